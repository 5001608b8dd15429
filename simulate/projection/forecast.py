"""Forecasts one cohort of one region: students drawn, assessed year by year, added up."""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Final, Literal

import numpy as np
from attrs import evolve, frozen

from kernel.codes import Basis
from kernel.entries import FIRST_YEAR
from kernel.errors import RequestError
from simulate.population import apportioned, grouped, seriatim
from simulate.population.composition import Population
from simulate.population.headcount import Headcount
from simulate.projection.breakdowns import BASIS, CLAUSE, GROUPINGS
from simulate.projection.cover_costs import CoverCosts
from simulate.projection.joint_posting import Groupings, posted
from simulate.projection.ledger import Ledger
from simulate.projection.programme import Programme
from simulate.projection.subsidy_rates import InsuredByRate
from simulate.scenario.assumptions import Assumptions
from simulate.scenario.blame import blaming
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
        entrants: how many students entered, whoever of them the ledger is of.
        longest_programme: in years.
        ledger: every amount, by account, year, clause, basis and group.
        groupings: for each breakdown its labels, in the ledger's order.
        insured_by_rate: for each insurance year the insured by rate of subsidy, and by group in the
            ledger's order; where students are no whole numbers, nor are these.
        refunds, credits: whether a document says anything about them.
        prepayable: whether the programme can be prepaid on entry.
        added: the cohorts that are added up in it, where there are several.
    """

    setup: Setup
    cohort: int
    entrants: int
    longest_programme: int
    ledger: Ledger
    groupings: Groupings
    insured_by_rate: Mapping[int, InsuredByRate]
    refunds: bool
    credits: bool
    prepayable: bool
    added: tuple[int, ...] = ()

    @property
    def cohorts(self) -> tuple[int, ...]:
        """The cohorts that it is of."""
        return self.added or (self.cohort,)

    @property
    def benefits(self) -> bool:
        """Whether somebody assumes what benefits cost."""
        return CoverCosts([self.setup.assumptions]).are_given

    @property
    def last_year(self) -> int:
        """The insurance year of the last graduation."""
        return self.cohort + self.longest_programme - 1

    def of_those(self, grouping: str, labels: Sequence[str]) -> "Forecast":
        """Return what concerns the students with some labels of a grouping; all have entered."""
        axis, own = list(self.groupings).index(grouping), self.groupings[grouping]
        cells = np.arange(self.ledger.groups).reshape([*map(len, self.groupings.values())])
        kept = cells.take([own.index(label) for label in labels], axis).ravel().tolist()
        by_rate = {
            year: {rate: counts[kept] for rate, counts in insured.items()}
            for year, insured in self.insured_by_rate.items()
        }
        return evolve(
            self,
            ledger=self.ledger.of_groups(kept),
            insured_by_rate=by_rate,
            groupings={**self.groupings, grouping: tuple(labels)},
        )

    @property
    def is_of_all(self) -> bool:
        """Whether its figures are of all students who entered."""
        return all(
            labels == GROUPINGS[name].labels(self.setup.rules)
            for name, labels in self.groupings.items()
        )

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
    with blaming(setup.settings):
        entered = programme(
            setup, cohort, students=students, seed=seed, method=method, workers=workers
        )
        (found,) = followed_together(setup, [entered], by, clauses=clauses)
        return found


def programme(
    setup: Setup,
    cohort: int,
    *,
    students: int | None = None,
    seed: int = 0,
    method: Method = "seriatim",
    workers: int = 1,
) -> Programme:
    """Draw an entering cohort. The arguments and faults are those of `forecast`."""
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
        counted = apportioned.headcount(population, entrants)
    elif method == "grouped":
        counted = grouped.headcount(population, region, seed, entrants)
    else:
        counted = seriatim.headcount(population, region, seed, entrants, workers)
    return Programme(population, counted)


def followed(
    setup: Setup,
    population: Population,
    headcount: Headcount,
    by: Sequence[str] = (),
    *,
    clauses: bool = True,
) -> Forecast:
    """Assess a headcount year by year and add it up."""
    (found,) = followed_together(setup, [Programme(population, headcount)], by, clauses=clauses)
    return found


def followed_together(
    setup: Setup,
    programmes: Sequence[Programme],
    by: Sequence[str] = (),
    *,
    clauses: bool = True,
) -> list[Forecast]:
    """Assess the headcounts of cohorts of a region, side by side, and add each up."""
    rules = setup.rules
    groupings = {name: GROUPINGS[name].labels(rules) for name in by}
    found = posted(setup, programmes, groupings, tuple(rules.law.clauses) if clauses else ())
    return [
        Forecast(
            setup=setup,
            cohort=population.cohort,
            entrants=round(programme.headcount.cells.sum()),
            longest_programme=population.study_years,
            ledger=own.ledger,
            groupings=groupings,
            insured_by_rate=own.insured_by_rate,
            refunds=population.exits.refunds,
            credits=population.exits.credits,
            prepayable=bool(population.profiles.prepayable.any()),
        )
        for programme, own in zip(programmes, found, strict=True)
        for population in [programme.population]
    ]


def expected_entrants(assumptions: Assumptions, cohort: int) -> int:
    """Return how many students enter in a cohort, over all types of institution."""
    return sum(int(entry.value) for entry in assumptions.entrants(cohort).values())
