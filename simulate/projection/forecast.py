"""Forecasts one cohort of one region: students drawn, assessed year by year, added up."""

from collections.abc import Mapping, Sequence
from itertools import product
from math import prod
from typing import Final, Literal

import numpy as np
from attrs import frozen

from kernel.assess import assess
from kernel.codes import Basis
from kernel.entries import FIRST_YEAR
from kernel.errors import RequestError
from kernel.figures import Array
from kernel.ruleset import Ruleset
from simulate.population import expected, grouped, seriatim
from simulate.population.composition import Population
from simulate.population.headcount import Headcount
from simulate.population.profiles import Profiles
from simulate.projection.breakdowns import BASIS, CLAUSE, GROUPINGS
from simulate.projection.control import ControlTotals
from simulate.projection.exposure import Exposure
from simulate.projection.ledger import Ledger
from simulate.projection.posting import BoughtUnder, Posting
from simulate.projection.programme import Programme
from simulate.scenario.assumptions import Assumptions
from simulate.scenario.selection import LAST_COHORT
from simulate.scenario.setup import Setup

Method = Literal["seriatim", "grouped", "expected"]
"""How students are drawn: one by one, in groups, or not at all: everybody by his share."""

MOST_STUDENTS: Final = 10**12
"""More would bring a cohort's money, in fen, too near to the largest whole number."""


@frozen(eq=False)
class Forecast:
    """The forecast of one cohort.

    Attributes:
        setup: region, law and assumptions.
        cohort: first insurance year.
        entrants: how many students entered.
        longest_programme: in years.
        ledger: every amount, by account, year, clause, basis and group.
        groupings: for each breakdown its labels, in the ledger's order.
        refunds, credits: whether a document says anything about them.
        prepayable: whether the programme can be prepaid on entry.
    """

    setup: Setup
    cohort: int
    entrants: int
    longest_programme: int
    ledger: Ledger
    groupings: Mapping[str, tuple[str, ...]]
    refunds: bool
    credits: bool
    prepayable: bool

    @property
    def last_year(self) -> int:
        """The insurance year of the last graduation."""
        return self.cohort + self.longest_programme - 1

    def labels(self, by: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the labels of a breakdown, every combination in the order of its cells."""
        known = {CLAUSE: self.ledger.clauses, BASIS: Basis.words(), **self.groupings}
        return list(product(*(known[name] for name in by)))


def forecast(
    setup: Setup,
    cohort: int,
    *,
    students: int | None = None,
    seed: int = 0,
    by: Sequence[str] = (),
    method: Method = "seriatim",
    workers: int = 1,
    clauses: bool = True,
) -> Forecast:
    """Follow an entering cohort to its last graduation.

    Args:
        setup: region, law and assumptions.
        cohort: first insurance year; the students entered in September of the year before.
        students: how many enter; by default as many as the region's population says.
        seed: of the random numbers.
        by: groupings to break down by, of GROUPINGS.
        method: how students are drawn.
        workers: threads that draw seriatim; no figure depends on it.
        clauses: whether to break down by clause and basis.

    Raises:
        RequestError: the cohort is out of range, nobody or too many enter, or a value is missing.
        PluginFault: the region breaks the contract.
        ControlTotalFault: the ledger does not hold what the assessment gives.
    """
    if not FIRST_YEAR <= cohort <= LAST_COHORT:
        raise RequestError(
            "cohort {cohort}: expected an insurance year from {first} to "
            "{last}; the rules are not extended back before {first}",
            cohort=cohort,
            first=FIRST_YEAR,
            last=LAST_COHORT,
        )
    entrants = expected_entrants(setup.assumptions, cohort) if students is None else students
    if entrants > MOST_STUDENTS:
        raise RequestError(
            "{entrants:,} students: expected at most {most:,}, so that fen are counted exactly",
            entrants=entrants,
            most=MOST_STUDENTS,
        )
    population = Population.of(setup.rules, setup.assumptions, cohort)
    region = setup.rules.name
    if method == "expected":
        counted = expected.headcount(population, entrants)
    elif method == "grouped":
        counted = grouped.headcount(population, region, seed, entrants)
    else:
        counted = seriatim.headcount(population, region, seed, entrants, workers)
    return followed(setup, population, counted, by, clauses=clauses)


def followed(
    setup: Setup,
    population: Population,
    headcount: Headcount,
    by: Sequence[str] = (),
    *,
    clauses: bool = True,
) -> Forecast:
    """Assess a headcount year by year and add it up."""
    rules = setup.rules
    groupings = {name: GROUPINGS[name].labels(rules) for name in by}
    years = population.calendar_years
    ledger = Ledger(
        first_year=years.start,
        years=len(years),
        clauses=tuple(rules.law.clauses) if clauses else (),
        groups=prod(len(labels) for labels in groupings.values()),
        whole=headcount.is_whole,
    )
    _post(rules, Programme(population, headcount), ledger, groupings)
    return Forecast(
        setup=setup,
        cohort=population.cohort,
        entrants=round(headcount.cells.sum()),
        longest_programme=population.study_years,
        ledger=ledger,
        groupings=groupings,
        refunds=population.exits.refunds,
        credits=population.exits.credits,
        prepayable=bool(population.profiles.prepayable.any()),
    )


def expected_entrants(assumptions: Assumptions, cohort: int) -> int:
    """Return how many students enter in a cohort, over all types of institution."""
    return sum(int(entry.value) for entry in assumptions.entrants(cohort).values())


def _post(
    rules: Ruleset,
    programme: Programme,
    ledger: Ledger,
    groupings: Mapping[str, tuple[str, ...]],
) -> None:
    """Assess each insurance year of a programme and post it."""
    profiles = programme.population.profiles
    controls = ControlTotals(rules.name, programme.population.cohort)
    bought = [np.zeros(len(profiles), np.int64)] * 2
    for study_year in range(programme.population.study_years):
        exposure = programme.exposure(study_year, bought)
        assessment = assess(rules, exposure.students)
        paying = assessment.years_bought > 0
        tags = [ledger.tags(assessment.decisions[question]) for question in ("due", "aid")]
        under = [
            np.where(paying, now, before[exposure.profile])
            for now, before in zip(tags, bought, strict=True)
        ]
        if study_year == 0:
            bought = [_by_profile(exposure, paying, now) for now in tags]
        groups = _group_codes(profiles, exposure.profile, groupings)
        posting = Posting(ledger, assessment, exposure.weight, groups, BoughtUnder(*under))
        posting.post_all(exposure.studying)
        controls.add(assessment, exposure.weight)
    controls.check(ledger)


def _by_profile(exposure: Exposure, paying: Array, tags: Array) -> Array:
    """Return for each profile the tag under which it pays now, 0 where it does not.

    Were a profile to pay under two clauses, by month, the later years would all stand under one.
    """
    by_profile = np.zeros(len(exposure.stands_for), np.int64)
    by_profile[exposure.profile[paying]] = tags[paying]
    return by_profile[exposure.stands_for]


def _group_codes(
    profiles: Profiles, profile: Array, groupings: Mapping[str, tuple[str, ...]]
) -> Array:
    """Return for each row the code of its group: the product of the groupings."""
    group = np.zeros(len(profile), np.int64)
    for name, labels in groupings.items():
        group = group * len(labels) + GROUPINGS[name].positions(profiles, profile)
    return group
