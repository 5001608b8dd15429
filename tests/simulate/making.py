"""What the simulator's tests are made of: regions under settings, figures, students."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Final

import numpy as np
from attrs import frozen

from kernel.days import BLANK_DAY, as_date
from kernel.figures import Array
from kernel.registry import load_region, region_names
from kernel.tomlfiles import TomlFile
from simulate.population import expected, seriatim
from simulate.population.calendar import NEVER
from simulate.population.composition import Population
from simulate.population.headcount import Headcount
from simulate.population.random_numbers import Stream
from simulate.projection.breakdowns import GROUPINGS
from simulate.projection.facts import Fact, facts
from simulate.projection.forecast import Forecast, Method, followed, forecast
from simulate.projection.ledger import Account
from simulate.scenario.assumptions import Assumptions
from simulate.scenario.settings import Setting, apply_settings, settings_from_options
from simulate.scenario.setup import Setup

REGIONS: Final = tuple(region_names())

METHODS: Final[tuple[Method, ...]] = ("seriatim", "grouped")
"""Both ways of drawing students."""

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


def expected_forecast(setup: Setup, cohort: int = 2024, students: int = 1000) -> Forecast:
    """Forecast the expected students of a cohort with their fractions, which no command shows."""
    population = Population.of(setup.rules, setup.assumptions, cohort)
    return followed(setup, population, expected.headcount(population, students))


def figures(
    setup: Setup,
    cohort: int = 2024,
    students: int = 1000,
    *,
    seed: int = 0,
    by: Sequence[str] = (),
    method: Method = "seriatim",
    workers: int = 1,
) -> Figures:
    """Forecast a cohort and return its figures."""
    made = forecast_of(setup, cohort, students, seed=seed, by=by, method=method, workers=workers)
    return Figures(tuple(facts(made, by)))


def forecast_of(
    setup: Setup,
    cohort: int = 2024,
    students: int = 1000,
    *,
    seed: int = 0,
    by: Sequence[str] = (),
    method: Method = "seriatim",
    workers: int = 1,
) -> Forecast:
    """Forecast a cohort with the groupings that a breakdown needs."""
    groupings = [name for name in by if name in GROUPINGS]
    return forecast(
        setup, cohort, students=students, seed=seed, by=groupings, method=method, workers=workers
    )


def population_of(setup: Setup, cohort: int = 2024) -> Population:
    """Return the tree of splits of a cohort."""
    return Population.of(setup.rules, setup.assumptions, cohort)


def totals_of(made: Forecast) -> dict[Account, Array]:
    """Return every account of a ledger: by year, clause, basis and group."""
    return {account: made.ledger.totals(account) for account in made.ledger.accounts()}


def together(parts: Sequence[Headcount]) -> Headcount:
    """Add headcounts up, cell by cell."""
    cells, late = [part.cells for part in parts], [part.late for part in parts]
    return Headcount(np.sum(cells, axis=0), np.sum(late, axis=0))


def same(one: Headcount, other: Headcount) -> bool:
    """Say whether two headcounts agree, integer for integer."""
    return np.array_equal(one.cells, other.cells) and np.array_equal(one.late, other.late)


@frozen(eq=False)
class Students:
    """Students drawn one by one, a column per question about them.

    Attributes:
        profile, exit_code: of each, as positions in the tables of the population.
        comes_late_on: the day on which a payment would come late, blank where it is in time; of
            shape (study years, students).
    """

    population: Population
    profile: Array
    exit_code: Array
    comes_late_on: Array

    def __len__(self) -> int:
        return len(self.profile)

    def of(self, attribute: str) -> Array:
        """Return an attribute of each student's profile, of shape (…, students)."""
        return np.asarray(getattr(self.population.profiles, attribute)[..., self.profile])

    def whose(self, attribute: str) -> Array:
        """Return an attribute of each student's exit."""
        return np.asarray(getattr(self.population.exits, attribute)[self.exit_code])

    @property
    def leaves_on(self) -> Array:
        """The last day of student status, NEVER for who completes."""
        return np.asarray(self.population.calendar.left_on[self.profile, self.exit_code])

    @property
    def left_on(self) -> Array:
        """The last day of student status, blank for who completes."""
        return np.where(self.leaves_on == NEVER, BLANK_DAY, self.leaves_on)

    @property
    def paid_on(self) -> Array:
        """When each study year is paid, blank where it is not; shape (study years, students)."""
        calendar = self.population.calendar
        opens = calendar.opens[:, calendar.case[self.profile]]
        day = np.where(self.comes_late_on == BLANK_DAY, opens, self.comes_late_on)
        return np.where(self.of("pays") & (day < self.leaves_on), day, BLANK_DAY)

    @property
    def prepaid(self) -> Array:
        """The programme was prepaid on entry."""
        return np.asarray(self.of("prepays") & (self.paid_on[0] != BLANK_DAY))


def drawn(
    setup: Setup, cohort: int = 2024, students: int = 1000, *, seed: int = 0, chunk: int = 0
) -> Students:
    """Return the very students that a forecast of at most one chunk draws."""
    population = population_of(setup, cohort)
    found = seriatim.draw(population, Stream(seed, setup.rules.name, cohort, chunk), students)
    profile, exit_code = np.divmod(found.cell.astype(np.int64), len(population.exits))
    late = np.full((population.study_years, students), BLANK_DAY)
    calendar = population.calendar
    for k, who, month in zip(*found.late, strict=True):
        late[k, who] = calendar.late_day[k, calendar.case[profile[who]], month]
    return Students(population, profile, exit_code, late)


def counted(*where: Array) -> int:
    """Return of how many students everything holds."""
    return int(np.logical_and.reduce(where).sum())


def as_dates(days: Array) -> list[date | None]:
    """Return day numbers as dates, None for a blank one."""
    return [as_date(int(day)) for day in days]
