"""How many students of each profile leave by each exit, and how many of them pay late."""

import numpy as np
from attrs import frozen

from kernel.figures import Array
from simulate.population.composition import Population


@frozen(eq=False)
class Headcount:
    """Students of a cohort, counted: all that the rules and the ledger need to know of them.

    Nobody is followed from one late payment to the next, since no amount depends on two of them.

    Attributes:
        cells: students of shape (profiles, exits); whole numbers, or expected ones with fractions.
        late: who means to pay late for a study year, of those who may pay for it; of shape (study
            years, profiles, exits, months), under the exit that `Population.known_cells` gives.
    """

    cells: Array
    late: Array

    @property
    def is_whole(self) -> bool:
        """Whether students are counted, not expected."""
        return bool(np.issubdtype(self.cells.dtype, np.integer))

    @classmethod
    def nobody(cls, population: Population) -> "Headcount":
        """Return a headcount of zeros, to be counted into."""
        shape = (len(population.profiles), len(population.exits))
        late = (population.study_years, *shape, population.calendar.months)
        return cls(np.zeros(shape, np.int64), np.zeros(late, np.int64))

    def add(self, other: "Headcount") -> None:
        """Count other students of the same population in."""
        np.add(self.cells, other.cells, out=self.cells)
        np.add(self.late, other.late, out=self.late)
