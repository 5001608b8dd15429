"""Whether two scenarios have the same people: how they may be drawn, and whom one may compare."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from kernel.figures import Array
from simulate.population.composition import Population
from simulate.population.probabilities import axis_shares, exit_shares, late_shares
from simulate.projection.forecast import Method, expected_entrants
from simulate.scenario.setup import Setup

Setups = Mapping[str, Setup]


def method_for(asked: Method, before: Setups, after: Setups, cohorts: Sequence[int]) -> Method:
    """Return how students are drawn, so that the difference is the policy and not the noise.

    Seriatim draws the same students for both scenarios. Grouped allocates the same students where
    nothing that it looks at differs; elsewhere their expected number is taken.
    """
    if asked != "grouped":
        return asked
    for region, setup in before.items():
        other = after[region]
        for cohort in cohorts:
            one, two = _population(setup, cohort), _population(other, cohort)
            if not _equal(_counted_by(one), _counted_by(two)) or not _as_many(setup, other, cohort):
                return "expected"
    return asked


def same_enrolment(before: Setup, after: Setup, cohorts: Sequence[int]) -> bool:
    """Say whether the same students enter, enrol and leave, however and whenever they pay."""
    return all(
        _as_many(before, after, cohort)
        and _equal(
            _enrolled_by(_population(before, cohort)), _enrolled_by(_population(after, cohort))
        )
        for cohort in cohorts
    )


def _population(setup: Setup, cohort: int) -> Population:
    return Population.of(setup.rules, setup.assumptions, cohort)


def _as_many(before: Setup, after: Setup, cohort: int) -> bool:
    one, two = (expected_entrants(setup.assumptions, cohort) for setup in (before, after))
    return one == two


def _equal(one: Iterator[Array], other: Iterator[Array]) -> bool:
    ours, theirs = list(one), list(other)
    return len(ours) == len(theirs) and all(map(np.array_equal, ours, theirs))


def _enrolled_by(p: Population) -> Iterator[Array]:
    """Return what decides who there is: the make-up of the entrants, relief, uptake, leaving."""
    yield p.chances.leaves.draws
    yield from (options for axis, options in p.axes.items() if axis != "payment_plan")
    yield from (split.draws for split in p.splits.values())


def _counted_by(p: Population) -> Iterator[Array]:
    """Return all that a headcount depends on but the seed and the number of students."""
    for axis, options in p.axes.items():
        yield options
        yield axis_shares(p, axis)
    yield exit_shares(p)
    yield p.known_cells
    yield p.may_be_late
    for k in range(p.study_years):
        yield late_shares(p, k)
        yield p.calendar.late.shares[p.calendar.row(k, np.arange(len(p.profiles)))]
