"""What students may be in need of: no relief, or a category in a pattern of study years.

As an axis of a population: rows of category and pattern, first the one of nobody assisted, then
pattern after pattern every category.
"""

import numpy as np

from kernel.figures import Array
from simulate.population.profiles import NO_RELIEF


def relief_options(categories: Array, assisted: Array, study_years: int) -> Array:
    """Return the options of relief, of shape (options, 2): category and pattern of years.

    Args:
        categories: codes.
        assisted: the patterns of years in which students are assisted.
        study_years: how many there are; where nobody is assisted, categories stand for all.
    """
    some = [one for one in assisted.tolist() if one] or [(1 << study_years) - 1]
    return np.array([(NO_RELIEF, 0), *((code, one) for one in some for code in categories)])


def categories_of(options: Array) -> list[int]:
    """Return the codes of the categories in their order."""
    return [*dict.fromkeys(options[1:, 0].tolist())]


def patterns_of(options: Array) -> Array:
    """Return the patterns in their order, and behind them that of no year."""
    return np.array([*dict.fromkeys(options[1:, 1].tolist()), 0])
