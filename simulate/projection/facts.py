"""The tidy result of a forecast: one fact a row, money in fen."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import Final

import numpy as np
from attrs import frozen

from kernel.codes import PUBLIC_PAYERS, Payer
from kernel.errors import RequestError, nearest
from kernel.figures import Array
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import ACCRUAL, CASH, NONE, Account
from simulate.projection.posting import CONTRIBUTORS

SCHEMA: Final = 1
"""The version of what JSON holds."""

COLUMNS: Final = (
    "region",
    "cohort",
    "year",
    "measure",
    "payer",
    "accounting",
    "unit",
    "value",
    "low",
    "high",
)
TOTAL: Final = "total"

UNITS: Final = {
    "students": "students",
    "insured": "students",
    "fund_income": "fen",
    "government_cost": "fen",
    "student_cost": "fen",
    "top_up": "fen",
    "refund": "fen",
    "refund_exposure": "fen",
    "prepaid_balance": "fen",
    "covered_months": "person-months",
    "overlap_months": "person-months",
    "waiting_days": "person-days",
    "credit_months": "months",
}
"""The measures in the order in which they are given, with their units."""

STOCKS: Final = ("students", "insured", "prepaid_balance")
"""Measures that are not added over years."""

_PAYERS: Final[Mapping[str, Sequence[Payer]]] = {
    "fund_income": [payer for payer in Payer if payer != Payer.UNFUNDED],
    "government_cost": PUBLIC_PAYERS,
    "student_cost": [Payer.STUDENT],
    "top_up": [Payer.MUNICIPAL, Payer.UNFUNDED],
    "refund": CONTRIBUTORS,
}
_WITH_TOTAL: Final = ("fund_income", "government_cost", "refund")
_ON_BOTH_BASES: Final = ("fund_income", "government_cost", "student_cost")


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
        return UNITS[self.measure]

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


def facts(forecast: Forecast, by: Sequence[str] = (), horizon: int | None = None) -> Iterator[Fact]:
    """Return a forecast as facts, in the order of region, cohort, measure, payer and year.

    Args:
        forecast: one cohort of one region.
        by: breakdowns; `clause`, `basis`, or groupings that the forecast was made with.
        horizon: how many insurance years are shown; by default all.
    """
    ledger = forecast.ledger
    years = shown_years(forecast, horizon)
    labels = forecast.labels(by)
    for account in accounts(forecast):
        totals = broken_down(forecast, account, by)
        for year in years:
            if year < forecast.cohort and is_by_insurance_year(account):
                continue
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


_BY_INSURANCE_YEAR: Final = (
    "students",
    "insured",
    "fund_income",
    "government_cost",
    "student_cost",
    "top_up",
    "waiting_days",
    "credit_months",
)
"""Measures that begin with the cohort's first insurance year, on the accrual basis."""


def is_by_insurance_year(account: Account) -> bool:
    """Say whether an account counts insurance years, not calendar years."""
    return account.measure in _BY_INSURANCE_YEAR and account.accounting != CASH


def accounts(forecast: Forecast) -> Iterator[Account]:
    """Return every account that a forecast answers, posted to or not.

    Refunds and credit are left out where no document says anything: they are not zero.
    """
    unsaid = {"refund": not forecast.refunds, "credit_months": not forecast.credits}
    for measure in UNITS:
        if unsaid.get(measure):
            continue
        payers = [payer.word for payer in _PAYERS.get(measure, ())] or [NONE]
        if measure in _WITH_TOTAL:
            payers.append(TOTAL)
        bases = (ACCRUAL, CASH) if measure in _ON_BOTH_BASES else (NONE,)
        for accounting, payer in product(bases, payers):
            yield Account(measure, payer, accounting)


def account_of(measure: str, payer: str | None, accounting: str | None) -> Account:
    """Return the account that is asked for; what is not said is the total, on the accrual basis.

    Raises:
        RequestError: no such measure, or none of that payer or accounting basis.
    """
    if measure not in UNITS:
        raise RequestError(f"unknown measure {measure!r}; {nearest(measure, UNITS)}")
    payers = [one.word for one in _PAYERS.get(measure, ())] or [NONE]
    payers += [TOTAL] if measure in _WITH_TOTAL else []
    if payer is None and len(payers) > 1 and TOTAL not in payers:
        raise RequestError(f"{measure} has no total; expected a payer: {', '.join(payers)}")
    if payer is not None and payer not in payers:
        raise RequestError(
            f"{measure} has no payer {payer!r}; {nearest(payer, filter(None, payers))}"
        )
    bases = (ACCRUAL, CASH) if measure in _ON_BOTH_BASES else (NONE,)
    if accounting is not None and accounting not in bases:
        raise RequestError(f"{measure} is not told apart by accounting; found {accounting!r}")
    return Account(measure, payer or payers[-1], accounting or bases[0])


def series(forecast: Forecast, account: Account) -> Array:
    """Return an account per year, over all clauses and groups; shape (years, bases)."""
    return np.asarray(_totals(forecast, account).sum(axis=(1, 3)))


def broken_down(forecast: Forecast, account: Account, by: Sequence[str]) -> Array:
    """Return an account per year and breakdown, shape (years, labels of the first, …)."""
    totals = _totals(forecast, account)
    groups = [len(labels) for labels in forecast.groupings.values()]
    totals = totals.reshape(*totals.shape[:3], *groups)
    axes = ["clause", "basis", *forecast.groupings]
    dropped = tuple(1 + i for i, name in enumerate(axes) if name not in by)
    kept = [name for name in axes if name in by]
    order = [1 + kept.index(name) for name in by]
    return np.asarray(np.transpose(totals.sum(axis=dropped), (0, *order)))


def _totals(forecast: Forecast, account: Account) -> Array:
    """Return an account's totals, shape (years, clauses, bases, groups)."""
    return derived(account, forecast.ledger.totals)


def derived(account: Account, totals: Callable[[Account], Array]) -> Array:
    """Return an account as it is shown: a total over payers, a balance carried on over years.

    Args:
        account: what is asked for.
        totals: what was posted to an account, its first dimension the years.
    """
    if account.payer == TOTAL:
        parts = [
            totals(Account(account.measure, payer.word, account.accounting))
            for payer in _PAYERS[account.measure]
        ]
        return np.asarray(sum(parts))
    if account.measure == "prepaid_balance":
        return np.asarray(np.cumsum(totals(account), axis=0))
    return totals(account)


def shown_years(forecast: Forecast, horizon: int | None = None) -> range:
    """Return the years from the drive before entry to the last graduation, or the last figure."""
    ledger = forecast.ledger
    used = np.zeros(ledger.years, np.bool_)
    for account in ledger.accounts():
        used |= ledger.totals(account).any(axis=(1, 2, 3))
    last = max(forecast.last_year, ledger.first_year + int(np.flatnonzero(used).max(initial=0)))
    if horizon is not None:
        last = min(last, forecast.cohort + horizon - 1)
    return range(ledger.first_year, last + 1)
