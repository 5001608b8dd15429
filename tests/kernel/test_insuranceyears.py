"""Insurance years with their own span: named by their last day, without gap or overlap."""

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest

from kernel.days import day_number
from kernel.entries import FIRST_YEAR, LAST_YEAR
from kernel.errors import FileFault
from kernel.insuranceyears import Span, calendar_year, check_spans, year_begun
from kernel.registry import load_region
from simulate.language.catalogue import spoken
from tests.cities.loading import city, load_city


def span(first: str, last: str) -> Span:
    """Return a span of two dates."""
    return Span(*(day_number(date.fromisoformat(day)) for day in (first, last)))


def school_year(year: int) -> Span:
    """From September to August."""
    return span(f"{year - 1}-09-01", f"{year}-08-31")


def day(text: str) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return one day as a column."""
    return np.array([day_number(date.fromisoformat(text))])


def test_five_regions_have_calendar_years() -> None:
    """The nation's year, unless a region states another."""
    for year in (2022, 2030):
        assert load_region("zhengzhou").law.span(year) == calendar_year(year)


def test_shenzhen_has_school_years() -> None:
    """2022-23 is 2023."""
    found = load_city("shenzhen").law.span(2023)
    assert found == school_year(2023)
    assert str(found.text) == "2022-09-01 to 2023-08-31"
    assert spoken(found.text, "zh") == "2022-09-01至2023-08-31"
    assert not found.is_calendar_year


def test_hangzhou_has_one_year_of_sixteen_months() -> None:
    """From September 2021 to December 2022, then calendar years."""
    law = load_city("hangzhou").law
    assert law.span(2022) == span("2021-09-01", "2022-12-31")
    assert law.span(2022).calendar_years == range(2021, 2023)
    assert law.span(2023) == calendar_year(2023)


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2022-09-01", "2023-08-31", 12),
        ("2022-11-01", "2023-08-31", 10),
        ("2022-09-01", "2022-12-31", 4),
        ("2021-01-01", "2024-12-31", 12),
        ("2023-09-01", "2023-12-31", 0),
    ],
)
def test_months_are_counted_inside_the_year(first: str, last: str, months: int) -> None:
    """What lies outside it is none of its months."""
    assert school_year(2023).months_within(day(first), day(last)).tolist() == [months]


@pytest.mark.parametrize(
    ("of", "when", "year"),
    [
        (school_year, "2022-08-31", 2022),
        (school_year, "2022-09-01", 2023),
        (school_year, "2023-01-01", 2023),
        (school_year, "2023-08-31", 2023),
        (school_year, "2023-09-01", 2024),
        (calendar_year, "2022-12-31", 2022),
        (calendar_year, "2023-01-01", 2023),
        (calendar_year, "2300-01-01", 2108),
    ],
)
def test_the_year_that_began_last(of: Callable[[int], Span], when: str, year: int) -> None:
    """Begun on its first day; after the last year that is answered, that one."""
    assert year_begun(of, day(when)).tolist() == [year]


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("year_ends=y-12-31", "year_begins: insurance year 2023 begins on 2022-09-01, expected"),
        ("year_ends.2024=y-07-31", "insurance year 2025 begins on 2024-09-01, expected 2024-08-01"),
    ],
)
def test_a_scenario_makes_no_gap_either(setting: str, message: str) -> None:
    """A setting is held to the same rule as a file, and named."""
    with pytest.raises(FileFault) as fault:
        city("shenzhen", setting)
    assert str(fault.value).startswith(f"--set {setting}: ")
    assert message in str(fault.value)


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("hangzhou", ("year_begins=y-1-10-01", "year_ends=y-09-30")),
        ("shenzhen", ("year_ends=y-12-31", "year_begins=y-01-01")),
    ],
)
def test_a_scenario_may_move_both_ends(name: str, settings: tuple[str, str]) -> None:
    """Years follow each other again when both settings are made, in either order."""
    found = str(city(name, *settings).rules.law.span(2024).text)
    assert found == {
        "hangzhou": "2023-10-01 to 2024-09-30", "shenzhen": "2024-01-01 to 2024-12-31",
    }[name]  # fmt: skip


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (
            lambda year: span(f"{year - 1}-09-01", f"{year}-07-31"),
            (
                "made up: year_begins: insurance year 2023 begins on 2022-09-01, "
                "expected 2022-08-01, the day after 2022 ends"
            ),
        ),
        (
            lambda year: span(f"{year - 1}-08-01", f"{year}-08-31"),
            (
                "made up: year_begins: insurance year 2023 begins on 2022-08-01, "
                "expected 2022-09-01, the day after 2022 ends"
            ),
        ),
        (
            lambda year: span(f"{year - 1}-01-01", f"{year - 1}-12-31"),
            (
                "made up: year_ends: insurance year 2022 ends on 2021-12-31, "
                "expected a day of 2022, the year that names it"
            ),
        ),
        (
            lambda year: span(f"{year}-12-01", f"{year}-08-31"),
            (
                "made up: year_begins: insurance year 2022 begins on 2022-12-01, after it ends on "
                "2022-08-31"
            ),
        ),
    ],
    ids=["gap", "overlap", "another year", "backwards"],
)
def test_years_that_do_not_follow_each_other_are_refused(
    broken: Callable[[int], Span], message: str
) -> None:
    """With both days, and the one that was expected."""
    with pytest.raises(FileFault) as fault:
        check_spans(map(broken, range(FIRST_YEAR, LAST_YEAR + 1)), "made up")
    assert str(fault.value) == message
