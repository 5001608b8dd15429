"""Apportioned: the expected students in whole numbers, so that every sum of parts is exact.

Groups stand in a row. Of the students up to any of them, those who do something are the expected
number, rounded; so no group is off by a whole student, nor is any row of neighbours.
"""

from typing import Any

import numpy as np
from attrs import frozen

from kernel.figures import Array
from simulate.population.allocation import allocated
from simulate.population.composition import Population
from simulate.population.headcount import Headcount


@frozen
class Apportionment:
    """Divides students in proportion; the same every time."""

    def binomial(self, n: Any, p: Array) -> Array:
        """Take a share of each number, so that all shares up to any of them are rounded once."""
        share = np.broadcast_to(p, np.shape(n))
        up_to = np.floor(np.cumsum(n * share) + 0.5).astype(np.int64)
        taken = np.diff(up_to, prepend=0).reshape(np.shape(n))
        # Sums of floats may lie on either side of a half.
        return np.asarray(np.minimum(taken, n))

    def multinomial(self, n: Any, pvals: Array) -> Array:
        """Divide each number over options: those of the first one, then of the rest the second."""
        left = np.asarray(n)
        shares = np.broadcast_to(pvals, (*left.shape, pvals.shape[-1]))
        remaining = np.cumsum(shares[..., ::-1], axis=-1)[..., ::-1]
        of_rest = np.divide(shares, remaining, out=np.ones(shares.shape), where=remaining > 0)
        parts = np.zeros(shares.shape, np.int64)
        for option in range(shares.shape[-1] - 1):
            parts[..., option] = self.binomial(left, of_rest[..., option])
            left = left - parts[..., option]
        parts[..., -1] = left
        return parts


def headcount(population: Population, students: int) -> Headcount:
    """Divide students over profiles, exits and late months by their shares, in whole numbers."""
    return allocated(population, students, Apportionment())
