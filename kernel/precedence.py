"""Which layer decides: answers of several layers merged, the upper one wins."""

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import evolve

from kernel.decisions import OPEN, Decision
from kernel.errors import PluginFault
from kernel.hookspecs import Answer


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
        raise PluginFault(f"question {question!r} is answered by no layer below")
    return layered(found)
