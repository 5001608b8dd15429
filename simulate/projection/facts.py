"""The tidy result of a forecast: one fact a row, money in fen."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
from attrs import frozen

from kernel.errors import RequestError
from kernel.figures import Array
from kernel.messages import message
from simulate.projection.breakdowns import BASIS, CLAUSE
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import Account
from simulate.projection.measure import TOTAL
from simulate.projection.measures import MEASURES, account_of, measure_named
from simulate.scenario.selection import year_given

COLUMNS: Final[Mapping[str, type]] = {
    "region": str,
    "cohort": int,
    "year": int,
    "measure": str,
    "payer": str,
    "accounting": str,
    "unit": str,
    "value": int,
    "low": int,
    "high": int,
}
"""The columns of the result, each with the type of its values."""


@frozen
class Fact:
    """One figure of the result.

    Attributes:
        by: the labels of the breakdown in its order, blank where there is nothing to label.
        low, high: the ends of its interval, where one was asked for.
    """

    region: str
    cohort: int
    year: int
    measure: str
    payer: str
    accounting: str
    by: tuple[str, ...]
    value: int
    low: int | None = None
    high: int | None = None

    @property
    def account(self) -> Account:
        """What the figure is of."""
        return Account(self.measure, self.payer, self.accounting)

    @property
    def unit(self) -> str:
        """Say in what it is counted: fen, students, person-months."""
        return MEASURES[self.measure].unit

    @property
    def figure(self) -> tuple[str, int, int, str, str, str, tuple[str, ...]]:
        """Say which figure it is, whatever its value."""
        return (
            self.region,
            self.cohort,
            self.year,
            self.measure,
            self.payer,
            self.accounting,
            self.by,
        )

    def record(self, by: Sequence[str]) -> dict[str, Any]:
        """Return the row of the figure by column; None for a column that does not apply."""
        return {
            "region": self.region,
            "cohort": self.cohort,
            "year": self.year,
            **account_cells(self.account),
            **{name: word or None for name, word in zip(by, self.by, strict=True)},
            "value": self.value,
            "low": self.low,
            "high": self.high,
        }


def columns_with(
    by: Sequence[str], columns: Mapping[str, type] = COLUMNS, value: str = "value"
) -> dict[str, type]:
    """Return columns with those of breakdowns, which stand before the (first) value."""
    names = [*columns]
    at = names.index(value)
    return {name: columns.get(name, str) for name in (*names[:at], *by, *names[at:])}


def account_cells(account: Account) -> dict[str, Any]:
    """Return the columns that say what a figure is of; None for one that does not apply."""
    return {
        "measure": account.measure,
        "payer": account.payer or None,
        "accounting": account.accounting or None,
        "unit": MEASURES[account.measure].unit,
    }


Horizon = int | range | None
"""Which years are shown: so many insurance years of each cohort, these years, or all."""


def facts(forecast: Forecast, by: Sequence[str] = (), horizon: Horizon = None) -> Iterator[Fact]:
    """Return a forecast as facts, in the order of region, cohort, measure, payer and year.

    Args:
        forecast: one cohort of one region.
        by: breakdowns; `clause`, `basis`, or groupings that the forecast was made with.
        horizon: the years that are shown.
    """
    ledger = forecast.ledger
    years = shown_years(forecast, horizon)
    labels = forecast.labels(by)
    for account in accounts(forecast):
        totals = broken_down(forecast, account, by)
        first = years.start
        if MEASURES[account.measure].counts_insurance_years(account.accounting):
            first = max(first, forecast.cohort)
        for year in range(first, years.stop):
            cells = totals[year - ledger.first_year].reshape(-1)
            # A breakdown gives the cells that hold something; nothing stands under no label.
            used = np.flatnonzero(cells)
            for cell in used if len(used) else (None,):
                yield Fact(
                    region=forecast.setup.rules.name,
                    cohort=forecast.cohort,
                    year=year,
                    measure=account.measure,
                    payer=account.payer,
                    accounting=account.accounting,
                    by=("",) * len(by) if cell is None else labels[cell],
                    value=0 if cell is None else int(cells[cell]),
                )


def accounts(*forecasts: Forecast) -> Iterator[Account]:
    """Return every account that forecasts of a region answer, posted to or not.

    Refunds and credit are left out where no document says anything, and benefits where nobody
    assumes their cost: they are not zero. Who usually bears nothing is there where he does.
    """
    posted = {
        (account.measure, account.payer)
        for forecast in forecasts
        for account in forecast.ledger.accounts()
        if forecast.ledger.amounts(account).any()
    }
    for measure in MEASURES.values():
        if not measure.known or any(getattr(forecast, measure.known) for forecast in forecasts):
            for account in measure.accounts():
                if measure.is_shown(account.payer, bears=(measure.name, account.payer) in posted):
                    yield account


def total_of(
    records: Iterable[Mapping[str, Any]],
    measure: str,
    payer: str | None,
    accounting: str | None,
    year: int | None,
) -> int:
    """Add a measure up over rows of a forecast: regions, cohorts, years and breakdowns.

    Raises:
        RequestError: it is no measure of the rows, a stock without a year, or has two accounting
            bases of which none is named.
    """
    asked = measure_named(measure)
    if accounting is None and len(asked.bases) > 1:
        raise RequestError(
            "{measure} has two bases; expected accounting: accrual or cash", measure=measure
        )
    if year is None and asked.is_stock:
        raise RequestError("{measure} is not added up over years; expected a year", measure=measure)
    wanted = account_cells(account_of(measure, payer, accounting))
    if year is not None:
        wanted["year"] = year_given("year", year)
    own = [row for row in records if row["measure"] == measure]
    found = [row for row in own if all(row[name] == cell for name, cell in wanted.items())]
    if not found and not (own and payer in asked.seldom_pay):
        named = message("{measure} in {year}", measure=measure, year=year)
        raise RequestError(
            "no figure of {named} in this forecast: a blank, which is no zero",
            named=measure if year is None else named,
        )
    return sum(int(row["value"]) for row in found)


def series(forecast: Forecast, account: Account) -> Array:
    """Return an account per year, over all clauses and groups; shape (years, bases)."""
    return np.asarray(_totals(forecast, account).sum(axis=(1, 3)))


def places_of(years: range, forecast: Forecast) -> slice:
    """Return where years that are shown stand among those of a forecast's ledger."""
    first = forecast.ledger.first_year
    return slice(years.start - first, years.stop - first)


def broken_down(forecast: Forecast, account: Account, by: Sequence[str]) -> Array:
    """Return an account per year and breakdown, shape (years, labels of the first, …)."""
    totals = _totals(forecast, account)
    groups = [len(labels) for labels in forecast.groupings.values()]
    totals = totals.reshape(*totals.shape[:3], *groups)
    axes = [CLAUSE, BASIS, *forecast.groupings]
    dropped = tuple(1 + i for i, name in enumerate(axes) if name not in by)
    kept = [name for name in axes if name in by]
    order = [1 + kept.index(name) for name in by]
    return np.asarray(np.transpose(totals.sum(axis=dropped), (0, *order)))


def _totals(forecast: Forecast, account: Account) -> Array:
    """Return an account's totals, shape (years, clauses, bases, groups)."""
    return derived(account, forecast.ledger.totals)


def derived(account: Account, totals: Callable[[Account], Array]) -> Array:
    """Return an account as it is shown: a total over payers, a balance added up over the years.

    Args:
        account: what is asked for.
        totals: what was posted to an account, its first dimension the years.
    """
    measure = MEASURES.get(account.measure)  # none of what is posted for the forms alone
    if measure and account.payer == TOTAL:
        parts = [
            totals(Account(account.measure, payer.word, account.accounting))
            for payer in measure.payers
        ]
        return np.asarray(sum(parts))
    if measure and measure.accumulates:
        return np.asarray(np.cumsum(totals(account), axis=0))
    return totals(account)


def shown_years(forecast: Forecast, horizon: Horizon = None) -> range:
    """Return the years from the autumn before entry to the last graduation, or the last figure.

    Where these years are asked for, those of them; then there may be none.
    """
    ledger = forecast.ledger
    used = np.zeros(ledger.years, np.bool_)
    for account in ledger.accounts():
        used |= ledger.totals(account).any(axis=(1, 2, 3))
    last = max(forecast.last_year, ledger.first_year + int(np.flatnonzero(used).max(initial=0)))
    if isinstance(horizon, range):
        first = max(ledger.first_year, horizon.start)
        return range(first, max(first, min(last + 1, horizon.stop)))
    if horizon is not None:
        last = min(last, forecast.cohort + horizon - 1)
    return range(ledger.first_year, last + 1)


def shown_together(forecasts: Iterable[Forecast], horizon: Horizon = None) -> range:
    """Return the years that are shown of any of several cohorts."""
    spans = [years for one in forecasts if (years := shown_years(one, horizon))]
    return range(min(span.start for span in spans), max(span.stop for span in spans))
