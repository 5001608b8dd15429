"""Allocates the students of a cohort to groups, split by split: at random, or in proportion."""

from typing import Any, Protocol

import numpy as np

from kernel.figures import Array
from simulate.population.composition import Population
from simulate.population.headcount import Headcount
from simulate.population.probabilities import axis_shares, exit_shares, late_shares, may_be_late


class Allocator(Protocol):
    """Divides whole numbers of students; numpy's random generator is one."""

    def multinomial(self, n: Any, pvals: Array) -> Array:
        """Divide each number over options by their shares, the last dimension of `pvals`."""

    def binomial(self, n: Any, p: Array) -> Array:
        """Take a share of each number."""


def allocated(population: Population, students: int, by: Allocator) -> Headcount:
    """Allocate students to profiles and exits, and late payers to months."""
    p, count = population, np.asarray(students)
    for axis in p.axes:
        count = by.multinomial(count, axis_shares(p, axis))
    counted = Headcount.nobody(p)
    counted.cells[:] = by.multinomial(count.reshape(-1), exit_shares(p))
    for k, late in enumerate(counted.late):
        payers = may_be_late(p, k, counted.cells)
        latecomers = by.binomial(payers, late_shares(p, k)[:, None])
        profile, exit_code = np.nonzero(latecomers)
        by_month = p.calendar.late.shares[p.calendar.row(k, profile)]
        late[profile, exit_code] = by.multinomial(latecomers[profile, exit_code], by_month)
    return counted
