"""Profiles and headcounts by hand: so many students of a cell, late in such a month."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final

import numpy as np
from attrs import evolve, field, frozen

from kernel.codes import Affiliation, InstitutionType
from kernel.figures import Array
from simulate.population.calendar import Calendar
from simulate.population.composition import Population
from simulate.population.headcount import Headcount
from simulate.population.profiles import NO_RELIEF, Exits, PaymentPlan, Profiles
from simulate.projection.exposure import Exposure
from simulate.projection.programme import Programme
from tests.simulate.making import FOUR_YEARS, as_dates, population_of, under

BEFORE, AFTER_OPENING = 0, 1
"""Leaves before the period for the next year has opened (2 May), or in it (1 November)."""

MARCH, JUNE, DECEMBER = 2, 5, 11
"""Months of a late payment: on the 16th, 15th and 16th."""

EXITS: Final = Exits.over(4, refunds=True, credit=True)

STAYS: Final = 1
"""The exit of who completes and joins the employee scheme here."""


def leaver(study_year: int, after_opening: int, applies: int = 0) -> int:
    """Return the exit of who leaves."""
    return int(EXITS.of_leavers(np.array(study_year), np.array(after_opening), applies))


def profiles_of(profiles: int = 1, study_years: int = 4, **columns: object) -> Profiles:
    """Return profiles of students who want every year; a given column replaces the usual.

    One value stands for all profiles; `wants` and `assisted` have a row for each study year.
    """
    usual: dict[str, object] = {
        "institution_type": InstitutionType.TERTIARY,
        "programme_years": study_years,
        "locality": 0,
        "affiliation": Affiliation.PROVINCIAL,
        "relief": NO_RELIEF,
        "assisted": True,
        "payment_plan": PaymentPlan.ANNUALLY,
        "insured_on_entry": False,
        "wants": True,
        "prepayable": True,
    }
    shapes = dict.fromkeys(("wants", "assisted"), (study_years, profiles))
    return Profiles(
        **{
            name: np.broadcast_to(np.asarray(value), shapes.get(name, (profiles,))).copy()
            for name, value in {**usual, **columns}.items()
        }
    )


@frozen
class Made:
    """Students of Changsha's cohort of 2024 by hand: (profile, exit_code) → how many.

    Attributes:
        late: of them (study year, profile, exit_code as it is known, month) → how many come late.
    """

    profiles: Profiles
    cells: Mapping[tuple[int, int], int]
    late: Mapping[tuple[int, int, int, int], int] = field(factory=dict)
    options: tuple[str, ...] = ()

    @cached_property
    def population(self) -> Population:
        """The population of these profiles, with every exit there is."""
        usual = population_of(under("changsha", *FOUR_YEARS, *self.options))
        calendar = Calendar.of(usual.periods, self.profiles, EXITS)
        return evolve(usual, profiles=self.profiles, exits=EXITS, calendar=calendar)

    @cached_property
    def programme(self) -> Programme:
        """The headcount on its calendar."""
        headcount = Headcount.nobody(self.population)
        for cell, students in self.cells.items():
            headcount.cells[cell] = students
        for who, students in self.late.items():
            headcount.late[who] = students
        return Programme(self.population, headcount)

    def exposure(self, year: int) -> Exposure:
        """Return the students of an insurance year."""
        return self.programme.exposure(year - 2024)

    def paid(self, year: int) -> dict[date | None, int]:
        """Return of an insurance year how many students paid on which day."""
        found = self.exposure(year)
        days: dict[date | None, int] = {}
        paid_on = as_dates(found.students.paid_on)
        for day, weight in zip(paid_on, found.weight.tolist(), strict=True):
            days[day] = days.get(day, 0) + weight
        return days

    def by_profile(self, year: int, origins: Sequence[Array] = ()) -> dict[int, int]:
        """Return how many students stand under each profile that a year distinguishes."""
        found = self.programme.exposure(year - 2024, origins)
        weights = dict.fromkeys(found.profile.tolist(), 0)
        for profile, weight in zip(found.profile.tolist(), found.weight.tolist(), strict=True):
            weights[profile] += weight
        return weights

    def concerned(self, year: int) -> int:
        """Return how many students an insurance year concerns."""
        return int(self.exposure(year).weight.sum())

    def studying(self, year: int) -> int:
        """Return how many of them are in school."""
        found = self.exposure(year)
        return int(found.weight[found.studying].sum())
