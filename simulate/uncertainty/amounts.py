"""What is posted of a cohort side by side: in many worlds, or of many headcounts."""

from collections.abc import Mapping

import numpy as np

from kernel.figures import Array
from simulate.projection.facts import derived
from simulate.projection.ledger import Account, Ledger

Amounts = Mapping[Account, Array]
"""What was posted to each account, of shape (years, worlds or runs)."""


def side_by_side(cohort: int, years: int, width: int) -> Ledger:
    """Return a ledger for so many worlds or runs, its groups; clauses are not told apart."""
    return Ledger(first_year=cohort - 1, years=years, clauses=(), groups=width, whole=False)


def posted_in(ledger: Ledger) -> Amounts:
    """Return what was posted to the accounts of such a ledger."""
    return {account: ledger.amounts(account)[:, 0, 0] for account in ledger.accounts()}


def series_of(account: Account, amounts: Amounts) -> Array:
    """Return an account as it is shown, a total or balance too; of the shape of the amounts."""
    nothing = np.zeros_like(next(iter(amounts.values())))
    return derived(account, lambda one: amounts.get(one, nothing))
