"""First-match decision tables: value, clause and basis for every student, in one mechanism.

A table answers one question. Its rows are tried in order; the first whose condition holds
decides. A row that nobody matches leaves the student open to the layer below.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from kernel.clauses import Clause
from kernel.codes import Basis
from kernel.decisions import OPEN, Decision, Row
from kernel.errors import PluginFault, nearest
from kernel.extended_back import check_extended_back
from kernel.figures import Array, Figure, weakest
from kernel.messages import Text, message
from kernel.relief import RELIEF, spelt_out
from kernel.students import StudentBatch


def decide(
    question: str, students: StudentBatch, clauses: Mapping[str, Clause], rows: Sequence[Row]
) -> Decision:
    """Answer a question by the first matching row of a table.

    A row whose clause is not yet in force, or whose `until` is, does not count. Where a document
    does not cover the year, its clause is extended: the outcome is assumed.

    Args:
        question: name of the question.
        students: the batch; every column in the rows has its length.
        clauses: the region's clauses by id.
        rows: the table, in order; every row gives the same outputs.

    Returns:
        A decision over the batch, open where no row matched.

    Raises:
        PluginFault: a value is not a whole number, a column has another length, rows differ in
            their outputs, a clause is unknown, it lapsed and nothing follows it, or it is
            extended back over one in force.
    """
    if not rows:
        raise PluginFault(
            "question {question!r}: found no row, expected at least one", question=question
        )
    if question == RELIEF:
        rows = [_spelt_out(row) for row in rows]
    size, names = len(students), _outputs_of(question, rows)
    given: dict[int, dict[str, Figure]] = {}
    decided_by = np.full(size, OPEN, np.int16)
    undecided = np.ones(size, np.bool_)
    for index, row in enumerate(rows):
        _check(question, row, size, clauses)
        if not row.stands(clauses, students.year):
            continue
        hit = undecided & row.when
        if not hit.any():
            continue
        given[index] = _given_by(row, question, clauses[row.clause], students)
        decided_by += hit * np.int16(index - OPEN)
        undecided &= ~hit
    if any(clauses[rows[index].clause].is_extended_back(students.year) for index in given):
        check_extended_back(question, rows, decided_by, students, clauses)
    # In most tables it does.
    one_decides_all = len(given) == 1 and not undecided.any()
    outputs: dict[str, Figure] = {}
    made: dict[tuple[int, ...], Figure] = {}
    for name in names:
        # What each row gives to several outputs, as 0 of payers whom none names, is made once.
        same = tuple(id(rows[index].outputs[name]) for index in given)
        if same not in made:
            figures = {index: figures[name] for index, figures in given.items()}
            made[same] = _figure(decided_by, figures, alone=one_decides_all)
        outputs[name] = made[same]
    return Decision(question=question, outputs=outputs, row=decided_by, rows=tuple(rows))


def _spelt_out(row: Row) -> Row:
    try:
        return spelt_out(row)
    except PluginFault as fault:
        raise PluginFault(
            "question {relief!r}, row {clause}: {fault}",
            relief=RELIEF,
            clause=row.clause,
            fault=fault,
        ).at(row.place) from None


def _given_by(row: Row, question: str, clause: Clause, students: StudentBatch) -> dict[str, Figure]:
    """Return what a row gives, on no stronger basis than that of the row in this year.

    Raises:
        PluginFault: its clause lapsed.
    """
    if clause.has_lapsed(students.year):
        raise PluginFault(
            "question {question!r}, insurance year {year}: clause {clause} lapsed after "
            "{last_year} and nothing follows it; say what does with until=…",
            question=question,
            year=students.year,
            clause=row.clause,
            last_year=clause.last_year,
        ).at(row.place)
    basis = _basis_of(row, clause, students)
    return {
        name: Figure(output.value, weakest(output.basis, basis))
        if isinstance(output, Figure)
        else Figure(output, basis)  # a number of the rule itself is explicit
        for name, output in row.outputs.items()
    }


def _basis_of(row: Row, clause: Clause, students: StudentBatch) -> Array | int:
    """Return the strongest basis that the row can have: assumed where its clause is extended."""
    if clause.in_force(students.year):
        return row.basis
    governed = clause.governs(students.year, students.paid_in)
    return np.where(governed, row.basis, weakest(row.basis, Basis.ASSUMED))


def _figure(decided_by: Array, given: Mapping[int, Figure], *, alone: bool) -> Figure:
    """Return one output of every student, given by the row that decided him.

    Args:
        decided_by: the number of that row.
        given: what each row gives that decides somebody.
        alone: whether there is but one, which decides everybody.
    """
    assembled = _given_to_all if alone else _assembled
    return Figure(
        assembled(decided_by, {at: figure.value for at, figure in given.items()}, np.int64),
        assembled(decided_by, {at: figure.basis for at, figure in given.items()}, np.int8),
    )


def _given_to_all(
    decided_by: Array, given: Mapping[int, Array | int], kind: type[np.int64 | np.int8]
) -> Array:
    """Return what the only row that decides gives to each student."""
    (value,) = given.values()
    return np.full(decided_by.shape, value, kind)


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


def _named(question: str, row: Row) -> Text:
    return message("question {question!r}, row {row}", question=question, row=row.clause)


def _outputs_of(question: str, rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the outputs that every row of a table gives. Raises PluginFault where one differs."""
    names = tuple(rows[0].outputs)
    if any(tuple(row.outputs) != names for row in rows):
        times = Counter(tuple(row.outputs) for row in rows)
        usual = times.most_common(1)[0][0]
        row = next(row for row in rows if tuple(row.outputs) != usual)
        raise PluginFault(
            "{where}: outputs {outputs}; expected {names} as in the other rows",
            where=_named(question, row),
            outputs=", ".join(row.outputs),
            names=", ".join(usual),
        ).at(row.place)
    return names


def _check(question: str, row: Row, size: int, clauses: Mapping[str, Clause]) -> None:
    where = _named(question, row)
    for clause in filter(None, (row.clause, row.reading, row.until)):
        if clause not in clauses:
            raise PluginFault(
                "{where}: unknown clause {clause!r}; {hint}",
                where=where,
                clause=clause,
                hint=nearest(clause, clauses),
            ).at(row.place)
    for name, output in {"when": row.when, **row.outputs}.items():
        value = np.asarray(output.value if isinstance(output, Figure) else output)
        expected = message("a boolean") if name == "when" else message("a whole number")
        kinds = "b" if name == "when" else "iub"
        if value.dtype.kind not in kinds:
            found = "NaN" if value.dtype.kind == "f" and np.isnan(value).any() else value.dtype
            raise PluginFault(
                "{where}: {name} is {found}, expected {expected}",
                where=where,
                name=name,
                found=found,
                expected=expected,
            ).at(row.place)
        if value.ndim and value.shape != (size,):
            raise PluginFault(
                "{where}: {name} has shape {shape}, expected ({size},)",
                where=where,
                name=name,
                shape=value.shape,
                size=size,
            ).at(row.place)
