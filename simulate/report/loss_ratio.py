"""The loss ratio as lines of a table: what benefits cost of what the fund takes in, on accrual."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from attrs import evolve, frozen

from kernel.figures import Array
from simulate.output.table_figures import Figures
from simulate.projection.ledger import ACCRUAL
from simulate.projection.measures import account_of
from simulate.report.account_lines import AccountLine, AccountLines, ends_of

COST: Final = account_of("benefit_cost", None, ACCRUAL)
INCOME: Final = account_of("fund_income", None, ACCRUAL)


@frozen(eq=False)
class RatioLine(AccountLine):
    """A line of shares, nan where there is nothing to take a share of."""

    @property
    def is_shown(self) -> bool:
        """Whether it is not zero throughout."""
        return self.is_end or bool(np.nansum(self.cells))

    @property
    def largest(self) -> int:
        """Nothing: a share is no amount in the unit of a table."""
        return 0

    def _written(self, value: float, figures: Figures) -> str:
        return figures.share(value)


def loss_ratio_lines(source: AccountLines, label: str) -> Iterator[AccountLine]:
    """Return the line of the loss ratio and, below it, the ends of its interval.

    A year in which nothing is earned has none.

    Args:
        source: cohorts for which a cost is assumed.
        label: in front of the line.
    """
    plain = evolve(source, by=(), spread=None)
    (cost,), (income,) = (plain.of(account, "") for account in (COST, INCOME))
    whole = _shares(np.array(cost.whole), np.array(income.whole))
    line = RatioLine(COST, label, _shares(cost.cells, income.cells), float(whole), cost.begins)
    yield line
    if source.spread is not None and line.is_shown:
        of_cost, of_income = (source.spread.of(account) for account in (COST, INCOME))
        by_year, summed = of_cost.over(of_income), of_cost.summed().over(of_income.summed())
        for end in ends_of(line, by_year, summed, source.language):
            yield evolve(end, cells=np.where(income.cells, end.cells, np.nan))


def _shares(parts: Array, wholes: Array) -> Array:
    """Return parts as shares of wholes, nan where there is no whole."""
    blank = np.full(wholes.shape, np.nan)
    return np.asarray(np.divide(parts, wholes, out=blank, where=wholes != 0))
