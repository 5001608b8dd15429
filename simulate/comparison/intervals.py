"""Intervals of differences: two forecasts in the same draws of what both assume.

A draw of a number places every assumption of one name alike in both, so what is left is the change.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from attrs import evolve, frozen

from kernel.figures import Array
from simulate.comparison.differences import Difference
from simulate.projection.ledger import Account
from simulate.uncertainty.spread import ENDS, Spread, SpreadsByRegion, together


@frozen(eq=False)
class SpreadPair:
    """A region's cohorts together in so many draws, before and after."""

    before: Spread
    after: Spread

    @property
    def replicates(self) -> int:
        """How many draws there are."""
        return int(next(iter(self.before.replicates.values())).shape[1])

    def differences(self, account: Account, years: Sequence[int]) -> Array:
        """Return an account after less before, of shape (years, draws)."""
        before, after = (
            spread.of(account).replicates[[year - spread.first_year for year in years]]
            for spread in (self.before, self.after)
        )
        return np.asarray(after - before)

    def means(self, account: Account, years: Sequence[int]) -> list[int]:
        """Return the mean of the difference over the draws, for each of some years."""
        return [round(mean) for mean in self.differences(account, years).mean(axis=1).tolist()]

    def interval(self, account: Account, years: Sequence[int]) -> tuple[int, int]:
        """Return the 5 % and the 95 % quantile of the difference over some years."""
        low, high = np.quantile(self.differences(account, years).sum(axis=0), ENDS)
        return round(low), round(high)


PairsByRegion = Mapping[str, SpreadPair]


def pairs_of(before: SpreadsByRegion, after: SpreadsByRegion) -> PairsByRegion:
    """Put the spreads of the same regions side by side, cohorts added up."""
    return {name: SpreadPair(together(before[name]), together(after[name])) for name in before}


def with_intervals(differences: Iterable[Difference], pairs: PairsByRegion) -> Iterator[Difference]:
    """Yield differences, those with a figure on both sides and draws with their intervals."""
    for d in differences:
        if d.difference is None or d.region not in pairs:
            yield d
        else:
            low, high = pairs[d.region].interval(d.account, [d.year])
            yield evolve(d, low=low, high=high)
