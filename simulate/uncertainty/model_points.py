"""Model points: few rows of a programme that stand for all of them, and are weighed in any draw.

Nearly all students are in a few hundred rows of a year, a few thousand rows have hardly anybody in
them. Of such rare rows one in so many is kept and stands for the others.
"""

from typing import Final

import numpy as np
from attrs import frozen

from kernel.days import BLANK_DAY
from kernel.figures import Array
from kernel.students import StudentBatch
from simulate.population.composition import Population
from simulate.population.expected import expected_cells, headcount
from simulate.population.probabilities import late_payers
from simulate.projection.exposure import Exposure
from simulate.projection.joint_posting import Groupings, group_codes
from simulate.projection.programme import Programme
from simulate.projection.tally import IN_TIME, PREPAID_LATE, Tally

_FINER: Final = 8
"""How many times more finely the rows of those are kept who apply for a refund."""


@frozen(eq=False)
class Expected:
    """The expected students of a population.

    Attributes:
        cells: by profile and exit; late: who of them comes late for each study year.
    """

    population: Population
    cells: Array
    late: tuple[Array, ...]

    @classmethod
    def of(cls, population: Population, students: int) -> "Expected":
        """Divide students over a population by its shares."""
        cells = expected_cells(population, students)
        years = range(population.study_years)
        return cls(population, cells, tuple(late_payers(population, k, cells) for k in years))


@frozen(eq=False)
class ModelPoints:
    """The model points of one insurance year.

    Attributes:
        students: a row for each.
        studying: in school on 1 January.
        stands_for: how many rows each stands for.
        source: where its students are counted, by part of a tally, profile and exit. `share`: which
            share of those who are counted there; of who comes late, that of a month.
        row: which row each source belongs to.
        group: of each row, by the groupings that figures are broken down by.
    """

    study_year: int
    students: StudentBatch
    studying: Array
    stands_for: Array
    source: Array
    share: Array
    row: Array
    group: Array

    @classmethod
    def of(
        cls,
        population: Population,
        study_year: int,
        exposure: Exposure,
        few: float,
        groupings: Groupings,
    ) -> "ModelPoints":
        """Keep the rows of at least so many students, and of the others so that each has a chance.

        Every `few` students among the rare rows, counted through in order, one row is kept. In
        that order who leaves alike, or is alike in need, stands together. Who applies for a refund
        is counted more finely: of a few hundred students some are kept in every need.
        """
        s = exposure.students
        rare = np.where(s.refund_applied_on == BLANK_DAY, few, few / _FINER)
        is_rare = exposure.weight < rare
        order = np.lexsort([s.paid_on, s.relief, s.left_on, s.refund_applied_on])
        parts = np.divide(exposure.weight, rare, out=np.zeros(len(s)), where=is_rare)
        counted = np.cumsum(parts[order])
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
            stands_for=np.maximum(rare[kept] / weight, 1),
            source=source,
            share=share,
            row=row[row >= 0],
            group=group_codes(
                population.profiles.in_study_year(study_year), exposure.profile[kept], groupings
            ),
        )

    def __len__(self) -> int:
        return len(self.stands_for)

    def weighed(self, expected: Expected) -> Array:
        """Return how many students each stands for, in a population of the same cells."""
        p, k = expected.population, self.study_year
        late = [expected.late[k]]
        if k > 0:
            late.append(expected.late[0] * p.profiles.prepays[:, None])
        in_time = p.exits.folded(k, expected.cells - sum(late))
        counted = np.array([in_time, *late]).reshape(-1)
        weight = np.bincount(self.row, counted[self.source] * self.share, minlength=len(self))
        return np.asarray(weight * self.stands_for)


def model_points(
    population: Population, students: int, rare: float, groupings: Groupings
) -> list[ModelPoints]:
    """Choose the model points of each year of a programme.

    Args:
        population: whose shares say which rows are rare.
        students: how many enter.
        rare: rows with less than such a share of them are rare.
        groupings: that figures are broken down by.
    """
    programme = Programme(population, headcount(population, students))
    years = range(population.study_years)
    few = rare * students
    return [ModelPoints.of(population, k, programme.exposure(k), few, groupings) for k in years]


def _sources(p: Population, study_year: int, places: Array) -> tuple[Array, Array]:
    """Return places of a tally without their months, and which share of the students stands there.

    Who comes late divides over the months, who pays in time does not.
    """
    tally = Tally.of(p)
    part, profile, _, month = tally.who(places)
    paid_in = np.where(part == PREPAID_LATE, 0, study_year)
    by_month = p.calendar.late.shares[p.calendar.row(paid_in, profile), month]
    return tally.without_months(places), np.where(part == IN_TIME, 1.0, by_month)
