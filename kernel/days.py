"""Days as numbers: whole days since 1970-01-01 in int32 arrays, so that dates add and compare."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

import numpy as np

from kernel.figures import Array

BLANK_DAY: Final = np.iinfo(np.int32).min
"""A date that is not there. Smaller than every date, so `day > x` is false for a blank day."""

_EPOCH: Final = date(1970, 1, 1).toordinal()
RELATIVE_DAY: Final = re.compile(r"y(-1)?-(\d\d)-(\d\d|end)")
"""A day of the insurance year y, or of the year before."""


def day_number(when: date) -> int:
    """Return the number of a date."""
    return when.toordinal() - _EPOCH


def as_date(day: int) -> date | None:
    """Return the date of a number, None for a blank day."""
    return None if day == BLANK_DAY else date.fromordinal(int(day) + _EPOCH)


def first_of(month: Array | int, year: Array | int) -> Array:
    """Return the first day of each month of each year; month 13 is the next January."""
    months = (np.asarray(year) - 1970) * 12 + np.asarray(month) - 1
    return first_days(months)


def year_of(day: Array | int) -> Array:
    """Return the calendar year of each day (a blank day gives a meaningless year)."""
    return calendar_year(months_of(day))


def months_of(day: Array | int) -> Array:
    """Return the calendar month of each day, counted from January 1970."""
    return _by_table(
        day, lambda days: days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int32)
    )


def calendar_year(month: Array | int) -> Array:
    """Return the calendar year of each month, counted from January 1970."""
    return np.asarray(1970 + np.asarray(month) // 12)


def school_year(month: Array | int) -> Array:
    """Return the year in whose September the school year of each month began."""
    return calendar_year(np.asarray(month) - 8)


def add_months(day: Array, months: Array | int) -> Array:
    """Return each day moved by calendar months, clamped to the month's end.

    31 January and one month make 28 or 29 February. Blank days stay blank.
    """
    month = months_of(day)
    into_month = day - first_days(month)
    target = first_days(month + months)
    last = first_days(month + months + 1) - 1
    return np.where(day == BLANK_DAY, BLANK_DAY, np.minimum(target + into_month, last))


def month_after(day: Array | int) -> Array:
    """Return the first day of the calendar month after each day."""
    return first_days(months_of(day) + 1)


def counting_month(day: Array, last_day: Array | int) -> Array:
    """Return the first day of the month in which something on a day counts.

    In its own month up to that day of the month, later in the next one. Blank days stay blank.
    """
    first = first_days(months_of(day))
    month = np.where(day - first < last_day, first, month_after(day))
    return np.where(day == BLANK_DAY, BLANK_DAY, month)


def month_ends_in(first: Array | int, last: Array | int) -> Array:
    """Return how many calendar months have their last day in first…last, both included."""
    return np.asarray(np.maximum(months_of(last + 1) - months_of(first), 0))


def parse_relative(text: str) -> tuple[int, int, int] | None:
    """Read "y-1-09-01" or "y-02-end" as (year offset, month, day; 0 for the month's end).

    The letter y stands for the insurance year. Returns None when the text is no such day.
    """
    match = RELATIVE_DAY.fullmatch(text)
    if match is None:
        return None
    offset, month, day = match[1], int(match[2]), 0 if match[3] == "end" else int(match[3])
    try:
        date(2023, month, day or 1)
    except ValueError:
        return None
    return (-1 if offset else 0, month, day)


def relative_day(offset: int, month: int, day: int, year: int) -> int:
    """Return the number of a relative day in an insurance year."""
    if day:
        return day_number(date(year + offset, month, day))
    return int(first_of(month + 1, year + offset)) - 1


def first_days(months: Array | int) -> Array:
    """Return the first day of each calendar month, counted from January 1970."""
    return _by_table(
        months,
        lambda months: months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int32),
    )


def _by_table(numbers: Array | int, convert: Callable[[Array], Array]) -> Array:
    """Convert many days or months by a table over their span, far cheaper than one by one.

    A blank day gives a meaningless result.
    """
    numbers = np.asanyarray(numbers)
    low = int(numbers.min(where=numbers != BLANK_DAY, initial=np.iinfo(np.int32).max))
    high = int(numbers.max(initial=BLANK_DAY))
    if not 0 <= high - low < numbers.size:
        return convert(numbers)
    return convert(np.arange(low, high + 1)).take(np.maximum(numbers, low) - low)
