"""Expected: every kind of student by its share, so that nothing is left to chance.

Counts have fractions: they are the means of what `grouped` counts off and `seriatim` draws.
"""

import numpy as np

from simulate.headcount import Headcount
from simulate.population import Population
from simulate.shares import axis_shares, fate_shares, late_shares, payers_late


def headcount(population: Population, students: int) -> Headcount:
    """Divide students over kinds, fates and late months by their shares."""
    p = population
    count = np.asarray(float(students))
    for axis in p.axes:
        count = count[..., None] * axis_shares(p, axis)
    lives = count.reshape(-1, 1) * fate_shares(p)
    late = np.zeros((p.study_years, *lives.shape, p.calendar.months))
    for k, by_month in enumerate(late):
        latecomers = payers_late(p, k, lives) * late_shares(p, k)[:, None]
        months = p.calendar.late.shares[p.calendar.row(k, np.arange(len(p.kinds)))]
        np.multiply(latecomers[..., None], months[:, None], out=by_month)
    return Headcount(lives, late)
