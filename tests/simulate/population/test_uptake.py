"""Uptake as patterns of study years, and how many students have each."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.figures import Array
from simulate.population.random_numbers import STEPS
from simulate.population.uptake import draws_of, patterns

uptakes = st.lists(st.integers(0, STEPS), min_size=1, max_size=6).map(np.array)


def wanting(found: Array, draws: Array, year: int) -> int:
    """Return on how many draws a student enrols for a year."""
    return int(draws[(found >> year) & 1 == 1].sum())


@given(uptakes)
def test_every_year_has_its_uptake(uptake: Array) -> None:
    """Over the patterns that hold it; and every draw falls to a pattern."""
    for possible in (False, True):
        found = patterns(uptake, possible=possible)
        draws = draws_of(found, uptake)
        assert draws.sum() == STEPS
        assert [wanting(found, draws, k) for k in range(len(uptake))] == uptake.tolist()


@given(uptakes)
def test_who_enrols_for_a_year_enrols_for_those_with_a_higher_uptake(uptake: Array) -> None:
    """So the patterns that occur lie inside each other."""
    found = patterns(uptake, possible=False).tolist()
    assert all(one & other == other for one, other in pairwise(found))


@given(st.permutations([20000, 30000, 40000]))
def test_possible_patterns_hold_any_order(uptake: list[int]) -> None:
    """Three years, each free to have the highest or the lowest uptake."""
    found = patterns(np.array([1, 2, 3]), possible=True)
    assert sorted(found.tolist()) == list(range(8))
    assert draws_of(found, np.array(uptake)).sum() == STEPS


def test_years_alike_stay_alike() -> None:
    """Two of three: none, one profile, the other, all."""
    found = patterns(np.array([500, 500, 900]), possible=True)
    assert sorted(found.tolist()) == [0b000, 0b011, 0b100, 0b111]


@pytest.mark.parametrize(("uptake", "pattern"), [(0, 0), (STEPS, 0b11)])
def test_certainty_is_one_pattern(uptake: int, pattern: int) -> None:
    """Nobody any year, or everybody all."""
    assert patterns(np.array([uptake, uptake]), possible=False).tolist() == [pattern]


def test_a_missing_pattern_leaves_draws_over() -> None:
    """So that it is noticed."""
    found = patterns(np.array([100, 200]), possible=False)
    assert draws_of(found, np.array([200, 100])).sum() < STEPS
