"""Uptake over the years of study, as patterns: the years for which a student would enrol.

A student has one draw for the whole programme, and enrols for the years whose uptake lies above it.
A pattern is a number, its bit k set when it holds study year k.
"""

from itertools import product

import numpy as np

from kernel.figures import Array
from simulate.population.random_numbers import STEPS


def patterns(uptake: Array, *, possible: bool) -> Array:
    """Return the patterns that occur, or all that may where years move in their ranges.

    Args:
        uptake: of each study year, on how many of the 65,536 draws a student enrols.
        possible: whether years may come in another order; years alike stay alike.
    """
    bits = 1 << np.arange(len(uptake))
    occurring = [int(bits[uptake > bound].sum()) for bound in np.unique([0, *uptake, STEPS])[:-1]]
    if not possible:
        return np.array(occurring)
    alike = [int(bits[uptake == value].sum()) for value in np.unique(uptake)]
    every = [sum(some) for some in product(*((0, together) for together in alike))]
    return np.array(list(dict.fromkeys([*occurring, *every])))


def draws_of(patterns: Array, uptake: Array) -> Array:
    """Return how many of the 65,536 draws fall to each pattern.

    Those below the uptake of all its years, and not below that of any other. Fewer than all are
    given out where some pattern is missing.
    """
    holds = (patterns[:, None] >> np.arange(len(uptake))) & 1 == 1
    below = np.where(holds, uptake, STEPS).min(axis=1)
    above = np.where(holds, 0, uptake).max(axis=1)
    return np.asarray(np.maximum(below - above, 0))
