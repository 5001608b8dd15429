"""Years of study in which something holds of a student, as patterns.

A student has one draw for the whole programme, and it holds in the years whose share lies above it.
A pattern is a number, its bit k set when it has study year k.
"""

from itertools import product

import numpy as np

from kernel.figures import Array
from simulate.population.random_numbers import STEPS


def patterns(steps: Array, low: Array, high: Array) -> Array:
    """Return the patterns that occur, then those that may where years move in their ranges.

    Years with the same bound and range are never distinguished. Of every case the wider patterns,
    on lower draws, come first.

    Args:
        steps: on how many of the 65,536 draws it holds, of shape (cases, study years).
        low: on how many at least, and
        high: at most.
    """
    groups = np.unique(np.concatenate([steps, low, high]), axis=1, return_inverse=True)[1]
    bits = 1 << np.arange(steps.shape[1])
    alike = [int(bits[groups.reshape(-1) == group].sum()) for group in range(groups.max() + 1)]
    every = np.array([sum(some) for some in product(*((0, together) for together in alike))])
    occurs = draws_of(every, steps).any(axis=0)
    wide_first = sorted(every[occurs].tolist(), key=lambda one: (-one.bit_count(), one))
    return np.array([*wide_first, *every[~occurs & most_draws_of(every, low, high).any(axis=0)]])


def draws_of(found: Array, steps: Array) -> Array:
    """Return how many of the 65,536 draws fall to each pattern, of shape (cases, patterns).

    Fewer than all are given out where some pattern is missing.
    """
    return most_draws_of(found, steps, steps)


def most_draws_of(found: Array, low: Array, high: Array) -> Array:
    """Return how many draws fall to each pattern at most, the bounds of years being in ranges.

    Those below the bounds of all its years, and not below that of any other.
    """
    has = years_of(found, low.shape[1])
    below = np.where(has, high[:, None], STEPS).min(axis=2)
    above = np.where(has, 0, low[:, None]).max(axis=2)
    return np.asarray(np.maximum(below - above, 0))


def some_draws_of(draws: Array, most: Array) -> Array:
    """Return draws of which some fall to every pattern that may occur.

    A tenth of what it has at most to one that has none, the others left in proportion.
    """
    given = draws + np.where(draws == 0, most / 10, 0)
    return np.asarray(given * (STEPS / given.sum(axis=1, keepdims=True)))


def years_of(found: Array, study_years: int) -> Array:
    """Say which study years each pattern has, of shape (patterns, study years)."""
    return np.asarray((found[:, None] >> np.arange(study_years)) & 1 == 1)
