"""How far the figures of cohorts may be off: replicates, chance, and the interval of both."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from statistics import NormalDist
from typing import Final

import numpy as np
from attrs import evolve, frozen

from kernel.figures import Array
from simulate.projection.facts import Fact
from simulate.projection.ledger import Account
from simulate.projection.measures import MEASURES
from simulate.uncertainty.amounts import Amounts, series_of

ENDS: Final = (0.05, 0.95)
"""The ends of an interval, as shares of the distribution that lie below."""


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

    def over(self, other: "Scatter") -> "Scatter":
        """Return the scatter of these figures as shares of others; 0 of what is 0."""
        ones = (self.default, self.replicates, self.chance)
        others = (other.default, other.replicates, other.chance)
        return Scatter(
            *(
                np.divide(one, whole, out=np.zeros(whole.shape), where=whole != 0)
                for one, whole in zip(ones, others, strict=True)
            )
        )

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
        """Return the spread of the figures of some of the years."""
        first = years.start - self.first_year
        parts = (self.default, self.replicates, self.chance)
        cut = (
            {one: _cut(one, figures, first, len(years)) for one, figures in part.items()}
            for part in parts
        )
        return Spread(years.start, min(len(years), self.years - first), *cut)

    def of(self, account: Account) -> Scatter:
        """Return how the figures of an account scatter, year by year."""
        parts = (self.default, self.replicates, self.chance)
        default, replicates, chance = (series_of(account, part) for part in parts)
        return Scatter(default[:, 0], replicates, chance)


def _cut(account: Account, figures: Array, first: int, years: int) -> Array:
    """Return so many years of what was posted, from one on.

    What accumulates opens with all that was posted before.
    """
    kept = figures[first : first + years]
    if not (first and MEASURES[account.measure].accumulates):
        return kept
    return np.concatenate([figures[: first + 1].sum(axis=0, keepdims=True), kept[1:]])


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
