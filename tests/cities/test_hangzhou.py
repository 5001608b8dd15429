"""Hangzhou's year of sixteen months, and the calendar years after it, by hand: 90 yuan a year."""

from typing import Final

from tests.cities.loading import city
from tests.simulate.making import FOUR_YEARS, figures

STUDENTS: Final = 1000
FOUND = figures(city("hangzhou", *FOUR_YEARS), 2022, STUDENTS)


def test_the_entrants_of_2021_are_covered_for_sixteen_months() -> None:
    """Four months of 2021 and all of 2022, then twelve a year to 2025."""
    months = FOUND.over(range(2021, 2026), "covered_months")
    assert months == [count * STUDENTS for count in (4, 12, 12, 12, 12)]


def test_a_quarter_of_the_long_year_lies_in_2021() -> None:
    """Of 90 yuan 4 of 16 months are earned: 67.50 are left; the next years are paid ahead."""
    balance = FOUND.over(range(2021, 2026), "prepaid_balance")
    assert balance == [6750 * STUDENTS, *[9000 * STUDENTS] * 3, 0]


def test_each_year_earns_90_whatever_its_length() -> None:
    """Accrual goes by insurance year; the year of entry is none."""
    earned = FOUND.over(range(2021, 2026), "fund_income", "student", "accrual")
    assert earned == [0, *[9000 * STUDENTS] * 4]
    paid = FOUND.over(range(2021, 2026), "fund_income", "student", "cash")
    assert paid == [*[9000 * STUDENTS] * 4, 0]


def test_entrants_of_2022_have_calendar_years() -> None:
    """Nothing is covered before January 2023."""
    later = figures(city("hangzhou", *FOUR_YEARS), 2023, STUDENTS)
    assert later.over(range(2022, 2024), "covered_months") == [0, 12 * STUDENTS]


def test_nothing_is_earned_before_it_is_paid() -> None:
    """Paid late, in November 2021 or later, for cover from September 2021: no balance below 0."""
    late = figures(city("hangzhou", *FOUR_YEARS, "late_share=1"), 2022, STUDENTS)
    balance = late.over(range(2021, 2026), "prepaid_balance")
    assert min(balance) == balance[-1] == 0 < balance[0]
    assert balance[0] < late.at("fund_income", 2021, "student", "cash")
