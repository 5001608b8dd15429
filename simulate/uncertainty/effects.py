"""Which assumptions matter: one at a time at the low and the high end of its range."""

from collections.abc import Collection, Sequence
from math import isnan
from typing import Final

import numpy as np
from attrs import frozen

from kernel.entries import Entry
from kernel.figures import Array
from kernel.messages import Text, message
from kernel.progress import progress_of
from kernel.students import LONGEST_PROGRAMME
from simulate.output.assumption_words import called, words_of
from simulate.projection.ledger import Account
from simulate.scenario.setup import Setup
from simulate.scenario.values import parameter_of, written
from simulate.uncertainty.amounts import series_of
from simulate.uncertainty.chance import Cohort
from simulate.uncertainty.processes import shared_out
from simulate.uncertainty.ranges import Quantiles
from simulate.uncertainty.trial import Impossible, Trial

_ENDS: Final = message("ends of ranges")

_AT_ONCE: Final = 4
"""Ends of ranges that are assessed at once where rows are many, in about half the time."""


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

    def entry_of(self, cohort: int) -> Entry:
        """Return the value that concerns a cohort: its own or, of dated ones, the first after."""
        dated = {entry.cohort or entry.year or 0: entry for entry in self.entries}
        return dated[min((when for when in dated if when >= cohort), default=max(dated))]

    def called(self, setup: Setup, cohort: int) -> Text:
        """Return the assumption in words, as it concerns a cohort, and the name that sets it."""
        words = words_of(parameter_of(setup, self.name), self.entry_of(cohort), setup.rules)
        return called(words, self.name)

    def ranges(self, cohorts: Sequence[int]) -> str:
        """Write low, value and high of what concerns consecutive cohorts, with its year."""
        last_given = max(_year(entry) or 0 for entry in self.entries)
        found = []
        for entry in self.entries:
            year = _year(entry)
            if _concerns(entry, cohorts) or (year == last_given and year < cohorts[0]):
                ends = " – ".join(written(end) for end in (entry.low, entry.value, entry.high))
                found.append(f"{year}: {ends}" if year else ends)
        return "; ".join(dict.fromkeys(found))

    @property
    def moves(self) -> bool:
        """Whether the figure changes at either end, as far as that end can be."""
        return self.swing > 0 or None in (self.low, self.high)

    @property
    def swing(self) -> int:
        """The larger of both changes, without its sign."""
        return max(abs(self.low or 0), abs(self.high or 0))


def _year(entry: Entry) -> int | None:
    return entry.year or entry.cohort


def _concerns(entry: Entry, cohorts: Sequence[int]) -> bool:
    """Say whether a value is of no year, or of one of the years of cohorts."""
    first, last, year = cohorts[0], cohorts[-1], _year(entry)
    if year is None:
        return True
    return first <= year <= last if entry.cohort else first - 1 <= year < last + LONGEST_PROGRAMME


def effects(
    trials: Sequence[Trial],
    account: Account,
    years: range | None = None,
    workers: int = 1,
    names: Collection[str] | None = None,
) -> tuple[int, list[Effect]]:
    """Move one assumption at a time.

    Args:
        trials: cohorts of one region, with none of their rows left out.
        account: the figure that is watched, summed over the cohorts.
        years: over which the figure is summed; None for all.
        workers: how many work at once.
        names: of the parameters that are moved; None for every one that has a range.

    Returns:
        The figure as everything is assumed, nobody rounded, and the effects, the largest swing
        first.

    Raises:
        RequestError: a value is missing, or values contradict each other as they are assumed.
        PluginFault: the region breaks the contract.
    """
    entries = {
        name: own
        for name, own in trials[0].ranges.entries.items()
        if names is None or name.partition(".")[0] in names
    }
    places: list[Quantiles] = [{name: end} for name in entries for end in (0.0, 1.0)]
    size = max(_AT_ONCE, min(trial.at_once for trial in trials))
    parts = [places[at : at + size] for at in range(0, len(places), size)]

    def figures(draws: Sequence[Quantiles]) -> list[float]:
        """Return the figure with one assumption placed, nan where that contradicts another."""
        of_cohorts = []
        for trial in trials:
            setups = [trial.ranges.at(one) for one in draws]
            series = possible_series(trial, setups, [account])[account]
            of_cohorts.append(_over(trial, series, years))
        return [float(one) for one in np.sum(of_cohorts, axis=0)]

    as_assumed = ((trial, series_of(account, trial.amounts([trial.setup]))) for trial in trials)
    assumed = sum(float(_over(trial, series, years)[0]) for trial, series in as_assumed)
    with progress_of(_ENDS, len(places)) as ends:
        shared = shared_out(figures, parts, workers, lambda part: ends.advance(len(part)))
    moved = [one for part in shared for one in part]
    changes = [None if isnan(one) else round(one - assumed) for one in moved]
    found = [
        Effect(name, tuple(own), low, high)
        for (name, own), low, high in zip(
            entries.items(), changes[0::2], changes[1::2], strict=True
        )
    ]
    return round(assumed), sorted(found, key=lambda effect: -effect.swing)


def apportioned_figure(trials: Sequence[Trial], account: Account, years: range | None) -> int:
    """Return the figure that `effects` watches, of whole students, as a form shows it."""
    total = 0.0
    for trial in trials:
        _, whole, _ = Cohort(trial).measured()
        total += float(_over(trial, series_of(account, whole), years)[0])
    return round(total)


def possible_series(
    trial: Trial, setups: Sequence[Setup], accounts: Sequence[Account]
) -> dict[Account, Array]:
    """Return accounts under each of some setups, each of shape (years, setups).

    They are nan under those whose values contradict each other.
    """
    found = {account: np.full((len(trial.years), len(setups)), np.nan) for account in accounts}
    possible = np.arange(len(setups))
    while len(possible):
        try:
            amounts = trial.amounts([setups[at] for at in possible.tolist()])
        except Impossible as fault:
            possible = np.delete(possible, fault.draws)
        else:
            for account, series in found.items():
                series[:, possible] = series_of(account, amounts)
            break
    return found


def _over(trial: Trial, series: Array, years: range | None) -> Array:
    """Return the figure in each draw, summed over some years or over all of them."""
    counted = [at for at, year in enumerate(trial.years) if years is None or year in years]
    return np.array([one.sum() for one in series[counted].T])
