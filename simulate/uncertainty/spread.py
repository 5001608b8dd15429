"""How far the figures of cohorts may be off: replicates, chance, and the interval of both."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from statistics import NormalDist
from typing import Final

import numpy as np
from attrs import evolve, frozen

from kernel.figures import Array
from kernel.messages import message
from kernel.progress import progress_of
from simulate.projection.facts import Fact
from simulate.projection.ledger import Account
from simulate.projection.subject import Subject, cohort_words
from simulate.scenario.setup import Setup
from simulate.uncertainty.amounts import Amounts, posted_bytes, series_of
from simulate.uncertainty.calibration import Calibration
from simulate.uncertainty.chance import Cohort
from simulate.uncertainty.correlation import Correlation
from simulate.uncertainty.processes import shared_out
from simulate.uncertainty.trial import Trial

ENDS: Final = (0.05, 0.95)
"""The ends of an interval, as shares of the distribution that lie below."""

RUNS: Final = 48
"""How often students are allocated anew to measure what chance does."""

_RUNS_AT_ONCE: Final = 4
"""Runs that are worked on at once."""

_DRAWS: Final = message("draws")

_COPIES: Final = 3
"""How many more copies of its draws there are while a cohort's are joined and made up."""


@frozen(eq=False)
class Scatter:
    """How figures scatter, each of the arrays over the same years or other figures.

    Attributes:
        default: the expected figures with every assumption at its default, shape (figures,).
        replicates: under assumptions drawn from their ranges, shape (figures, replicates).
        chance: with students allocated anew, shape (figures, runs).
    """

    default: Array
    replicates: Array
    chance: Array

    @property
    def mean(self) -> Array:
        """The mean of the replicates; where a range is skewed it is not the default."""
        return np.asarray(self.replicates.mean(axis=-1))

    @property
    def by_assumptions(self) -> Array:
        """Standard deviation from one replicate to another."""
        return np.asarray(self.replicates.std(axis=-1, ddof=1))

    @property
    def by_chance(self) -> Array:
        """Standard deviation from some students to others."""
        return np.asarray(self.chance.std(axis=-1, ddof=1))

    @property
    def interval(self) -> tuple[Array, Array]:
        """The 5 % and the 95 % quantile of assumptions and chance together.

        Chance taken as normal does not reach below 0 where no figure does.
        """
        low, high = np.quantile(self._together, ENDS, axis=-1)
        least = np.minimum(self.replicates.min(axis=-1), self.chance.min(axis=-1))
        return np.where(least >= 0, np.maximum(low, 0), low), high

    @property
    def place_of_default(self) -> Array:
        """Which share of the distribution lies below the default."""
        below = (self._together < self.default[:, None]).mean(axis=-1)
        return np.asarray(below + (self._together == self.default[:, None]).mean(axis=-1) / 2)

    @cached_property
    def _together(self) -> Array:
        """Replicates, each shifted by what chance may do: the variances add."""
        deviates = _deviates(self.replicates.shape[-1])
        return np.asarray(self.replicates + self.by_chance[:, None] * deviates)

    def summed(self) -> "Scatter":
        """Return the scatter of the sum of the figures."""
        parts = (self.default, self.replicates, self.chance)
        return Scatter(*(part.sum(axis=0, keepdims=True) for part in parts))


@frozen(eq=False)
class Spread:
    """The spread of the figures of one cohort, or of several together.

    Attributes:
        first_year: of every account's figures.
        years: how many there are.
        default, replicates, chance: what was posted, see Scatter.
    """

    first_year: int
    years: int
    default: Amounts
    replicates: Amounts
    chance: Amounts

    def over(self, years: range) -> "Spread":
        """Return the spread of the figures of some years, the first of which is the first here."""
        parts = (self.default, self.replicates, self.chance)
        cut = ({one: figures[: len(years)] for one, figures in part.items()} for part in parts)
        return Spread(self.first_year, min(len(years), self.years), *cut)

    def of(self, account: Account) -> Scatter:
        """Return how the figures of an account scatter, year by year."""
        parts = (self.default, self.replicates, self.chance)
        default, replicates, chance = (series_of(account, part) for part in parts)
        return Scatter(default[:, 0], replicates, chance)


SpreadsByRegion = Mapping[str, list[Spread]]
"""How far the figures of each region may be off, one spread per cohort."""


@cache
def _deviates(count: int) -> Array:
    """Return as many quantiles of the normal distribution, in random order: what chance may do."""
    normal = NormalDist()
    quantiles = [normal.inv_cdf((i + 0.5) / count) for i in range(count)]
    return np.random.default_rng(0).permutation(quantiles)


def with_intervals(facts: Iterable[Fact], spread: Spread) -> Iterator[Fact]:
    """Return the facts of a forecast, none of them broken down, each with its interval."""
    interval = cache(lambda account: spread.of(account).interval)
    for fact in facts:
        low, high = (end[fact.year - spread.first_year] for end in interval(fact.account))
        yield evolve(fact, low=round(low), high=round(high))


def spread_of(trial: Trial, replicates: int, workers: int = 1) -> Spread:
    """Put a cohort into so many draws, and allocate its students as often as chance needs.

    Raises:
        RequestError: a value is missing, or values contradict each other.
        PluginFault: the region breaks the contract.
    """
    cohort = Cohort(trial)
    calibration = Calibration.of(trial, cohort)
    with progress_of(_DRAWS, replicates + RUNS) as progress:

        def drawn(part: range) -> None:
            progress.advance(len(part))

        draws = shared_out(trial.draws, _parts(replicates, trial.at_once), workers, drawn)
        chance = shared_out(cohort.allocated, _parts(RUNS, _RUNS_AT_ONCE), workers, drawn)
    replicated = calibration.applied(_joined(draws))
    years = trial.years
    return Spread(years.start, len(years), calibration.exact, replicated, _joined(chance))


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

    Raises what `spread_of` raises.
    """
    drawing = subject.drawing
    trials = {
        name: [
            Trial(
                setup,
                cohort,
                drawing.students,
                drawing.seed,
                correlations=tuple(correlations[name]),
            )
            for cohort in subject.cohorts
        ]
        for name, setup in setups.items()
    }
    every = [trial for own in trials.values() for trial in own]
    what = message("Intervals from {replicates:,} draws", replicates=replicates)
    with progress_of(what, len(every), memory=_memory(every, replicates)) as progress:

        def spread(trial: Trial) -> Spread:
            progress.now = cohort_words(trial.setup, trial.cohort)
            found = spread_of(trial, replicates, drawing.workers)
            progress.advance()
            return found

        return {name: [spread(trial) for trial in own] for name, own in trials.items()}


def together(spreads: Sequence[Spread]) -> Spread:
    """Return the spread of the sum of several cohorts in the same draws."""
    first = min(spread.first_year for spread in spreads)
    years = max(spread.first_year + spread.years for spread in spreads) - first

    def added(amounts: Callable[[Spread], Amounts]) -> Amounts:
        total: dict[Account, Array] = {}
        for spread in spreads:
            start = spread.first_year - first
            for account, figures in amounts(spread).items():
                at = total.setdefault(account, np.zeros((years, figures.shape[1])))
                at[start : start + spread.years] += figures
        return total

    return Spread(
        first,
        years,
        added(lambda s: s.default),
        added(lambda s: s.replicates),
        added(lambda s: s.chance),
    )


def _memory(trials: Sequence[Trial], replicates: int) -> int:
    """Return how many bytes the draws of cohorts take at most, while the last one is joined."""
    each = max(posted_bytes(trial.years, replicates) for trial in trials)
    return (len(trials) + _COPIES) * each


def _parts(number: int, size: int) -> list[range]:
    return [range(start, min(start + size, number)) for start in range(0, number, size)]


def _joined(parts: Sequence[Amounts]) -> dict[Account, Array]:
    return {account: np.concatenate([p[account] for p in parts], axis=1) for account in parts[0]}
