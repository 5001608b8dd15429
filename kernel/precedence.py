"""Which layer decides: answers of several layers merged, the upper one wins."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from attrs import evolve

from kernel.clauses import Clause
from kernel.decisions import OPEN, Decision
from kernel.errors import PluginFault, nearest
from kernel.extended_back import check_extended_back
from kernel.hookspecs import Answer
from kernel.layers import Layer
from kernel.messages import Text
from kernel.students import StudentBatch


def decisions_in(answers: Sequence[Answer]) -> Iterator[Decision]:
    """Go through the decisions of what hooks returned, one each or several."""
    for answer in answers:
        yield from answer if isinstance(answer, tuple) else (answer,)


def layered(decisions: Sequence[Decision]) -> Decision:
    """Merge decisions on one question: the first that decided a student counts.

    Args:
        decisions: that of the highest layer first.

    Returns:
        A decision with the rows of all layers; open where no layer decided.
    """
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


def answer_to(question: str, answers: Sequence[Answer]) -> Decision:
    """Return what the layers below answer to a question, for a hook that wraps them.

    Raises:
        PluginFault: no layer answers it.
    """
    found = [decision for decision in decisions_in(answers) if decision.question == question]
    if not found:
        raise PluginFault("question {question!r} is answered by no layer below", question=question)
    return layered(found)


def check_layers(
    place: Text,
    decision: Decision,
    students: StudentBatch,
    clauses: Mapping[str, Clause],
    layers: Sequence[Layer],
) -> None:
    """Refuse a clause extended back over one in force that another table of its layer states.

    Args:
        place: region and hook, for messages.
        decision: that of all layers.
        students: the batch.
        clauses: the region's clauses by id.
        layers: the layers.

    Raises:
        PluginFault: that, see `kernel.extended_back`, or a decision cites an unknown clause.
    """
    cited = set(decision.clauses)
    for unknown in sorted(cited - clauses.keys()):
        raise PluginFault(
            "{place}, question {question!r}: unknown clause {unknown!r}; {hint}",
            place=place,
            question=decision.question,
            unknown=unknown,
            hint=nearest(unknown, clauses),
        )
    year = students.year
    extended = (row for row in decision.rows if clauses[row.clause].is_extended_back(year))
    if not any(row.stands(clauses, year) for row in extended):
        return
    for layer in layers:
        try:
            check_extended_back(
                decision.question, decision.rows, decision.row, students, clauses, layer.clauses()
            )
        except PluginFault as fault:
            raise PluginFault("{place}: {fault}", place=place, fault=fault).at(
                fault.written
            ) from None
