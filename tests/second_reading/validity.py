"""Why a row is invalid though each of its columns can be read: the tests between columns."""

from __future__ import annotations

from datetime import date

from .periods import last_day_to_pay, window
from .student import Student

BrokenTest = tuple[str, tuple[str, ...]]


def broken_tests(s: Student) -> list[BrokenTest]:
    """List the tests between columns that fail, each with the columns it looked at."""
    found: list[BrokenTest] = []
    if not s.entry_year + 1 <= s.year <= s.last_year:
        found.append(("year_outside_programme", ("entry_year", "programme_years")))
    if not date(s.entry_year, 9, 1) <= s.entered_on < date(s.entry_year + 1, 9, 1):
        found.append(("entered_outside_school_year", ("entered_on", "entry_year")))
    if s.prepaid_in is None:
        found += _of_payment(s)
    else:
        # With prepaid_in, mode and both dates describe the earlier payment and are not checked.
        # Doubt: also when prepaid_in itself is refused; the row then shows fewer reasons.
        if not _takes_prepayments(s, s.prepaid_in):
            # Doubt: in Dalian a prepayment of a later year than the first is valid here, although
            # only entrants prepay (L2a); no test of the rules names the case.
            found.append(("prepayment_not_possible", ("prepaid_in", "locality")))
        if not s.entry_year + 1 <= s.prepaid_in < s.year or s.prepaid_in < 2022:
            found.append(("prepaid_in_out_of_range", ("prepaid_in", "entry_year")))
    if s.refund_applied_on is not None and s.left_on is None:
        found.append(("application_without_leaving", ("refund_applied_on", "left_on")))
    return found


def _takes_prepayments(s: Student, year: int) -> bool:
    """Say whether the enrolment period for an insurance year took prepayments there at all."""
    if s.locality == "dalian":
        return year >= 2025  # L2a
    if s.region == "ningbo":
        return year <= 2022  # B4
    return s.region in ("zhengzhou", "changsha")


def _of_payment(s: Student) -> list[BrokenTest]:
    """List the same of this year's payment, enrolled or not."""
    found: list[BrokenTest] = []
    opens, _ = window(s.region, s.locality, s.year)
    if s.paid_on is not None and s.paid_on < opens:
        found.append(("paid_before_window", ("paid_on",)))
    if s.paid_on is not None and s.paid_on > last_day_to_pay(s.region, s.year):
        found.append(("paid_after_last_day", ("paid_on",)))
    if s.received_on is not None and s.paid_on is None:
        found.append(("received_without_paid", ("paid_on", "received_on")))
    if s.received_on is not None and s.paid_on is not None and s.received_on < s.paid_on:
        found.append(("received_before_paid", ("paid_on", "received_on")))
    if s.payment_mode != "annual" and not _takes_prepayments(s, s.year):
        # Doubt: an unpaid row that names a prepayment is refused as well ("every row").
        found.append(("prepayment_not_possible", ("payment_mode", "locality")))
    if s.payment_mode == "prepay_remaining" and s.region == "liaoning":  # L2a: entrants alone
        found.append(("prepayment_not_possible", ("payment_mode",)))
    if s.payment_mode == "prepay" and not s.freshman:
        found.append(("prepay_by_continuing_student", ("payment_mode", "entry_year")))
    return found
