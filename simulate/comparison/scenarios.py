"""Compares two scenarios on the same students: what differs, where it comes from, whom it meets."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from attrs import evolve, frozen

from kernel.messages import message
from kernel.progress import progress_of
from simulate.comparison.changes import Change, changes_between
from simulate.comparison.differences import Difference, between
from simulate.comparison.intervals import PairsByRegion, pairs_of, with_intervals
from simulate.comparison.people import method_for
from simulate.comparison.steps import STEPS, takeovers
from simulate.comparison.student_types import TYPE, StudentType, types_between
from simulate.projection.facts import Fact, facts
from simulate.projection.ledger import ACCRUAL, CASH
from simulate.projection.measures import FLOWS, account_of
from simulate.projection.subject import ByRegion, Subject
from simulate.scenario.settings import Setting
from simulate.scenario.setup import Setup
from simulate.uncertainty.correlation import correlations_of
from simulate.uncertainty.drawn_cohorts import spreads_of

ANALYSED: Final = (
    *(account_of(measure, None, accounting) for accounting in (ACCRUAL, CASH) for measure in FLOWS),
    account_of("benefit_cost", None, ACCRUAL),
    *(account_of(measure, None, None) for measure in ("insured", "covered_months", "waiting_days")),
)
"""The figures whose change is analysed, as far as both scenarios have them."""

_WORK: Final = message("Comparison of scenarios")

_BESIDE: Final = 3
"""Forecasts beside one a step that changes something: of the scenario before, and both by type."""


@frozen
class Step:
    """One step of the way from one scenario to the other.

    Attributes:
        name: which.
        effects: the figures of ANALYSED before and after it, each scenario's own at the ends.
    """

    name: str
    effects: tuple[Difference, ...]


@frozen
class Comparison:
    """Two scenarios on the same students.

    Attributes:
        subject: who was forecast, and how they were drawn.
        setups: the regions, as they are after.
        changes: what the scenarios rest on differently.
        differences: of every figure.
        steps: the analysis of change; their effects add up to the differences.
        types: what happens to each type of student.
        pairs: both in the same draws, where there are any.
    """

    subject: Subject
    setups: Mapping[str, Setup]
    changes: tuple[Change, ...]
    differences: tuple[Difference, ...]
    steps: tuple[Step, ...]
    types: tuple[StudentType, ...]
    pairs: PairsByRegion

    @property
    def identical(self) -> bool:
        """Whether every figure is the same, to the fen."""
        return all(d.before == d.after for d in self.differences)


def compare(
    subject: Subject,
    before: Sequence[Setting],
    after: Sequence[Setting],
    replicates: int | None = None,
) -> Comparison:
    """Compare two scenarios. Raises what forecasting either of them, or one between, raises.

    Args:
        subject: who is forecast.
        before: the settings of one scenario.
        after: those of the other.
        replicates: draws of the assumptions for the intervals, None for no intervals.
    """
    first, last = subject.setups(before), subject.setups(after)
    subject = subject.choosing(first, last)
    together = [correlations_of(*one) for one in ((first, before), (last, after))]
    method = method_for(subject.drawing.method, first, last, subject.cohorts)
    drawn = evolve(subject, drawing=evolve(subject.drawing, method=method))
    ways = {region: dict(takeovers(setup, last[region])) for region, setup in first.items()}
    way = [{region: own[step] for region, own in ways.items()} for step in STEPS]
    changing = sum(one != other for one, other in pairwise([first, *way]))
    with progress_of(_WORK, changing + _BESIDE) as progress:

        def forecasts(setups: Mapping[str, Setup], *by: str, clauses: bool = True) -> ByRegion:
            found = drawn.forecasts(setups, by, clauses=clauses)
            progress.advance()
            return found

        def figures(setups: Mapping[str, Setup]) -> list[Fact]:
            every = (forecast for own in forecasts(setups).values() for forecast in own)
            return [fact for one in every for fact in facts(one, horizon=subject.years)]

        now = start = figures(first)
        steps = []
        for name, (at, setups) in zip(STEPS, pairwise([first, *way]), strict=True):
            then = now if setups == at else figures(setups)
            steps.append(Step(name, tuple(_analysed(between(now, then)))))
            now = then
        one, other = (forecasts(setups, *TYPE, clauses=False) for setups in (first, last))
    pairs: PairsByRegion = {}
    if replicates:
        ends = zip((first, last), together, strict=True)
        pairs = pairs_of(*(spreads_of(drawn, *end, replicates) for end in ends))
    return Comparison(
        subject=drawn,
        setups=last,
        changes=tuple(changes_between(first, last)),
        differences=tuple(with_intervals(between(start, now), pairs)),
        steps=tuple(steps),
        types=tuple(types_between(one, other, subject.years)),
        pairs=pairs,
    )


def _analysed(differences: Sequence[Difference]) -> list[Difference]:
    return [d for d in differences if d.account in ANALYSED]
