"""Days as numbers, against the calendar of the standard library."""

import calendar
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.days import (
    BLANK_DAY,
    add_months,
    as_date,
    counting_month,
    day_number,
    first_of,
    month_after,
    month_ends_in,
    months_of,
    parse_relative,
    relative_day,
    year_of,
)
from kernel.figures import Array
from tests.kernel.making import day

DATES = st.dates(date(1950, 1, 1), date(2150, 12, 31))


def column(*days: date) -> Array:
    """Return dates as a column of day numbers."""
    return np.array([day_number(when) for when in days], np.int32)


def moved(when: date, months: int) -> date:
    """Move one date by months with the standard library alone."""
    year, month = divmod(when.year * 12 + when.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(when.day, last))


@given(DATES)
def test_a_day_number_is_read_back_as_its_date(when: date) -> None:
    """A date survives being stored as a number, before 1970 too."""
    assert as_date(day_number(when)) == when


def test_days_count_from_1970() -> None:
    """The epoch is day 0, and the day after it is 1."""
    assert day_number(date(1970, 1, 1)) == 0
    assert day_number(date(1970, 1, 2)) == 1
    assert day_number(date(1969, 12, 31)) == -1


def test_a_blank_day_has_no_date_and_lies_before_every_day() -> None:
    """A blank is read as nothing, and no comparison `day > x` holds for it."""
    assert as_date(BLANK_DAY) is None
    assert day_number(date.min) > BLANK_DAY


@given(st.lists(DATES, min_size=1))
def test_year_and_month_of_a_column_are_those_of_its_dates(dates: list[date]) -> None:
    """A column is taken apart like single dates; months count from January 1970."""
    days = column(*dates)
    assert year_of(days).tolist() == [when.year for when in dates]
    expected = [(when.year - 1970) * 12 + when.month - 1 for when in dates]
    assert months_of(days).tolist() == expected


def test_first_of_takes_a_year_or_a_column_of_years() -> None:
    """The first day of a month is found for one year and for each of several."""
    assert int(first_of(9, 2023)) == day("2023-09-01")
    years = np.array([1969, 2024, 2025])
    assert first_of(3, years).tolist() == [day("1969-03-01"), day("2024-03-01"), day("2025-03-01")]


def test_first_of_month_thirteen_is_the_next_january() -> None:
    """Months run on into the next year, which `relative_day` relies on for December's end."""
    assert int(first_of(13, 2024)) == day("2025-01-01")


@given(DATES, st.integers(-240, 240))
def test_adding_months_clamps_to_the_month_s_end(when: date, months: int) -> None:
    """The column form gives what the scalar calendar gives, for any day and any months."""
    assert as_date(int(add_months(column(when), months)[0])) == moved(when, months)


@given(st.lists(st.tuples(DATES, st.integers(0, 60)), min_size=1))
def test_every_day_of_a_column_may_move_by_its_own_months(pairs: list[tuple[date, int]]) -> None:
    """A column of months moves each day by its own."""
    months = np.array([count for _, count in pairs])
    found = add_months(column(*(when for when, _ in pairs)), months)
    assert [as_date(int(number)) for number in found] == [moved(*pair) for pair in pairs]


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2023-11-30", 3, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-12-15", 1, "2025-01-15"),
        ("2024-10-31", 0, "2024-10-31"),
    ],
)
def test_months_added_by_hand(start: str, months: int, expected: str) -> None:
    """Cases that a calendar on the wall decides."""
    assert add_months(np.array([day(start)]), months).tolist() == [day(expected)]


def test_a_blank_day_stays_blank_whatever_is_added() -> None:
    """Beside days that move, a blank one does not."""
    days = np.array([BLANK_DAY, day("2024-01-31")], np.int32)
    assert add_months(days, 1).tolist() == [BLANK_DAY, day("2024-02-29")]


@given(DATES)
def test_the_month_after_begins_on_its_first_day(when: date) -> None:
    """Whatever the day of the month, the next month begins on its first."""
    first = date(when.year + when.month // 12, when.month % 12 + 1, 1)
    assert as_date(int(month_after(column(when))[0])) == first


@given(DATES, st.integers(-40, 500))
def test_month_ends_are_counted_as_by_going_through_the_days(first: date, length: int) -> None:
    """The count is that of the days on which the morrow is a first; none in an empty span."""
    last = first + timedelta(length)
    days = [first + timedelta(step) for step in range(length + 1)]
    expected = sum((when + timedelta(1)).day == 1 for when in days)
    assert month_ends_in(column(first), column(last)).tolist() == [expected]


def test_september_to_december_of_the_next_year_has_sixteen_month_ends() -> None:
    """An entrant's first year with a bridge is sixteen months, a calendar year twelve."""
    first = np.array([day("2023-09-01"), day("2024-01-01")])
    last = np.array([day("2024-12-31"), day("2024-12-31")])
    assert month_ends_in(first, last).tolist() == [16, 12]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("y-1-09-01", (-1, 9, 1)),
        ("y-1-12-31", (-1, 12, 31)),
        ("y-06-30", (0, 6, 30)),
        ("y-02-end", (0, 2, 0)),
        ("y-02-28", (0, 2, 28)),
    ],
)
def test_a_relative_day_is_read(text: str, expected: tuple[int, int, int]) -> None:
    """The letter y stands for the insurance year, y-1 for the one before."""
    assert parse_relative(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2023-09-01",
        "y-2-09-01",
        "y+1-01-01",
        "y-13-01",
        "y-00-10",
        "y-04-31",
        "y-02-29",
        "y-9-1",
        "y-02-End",
        "y-09-01 ",
        "",
    ],
)
def test_what_is_no_relative_day_is_not_read(text: str) -> None:
    """A day that is not in every year, another offset or another spelling is refused."""
    assert parse_relative(text) is None


def test_a_relative_day_falls_into_the_insurance_year() -> None:
    """The end of February follows leap years, and December has an end."""
    assert relative_day(-1, 9, 1, 2024) == day("2023-09-01")
    assert relative_day(0, 2, 0, 2024) == day("2024-02-29")
    assert relative_day(0, 2, 0, 2025) == day("2025-02-28")
    assert relative_day(-1, 12, 0, 2025) == day("2024-12-31")


@pytest.mark.parametrize(
    ("when", "counts"),
    [
        ("2022-10-01", "2022-10-01"),
        ("2022-10-19", "2022-10-01"),
        ("2022-10-20", "2022-11-01"),
        ("2022-12-31", "2023-01-01"),
        ("2024-02-29", "2024-03-01"),
    ],
)
def test_a_payment_counts_in_its_month_up_to_a_day(when: str, counts: str) -> None:
    """By the 19th in its own month, later in the next one, over the turn of the year too."""
    assert counting_month(np.array([day(when)]), 19).tolist() == [day(counts)]


def test_no_payment_counts_in_no_month() -> None:
    """A blank day stays blank among others."""
    found = counting_month(np.array([BLANK_DAY, day("2022-10-20")], np.int32), 19)
    assert found.tolist() == [BLANK_DAY, day("2022-11-01")]
