"""What is posted of a cohort side by side: in many draws, or of many headcounts."""

from collections.abc import Mapping

import numpy as np

from kernel.figures import Array
from simulate.projection.facts import derived
from simulate.projection.ledger import Account, Ledger
from simulate.projection.measure import TOTAL
from simulate.projection.measures import MEASURES

Amounts = Mapping[Account, Array]
"""What each account holds, of shape (years, draws or runs)."""


def side_by_side(years: range, width: int) -> Ledger:
    """Return a ledger of some years for so many draws or runs, its groups, without clauses."""
    return Ledger(first_year=years.start, years=len(years), clauses=(), groups=width, whole=False)


def posted_in(ledger: Ledger) -> Amounts:
    """Return what every account of a figure holds in such a ledger, also if nothing was posted."""
    return {account: ledger.amounts(account)[:, 0, 0] for account in _posted()}


def every_amount_in(ledger: Ledger) -> Amounts:
    """Return what every account that was posted to holds in such a ledger."""
    return {account: ledger.amounts(account)[:, 0, 0] for account in ledger.accounts()}


def posted_bytes(years: range, width: int) -> int:
    """Return how many bytes the amounts of so many draws or runs take."""
    return len(_posted()) * len(years) * width * np.dtype(np.float64).itemsize


def _posted() -> list[Account]:
    """Return the accounts that are posted to."""
    accounts = (account for measure in MEASURES.values() for account in measure.accounts())
    return [one for one in accounts if one.payer != TOTAL]


def series_of(account: Account, amounts: Amounts) -> Array:
    """Return an account as it is shown, a total or balance too; of the shape of the amounts."""
    nothing = np.zeros_like(next(iter(amounts.values())))
    return derived(account, lambda one: amounts.get(one, nothing))
