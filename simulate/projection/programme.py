"""Follows a headcount through the programme: how many stand where in each insurance year."""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np
from attrs import frozen

from kernel.figures import Array
from simulate.population.composition import Population
from simulate.population.headcount import Headcount
from simulate.projection.exposure import Exposure
from simulate.projection.tally import IN_TIME, LATE, PREPAID_LATE, Counted, Tally

_TRACE: Final = 1e-15
"""A share of the students that is none."""


@frozen(eq=False)
class Programme:
    """A headcount on the calendar of its population; study years count from 0."""

    population: Population
    headcount: Headcount

    def exposure(self, study_year: int, origins: Sequence[Array] = ()) -> Exposure:
        """Return the students of a study year; `origins` as in `Exposure.of`."""
        return Exposure.of(self.population, study_year, self.counted(study_year), origins)

    def counted(self, study_year: int) -> Counted:
        """Count the students of a study year by their places in the tally.

        Nobody is late for a prepayment in the first year.
        """
        late = [self.tally.count(LATE, self.headcount.late[study_year])]
        if study_year > 0:
            late.append(self._prepaid_late)
        in_time = self.headcount.cells.copy()
        for part in late:
            np.subtract.at(in_time.reshape(-1), self.tally.cell(part.place), part.students)
        in_time = self.population.exits.folded(study_year, in_time)
        # Of expected students rounding leaves a trace where nobody is.
        in_time[in_time < self.headcount.cells.sum() * _TRACE] = 0
        parts = [self.tally.count(IN_TIME, in_time), *late]
        return Counted(
            np.concatenate([part.place for part in parts]),
            np.concatenate([part.students for part in parts]),
        )

    @cached_property
    def tally(self) -> Tally:
        """How the students of a year are numbered."""
        return Tally.of(self.population)

    @cached_property
    def _prepaid_late(self) -> Counted:
        """Count who came late when he prepaid the programme, on entry."""
        late = self.tally.count(PREPAID_LATE, self.headcount.late[0])
        _, profile, _, _ = self.tally.who(late.place)
        prepays = self.population.profiles.prepays[profile]
        return Counted(late.place[prepays], late.students[prepays])
