"""Figures on their way from one forecast to another, over all years and year by year."""

from typing import Final

from simulate.comparison.differences import Difference
from simulate.comparison.movement import (
    figures_of_both,
    movement_by_year,
    movement_over_years,
)
from simulate.comparison.scenarios import Step
from simulate.projection.measures import account_of

INCOME: Final = account_of("fund_income", None, "accrual")
MONTHS: Final = account_of("covered_months", None, None)


def income(year: int, before: int, after: int, region: str = "changsha") -> Difference:
    """Return fund income in a year."""
    return Difference(region, year, "fund_income", "total", "accrual", "fen", before, after)


def months(after: int | None) -> Difference:
    """Return covered months of 2024, 12 before."""
    return Difference("changsha", 2024, "covered_months", "", "", "person-months", 12, after)


STEPS: Final = (
    Step("tariffs", (income(2024, 10, 13), income(2025, 20, 19), months(12))),
    Step("rules", (income(2024, 13, 13), income(2025, 19, 19), months(12))),
    Step("behaviour", (income(2024, 13, 12), income(2025, 19, 25), months(15))),
)


def test_over_all_years() -> None:
    """30 and 2 from tariffs and 5 from behaviour are 37; months come from behaviour alone."""
    found = movement_over_years(STEPS, "changsha", [INCOME, MONTHS])
    assert (found.before, found.after) == ((30, 12), (37, 15))
    assert found.moving == {"tariffs": (2, 0), "behaviour": (5, 3)}
    assert found.still == ["rules"]


def test_year_by_year() -> None:
    """With the sum behind the years."""
    years, found = movement_by_year(STEPS, "changsha", INCOME)
    assert years == [2024, 2025]
    assert found.moving == {"tariffs": (3, -1), "behaviour": (-1, 6)}
    summed = found.with_sums()
    assert (summed.before, summed.after) == ((10, 20, 30), (12, 25, 37))
    assert summed.effects["behaviour"] == (-1, 6, 5)


def test_another_region_is_left_out() -> None:
    """Of the same figure and year."""
    steps = [Step("tariffs", (income(2024, 1, 2, "quanzhou"), income(2024, 10, 13)))]
    assert movement_over_years(steps, "quanzhou", [INCOME]).after == (2,)


def test_what_one_of_both_lacks_is_not_analysed() -> None:
    """It is no zero."""
    assert figures_of_both(STEPS, "changsha") == [INCOME, MONTHS]
    lacking = [*STEPS[:2], Step("behaviour", (income(2024, 13, 12), months(None)))]
    assert figures_of_both(lacking, "changsha") == [INCOME]
