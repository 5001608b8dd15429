"""A region that is watched while it is asked: which rows there are, and which of them decide."""

import numpy as np
from attrs import field, frozen

from kernel.codes import Basis
from kernel.decisions import Decision, Row
from kernel.errors import Place
from kernel.figures import Array
from kernel.messages import Text, message
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch
from kernel.watch import as_subclass


@frozen
class AskedRow:
    """A row of a table that was asked: its question, its clauses, and where it is written."""

    question: str
    clause: str
    reading: str
    is_explicit: bool
    place: Place

    @property
    def text(self) -> Text:
        """How messages speak of it."""
        clause = f"{self.clause} ({self.reading})" if self.reading else self.clause
        return message("row {clause} of {question}", clause=clause, question=self.question)


@frozen(eq=False)
class RowWatch(Ruleset):
    """A region that remembers its tables, also those asked about students found to be invalid.

    Attributes:
        rows: every row of the tables that were asked; deciding: those that decided a student.
    """

    rows: set[AskedRow] = field(factory=set)
    deciding: set[AskedRow] = field(factory=set)

    @classmethod
    def over(cls, rules: Ruleset) -> "RowWatch":
        """Watch a region."""
        return as_subclass(cls, rules)

    def ask(
        self, hook: str, students: StudentBatch, **arguments: Array | Decision
    ) -> dict[str, Decision]:
        """Ask, and remember which rows there are and which of them decided."""
        answers = super().ask(hook, students, **arguments)
        for question, decision in answers.items():
            rows = [_written(question, row) for row in decision.rows]
            self.rows.update(filter(None, rows))
            deciding = (rows[index] for index in np.unique(decision.row))
            self.deciding.update(filter(None, deciding))
        return answers


def _written(question: str, row: Row) -> AskedRow | None:
    if row.place is None:
        return None
    is_explicit = row.basis == Basis.EXPLICIT
    return AskedRow(question, row.clause, row.reading, is_explicit, row.place)
