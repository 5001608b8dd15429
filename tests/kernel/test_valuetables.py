"""Parameters spread out over words and years: what is found, extended, raised and refused."""

from collections.abc import Mapping
from decimal import Decimal

import numpy as np
import pytest
from attrs import evolve

from kernel.codes import Basis
from kernel.entries import FIRST_YEAR, LAST_YEAR, Entry
from kernel.errors import FileFault, RequestError
from kernel.figures import Figure
from kernel.parameters import Otherwise, Parameter
from kernel.relative_entries import RelativeEntry
from kernel.valuetables import ValueTable
from tests.kernel.making import entry, parameter

LOCALITY = {"locality": ("shire", "bree")}
GRID = {"category": ("tekun", "dibao", "monitored"), **LOCALITY}


def table(
    *entries: Entry,
    dimensions: Mapping[str, tuple[str, ...]] | None = None,
    overrides: tuple[Entry, ...] = (),
    rise: Figure | None = None,
) -> ValueTable:
    """Spread entries out, in yuan, by these words."""
    given = evolve(parameter(*entries, by=("year", *(dimensions or {}))), overrides=overrides)
    return ValueTable.of(given, dimensions or {}, None, rise)


def yuan(found: Figure) -> int:
    """Return a scalar figure in yuan."""
    return int(found.value) // 100


def test_a_year_has_its_own_value_and_basis() -> None:
    """Each entry answers its year in fen, on its basis."""
    found = table(
        entry(80, Basis.INFERRED, year=2022),
        entry(90.5, year=2023),
        entry(100, Basis.ASSUMED, year=2024),
    ).look_up(np.array([2024, 2022, 2023]), {})
    assert np.asarray(found.value).tolist() == [10000, 8000, 9050]
    assert np.asarray(found.basis).tolist() == [Basis.ASSUMED, Basis.INFERRED, Basis.EXPLICIT]


@pytest.mark.parametrize("year", [2021, 2023, 2026, LAST_YEAR])
def test_a_year_without_a_value_is_an_error_that_names_it(year: int) -> None:
    """Before the first, in between or after the last: the nearest value is never taken."""
    sparse = table(entry(80, year=2022), entry(100, year=2024), entry(110, year=2025))
    with pytest.raises(RequestError) as fault:
        sparse.look_up(year, {})
    assert str(fault.value) == (
        f"parameters: toll: no value for insurance year {year}, and no assumption that fills it"
    )


@pytest.mark.parametrize("year", [1999, 2020, LAST_YEAR + 1, 9999])
def test_a_year_that_no_table_has_is_an_error_too(year: int) -> None:
    """Years do not wrap around the table's ends, whatever stands there."""
    with pytest.raises(RequestError, match=f"no value for insurance year {year}, "):
        table(entry(80)).look_up(np.array([2024, year]), {})


def test_the_standard_of_the_year_before_the_first_can_be_given() -> None:
    """An enrolment period announces the standard of the year before, so 2021 is in the table."""
    assert FIRST_YEAR == 2022
    assert yuan(table(entry(170, year=2021)).look_up(2021, {})) == 170


def test_since_holds_until_the_next_since() -> None:
    """Whatever the order in the file."""
    changing = table(entry(60, since=2022), entry(30, since=2024))
    found = changing.look_up(np.array([2022, 2023, 2024, 2090]), {})
    assert np.asarray(found.value).tolist() == [6000, 6000, 3000, 3000]
    turned = table(entry(30, since=2024), entry(60, since=2022))
    assert np.array_equal(turned.value, changing.value)


def test_before_the_first_since_there_is_no_value() -> None:
    """What holds since 2024 did not hold in 2023."""
    with pytest.raises(RequestError, match="no value for insurance year 2023"):
        table(entry(30, since=2024)).look_up(2023, {})


def test_neither_year_nor_since_means_every_year() -> None:
    """From the first year of the table to its last."""
    found = table(entry(3)).look_up(np.array([2021, 2024, LAST_YEAR]), {})
    assert np.asarray(found.value).tolist() == [300, 300, 300]


def test_the_values_in_a_year_are_those_of_every_place_that_has_one() -> None:
    """Two places in 2024, none in 2025; a year outside the table has nothing to wrap around to."""
    places = table(
        entry(100, year=2024, locality=("shire",)),
        entry(200, year=2024, locality=("bree",)),
        dimensions=LOCALITY,
    )
    assert places.values_in(2024) == [10000, 20000]
    assert places.values_in(2025) == []
    with pytest.raises(ValueError, match="2020"):
        places.values_in(2020)


def test_a_column_of_words_is_looked_up_at_once() -> None:
    """Each student's value is that of his locality."""
    places = table(
        entry(100, year=2024, locality=("shire",)),
        entry(200, Basis.ASSUMED, year=2024, locality=("bree",)),
        dimensions=LOCALITY,
    )
    found = places.look_up(2024, {"locality": np.array([1, 0, 1])})
    assert np.asarray(found.value).tolist() == [20000, 10000, 20000]
    assert np.asarray(found.basis).tolist() == [Basis.ASSUMED, 0, Basis.ASSUMED]


def test_every_student_may_ask_for_another_year() -> None:
    """A prepaid term is priced in the year of its enrolment period."""
    places = table(
        entry(100, year=2024),
        entry(110, year=2025, locality=("shire",)),
        entry(200, year=2025, locality=("bree",)),
        dimensions=LOCALITY,
    )
    found = places.look_up(np.array([2024, 2025, 2025]), {"locality": np.array([1, 1, 0])})
    assert np.asarray(found.value).tolist() == [10000, 20000, 11000]


def test_an_entry_may_name_several_words_and_leave_dimensions_out() -> None:
    """What is not named holds for all words of the dimension."""
    grid = table(
        entry(100, category=("tekun", "dibao")),
        entry(50, category=("monitored",), locality=("shire",)),
        entry(40, category=("monitored",), locality=("bree",)),
        dimensions=GRID,
    )
    found = grid.look_up(
        2024, {"category": np.array([0, 1, 2, 2]), "locality": np.array([1, 0, 0, 1])}
    )
    assert np.asarray(found.value).tolist() == [10000, 10000, 5000, 4000]


def test_a_missing_word_is_named_with_its_year() -> None:
    """The error names the first student's words, not their codes."""
    places = table(
        entry(100, year=2024), entry(110, year=2025, locality=("shire",)), dimensions=LOCALITY
    )
    with pytest.raises(RequestError) as fault:
        places.look_up(np.array([2024, 2025, 2025]), {"locality": np.array([1, 0, 1])})
    assert str(fault.value) == (
        "parameters: toll: no value for locality 'bree', insurance year 2025, "
        "and no assumption that fills it"
    )


def test_a_gap_between_words_is_refused_when_it_is_checked() -> None:
    """A year in which one locality has a value and another has none."""
    gap = table(
        entry(100, year=2024), entry(110, year=2025, locality=("shire",)), dimensions=LOCALITY
    )
    with pytest.raises(FileFault) as fault:
        gap.check_covered()
    assert str(fault.value) == (
        "parameters: toll: no value for locality 'bree', insurance year 2025, "
        "expected one for every word and year"
    )


def test_a_gap_between_years_is_refused_when_it_is_checked() -> None:
    """2022 and 2024 without 2023; what lies before the first and after the last is no gap."""
    with pytest.raises(FileFault, match="toll: no value for insurance year 2023, expected one"):
        table(entry(80, year=2022), entry(100, year=2024)).check_covered()
    table(entry(80, year=2022), entry(90, year=2023)).check_covered()


def test_after_the_last_year_the_value_rises_by_the_rise() -> None:
    """100 in the last year and 10 a year make 110, 120 and so on, assumed at best."""
    rising = table(entry(90, year=2023), entry(100, year=2024), rise=Figure(1000, Basis.ASSUMED))
    found = rising.look_up(np.array([2023, 2024, 2025, 2026, 2034]), {})
    assert np.asarray(found.value).tolist() == [9000, 10000, 11000, 12000, 20000]
    assert np.asarray(found.basis).tolist() == [0, 0, 2, 2, 2]


def test_a_rise_of_nothing_holds_the_last_value_as_an_assumption() -> None:
    """That nothing changes is an assumption as well."""
    held = table(entry(100, year=2024), rise=Figure(0, Basis.ASSUMED)).look_up(2030, {})
    assert (yuan(held), held.basis) == (100, Basis.ASSUMED)


def test_what_holds_since_a_later_year_ends_the_rise() -> None:
    """160 in 2022, 180 since 2024: 2023 rises from 160, and from 2024 on 180 stands."""
    given = table(entry(160, year=2022), entry(180, since=2024), rise=Figure(1000, Basis.ASSUMED))
    found = [given.look_up(year, {}) for year in (2022, 2023, 2024, 2027)]
    assert [yuan(one) for one in found] == [160, 170, 180, 180]
    assert [int(one.basis) for one in found] == [0, Basis.ASSUMED, 0, 0]


def test_what_holds_since_the_last_exact_year_leaves_no_rise() -> None:
    """170 for 2024 alone, and 180 since 2024: 180 stands in every later year."""
    entries = [entry(170, year=2024), entry(180, since=2024)]
    for order in (entries, entries[::-1]):
        given = table(*order, rise=Figure(1000, Basis.ASSUMED))
        assert [yuan(given.look_up(year, {})) for year in (2024, 2025, 2030)] == [170, 180, 180]


def test_an_exact_year_after_it_rises_again() -> None:
    """180 since 2024, 190 for 2026: what was said last rises."""
    given = table(entry(180, since=2024), entry(190, year=2026), rise=Figure(1000, Basis.ASSUMED))
    assert [yuan(given.look_up(year, {})) for year in (2025, 2026, 2027)] == [180, 190, 200]


def test_each_word_rises_from_its_own_last_value() -> None:
    """Both localities rise, each from where it stood."""
    rising = table(
        entry(100, year=2024, locality=("shire",)),
        entry(200, year=2024, locality=("bree",)),
        dimensions=LOCALITY,
        rise=Figure(1000, Basis.ASSUMED),
    )
    found = rising.look_up(2026, {"locality": np.array([0, 1])})
    assert np.asarray(found.value).tolist() == [12000, 22000]


def test_before_the_first_year_nothing_is_lowered() -> None:
    """A rise reaches forward only."""
    rising = table(entry(100, year=2024), rise=Figure(1000, Basis.ASSUMED))
    with pytest.raises(RequestError, match="no value for insurance year 2023"):
        rising.look_up(2023, {})


def test_an_override_stands_over_the_entries_of_the_file() -> None:
    """For its year and word, on its own basis; the last of several wins."""
    overridden = table(
        entry(100, year=2024),
        dimensions=LOCALITY,
        overrides=(
            entry(150, year=2024),
            entry(170, Basis.ASSUMED, year=2024, locality=("bree",)),
        ),
    )
    found = overridden.look_up(2024, {"locality": np.array([0, 1])})
    assert np.asarray(found.value).tolist() == [15000, 17000]
    assert np.asarray(found.basis).tolist() == [Basis.EXPLICIT, Basis.ASSUMED]


def relative(text: str, year: int | None = None, since: int | None = None) -> Entry:
    """Return an entry that changes what stands, e.g. by +30."""
    return RelativeEntry(
        text,
        Basis.ASSUMED,
        "made up",
        year=year,
        since=since,
        sign=text[0],
        amount=Decimal(text[1:]),
    )


def rising_with(*overrides: Entry) -> list[int]:
    """Return the values of 2024 to 2029 in yuan: 100, 110, then 10 more a year, overridden."""
    rising = table(
        entry(100, year=2024),
        entry(110, year=2025),
        overrides=overrides,
        rise=Figure(1000, Basis.ASSUMED),
    )
    return [yuan(rising.look_up(year, {})) for year in range(2024, 2030)]


def test_an_override_of_the_last_year_feeds_the_rise() -> None:
    """300 in the last year given makes 310, 320 … after it."""
    assert rising_with(entry(300, year=2025)) == [100, 300, 310, 320, 330, 340]


def test_an_override_of_an_earlier_year_leaves_the_rise_alone() -> None:
    """2024 is changed and nothing else."""
    assert rising_with(entry(300, year=2024)) == [300, 110, 120, 130, 140, 150]


def test_an_override_after_the_last_year_is_the_last_one_given() -> None:
    """The years before it follow from the file, those after it rise from it."""
    assert rising_with(entry(300, year=2027)) == [100, 110, 120, 300, 310, 320]


def test_of_several_overrides_each_feeds_the_rise_up_to_the_next() -> None:
    """Whatever their order: 300 in 2026 rises to 310, and 400 in 2028 to 410."""
    overrides = (entry(400, year=2028), entry(300, year=2026))
    for order in (overrides, overrides[::-1]):
        assert rising_with(*order) == [100, 110, 300, 310, 400, 410]


def test_an_override_of_a_year_after_one_of_every_year_leaves_the_others() -> None:
    """What every year has is what later years had."""
    assert rising_with(entry(50), entry(300, year=2027)) == [50, 50, 50, 300, 50, 50]


def test_without_a_rise_the_last_dated_value_stays() -> None:
    """Where a value has dated entries alone, and none is later."""
    dated = table(entry(100, year=2024), overrides=(entry(150, year=2025),))
    assert [yuan(dated.look_up(year, {})) for year in (2024, 2025, 2026, 2100)] == [
        100, 150, 150, 150,
    ]  # fmt: skip


def test_a_dated_override_before_a_later_entry_holds_for_its_year() -> None:
    """A value for every year, or one since another year, is what the others have."""
    for given in (entry(100), entry(100, since=2022)):
        found = table(given, overrides=(entry(150, year=2025),))
        assert [yuan(found.look_up(year, {})) for year in (2024, 2025, 2026)] == [100, 150, 100]


class TestRelative:
    """What changes the value that stands."""

    def test_every_year_is_moved_after_the_rises(self) -> None:
        """100, 110, 120, 130 …, each a tenth more."""
        assert rising_with(relative("*1.1")) == [110, 121, 132, 143, 154, 165]

    def test_since_a_year(self) -> None:
        """Years that follow from the rise are moved too, and rise on."""
        assert rising_with(relative("+30", since=2026)) == [100, 110, 150, 160, 170, 180]

    def test_one_year_is_as_if_its_sum_had_been_given(self) -> None:
        """110 and 5 more in the last year given: later ones rise from 115."""
        assert rising_with(relative("+5", year=2025)) == rising_with(entry(115, year=2025))
        assert rising_with(relative("-5", year=2024)) == [95, 110, 120, 130, 140, 150]

    def test_in_the_order_in_which_they_are_given(self) -> None:
        """A value given later stands; one given before is moved."""
        assert rising_with(relative("+30"), entry(50, year=2026))[:3] == [130, 140, 50]
        assert rising_with(entry(50, year=2026), relative("+30"))[:3] == [130, 140, 80]

    def test_it_stops_at_what_is_possible(self) -> None:
        """No amount is below 0."""
        assert rising_with(relative("-105")) == [0, 5, 15, 25, 35, 45]

    def test_half_a_fen_is_rounded_up(self) -> None:
        """100.01 yuan and a half more are 150.015."""
        moved = table(entry(100.01), overrides=(relative("*1.5"),))
        assert int(moved.look_up(2024, {}).value) == 15002


def test_an_override_since_a_year_holds_from_then_on() -> None:
    """It takes the place of the rise, too."""
    assert rising_with(entry(300, since=2026)) == [100, 110, 300, 300, 300, 300]


def over_standard(own: Parameter, basis: Basis) -> ValueTable:
    """Spread a parameter out over a standard of 200 in 2024 and 210, assumed, in 2025."""
    standard = table(entry(200, year=2024), entry(210, Basis.ASSUMED, year=2025))
    return ValueTable.of(
        evolve(own, otherwise=Otherwise("standard", basis)), LOCALITY, standard, None
    )


def test_where_a_parameter_has_no_entry_another_one_answers() -> None:
    """Its own entry stands for bree in 2024, the standard everywhere else."""
    by = ("year", "locality")
    own = over_standard(parameter(entry(300, year=2024, locality=("bree",)), by=by), Basis.EXPLICIT)
    places = {"locality": np.array([0, 1])}
    assert np.asarray(own.look_up(2024, places).value).tolist() == [20000, 30000]
    assert np.asarray(own.look_up(2025, places).value).tolist() == [21000, 21000]


def test_what_another_parameter_answers_has_at_most_the_basis_that_is_said() -> None:
    """Inferred where the standard is explicit, and assumed where the standard is."""
    other = over_standard(parameter(by=("year", "locality")), Basis.INFERRED)
    assert other.look_up(2024, {"locality": 0}).basis == Basis.INFERRED
    assert other.look_up(2025, {"locality": 0}).basis == Basis.ASSUMED


def test_where_neither_parameter_has_a_value_there_is_none() -> None:
    """The standard's gaps are gaps."""
    other = over_standard(parameter(by=("year", "locality")), Basis.EXPLICIT)
    with pytest.raises(
        RequestError, match="toll: no value for locality 'shire', insurance year 2026"
    ):
        other.look_up(2026, {"locality": 0})


class TestSource:
    """Where a value comes from."""

    toll = table(entry(80, year=2022), entry(90, year=2023), dimensions=LOCALITY)

    def test_a_printed_value_comes_from_its_entry(self) -> None:
        """With the parameter in which it stands."""
        source = self.toll.source(2023, {"locality": 0})
        assert (source.parameter.name, source.entry) == ("toll", entry(90, year=2023))
        assert source.is_extended_to(2023) is False

    def test_a_value_that_is_not_there_has_no_source(self) -> None:
        """As it cannot be looked up."""
        with pytest.raises(RequestError, match="no value for"):
            self.toll.source(2030, {"locality": 1})
