"""Relief: which share of a year's price is paid for the student, and at which time. Fen."""

from __future__ import annotations

from . import tariffs
from .city_tariffs import NINGBO_RELIEF_IN_THE_PROVINCE, Shares
from .fen import percent
from .student import Student


def shares(s: Student) -> Shares:
    """Per cent that relief pays for each category, where this student is recognised."""
    if s.region == "ningbo" and s.relief_recognised == "province":
        return NINGBO_RELIEF_IN_THE_PROVINCE
    # Doubt: the share is that of year y, not of the year in which the premium was prepaid.
    return tariffs.relief_shares(s.locality, s.year)


def best_share(s: Student) -> tuple[int, str]:
    """Highest share of the student's categories, with the best of its bases."""
    held = [shares(s)[name] for name in s.relief]
    top = max(share for share, _ in held)
    # Doubt: of several categories with the best share the best founded one counts.
    return top, tariffs.min_letter(letter for share, letter in held if share == top)


def is_assisted(s: Student) -> bool:
    """LR2: holds a category with a share above 0, wherever it was recognised."""
    return any(shares(s)[name][0] > 0 for name in s.relief)


def assisted_letter(s: Student) -> str:
    """Find how well it is founded that a student is assisted."""
    # Doubt: that a share is above 0 may be known where its number is assumed (L3's list).
    return tariffs.min_letter(shares(s)[name][1] for name in s.relief if shares(s)[name][0] > 0)


def is_reimbursed_afterwards(s: Student) -> bool:
    """Say whether the student pays first and is reimbursed the year's relief later."""
    if s.prepaid_in is not None:
        return True
    # Doubt: C9 over C10, a flagged entrant is reimbursed; and the flag means nothing elsewhere.
    return s.region == "changsha" and (s.freshman or not s.relief_flagged)


def read_relief(s: Student, price: int) -> tuple[int | None, int | None]:
    """Work out what is netted at payment and what is reimbursed; None is not provided."""
    if not s.relief:
        return 0, 0
    if s.relief_recognised == "elsewhere":
        # Doubt: blank also for a category whose share here is 0 ("any category").
        return None, None
    relief = percent(price, best_share(s)[0])
    if not is_reimbursed_afterwards(s):
        return relief, 0
    # Doubt: the institution's share of one year is rounded down before it is taken off.
    return 0, min(relief, price - percent(price, s.institution_aid_percent))
