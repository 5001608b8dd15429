"""The cohorts of a subject put into draws: how far the figures of each may be off."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from attrs import frozen

from kernel.figures import Array
from kernel.messages import message
from kernel.progress import progress_of
from simulate.projection.ledger import Account
from simulate.projection.subject import Subject
from simulate.scenario.setup import Setup
from simulate.uncertainty.amounts import Amounts, posted_bytes
from simulate.uncertainty.calibration import Calibration
from simulate.uncertainty.chance import Cohort
from simulate.uncertainty.correlation import Correlation
from simulate.uncertainty.processes import shared_out
from simulate.uncertainty.spread import Spread, SpreadsByRegion
from simulate.uncertainty.trial import RARE, Trial, in_draws

RUNS: Final = 48
"""How often students are allocated anew to measure what chance does."""

_DRAWS: Final = message("draws")

_COPIES: Final = 3
"""How many more copies of its draws there are while a cohort's are joined and made up."""


@frozen(eq=False)
class _AsAssumed:
    """A cohort with every assumption at its default: calibration, whole students, and chance."""

    calibration: Calibration
    default: Amounts
    chance: Amounts

    @classmethod
    def of(cls, trial: Trial) -> "_AsAssumed":
        """Measure a cohort, and allocate its students as often as chance needs."""
        exact, default, chance = Cohort(trial).measured(range(RUNS))
        return cls(Calibration(exact, trial.amounts([trial.setup])), default, chance)

    def spread(self, trial: Trial, draws: Amounts) -> Spread:
        """Return the spread of the cohort, from its draws on model points."""
        replicates = self.calibration.applied(draws)
        return Spread(trial.years.start, len(trial.years), self.default, replicates, self.chance)


def spreads_in_draws(trials: Sequence[Trial], replicates: int, workers: int = 1) -> list[Spread]:
    """Put cohorts of a region into the same draws, so many of them.

    Raises:
        RequestError: a value is missing, or values contradict each other.
        PluginFault: the region breaks the contract.
    """
    at_once = min(trial.at_once for trial in trials)
    with progress_of(_DRAWS, replicates + len(trials)) as progress:
        draws = shared_out(
            lambda part: in_draws(trials, part, Trial.amounts)[1],
            _parts(replicates, at_once),
            workers,
            lambda part: progress.advance(len(part)),
        )
        assumed = shared_out(_AsAssumed.of, trials, workers, lambda _: progress.advance())
    of_each = ([part[place] for part in draws] for place in range(len(trials)))
    return [
        one.spread(trial, _joined(own))
        for one, trial, own in zip(assumed, trials, of_each, strict=True)
    ]


def spread_of(trial: Trial, replicates: int, workers: int = 1) -> Spread:
    """Put one cohort into so many draws. Raises what `spreads_in_draws` raises."""
    return spreads_in_draws([trial], replicates, workers)[0]


def spreads_of(
    subject: Subject,
    setups: Mapping[str, Setup],
    correlations: Mapping[str, Sequence[Correlation]],
    replicates: int,
) -> SpreadsByRegion:
    """Return how far the figures of every cohort of a subject may be off.

    Args:
        subject: who is forecast.
        setups: the regions.
        correlations: of each region's assumptions.
        replicates: how many draws.

    Raises what `spreads_in_draws` raises.
    """
    drawing = subject.drawing
    trials = trials_of(subject, setups, correlations)
    every = [trial for own in trials.values() for trial in own]
    what = message("Intervals from {replicates:,} draws", replicates=replicates)
    with progress_of(what, len(trials), memory=_memory(every, replicates)) as progress:

        def spreads(own: Sequence[Trial]) -> list[Spread]:
            progress.now = own[0].setup.rules.facts.name
            found = spreads_in_draws(own, replicates, drawing.workers)
            progress.advance()
            return found

        return {name: spreads(own) for name, own in trials.items()}


def trials_of(
    subject: Subject,
    setups: Mapping[str, Setup],
    correlations: Mapping[str, Sequence[Correlation]],
    by: Sequence[str] = (),
) -> dict[str, list[Trial]]:
    """Return the cohorts of a subject as they are put into draws, broken down by groupings.

    What cohorts have together may be as coarse as what one has.
    """
    drawing = subject.drawing
    return {
        name: [
            Trial(
                setup,
                cohort,
                drawing.students,
                drawing.seed,
                rare=RARE * len(subject.cohorts_of(name)),
                correlations=tuple(correlations[name]),
                by=tuple(by),
            )
            for cohort in subject.cohorts_of(name)
        ]
        for name, setup in setups.items()
    }


def _memory(trials: Sequence[Trial], replicates: int) -> int:
    """Return how many bytes the draws of cohorts take at most, while the last one is joined."""
    each = max(posted_bytes(trial.years, replicates) for trial in trials)
    return (len(trials) + _COPIES) * each


def _parts(number: int, size: int) -> list[range]:
    return [range(start, min(start + size, number)) for start in range(0, number, size)]


def _joined(parts: Sequence[Amounts]) -> dict[Account, Array]:
    return {account: np.concatenate([p[account] for p in parts], axis=1) for account in parts[0]}
