"""Roster totals: people, money by payer, and what of it is assumed."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from attrs import define, field

from kernel.assess import Assessment
from kernel.codes import LEVEL_PAYERS, Basis, Payer
from kernel.figures import Array

CONTRIBUTION: Final = "contribution"
FISCAL: Final = "fiscal"
TOP_UP: Final = "top_up"
CLAIMED: Final = "claimed"
REFUNDED: Final = "refunded"

PARTS: Final = (CONTRIBUTION, FISCAL, TOP_UP, CLAIMED, REFUNDED)
"""What a payer bears: contributions, with relief netted at payment; the fiscal subsidy; tariff
differences; relief that is reimbursed afterwards; and what is refunded to him."""

Amount = tuple[str, Payer, Array, Array]
"""A part, who bears it, fen per student, and the basis of each amount."""


@define
class Summary:
    """What was assessed.

    Attributes:
        rows, enrolled, unpaid, rejected: students; who has not paid owes nothing here.
        as_if_paid: students who have not paid and count as paid all the same.
        money: fen by part and payer; over the payers each part adds up to its result columns.
        assumed: of each part the fen whose basis is an assumption.
        exposure: fen of paid years not begun of leavers, where no document grants a refund.
    """

    rows: int = 0
    enrolled: int = 0
    unpaid: int = 0
    rejected: int = 0
    money: dict[tuple[str, Payer], int] = field(factory=dict)
    assumed: dict[str, int] = field(factory=lambda: dict.fromkeys(PARTS, 0))
    exposure: int = 0
    as_if_paid: int = 0

    def add(self, assessment: Assessment, rejected: int, as_if_paid: int = 0) -> None:
        """Add a page of students, each row as often as its weight says."""
        students = assessment.students
        weight = students.weight
        unpaid = ~(students.paying | students.prepaid_earlier)
        self.rows += int(weight.sum()) + rejected
        self.enrolled += int(weight[assessment.enrolled].sum())
        self.unpaid += int(weight[unpaid].sum())
        self.rejected += rejected
        self.as_if_paid += as_if_paid
        self.exposure += int(weight @ assessment.refund_exposure)
        for part, payer, fen, basis in _amounts(assessment):
            key = (part, payer)
            self.money[key] = self.money.get(key, 0) + int(weight @ fen)
            assumed = int(weight @ np.where(basis == Basis.ASSUMED, fen, 0))
            self.assumed[part] += assumed

    def total(self, part: str) -> int:
        """Return fen of a part over all payers."""
        return sum(fen for (of, _), fen in self.money.items() if of == part)

    def payers(self) -> list[Payer]:
        """Return who bears anything, in the order of the codes."""
        return sorted({payer for (_, payer), fen in self.money.items() if fen})

    @property
    def assumed_share(self) -> float | None:
        """The share of contributions, subsidies and top-ups that rests on assumptions."""
        parts = (CONTRIBUTION, FISCAL, TOP_UP)
        total = sum(self.total(part) for part in parts)
        return sum(self.assumed[part] for part in parts) / total if total else None


def _amounts(a: Assessment) -> Iterator[Amount]:
    top_up = a.decisions["top_up"]
    yield CONTRIBUTION, Payer.STUDENT, a.student_pays, a.bases["due"]
    yield CONTRIBUTION, Payer.INSTITUTION, a.institution_aid, a.bases["due"]
    for part, relief, basis in (
        (CONTRIBUTION, a.relief_netted, a.bases["relief"]),
        (CLAIMED, a.relief_claimable, a.bases["relief"]),
        (REFUNDED, a.refund_shares.relief, a.bases["refund"]),
    ):
        for payer, fen in a.relief_by(relief).items():
            yield part, payer, fen, basis
    yield REFUNDED, Payer.INSTITUTION, a.refund_shares.institution, a.bases["refund"]
    yield REFUNDED, Payer.STUDENT, a.refund_shares.student, a.bases["refund"]
    for level, payer in LEVEL_PAYERS.items():
        yield FISCAL, payer, a.fiscal[level], a.bases["fiscal"]
    for payer in map(Payer, np.unique(top_up["payer"])):
        yield TOP_UP, payer, a.top_up * (top_up["payer"] == payer), top_up.basis
