"""How many students of each kind have each fate, and how many of them pay late."""

import numpy as np
from attrs import frozen

from kernel.figures import Array
from simulate.calendar import MONTHS
from simulate.population import Population


@frozen(eq=False)
class Headcount:
    """Students of a cohort, counted: all that the rules and the ledger need to know of them.

    Nobody is followed from one late payment to the next: no amount depends on both.

    Attributes:
        lives: students of shape (kinds, fates).
        late: of those who may pay for a study year, who does so late; of shape (study years,
            kinds, fates as that year knows them, months).
    """

    lives: Array
    late: Array

    @classmethod
    def nobody(cls, population: Population) -> "Headcount":
        """Return a headcount of zeros, to be counted into."""
        shape = (len(population.kinds), len(population.fates))
        late = np.zeros((population.study_years, *shape, MONTHS), np.int64)
        return cls(np.zeros(shape, np.int64), late)

    def add(self, other: "Headcount") -> None:
        """Count other students of the same population in."""
        np.add(self.lives, other.lives, out=self.lives)
        np.add(self.late, other.late, out=self.late)
