"""What chance does to the students of a cohort, everything being as assumed.

Students are allocated again and again; each time some others enrol, come late, leave. The rules
are asked once, of every row that anybody may be in.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, pairwise

import numpy as np
from attrs import frozen

from kernel.assess import Assessment, assess
from kernel.figures import Array
from simulate.population import apportioned, expected, grouped
from simulate.population.composition import Population
from simulate.population.headcount import Headcount
from simulate.projection.control import ControlTotals
from simulate.projection.cover_costs import CoverCosts
from simulate.projection.exposure import Exposure
from simulate.projection.joint_posting import group_codes
from simulate.projection.ledger import Account, Ledger
from simulate.projection.posting import BoughtUnder, Posting
from simulate.projection.programme import Programme
from simulate.projection.subsidy_rates import InsuredByRate, insured_by_rate
from simulate.uncertainty.amounts import Amounts, every_amount_in, posted_in, side_by_side
from simulate.uncertainty.trial import Trial


@frozen(eq=False)
class Cohort:
    """The cohort of a trial as it is assumed: its rows assessed once, for any headcount."""

    trial: Trial

    def measured(self, runs: Sequence[int] = ()) -> tuple[Amounts, Amounts, Amounts]:
        """Return what is posted of expected students, of whole ones, and of each run's.

        Of shape (years, 1), twice, and (years, runs). The whole ones are apportioned, as a forecast
        of expected numbers has them. In a run students are allocated anew; a number gives the same
        run whatever else is computed.
        """
        whole = apportioned.headcount(self._population, self._students)
        amounts = self._amounts(chain([self._expected, whole], self._allocated(runs)))
        columns = slice(0, 1), slice(1, 2), slice(2, None)
        exact, default, chance = (
            {account: figures[:, own] for account, figures in amounts.items()} for own in columns
        )
        return exact, default, chance

    def _allocated(self, runs: Sequence[int]) -> Iterator[Headcount]:
        region, seed = self.trial.setup.rules.name, self.trial.seed
        for run in runs:
            yield grouped.headcount(self._population, region, seed, self._students, run=1 + run)

    def _amounts(self, headcounts: Iterable[Headcount]) -> Amounts:
        """Return what is posted of headcounts: of one student of each row, times their number.

        So what a row comes to is posted once, however many headcounts there are.
        """
        added: dict[Account, Array] = {}
        for k, weights in enumerate(self._weights(headcounts)):
            for account, figures in posted_in(self._of_one_student(k)).items():
                added[account] = added.get(account, 0) + _times(figures, weights)
        return added

    def by_group(self, runs: Sequence[int]) -> tuple[Amounts, dict[int, InsuredByRate]]:
        """Return what is posted by group of students: expected, then allocated in each run.

        Of every account that is posted to, of shape (years, 1 + runs, groups). Beside it the
        insured of each year by rate of subsidy, of shape (groups, 1 + runs).
        """
        trial = self.trial
        shape = (len(trial.years), 1 + len(runs), trial.groups)
        added: dict[Account, Array] = defaultdict(lambda: np.zeros(shape))
        by_rate: dict[int, InsuredByRate] = {}
        headcounts = chain([self._expected], self._allocated(runs))
        for k, weights in enumerate(self._weights(headcounts)):
            exposure, assessment = self._assessed[k]
            profiles = self._population.profiles.in_study_year(k)
            of_row = group_codes(profiles, exposure.profile, trial.groupings)
            order = np.argsort(of_row, kind="stable")
            starts = np.searchsorted(of_row[order], range(trial.groups + 1)).tolist()
            own_weights = weights[order]
            for account, figures in every_amount_in(self._of_one_student(k)).items():
                own_figures = figures[:, order]
                for group, (start, stop) in enumerate(pairwise(starts)):
                    rows = slice(start, stop)
                    added[account][:, :, group] += _times(own_figures[:, rows], own_weights[rows])
            if trial.by:
                year = assessment.students.year
                by_rate[year] = insured_by_rate(assessment, weights, of_row, trial.groups)
        return dict(added), by_rate

    def _weights(self, headcounts: Iterable[Headcount]) -> list[Array]:
        """Return for each study year how many students of headcounts each row stands for.

        Of shape (rows, headcounts).
        """
        years = range(self._population.study_years)
        weights: list[list[Array]] = [[] for _ in years]
        for headcount in headcounts:
            programme = Programme(self._population, headcount)
            for k, (exposure, _) in zip(years, self._assessed, strict=True):
                weights[k].append(exposure.weighed(programme.counted(k)))
        return [np.array(own, np.float64).T for own in weights]

    def _of_one_student(self, study_year: int) -> Ledger:
        """Post a study year of one student of each row; the rows are the groups."""
        exposure, assessment = self._assessed[study_year]
        rows = len(exposure.profile)
        ledger, one = side_by_side(self.trial.years, rows), np.ones(rows)
        costs = CoverCosts([self.trial.setup.assumptions])
        under = BoughtUnder.unknown(rows)
        posting = Posting(ledger, assessment, one, np.arange(rows), under, costs)
        posting.post_all(exposure.studying)
        controls = ControlTotals(self.trial.setup.rules.name, [self.trial.cohort])
        controls.add(assessment, one)
        controls.check(ledger)
        return ledger

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


def _times(figures: Array, weights: Array) -> Array:
    """Return the matrix product, years × rows by rows × columns; most figures are 0.

    That of numpy has threads of its own, which get in each other's way in copies of a process.
    """
    product = np.zeros((len(figures), weights.shape[1]))
    for year, amounts in enumerate(figures):
        there = np.flatnonzero(amounts)
        if len(there):
            product[year] = np.einsum("r,rc->c", amounts[there], weights[there])
    return product
