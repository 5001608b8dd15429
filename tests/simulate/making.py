"""What the simulator's tests are made of: regions under settings, figures, lives."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Final

import numpy as np
from attrs import frozen

from kernel.days import as_date
from kernel.figures import Array
from kernel.registry import load_region, region_names
from kernel.tomlfiles import TomlFile
from simulate.assumptions import Assumptions
from simulate.draws import Stream
from simulate.forecast import Forecast, Setup, forecast
from simulate.population import NO_RELIEF, Lives, Profile, draw_lives
from simulate.programme import Programme
from simulate.result import Fact, facts
from simulate.scenario import Setting, apply_settings, settings_from_options
from simulate.windows import drive_of

REGIONS: Final = tuple(region_names())

YUAN: Final = 100
"""Fen in a yuan."""

CERTAIN: Final = ("uptake=1", "late_share=0", "leave_rate=0", "assisted_share=0")
"""Settings that leave nothing to chance but the make-up of the student body."""

FOUR_YEARS: Final = (*CERTAIN, "institution_type=tertiary", "programme_years=4")
"""The same for a cohort of university students of four years."""

EVENTFUL: Final = (
    "uptake=0.8",
    "late_share=0.3",
    "leave_rate=0.15",
    "assisted_share=0.5",
    "institution_aid_percent=7",
)
"""Settings under which rare events are frequent."""

CONTRIBUTORS: Final = ("student", "institution", "medical_assistance", "finance")
"""Who may bear part of an individual contribution."""

PUBLIC: Final = (
    "medical_assistance",
    "finance",
    "central",
    "provincial",
    "municipal",
    "unallocated",
)
"""The public payers."""

FUND_PAYERS: Final = ("student", "institution", *PUBLIC)
"""Who pays into the fund."""


@cache
def plain(region: str) -> Setup:
    """Return an installed region with nothing changed."""
    rules = load_region(region)
    return Setup(rules, Assumptions.of(rules))


def under(region: str, *options: str, mixes: Mapping[str, Mapping[str, float]] = {}) -> Setup:
    """Return a region under NAME=VALUE settings and whole tables of shares."""
    settings = [Setting(name, table, SCENARIO) for name, table in mixes.items()]
    settings += settings_from_options(options)
    return apply_settings({region: plain(region)}, settings)[region]


SCENARIO: Final = TomlFile("scenario.toml", Path("scenario.toml"))
"""Where tables of shares come from, for messages; nothing reads it."""


@frozen
class Figures:
    """The facts of one forecast, asked for by name."""

    facts: tuple[Fact, ...]

    def at(self, measure: str, year: int, payer: str = "", accounting: str = "") -> int:
        """Return a figure, summed over the breakdown; 0 where there is no row."""
        return self._sums[measure, year, payer, accounting]

    @cached_property
    def _sums(self) -> Counter[tuple[str, int, str, str]]:
        sums = Counter[tuple[str, int, str, str]]()
        for fact in self.facts:
            sums[fact.measure, fact.year, fact.payer, fact.accounting] += fact.value
        return sums

    def over(
        self, years: Iterable[int], measure: str, payer: str = "", accounting: str = ""
    ) -> list[int]:
        """Return the figures of several years."""
        return [self.at(measure, year, payer, accounting) for year in years]

    def labelled(
        self, label: str, measure: str, year: int, payer: str = "", accounting: str = ""
    ) -> int:
        """Return the part of a figure that stands under one label of the breakdown."""
        return Figures(tuple(f for f in self.facts if label in f.by)).at(
            measure, year, payer, accounting
        )

    @property
    def years(self) -> list[int]:
        """Every year with a row."""
        return sorted({f.year for f in self.facts})

    @property
    def measures(self) -> set[str]:
        """Every measure with a row."""
        return {f.measure for f in self.facts}


def figures(
    setup: Setup,
    cohort: int = 2024,
    students: int = 1000,
    *,
    seed: int = 0,
    by: Sequence[str] = (),
) -> Figures:
    """Forecast a cohort and return its figures."""
    return Figures(tuple(facts(told(setup, cohort, students, seed=seed, by=by), by)))


def told(
    setup: Setup,
    cohort: int = 2024,
    students: int = 1000,
    *,
    seed: int = 0,
    by: Sequence[str] = (),
) -> Forecast:
    """Forecast a cohort with the groupings that a breakdown needs."""
    groupings = [name for name in by if name != "clause"]
    return forecast(setup, cohort, students=students, seed=seed, by=groupings)


def drawn(setup: Setup, cohort: int = 2024, students: int = 1000, *, seed: int = 0) -> Programme:
    """Return the very lives that a forecast of at most one chunk follows, with their dates."""
    profile = Profile.of(setup.assumptions, cohort)
    drives = [drive_of(setup.rules, cohort, cohort + k) for k in range(profile.longest)]
    lives = draw_lives(profile, Stream(seed, setup.rules.name, cohort, 0), students, drives)
    aid = int(setup.assumptions.number("institution_aid_percent"))
    return Programme.of(cohort, lives, drives, aid)


def lives_of(students: int = 1, study_years: int = 4, **columns: object) -> Lives:
    """Return students who pay each year in time and complete; a given column replaces the usual.

    One value stands for all students; `late_day` has a row for each study year.
    """
    usual: dict[str, object] = {
        "weight": 1,
        "institution_type": 5,
        "programme_years": study_years,
        "affiliation": 1,
        "locality": 0,
        "relief": NO_RELIEF,
        "insured_on_entry": False,
        "pays": (1 << study_years) - 1,
        "prepays": False,
        "late_day": 0,
        "left_after": 0,
        "applies": False,
        "stays": False,
    }
    shapes = {"late_day": (study_years, students)}
    return Lives(
        **{
            name: np.broadcast_to(np.asarray(value), shapes.get(name, (students,))).copy()
            for name, value in {**usual, **columns}.items()
        }
    )


def counted(lives: Lives, *where: Array) -> int:
    """Return how many students lead the lives for which everything holds."""
    holds = np.ones(len(lives), np.bool_)
    for condition in where:
        holds &= condition
    return int(lives.weight[holds].sum())


def as_dates(days: Array) -> list[date | None]:
    """Return day numbers as dates, None for a blank one."""
    return [as_date(int(day)) for day in days]
