"""What model points lack beside all rows, measured at the default and made up for elsewhere."""

import numpy as np
from attrs import frozen

from kernel.figures import Array
from simulate.projection.ledger import Account
from simulate.projection.measures import MEASURES
from simulate.uncertainty.amounts import Amounts


@frozen(eq=False)
class Calibration:
    """What is posted with every assumption at its default, of shape (years, 1, …).

    Attributes:
        exact: on all rows.
        modelled: on model points.
    """

    exact: Amounts
    modelled: Amounts

    def applied(self, amounts: Amounts) -> dict[Account, Array]:
        """Return amounts of model points as those of all rows would be.

        Each year's figure of an account is scaled; a balance ends at 0 in every draw.
        """
        made_up = {account: self._scaled(account, figures) for account, figures in amounts.items()}
        sums = [measure for measure in MEASURES.values() if measure.accumulates]
        for account in (account for measure in sums for account in measure.accounts()):
            if account in made_up:
                made_up[account][0] -= made_up[account].sum(axis=0)
        return made_up

    def _scaled(self, account: Account, figures: Array) -> Array:
        nothing = np.zeros_like(figures[:, :1])
        exact, modelled = self.exact.get(account, nothing), self.modelled.get(account, nothing)
        there = modelled != 0
        scale = np.divide(exact, modelled, out=np.ones_like(exact), where=there)
        return np.asarray(figures * scale + np.where(there, 0, exact))
