"""Decisions: what a question's answer is for every student, and the rows that may decide it."""

import sys
from collections.abc import Mapping
from typing import Final

import numpy as np
from attrs import frozen

from kernel.clauses import Clause
from kernel.codes import Basis
from kernel.errors import Place
from kernel.figures import Array, Figure, weakest

OPEN = -1
"""Row number of a student whom no row of the table decided."""

_CALLERS: Final = 2
"""Who writes a row calls `explicit` or another of its kind, and that `_written`."""

Output = Figure | Array | int
"""What a row may give: a figure, a plain column or a plain whole number."""


@frozen(eq=False)
class Row:
    """One row of a decision table.

    Attributes:
        clause: id of the clause (or interpretation) that decides.
        basis: the strongest basis that an outcome of this row can have.
        when: condition, one boolean per student or one for all.
        outputs: value of each output of the question.
        reading: id of an interpretation that the row rests on besides its clause.
        until: id of a clause; the row stands only until that clause is in force.
        place: where it is written.
    """

    clause: str
    basis: Basis
    when: Array | bool
    outputs: Mapping[str, Output]
    reading: str = ""
    until: str = ""
    place: Place | None = None

    def stands(self, clauses: Mapping[str, Clause], year: int) -> bool:
        """Say whether the row counts in the year: its clause has begun, and `until` has not."""
        if not clauses[self.clause].has_begun(year):
            return False
        return not self.until or not clauses[self.until].is_in_force_by(year)


@frozen(eq=False)
class Decision:
    """The answer to one question for a batch.

    Attributes:
        question: which question of `kernel.hookspecs.QUESTIONS` it answers.
        outputs: for each output a figure of full columns.
        row: index of the deciding row, `OPEN` where none did.
        rows: the table, that of the highest layer first.
    """

    question: str
    outputs: Mapping[str, Figure]
    row: Array
    rows: tuple[Row, ...]

    def __getitem__(self, output: str) -> Array:
        return np.asarray(self.outputs[output].value)

    def figure(self, output: str) -> Figure:
        """One output with its basis, per student."""
        return self.outputs[output]

    @property
    def clauses(self) -> tuple[str, ...]:
        """Clause id of each row."""
        return tuple(row.clause for row in self.rows)

    def clause_of(self, student: int) -> str:
        """Return the id of the clause that decides a student, by his place in the batch."""
        return self.row_of(student).clause

    def row_of(self, student: int) -> Row:
        """Return the row that decides a student, by his place in the batch."""
        return self.rows[int(self.row[student])]

    @property
    def basis(self) -> Array:
        """Weakest basis over all outputs, per student."""
        return weakest(*(figure.basis for figure in self.outputs.values()))

    def basis_of(self, output: str) -> Array:
        """Basis of one output, per student."""
        return np.asarray(self.outputs[output].basis)


def as_given(argument: "Array | Decision") -> "Array | Decision":
    """Return an argument of a hook as it is handed: nobody can change a column of it."""
    columns = (
        [argument]
        if isinstance(argument, np.ndarray)
        else [part for one in argument.outputs.values() for part in (one.value, one.basis)]
    )
    for column in columns:
        if isinstance(column, np.ndarray):
            column.flags.writeable = False
    return argument


def explicit(
    clause: str, when: Array | bool, *, reading: str = "", until: str = "", **outputs: Output
) -> Row:
    """State a row that a cited text decides; with the `reading` of an interpretation, inferred."""
    basis = Basis.INFERRED if reading else Basis.EXPLICIT
    return Row(clause, basis, when, outputs, reading, until, _written())


def inferred(clause: str, when: Array | bool, *, until: str = "", **outputs: Output) -> Row:
    """State a row that interprets a cited text."""
    return Row(clause, Basis.INFERRED, when, outputs, until=until, place=_written())


def assumed(clause: str, when: Array | bool, *, until: str = "", **outputs: Output) -> Row:
    """State a row for which no document stands."""
    return Row(clause, Basis.ASSUMED, when, outputs, until=until, place=_written())


def not_provided(clause: str, when: Array | bool, **outputs: Output) -> Row:
    """State a row where nothing is to be said; the outcome is blank."""
    return Row(clause, Basis.NOT_PROVIDED, when, outputs, place=_written())


def _written() -> Place:
    """Return where the row is written that is being made."""
    frame = sys._getframe(_CALLERS)  # the way to one's caller
    return Place(frame.f_code.co_filename, frame.f_lineno)
