"""The headline of a forecast: what it comes to in five figures, and how sure they are.

Flows are sums over the years shown, accrual unless cash is asked for; the insured are those of the
first insurance year shown; of the prepaid balance the highest, with its day.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

import numpy as np
from attrs import evolve, frozen

from kernel.codes import Basis, Payer
from kernel.figures import Array
from simulate.projection.drivers import affected_by
from simulate.projection.facts import (
    Horizon,
    places_of,
    series,
    shown_together,
    shown_years,
)
from simulate.projection.forecast import Forecast, expected_entrants
from simulate.projection.ledger import ACCRUAL, CASH, Account
from simulate.projection.measure import TOTAL
from simulate.projection.measures import account_of
from simulate.scenario.settings import Setting
from simulate.scenario.setup import Setup
from simulate.uncertainty.effects import Effect, effects
from simulate.uncertainty.spread import Scatter, Spread
from simulate.uncertainty.trial import Trial

_FROM_BUDGETS: Final = (
    Payer.FINANCE,
    Payer.CENTRAL,
    Payer.PROVINCIAL,
    Payer.MUNICIPAL,
    Payer.UNALLOCATED,
)
"""The payers of fund income that are budgets; relief by medical assistance is not fiscal."""

_INCOME: Final = "fund_income"

_RARE: Final = 1 / 10_000
"""Rows of fewer students are represented by some of them: an order of effects is wanted, no fen."""


@frozen(eq=False)
class Amount:
    """A figure of the headline.

    Attributes:
        value: money in fen, or students.
        by_basis: the same, of shape (bases,).
        low, high: the ends of its interval, where one was asked for.
        place: which share of the distribution lies below the value, where there is one.
    """

    value: int
    by_basis: Array
    low: int | None = None
    high: int | None = None
    place: float | None = None

    @property
    def ends(self) -> tuple[int, ...]:
        """The ends of its interval, the low one first; none where none was asked for."""
        return tuple(end for end in (self.low, self.high) if end is not None)

    def share(self, basis: Basis) -> float:
        """Return which share of the figure stands on a basis."""
        whole = int(self.by_basis.sum())
        return float(self.by_basis[basis]) / whole if whole else 0.0


@frozen(eq=False)
class Headline:
    """What the cohorts of a region come to.

    Attributes:
        forecasts: the cohorts.
        accounting: the basis of the flows.
        only_basis: whether no other one is shown.
        horizon: the years that are shown.
        spread: of all cohorts together over the years shown, where intervals were asked for.
        settings: what the user has set.
    """

    forecasts: Sequence[Forecast]
    accounting: str = ACCRUAL
    horizon: Horizon = None
    spread: Spread | None = None
    only_basis: bool = False
    settings: Sequence[Setting] = ()

    @property
    def setup(self) -> Setup:
        """The region."""
        return self.forecasts[0].setup

    @property
    def cohorts(self) -> tuple[int, ...]:
        """First insurance years."""
        return tuple(forecast.cohort for forecast in self.forecasts)

    @cached_property
    def years(self) -> range:
        """The years shown, from the first enrolment period on."""
        return shown_together(self.forecasts, self.horizon)

    @property
    def insurance_years(self) -> range:
        """Those of them that are insurance years of a cohort."""
        return range(max(self.cohorts[0], self.years.start), self.years.stop)

    @property
    def shown(self) -> range:
        """The years of the flows: in cash the autumn before entry is one of them."""
        return self.years if self.accounting == CASH else self.insurance_years or self.years

    @property
    def entrants(self) -> int:
        """How many entered in all cohorts."""
        return sum(forecast.entrants for forecast in self.forecasts)

    @cached_property
    def fund_income(self) -> Amount:
        """All money into the fund."""
        return self._flow(account_of(_INCOME, TOTAL, self.accounting))

    @cached_property
    def from_budgets(self) -> int:
        """What budgets pay of it, in fen."""
        accounts = (Account(_INCOME, payer.word, self.accounting) for payer in _FROM_BUDGETS)
        return sum(int(self._by_year(account).sum()) for account in accounts)

    @cached_property
    def government_cost(self) -> Amount:
        """All public money."""
        return self._flow(account_of("government_cost", TOTAL, self.accounting))

    @cached_property
    def student_cost(self) -> Amount:
        """What students bear, net."""
        return self._flow(account_of("student_cost", None, self.accounting))

    @cached_property
    def benefit_cost(self) -> Amount | None:
        """What benefits cost, where somebody assumes it; beside flows in cash there is none."""
        is_known = self.accounting == ACCRUAL and self.forecasts[0].benefits
        return self._flow(account_of("benefit_cost", None, ACCRUAL)) if is_known else None

    @cached_property
    def peak(self) -> tuple[int, Amount]:
        """The year at the end of which the prepaid balance is highest, and the balance."""
        return self._highest(Account("prepaid_balance"))

    @cached_property
    def insured(self) -> tuple[int, Amount]:
        """The first insurance year shown, and who is insured in it."""
        year = self.insurance_years.start
        return year, self.of_year(Account("insured"), year)

    @cached_property
    def most_insured(self) -> tuple[int, Amount]:
        """The insurance year in which most are insured, and how many."""
        return self._highest(Account("insured"))

    @cached_property
    def students(self) -> int:
        """Who is in school in that year."""
        return int(self.of_year(Account("students"), self.insurance_years.start).value)

    @cached_property
    def main_effect(self) -> Effect | None:
        """What fund income depends on most, of the largest cohort; None where all is certain."""
        return next((one for one in self.effects if one.swing), None)

    @cached_property
    def effects(self) -> list[Effect]:
        """What the assumptions do to fund income of the largest cohort, the largest effect first.

        As shares of what is expected, of what was drawn: of few students that may be far from it.
        """
        cohort, entrants = self.largest.cohort, self.largest.entrants
        account = account_of(_INCOME, TOTAL, ACCRUAL)
        is_expected = entrants == expected_entrants(self.setup.assumptions, cohort)
        trial = Trial(self.setup, cohort, None if is_expected else entrants, rare=_RARE)
        expected, found = effects([trial], account, names=self._moving)
        if not expected:
            return found
        share = int(series(self.largest, account).sum()) / expected

        def of_drawn(end: int | None) -> int | None:
            return None if end is None else round(end * share)

        return [evolve(one, low=of_drawn(one.low), high=of_drawn(one.high)) for one in found]

    @property
    def is_outside(self) -> bool:
        """Whether some year's students or insured lie outside their interval."""
        if self.spread is None:
            return False
        figures = [self.spread.of(Account(measure)) for measure in ("students", "insured")]
        return any(
            bool(((low > one.default) | (one.default > high)).any())
            for one in figures
            for low, high in [one.interval]
        )

    @property
    def largest(self) -> Forecast:
        """The cohort with the most entrants, the first of several."""
        return max(self.forecasts, key=lambda forecast: forecast.entrants)

    def of_year(self, account: Account, year: int) -> Amount:
        """Return an account of all cohorts in one of the years."""
        at = year - self.years.start
        scatter = None if self.spread is None else self.spread.of(account)
        return _amount(self._by_year(account)[at], scatter, at)

    @property
    def _moving(self) -> set[str]:
        """The assumptions that may move fund income: all but those that are said not to."""
        setup = self.setup
        parameters = (*setup.assumptions.parameters.values(), *setup.rules.law.parameters.values())
        return {p.name for p in parameters if _INCOME in (affected_by(p) or (_INCOME,))}

    def _flow(self, account: Account) -> Amount:
        by_basis = self._by_year(account).sum(axis=0)
        scatter = None if self.spread is None else self.spread.of(account).summed()
        return _amount(by_basis, scatter, 0)

    def _highest(self, account: Account) -> tuple[int, Amount]:
        totals = self._by_year(account).sum(axis=1)
        year = self.years[int(np.argmax(totals))]
        return year, self.of_year(account, year)

    def _by_year(self, account: Account) -> Array:
        """Return an account of all cohorts over the years shown, shape (years, bases)."""
        return added_up(self.forecasts, account, self.years, self.horizon)


def added_up(
    forecasts: Iterable[Forecast], account: Account, years: range, horizon: Horizon
) -> Array:
    """Return an account of several cohorts over years, shape (years, bases)."""
    total = np.zeros((len(years), len(Basis)), np.int64)
    for forecast in forecasts:
        span = shown_years(forecast, horizon)
        start = span.start - years.start
        total[start : start + len(span)] += series(forecast, account)[places_of(span, forecast)]
    return total


def _amount(by_basis: Array, scatter: Scatter | None, at: int) -> Amount:
    value = int(by_basis.sum())
    if scatter is None:
        return Amount(value, by_basis)
    low, high = (round(float(end[at])) for end in scatter.interval)
    return Amount(value, by_basis, low, high, float(scatter.place_of_default[at]))
