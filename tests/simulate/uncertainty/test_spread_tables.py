"""How far figures may be off, as a person reads it: the columns of the spread, by hand."""

from functools import cache
from typing import Final

import numpy as np
import pytest
from rich.console import Group

from kernel.figures import Array
from kernel.messages import Language
from simulate.output.grid import Grid
from simulate.output.presentation import Presentation
from simulate.output.units import YUAN
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import Account
from simulate.report.forecast_table import forecast_table
from simulate.uncertainty.spread import Spread
from simulate.uncertainty.spread_tables import spread_table
from tests.simulate.making import forecast_of, plain
from tests.simulate.output.reading import Shown, table_of

MONTHS: Final = Account("covered_months")
CASH: Final = Account("fund_income", "student", "cash")
INSURED: Final = Account("insured")


@cache
def made() -> Forecast:
    """Forecast a thousand entrants of Changsha."""
    return forecast_of(plain("changsha"), 2024, 1000)


def spread() -> Spread:
    """Return a spread over eight years from 2023: 101 draws, of 0 to 100 months in 2024.

    The students' cash of 2023 scatters by chance alone: 3000 yuan and 10 more or less.
    """
    nothing, still = np.zeros((8, 101)), np.zeros((8, 4))
    months, runs = nothing.copy(), still.copy()
    months[1] = np.arange(101)
    runs[0] = [2990_00, 3010_00, 2990_00, 3010_00]
    cash = nothing.copy()
    cash[0] = 3000_00
    default = {MONTHS: months[:, 30:31], CASH: cash[:, :1], INSURED: nothing[:, :1]}
    return Spread(
        2023,
        8,
        default,
        {MONTHS: months, CASH: cash, INSURED: nothing},
        {MONTHS: still, CASH: runs, INSURED: still},
    )


def read(language: Language = "en", accounting: str = "") -> Shown:
    """Return the spread's table, money in yuan."""
    look = Presentation(language, YUAN)
    return table_of(spread_table(made(), spread(), accounting=accounting, look=look))


def test_columns_by_hand() -> None:
    """Months: 30 by default, 50 on average, 5 to 95, a deviation of 29; 30.5 of 101 are below."""
    assert read().rows["Covered months"] == ["30", "50", "5", "95", "29", "–", "30%"]


def test_money_is_shown_to_the_fen() -> None:
    """A deviation of 11.55 yuan, 1.603 times it on either side: the sixth of 101 draws."""
    assert read().rows["Fund income · student · cash"] == [
        "3,000.00", "3,000.00", "2,981.49", "3,018.51", "–", "11.55", "50%",
    ]  # fmt: skip


def test_accounting_on_another_basis_has_no_line() -> None:
    """Cash is left out where accrual is asked for; months of cover are on neither."""
    cash, months = "Fund income · student · cash", "Covered months"
    assert cash in read(accounting="cash").rows
    assert cash not in read(accounting="accrual").rows
    assert months in read(accounting="accrual").rows


def test_what_is_nothing_has_no_line_and_stocks_have_no_sum() -> None:
    """Neither accounts of zeros nor students, insured and balances."""
    assert read().labels == [
        "Fund income · student · cash",
        "Fund income · total · cash",
        "Covered months",
    ]


@pytest.mark.parametrize(
    ("language", "heads"),
    [
        ("en", "yuan Default Mean of draws 5% 95% ± assumptions ± chance Below default"),
        ("zh", "元 默认值 抽取均值 5% 95% ± 假设 ± 抽样 低于默认值"),
    ],
)
def test_headings_are_in_both_languages(language: Language, heads: str) -> None:
    """In the order of the columns, the unit first."""
    look = Presentation(language, YUAN)
    table = spread_table(made(), spread(), accounting="", look=look)
    assert isinstance(table, Group)
    (grid,) = (part for part in table.renderables if isinstance(part, Grid))
    assert " ".join([grid.corner, *grid.headings]) == heads


def test_the_forecast_has_both_ends_below_each_line() -> None:
    """Blank before the first insurance year; the end of a sum is that of the sum."""
    table = table_of(
        forecast_table(
            [made()],
            accounting="",
            by=(),
            horizon=None,
            look=Presentation("en"),
            spread=_of_six_years(),
        )
    )
    lines = [line for line in table.lines if line]
    at = [label for label, _ in lines].index("  Covered months (person-months)")
    assert lines[at + 1 : at + 3] == [
        ("      5%", ["–", "5", "–", "–", "–", "–", "5"]),
        ("      95%", ["–", "95", "–", "–", "–", "–", "95"]),
    ]
    at = [label for label, _ in lines].index("  Insured (persons)")
    assert lines[at + 1] == ("      5%", ["", "–", "–", "–", "–", "–", ""])


def _of_six_years() -> Spread:
    """Return the spread over the years that are shown."""
    return spread().over(range(2023, 2029))


def test_an_interval_of_the_sum_is_no_sum_of_intervals() -> None:
    """Two years that make up for each other leave the sum without spread."""
    there: Array = np.arange(101.0)
    months = np.stack([there, 100 - there])
    both = Spread(2023, 2, {MONTHS: months[:, :1]}, {MONTHS: months}, {MONTHS: np.zeros((2, 4))})
    whole = both.of(MONTHS).summed()
    assert [float(end[0]) for end in whole.interval] == [100.0, 100.0]
