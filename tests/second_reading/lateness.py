"""Who pays late, and what a city that counts in months makes of the day of payment."""

from __future__ import annotations

from datetime import date

from .dates import first_of_month
from .periods import window
from .student import Student

LAST_DECLARATION_DAY = 19  # S4: of a month; later payments count in the next
MONTHS_A_YEAR = 12


def is_late(s: Student) -> bool:
    """Paid for this year after the window's last day; never who prepaid it earlier."""
    if s.prepaid_in is not None or s.paid_on is None:
        return False
    return s.paid_on > window(s.region, s.locality, s.year)[1]


def counting_month(paid_on: date) -> date:
    """First day of the month in which a payment counts (S4)."""
    return first_of_month(paid_on, 0 if paid_on.day <= LAST_DECLARATION_DAY else 1)


def months_paid(s: Student) -> int:
    """Months of the year that are paid for: all, but for Shenzhen's late payers (S4)."""
    if s.region != "shenzhen" or s.paid_on is None or not is_late(s):
        return MONTHS_A_YEAR
    counts = counting_month(s.paid_on)
    return (s.year - counts.year) * MONTHS_A_YEAR + 8 - counts.month + 1  # to August
