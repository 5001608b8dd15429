"""Parameters: their values as people write them, what they refuse, which entry is in force."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from kernel.codes import Basis
from kernel.entries import Entry, Vocabulary
from kernel.errors import FileFault
from kernel.quantities import UNITS
from tests.kernel.making import SCENARIO, entry, parameter

VOCABULARY: Vocabulary = {
    "locality": ("shire", "bree"),
    "category": ("tekun", "dibao"),
}


@given(st.integers(0, 10**9))
def test_yuan_with_two_decimals_become_fen_exactly(fen: int) -> None:
    """No amount is off by a fen for being read from a binary float."""
    assert parameter().number(fen / 100) == fen


@pytest.mark.parametrize(
    ("unit", "value", "number"),
    [
        ("yuan", 100, 10000),
        ("yuan", 0, 0),
        ("yuan", 19.9, 1990),
        ("percent", 0, 0),
        ("percent", 100, 100),
        ("months", 3, 3),
        ("day_of_month", 1, 1),
        ("day_of_month", 28, 28),
        ("days", 30.0, 30),
        ("persons", 10000, 10000),
        ("yuan", 10_000_000, 10**9),
    ],
)
def test_a_number_is_counted_in_the_program_s_unit(unit: str, value: float, number: int) -> None:
    """Yuan become fen, everything else stays as it is written."""
    assert parameter(unit=unit).number(value) == number


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("yuan", -1),
        ("yuan", 0.001),
        ("yuan", float("nan")),
        ("yuan", float("inf")),
        ("yuan", 10_000_000.01),
        ("yuan", 1e300),
        ("yuan", "100"),
        ("yuan", True),
        ("yuan", None),
        ("percent", 120),
        ("percent", 101),
        ("percent", 12.5),
        ("percent", -1),
        ("months", 1.5),
        ("day_of_month", 0),
        ("day_of_month", 29),
        ("months", -1),
        ("days", 0.5),
        ("persons", -1),
        ("months_per_year", 0.5),
    ],
)
def test_what_is_no_number_of_the_unit_is_refused(unit: str, value: object) -> None:
    """The message names parameter and place, what was found and what the unit expects."""
    with pytest.raises(FileFault) as fault:
        parameter(unit=unit).number(value, ".values[3]")
    expected = f"parameters: toll.values[3]: found {value!r}, expected {UNITS[unit]}"
    assert str(fault.value) == expected


def test_a_value_is_read_as_a_share_only_where_the_unit_is_one() -> None:
    """Half a share is 0.5; half a yuan is 50 fen."""
    assert parameter(unit="share").number_or_share(0.5) == 0.5
    assert parameter(unit="yuan").number_or_share(0.5) == 50


@pytest.mark.parametrize("value", [0, 1, 0.5])
def test_a_share_lies_between_nothing_and_all(value: float) -> None:
    """Both ends are shares."""
    assert parameter(unit="share").share(value) == value


@pytest.mark.parametrize("value", [1.5, -0.1, float("nan"), "0.5", True, None])
def test_what_is_no_share_is_refused(value: object) -> None:
    """A share of 1.5 is no share, and neither is a flag or a word."""
    with pytest.raises(FileFault, match=r"toll: found .*, expected a number from 0 to 1"):
        parameter(unit="share").share(value)


def test_a_day_is_read_as_offset_month_and_day() -> None:
    """The value is kept as the file writes it and read when it is asked for."""
    assert parameter(unit="day").relative_day("y-1-09-01") == (-1, 9, 1)


@pytest.mark.parametrize("value", ["2023-09-01", "y-02-30", 901, None])
def test_what_is_no_day_of_every_year_is_refused(value: object) -> None:
    """A date of one year is no day of every insurance year."""
    with pytest.raises(FileFault, match='expected a day such as "y-1-09-01" or "y-02-end"'):
        parameter(unit="day").relative_day(value)


@pytest.mark.parametrize(
    ("unit", "fine"),
    [
        ("yuan", entry(100, year=2024)),
        ("yuan", entry(100, Basis.ASSUMED, span=(100, 100))),
        ("yuan", entry(100, Basis.ASSUMED, span=(90.5, 110))),
        ("yuan", entry(100, Basis.INFERRED, locality=("shire", "bree"))),
        ("share", entry(0.5, Basis.ASSUMED, span=(0, 1))),
        ("day", entry("y-1-12-31", Basis.ASSUMED, span=("y-1-12-25", "y-02-end"))),
    ],
)
def test_an_entry_that_keeps_the_rules_passes(unit: str, fine: Entry) -> None:
    """A range with the value inside it where assumed, none elsewhere."""
    parameter(fine, unit=unit, by=("year", "locality", "category")).check(VOCABULARY)


RANGE = "expected a range (low and high) where, and only where, the basis is assumed"
RISING = "expected low, value and high in rising order"


@pytest.mark.parametrize(
    ("unit", "wrong", "expected"),
    [
        ("yuan", entry(-1), "toll.values[1]: found -1, expected an amount"),
        ("yuan", entry(5, Basis.ASSUMED, span=(6, 7)), f"found [6, 5, 7], {RISING}"),
        ("yuan", entry(5, Basis.ASSUMED, span=(3, 4)), f"found [3, 5, 4], {RISING}"),
        ("yuan", entry(5, Basis.ASSUMED, span=(-3, 7)), "toll.values[1]: found -3, expected an"),
        ("yuan", entry(5, Basis.EXPLICIT, span=(4, 6)), RANGE),
        ("yuan", entry(5, Basis.INFERRED, span=(5, 5)), RANGE),
        ("yuan", Entry(5, Basis.ASSUMED, "s"), f"values[1]: found 'low None, high None', {RANGE}"),
        ("yuan", Entry(5, Basis.ASSUMED, "s", low=4), RANGE),
        ("yuan", entry(5, year=2020), "values[1]: found 2020, expected a year from 2021 to 2108"),
        ("yuan", entry(5, year=2109), "values[1]: found 2109, expected a year from 2021 to 2108"),
        ("yuan", entry(5, since=1999), "values[1]: found 1999, expected a year from 2021 to 2108"),
        ("share", entry(1.5), "toll.values[1]: found 1.5, expected a number from 0 to 1"),
        ("percent", entry(120), "toll.values[1]: found 120, expected a whole number from 0 to 100"),
        ("percent", entry(12.5), "found 12.5, expected a whole number from 0 to 100"),
        ("day", entry("autumn"), "toll.values[1]: found 'autumn', expected a day such as"),
        (
            "yuan",
            entry(5, locality=("shire", "brie")),
            "toll.values[1].locality: found 'brie', expected a word; did you mean 'bree'?",
        ),
        (
            "yuan",
            entry(5, category=("dibau",)),
            "toll.values[1]: found 'category', expected ",
        ),
    ],
)
def test_an_entry_that_breaks_a_rule_is_refused_by_its_number(
    unit: str, wrong: Entry, expected: str
) -> None:
    """The first entry is number 0, so the second is named number 1."""
    fine = entry({"day": "y-01-01"}.get(unit, 1))
    with pytest.raises(FileFault) as fault:
        parameter(fine, wrong, unit=unit, by=("year", "locality")).check(VOCABULARY)
    assert str(fault.value).startswith("parameters: toll")
    assert expected in str(fault.value)


def test_an_override_wins_and_is_checked_as_coming_from_elsewhere() -> None:
    """The parameter keeps its entries; a fault names the file of the override."""
    base = parameter(entry(5, year=2024))
    changed = base.overridden(entry(6, year=2024), SCENARIO, VOCABULARY)
    assert (changed.entries, changed.overrides) == (base.entries, (entry(6, year=2024),))
    assert base.overrides == ()
    with pytest.raises(FileFault, match=r"^scenario.toml: toll.*found -6, expected an amount"):
        base.overridden(entry(-6, year=2024), SCENARIO, VOCABULARY)


class TestInForce:
    """Which entry of a parameter gives the value."""

    printed = entry(80, since=2023)
    exact = entry(90, year=2024)
    of_bree = entry(70, since=2023, locality=("bree",))

    def test_an_exact_year_counts_before_a_span(self) -> None:
        """80 in 2023 and 2025, 90 in 2024; before 2023 nothing."""
        toll = parameter(self.exact, self.printed)
        found = [toll.in_force(year=year) for year in (2022, 2023, 2024, 2025)]
        assert found == [None, self.printed, self.exact, self.printed]

    def test_of_two_for_the_same_place_and_year_the_later_one_counts(self) -> None:
        """As they follow each other in the file; other places have the general one."""
        toll = parameter(self.printed, self.of_bree, by=("locality", "year"))
        assert toll.in_force({"locality": "bree"}, year=2025) == self.of_bree
        assert toll.in_force({"locality": "shire"}, year=2025) == self.printed

    def test_an_override_counts_before_every_entry(self) -> None:
        """Whatever it is of; the last one wins."""
        toll = evolve(parameter(self.exact), overrides=(entry(100), entry(110, year=2024)))
        assert [toll.in_force(year=year) for year in (2023, 2024)] == [
            entry(100),
            toll.overrides[1],
        ]

    def test_cohorts_and_years_of_study_are_asked_for_by_name(self) -> None:
        """An entry of a cohort gives none for a year, one of a year of study none for another."""
        cohort = Entry(5, Basis.EXPLICIT, "made up", cohort=2024)
        study = Entry(6, Basis.EXPLICIT, "made up", study_year=2)
        assert parameter(cohort, by=("cohort",)).in_force(cohort=2024) == cohort
        assert parameter(cohort, by=("cohort",)).in_force(year=2024) is None
        assert parameter(study, by=("study_year",)).in_force(study_year=2) == study
        assert parameter(study, by=("study_year",)).in_force(study_year=1) is None

    def test_an_entry_that_an_override_replaces_whole_is_not_effective(self) -> None:
        """One that replaces part of it leaves it in force elsewhere."""
        toll = evolve(
            parameter(self.exact, self.of_bree, by=("locality", "year")),
            overrides=(entry(100, year=2024),),
        )
        assert toll.effective == (self.of_bree, entry(100, year=2024))
        whole = evolve(toll, overrides=(*toll.overrides, entry(60)))
        assert whole.effective == (entry(60),)
