"""Which settings move no figure of a run, and what they would move."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import numpy as np
from attrs import frozen

from kernel.errors import XuebaoError
from kernel.messages import Message, Text, message, verbatim
from simulate.output.settings_words import as_option
from simulate.projection.forecast import Forecast, forecast
from simulate.projection.ledger import Ledger
from simulate.scenario.name_words import SINCE
from simulate.scenario.setting_names import names_to_set
from simulate.scenario.settings import REFORMS, Setting, apply_settings
from simulate.scenario.setup import Setup, load_setup
from simulate.scenario.values import parameter_of

_IDLE: Final = message("{setting} moves no figure of this run.")
_SPAN: Final = message("{first} to {last}")
_NOT_SHOWN: Final = message(
    "{setting} moves no figure of this run: it moves those of {span}, which are not shown."
)
_OTHERS: Final = {
    ("cohort", False): message(
        "{setting} moves no figure of this run: it is for cohort {year}, and the run is of {span}."
    ),
    ("cohort", True): message(
        "{setting} moves no figure of this run: it is for cohorts from {year} on, and the run is "
        "of {span}."
    ),
    ("year", False): message(
        "{setting} moves no figure of this run: it is for insurance year {year}, and the run is of "
        "{span}."
    ),
    ("year", True): message(
        "{setting} moves no figure of this run: it is for insurance years from {year} on, and the "
        "run is of {span}."
    ),
}
"""What is said of a date outside the run, by dimension and whether it is the first of several."""

_TOLERANCE: Final = 1e-6
"""Of a fen or a person: what another order of additions may do."""


@frozen(eq=False)
class Run:
    """The cohorts of one region, in the order in which they enter.

    Attributes:
        years: that are shown.
        students: how many enter; None for as many as the region's population says.
        is_form: whether it shows lines that are no measure of a forecast.
    """

    forecasts: Sequence[Forecast]
    years: range
    students: int | None
    is_form: bool = False

    @property
    def setup(self) -> Setup:
        """The region as it is set."""
        return self.forecasts[0].setup

    def span(self, dimension: str) -> tuple[int, int]:
        """Return the first and the last of its cohorts or insurance years."""
        last = self.forecasts[-1].cohort if dimension == "cohort" else self.years[-1]
        return self.forecasts[0].cohort, last


def idle_settings(run: Run) -> Iterator[Text]:
    """Say which settings move no figure that is shown, and which figures they would move.

    The cohorts are expected with and without each, until one of them shows a difference.
    """

    @cache
    def as_set(cohort: int) -> Ledger:
        return _expected(run.setup, cohort, run.students)

    for place, setting in enumerate(run.setup.settings):
        if run.is_form and not _moves_forecasts(run.setup, setting):
            continue
        moved = set[int]()
        try:
            without = _without(run.setup, place)
            for one in _nearest_first(run.forecasts, setting):
                other = _expected(without, one.cohort, run.students)
                moved |= _different(as_set(one.cohort), other)
                if moved & {*run.years}:
                    break
        except XuebaoError:
            # Nothing runs without it.
            continue
        if not moved & {*run.years}:
            yield _said(run, setting, moved)


def _nearest_first(forecasts: Sequence[Forecast], setting: Setting) -> list[Forecast]:
    """Return the cohorts with those first that entered about when a setting is dated."""
    year = min(setting.years, default=0)
    return sorted(forecasts, key=lambda one: abs(one.cohort - year))


def _moves_forecasts(setup: Setup, setting: Setting) -> bool:
    """Say whether a setting is of a forecast, and not of what a form adds to it."""
    if setting.head == REFORMS or setting.head in setup.rules.law.switches:
        return True
    role = parameter_of(setup, setting.head).role
    return role.affects != () or bool(role.divides)


def _without(setup: Setup, place: int) -> Setup:
    """Return a region under all its settings but one."""
    name, given = setup.rules.name, setup.settings
    return apply_settings({name: load_setup(name)}, [*given[:place], *given[place + 1 :]])[name]


def _expected(setup: Setup, cohort: int, students: int | None) -> Ledger:
    return forecast(setup, cohort, students=students, method="expected", clauses=False).ledger


def _different(one: Ledger, other: Ledger) -> set[int]:
    """Return the years in which two ledgers of a cohort differ."""
    found = set[int]()
    for account in {*one.accounts(), *other.accounts()}:
        by_year = (ledger.amounts(account).sum(axis=(1, 2, 3)) for ledger in (one, other))
        shorter, longer = sorted(by_year, key=len)
        padded = np.pad(shorter, (0, len(longer) - len(shorter)))
        differs = ~np.isclose(padded, longer, rtol=1e-12, atol=_TOLERANCE)
        found |= {one.first_year + int(year) for year in np.flatnonzero(differs)}
    return found


def _said(run: Run, setting: Setting, moved: set[int]) -> Text:
    written = as_option(setting)
    if moved:
        return _NOT_SHOWN.filled(setting=written, span=_span(min(moved), max(moved)))
    dimension = "cohort" if "cohort" in _dimensions(run.setup, setting) else "year"
    first, last = run.span(dimension)
    outside = [year for year in setting.years if not first <= year <= last]
    if not outside:
        return _IDLE.filled(setting=written)
    pattern: Message = _OTHERS[dimension, SINCE in setting.words]
    return pattern.filled(setting=written, year=outside[0], span=_span(first, last))


def _span(first: int, last: int) -> Text:
    return verbatim(first) if first == last else _SPAN.filled(first=first, last=last)


def _dimensions(setup: Setup, setting: Setting) -> Sequence[str]:
    """Return by what the values of a setting may differ; an interpretation is one for all."""
    law = setup.rules.law
    is_valued = setting.head in names_to_set(setup) and setting.head not in law.switches
    return parameter_of(setup, setting.head).by if is_valued else ()
