"""What cover costs: months of each calendar year at its cost, whatever they are broken down by."""

from typing import Final

import numpy as np
import pytest
from attrs import evolve

from kernel.codes import Basis, InstitutionType
from kernel.entries import Entry
from simulate.projection.cover_costs import CoverCosts
from simulate.projection.forecast import Method
from tests.simulate.certain import ANNUAL, STUDENTS
from tests.simulate.making import EVENTFUL, METHODS, Figures, figures, plain, under

YEARS: Final = range(2023, 2029)

FEN: Final = dict(zip(YEARS, (2500, 2575, 2652, 2732, 2814, 2898), strict=True))
"""25 yuan at prices of 2023, 3 % more each year: 25.75, 26.52, 27.318, 28.138, 28.982."""


def costs(found: Figures) -> list[int]:
    """Return what benefits cost, year by year."""
    return found.over(YEARS, "benefit_cost", accounting="accrual")


def test_without_a_cost_there_is_no_row() -> None:
    """Neither a zero nor a blank."""
    assert "benefit_cost" not in figures(plain("zhengzhou")).measures


def test_a_cost_of_nothing_is_a_zero() -> None:
    """Who says that benefits are free is told what that comes to."""
    found = figures(under("changsha", "benefit_cost=0"))
    assert "benefit_cost" in found.measures
    assert costs(found) == [0] * 6


def test_each_calendar_year_has_its_cost() -> None:
    """Zhengzhou covers entrants from September: 4 months of 2023, then 12 a year."""
    options = (*ANNUAL, "insured_on_entry_share=0", "benefit_cost=25")
    found = figures(under("zhengzhou", *options))
    assert found.over(YEARS, "covered_months") == [n * STUDENTS for n in (4, 12, 12, 12, 12, 0)]
    assert costs(found) == [
        n * STUDENTS * fen for n, fen in zip((4, 12, 12, 12, 12, 0), FEN.values(), strict=True)
    ]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("by", ["clause", "relief", "institution"])
def test_parts_are_months_at_the_cost_and_add_up(method: Method, by: str) -> None:
    """Under each label, of students who come late and leave, to the fen."""
    setup = under("zhengzhou", *EVENTFUL, "benefit_cost=25")
    found = figures(setup, by=[by], method=method)
    months = {(f.year, f.by): f.value for f in found.facts if f.measure == "covered_months"}
    cost = {(f.year, f.by): f.value for f in found.facts if f.measure == "benefit_cost"}
    assert len({label for _, label in cost}) > 1
    assert cost == {at: value * FEN[at[0]] for at, value in months.items()}


def test_rows_of_several_draws_have_the_cost_of_their_draw_and_type() -> None:
    """25 yuan in one draw, 30 in the other, in which schools cost 20."""
    low, high = (under("zhengzhou", f"benefit_cost={yuan}").assumptions for yuan in (25, 30))
    school = Entry(
        20, Basis.ASSUMED, "a test", low=20, high=20, institution_type=("secondary_vocational",)
    )
    cost = high.parameter("benefit_cost")
    typed = evolve(cost, overrides=(*cost.overrides, school))
    high = evolve(high, parameters={**high.parameters, "benefit_cost": typed})
    types = np.array([InstitutionType.TERTIARY, InstitutionType.SECONDARY_VOCATIONAL] * 2)
    found = CoverCosts([low, high], np.array([0, 0, 1, 1])).in_year(2023, types)
    assert found.tolist() == [2500, 2500, 3000, 2000]


def test_what_cover_costs_is_assumed_however_it_is_ruled() -> None:
    """Months stand on printed and on inferred rules, their cost on an assumption."""
    found = figures(under("zhengzhou", *EVENTFUL, "benefit_cost=25"), by=["basis"])
    labels = {m: {f.by for f in found.facts if f.measure == m} for m in found.measures}
    assert len(labels["covered_months"]) > 1
    assert labels["benefit_cost"] == {("assumed",)}
