"""What two scenarios rest on differently."""

from simulate.comparison.changes import Change, changes_between, merged
from simulate.language.catalogue import spoken
from tests.simulate.making import plain, under


def changes(region: str, *options: str) -> list[Change]:
    """Return what settings change in a region."""
    return changes_between({region: plain(region)}, {region: under(region, *options)})


def test_nothing_differs_from_itself() -> None:
    """A value that is set to what it was is no change either."""
    assert changes("changsha") == []
    assert changes("changsha", "tariff.2024=380", "claim_timing=yearly") == []


def test_a_value_an_interpretation_and_an_assumption_in_the_order_of_the_steps() -> None:
    """Each with the value that the region has of itself."""
    found = changes("changsha", "uptake=0.95", "claim_timing=at_once", "tariff.2027=420")
    assert [(c.step, c.name, c.unit, c.before, c.after) for c in found] == [
        ("tariffs", "tariff.2027", "yuan", 400, 420),
        ("rules", "claim_timing", "", "yearly", "at_once"),
        ("behaviour", "uptake", "share", 0.52, 0.95),
    ]


def test_what_differs_is_called_by_words_and_by_its_name() -> None:
    """A value restricted to words with those, an interpretation, reforms."""
    settings = ("programme_years.tertiary=4", "claim_timing=at_once")
    found = {one.name: spoken(one.text, "zh") for one in changes("changsha", *settings)}
    assert found["programme_years.tertiary.4"] == (
        "学制（年）：高等学校、4年的比例（programme_years.tertiary.4）"
    )
    assert found["claim_timing"].endswith("（claim_timing）")
    *_, reforms = changes("heilongjiang", "reforms=assisted_do_not_wait")
    assert str(reforms.text) == "Reforms (reforms)"


def test_what_is_said_of_some_years_or_words_only() -> None:
    """Before, the value for all years held; none is said for this one."""
    (found,) = changes("changsha", "uptake.2=0.6")
    assert (found.name, found.before, found.after) == ("uptake.2", None, 0.6)


def test_a_reform_with_what_it_declares() -> None:
    """Without it there is neither."""
    found = changes("heilongjiang", "reforms=assisted_do_not_wait")
    assert [(one.step, one.name, one.before, one.after) for one in found] == [
        ("rules", "assisted_wait_days", None, 0),
        ("rules", "reforms", None, "assisted_do_not_wait"),
    ]


def test_a_value_for_all_years_takes_the_place_of_those_of_some() -> None:
    """The law gives the city's colleges 20 % of the province from 2022 on: 20 before, 10 after."""
    found = changes("changsha", "fiscal_share.municipal.provincial=10")
    assert len(found) == 2
    (one,) = merged(found)
    assert (one.name, one.before, one.after) == ("fiscal_share.municipal.provincial", 20, 10)


def test_of_several_values_that_are_replaced_each_is_named() -> None:
    """Tariffs of years that differ; what replaces nothing stays as it is."""
    found = merged(changes("changsha", "tariff=500", "uptake.2=0.6"))
    by_name = {one.name: (one.before, one.after) for one in found}
    before, after = by_name["tariff"]
    assert (before, after) == ("320, 350, 380, 400", 500)
    assert by_name["uptake.2"] == (None, 0.6)
