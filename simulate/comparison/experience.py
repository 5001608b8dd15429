"""Actual against expected: figures of a year beside the forecast of that year.

The forecast is of the whole student body, on what was known before the year began.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from attrs import evolve, field, frozen

from kernel.entries import FIRST_YEAR
from kernel.errors import RequestError
from kernel.figures import Array
from kernel.parameters import Parameter
from simulate.comparison.actual_figures import ActualFigure
from simulate.projection.drivers import affected_by
from simulate.projection.facts import accounts, series
from simulate.projection.forecast import Forecast, forecast
from simulate.projection.in_school import cohorts_of_year
from simulate.projection.ledger import NONE, Account
from simulate.projection.measure import TOTAL
from simulate.projection.measures import MEASURES
from simulate.projection.student_body import StudentBody
from simulate.scenario.known_values import KnownValues
from simulate.scenario.setup import Setup
from simulate.scenario.values import parameter_of
from simulate.uncertainty.effects import possible_series
from simulate.uncertainty.needed_moves import Moves, NeededMove, after, needed_moves
from simulate.uncertainty.trial import Trial


@frozen
class Expected:
    """An expected figure.

    Attributes:
        value: in fen or as it is counted, stand-ins included.
        stand_in: the part of it that stands in for missing cohorts.
        missing: the cohorts before the first one that is forecast.
    """

    value: int
    stand_in: int
    missing: tuple[int, ...]


@frozen
class Experience:
    """An actual figure beside the expected one.

    Attributes:
        moves: what each assumption alone would have to be, the most plausible first.
    """

    actual: ActualFigure
    expected: Expected
    moves: tuple[NeededMove, ...]

    @property
    def ratio(self) -> float | None:
        """Actual over expected; None where nothing is expected."""
        return self.actual.value / self.expected.value if self.expected.value else None


@frozen(eq=False)
class ExpectedYear:
    """The expected figures of a region in a year, as it was known before that year began.

    Attributes:
        known: the region.
        year: an insurance year, or in cash a calendar year.
        accounts: the figures that are asked for.
    """

    known: KnownValues
    year: int
    accounts: tuple[Account, ...]
    _moved: dict[tuple[tuple[str, float], ...], dict[Account, float]] = field(factory=dict)

    def experience(self, actual: ActualFigure) -> Experience:
        """Set an actual figure beside the expected one.

        Raises:
            RequestError: no document says anything of the figure in the region.
        """
        account = actual.account
        if account not in accounts(*self.body.forecasts):
            raise RequestError(
                "{place}: measure: no document in force in {region} says anything of {measure}, so "
                "it is blank there; expected another measure or region",
                place=actual.place,
                region=actual.region,
                measure=account.measure,
            )
        found = Experience(actual, self.expected(account), ())
        if found.ratio is None:
            return found
        ranges = self._trials[0].ranges
        names = [n for n in ranges.entries if _may_move(parameter_of(ranges.setup, n), account)]

        def figures(moves: Sequence[Moves]) -> list[float]:
            return [one[account] for one in self._after(moves)]

        moves = needed_moves(ranges, names, figures, found.ratio, self.year)
        return evolve(found, moves=tuple(moves))

    def expected(self, account: Account) -> Expected:
        """Return an expected figure."""
        first, missing = self.body.forecasts[0], self._missing(account)
        own = sum(_figure(one, account, self.year) for one in self.body.forecasts)
        stand_in = sum(_figure(first, account, self._stand_in_year(one)) for one in missing)
        return Expected(own + stand_in, stand_in, tuple(missing))

    @cached_property
    def body(self) -> StudentBody:
        """Everybody in school in the year, and the cohort that pays in its autumn."""
        setup = self.known.setup
        whole = cohorts_of_year(setup, self.year, cash=True)
        there = [cohort for cohort in whole if cohort >= FIRST_YEAR]
        return StudentBody(
            [forecast(setup, cohort, method="expected", clauses=False) for cohort in there]
        )

    @cached_property
    def _trials(self) -> list[Trial]:
        last = self.year + any(map(_pays_ahead, self.accounts))
        cohorts = [cohort for cohort in self.body.cohorts if cohort <= last]
        return [Trial(self.known.setup, cohort, None) for cohort in cohorts]

    def _missing(self, account: Account) -> list[int]:
        return self.body.missing(self.year, cash=_pays_ahead(account))

    def _stand_in_year(self, cohort: int) -> int:
        """Return the year in which the first cohort is where a missing one is in this year."""
        return self.year + FIRST_YEAR - cohort

    def _after(self, moves: Sequence[Moves]) -> list[dict[Account, float]]:
        """Return all the figures after each of some moves; each is worked out once."""
        keys = [tuple(one.items()) for one in moves]
        new = [key for key in dict.fromkeys(keys) if key not in self._moved]
        if new:
            setups = [after(self._trials[0].ranges, dict(key)) for key in new]
            totals = self._totals(setups)
            for at, key in enumerate(new):
                self._moved[key] = {one: float(total[at]) for one, total in totals.items()}
        return [self._moved[key] for key in keys]

    def _totals(self, setups: Sequence[Setup]) -> dict[Account, Array]:
        """Return each figure under setups, stand-ins included; shape (setups,)."""
        totals = {account: np.zeros(len(setups)) for account in self.accounts}
        for trial in self._trials:
            for account, by_year in possible_series(trial, setups, self.accounts).items():
                years = [self.year]
                if trial is self._trials[0]:
                    years += map(self._stand_in_year, self._missing(account))
                for year in years:
                    if year in trial.years:
                        totals[account] += by_year[trial.years.index(year)]
        return totals


def _pays_ahead(account: Account) -> bool:
    """Say whether a figure of a calendar year holds what the next cohort pays in its autumn."""
    return not MEASURES[account.measure].counts_insurance_years(account.accounting)


def _figure(one: Forecast, account: Account, year: int) -> int:
    by_year, at = series(one, account).sum(axis=1), year - one.ledger.first_year
    return round(by_year[at]) if 0 <= at < len(by_year) else 0


def _may_move(parameter: Parameter, account: Account) -> bool:
    """Say whether an assumption may move a figure.

    Of values of the law nobody says which they move; who is in school does not depend on them.
    """
    affected = affected_by(parameter)
    if affected is None:
        return account.measure != "students"
    divides = account.payer not in (NONE, TOTAL) and account.measure in parameter.role.divides
    return divides or account.measure in affected
