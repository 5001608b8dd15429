"""长医保发〔2023〕56号 by hand: Changsha, insurance year 2024."""

from typing import Final

import numpy as np

from benchmarks.by_hand.common import (
    ANNUAL,
    ASSUMED,
    BASES,
    BLANK_DAY,
    DECEMBER,
    DIBAO,
    DIBAO_MARGIN,
    ELSEWHERE,
    FEN,
    FULL_TIME,
    JANUARY,
    MONITORED,
    NO_YEAR,
    NOT_PROVIDED,
    ORPHAN,
    PREPAY,
    PREPAY_REMAINING,
    RETURNED_TO_POVERTY,
    SECONDARY_VOCATIONAL,
    SEVERE_DISABILITY,
    TEKUN,
    TERTIARY,
    UNSUPPORTED_CHILD,
    WINDOW_CLOSES,
    YEAR,
    Array,
    Column,
    Fiscal,
    Students,
    day,
    in_blocks,
    numbered,
)

TARIFF: Final = 380
"""Yuan a year, also of a prepayment made now (C2, C3)."""
PREPAID_TARIFF: Final = 320
"""Yuan a year for 2022 and 2023, in one of whose enrolment periods it was prepaid (C12)."""
YEAR_OF_INFERRED_TARIFF: Final = 2022
"""Its tariff is known from a secondary source."""
PROVINCIAL_PERCENT: Final = 20
"""The province's share of the subsidy for municipal institutions (assumed)."""

AIDED_IN_FULL: Final = np.int16(TEKUN | SEVERE_DISABILITY | ORPHAN | UNSUPPORTED_CHILD | DIBAO)
"""C7: 100 %."""
NAMED: Final = np.int16(AIDED_IN_FULL | MONITORED | DIBAO_MARGIN)
"""C7 and C8: those whom the notice names; the others' share is inferred."""
AIDED: Final = np.int16(NAMED | RETURNED_TO_POVERTY)
"""C7 and C8: at least 50 %."""

SEPTEMBER: Final = day(YEAR - 1, 9, 1)
"""First day of an entrant's cover (C11, C12)."""
TERM_LIMIT: Final = day(YEAR + 7, 12, 31)
"""No programme of a student of 2024 lasts beyond it, being of 8 years at most."""
LEAP_CYCLE: Final = np.int16(4 * 365 + 1)
"""Days of four years, the first being a leap year as 2024 is."""
WAIT_MONTHS: Final = 3
"""N4: calendar months from the day of payment, clamped to the month's end."""


def _waits() -> Array:
    """Return the days that a wait of `WAIT_MONTHS` has, by the day of 2024 of the payment."""
    paid_on = np.arange(JANUARY, DECEMBER + 1).astype("datetime64[D]")
    month = paid_on.astype("datetime64[M]")
    ends = (month + WAIT_MONTHS).astype("datetime64[D]") + (paid_on - month)
    last = (month + WAIT_MONTHS + 1).astype("datetime64[D]") - 1
    waits: Array = (np.minimum(ends, last) - paid_on).astype(np.int8)
    return waits


WAITS: Final = _waits()


def assess_2024(students: Students) -> dict[str, Column]:
    """Assess students of Changsha in insurance year 2024.

    Args:
        students: the columns of a roster, valid rows only.

    Returns:
        Every result column, in the order of the contract.
    """
    return in_blocks(_assess, students)


def _assess(s: Students) -> dict[str, Column]:
    paid_on, left_on, prepaid_in = s["paid_on"], s["left_on"], s["prepaid_in"]
    kind, mode, entry = s["institution_type"], s["payment_mode"], s["entry_year"]

    # Who is in (C1), who pays now, and who pays late (CR1).
    attends = (kind == TERTIARY) | (kind == SECONDARY_VOCATIONAL)
    prepaid = prepaid_in != NO_YEAR
    now = ~prepaid
    paid = prepaid | (paid_on != BLANK_DAY)
    paid &= attends & (s["study_mode"] == FULL_TIME) & s["enrols_here"]
    unpaid = ~paid
    freshman = entry == YEAR - 1
    continuing = ~freshman
    late = now & (paid_on > WINDOW_CLOSES)
    in_time = now & ~late
    prepays = now & (mode == PREPAY)
    clears = now & (mode == PREPAY_REMAINING)

    # The payment (C2–C5): a prepayment buys every year to graduation, from its first or not.
    later_years = (entry + s["programme_years"] - np.int32(YEAR)).astype(np.int8)
    later_years *= prepaid | (mode != ANNUAL)
    years = (later_years + np.int8(1)) * (paid & now)
    price = np.int16(TARIFF) - prepaid * np.int16(TARIFF - PREPAID_TARIFF)
    due_yuan = years * price
    due = due_yuan * FEN
    due_basis = numbered(prepaid_in == YEAR_OF_INFERRED_TARIFF, late)
    due_clause = numbered(
        in_time & freshman & (mode == ANNUAL), in_time & prepays, in_time & clears, late, prepaid
    )

    # Relief (C7, C8) is reimbursed in the entry year, unflagged and on a prepayment (C9, C10, C13).
    relief = s["relief"].astype(np.int16)
    assisted = relief != 0
    in_full = (relief & AIDED_IN_FULL) != 0
    elsewhere = assisted & (s["relief_recognised"] == ELSEWHERE)
    here = ~elsewhere
    unflagged = ~s["relief_flagged"]
    reimbursed = prepaid | freshman | unflagged
    halves = (in_full.view(np.int8) + ((relief & AIDED) != 0)) * (paid & here)
    netted_halves = halves * ~reimbursed
    netted = netted_halves * np.int32(TARIFF * 50)
    aid_percent = s["institution_aid_percent"]
    own_percent = np.int8(100) - aid_percent.astype(np.int8)
    reimbursed_percent = np.minimum(halves * np.int8(50), own_percent) * reimbursed
    claimable = reimbursed_percent * price.astype(np.int32)
    institution = aid_percent * (due_yuan - netted_halves * np.int16(TARIFF // 2))
    student = due - netted
    student -= institution
    relief_unsaid = paid & elsewhere
    reimbursed_basis = (prepaid | (continuing & unflagged)).view(np.int8)
    amount_basis = np.maximum(reimbursed_basis, due_basis) * (
        (netted_halves | reimbursed_percent) != 0
    )
    share_basis = (assisted & ((relief & NAMED) == 0)).view(np.int8)
    relief_basis = np.maximum(amount_basis, share_basis)
    relief_basis = np.maximum(relief_basis, elsewhere.view(np.int8) * NOT_PROVIDED)
    relief_clause = numbered(assisted & here & ~in_full, in_full & here, elsewhere)

    fiscal = Fiscal.of(s, paid, PROVINCIAL_PERCENT)
    fiscal_basis = ASSUMED - fiscal.by_centre.view(np.int8)
    # Nobody is named to pay the rise of the tariff in a prepaid term (CR4).
    rise_unpaid = paid & prepaid
    top_up = rise_unpaid * np.int32((TARIFF - PREPAID_TARIFF) * 100)

    # Cover (C11, C12): an entrant's begins in September, unless he pays late (CR7).
    bridge = freshman & ~late
    late_entrant = freshman & late
    left = left_on != BLANK_DAY
    stays = prepaid & ~left
    cover_start = JANUARY - bridge * (JANUARY - SEPTEMBER)
    cover_end = np.full(len(paid), DECEMBER)
    cover_basis = numbered(continuing & ~stays, late_entrant)
    cover_clause = numbered(
        stays | (bridge & prepays), continuing & clears, prepaid & left, late_entrant
    )

    # A late payer waits from the day of payment (N4).
    into_year = np.maximum(paid_on, JANUARY) - JANUARY
    waiting_days = np.take(WAITS, into_year, mode="clip") * late
    benefit_start = into_year * late
    benefit_start += cover_start
    benefit_start += waiting_days
    waiting_basis = numbered(continuing & ~late, late)
    waiting_clause = numbered(bridge, late)

    # What is paid for and has not begun when a student leaves; no document grants a refund of it.
    gone = (np.clip(left_on, JANUARY, TERM_LIMIT) - JANUARY).astype(np.int16)
    years_gone = (gone * np.int16(4) // LEAP_CYCLE).astype(np.int8)
    not_begun = np.maximum(later_years - years_gone, np.int8(0)) + (benefit_start > left_on)
    exposure = not_begun * (paid & left) * price * FEN

    never, always = np.zeros(len(paid), np.bool_), np.ones(len(paid), np.bool_)
    first_word, no_fen = np.zeros(len(paid), np.int8), np.zeros(len(paid), np.int32)
    return {
        "enrolled": Column(paid, never),
        "years_bought": Column(years, never),
        "individual_due": Column(due, never),
        "late_full_cost": Column(no_fen, never),
        "relief_netted": Column(netted, relief_unsaid),
        "relief_claimable": Column(claimable, relief_unsaid),
        "institution_aid": Column(institution, never),
        "student_pays": Column(student, never),
        "fiscal_central": Column(fiscal.central, never),
        "fiscal_provincial": Column(fiscal.provincial, never),
        "fiscal_municipal": Column(fiscal.municipal, never),
        "fiscal_unallocated": Column(no_fen, never),
        "fiscal_total": Column(fiscal.total, never),
        "top_up": Column(top_up, never),
        "top_up_payer": Column(first_word, ~rise_unpaid, ("unfunded",)),
        "cover_start": Column(cover_start, unpaid),
        "cover_end": Column(cover_end, unpaid),
        "waiting_days": Column(waiting_days, unpaid),
        "benefit_start": Column(benefit_start, unpaid | (benefit_start > DECEMBER)),
        "paid_through": Column(later_years + np.int16(YEAR), unpaid),
        "refund": Column(no_fen, always),
        "refund_exposure": Column(exposure, never),
        "credit_months": Column(first_word, always),
        "due_basis": Column(due_basis, unpaid, BASES),
        "relief_basis": Column(relief_basis, unpaid, BASES),
        "fiscal_basis": Column(fiscal_basis, unpaid, BASES),
        "cover_basis": Column(cover_basis, unpaid, BASES),
        "waiting_basis": Column(waiting_basis, unpaid, BASES),
        "refund_basis": Column(first_word, unpaid, ("not_provided",)),
        "credit_basis": Column(first_word, never, ("not_provided",)),
        "due_clause": Column(due_clause, unpaid, ("C4", "C3", "C2", "C5", "late_price", "C12")),
        "relief_clause": Column(relief_clause, unpaid, ("no_category", "C8", "C7", "CR5")),
        "fiscal_clause": Column(fiscal.by_city.view(np.int8), unpaid, ("N3", "N2")),
        "cover_clause": Column(cover_clause, unpaid, ("C11", "C12", "CR2", "CR6", "CR7")),
        "waiting_clause": Column(waiting_clause, unpaid, ("in_time", "C11", "N4")),
        "refund_clause": Column(first_word, unpaid, ("silence",)),
        "credit_clause": Column(first_word, never, ("silence",)),
        "assessed_year": Column(np.full(len(paid), np.int16(YEAR)), never),
    }
