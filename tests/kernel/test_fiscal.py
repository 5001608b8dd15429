"""The fiscal subsidy over the budget levels: who pays what, and what no levels can pay."""

import pytest

from kernel.assess import assess
from kernel.decisions import Decision, explicit
from kernel.errors import Contradiction, RequestError
from kernel.law import Law
from kernel.students import StudentBatch
from tests.kernel.making import SCENARIO, batch, entry, one, region_with
from tests.kernel.testlanders import SECOND_YEAR, TESTLANDS, shown


@pytest.mark.parametrize(
    ("locality", "affiliation", "levels"),
    [
        ("shire", "central", (20000, 0, 0)),
        ("shire", "provincial", (12000, 8000, 0)),
        ("shire", "municipal", (10000, 4000, 6000)),
        ("bree", "central", (20000, 0, 10000)),
        ("bree", "provincial", (12000, 8000, 10000)),
        ("bree", "municipal", (10000, 4000, 16000)),
    ],
)
def test_the_subsidy_is_split_and_the_municipal_level_takes_the_remainder(
    locality: str, affiliation: str, levels: tuple[int, int, int]
) -> None:
    """100/0, 60/40 and 50/20 of the national 200; Bree's own standard is 300."""
    found = one(2024, **SECOND_YEAR, locality=locality, affiliation=affiliation)
    assert shown(found, "fiscal_central", "fiscal_provincial", "fiscal_municipal") == levels
    assert shown(found, "fiscal_total", "fiscal_unallocated") == (sum(levels), 0)


def test_a_withdrawn_share_is_unallocated_and_the_total_stays() -> None:
    """A scenario that takes the province out of it leaves 40 yuan for which no payer is named."""
    without = TESTLANDS.under(TESTLANDS.law.switched("withdrawn_level", "provincial"))
    found = one(2024, without, **SECOND_YEAR, affiliation="municipal")
    columns = ("fiscal_central", "fiscal_provincial", "fiscal_municipal", "fiscal_unallocated")
    assert shown(found, *columns) == (10000, 0, 6000, 4000)
    assert found["fiscal_total"] == 20000


def test_a_subsidy_below_the_higher_levels_shares_is_refused() -> None:
    """Bree cannot receive 150 yuan where centre and province pay 200."""
    poorer = entry(150, year=2024, locality=("bree",))
    rules = TESTLANDS.under(TESTLANDS.law.overridden("fiscal", poorer, SCENARIO))
    expected = "region 'testland', insurance year 2024: the fiscal subsidy is lower than what"
    with pytest.raises(RequestError, match=expected):
        one(2024, rules, **SECOND_YEAR, locality="bree")
    assert one(2024, rules, **SECOND_YEAR)["fiscal_total"] == 20000


def test_its_refusal_names_the_row_the_amounts_and_what_the_row_may_give() -> None:
    """Of a municipal institution's student centre and province pay 50 % and 20 % of 200 yuan."""
    rules = TESTLANDS.under(
        TESTLANDS.law.overridden("fiscal", entry(99.5, year=2024, locality=("bree",)), SCENARIO)
    )
    with pytest.raises(RequestError) as fault:
        one(2024, rules, **SECOND_YEAR, locality="bree", affiliation="municipal")
    assert str(fault.value).endswith(
        "of the national standard: row M2 gives 99.50 yuan, of which they pay 100.00 yuan and "
        "40.00 yuan for a standard of 200.00 yuan; expected `fiscal` of at least 140.00 yuan, or "
        "a lower `standard` of its own in that row"
    )


def test_the_shares_of_two_levels_are_no_more_than_the_standard() -> None:
    """Where the local standard is higher the city would pay it unseen."""

    def subsidy(students: StudentBatch, law: Law) -> Decision:
        return law.decide("split", students, explicit("T6", True, central=10, provincial=95))

    with pytest.raises(Contradiction) as fault:
        assess(region_with(subsidy=subsidy), batch(2024, 2))
    assert "row T6 of `split` gives the central and provincial levels 10 and 95 percent" in str(
        fault.value
    )
    elsewhere = assess(region_with(subsidy=subsidy), batch(2024, 2, enrols_here=False))
    assert elsewhere.fiscal_total.tolist() == [0, 0]
