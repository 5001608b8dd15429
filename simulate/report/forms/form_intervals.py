"""How far the lines of a form may be off: the form filled in once for each draw."""

from collections.abc import Callable, Iterator, Sequence
from math import isnan, nan
from typing import Final

import numpy as np
from attrs import evolve

from kernel.figures import Array
from kernel.messages import Text, listed, message, verbatim
from simulate.projection.forecast import Forecast
from simulate.report.forms.form import ACTUAL, Form, Line, Section
from simulate.uncertainty.default_outside import at_end
from simulate.uncertainty.drawn_forecasts import scatter_of
from simulate.uncertainty.trial import Trial

_ENDS: Final = message(
    "Low and high: 5% and 95% of {replicates:,} draws of every assumption from its range, and of "
    "chance. What is supplied has none, nor what is not there in every draw."
)

_OUTSIDE: Final = message(
    "The default lies outside its own interval: {lines}. Assumptions whose default stands at an "
    "end of its range: {names}."
)

Cell = tuple[str, str, int]
"""Section, line and year of an amount."""


def with_ends(
    form: Form,
    fill: Callable[[Sequence[Forecast]], Form],
    trials: Sequence[Trial],
    replicates: int,
    workers: int,
) -> Form:
    """Return a form whose lines have the ends of their intervals.

    What an office supplies has none, nor what is not there in every draw.

    Args:
        form: filled in as everything is assumed.
        fill: fills the same form in from other forecasts.
        trials: its cohorts, with its groupings.
        replicates: how many draws.
        workers: how many work at once.
    """
    assumed = {cell: fen for cell, fen in _amounts(form).items() if fen is not None}
    cells, default = [*assumed], np.array([*assumed.values()], np.float64)

    def figures(forecast: Forecast) -> Array:
        found = _amounts(fill([forecast]))
        amounts = [found.get(cell) for cell in cells]
        return np.array([nan if amount is None else amount for amount in amounts])

    low, high = scatter_of(trials, figures, default, replicates, workers).interval
    ends = {
        cell: (_whole(down), _whole(up))
        for cell, down, up in zip(cells, low.tolist(), high.tolist(), strict=True)
    }
    sections = tuple(_with_ends(one, form, ends) for one in form.sections)
    said = _ENDS.filled(replicates=replicates)
    return evolve(form, sections=sections, notes=(*form.notes, said, *_outside(sections, trials)))


def _outside(sections: Sequence[Section], trials: Sequence[Trial]) -> Iterator[Text]:
    """Say which lines have amounts outside their interval, and which assumptions may do that."""
    beyond = {
        line.name: line.label
        for section in sections
        for line in section.lines
        if any(map(_is_outside, line.amounts, line.low or (), line.high or ()))
    }
    if beyond:
        names = listed([verbatim(name) for name in at_end(trials[0])])
        yield _OUTSIDE.filled(lines=listed(beyond.values()), names=names)


def _is_outside(amount: int | None, low: int | None, high: int | None) -> bool:
    if amount is None or low is None or high is None:
        return False
    return not low <= amount <= high


def _amounts(form: Form) -> dict[Cell, int | None]:
    """Return the amounts of a form by cell, but for what an office supplies."""
    return {
        (section.name, line.name, column.year): amount
        for section in form.sections
        for line in section.lines
        for column, amount in zip(form.columns, line.amounts, strict=True)
        if column.status != ACTUAL and column.year not in line.supplied
    }


def _with_ends(
    section: Section, form: Form, ends: dict[Cell, tuple[int | None, int | None]]
) -> Section:
    def ended(line: Line) -> Line:
        of_line = [
            ends.get((section.name, line.name, column.year), (None, None))
            for column in form.columns
        ]
        low, high = (tuple(own) for own in zip(*of_line, strict=True))
        return evolve(line, low=low, high=high)

    return evolve(section, lines=tuple(map(ended, section.lines)))


def _whole(end: float) -> int | None:
    return None if isnan(end) else round(end)
