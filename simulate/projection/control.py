"""Control totals: what the ledger must hold, added up from the assessment beside it.

Nothing here knows who pays what. An amount that no account received shows as a difference.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from attrs import field, frozen

from kernel.assess import Assessment
from kernel.codes import Payer
from kernel.errors import ControlTotalFault
from kernel.figures import Array
from simulate.projection.ledger import ACCRUAL, CASH, Ledger

_TRACE: Final = 1e-9
"""The share of a sum of expected amounts that rounding may leave."""


@frozen(eq=False)
class ControlTotals:
    """Sums over the insurance years of cohorts, in fen, by measure and accounting basis."""

    region: str
    cohorts: Sequence[int]
    _sums: dict[tuple[str, str], int | float] = field(factory=dict)

    def add(self, assessment: Assessment, weight: Array) -> None:
        """Add an assessed insurance year; `weight`: how many students each row stands for."""
        for key, amount in _amounts(assessment):
            self._sums[key] = self._sums.get(key, 0) + (amount * weight).sum().item()

    def check(self, ledger: Ledger) -> None:
        """Compare with a ledger.

        Raises:
            ControlTotalFault: the sums differ; with region, cohort, measure and both of them.
        """
        posted = dict.fromkeys(self._sums, 0)
        for account in ledger.accounts():
            key = (account.measure, account.accounting)
            if key in posted:
                posted[key] += ledger.amounts(account).sum().item()
        for key, expected in self._sums.items():
            found = posted[key]
            if abs(found - expected) > (0 if ledger.whole else _TRACE * abs(expected) + 1):
                measure, accounting = key
                raise ControlTotalFault(
                    "region {region!r}, cohort {cohort}: control total of {measure} "
                    "({accounting}): the ledger holds {found:,.2f} yuan, the assessment "
                    "gives {expected:,.2f}; nothing was written",
                    region=self.region,
                    cohort=", ".join(map(str, self.cohorts)),
                    measure=measure,
                    accounting=accounting,
                    found=found / 100,
                    expected=expected / 100,
                )


def _amounts(a: Assessment) -> Iterator[tuple[tuple[str, str], Array]]:
    """Yield what each student's year comes to, by measure and accounting basis."""
    funded = np.where(a.decisions["top_up"]["payer"] == Payer.UNFUNDED, 0, a.top_up)
    public, late = a.fiscal_total + funded, a.late_full_cost
    relief, claimed, back = a.relief_netted, a.relief_claimable, a.this_year_returned
    own = a.price - relief - a.this_year.institution + late
    yield ("fund_income", ACCRUAL), (a.price + late) * a.enrolled + public
    yield ("fund_income", CASH), a.individual_due + late - a.price * back + public
    yield ("government_cost", ACCRUAL), relief * a.enrolled + claimed + public
    yield ("government_cost", CASH), relief * ~back + claimed + public
    yield ("student_cost", ACCRUAL), own * a.enrolled - claimed
    yield ("student_cost", CASH), a.student_pays - a.this_year.student * back - claimed
