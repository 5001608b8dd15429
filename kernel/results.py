"""The result columns of one student as a person reads them: fen, dates, blanks, clause ids."""

from kernel.assess import NO_COUNT, Assessment
from kernel.codes import Basis, Level, Payer
from kernel.days import as_date
from kernel.figures import Array

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
"""The result columns that hold fen."""

_DAYS = ("cover_start", "cover_end", "benefit_start")
_CLAUSE_OF = {
    "due": "due",
    "relief": "relief",
    "fiscal": "split",
    "cover": "cover",
    "waiting": "waiting",
    "refund": "refund",
    "credit": "credit",
}
"""The question whose deciding row is cited for each group of result columns."""


def clause_column(assessment: Assessment, group: str) -> tuple[tuple[str, ...], Array]:
    """Return the clauses cited for a group of result columns, and per student which of them."""
    decision = assessment.decisions[_CLAUSE_OF[group]]
    clauses, row = decision.clauses, decision.row
    if group == "due":
        surcharge = assessment.decisions["full_cost"]
        charged = assessment.late_full_cost > 0
        row = row.copy()
        row[charged] = surcharge.row[charged] + len(clauses)
        clauses = clauses + surcharge.clauses
    return clauses, row


def result_row(assessment: Assessment, row: int) -> dict[str, object]:
    """Return every result column of one student; None is a blank."""
    a = assessment
    enrolled = bool(a.enrolled[row])
    levels = {f"fiscal_{level.word}": a.fiscal[level] for level in Level if level != Level.NONE}
    levels |= {"fiscal_unallocated": a.fiscal[Level.NONE], "fiscal_total": a.fiscal_total}
    money = {name: levels[name] if name in levels else getattr(a, name) for name in MONEY}
    shown: dict[str, object] = {
        "enrolled": enrolled,
        "years_bought": int(a.years_bought[row]),
        **{name: int(column[row]) for name, column in money.items()},
        **{name: as_date(int(getattr(a, name)[row])) for name in _DAYS},
        "waiting_days": _count(a.waiting_days[row]),
        "paid_through": int(a.paid_through[row]) or None,
        "credit_months": int(a.credit_months[row]),
        "top_up_payer": _payer(a, row),
    }
    paid_for = bool(a.paid_for[row])
    for group, basis in a.bases.items():
        clauses, deciding = clause_column(a, group)
        applies = (
            enrolled or group == "credit" or (paid_for and group in ("due", "relief", "refund"))
        )
        shown[f"{group}_basis"] = Basis(basis[row]).word if applies else None
        shown[f"{group}_clause"] = clauses[deciding[row]] if applies else None
    blank_if_unsaid = {
        "relief": ("relief_netted", "relief_claimable"),
        "refund": ("refund",),
        "credit": ("credit_months",),
    }
    for group, names in blank_if_unsaid.items():
        if a.bases[group][row] == Basis.NOT_PROVIDED and (paid_for or group != "relief"):
            shown |= dict.fromkeys(names)
    return shown


def _count(value: int) -> int | None:
    return None if value == NO_COUNT else int(value)


def _payer(assessment: Assessment, row: int) -> str | None:
    if assessment.top_up[row] == 0:
        return None
    return Payer(assessment.decisions["top_up"]["payer"][row]).word
