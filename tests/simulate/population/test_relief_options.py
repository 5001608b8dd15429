"""Relief as an axis: nobody's, and every category in every pattern of years."""

import numpy as np

from simulate.population.profiles import NO_RELIEF
from simulate.population.relief_options import categories_of, patterns_of, relief_options


def test_where_years_are_alike_there_is_each_category_once() -> None:
    """None first, then two categories that hold in all three years."""
    found = relief_options(np.array([4, 2]), np.array([0b111, 0]), 3)
    assert found.tolist() == [[NO_RELIEF, 0], [4, 0b111], [2, 0b111]]
    assert categories_of(found) == [4, 2]
    assert patterns_of(found).tolist() == [0b111, 0]


def test_where_years_differ_there_is_each_category_in_each_pattern() -> None:
    """Some are assisted in all years, some in the third one alone."""
    found = relief_options(np.array([4, 2]), np.array([0b111, 0b100, 0]), 3)
    assert found.tolist() == [[NO_RELIEF, 0], [4, 0b111], [2, 0b111], [4, 0b100], [2, 0b100]]
    assert patterns_of(found).tolist() == [0b111, 0b100, 0]


def test_where_nobody_is_assisted_categories_stay() -> None:
    """So that the numbers drawn for others stay the same."""
    found = relief_options(np.array([4]), np.array([0]), 2)
    assert found.tolist() == [[NO_RELIEF, 0], [4, 0b11]]
