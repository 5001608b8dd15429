"""Kinds and headcounts by hand: so many students of a kind with a fate, late in such a month."""

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
from simulate.population.profiles import NO_RELIEF, Fates, Kinds, Manner
from simulate.projection.programme import Exposure, Programme
from tests.simulate.making import FOUR_YEARS, as_dates, population_of, under

BEFORE, IN_DRIVE = 0, 1
"""Leaves before the drive for the next year has opened (2 May), or in it (1 November)."""

MARCH, JUNE, DECEMBER = 2, 5, 11
"""Months of a late payment: on the 16th, 15th and 16th."""

FATES: Final = Fates.over(4, refunds=True, credit=True)

STAYS: Final = 1
"""The fate of who completes and joins the employee scheme here."""


def leaver(study_year: int, in_drive: int, applies: int = 0) -> int:
    """Return the fate of who leaves."""
    return int(FATES.of_leavers(np.array(study_year), np.array(in_drive), applies))


def kinds_of(kinds: int = 1, study_years: int = 4, **columns: object) -> Kinds:
    """Return kinds of students who want every year; a given column replaces the usual.

    One value stands for all kinds; `wants` has a row for each study year.
    """
    usual: dict[str, object] = {
        "institution_type": InstitutionType.TERTIARY,
        "programme_years": study_years,
        "locality": 0,
        "affiliation": Affiliation.PROVINCIAL,
        "relief": NO_RELIEF,
        "manner": Manner.ANNUALLY,
        "insured_on_entry": False,
        "wants": True,
        "prepayable": True,
    }
    shapes = {"wants": (study_years, kinds)}
    return Kinds(
        **{
            name: np.broadcast_to(np.asarray(value), shapes.get(name, (kinds,))).copy()
            for name, value in {**usual, **columns}.items()
        }
    )


@frozen
class Made:
    """Students of Changsha's cohort of 2024 by hand: (kind, fate) → how many.

    Attributes:
        late: of them (study year, kind, fate as it is known, month) → how many come late.
    """

    kinds: Kinds
    lives: Mapping[tuple[int, int], int]
    late: Mapping[tuple[int, int, int, int], int] = field(factory=dict)
    options: tuple[str, ...] = ()

    @cached_property
    def population(self) -> Population:
        """The population of these kinds, with every fate there is."""
        usual = population_of(under("changsha", *FOUR_YEARS, *self.options))
        calendar = Calendar.of(2024, usual.drives, self.kinds, FATES)
        return evolve(usual, kinds=self.kinds, fates=FATES, calendar=calendar)

    @cached_property
    def programme(self) -> Programme:
        """The headcount on its calendar."""
        headcount = Headcount.nobody(self.population)
        for life, students in self.lives.items():
            headcount.lives[life] = students
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

    def by_kind(self, year: int, origins: Sequence[Array] = ()) -> dict[int, int]:
        """Return how many students stand under each kind that a year tells apart."""
        found = self.programme.exposure(year - 2024, origins)
        weights = dict.fromkeys(found.kind.tolist(), 0)
        for kind, weight in zip(found.kind.tolist(), found.weight.tolist(), strict=True):
            weights[kind] += weight
        return weights

    def concerned(self, year: int) -> int:
        """Return how many students an insurance year concerns."""
        return int(self.exposure(year).weight.sum())

    def studying(self, year: int) -> int:
        """Return how many of them are in school."""
        found = self.exposure(year)
        return int(found.weight[found.studying].sum())
