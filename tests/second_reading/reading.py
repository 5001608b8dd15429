"""One student, one insurance year, read off the rules step by step."""

from __future__ import annotations

from collections.abc import Mapping

from . import bases, city_foundings, clauses
from .leaving import read_credit, read_exposure, read_refund
from .money import read_payment, read_subsidy, read_top_up
from .roster import CITIES, REGIONS
from .rows import read_student
from .student import Student
from .waiting import Cover, read_cover

SWITCHES: dict[str, tuple[str, ...]] = {
    "first_missed_year": ("free", "counted"),
    "full_cost_standard": ("announced", "received"),
    "governing_text": ("notice", "letter"),
}
FIRST_YEAR = 2022

MONEY = (
    "individual_due",
    "late_full_cost",
    "relief_netted",
    "relief_claimable",
    "institution_aid",
    "student_pays",
    "fiscal_central",
    "fiscal_provincial",
    "fiscal_municipal",
    "fiscal_unallocated",
    "fiscal_total",
    "top_up",
    "refund",
    "refund_exposure",
)
REFUND_PARTS = ("refund_relief", "refund_institution", "refund_student")
BLANK_UNLESS_ENROLLED = (
    "top_up_payer",
    "cover_start",
    "cover_end",
    "waiting_days",
    "benefit_start",
    "paid_through",
    "due_basis",
    "relief_basis",
    "fiscal_basis",
    "cover_basis",
    "waiting_basis",
    "refund_basis",
    "due_clause",
    "relief_clause",
    "fiscal_clause",
    "cover_clause",
    "waiting_clause",
    "refund_clause",
)
NOTHING_IF_REFUNDED = (
    "relief_claimable",
    "fiscal_central",
    "fiscal_provincial",
    "fiscal_municipal",
    "fiscal_unallocated",
    "fiscal_total",
    "top_up",
)
BLANK_IF_REFUNDED = (
    "top_up_payer",
    "cover_start",
    "cover_end",
    "waiting_days",
    "benefit_start",
    "fiscal_basis",
    "cover_basis",
    "waiting_basis",
    "fiscal_clause",
    "cover_clause",
    "waiting_clause",
)


def assess_one(
    region: str,
    year: int,
    given: Mapping[str, object],
    switches: Mapping[str, str] = {},
) -> dict[str, object]:
    """Every result column of one student in one insurance year: fen, dates, None for blank.

    An invalid row gives `{"problem": True, "problems": [...]}` with all its reasons. The columns
    `refund_relief`, `refund_institution` and `refund_student` say to whom a refund goes. Of a city
    a basis or a clause may be as vague as its page (`vague.agree`).
    """
    known = (*REGIONS, *CITIES)
    if region not in known:
        raise ValueError(f"unknown region {region!r}, expected one of {', '.join(known)}")
    if year < FIRST_YEAR:
        raise ValueError(f"insurance year {year} is before {FIRST_YEAR}")
    chosen = _switches(switches)
    student, reasons = read_student(region, year, given)
    if reasons:
        return {"problem": True, "problems": reasons}
    paid = student.paid_on is not None or student.prepaid_in is not None
    if student.in_scope and student.enrols_here and paid:
        result = _paid_row(student, chosen)
    else:
        result = _unpaid_row(student)
    result["credit_months"] = read_credit(student)
    result["credit_basis"] = bases.credit_basis(student)
    result["credit_clause"] = clauses.credit_clause(student)
    return result


def _switches(switches: Mapping[str, str]) -> dict[str, str]:
    chosen = {name: options[0] for name, options in SWITCHES.items()}
    for name, option in switches.items():
        if option not in SWITCHES.get(name, ()):
            raise ValueError(f"no switch {name} = {option}")
        chosen[name] = option
    return chosen


def _unpaid_row(s: Student) -> dict[str, object]:
    """Out of scope, elsewhere or unpaid: not an error, and nothing is owed."""
    result: dict[str, object] = {"enrolled": False, "years_bought": 0}
    # Doubt: 0, not blank, in the relief columns even when recognised elsewhere, and in
    # refund_exposure even of a student who has left ("every money column 0").
    result.update(dict.fromkeys(MONEY, 0))
    # Doubt: every basis and clause but the credit's is blank, the blank refund's too.
    result.update(dict.fromkeys(BLANK_UNLESS_ENROLLED))
    nothing = 0 if s.region == "zhengzhou" else None
    result.update(dict.fromkeys(("refund", *REFUND_PARTS), nothing))
    return result


def _paid_row(s: Student, switches: Mapping[str, str]) -> dict[str, object]:
    """In the fund, unless the year itself is refunded; what was paid is shown either way."""
    payment = read_payment(s, switches)
    cover = read_cover(s, switches)
    subsidy = read_subsidy(s)
    top_up, top_up_payer = read_top_up(s, payment.price)
    back = read_refund(s, payment, cover)
    refunds = s.region == "zhengzhou"
    reimbursed = payment.relief_claimable and not back.year_itself
    relieved = bool(payment.relief_netted or reimbursed)
    result: dict[str, object] = {
        "enrolled": not back.year_itself,
        "years_bought": payment.years_bought,
        "individual_due": payment.individual_due,
        "late_full_cost": payment.late_full_cost,
        "relief_netted": payment.relief_netted,
        "relief_claimable": payment.relief_claimable,
        "institution_aid": payment.institution_aid,
        "student_pays": payment.student_pays,
        "fiscal_central": subsidy.central,
        "fiscal_provincial": subsidy.provincial,
        "fiscal_municipal": subsidy.municipal,
        "fiscal_unallocated": 0,
        "fiscal_total": subsidy.total,
        "top_up": top_up,
        "top_up_payer": top_up_payer,
        "cover_start": cover.starts,
        "cover_end": cover.ends,
        "waiting_days": cover.waiting_days,
        "benefit_start": cover.benefit_start,
        "paid_through": payment.paid_through,
        "refund": back.amount if refunds else None,
        "refund_relief": back.relief if refunds else None,
        "refund_institution": back.institution if refunds else None,
        "refund_student": back.student if refunds else None,
        "refund_exposure": read_exposure(s, payment, cover),
        **_foundings(s, cover, relieved=relieved),
    }
    if back.year_itself:
        # Doubt: paid_through, and what due, relief and refund rest on, stay with what was paid.
        # Doubt: the relief reimbursed for a refunded year is 0 even when recognised elsewhere
        # (no year is left to reimburse), while relief_netted stays as it was.
        result.update(dict.fromkeys(NOTHING_IF_REFUNDED, 0))
        result.update(dict.fromkeys(BLANK_IF_REFUNDED))
    return result


def _foundings(s: Student, cover: Cover, *, relieved: bool) -> dict[str, object]:
    """What each group of columns rests on; `relieved` if any relief is paid for the year."""
    if s.region in CITIES:
        return city_foundings.read_foundings(s, cover, relieved=relieved)
    return {
        "due_basis": bases.due_basis(s, cover),
        "relief_basis": bases.relief_basis(s, cover, relieved=relieved),
        "fiscal_basis": bases.fiscal_basis(s),
        "cover_basis": bases.cover_basis(s, cover),
        "waiting_basis": bases.waiting_basis(s, cover),
        "refund_basis": bases.refund_basis(s, cover),
        "due_clause": clauses.due_clause(s, cover),
        "relief_clause": clauses.relief_clause(s),
        "fiscal_clause": clauses.fiscal_clause(s),
        "cover_clause": clauses.cover_clause(s, cover),
        "waiting_clause": clauses.waiting_clause(s, cover),
        "refund_clause": clauses.refund_clause(s),
    }
