"""Expected: every profile of student by its share, so that nothing is left to chance.

Counts have fractions: they are the means of what `grouped` allocates and `seriatim` draws.
"""

import numpy as np

from kernel.figures import Array
from simulate.population.composition import Population
from simulate.population.headcount import Headcount
from simulate.population.probabilities import axis_shares, exit_shares, late_payers


def headcount(population: Population, students: int) -> Headcount:
    """Divide students over profiles, exits and late months by their shares."""
    p, cells = population, expected_cells(population, students)
    late = np.zeros((p.study_years, *cells.shape, p.calendar.months))
    for k, by_month in enumerate(late):
        months = p.calendar.late.shares[p.calendar.row(k, np.arange(len(p.profiles)))]
        np.multiply(late_payers(p, k, cells)[..., None], months[:, None], out=by_month)
    return Headcount(cells, late)


def expected_cells(population: Population, students: int) -> Array:
    """Divide students over profiles and exits, of shape (profiles, exits)."""
    count = np.asarray(float(students))
    for axis in population.axes:
        count = count[..., None] * axis_shares(population, axis)
    return np.asarray(count.reshape(-1, 1) * exit_shares(population))
