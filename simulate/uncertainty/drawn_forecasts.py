"""The cohorts of a region added up as one forecast in each draw: for what is derived from them.

A form is filled in from forecasts. So it is filled in once a draw, and each of its lines scatters.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from attrs import frozen

from kernel.figures import Array
from kernel.messages import message
from kernel.progress import progress_of
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import Account, Ledger
from simulate.projection.subsidy_rates import InsuredByRate, SubsidyRate
from simulate.scenario.setup import Setup
from simulate.uncertainty.amounts import Amounts, every_amount_in
from simulate.uncertainty.calibration import Calibration
from simulate.uncertainty.chance import Cohort
from simulate.uncertainty.drawn_cohorts import RUNS
from simulate.uncertainty.draws import Draws
from simulate.uncertainty.processes import shared_out
from simulate.uncertainty.spread import Scatter
from simulate.uncertainty.trial import Trial, in_draws

Figures = Callable[[Forecast], Array]
"""What is derived from a forecast, of shape (figures,); nan where it says nothing."""

_DRAWS: Final = message("draws of the form")

_INSURED: Final = Account("insured")


def scatter_of(
    trials: Sequence[Trial], figures: Figures, default: Array, replicates: int, workers: int
) -> Scatter:
    """Return how figures scatter that are derived from the cohorts of a region together.

    Args:
        trials: the cohorts, with the groupings that the figures need.
        figures: derives them.
        default: the figures as everything is assumed.
        replicates: how many draws.
        workers: how many work at once.

    Raises what `in_draws` raises.
    """
    drawn = DrawnForecasts.of(trials, workers)
    runs = [figures(forecast) for forecast in drawn.runs()]
    size = min(trial.at_once for trial in trials)
    parts = [range(at, min(at + size, replicates)) for at in range(0, replicates, size)]
    with progress_of(_DRAWS, replicates) as progress:

        def derived(part: range) -> list[Array]:
            return [figures(forecast) for forecast in drawn.replicates(part)]

        found = shared_out(derived, parts, workers, lambda part: progress.advance(len(part)))
    columns = np.array([one for part in found for one in part]).T
    return Scatter(default, columns, np.array(runs).T)


@frozen(eq=False)
class DrawnForecasts:
    """The cohorts of a region together, in draws and in other students.

    Attributes:
        trials: the cohorts, all with the same groupings.
        measured: each of them as everything is assumed.
    """

    trials: Sequence[Trial]
    measured: Sequence["_Measured"]

    @classmethod
    def of(cls, trials: Sequence[Trial], workers: int) -> "DrawnForecasts":
        """Measure cohorts, so many at once."""
        return cls(trials, shared_out(_Measured.of, trials, workers))

    def replicates(self, numbers: Sequence[int]) -> Iterator[Forecast]:
        """Yield the forecast of each draw, by number."""
        draws, posted = in_draws(self.trials, numbers, Trial.posted)
        cohorts = [
            measured.calibrated(_SideBySide.posted(*own, len(draws)))
            for measured, own in zip(self.measured, posted, strict=True)
        ]
        return self._forecasts(draws.setups, cohorts)

    def runs(self) -> Iterator[Forecast]:
        """Yield the forecast of students who are allocated anew, everything being as assumed."""
        cohorts = [measured.chance for measured in self.measured]
        return self._forecasts([self.trials[0].setup] * RUNS, cohorts)

    def _forecasts(
        self, setups: Sequence[Setup], cohorts: Sequence["_SideBySide"]
    ) -> Iterator[Forecast]:
        """Yield cohorts together under each setup, from the first to the last of them."""
        first = min(trial.years.start for trial in self.trials)
        amounts = self._added_up([cohort.amounts for cohort in cohorts], first)
        by_rate = _added([cohort.by_rate for cohort in cohorts])
        populations = [trial.population for trial in self.trials]
        cohort = self.trials[0].cohort
        last = max(p.cohort + p.study_years for p in populations)
        for at, setup in enumerate(setups):
            yield Forecast(
                setup=setup,
                cohort=cohort,
                entrants=sum(trial.entrants(setup) for trial in self.trials),
                longest_programme=last - cohort,
                ledger=Ledger.holding(first, {a: own[:, at] for a, own in amounts.items()}),
                groupings=self.trials[0].groupings,
                insured_by_rate=_in_column(by_rate, at),
                refunds=any(p.exits.refunds for p in populations),
                credits=any(p.exits.credits for p in populations),
                prepayable=any(bool(p.profiles.prepayable.any()) for p in populations),
                added=tuple(p.cohort for p in populations),
            )

    def _added_up(self, cohorts: Sequence[Amounts], first: int) -> dict[Account, Array]:
        """Add the amounts of cohorts up, from a first year on."""
        years = max(trial.years.stop for trial in self.trials) - first
        totals: dict[Account, Array] = {}
        for trial, amounts in zip(self.trials, cohorts, strict=True):
            start = trial.years.start - first
            for account, figures in amounts.items():
                if account not in totals:
                    totals[account] = np.zeros((years, *figures.shape[1:]))
                totals[account][start : start + len(trial.years)] += figures
        return totals


@frozen(eq=False)
class _SideBySide:
    """A cohort in several columns: draws, or allocations of its students.

    Attributes:
        amounts: of each account, of shape (years, columns, groups).
        by_rate: the insured of each year by rate of subsidy, of shape (columns, groups).
    """

    amounts: Amounts
    by_rate: Mapping[int, InsuredByRate]

    @classmethod
    def posted(
        cls, ledger: Ledger, by_rate: Mapping[int, InsuredByRate], draws: int
    ) -> "_SideBySide":
        """Return what a trial posts in several draws."""
        return cls(
            {
                account: figures.reshape(len(figures), draws, -1)
                for account, figures in every_amount_in(ledger).items()
            },
            {
                year: {rate: counts.reshape(draws, -1) for rate, counts in insured.items()}
                for year, insured in by_rate.items()
            },
        )


@frozen(eq=False)
class _Measured:
    """A cohort as everything is assumed, by group.

    Attributes:
        first_year: of its amounts.
        calibration: of its model points.
        chance: of students allocated anew, in as many columns as there are runs.
    """

    first_year: int
    calibration: Calibration
    chance: _SideBySide

    @classmethod
    def of(cls, trial: Trial) -> "_Measured":
        amounts, insured = Cohort(trial).by_group(range(RUNS))
        modelled = _SideBySide.posted(*trial.posted(Draws([trial.setup])), 1)
        exact = {account: figures[:, :1] for account, figures in amounts.items()}
        chance = _SideBySide(
            {account: figures[:, 1:] for account, figures in amounts.items()},
            {
                year: {rate: counts[:, 1:].T for rate, counts in by_rate.items()}
                for year, by_rate in insured.items()
            },
        )
        return cls(trial.years.start, Calibration(exact, modelled.amounts), chance)

    def calibrated(self, drawn: _SideBySide) -> _SideBySide:
        """Return model points as all rows would be; the insured at every rate in proportion."""
        amounts = self.calibration.applied(drawn.amounts)
        made_up, modelled = amounts[_INSURED], drawn.amounts[_INSURED]
        scale = np.divide(made_up, modelled, out=np.ones_like(modelled), where=modelled != 0)
        by_rate = {
            year: {rate: counts * scale[year - self.first_year] for rate, counts in insured.items()}
            for year, insured in drawn.by_rate.items()
        }
        return _SideBySide(amounts, by_rate)


def _added(by_rate: Sequence[Mapping[int, InsuredByRate]]) -> Mapping[int, InsuredByRate]:
    """Add the insured of cohorts up, by year and rate."""
    added: dict[int, dict[SubsidyRate, Array]] = {}
    for own in by_rate:
        for year, insured in own.items():
            of_year = added.setdefault(year, {})
            for rate, counts in insured.items():
                of_year[rate] = of_year.get(rate, 0) + counts
    return added


def _in_column(by_rate: Mapping[int, InsuredByRate], at: int) -> Mapping[int, InsuredByRate]:
    """Return the insured of a column, at the rates that any of them has."""
    return {
        year: {rate: counts[at] for rate, counts in insured.items() if counts[at].any()}
        for year, insured in by_rate.items()
    }
