"""Clauses extended back before their document begins: they give way to what was in force then.

A first match knows no dates. Where a table states a new notice above the old one, a clause that is
extended back would overrule, in the years of the old notice, what that one ruled.
"""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from kernel.clauses import Clause
from kernel.decisions import Row
from kernel.errors import PluginFault
from kernel.figures import Array
from kernel.students import StudentBatch


def check_extended_back(
    question: str,
    rows: Sequence[Row],
    decided_by: Array,
    students: StudentBatch,
    clauses: Mapping[str, Clause],
    among: Collection[str] | None = None,
) -> None:
    """Refuse a clause extended back that decides whom a clause in force would have decided.

    Args:
        question: name of the question.
        rows: the table, in order.
        decided_by: for each student the number of the row that decides him.
        students: the batch.
        clauses: the region's clauses by id.
        among: ids of the clauses of one layer, the only ones that are held against each other: over
            the layer below a clause may be extended back; None: all.

    Raises:
        PluginFault: the first such row, with both clauses, the year, and what to write.
    """
    year = students.year
    ours = clauses.keys() if among is None else among
    dated = {
        index: document.first_year
        for index, row in enumerate(rows)
        if row.clause in ours and (document := clauses[row.clause].document)
    }
    extended = [index for index, begins in dated.items() if year < begins]
    begun = [index for index, begins in dated.items() if begins <= year]
    # In most regions one notice stands alone, and there is nothing to compare.
    if not extended or not begun or max(begun) < min(extended):
        return
    # Whom they decide, and no row below would have decided yet.
    left = np.isin(decided_by, extended)
    for index, row in enumerate(rows):
        clause = clauses[row.clause]
        if clause.is_extended_back(year) or not row.stands(clauses, year):
            continue
        would_decide = left & (decided_by < index) & row.when
        if index in begun and (governed := would_decide & _governed_by(clause, students)).any():
            deciding = int(decided_by[np.argmax(governed)])
            fault = _fault(question, year, clauses[rows[deciding].clause], dated[deciding], clause)
            raise fault.at(rows[deciding].place)
        left &= ~would_decide


def _governed_by(clause: Clause, students: StudentBatch) -> Array | bool:
    """Say for which students the document of a clause itself covers the year."""
    if clause.has_lapsed(students.year):
        return False
    return clause.in_force(students.year) or clause.governs(students.year, students.paid_in)


def _fault(
    question: str, year: int, extended: Clause, begins: int, in_force: Clause
) -> PluginFault:
    return PluginFault(
        "question {question!r}, insurance year {year}: clause {clause}, of a document that "
        "begins in {begins}, is extended back over clause {other}, which is in force; write "
        "first_year = {begins} in [clause.{clause}], or state {other} before it, or let their "
        "conditions exclude each other",
        question=question,
        year=year,
        clause=extended.id,
        begins=begins,
        other=in_force.id,
    )
