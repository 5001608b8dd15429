"""The refund list: what goes back of each student's payment, by who paid it."""

import csv
from io import StringIO
from typing import Final

import numpy as np
from attrs import define, field, frozen

from kernel.assess import Assessment
from kernel.codes import Payer
from kernel.errors import ControlTotalFault
from kernel.figures import Array
from kernel.messages import listed
from simulate.output.units import YUAN, rounded
from simulate.roster.assessment import AssessedPage
from simulate.roster.summary import REFUNDED, Summary

COLUMNS: Final = ("student_id", "row", "payer", "amount", "clause", "basis")


@frozen
class Refund:
    """What a payer gets back for a student.

    Attributes:
        student_id: the number of the row where the roster has none.
        fen: how much.
        clause, basis: on which it rests.
    """

    student_id: str
    row: int
    payer: Payer
    fen: int
    clause: str
    basis: str


@define
class Refunds:
    """Refunds of a roster; add pages one by one."""

    given: list[Refund] = field(factory=list)

    def add(self, page: AssessedPage) -> None:
        """Add the refunds of a page."""
        clauses, bases = page.results["refund_clause"], page.results["refund_basis"]
        rows, numbers = page.rows, identifiers(page)
        for payer, by_group in _by_payer(page.assessment).items():
            fen = by_group[page.of]
            for at in np.flatnonzero(fen).tolist():
                clause, basis = str(clauses.at(at)), str(bases.at(at))
                self.given.append(
                    Refund(numbers[at], int(rows[at]), payer, int(fen[at]), clause, basis)
                )

    def check(self, summary: Summary) -> None:
        """Compare what each payer gets back with the totals of the whole roster.

        Raises:
            ControlTotalFault: it is not the same to the fen.
        """
        totals: dict[Payer, int] = {}
        for refund in self.given:
            totals[refund.payer] = totals.get(refund.payer, 0) + refund.fen
        expected = {p: fen for (part, p), fen in summary.money.items() if part == REFUNDED and fen}
        if totals != expected:
            payers = sorted(totals.keys() | expected.keys())
            raise ControlTotalFault(
                "the refunds listed do not add up to those of the roster: {payers}",
                payers=listed(p.word for p in payers if totals.get(p, 0) != expected.get(p, 0)),
            )

    def text(self) -> str:
        """Return the list as CSV, a payer after the other, in the order of the roster."""
        out = StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        for one in sorted(self.given, key=lambda refund: (refund.payer, refund.row)):
            amount = rounded(one.fen, YUAN)
            writer.writerow(
                [one.student_id, one.row, one.payer.word, amount, one.clause, one.basis]
            )
        return out.getvalue()


def identifiers(page: AssessedPage) -> list[str]:
    """Return what each valid row is known by: its student number, else that of the row."""
    column = page.named("student_id")
    given = [None] * len(page.students) if column is None else column.to_pylist()
    return [
        (one or "").strip() or str(row) for one, row in zip(given, page.rows.tolist(), strict=True)
    ]


def _by_payer(assessment: Assessment) -> dict[Payer, Array]:
    """Return what goes back of a payment by who paid it, fen per row of the assessment."""
    shares = assessment.refund_shares
    own = {Payer.STUDENT: shares.student, Payer.INSTITUTION: shares.institution}
    for payer, fen in assessment.relief_by(shares.relief).items():
        own[payer] = own.get(payer, 0) + fen
    return own
