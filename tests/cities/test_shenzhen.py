"""Shenzhen's school years through a forecast: 2022-23 at 578.52 and 666.00 yuan, by hand."""

from typing import Final

from tests.cities.loading import city
from tests.simulate.making import FOUR_YEARS, figures

STUDENTS: Final = 1000
IN_TIME = figures(city("shenzhen", *FOUR_YEARS), 2023, STUDENTS)


def thousands(*yuan: float) -> list[int]:
    """Return yuan a head as fen of all students."""
    return [round(amount * 100) * STUDENTS for amount in yuan]


def test_each_school_year_earns_price_times_insured() -> None:
    """578.52 for 2022-23 and 2023-24, 436.32 for the two after: by insurance year, not by month."""
    earned = IN_TIME.over(range(2022, 2027), "fund_income", "student", "accrual")
    assert earned == thousands(0, 578.52, 578.52, 436.32, 436.32)


def test_cash_comes_in_the_september_in_which_the_year_begins() -> None:
    """2022-23 is paid in 2022, and nothing in the calendar year of the last graduation."""
    paid = IN_TIME.over(range(2022, 2027), "fund_income", "student", "cash")
    assert paid == thousands(578.52, 578.52, 436.32, 436.32, 0)


def test_the_balance_holds_eight_of_twelve_months_on_31_december() -> None:
    """January to August of what was received: 578.52 × 8 / 12 = 385.68, then 290.88, then 0."""
    balance = IN_TIME.over(range(2022, 2028), "prepaid_balance")
    assert balance == thousands(385.68, 385.68, 290.88, 290.88, 0, 0)


def test_covered_months_lie_in_their_calendar_years() -> None:
    """Four months of 2022, twelve of each year after, eight of the last."""
    months = IN_TIME.over(range(2022, 2027), "covered_months")
    assert months == [count * STUDENTS for count in (4, 12, 12, 12, 8)]


def test_there_is_no_overlap_inside_the_school_year() -> None:
    """Everybody was insured elsewhere before; the months of the school year are covered here."""
    insured = city("shenzhen", *FOUR_YEARS, "insured_on_entry_share=1")
    found = figures(insured, 2023, STUDENTS)
    assert found.at("overlap_months", 2022) == 0
    assert found.at("covered_months", 2022) == 4 * STUDENTS


def test_who_leaves_does_so_inside_the_school_year() -> None:
    """All who leave in the first year are gone when the second one begins, and paid once only."""
    leaving = city("shenzhen", *FOUR_YEARS, "leave_rate=1")
    found = figures(leaving, 2023, STUDENTS)
    assert found.over(range(2023, 2025), "students") == [STUDENTS, 0]
    assert found.over(range(2022, 2024), "fund_income", "student", "cash") == thousands(578.52, 0)


def test_late_payers_pay_for_the_months_that_are_left() -> None:
    """Between one and eleven months of twelve, student and subsidy alike, by 19 August."""
    late = figures(city("shenzhen", *FOUR_YEARS, "late_share=1"), 2023, STUDENTS)
    paid = late.at("fund_income", 2023, "student", "accrual")
    subsidy = late.at("government_cost", 2023, "total", "accrual")
    assert thousands(578.52)[0] // 12 < paid < thousands(578.52)[0] * 11 // 12
    assert abs(subsidy - paid * 666 / 578.52) < STUDENTS
    assert late.at("insured", 2023) == STUDENTS


def test_who_pays_so_late_that_nothing_is_left_earns_in_the_last_year() -> None:
    """The balance ends at 0 for late payers too, whose cover may be blank."""
    late = figures(city("shenzhen", *FOUR_YEARS, "late_share=1"), 2023, STUDENTS)
    assert late.at("prepaid_balance", 2022) > 0
    assert late.at("prepaid_balance", late.years[-1]) == 0


def test_the_city_pays_relief_beside_its_subsidy() -> None:
    """All tekun: the city pays 578.52 a head of relief, and its part of 666 less 30 % of 640."""
    options = ("affiliation=municipal", "relief=tekun", "assisted_share=1")
    found = figures(city("shenzhen", *FOUR_YEARS, *options), 2023, STUDENTS)
    assert found.at("fund_income", 2023, "municipal", "accrual") == thousands(578.52 + 666 - 192)[0]
    assert found.at("student_cost", 2023, "student", "accrual") == 0
    assert found.at("fund_income", 2023, "total", "accrual") == thousands(578.52 + 666)[0]
