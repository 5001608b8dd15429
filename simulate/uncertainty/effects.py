"""Which assumptions matter: one at a time at the low and the high end of its range."""

from collections.abc import Sequence
from math import isnan, nan

from attrs import frozen

from kernel.entries import Entry
from simulate.projection.ledger import Account
from simulate.scenario.setup import Setup
from simulate.uncertainty.amounts import series_of
from simulate.uncertainty.processes import shared_out
from simulate.uncertainty.ranges import Quantiles
from simulate.uncertainty.trial import Impossible, Trial


@frozen
class Effect:
    """What one assumption does to a figure.

    Attributes:
        name: of the assumption, in all its years.
        entries: its values, with their ranges.
        low, high: by how much the figure changes at the ends of the range; None where that end
            contradicts another value.
    """

    name: str
    entries: tuple[Entry, ...]
    low: int | None
    high: int | None

    @property
    def moves(self) -> bool:
        """Whether the figure changes at either end, as far as that end can be."""
        return self.swing > 0 or None in (self.low, self.high)

    @property
    def swing(self) -> int:
        """The larger of both changes, without its sign."""
        return max(abs(self.low or 0), abs(self.high or 0))


def effects(
    trials: Sequence[Trial], account: Account, year: int | None = None, workers: int = 1
) -> tuple[int, list[Effect]]:
    """Move one assumption at a time.

    Args:
        trials: cohorts of one region, with none of their rows left out.
        account: the figure that is watched, summed over the cohorts.
        year: of the figure; None for the sum of all years.
        workers: how many work at once.

    Returns:
        The figure as everything is assumed, and the effects, the largest swing first.

    Raises:
        RequestError: a value is missing, or values contradict each other as they are assumed.
        PluginFault: the region breaks the contract.
    """
    entries = trials[0].ranges.entries
    places: list[Quantiles] = [{name: end} for name in entries for end in (0.0, 1.0)]

    def figure(place: Quantiles) -> float:
        return sum(_figure(trial, trial.ranges.at(place), account, year) for trial in trials)

    def possible_figure(place: Quantiles) -> float:
        """Return the figure with one assumption placed, none where that contradicts another."""
        try:
            return figure(place)
        except Impossible:
            return nan

    default, moved = figure({}), shared_out(possible_figure, places, workers)
    changes = [None if isnan(one) else round(one - default) for one in moved]
    found = [
        Effect(name, tuple(own), low, high)
        for (name, own), low, high in zip(
            entries.items(), changes[0::2], changes[1::2], strict=True
        )
    ]
    return round(default), sorted(found, key=lambda effect: -effect.swing)


def _figure(trial: Trial, world: Setup, account: Account, year: int | None) -> float:
    series = series_of(account, trial.amounts([world]))[:, 0]
    if year is None:
        return float(series.sum())
    at = year - (trial.cohort - 1)
    return float(series[at]) if 0 <= at < len(series) else 0.0
