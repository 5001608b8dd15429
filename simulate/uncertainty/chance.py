"""What chance does to the students of a cohort, everything being as assumed.

Students are counted off again and again; each time some others enrol, come late, leave. The rules
are asked once, of every row that anybody may be in.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from attrs import frozen

from kernel.assess import Assessment, assess
from simulate import expected, grouped
from simulate.forecast import Setup
from simulate.headcount import Headcount
from simulate.ledger import Ledger
from simulate.measures import BoughtUnder, Posting
from simulate.population import Population
from simulate.programme import Exposure, Programme
from simulate.uncertainty.worlds import Amounts, Trial


@frozen(eq=False)
class Cohort:
    """A cohort as it is assumed: its rows assessed once, for any headcount.

    Attributes:
        students: how many enter.
        years: how many years are posted to, from the drive before entry on.
    """

    setup: Setup
    cohort: int
    students: int
    seed: int
    years: int

    @classmethod
    def of(cls, trial: Trial) -> "Cohort":
        """Return the cohort that is put into worlds as it is assumed."""
        students = trial.entrants(trial.setup)
        return cls(trial.setup, trial.cohort, students, trial.seed, trial.years)

    def expected(self) -> Amounts:
        """Return what is posted of the expected students, of shape (years, 1)."""
        return self._amounts([self._expected])

    def counted_off(self, runs: Sequence[int]) -> Amounts:
        """Return what is posted of students counted off once more each run, of shape (years, runs).

        A number gives the same run in any company.
        """
        region = self.setup.rules.name
        return self._amounts(
            [
                grouped.headcount(self._population, region, self.seed, self.students, again=1 + run)
                for run in runs
            ]
        )

    def _amounts(self, headcounts: Sequence[Headcount]) -> Amounts:
        ledger = Ledger(
            first_year=self.cohort - 1,
            years=self.years,
            clauses=(),
            groups=len(headcounts),
            whole=False,
        )
        programmes = [Programme(self._population, headcount) for headcount in headcounts]
        for k, (exposure, assessment) in enumerate(self._assessed):
            rows = len(exposure.kind)
            for run, programme in enumerate(programmes):
                weight = exposure.weighed(programme.tally(k))
                group = np.full(rows, run)
                posting = Posting(ledger, assessment, weight, group, BoughtUnder.untold(rows))
                posting.post_all(exposure.studying)
        return {account: ledger.amounts(account)[:, 0, 0] for account in ledger.accounts()}

    @cached_property
    def _population(self) -> Population:
        return Population.of(self.setup.rules, self.setup.assumptions, self.cohort)

    @cached_property
    def _expected(self) -> Headcount:
        return expected.headcount(self._population, self.students)

    @cached_property
    def _assessed(self) -> list[tuple[Exposure, Assessment]]:
        programme = Programme(self._population, self._expected)
        exposures = [programme.exposure(k) for k in range(self._population.study_years)]
        return [(one, assess(self.setup.rules, one.students)) for one in exposures]
