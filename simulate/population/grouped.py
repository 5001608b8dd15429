"""Grouped: students are allocated to groups by multinomial draws, at a cost that does not grow.

Students decide independently of each other. So a group divides over the options of a decision
multinomially, and every count has the distribution that it has when each student is drawn.
"""

import numpy as np

from simulate.population.composition import Population
from simulate.population.headcount import Headcount
from simulate.population.probabilities import axis_shares, exit_shares, late_shares, may_be_late
from simulate.population.random_numbers import Stream


def headcount(
    population: Population, region: str, seed: int, students: int, run: int = 0
) -> Headcount:
    """Allocate students split by split; another run gives other students."""
    p = population
    random = Stream(seed, region, p.cohort, run).generator("grouped")
    count = np.asarray(students)
    for axis in p.axes:
        count = random.multinomial(count, axis_shares(p, axis))
    counted = Headcount.nobody(p)
    counted.cells[:] = random.multinomial(count.reshape(-1), exit_shares(p))
    for k, late in enumerate(counted.late):
        payers = may_be_late(p, k, counted.cells)
        latecomers = random.binomial(payers, late_shares(p, k)[:, None])
        profile, exit_code = np.nonzero(latecomers)
        by_month = p.calendar.late.shares[p.calendar.row(k, profile)]
        late[profile, exit_code] = random.multinomial(latecomers[profile, exit_code], by_month)
    return counted
