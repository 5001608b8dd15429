"""Headcounts: students counted together are what they are one by one."""

from collections import Counter
from typing import Final

import numpy as np
import pytest

from kernel.figures import Array
from simulate.population import grouped, seriatim
from simulate.population.composition import Population
from simulate.population.headcount import Headcount
from simulate.projection.forecast import followed
from simulate.projection.ledger import Account
from simulate.scenario.setup import Setup
from tests.simulate.making import (
    EVENTFUL,
    FOUR_YEARS,
    REGIONS,
    Students,
    counted,
    drawn,
    plain,
    population_of,
    same,
    totals_of,
    under,
)
from tests.simulate.making import (
    together as combined,
)

FEW: Final = 48
"""Students who are also followed one by one."""

CLOSE: Final = (
    *FOUR_YEARS[4:],
    *EVENTFUL,
    "uptake.3=0.5",
    "uptake.4=0.9",
    "relief=dibao",
    "affiliation=municipal",
    "refund_application_share=0.6",
)
"""Rare events are frequent, and yet few profiles of students: many are counted together."""


def crowded(region: str) -> Setup:
    """Return a region under settings that let many students be alike in some year."""
    prepaying = ["prepay_share=0.6"] if region in ("changsha", "zhengzhou") else []
    return under(region, *CLOSE, *prepaying)


def each_alone(students: Students) -> list[Headcount]:
    """Count every student by himself."""
    population = students.population
    late_day, case = population.calendar.late_day, population.calendar.case
    alone = []
    for profile, exit_code, days in zip(
        students.profile, students.exit_code, students.comes_late_on.T, strict=True
    ):
        one = Headcount.nobody(population)
        one.cells[profile, exit_code] = 1
        for k in np.flatnonzero(np.isin(days, late_day)):
            later = population.exits.study_year[exit_code] > k
            known = 0 if later and not population.profiles.prepays[profile] else exit_code
            month = late_day[k, case[profile]].tolist().index(days[k])
            one.late[k, profile, known, month] = 1
        alone.append(one)
    return alone


def summed(setup: Setup, population: Population, parts: list[Headcount]) -> dict[Account, Array]:
    """Follow headcounts one by one and add their ledgers up."""
    totals: dict[Account, Array] = {}
    for part in parts:
        for account, amounts in totals_of(followed(setup, population, part, ["relief"])).items():
            totals[account] = totals.get(account, 0) + amounts
    return totals


def differing(one: dict[Account, Array], other: dict[Account, Array]) -> set[Account]:
    """Return the accounts in which two ledgers differ in any cell; one that is missing holds 0."""
    nothing = np.zeros_like(next(iter(one.values())))
    return {
        account
        for account in one.keys() | other.keys()
        if not np.array_equal(one.get(account, nothing), other.get(account, nothing))
    }


@pytest.mark.parametrize("region", REGIONS)
def test_students_drawn_together_are_what_they_are_one_by_one(region: str) -> None:
    """Every account, year, clause, basis and group: the sum over single students, to the fen."""
    setup = crowded(region)
    students = drawn(setup, students=FEW, seed=3)
    population = students.population
    together = seriatim.headcount(population, region, 3, FEW)
    alone = each_alone(students)
    assert same(together, combined(alone))
    ledger = totals_of(followed(setup, population, together, ["relief"]))
    assert not differing(ledger, summed(setup, population, alone))


@pytest.mark.parametrize("region", REGIONS)
def test_students_allocated_to_groups_are_the_sum_of_their_parts(region: str) -> None:
    """Two grouped headcounts followed together or apart, cell by cell."""
    setup = crowded(region)
    population = population_of(setup)
    parts = [grouped.headcount(population, region, seed, 500) for seed in range(2)]
    ledger = totals_of(followed(setup, population, combined(parts), ["relief"]))
    assert not differing(ledger, summed(setup, population, parts))


def test_the_students_compared_are_often_alike() -> None:
    """The comparison is worth something: of 48 students there are at most 40 cells."""
    for region in REGIONS:
        students = drawn(crowded(region), students=FEW, seed=3)
        cells = Counter(zip(students.profile.tolist(), students.exit_code.tolist(), strict=True))
        assert len(cells) <= 40
        assert counted(students.comes_late_on[0] > 0) > 5


@pytest.mark.parametrize("region", REGIONS)
def test_a_headcount_of_nobody_has_every_profile_exit_year_and_month(region: str) -> None:
    """Zeros, to be counted into."""
    population = population_of(plain(region))
    nobody = Headcount.nobody(population)
    profiles, exits = len(population.profiles), len(population.exits)
    assert nobody.cells.shape == (profiles, exits)
    months = {"zhengzhou": 13, "liaoning": 13, "quanzhou": 10}.get(region, 12)
    assert nobody.late.shape == (5, profiles, exits, months)
    assert not nobody.cells.any()
    assert not nobody.late.any()


def test_headcounts_are_added_cell_by_cell() -> None:
    """Students and late payers; what is added does not change."""
    population = population_of(plain("quanzhou"))
    one, other = (grouped.headcount(population, "quanzhou", seed, 1000) for seed in (0, 1))
    both = combined([one, other])
    cells = other.cells.copy()
    one.add(other)
    assert same(one, both)
    assert np.array_equal(other.cells, cells)
    assert one.cells.sum() == 2 * other.cells.sum() == 2000
