"""Dated values as people write them, and what a parameter refuses."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.codes import Basis
from kernel.entries import UNITS, Entry
from kernel.errors import FileFault
from tests.kernel.making import SCENARIO, entry, parameter

VOCABULARY: dict[str, Sequence[str]] = {
    "locality": ("shire", "bree"),
    "category": ("tekun", "dibao"),
}


def test_an_entry_of_a_year_holds_for_that_year_only() -> None:
    """Neither the year before nor the year after."""
    held = entry(5, year=2024)
    assert [held.holds_for(year) for year in (2023, 2024, 2025)] == [False, True, False]


def test_an_entry_since_a_year_holds_from_then_on() -> None:
    """Not the year before, but every year after."""
    held = entry(5, since=2024)
    assert [held.holds_for(year) for year in (2023, 2024, 2108)] == [False, True, True]


def test_an_entry_without_a_year_holds_always() -> None:
    """Neither `year` nor `since` means every year."""
    assert all(entry(5).holds_for(year) for year in (2021, 2024, 2108))


@pytest.mark.parametrize(
    ("held", "restricted"),
    [
        (entry(5), False),
        (entry(5, year=2024), True),
        (entry(5, since=2024), True),
        (entry(5, locality=("shire",)), True),
        (Entry(5, Basis.EXPLICIT, "made up", cohort=2024), True),
        (Entry(5, Basis.EXPLICIT, "made up", study_year=1), True),
    ],
)
def test_an_entry_is_restricted_by_a_year_or_a_word(held: Entry, restricted: bool) -> None:
    """Only an entry that names neither holds for everything."""
    assert held.is_restricted is restricted


def test_the_keys_of_an_entry_are_the_words_that_restrict_it() -> None:
    """A dimension that is not named restricts nothing."""
    assert entry(5).keys == {}
    restricted = entry(5, locality=("shire",), category=("tekun", "dibao"))
    assert restricted.keys == {"locality": ("shire",), "category": ("tekun", "dibao")}


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
        ("yuan", entry(5, Basis.ASSUMED, span=(6, 7)), f"found [600, 500, 700], {RISING}"),
        ("yuan", entry(5, Basis.ASSUMED, span=(3, 4)), f"found [300, 500, 400], {RISING}"),
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


def test_an_override_is_laid_over_and_checked_as_coming_from_elsewhere() -> None:
    """The parameter keeps its entries; a fault names the file of the override."""
    base = parameter(entry(5, year=2024))
    changed = base.overridden(entry(6, year=2024), SCENARIO, VOCABULARY)
    assert (changed.entries, changed.overrides) == (base.entries, (entry(6, year=2024),))
    assert base.overrides == ()
    with pytest.raises(FileFault, match=r"^scenario.toml: toll.*found -6, expected an amount"):
        base.overridden(entry(-6, year=2024), SCENARIO, VOCABULARY)
