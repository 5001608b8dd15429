"""Expected: every kind of student by its share, so that nothing is left to chance.

Counts have fractions: they are the means of what `grouped` counts off and `seriatim` draws.
"""

import numpy as np

from kernel.figures import Array
from simulate.population.composition import Population
from simulate.population.headcount import Headcount
from simulate.population.probabilities import axis_shares, fate_shares, late_payers


def headcount(population: Population, students: int) -> Headcount:
    """Divide students over kinds, fates and late months by their shares."""
    p, lives = population, expected_lives(population, students)
    late = np.zeros((p.study_years, *lives.shape, p.calendar.months))
    for k, by_month in enumerate(late):
        months = p.calendar.late.shares[p.calendar.row(k, np.arange(len(p.kinds)))]
        np.multiply(late_payers(p, k, lives)[..., None], months[:, None], out=by_month)
    return Headcount(lives, late)


def expected_lives(population: Population, students: int) -> Array:
    """Divide students over kinds and fates, of shape (kinds, fates)."""
    count = np.asarray(float(students))
    for axis in population.axes:
        count = count[..., None] * axis_shares(population, axis)
    return np.asarray(count.reshape(-1, 1) * fate_shares(population))
