"""First-match decision tables: value, clause and basis for every student, in one mechanism.

A table answers one question. Its rows are tried in order; the first whose condition holds
decides. A row that nobody matches leaves the student open to the layer below.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from attrs import evolve, frozen

from kernel.clauses import Clause
from kernel.codes import Basis
from kernel.errors import PluginFault, nearest
from kernel.figures import Array, Figure, weakest
from kernel.students import StudentBatch

OPEN = -1
"""Row number of a student whom no row of the table decided."""

Output = Figure | Array | int
"""What a row may give: a figure, a plain column or a plain whole number."""


@frozen(eq=False)
class Row:
    """One row of a decision table.

    Attributes:
        clause: id of the clause (or reading) that decides.
        basis: the strongest basis that an outcome of this row can have.
        when: condition, one boolean per student or one for all.
        outputs: value of each output of the question.
        reading: id of a reading that the row rests on besides its clause.
        until: id of a clause; the row stands only until that clause is in force.
    """

    clause: str
    basis: Basis
    when: Array | bool
    outputs: Mapping[str, Output]
    reading: str = ""
    until: str = ""


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

    @property
    def basis(self) -> Array:
        """Weakest basis over all outputs, per student."""
        return weakest(*(figure.basis for figure in self.outputs.values()))

    def basis_of(self, output: str) -> Array:
        """Basis of one output, per student."""
        return np.asarray(self.outputs[output].basis)


def explicit(
    clause: str, when: Array | bool, *, reading: str = "", until: str = "", **outputs: Output
) -> Row:
    """State a row that a cited text decides; with a `reading` of the text, inferred."""
    basis = Basis.INFERRED if reading else Basis.EXPLICIT
    return Row(clause, basis, when, outputs, reading, until)


def inferred(clause: str, when: Array | bool, **outputs: Output) -> Row:
    """State a row that reads a cited text."""
    return Row(clause, Basis.INFERRED, when, outputs)


def assumed(clause: str, when: Array | bool, *, until: str = "", **outputs: Output) -> Row:
    """State a row for which no document stands."""
    return Row(clause, Basis.ASSUMED, when, outputs, until=until)


def not_provided(clause: str, when: Array | bool, **outputs: Output) -> Row:
    """State a row where nothing is to be said; the outcome is blank."""
    return Row(clause, Basis.NOT_PROVIDED, when, outputs)


def decide(
    question: str, students: StudentBatch, clauses: Mapping[str, Clause], rows: Sequence[Row]
) -> Decision:
    """Answer a question by the first matching row of a table.

    A row whose clause is not yet in force, or whose `until` is, does not count. Where a document
    does not cover the year, its clause is carried: the outcome is assumed.

    Args:
        question: name of the question.
        students: the batch; every column in the rows has its length.
        clauses: the region's clauses by id.
        rows: the table, in order; every row gives the same outputs.

    Returns:
        A decision over the batch, open where no row matched.

    Raises:
        PluginFault: a value is not a whole number, a column has another length, rows differ in
            their outputs, a clause is unknown, or it lapsed and nothing follows it.
    """
    if not rows:
        raise PluginFault(f"question {question!r}: found no row, expected at least one")
    size = len(students)
    names = tuple(rows[0].outputs)
    values: dict[str, dict[int, Array | int]] = {name: {} for name in names}
    bases: dict[str, dict[int, Array | int]] = {name: {} for name in names}
    decided_by = np.full(size, OPEN, np.int16)
    undecided = np.ones(size, np.bool_)
    for index, row in enumerate(rows):
        _check(question, row, names, size, clauses)
        clause = clauses[row.clause]
        if not clause.has_begun(students.year):
            continue
        if row.until and clauses[row.until].has_begun(students.year):
            continue
        hit = undecided & row.when
        if not hit.any():
            continue
        if clause.has_lapsed(students.year):
            raise PluginFault(
                f"question {question!r}, insurance year {students.year}: clause {row.clause} "
                f"lapsed after {clause.last_year} and nothing follows it; "
                "say what does with until=…"
            )
        basis: Array | int = row.basis
        if not clause.in_force(students.year):
            governed = clause.governs(students.year, students.drive)
            basis = np.where(governed, row.basis, weakest(row.basis, Basis.ASSUMED))
        for name, output in row.outputs.items():
            figure = output if isinstance(output, Figure) else Figure(output, Basis.EXPLICIT)
            values[name][index] = figure.value
            bases[name][index] = weakest(figure.basis, basis)
        decided_by += hit * np.int16(index - OPEN)
        undecided &= ~hit
    return Decision(
        question=question,
        outputs={
            name: Figure(
                _assembled(decided_by, values[name], np.int64),
                _assembled(decided_by, bases[name], np.int8),
            )
            for name in names
        },
        row=decided_by,
        rows=tuple(rows),
    )


def _assembled(
    decided_by: Array, given: Mapping[int, Array | int], kind: type[np.int64 | np.int8]
) -> Array:
    """Return for each student what the row that decided him gives, 0 where none did.

    Numpy branches slowly on masks that alternate: single numbers are looked up by the row, columns
    multiplied with the mask.
    """
    numbers = np.zeros(max(given, default=0) + 2, kind)
    columns = {}
    for index, value in given.items():
        if np.ndim(value):
            columns[index] = value
        else:
            numbers[index] = value
    assembled = numbers.take(decided_by)
    for index, column in columns.items():
        assembled += (column * (decided_by == index)).astype(kind, copy=False)
    return assembled


def layered(decisions: Sequence[Decision]) -> Decision:
    """Lay decisions on one question over each other: the first that decided a student counts."""
    result = decisions[0]
    for lower in decisions[1:]:
        opened = result.row == OPEN
        if not opened.any():
            result = evolve(result, rows=result.rows + lower.rows)
            continue
        below = np.where(lower.row == OPEN, OPEN, lower.row + len(result.rows))
        result = Decision(
            question=result.question,
            outputs={
                name: lower.outputs[name].where(opened, figure)
                for name, figure in result.outputs.items()
            },
            row=np.where(opened, below, result.row),
            rows=result.rows + lower.rows,
        )
    return result


def answer_to(question: str, answers: Sequence[Decision | tuple[Decision, ...]]) -> Decision:
    """Return what the layers below answer to a question, for a hook that wraps them."""
    flat = [d for answer in answers for d in (answer if isinstance(answer, tuple) else (answer,))]
    found = [decision for decision in flat if decision.question == question]
    if not found:
        raise PluginFault(f"question {question!r} is answered by no layer below")
    return layered(found)


def _check(
    question: str, row: Row, names: tuple[str, ...], size: int, clauses: Mapping[str, Clause]
) -> None:
    where = f"question {question!r}, row {row.clause}"
    for clause in filter(None, (row.clause, row.reading, row.until)):
        if clause not in clauses:
            raise PluginFault(f"{where}: unknown clause {clause!r}; {nearest(clause, clauses)}")
    if tuple(row.outputs) != names:
        raise PluginFault(
            f"{where}: outputs {', '.join(row.outputs)}; expected {', '.join(names)} "
            "as in the table's first row"
        )
    for name, output in {"when": row.when, **row.outputs}.items():
        value = np.asarray(output.value if isinstance(output, Figure) else output)
        expected = "a boolean" if name == "when" else "a whole number"
        kinds = "b" if name == "when" else "iub"
        if value.dtype.kind not in kinds:
            found = "NaN" if value.dtype.kind == "f" and np.isnan(value).any() else value.dtype
            raise PluginFault(f"{where}: {name} is {found}, expected {expected}")
        if value.ndim and value.shape != (size,):
            raise PluginFault(f"{where}: {name} has shape {value.shape}, expected ({size},)")
