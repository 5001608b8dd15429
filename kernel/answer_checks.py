"""What a hook answers, checked: of every layer, in the right shape and range, for every student."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import pluggy

from kernel.codes import Level, Payer
from kernel.days import BLANK_DAY
from kernel.decisions import OPEN, Decision
from kernel.errors import PluginFault, function_place
from kernel.hookspecs import QUESTIONS
from kernel.messages import OR, Text, listed, message
from kernel.precedence import layered
from kernel.relief import RELIEF, check_payers
from kernel.students import StudentBatch

_BOUNDS: Final[Mapping[str, tuple[int, int]]] = {
    "flag": (0, 1),
    "day": (BLANK_DAY, 2**31 - 1),
    "count": (0, 120),
    "fen": (0, 10**12),
    "percent": (0, 100),
    "payer": (min(Payer), max(Payer)),
    "level": (min(Level), max(Level)),
}
"""Smallest and largest value of each unit of a question's output."""


def check_answered(
    place: Text, implementations: Sequence[pluggy.HookImpl], answers: object
) -> None:
    """Refuse a layer that returns nothing: its silence would pass for the layer below."""
    plain = [impl for impl in implementations if not (impl.wrapper or impl.hookwrapper)]
    if (
        not isinstance(answers, list)
        or len(answers) < len(plain)
        or any(isinstance(answer, tuple) and not answer for answer in answers)
    ):
        names = ", ".join(impl.plugin_name for impl in plain)
        raise PluginFault(
            "{place}: a layer returned nothing (of {names}); expected a Decision, open "
            "where the layer has nothing to say",
            place=place,
            names=names,
        ).at(function_place(plain[-1].function))
    for answer in answers:
        asked = set()
        for decision in answer if isinstance(answer, tuple) else ():
            if isinstance(decision, Decision) and decision.question in asked:
                raise PluginFault(
                    "{place}: question {question!r} is answered twice; state all rows in one table",
                    place=place,
                    question=decision.question,
                ).at(decision.rows[0].place)
            asked.add(getattr(decision, "question", None))


def check_answer(place: Text, decision: Decision, students: StudentBatch) -> None:
    """Refuse outputs of the wrong names, lengths, types or ranges. Raises PluginFault."""
    place = message("{place}, question {question!r}", place=place, question=decision.question)
    expected = QUESTIONS[decision.question].outputs
    if set(decision.outputs) != set(expected):
        raise PluginFault(
            "{place}: outputs {outputs}; expected {expected}",
            place=place,
            outputs=", ".join(decision.outputs),
            expected=", ".join(expected),
        )
    if decision.question == RELIEF:
        check_payers(place, decision)
    for name, output in expected.items():
        unit = output.unit
        value = decision[name]
        if value.shape != (len(students),):
            raise PluginFault(
                "{place}: {name} has shape {shape}, expected ({size},)",
                place=place,
                name=name,
                shape=value.shape,
                size=len(students),
            )
        if value.dtype.kind not in "iub":
            raise PluginFault(
                "{place}: {name} is {dtype}, expected whole numbers ({unit})",
                place=place,
                name=name,
                dtype=value.dtype,
                unit=unit,
            )
        low, high = _BOUNDS[unit]
        if len(value) and (value.min() < low or value.max() > high):
            row = int(np.argmax((value < low) | (value > high)))
            raise PluginFault(
                "{place}: {name} is {value} for student {row}, expected a {unit} from "
                "{low} to {high}",
                place=place,
                name=name,
                value=value[row],
                row=row + 1,
                unit=unit,
                low=low,
                high=high,
            ).at(decision.row_of(row).place)
        if output.payers:
            _check_payer(place, decision, name, output.payers)


def _check_payer(place: Text, decision: Decision, output: str, payers: Sequence[Payer]) -> None:
    """Refuse a payer who cannot bear what is asked for."""
    may = np.zeros(len(Payer), np.bool_)
    may[list(payers)] = True
    wrong = ~may.take(decision[output]) & (decision.row != OPEN)
    if wrong.any():
        student = int(np.argmax(wrong))
        raise PluginFault(
            "{place}, row {clause}: {output} is {word} for student {student}, expected {payers}",
            place=place,
            clause=decision.clause_of(student),
            output=output,
            word=Payer(decision[output][student]).word,
            student=student + 1,
            payers=listed((payer.word for payer in payers), OR),
        ).at(decision.row_of(student).place)


def decided_by(place: Text, question: str, decisions: list[Decision], year: int) -> Decision:
    """Return the decision of all layers. Raises PluginFault where a student stays open."""
    if not decisions:
        raise PluginFault(
            "{place}: question {question!r} is answered by no layer", place=place, question=question
        )
    decision = layered(decisions)
    opened = decision.row == OPEN
    if opened.any():
        raise PluginFault(
            "{place}, question {question!r}, insurance year {year}: no row of any layer "
            "decides {open} of {count} students, the first is student {first}",
            place=place,
            question=question,
            year=year,
            open=np.count_nonzero(opened),
            count=len(opened),
            first=int(np.argmax(opened)) + 1,
        ).at(next((row.place for row in reversed(decisions[0].rows)), None))
    return decision
