"""黑医保发〔2023〕58号 by hand: Heilongjiang, insurance year 2024."""

from typing import Final

import numpy as np

from benchmarks.by_hand.common import (
    ASSUMED,
    BASES,
    BLANK_DAY,
    DECEMBER,
    DIBAO,
    ELSEWHERE,
    FEN,
    FULL_TIME,
    JANUARY,
    MONITORED,
    NOT_PROVIDED,
    ORPHAN,
    OUT_OF_POVERTY,
    RETURNED_TO_POVERTY,
    TEKUN,
    UNSUPPORTED_CHILD,
    WINDOW_CLOSES,
    YEAR,
    Column,
    Fiscal,
    Students,
    day,
    in_blocks,
    numbered,
)

TARIFF: Final = 380
"""Yuan (H4)."""
FULL_COST: Final = 640
"""Yuan: the fiscal part announced with the enrolment period, that of 2023 (H5, HR1)."""
PROVINCIAL_PERCENT: Final = 28
"""The province's share of the subsidy for municipal institutions (inferred)."""

AIDED_IN_FULL: Final = np.int16(TEKUN | ORPHAN | UNSUPPORTED_CHILD)
"""H8: 100 %."""
AIDED: Final = np.int16(AIDED_IN_FULL | DIBAO | OUT_OF_POVERTY | RETURNED_TO_POVERTY | MONITORED)
"""H8 and H9: at least 60 %; that the others' share is 0 is inferred."""
AIDED_YUAN: Final = TARIFF * 60 // 100
"""Yuan: 60 % of the tariff (H9)."""

JUNE: Final = day(YEAR, 6, 30)
"""Whoever pays later owes the full premium (H5)."""
WAIT_DAYS: Final = np.int8(90)
"""H6, HR3: from the day of payment."""


def assess_2024(students: Students) -> dict[str, Column]:
    """Assess students of Heilongjiang in insurance year 2024.

    Args:
        students: the columns of a roster, valid rows only: nobody prepays here (H4).

    Returns:
        Every result column, in the order of the contract.
    """
    return in_blocks(_assess, students)


def _assess(s: Students) -> dict[str, Column]:
    paid_on, left_on = s["paid_on"], s["left_on"]

    # Who is in (H1, H3), who pays late (H2), and who after 30 June (H5).
    paid = (paid_on != BLANK_DAY) & (s["study_mode"] == FULL_TIME) & s["enrols_here"]
    unpaid = ~paid
    late = paid_on > WINDOW_CLOSES
    after_june = paid & (paid_on > JUNE)
    subsidised = paid & ~after_june

    # Relief (H8, H9) is of the individual part only, also after 30 June (HR2).
    relief = s["relief"].astype(np.int16)
    assisted = relief != 0
    in_full = (relief & AIDED_IN_FULL) != 0
    aided = (relief & AIDED) != 0
    elsewhere = assisted & (s["relief_recognised"] == ELSEWHERE)
    here = ~elsewhere
    netted_yuan = aided * np.int16(AIDED_YUAN) + in_full * np.int16(TARIFF - AIDED_YUAN)
    netted_yuan *= paid & here
    netted = netted_yuan * FEN
    relief_unsaid = paid & elsewhere
    weak = here & assisted & (after_june | ~aided)
    relief_basis = weak.view(np.int8) + elsewhere.view(np.int8) * NOT_PROVIDED
    by_list = here & assisted & ~after_june
    relief_clause = numbered(
        by_list & ~in_full, by_list & in_full, here & assisted & after_june, elsewhere
    )

    # The payment (H4), and the full cost after 30 June.
    due = paid * np.int32(TARIFF * 100)
    full_cost = after_june * np.int32(FULL_COST * 100)
    institution = s["institution_aid_percent"] * (paid * np.int16(TARIFF) - netted_yuan)
    student = due + full_cost
    student -= netted
    student -= institution
    full_cost_owed = after_june.view(np.int8)

    fiscal = Fiscal.of(s, subsidised, PROVINCIAL_PERCENT)
    fiscal_basis = subsidised.view(np.int8) * ASSUMED - fiscal.by_centre.view(np.int8)
    fiscal_clause = numbered(fiscal.by_city, after_june)

    # Cover is the calendar year (HR4); a late payer waits from the day of payment (H6).
    cover_start, cover_end = np.full(len(paid), JANUARY), np.full(len(paid), DECEMBER)
    waiting_days = late.view(np.int8) * WAIT_DAYS
    benefit_start = np.maximum(paid_on, JANUARY) + waiting_days

    # What is paid for and has not begun when a student leaves; no document grants a refund of it.
    exposed = paid & (left_on != BLANK_DAY) & (benefit_start > left_on)
    exposure = exposed * np.int32(TARIFF * 100)

    never, always = np.zeros(len(paid), np.bool_), np.ones(len(paid), np.bool_)
    first_word, no_fen = np.zeros(len(paid), np.int8), np.zeros(len(paid), np.int32)
    return {
        "enrolled": Column(paid, never),
        "years_bought": Column(paid.view(np.int8), never),
        "individual_due": Column(due, never),
        "late_full_cost": Column(full_cost, never),
        "relief_netted": Column(netted, relief_unsaid),
        "relief_claimable": Column(no_fen, relief_unsaid),
        "institution_aid": Column(institution, never),
        "student_pays": Column(student, never),
        "fiscal_central": Column(fiscal.central, never),
        "fiscal_provincial": Column(fiscal.provincial, never),
        "fiscal_municipal": Column(fiscal.municipal, never),
        "fiscal_unallocated": Column(no_fen, never),
        "fiscal_total": Column(fiscal.total, never),
        "top_up": Column(no_fen, never),
        "top_up_payer": Column(first_word, always, ("unfunded",)),
        "cover_start": Column(cover_start, unpaid),
        "cover_end": Column(cover_end, unpaid),
        "waiting_days": Column(waiting_days, unpaid),
        "benefit_start": Column(benefit_start, unpaid | (benefit_start > DECEMBER)),
        "paid_through": Column(np.full(len(paid), np.int16(YEAR)), unpaid),
        "refund": Column(no_fen, always),
        "refund_exposure": Column(exposure, never),
        "credit_months": Column(first_word, always),
        "due_basis": Column(full_cost_owed, unpaid, BASES),
        "relief_basis": Column(relief_basis, unpaid, BASES),
        "fiscal_basis": Column(fiscal_basis, unpaid, BASES),
        "cover_basis": Column(first_word, unpaid, ("inferred",)),
        "waiting_basis": Column(first_word, unpaid, ("inferred",)),
        "refund_basis": Column(first_word, unpaid, ("not_provided",)),
        "credit_basis": Column(first_word, never, ("not_provided",)),
        "due_clause": Column(full_cost_owed, unpaid, ("H4", "H5")),
        "relief_clause": Column(relief_clause, unpaid, ("no_category", "H9", "H8", "HR2", "H11")),
        "fiscal_clause": Column(fiscal_clause, unpaid, ("N3", "N2", "H5")),
        "cover_clause": Column(first_word, unpaid, ("HR4",)),
        "waiting_clause": Column(late.view(np.int8), unpaid, ("in_time", "H6")),
        "refund_clause": Column(first_word, unpaid, ("silence",)),
        "credit_clause": Column(first_word, never, ("silence",)),
        "assessed_year": Column(np.full(len(paid), np.int16(YEAR)), never),
    }
