"""What chance does to the students of a cohort, everything being as assumed.

Students are allocated again and again; each time some others enrol, come late, leave. The rules
are asked once, of every row that anybody may be in.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from attrs import frozen

from kernel.assess import Assessment, assess
from simulate.population import expected, grouped
from simulate.population.composition import Population
from simulate.population.headcount import Headcount
from simulate.projection.control import ControlTotals
from simulate.projection.exposure import Exposure
from simulate.projection.posting import BoughtUnder, Posting
from simulate.projection.programme import Programme
from simulate.uncertainty.amounts import Amounts, posted_in, side_by_side
from simulate.uncertainty.trial import Trial


@frozen(eq=False)
class Cohort:
    """The cohort of a trial as it is assumed: its rows assessed once, for any headcount."""

    trial: Trial

    def expected(self) -> Amounts:
        """Return what is posted of the expected students, of shape (years, 1)."""
        return self._amounts([self._expected])

    def allocated(self, runs: Sequence[int]) -> Amounts:
        """Return what is posted of students allocated anew in each run, of shape (years, runs).

        A number gives the same run whatever else is computed.
        """
        region, seed = self.trial.setup.rules.name, self.trial.seed
        return self._amounts(
            [
                grouped.headcount(self._population, region, seed, self._students, run=1 + run)
                for run in runs
            ]
        )

    def _amounts(self, headcounts: Sequence[Headcount]) -> Amounts:
        ledger = side_by_side(self.trial.years, len(headcounts))
        controls = ControlTotals(self.trial.setup.rules.name, self.trial.cohort)
        programmes = [Programme(self._population, headcount) for headcount in headcounts]
        for k, (exposure, assessment) in enumerate(self._assessed):
            rows = len(exposure.profile)
            for run, programme in enumerate(programmes):
                weight = exposure.weighed(programme.counted(k))
                group = np.full(rows, run)
                posting = Posting(ledger, assessment, weight, group, BoughtUnder.unknown(rows))
                posting.post_all(exposure.studying)
                controls.add(assessment, weight)
        controls.check(ledger)
        return posted_in(ledger)

    @property
    def _students(self) -> int:
        return self.trial.entrants(self.trial.setup)

    @cached_property
    def _population(self) -> Population:
        setup = self.trial.setup
        return Population.of(setup.rules, setup.assumptions, self.trial.cohort)

    @cached_property
    def _expected(self) -> Headcount:
        return expected.headcount(self._population, self._students)

    @cached_property
    def _assessed(self) -> list[tuple[Exposure, Assessment]]:
        programme = Programme(self._population, self._expected)
        exposures = [programme.exposure(k) for k in range(self._population.study_years)]
        return [(one, assess(self.trial.setup.rules, one.students)) for one in exposures]
