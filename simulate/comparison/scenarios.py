"""Compares two scenarios on the same students: what differs, where it comes from, whom it meets."""

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from kernel.messages import message
from kernel.progress import progress_of
from simulate.comparison.changes import Change, changes_between
from simulate.comparison.differences import Difference, between
from simulate.comparison.people import method_for
from simulate.comparison.steps import declared_steps, transitions
from simulate.comparison.student_types import TYPE, StudentType, types_between
from simulate.projection.facts import Fact, facts
from simulate.projection.ledger import ACCRUAL, CASH
from simulate.projection.measures import FLOWS, account_of
from simulate.projection.subject import ByRegion, Subject
from simulate.scenario.settings import Setting
from simulate.scenario.setup import Setup
from simulate.uncertainty.correlation import correlations_of

ANALYSED: Final = (
    *(account_of(measure, None, accounting) for accounting in (ACCRUAL, CASH) for measure in FLOWS),
    *(account_of(measure, None, None) for measure in ("insured", "covered_months", "waiting_days")),
)
"""The figures whose change is analysed."""

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
    """

    subject: Subject
    setups: Mapping[str, Setup]
    changes: tuple[Change, ...]
    differences: tuple[Difference, ...]
    steps: tuple[Step, ...]
    types: tuple[StudentType, ...]

    @property
    def identical(self) -> bool:
        """Whether every figure is the same, to the fen."""
        return all(d.before == d.after for d in self.differences)


def compare(subject: Subject, before: Sequence[Setting], after: Sequence[Setting]) -> Comparison:
    """Compare two scenarios. Raises what forecasting either of them, or one between, raises."""
    first, last = subject.setups(before), subject.setups(after)
    correlations_of(first, before)
    correlations_of(last, after)
    method = method_for(subject.drawing.method, first, last, subject.cohorts)
    drawn = evolve(subject, drawing=evolve(subject.drawing, method=method))
    declared = {n: s for setup in first.values() for n, s in declared_steps(setup).items()}
    way = [*transitions(before, after, declared)]
    changing = [name for name, settings in way if settings is not None]
    with progress_of(_WORK, len(changing) + _BESIDE) as progress:

        def forecasts(setups: Mapping[str, Setup], *by: str, clauses: bool = True) -> ByRegion:
            found = drawn.forecasts(setups, by, clauses=clauses)
            progress.advance()
            return found

        now = start = _facts(forecasts(first))
        steps = []
        for name, settings in way:
            then = now if settings is None else _facts(forecasts(drawn.setups(settings)))
            steps.append(Step(name, tuple(_analysed(between(now, then)))))
            now = then
        one, other = (forecasts(setups, *TYPE, clauses=False) for setups in (first, last))
    return Comparison(
        subject=drawn,
        setups=last,
        changes=tuple(changes_between(first, last)),
        differences=tuple(between(start, now)),
        steps=tuple(steps),
        types=tuple(types_between(one, other)),
    )


def _facts(forecasts: ByRegion) -> list[Fact]:
    return [fact for own in forecasts.values() for forecast in own for fact in facts(forecast)]


def _analysed(differences: Sequence[Difference]) -> list[Difference]:
    return [d for d in differences if d.account in ANALYSED]
