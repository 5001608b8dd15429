"""Cover and waiting: when a year's cover starts, and from which day benefits are paid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .dates import add_days, add_months, first_of_month
from .lateness import counting_month, is_late
from .periods import span
from .relief import is_assisted
from .student import Student

STANDARD_MONTHS = 3


@dataclass(frozen=True)
class Cover:
    """What the rules say about one paid year, before anything is refunded.

    `starts` and `ends` are None where nothing is left of the year. `begins` is the day on which
    the year counts as begun for a refund. `decided_by` names what set the start of benefits:
    `prepaid`, `window`, `break`, `late` or `status`.
    """

    late: bool
    bridge: bool
    starts: date | None
    ends: date | None
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


def read_cover(s: Student, switches: Mapping[str, str]) -> Cover:
    """Read the cover of a student who is paid for the year, one way or the other."""
    first, last = span(s.region, s.year)
    late = is_late(s)
    bridge = s.paid_on is not None and not late and _has_bridge(s, s.paid_on, switches)
    starts = _cover_starts(s, first, late=late, bridge=bridge)
    clock = over = begins = starts
    decided_by = "prepaid" if s.prepaid_in is not None else "window"
    if late and s.paid_on is not None:
        clock, over = _late_wait(s, s.paid_on, starts, switches)
        begins = over
        decided_by = "late"
    elif s.prepaid_in is None and s.year >= 2025 and s.missed_years > 0:
        # Doubt: an entrant with a bridge waits from 1 September, also for 2025 (September 2024).
        over = add_months(starts, national_months(s, switches))
        decided_by = "break"
    waiting_days = (over - clock).days
    benefit = max(starts, over)
    if s.region == "liaoning" and is_assisted(s):
        obtained = first if s.relief_from is None else max(s.relief_from, first)
        if obtained <= benefit:  # LR2: on a tie the status decides, also of a year prepaid earlier
            benefit = obtained
            waiting_days = 0
            decided_by = "status"
            if late:
                # Doubt: for an in-window payer whose break the status lifts, the year still
                # begins on 1 January, as N1's months do not move it.
                begins = obtained
    empty = starts > last
    return Cover(
        late=late,
        bridge=bridge,
        starts=None if empty else starts,
        ends=None if empty else last,
        # Doubt: a wait keeps its number where nothing is left of the year, as where only the
        # benefits come too late.
        waiting_days=waiting_days,
        benefit_start=benefit if benefit <= last else None,
        begins=begins,
        decided_by=decided_by,
    )


def _cover_starts(s: Student, first: date, *, late: bool, bridge: bool) -> date:
    if bridge:
        return date(s.entry_year, 9, 1)
    if s.region == "shenzhen" and late and s.paid_on is not None:
        return first_of_month(counting_month(s.paid_on), 1)  # S5
    return first


def _has_bridge(s: Student, paid_on: date, switches: Mapping[str, str]) -> bool:
    """Say whether an in-window payment earns cover from 1 September of the entry year."""
    if not s.freshman:
        return False
    if s.region == "quanzhou":
        # QR1: by the letter only a payment inside the concentrated window earns September.
        # Doubt: by the letter a payment in January or February is still not late (no wait).
        return switches["governing_text"] == "notice" or paid_on <= date(s.year - 1, 12, 31)
    if s.region == "heilongjiang":
        return s.year >= 2025  # H13
    if s.locality == "dalian":
        return s.year == 2022  # L2c
    if s.region == "zhengzhou":
        return not s.insured_on_entry
    return s.region in ("changsha", "ningbo")  # C11, B5


def _late_wait(
    s: Student, paid_on: date, cover_starts: date, switches: Mapping[str, str]
) -> tuple[date, date]:
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
    if s.region == "shenzhen":
        return cover_starts, cover_starts  # S6
    if s.region == "hangzhou":
        return clock, first_of_month(clock, 2)  # G5: the month of payment is the first of three
    return clock, add_months(clock, STANDARD_MONTHS)  # L7, N4
