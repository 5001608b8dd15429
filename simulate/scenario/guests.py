"""Regions that cannot be asked are passed over where all of them are meant, and named."""

from collections.abc import Callable
from typing import Final, TypeVar
from warnings import warn

import numpy as np

from kernel.assess import assess_valid, valid_rows
from kernel.entries import FIRST_YEAR
from kernel.errors import RequestError, XuebaoError
from kernel.foreign import PassedOver
from kernel.installed import REGIONS, installed, is_own, provider, shadows
from kernel.messages import message
from kernel.registry import load_region, region_names
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch
from simulate.scenario.setup import load_setup

T = TypeVar("T")

_YEARS: Final = range(FIRST_YEAR, FIRST_YEAR + 10)
_LENGTH: Final = 4
"""Of a programme, in years."""


def sound_regions() -> tuple[str, ...]:
    """Return the installed regions that load, see `loaded_of_all`."""
    return tuple(loaded_of_all(load_setup))


def _ask(rules: Ruleset) -> None:
    """Ask a region about a few students of every near year; it need not answer for each of them.

    Raises:
        PluginFault: a hook breaks the contract.
        RequestError: no year is answered; why the last one is not.
    """
    unanswered: list[RequestError] = []
    for year in _YEARS:
        students = _few(rules, year)
        try:
            assess_valid(rules, students.select(valid_rows(rules, students)))
        except RequestError as fault:
            unanswered.append(fault)
    if len(unanswered) == len(_YEARS):
        raise unanswered[-1]


def _few(rules: Ruleset, year: int) -> StudentBatch:
    """Return students of every type of institution and year of study, paying early and late."""
    types = [*rules.law.codes["institution_type"]]
    size = len(types) * _LENGTH * 2
    at = np.arange(size)
    span = rules.law.span(year)
    return StudentBatch.ordinary(
        year,
        size,
        institution_type=np.array(types)[at % len(types)],
        entry_year=year - 1 - at // len(types) % _LENGTH,
        programme_years=_LENGTH,
        paid_on=np.where(at < size // 2, span.first - 45, span.first + 45),
    )


def loaded_of_all(load: Callable[[str], T]) -> dict[str, T]:
    """Load something of every installed region; of each that fails `PassedOver` is warned.

    One of others fails also where its hooks break the contract.

    Raises:
        XuebaoError: none of them loads; the fault of the first.
    """
    loaded: dict[str, T] = {}
    faults: dict[str, XuebaoError] = {}
    for name in region_names():
        try:
            if not is_own(installed(REGIONS)[name]):
                _ask(load_region(name))
            loaded[name] = load(name)
        except XuebaoError as fault:
            faults[name] = fault
    if faults and not loaded:
        raise next(iter(faults.values()))
    for name, wrong in faults.items():
        text = message("region {name!r} is passed over: {fault}", name=name, fault=wrong)
        warn(PassedOver(text), stacklevel=3)
    for point in shadows(REGIONS):
        text = message(
            "region {name!r} of {distribution} is passed over: a region of this name was there "
            "before; give it a name of its own in its pyproject.toml",
            name=point.name,
            distribution=provider(point),
        )
        warn(PassedOver(text), stacklevel=3)
    return loaded
