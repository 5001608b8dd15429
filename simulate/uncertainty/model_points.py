"""Model points: few rows of a programme that stand for all of them, and are weighed in any world.

Nearly all students are in a few hundred rows of a year, a few thousand rows have hardly anybody in
them. Of such rare rows one in so many is kept and stands for the others.
"""

import numpy as np
from attrs import frozen

from kernel.figures import Array
from kernel.students import StudentBatch
from simulate.population.composition import Population
from simulate.population.expected import expected_lives, headcount
from simulate.population.probabilities import late_payers
from simulate.projection.programme import Exposure, Programme


@frozen(eq=False)
class Expected:
    """The expected students of a population.

    Attributes:
        lives: by kind and fate; late: who of them comes late for each study year.
    """

    population: Population
    lives: Array
    late: tuple[Array, ...]

    @classmethod
    def of(cls, population: Population, students: int) -> "Expected":
        """Divide students over a population by its shares."""
        lives = expected_lives(population, students)
        years = range(population.study_years)
        return cls(population, lives, tuple(late_payers(population, k, lives) for k in years))


@frozen(eq=False)
class ModelPoints:
    """The model points of one insurance year.

    Attributes:
        students: a row for each.
        studying: in school on 1 January.
        stands_for: how many rows each stands for.
        source: which lives its students are counted from, in time, late, or prepaid late; a life
            may be counted for several rows, by month. `share`: which share of them.
        row: which row each source belongs to.
    """

    study_year: int
    students: StudentBatch
    studying: Array
    stands_for: Array
    source: Array
    share: Array
    row: Array

    @classmethod
    def of(
        cls, population: Population, study_year: int, exposure: Exposure, rare: float
    ) -> "ModelPoints":
        """Keep the rows of at least so many students, and of the others so that each has a chance.

        Every `rare` students among the rare rows, counted through in order, one row is kept. In
        that order who leaves alike, or is alike in need, stands together: so even of a few hundred
        students who are given something back some are kept.
        """
        is_rare, s = exposure.weight < rare, exposure.students
        order = np.lexsort([s.paid_on, s.relief, s.left_on, s.refund_applied_on])
        counted = np.cumsum((exposure.weight * is_rare)[order]) / (rare or 1)
        next_one = np.zeros(len(s), np.bool_)
        next_one[order] = np.diff(np.floor(counted + 0.5), prepend=0) > 0
        kept = np.flatnonzero(~is_rare | next_one)
        weight = exposure.weight[kept]
        position = np.full(len(exposure.weight), -1)
        position[kept] = np.arange(len(kept))
        row = position[exposure.row]
        source, share = _sources(population, study_year, exposure.places[row >= 0])
        return cls(
            study_year=study_year,
            students=exposure.students.select(kept),
            studying=exposure.studying[kept],
            stands_for=np.maximum(rare / weight, 1),
            source=source,
            share=share,
            row=row[row >= 0],
        )

    def __len__(self) -> int:
        return len(self.stands_for)

    def weighed(self, expected: Expected) -> Array:
        """Return how many students each stands for, of a population of the same kinds and fates."""
        p, k = expected.population, self.study_year
        late = [expected.late[k]]
        if k > 0:
            late.append(expected.late[0] * p.kinds.prepays[:, None])
        in_time = p.fates.folded(k, expected.lives - sum(late))
        counted = np.concatenate([part.reshape(-1) for part in (in_time, *late)])
        weight = np.bincount(self.row, counted[self.source] * self.share, minlength=len(self))
        return np.asarray(weight * self.stands_for)


def model_points(population: Population, students: int, rare: float) -> list[ModelPoints]:
    """Choose the model points of each year of a programme.

    Args:
        population: whose shares say which rows are rare.
        students: how many enter.
        rare: rows with less than such a share of them are rare.
    """
    programme = Programme(population, headcount(population, students))
    years = range(population.study_years)
    few = rare * students
    return [ModelPoints.of(population, k, programme.exposure(k), few) for k in years]


def _sources(p: Population, study_year: int, places: Array) -> tuple[Array, Array]:
    """Return for places of a tally which lives are counted there, and which share of them.

    In time, every place is a life; of those who come late each has a place for every month.
    """
    lives, months = len(p.kinds) * len(p.fates), p.calendar.months
    late = places >= lives
    life, month = np.divmod(np.where(late, places - lives, 0), months)
    prepaid = life >= lives
    kind = life % lives // len(p.fates)
    by_month = p.calendar.late.shares[p.calendar.row(np.where(prepaid, 0, study_year), kind), month]
    return np.where(late, lives + life, places), np.where(late, by_month, 1.0)
