"""The result columns as people read them: what each holds, and where it is blank."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, Literal

import numpy as np
from attrs import frozen

from kernel.assess import NO_COUNT, Assessment
from kernel.codes import Basis, Code, Level, Payer
from kernel.days import BLANK_DAY, as_date
from kernel.figures import Array

Kind = Literal["flag", "count", "fen", "day", "word"]

KINDS: Final[Mapping[str, Kind]] = {
    "enrolled": "flag",
    "years_bought": "count",
    "individual_due": "fen",
    "late_full_cost": "fen",
    "relief_netted": "fen",
    "relief_claimable": "fen",
    "institution_aid": "fen",
    "student_pays": "fen",
    "fiscal_central": "fen",
    "fiscal_provincial": "fen",
    "fiscal_municipal": "fen",
    "fiscal_unallocated": "fen",
    "fiscal_total": "fen",
    "top_up": "fen",
    "top_up_payer": "word",
    "cover_start": "day",
    "cover_end": "day",
    "waiting_days": "count",
    "benefit_start": "day",
    "paid_through": "count",
    "refund": "fen",
    "refund_exposure": "fen",
    "credit_months": "count",
    "due_basis": "word",
    "relief_basis": "word",
    "fiscal_basis": "word",
    "cover_basis": "word",
    "waiting_basis": "word",
    "refund_basis": "word",
    "credit_basis": "word",
    "due_clause": "word",
    "relief_clause": "word",
    "fiscal_clause": "word",
    "cover_clause": "word",
    "waiting_clause": "word",
    "refund_clause": "word",
    "credit_clause": "word",
    "assessed_year": "count",
}
"""Every result column in the order of the contract, and what it holds."""

MONEY: Final = tuple(name for name, kind in KINDS.items() if kind == "fen")
"""The result columns that hold fen."""

STANDS_ON: Final[Mapping[str, str]] = {
    "years_bought": "due",
    "individual_due": "due",
    "late_full_cost": "due",
    "student_pays": "due",
    "relief_netted": "relief",
    "relief_claimable": "relief",
    "fiscal_central": "fiscal",
    "fiscal_provincial": "fiscal",
    "fiscal_municipal": "fiscal",
    "fiscal_unallocated": "fiscal",
    "fiscal_total": "fiscal",
    "cover_start": "cover",
    "cover_end": "cover",
    "waiting_days": "waiting",
    "benefit_start": "waiting",
    "refund": "refund",
    "refund_exposure": "refund",
    "credit_months": "credit",
}
"""The group whose `_basis` and `_clause` a result column stands on."""

_CLAUSE_OF: Final = {
    "due": "due",
    "relief": "relief",
    "fiscal": "split",
    "cover": "cover",
    "waiting": "waiting",
    "refund": "refund",
    "credit": "credit",
}
"""The question whose deciding row is cited for each group of result columns."""


@frozen(eq=False)
class ResultColumn:
    """One result column of a batch.

    Attributes:
        kind: fen, day numbers, counts, flags, or indices into `words`.
        values: one per student; without meaning where `blank`.
        words: what a column of words may say.
    """

    kind: Kind
    values: Array
    blank: Array
    words: tuple[str, ...] = ()

    def at(self, row: int) -> bool | int | str | date | None:
        """Return the cell of one student as Python has it; None is a blank."""
        if self.blank[row]:
            return None
        value = int(self.values[row])
        read: Mapping[Kind, Callable[[int], bool | int | str | date | None]] = {
            "flag": bool,
            "count": int,
            "fen": int,
            "day": as_date,
            "word": self.words.__getitem__,
        }
        return read[self.kind](value)


def result_columns(assessment: Assessment) -> dict[str, ResultColumn]:
    """Return every result column of a batch, in the order of the contract."""
    a = assessment
    levels = {f"fiscal_{level.word}": a.fiscal[level] for level in Level if level != Level.NONE}
    levels |= {"fiscal_unallocated": a.fiscal[Level.NONE], "fiscal_total": a.fiscal_total}
    own = levels | {"assessed_year": np.full(len(a.students), a.students.year)}
    never = np.zeros(len(a.students), np.bool_)
    unsaid = {group: basis == Basis.NOT_PROVIDED for group, basis in a.bases.items()}
    relief_unsaid = a.paid_for & unsaid["relief"]
    blanks = {
        "relief_netted": relief_unsaid,
        "relief_claimable": a.enrolled & relief_unsaid,
        "cover_start": a.cover_start == BLANK_DAY,
        "cover_end": a.cover_end == BLANK_DAY,
        "benefit_start": a.benefit_start == BLANK_DAY,
        "waiting_days": a.waiting_days == NO_COUNT,
        "paid_through": a.paid_through == 0,
        "refund": unsaid["refund"],
        "credit_months": unsaid["credit"],
    }
    columns = {
        name: ResultColumn(
            kind, own[name] if name in own else getattr(a, name), blanks.get(name, never)
        )
        for name, kind in KINDS.items()
        if kind != "word"
    }
    columns["top_up_payer"] = _words(a.decisions["top_up"]["payer"], a.top_up == 0, Payer)
    for group, basis in a.bases.items():
        applies = a.enrolled
        if group in ("due", "relief", "refund"):
            applies = a.paid_for
        elif group == "credit":
            applies = ~never
        clauses, deciding = clause_column(a, group)
        columns[f"{group}_basis"] = _words(basis, ~applies, Basis)
        columns[f"{group}_clause"] = ResultColumn("word", deciding, ~applies, clauses)
    return {name: columns[name] for name in KINDS}


def result_row(assessment: Assessment, row: int) -> dict[str, object]:
    """Return every result column of one student; None is a blank."""
    return {name: column.at(row) for name, column in result_columns(assessment).items()}


def as_data(column: str, value: object) -> object:
    """Return a value of a result row as data: fen become yuan, a day its ISO form."""
    if isinstance(value, date):
        return value.isoformat()
    return value / 100 if column in MONEY and isinstance(value, int) else value


def clause_column(assessment: Assessment, group: str) -> tuple[tuple[str, ...], Array]:
    """Return the clauses cited for a group of result columns, and per student which of them."""
    decision = assessment.decisions[_CLAUSE_OF[group]]
    clauses, row = decision.clauses, decision.row
    if group == "due":
        surcharge = assessment.decisions["full_cost"]
        charged = assessment.late_full_cost > 0
        row = np.where(charged, surcharge.row + len(clauses), row)
        clauses = clauses + surcharge.clauses
    return clauses, row


def _words(codes: Array, blank: Array, vocabulary: type[Code]) -> ResultColumn:
    return ResultColumn("word", codes, blank, vocabulary.words())
