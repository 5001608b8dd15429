"""Assesses cohorts side by side, insurance year by insurance year, and posts each to its ledger.

The rules are asked once a year for all cohorts that are there: most of what an answer costs does
not depend on how many students it is about.
"""

from collections.abc import Mapping, Sequence
from math import prod

import numpy as np
from attrs import field, frozen

from kernel.assess import Assessment, assess
from kernel.figures import Array
from kernel.students import StudentBatch
from simulate.population.profiles import Profiles
from simulate.projection.breakdowns import GROUPINGS
from simulate.projection.control import ControlTotals
from simulate.projection.cover_costs import CoverCosts
from simulate.projection.exposure import Exposure
from simulate.projection.ledger import Ledger
from simulate.projection.posting import BoughtUnder, Posting
from simulate.projection.programme import Programme
from simulate.projection.subsidy_rates import InsuredByRate, insured_by_rate
from simulate.scenario.setup import Setup

Groupings = Mapping[str, tuple[str, ...]]
"""The labels of each breakdown, in the order of a ledger."""


@frozen
class Posted:
    """What is posted of a cohort.

    Attributes:
        insured_by_rate: for each insurance year the insured by rate of subsidy, by group.
    """

    ledger: Ledger
    insured_by_rate: Mapping[int, InsuredByRate]


def posted(
    setup: Setup, programmes: Sequence[Programme], groupings: Groupings, clauses: Sequence[str]
) -> list[Posted]:
    """Follow cohorts of a region to their last graduations.

    Args:
        setup: the region.
        programmes: a cohort each.
        groupings: that figures are broken down by.
        clauses: that they are broken down by; none for none.

    Raises:
        RequestError: a value is missing.
        PluginFault: the region breaks the contract.
        ControlTotalFault: the ledger does not hold what the assessment gives.
    """
    spans = [programme.population.calendar_years for programme in programmes]
    first, groups = min(span.start for span in spans), prod(map(len, groupings.values()))
    ledger = Ledger(
        first_year=first,
        years=max(span.stop for span in spans) - first,
        clauses=clauses,
        groups=groups * len(programmes),
        whole=all(programme.headcount.is_whole for programme in programmes),
    )
    cohorts = [_Cohort(one, at * groups, groupings) for at, one in enumerate(programmes)]
    controls = ControlTotals(setup.rules.name, [one.population.cohort for one in programmes])
    by_rate: dict[int, InsuredByRate] = {}
    for year in ledger.span:
        there = [cohort for cohort in cohorts if cohort.studies_in(year)]
        if there:
            posting = _posting(setup, there, year, ledger)
            by_rate[year] = insured_by_rate(
                posting.assessment, posting.weight, posting.groups, ledger.groups
            )
            controls.add(posting.assessment, posting.weight)
    controls.check(ledger)
    found = []
    for cohort, span in zip(cohorts, spans, strict=True):
        own = range(cohort.group, cohort.group + groups)
        rates = {year: by_rate[year] for year in by_rate if cohort.studies_in(year)}
        found.append(Posted(ledger.part(span, own), _of_groups(rates, own)))
    return found


@frozen(eq=False)
class _Cohort:
    """A cohort on its way through the programme.

    Attributes:
        group: its first group in the ledger.
        bought: for each profile the tags of the clauses under which it prepaid, as they are known.
    """

    programme: Programme
    group: int
    groupings: Groupings
    bought: list[Array] = field(factory=list, init=False)

    def studies_in(self, year: int) -> bool:
        """Say whether an insurance year belongs to the programme."""
        population = self.programme.population
        return 0 <= year - population.cohort < population.study_years

    def exposure(self, year: int) -> Exposure:
        """Return its students in an insurance year."""
        if not self.bought:
            self.bought[:] = [np.zeros(len(self.programme.population.profiles), np.int64)] * 2
        return self.programme.exposure(year - self.programme.population.cohort, self.bought)

    def groups(self, year: int, exposure: Exposure) -> Array:
        """Return the group of each row in the ledger."""
        population = self.programme.population
        profiles = population.profiles.in_study_year(year - population.cohort)
        return self.group + group_codes(profiles, exposure.profile, self.groupings)

    def bought_under(
        self, year: int, exposure: Exposure, paying: Array, tags: Sequence[Array]
    ) -> list[Array]:
        """Return the tags under which each row's term was bought: now, or with a prepayment."""
        under = [
            np.where(paying, now, before[exposure.profile])
            for now, before in zip(tags, self.bought, strict=True)
        ]
        if year == self.programme.population.cohort:
            self.bought[:] = [_by_profile(exposure, paying, now) for now in tags]
        return under


def _posting(setup: Setup, there: Sequence[_Cohort], year: int, ledger: Ledger) -> Posting:
    """Assess an insurance year of cohorts, and post it."""
    exposures = [cohort.exposure(year) for cohort in there]
    assessment = assess(setup.rules, StudentBatch.joined([one.students for one in exposures]))
    bounds = np.cumsum([0, *(len(one.profile) for one in exposures)])
    posting = Posting(
        ledger,
        assessment,
        np.concatenate([one.weight for one in exposures]),
        np.concatenate([c.groups(year, one) for c, one in zip(there, exposures, strict=True)]),
        _bought_under(there, exposures, assessment, bounds, ledger),
        CoverCosts([setup.assumptions]),
    )
    posting.post_all(np.concatenate([one.studying for one in exposures]))
    return posting


def _bought_under(
    there: Sequence[_Cohort],
    exposures: Sequence[Exposure],
    assessment: Assessment,
    bounds: Array,
    ledger: Ledger,
) -> BoughtUnder:
    """Return the tags under which each row's term was bought, cohort after cohort."""
    paying = assessment.years_bought > 0
    tags = [ledger.tags(assessment.decisions[question]) for question in ("due", "aid")]
    under = []
    for cohort, exposure, start, end in zip(there, exposures, bounds, bounds[1:], strict=False):
        own = slice(start, end)
        under.append(
            cohort.bought_under(
                assessment.students.year, exposure, paying[own], [now[own] for now in tags]
            )
        )
    return BoughtUnder(*(np.concatenate(parts) for parts in zip(*under, strict=True)))


def _by_profile(exposure: Exposure, paying: Array, tags: Array) -> Array:
    """Return for each profile the tag under which it pays now, 0 where it does not.

    Were a profile to pay under two clauses, by month, the later years would all stand under one.
    """
    by_profile = np.zeros(len(exposure.stands_for), np.int64)
    by_profile[exposure.profile[paying]] = tags[paying]
    return by_profile[exposure.stands_for]


def group_codes(profiles: Profiles, profile: Array, groupings: Groupings) -> Array:
    """Return for each row the code of its group: the product of the groupings."""
    group = np.zeros(len(profile), np.int64)
    for name, labels in groupings.items():
        group = group * len(labels) + GROUPINGS[name].positions(profiles, profile)
    return group


def _of_groups(by_rate: Mapping[int, InsuredByRate], groups: range) -> dict[int, InsuredByRate]:
    """Return the insured of some groups, at the rates that any of them has."""
    return {
        year: {
            rate: own
            for rate, counts in insured.items()
            if (own := counts[groups.start : groups.stop]).any()
        }
        for year, insured in by_rate.items()
    }
