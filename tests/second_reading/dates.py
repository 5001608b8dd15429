"""Calendar arithmetic: whole days, and calendar months clamped to the month's end."""

from __future__ import annotations

import calendar
from datetime import date, timedelta


def month_end(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """Go `months` calendar months on, to the same day or the last one that month has."""
    count = day.year * 12 + (day.month - 1) + months
    last = month_end(count // 12, count % 12 + 1)
    return last.replace(day=min(day.day, last.day))


def add_days(day: date, days: int) -> date:
    """`days` days later."""
    return day + timedelta(days=days)


def first_of_month(day: date, months: int) -> date:
    """Return the first day of the calendar month `months` after that of `day`."""
    return add_months(day.replace(day=1), months)
