"""Grouped: students are counted off by multinomials, at a cost that does not grow with them.

Students decide independently of each other. So a group divides over the options of a decision
multinomially, and every count has the distribution that it has when each student is drawn.
"""

import numpy as np

from simulate.population.composition import Population
from simulate.population.headcount import Headcount
from simulate.population.probabilities import axis_shares, fate_shares, late_shares, may_be_late
from simulate.population.random_numbers import Stream


def headcount(
    population: Population, region: str, seed: int, students: int, again: int = 0
) -> Headcount:
    """Count students off, split by split; `again` and again for other students."""
    p = population
    random = Stream(seed, region, p.cohort, chunk=again).generator("grouped")
    count = np.asarray(students)
    for axis in p.axes:
        count = random.multinomial(count, axis_shares(p, axis))
    counted = Headcount.nobody(p)
    counted.lives[:] = random.multinomial(count.reshape(-1), fate_shares(p))
    for k, late in enumerate(counted.late):
        payers = may_be_late(p, k, counted.lives)
        latecomers = random.binomial(payers, late_shares(p, k)[:, None])
        kind, fate = np.nonzero(latecomers)
        by_month = p.calendar.late.shares[p.calendar.row(k, kind)]
        late[kind, fate] = random.multinomial(latecomers[kind, fate], by_month)
    return counted
