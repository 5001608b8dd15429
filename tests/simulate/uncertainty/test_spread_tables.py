"""How far figures may be off, as a person reads it: the columns of the spread, by hand."""

import io
from functools import cache
from typing import Final

import numpy as np
import pytest
from rich.console import Console

from kernel.figures import Array
from kernel.messages import Language
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import Account
from simulate.report.forecast_table import forecast_table
from simulate.uncertainty.spread import Spread
from simulate.uncertainty.spread_tables import spread_table
from tests.simulate.making import forecast_of, plain

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


def read(language: Language = "en", accounting: str = "") -> dict[str, list[str]]:
    """Return the cells of the spread's table by label."""
    console = Console(width=200, record=True, file=io.StringIO())
    console.print(spread_table(made(), spread(), accounting=accounting, language=language))
    lines = console.export_text().splitlines()
    split = [[cell.strip() for cell in line.split(line[0])[1:-1]] for line in lines if line]
    return {cells[0]: cells[1:] for cells in split if len(cells) > 1}


def test_columns_by_hand() -> None:
    """Months: 30 by default, 50 on average, 5 to 95, a deviation of 29; 30.5 of 101 are below."""
    assert read()["Covered months"] == ["30", "50", "5", "95", "29", "–", "30%"]


def test_money_is_in_whole_yuan() -> None:
    """3000 yuan, 19 on either side: 1.645 times the deviation of 11.55 yuan."""
    assert read()["Fund income · student · cash"] == [
        "3,000", "3,000", "2,981", "3,019", "–", "12", "50%",
    ]  # fmt: skip


def test_accounting_on_another_basis_has_no_line() -> None:
    """Cash is left out where accrual is asked for; months of cover are on neither."""
    cash, months = "Fund income · student · cash", "Covered months"
    assert cash in read(accounting="cash")
    assert cash not in read(accounting="accrual")
    assert months in read(accounting="accrual")


def test_what_is_nothing_has_no_line_and_stocks_have_no_sum() -> None:
    """Neither accounts of zeros nor students, insured and balances."""
    shown = read()
    assert not [label for label in shown if label.startswith(("Government", "Insured", "Prepaid"))]


@pytest.mark.parametrize(
    ("language", "heads"),
    [
        (
            "en",
            "Default, Mean of draws, 5 %, 95 %, ± assumptions, ± chance, Below default",
        ),
        ("zh", "默认值, 取值均值, 5%, 95%, ± 假设, ± 抽样, 低于默认值"),
    ],
)
def test_headings_are_in_both_languages(language: Language, heads: str) -> None:
    """In the order of the columns."""
    assert ", ".join(read(language)[""]) == heads


def test_the_forecast_has_both_ends_below_each_line() -> None:
    """Blank before the first insurance year; the end of a sum is that of the sum."""
    console = Console(width=200, record=True, file=io.StringIO())
    table = forecast_table(
        [made()], accounting="", by=(), horizon=None, language="en", spread=_of_six_years()
    )
    console.print(table)
    lines = [line.strip("│┃") for line in console.export_text().splitlines()]
    at = next(i for i, line in enumerate(lines) if line.startswith("  Covered months"))
    low, high = (lines[at + k].split("│") for k in (1, 2))
    assert [cell.strip() for cell in low] == ["5 %", "–", "5", "–", "–", "–", "–", "5"]
    assert [cell.strip() for cell in high] == ["95 %", "–", "95", "–", "–", "–", "–", "95"]
    at = next(i for i, line in enumerate(lines) if line.startswith("  Insured"))
    assert [cell.strip() for cell in lines[at + 1].split("│")][1] == ""


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
