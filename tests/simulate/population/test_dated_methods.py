"""Drawn one by one, allocated or expected: the same means where behaviour changes over time."""

from collections.abc import Callable
from typing import Final

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulate.population import expected, grouped, seriatim
from simulate.population.composition import Population
from simulate.population.headcount import Headcount
from tests.simulate.making import EVENTFUL, population_of, under

STUDENTS: Final = 60_000

FEW_PROFILES: Final = (*EVENTFUL, "affiliation=municipal", "insured_on_entry_share=1")

MIXES: Final = {
    "institution_type": {"tertiary": 0.6, "secondary_vocational": 0.4},
    "relief": {"dibao": 0.7, "tekun": 0.3},
    "programme_years": {"2": 0.4, "3": 0.6},
}

BY_YEAR: Final = (
    "uptake",
    "late_share",
    "assisted_share",
    "leave_rate",
    "refund_application_share",
    "employee_here_share",
)

STANDARD_ERRORS: Final = 5.5
"""Of thousands of counts none lies farther off by chance, in one example in a hundred."""


@st.composite
def options(draw: st.DrawFn) -> tuple[str, ...]:
    """Draw shares of some behaviours by year, from a year on and by type; prepayment by cohort."""
    share = st.integers(0, 20).map(lambda twentieths: twentieths / 20)
    places = st.sampled_from(
        ["2024", "2025", "since.2025", "since.2026", "tertiary", "secondary_vocational.2026"]
    )
    dated = draw(st.lists(st.tuples(st.sampled_from(BY_YEAR), places, share), max_size=6))
    prepays = draw(st.sampled_from(["2024", "tertiary", "since.2023", "secondary_vocational"]))
    return (
        *(f"{name}.{place}={value}" for name, place, value in dated),
        f"prepay_share.{prepays}={draw(share)}",
    )


def drawn(population: Population) -> Headcount:
    """Draw students one by one."""
    return seriatim.headcount(population, "any", 0, STUDENTS)


def allocated(population: Population) -> Headcount:
    """Allocate students to groups."""
    return grouped.headcount(population, "any", 0, STUDENTS)


@pytest.mark.parametrize("way", [drawn, allocated])
@given(options())
@settings(max_examples=12, deadline=None)
def test_counts_are_the_expected_ones_but_for_chance(
    way: Callable[[Population], Headcount], given_options: tuple[str, ...]
) -> None:
    """Profiles with exits, and late payers with their months: within some standard errors."""
    setup = under("zhengzhou", *FEW_PROFILES, *given_options, mixes=MIXES)
    population = population_of(setup)
    found, means = way(population), expected.headcount(population, STUDENTS)
    for counts, mean in ((found.cells, means.cells), (found.late, means.late)):
        # Counts of few students are far from normal, so that the bound is ten students wider.
        error = np.abs(counts - mean) - 10
        assert (error <= STANDARD_ERRORS * np.sqrt(mean)).all()
        assert not counts[mean < 1e-9].any()
    assert found.cells.sum() == STUDENTS
    assert means.cells.sum() == pytest.approx(STUDENTS)
