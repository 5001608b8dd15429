"""The way from the figures of one saved result to those of another, each move of one step."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from simulate.comparison.people import method_for
from simulate.comparison.recorded import Recorded
from simulate.comparison.steps import METHOD, PROGRAM, REMAINDER, takeovers
from simulate.projection.facts import facts
from simulate.projection.forecast import Method
from simulate.projection.ledger import Account

Figures = Mapping[tuple[int, Account], int]
"""Figures of a region over its cohorts, by year and account."""


@frozen(eq=False)
class Way:
    """The way of one region.

    Attributes:
        start: the figures of the record before.
        moves: the figures after each move, with the step to which it belongs; a step may have
            several.
    """

    start: Figures
    moves: Sequence[tuple[str, Figures]]

    @classmethod
    def between(cls, one: Recorded, other: Recorded, start: Figures, end: Figures) -> "Way":
        """Forecast what lies between the figures of two records. Raises what forecasts raise."""
        return cls(start, [*_moves(one, other, start), (_apart(other), end)])

    @classmethod
    def unknown(cls, start: Figures, end: Figures) -> "Way":
        """Return the way of a region that cannot be forecast again."""
        return cls(start, [(REMAINDER, end)])

    def effects(self, step: str) -> Figures:
        """Return what the moves of a step come to."""
        effects = dict.fromkeys(self.start, 0)
        now = self.start
        for name, then in self.moves:
            for figure in effects if name == step else ():
                effects[figure] += then[figure] - now[figure]
            now = then
        return effects

    def has(self, *steps: str) -> bool:
        """Say whether any of the steps moves any figure."""
        return any(any(self.effects(step).values()) for step in steps)


def _moves(one: Recorded, other: Recorded, start: Figures) -> Iterator[tuple[str, Figures]]:
    """Go from the record before to what the record after gives now, step by step.

    Steps are drawn as the record before was, or as `_method` has it.
    """
    figures = _figures(one, start)
    yield _apart(one), figures
    now = evolve(one, drawing=evolve(one.drawing, method=_method(one, other)))
    if now.drawing != one.drawing:
        figures = _figures(now, start)
    yield METHOD, figures
    for step, setup in takeovers(one.setup, other.setup):
        # Who enters is data, the first step.
        drawing = evolve(now.drawing, students=other.drawing.students)
        then = evolve(now, setup=setup, cohorts=other.cohorts, drawing=drawing)
        if (setup, then.cohorts, drawing) != (now.setup, now.cohorts, now.drawing):
            figures = _figures(then, start)
        yield step, figures
        now = then
    if now.drawing != other.drawing:
        figures = _figures(other, start)
    yield METHOD, figures


def _apart(recorded: Recorded) -> str:
    """Return the step to which belongs what a record says otherwise than comes out now."""
    return REMAINDER if recorded.of_this_program else PROGRAM


def _method(one: Recorded, other: Recorded) -> Method:
    """Return how the steps are drawn, so that they hold no noise, see `method_for`."""
    asked, region = one.drawing.method, one.setup.rules.name
    same = (one.cohorts, one.drawing.students) == (other.cohorts, other.drawing.students)
    if asked == "grouped" and not same:
        return "expected"
    return method_for(asked, {region: one.setup}, {region: other.setup}, one.cohorts)


def _figures(recorded: Recorded, wanted: Figures) -> Figures:
    """Forecast a region, and add the figures that are wanted up over its cohorts."""
    sums = dict.fromkeys(wanted, 0)
    for forecast in recorded.forecasts(clauses=False):
        for fact in facts(forecast):
            if (fact.year, fact.account) in sums:
                sums[fact.year, fact.account] += fact.value
    return sums
