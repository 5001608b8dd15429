"""What was really paid beside what is owed: short, over, unpaid."""

import re
from collections.abc import Iterator
from typing import Any, Final
from unicodedata import normalize

import numpy as np
from attrs import define, field, frozen
from rich.console import RenderableType

from kernel.codes import Code
from kernel.columns import called
from kernel.figures import Array
from kernel.intake import Fault
from kernel.messages import Text, message
from kernel.results import ResultColumn
from simulate.language.catalogue import spoken
from simulate.output.grid import Grid, Row
from simulate.output.layout import Sentences, stacked
from simulate.output.presentation import Presentation
from simulate.output.result_headers import STATUSES
from simulate.output.table_figures import Figures
from simulate.output.words import term
from simulate.roster.cells import as_text

PAID_AMOUNT: Final = "paid_amount"

SETTLEMENT_COLUMNS: Final = ("difference", "payment_status")

_AMOUNT: Final = re.compile(r"¥?\s*(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,2})0*)?\s*元?")
_NO_AMOUNT: Final = message(
    "{column}: expected an amount in yuan, such as 380 or 1,520.00", column=called(PAID_AMOUNT)
)


class PaymentStatus(Code):
    """How what was paid compares with what is owed."""

    PAID = 0
    SHORT = 1
    OVER = 2
    UNPAID = 3


_STUDENTS: Final = message("Students")
_OWED: Final = message("Owed")
_RECEIVED: Final = message("Received")
_DIFFERENCE: Final = message("Difference")
_OPEN: Final = message(
    "{count:,} students have no day of payment: what they owe is not counted, unless --as-if-paid "
    "DATE says by which day."
)
_UNDATED: Final = message(
    "{count:,} students have an amount paid ({amount} {unit}), but no day of payment: they count "
    "as not paid, and what they paid as too much, until the day is given."
)


@frozen(eq=False)
class Amounts:
    """A column of amounts: fen of each row, 0 where it is blank; and rows that cannot be read."""

    fen: Array
    faults: tuple[Fault, ...]

    @classmethod
    def of(cls, column: Any) -> "Amounts":
        """Read an Arrow column of yuan: `380`, `380.00`, `¥1,520`, `380元`."""
        encoded = as_text(column).dictionary_encode(null_encoding="encode")
        read = [_fen(text or "") for text in encoded.dictionary.to_pylist()]
        index = encoded.indices.to_numpy()
        fen = np.array([0 if one is None else one for one in read], np.int64)[index]
        wrong = np.array([one is None for one in read], np.bool_)[index]
        return cls(fen, ((wrong, _NO_AMOUNT),) if wrong.any() else ())


def _fen(text: str) -> int | None:
    """Return yuan as fen, 0 for a blank, None for what is no amount; no float on the way."""
    plain = normalize("NFKC", text).strip()
    match = _AMOUNT.fullmatch(plain)
    if match is None:
        return None if plain else 0
    yuan, decimals = match[1].replace(",", ""), match[2] or ""
    return int(yuan) * 100 + int(decimals.ljust(2, "0"))


@frozen(eq=False)
class Settlement:
    """What students paid beside what they owe.

    Attributes:
        paid, owed: fen per student.
        status: codes of `PaymentStatus`, without meaning where `aside`.
        aside: they are in no need to pay here, and have not: insured elsewhere, or out of scope.
        undated: could pay here, and have no day of payment, nor count as paid without one.
    """

    paid: Array
    owed: Array
    status: Array
    aside: Array
    undated: Array

    @classmethod
    def of(
        cls, paid: Array, owed: Array, awaited: Array, undated: Array, insured: Array
    ) -> "Settlement":
        """Compare amounts.

        Args:
            paid: fen that were really paid.
            owed: fen that are owed by who has a day of payment.
            awaited: who could pay here and has no day of payment, also where one is assumed.
            undated: of those, who does not count as paid either.
            insured: whose year is paid by the rules, now or earlier.
        """
        status = np.select(
            [paid > owed, (paid == 0) & ((owed > 0) | awaited), paid < owed],
            [PaymentStatus.OVER, PaymentStatus.UNPAID, PaymentStatus.SHORT],
            PaymentStatus.PAID,
        )
        aside = (paid == 0) & ~awaited & ~insured
        return cls(paid, owed, status, aside, undated)

    @property
    def columns(self) -> dict[str, ResultColumn]:
        """The columns that stand behind the results."""
        difference, status = SETTLEMENT_COLUMNS
        never = np.zeros(len(self.paid), np.bool_)
        return {
            difference: ResultColumn("fen", self.paid - self.owed, never),
            status: ResultColumn("word", self.status, self.aside, PaymentStatus.words()),
        }


@define
class Reconciliation:
    """Students, what they owe and what they paid, by status; add pages one by one.

    Attributes:
        students, owed, paid: by status.
        undated, undated_paid: students whose amount has no day of payment, and its sum.
        open: students who have not paid, and have no day for which it is known what they owe.
    """

    students: dict[PaymentStatus, int] = field(factory=lambda: dict.fromkeys(PaymentStatus, 0))
    owed: dict[PaymentStatus, int] = field(factory=lambda: dict.fromkeys(PaymentStatus, 0))
    paid: dict[PaymentStatus, int] = field(factory=lambda: dict.fromkeys(PaymentStatus, 0))
    undated: int = 0
    undated_paid: int = 0
    open: int = 0

    def add(self, settlement: Settlement) -> None:
        """Add the students of a page."""
        for status in PaymentStatus:
            own = (settlement.status == status) & ~settlement.aside
            self.students[status] += int(np.count_nonzero(own))
            self.owed[status] += int(settlement.owed[own].sum())
            self.paid[status] += int(settlement.paid[own].sum())
        has_amount = settlement.paid > 0
        self.open += int(np.count_nonzero(settlement.undated & ~has_amount))
        self.undated += int(np.count_nonzero(settlement.undated & has_amount))
        self.undated_paid += int(settlement.paid[settlement.undated].sum())

    def view(self, look: Presentation) -> RenderableType:
        """Return students and money by status as a table, and what is to be set right."""
        language = look.language
        figures = Figures.of(look, [*self.owed.values(), *self.paid.values()])

        def row(label: str, students: int, owed: int, paid: int, *, is_total: bool) -> Row:
            fen = (owed, paid, paid - owed)
            money = [figures.number(one, is_money=True) for one in fen]
            cells = [figures.number(students, is_money=False), *money]
            return Row(label, cells, bold=is_total, ruled=is_total)

        sums = [sum(part.values()) for part in (self.students, self.owed, self.paid)]
        rows = [
            row(
                spoken(STATUSES[s.word], language),
                self.students[s],
                self.owed[s],
                self.paid[s],
                is_total=False,
            )
            for s in PaymentStatus
            if self.students[s]
        ]
        rows.append(row(term("total", language), *sums, is_total=True))
        headings = (_STUDENTS, _OWED, _RECEIVED, _DIFFERENCE)
        table = Grid(
            spoken(figures.unit.text, language), [spoken(one, language) for one in headings], rows
        )
        notes = [spoken(note, language) for note in self._notes(figures)]
        return stacked(table, *([Sentences(notes)] if notes else []))

    def _notes(self, figures: Figures) -> Iterator[Text]:
        if self.open:
            yield _OPEN.filled(count=self.open)
        if self.undated:
            amount = figures.number(self.undated_paid, is_money=True)
            yield _UNDATED.filled(count=self.undated, amount=amount, unit=figures.unit.short)
