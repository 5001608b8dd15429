"""Dated values: for which years and words each of them stands."""

import pytest

from kernel.codes import Basis
from kernel.entries import Entry
from tests.kernel.making import entry


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
    assert bool(held.restriction) is restricted


def test_the_keys_of_an_entry_are_the_words_that_restrict_it() -> None:
    """A dimension that is not named restricts nothing."""
    assert entry(5).keys == {}
    restricted = entry(5, locality=("shire",), category=("tekun", "dibao"))
    assert restricted.keys == {"locality": ("shire",), "category": ("tekun", "dibao")}
