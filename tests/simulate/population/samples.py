"""Whether two samples of many statistics come from one distribution: z-tests and their bounds.

A sample has a row for each seed and a column for each statistic.
"""

from collections.abc import Callable
from math import sqrt
from statistics import NormalDist
from typing import Final

import numpy as np

from kernel.figures import Array

WRONG: Final = 0.001
"""Family-wise error rate of the means, and of the variances, of one comparison."""

ENOUGH: Final = 20
"""Only counts that expect so many students are nearly normal."""


def critical(tests: int) -> float:
    """Return the bound that one of so many standard normal deviates exceeds at rate WRONG."""
    return NormalDist().inv_cdf(1 - WRONG / tests / 2)


def frequent(one: Array, other: Array) -> Array:
    """Say which statistics differ from seed to seed and are large enough in one of them."""
    large = np.maximum(one.mean(axis=0), other.mean(axis=0)) >= ENOUGH
    return np.asarray(large & (one.std(axis=0) + other.std(axis=0) > 0))


def of_means(one: Array, other: Array) -> Array:
    """Return the deviates of the difference of means."""
    error = np.sqrt(one.var(axis=0, ddof=1) / len(one) + other.var(axis=0, ddof=1) / len(other))
    return np.asarray((one.mean(axis=0) - other.mean(axis=0)) / error)


def of_variances(one: Array, other: Array) -> Array:
    """Return the deviates of the logarithm of the ratio of variances."""
    ratio = np.log(one.var(axis=0, ddof=1) / other.var(axis=0, ddof=1))
    return np.asarray(ratio / sqrt(2 / (len(one) - 1) + 2 / (len(other) - 1)))


def farthest(test: Callable[[Array, Array], Array], one: Array, other: Array) -> float:
    """Return the largest deviate as a part of the critical one: above 1 the samples differ."""
    kept = frequent(one, other)
    found = np.abs(test(one[:, kept], other[:, kept]))
    return float(found.max()) / critical(len(found))


def certain(one: Array, other: Array) -> bool:
    """Say whether what never varies is the same in both."""
    fixed = (one.std(axis=0) == 0) & (other.std(axis=0) == 0)
    return np.array_equal(one[0, fixed], other[0, fixed])
