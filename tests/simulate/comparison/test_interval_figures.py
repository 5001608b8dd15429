"""Intervals of differences as figures by year and over all years, and as a band."""

from typing import Final

import numpy as np

from simulate.comparison.differences import Difference
from simulate.comparison.interval_figures import interval_blocks
from simulate.comparison.intervals import SpreadPair, with_intervals
from simulate.output.deliverable.chart import Chart
from simulate.output.deliverable.figure_table import FigureTable
from simulate.projection.ledger import Account
from simulate.projection.measures import FLOWS, account_of
from simulate.uncertainty.spread import Spread

ACCOUNTS: Final = tuple(account_of(measure, None, "accrual") for measure in FLOWS)


def spread(*draws: tuple[int, int]) -> Spread:
    """Return two years of what students pay in each of some draws."""
    figures = np.array(draws, dtype=np.float64).T
    student = {
        Account(measure, "student", "accrual"): figures
        for measure in ("fund_income", "student_cost")
    }
    return Spread(2024, 2, {a: f[:, :1] for a, f in student.items()}, student, student)


PAIR: Final = SpreadPair(spread((10, 20), (10, 20)), spread((11, 24), (15, 28)))
"""1 and 4 more in one draw, 5 and 8 more in the other."""


def of(account: Account, year: int, more: int) -> Difference:
    """Return a figure that is 10 before."""
    return Difference("changsha", year, *_named(account), "fen", 10, 10 + more)


def _named(account: Account) -> tuple[str, str, str]:
    return account.measure, account.payer, account.accounting


DIFFERENCES: Final = [
    *with_intervals(
        [of(account, year, more) for account in ACCOUNTS for year, more in ((2024, 2), (2025, 6))],
        {"changsha": PAIR},
    )
]
CHART, BY_YEAR, OVER_ALL = interval_blocks("changsha", DIFFERENCES, PAIR, "en")


def test_ends_difference_and_mean_of_each_year() -> None:
    """A twentieth of the way from 1 to 5 is 1.2, rounded; the mean is 3."""
    assert isinstance(BY_YEAR, FigureTable)
    lines = {name: line.cells for name, line in BY_YEAR.by_name.items()}
    assert lines["fund_income.low"] == (1, 4)
    assert lines["fund_income.default"] == (2, 6)
    assert lines["fund_income.mean"] == (3, 6)
    assert lines["fund_income.high"] == (5, 8)
    assert len(lines) == 4 * len(FLOWS)


def test_over_all_years_the_ends_are_of_sums() -> None:
    """5 more in one draw, 13 in the other: 5.4 and 12.6, rounded."""
    assert isinstance(OVER_ALL, FigureTable)
    assert OVER_ALL.by_name["fund_income.total.accrual"].cells == (8, 5, 13)


def test_the_band_is_of_fund_income() -> None:
    """All years, of the table behind it."""
    assert isinstance(CHART, Chart)
    assert (CHART.table, CHART.columns) == (BY_YEAR, (0, 1))
    assert CHART.lines == tuple(f"fund_income.{e}" for e in ("low", "default", "mean", "high"))
