"""The days of a new region's insurance year and of its enrolment period, y being the year."""

import re
from datetime import date, timedelta
from typing import Final

from attrs import frozen

from kernel.days import as_date, parse_relative, relative_day
from kernel.errors import RequestError

_MONTH_AND_DAY: Final = re.compile(r"(\d\d)-(\d\d)")
_PLAIN: Final = 2023
"""A year without a leap day, which no insurance year may begin on."""

_DAYS_TO_PAY: Final = 30


@frozen
class YearDays:
    """Days as the files write them, such as y-1-09-01.

    Attributes:
        first, last: of the insurance year.
        opens, closes: the first and the last day of the enrolment period.
    """

    first: str
    last: str
    opens: str
    closes: str

    @property
    def is_calendar_year(self) -> bool:
        """Whether the insurance year is that of the national layer."""
        return self == CALENDAR_YEAR


CALENDAR_YEAR: Final = YearDays("y-01-01", "y-12-31", opens="y-1-09-01", closes="y-1-12-31")
"""Paid for in the autumn before."""


def year_beginning(given: str) -> YearDays:
    """Return the days of a year that begins on a day such as 09-01, and is paid in its first days.

    It is named after the year in which it ends: that of 09-01 begins on y-1-09-01.

    Raises:
        RequestError: it is no such day.
    """
    match = _MONTH_AND_DAY.fullmatch(given)
    try:
        begins = date(_PLAIN, int(match[1]), int(match[2])) if match else None
    except ValueError:
        begins = None
    if begins is None:
        raise RequestError(
            "--year-begins {given}: expected a month and a day such as 09-01", given=given
        )
    if (begins.month, begins.day) == (1, 1):
        return CALENDAR_YEAR
    first = f"y-1-{begins:%m-%d}"
    closes = begins + timedelta(_DAYS_TO_PAY - 1)
    return YearDays(
        first=first,
        last=_last_day(begins - timedelta(1), "y"),
        opens=first,
        closes=_last_day(closes, "y-1" if closes.year == begins.year else "y"),
    )


def in_year(relative: str, year: int) -> date:
    """Return the date of a day as the files write it, in an insurance year."""
    parts = parse_relative(relative)
    found = as_date(relative_day(*parts, year)) if parts else None
    if found is None:
        raise ValueError(relative)
    return found


def _last_day(day: date, year: str) -> str:
    """Write the last day of a period; that of February whatever the year."""
    return f"{year}-02-end" if (day.month, day.day) == (2, 28) else f"{year}-{day:%m-%d}"
