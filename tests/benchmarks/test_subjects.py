"""The yardsticks measure what they say."""

from collections import Counter
from collections.abc import Callable

import numpy as np
import pytest

from benchmarks.rosters import roster
from benchmarks.subjects import (
    BY_HAND,
    assessing,
    assessing_by_hand,
    numbers_a_student,
    population_of,
)
from kernel.assess import find_problems
from kernel.figures import Array
from kernel.registry import load_region, region_names
from simulate.population.random_numbers import Stream
from simulate.population.seriatim import draw

STUDENTS = 1000


@pytest.mark.parametrize("region", region_names())
def test_as_many_numbers_are_counted_as_are_drawn(
    region: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The yardstick draws a 16-bit number for each that a forecast draws."""
    drawn = Counter[str]()

    def counting(
        draws: Callable[[Stream, str, int], Array], numbers: int, stream: Stream, name: str, n: int
    ) -> Array:
        drawn[name] += numbers * n
        return draws(stream, name, n)

    for way, numbers in (("draw", 1), ("draw_pairs", 2)):
        draws = getattr(Stream, way)
        monkeypatch.setattr(
            Stream, way, lambda s, name, n, d=draws, k=numbers: counting(d, k, s, name, n)
        )
    draw(population_of(region), Stream(0, region, 2024, 0), STUDENTS)
    assert drawn.total() == numbers_a_student(region) * STUDENTS


@pytest.mark.parametrize("region", BY_HAND)
def test_the_roster_is_valid(region: str) -> None:
    """No row has to be rejected before it can be assessed."""
    students = roster(10_000, prepaying=region == "changsha")
    assert not find_problems(load_region(region), students)


@pytest.mark.parametrize("region", BY_HAND)
def test_both_assess_the_same_roster_to_the_same_result(region: str) -> None:
    """The kernel and the rules by hand give the same column wherever it is not blank."""
    made = assessing(region, 10_000)()
    by_hand = assessing_by_hand(region, 10_000)()
    assert isinstance(made, dict)
    assert isinstance(by_hand, dict)
    assert list(made) == list(by_hand)
    for name, column in made.items():
        other = by_hand[name]
        assert np.array_equal(column.blank, other.blank), name
        one, two = (np.array(c.words)[c.values] if c.words else c.values for c in (column, other))
        assert np.array_equal(one[~column.blank], two[~column.blank]), name
