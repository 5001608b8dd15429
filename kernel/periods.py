"""Answers that are a period, from a first to a last day: cover and window."""

from typing import Final

import numpy as np

from kernel.days import BLANK_DAY
from kernel.decisions import Decision
from kernel.errors import Contradiction, PluginFault
from kernel.insuranceyears import Span
from kernel.messages import Text, message, verbatim

_PERIODS: Final = {"window": ("opens", "closes"), "cover": ("start", "end")}
"""The questions that are answered by a period: its first and its last day."""


def check_periods(place: Text, decision: Decision) -> None:
    """Refuse a period that ends before it starts, or of which one day alone is blank.

    Args:
        place: region and hook, for messages.
        decision: that of all layers.

    Raises:
        PluginFault: the first such student, with the clause of his row and both days.
    """
    if decision.question not in _PERIODS:
        return
    start, end = (decision[output] for output in _PERIODS[decision.question])
    wrong = (start > end) | ((start == BLANK_DAY) != (end == BLANK_DAY))
    if wrong.any():
        student = int(np.argmax(wrong))
        first, last = _PERIODS[decision.question]
        raise PluginFault(
            "{place}, question {question!r}, row {row}: {first} is {shown} and "
            "{last} is {following} for student {student}; expected no {last} before {first}, "
            "or BLANK_DAY for both where there is none",
            place=place,
            question=decision.question,
            row=decision.clause_of(student),
            first=first,
            shown=_shown(start[student]),
            last=last,
            following=_shown(end[student]),
            student=student + 1,
        ).at(decision.row_of(student).place)


def check_deadline(place: Text, window: Decision, deadline: Decision, span: Span) -> None:
    """Refuse a last day to pay before the window closes or after the insurance year ends.

    Args:
        place: region and hook, for messages.
        window: the decision on it, of all layers.
        deadline: that on the last day to pay.
        span: of the insurance year.

    Raises:
        Contradiction: the first such student, with the clause of his row and the days.
    """
    last, closes = deadline["last"], window["closes"]
    first = np.minimum(closes, span.last)
    wrong = (last < first) | (last > span.last)
    if wrong.any():
        student = int(np.argmax(wrong))
        raise Contradiction(
            "{place}, question 'deadline', row {row}: last is {shown} for student "
            "{student}, expected a day from the window's last, {following}, to the year's "
            "last, {end}",
            wrong,
            place=place,
            row=deadline.clause_of(student),
            shown=_shown(last[student]),
            student=student + 1,
            following=_shown(first[student]),
            end=_shown(span.last),
        ).at(deadline.row_of(student).place)


def _shown(day: int) -> Text:
    return message("blank") if day == BLANK_DAY else verbatim(np.datetime64(int(day), "D"))
