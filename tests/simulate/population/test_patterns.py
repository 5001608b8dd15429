"""Years of study as patterns, and how many students have each."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.figures import Array
from simulate.population.patterns import draws_of, patterns, some_draws_of
from simulate.population.random_numbers import STEPS

uptakes = st.lists(st.integers(0, STEPS), min_size=1, max_size=6).map(lambda row: np.array([row]))


def wanting(found: Array, draws: Array, year: int) -> int:
    """Return on how many draws a student enrols for a year."""
    return int(draws[(found >> year) & 1 == 1].sum())


def occurring(steps: Array) -> Array:
    """Return the patterns of shares that do not move."""
    return patterns(steps, steps, steps)


def moving(*steps: int) -> Array:
    """Return the patterns of shares that may lie anywhere."""
    row = np.array([steps])
    return patterns(row, np.zeros_like(row), np.full_like(row, STEPS))


@given(uptakes)
def test_every_year_has_its_uptake(uptake: Array) -> None:
    """Over the patterns that hold it; and every draw falls to a pattern."""
    for found in (occurring(uptake), moving(*uptake[0].tolist())):
        draws = draws_of(found, uptake)
        assert draws.sum() == STEPS
        assert [wanting(found, draws[0], k) for k in range(uptake.shape[1])] == uptake[0].tolist()


@given(uptakes)
def test_who_enrols_for_a_year_enrols_for_those_with_a_higher_uptake(uptake: Array) -> None:
    """So the patterns that occur lie inside each other, the widest first, and all have draws."""
    found = occurring(uptake)
    assert all(one & other == other for one, other in pairwise(found.tolist()))
    assert draws_of(found, uptake).all()


@given(st.permutations([20000, 30000, 40000]))
def test_possible_patterns_hold_any_order(uptake: list[int]) -> None:
    """Three years, each free to have the highest or the lowest uptake."""
    found = moving(1, 2, 3)
    assert sorted(found.tolist()) == list(range(8))
    assert draws_of(found, np.array([uptake])).sum() == STEPS


def test_years_alike_stay_alike() -> None:
    """Two of three: none, one profile, the other, all."""
    assert sorted(moving(500, 500, 900).tolist()) == [0b000, 0b011, 0b100, 0b111]


def test_years_that_are_alike_by_chance_do_not_stay_alike() -> None:
    """The first year may lie elsewhere, the second is fixed where the first happens to lie."""
    found = patterns(np.array([[500, 500]]), np.array([[200, 500]]), np.array([[800, 500]]))
    assert sorted(found.tolist()) == [0b00, 0b01, 0b10, 0b11]


def test_a_range_leaves_out_what_it_never_allows() -> None:
    """The second year always has more: nobody ever wants the first alone."""
    found = patterns(np.array([[300, 600]]), np.array([[200, 500]]), np.array([[400, 700]]))
    assert found.tolist() == [0b11, 0b10, 0b00]


def test_cases_have_patterns_of_their_own() -> None:
    """One case has the first year above the second, the other the second above the first."""
    steps = np.array([[200, 100], [100, 300]])
    found = occurring(steps)
    assert found.tolist() == [0b11, 0b01, 0b10, 0b00]
    draws = draws_of(found, steps).tolist()
    assert draws == [[100, 100, 0, STEPS - 200], [100, 0, 200, STEPS - 300]]


def test_some_draws_fall_to_what_may_occur() -> None:
    """A tenth of the 1000 it has at most, all others in proportion; nothing to what never has."""
    draws, most = np.array([[900, STEPS - 900, 0, 0]]), np.array([[900, STEPS, 1000, 0]])
    found = some_draws_of(draws, most)
    whole = STEPS / (STEPS + 100)
    assert found[0] == pytest.approx([900 * whole, (STEPS - 900) * whole, 100 * whole, 0])
    assert np.array_equal(some_draws_of(draws, draws), draws)


@pytest.mark.parametrize(("uptake", "pattern"), [(0, 0), (STEPS, 0b11)])
def test_certainty_is_one_pattern(uptake: int, pattern: int) -> None:
    """Nobody any year, or everybody all."""
    assert occurring(np.array([[uptake, uptake]])).tolist() == [pattern]


def test_a_missing_pattern_leaves_draws_over() -> None:
    """So that it is noticed."""
    found = occurring(np.array([[100, 200]]))
    assert draws_of(found, np.array([[200, 100]])).sum() < STEPS
