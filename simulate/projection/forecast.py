"""Forecasts one cohort of one region: students drawn, assessed year by year, added up."""

from collections.abc import Mapping, Sequence
from itertools import product
from math import prod
from typing import Final, Literal

import numpy as np
from attrs import frozen

from kernel.assess import assess
from kernel.codes import Affiliation, Basis, InstitutionType, Relief
from kernel.entries import FIRST_YEAR
from kernel.errors import RequestError
from kernel.figures import Array
from kernel.ruleset import Ruleset
from simulate.population import expected, grouped, seriatim
from simulate.population.composition import Population
from simulate.population.headcount import Headcount
from simulate.population.profiles import Kinds
from simulate.projection.ledger import Ledger
from simulate.projection.posting import BoughtUnder, Posting
from simulate.projection.programme import Exposure, Programme
from simulate.scenario.assumptions import LONGEST_PROGRAMME, Assumptions
from simulate.scenario.selection import LAST_COHORT
from simulate.scenario.setup import Setup

Method = Literal["seriatim", "grouped", "expected"]
"""How students are drawn: one by one, counted off, or not at all: everybody by his share."""

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
        groupings: for each way of telling students apart its labels, in the ledger's order.
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
        known = {"clause": self.ledger.clauses, "basis": Basis.words(), **self.groupings}
        return list(product(*(known[name] for name in by)))


GROUPINGS: Final = ("relief", "institution", "affiliation", "locality", "programme_years")
"""How students may be told apart in a forecast."""


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
        by: groupings to tell apart, of GROUPINGS.
        method: how students are drawn.
        workers: threads that draw seriatim; no figure depends on it.
        clauses: whether to tell clauses and bases apart.

    Raises:
        RequestError: the cohort is out of range, nobody or too many enter, or a value is missing.
        PluginFault: the region breaks the contract.
    """
    if not FIRST_YEAR <= cohort <= LAST_COHORT:
        raise RequestError(
            f"cohort {cohort}: expected an insurance year from {FIRST_YEAR} to {LAST_COHORT}; "
            f"the rules are not carried back before {FIRST_YEAR}"
        )
    entrants = expected_entrants(setup.assumptions, cohort) if students is None else students
    if entrants > MOST_STUDENTS:
        raise RequestError(
            f"{entrants:,} students: expected at most {MOST_STUDENTS:,}, so that fen are counted "
            "exactly"
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
    groupings = {name: _labels(name, rules) for name in by}
    ledger = Ledger(
        first_year=population.cohort - 1,
        years=population.study_years + 3,
        clauses=tuple(rules.law.clauses) if clauses else (),
        groups=prod(len(labels) for labels in groupings.values()),
        whole=headcount.is_whole,
    )
    _post(rules, Programme(population, headcount), ledger, groupings)
    return Forecast(
        setup=setup,
        cohort=population.cohort,
        entrants=round(headcount.lives.sum()),
        longest_programme=population.study_years,
        ledger=ledger,
        groupings=groupings,
        refunds=population.fates.refunds,
        credits=population.fates.credits,
        prepayable=bool(population.kinds.prepayable.any()),
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
    kinds = programme.population.kinds
    bought = [np.zeros(len(kinds), np.int64)] * 2
    for study_year in range(programme.population.study_years):
        exposure = programme.exposure(study_year, bought)
        assessment = assess(rules, exposure.students)
        paying = assessment.years_bought > 0
        tags = [ledger.tags(assessment.decisions[question]) for question in ("due", "aid")]
        under = [
            np.where(paying, now, before[exposure.kind])
            for now, before in zip(tags, bought, strict=True)
        ]
        if study_year == 0:
            bought = [_by_kind(exposure, paying, now) for now in tags]
        groups = _group_codes(kinds, exposure.kind, groupings)
        posting = Posting(ledger, assessment, exposure.weight, groups, BoughtUnder(*under))
        posting.post_all(exposure.studying)


def _by_kind(exposure: Exposure, paying: Array, tags: Array) -> Array:
    """Return for each kind the tag under which it pays now, 0 where it does not.

    Were a kind to pay under two clauses, by month, the later years would all stand under one.
    """
    by_kind = np.zeros(len(exposure.stands_for), np.int64)
    by_kind[exposure.kind[paying]] = tags[paying]
    return by_kind[exposure.stands_for]


def _labels(grouping: str, rules: Ruleset) -> tuple[str, ...]:
    return {
        "relief": ("none", *Relief.words()),
        "institution": InstitutionType.words(),
        "affiliation": Affiliation.words(),
        "locality": rules.law.localities,
        "programme_years": tuple(str(n + 1) for n in range(LONGEST_PROGRAMME)),
    }[grouping]


def _group_codes(kinds: Kinds, kind: Array, groupings: Mapping[str, tuple[str, ...]]) -> Array:
    """Return for each row the code of its group: the product of the groupings."""
    codes = {
        "relief": kinds.relief[kind] + 1,
        "institution": kinds.institution_type[kind],
        "affiliation": kinds.affiliation[kind],
        "locality": kinds.locality[kind],
        "programme_years": kinds.programme_years[kind] - 1,
    }
    group = np.zeros(len(kind), np.int64)
    for name, labels in groupings.items():
        group = group * len(labels) + codes[name]
    return group
