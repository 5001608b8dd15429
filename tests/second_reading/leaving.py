"""Leaving and graduating: refunds, exposures and the credit to the employee scheme. Fen, months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .fen import percent
from .money import Payment
from .periods import span
from .student import Student
from .waiting import Cover

CREDIT_MONTHS_A_YEAR = 6


@dataclass(frozen=True)
class Refunded:
    """A refund and to whom it goes; `year_itself` when the year looked at is refunded."""

    amount: int
    relief: int
    institution: int
    student: int
    year_itself: bool


NOTHING = Refunded(0, 0, 0, 0, False)


def years_not_begun(s: Student, payment: Payment, cover: Cover, cut_off: date) -> list[int]:
    """List the paid years from this one on whose benefit has not begun on the cut-off day."""
    found = []
    for year in range(s.year, payment.paid_through + 1):
        # Doubt: a late prepayer's wait may outlast the year; the next year still begins on its
        # first day, so it can have begun while this one has not.
        begins = cover.begins if year == s.year else span(s.region, year)[0]
        if begins > cut_off:
            found.append(year)
    return found


def read_refund(s: Student, payment: Payment, cover: Cover) -> Refunded:
    """Zhengzhou's refund: both leaving and applying are needed."""
    if s.region != "zhengzhou" or s.left_on is None or s.refund_applied_on is None:
        return NOTHING
    cut_off = max(s.left_on, s.refund_applied_on)  # ZR5
    years = years_not_begun(s, payment, cover, cut_off)
    amount = len(years) * payment.price
    year_itself = s.year in years
    # Doubt: only relief netted in this payment goes back; that of a year prepaid earlier was
    # netted for the year of the prepayment, which has begun.
    relief = (payment.relief_netted or 0) if year_itself else 0
    institution = percent(amount - relief, s.institution_aid_percent)
    return Refunded(amount, relief, institution, amount - relief - institution, year_itself)


def read_exposure(s: Student, payment: Payment, cover: Cover) -> int:
    """Where no document grants a refund: the same sum, cut off on the day of leaving."""
    if s.region == "zhengzhou" or s.left_on is None:
        return 0
    return len(years_not_begun(s, payment, cover, s.left_on)) * payment.price


def read_credit(s: Student) -> int | None:
    """Months credited in the graduation year; None where no document speaks of it."""
    if s.region != "zhengzhou":
        return None
    if (
        not s.in_scope
        or s.year != s.last_year
        or s.left_on is not None
        or s.graduate_scheme != "employee_here"
    ):
        return 0
    paid = paid_in_programme(s)
    longest = run = 0
    for year in range(s.entry_year + 1, s.last_year + 1):
        run = run + 1 if year in paid else 0
        longest = max(longest, run)
    return CREDIT_MONTHS_A_YEAR * longest


def paid_in_programme(s: Student) -> set[int]:
    """Years of the programme that are fully paid, as far as the row says."""
    return {t for t in _paid_years(s) if s.entry_year + 1 <= t <= s.last_year}


def _paid_years(s: Student) -> tuple[int, ...]:
    if s.paid_years is not None:
        # Doubt: a given list counts even when the student does not enrol here, and an empty list
        # is a given list (no year), not the default.
        return s.paid_years
    if not s.enrols_here:
        return ()
    if s.prepaid_in is not None:
        return tuple(range(s.prepaid_in, s.year + 1))
    return (s.year,) if s.paid_on is not None else ()
