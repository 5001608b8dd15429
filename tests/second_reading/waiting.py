"""Cover and waiting: when a year's cover starts, and from which day benefits are paid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .dates import add_days, add_months, window
from .roster import Student
from .tariffs import relief_shares

STANDARD_MONTHS = 3


@dataclass(frozen=True)
class Cover:
    """What the rules say about one paid year, before anything is refunded.

    `begins` is the day on which the year counts as begun for a refund. `decided_by` names what
    set the start of benefits: `prepaid`, `window`, `break`, `late` or `status`.
    """

    late: bool
    bridge: bool
    starts: date
    ends: date
    waiting_days: int
    benefit_start: date | None
    begins: date
    decided_by: str


def national_months(s: Student, switches: Mapping[str, str]) -> int:
    """N1: calendar months of waiting, for insurance years from 2025 on."""
    free = 0 if switches["first_missed_year"] == "counted" else 1
    months = STANDARD_MONTHS + max(0, s.missed_years - free - s.repaired_years)
    # Doubt: the floor of 6 holds after repairs and under both values of the switch.
    return max(months, 6) if s.missed_years >= 4 else months


def is_assisted(s: Student) -> bool:
    """LR2: holds a category with a share above 0, wherever it was recognised."""
    shares = relief_shares(s.locality, s.year)
    return any(shares[name][0] > 0 for name in s.relief)


def read_cover(s: Student, switches: Mapping[str, str]) -> Cover:
    """Read the cover of a student who is paid for the year, one way or the other."""
    new_year = date(s.year, 1, 1)
    ends = date(s.year, 12, 31)
    if s.prepaid_in is not None or s.paid_on is None:
        # A year prepaid earlier never waits, and missed_years is ignored.
        return Cover(False, False, new_year, ends, 0, new_year, new_year, "prepaid")
    late = s.paid_on > window(s.region, s.year)[1]
    bridge = s.freshman and not late and _has_bridge(s, s.paid_on, switches)
    starts = date(s.entry_year, 9, 1) if bridge else new_year
    begins = starts
    decided_by = "window"
    clock = over = starts
    if late:
        clock, over = _late_wait(s, s.paid_on, switches)
        begins = over
        decided_by = "late"
    elif s.year >= 2025 and s.missed_years > 0:
        # Doubt: an entrant with a bridge waits from 1 September, also for 2025 (September 2024).
        over = add_months(starts, national_months(s, switches))
        decided_by = "break"
    waiting_days = (over - clock).days
    benefit = max(starts, over)
    if s.region == "liaoning" and is_assisted(s):
        obtained = new_year if s.relief_from is None else max(s.relief_from, new_year)
        if obtained <= benefit:  # LR2: on a tie the status decides
            benefit = obtained
            waiting_days = 0
            decided_by = "status"
            if late:
                # Doubt: for an in-window payer whose break the status lifts, the year still
                # begins on 1 January, as N1's months do not move it.
                begins = obtained
    shown = benefit if benefit <= ends else None
    return Cover(late, bridge, starts, ends, waiting_days, shown, begins, decided_by)


def _has_bridge(s: Student, paid_on: date, switches: Mapping[str, str]) -> bool:
    if s.region == "quanzhou":
        # QR1: by the letter only a payment inside the concentrated window earns September.
        # Doubt: by the letter a payment in January or February is still not late (no wait).
        return switches["governing_text"] == "notice" or paid_on <= date(s.year - 1, 12, 31)
    if s.region == "changsha":
        return True
    return s.region == "zhengzhou" and not s.insured_on_entry


def _late_wait(s: Student, paid_on: date, switches: Mapping[str, str]) -> tuple[date, date]:
    """Give the day a late payer's clock starts, and the day the wait is over."""
    clock = paid_on
    if s.region == "liaoning" and s.received_on is not None:
        clock = s.received_on  # LR1
    if s.year >= 2025:
        return clock, add_months(clock, national_months(s, switches))  # N1
    if s.region == "heilongjiang":
        return clock, add_days(clock, 90)  # HR3
    if s.region == "quanzhou":
        return clock, add_days(clock, 0 if s.freshman else 60)  # QR3
    return clock, add_months(clock, STANDARD_MONTHS)  # L7, N4
