"""What Python gives, as the words of a command: files, settings, cohorts, years, a region."""

from collections.abc import Mapping, Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, SupportsIndex

from kernel.errors import RequestError

if TYPE_CHECKING:
    from simulate.scenario.settings import Setting

File = str | PathLike[str]
Span = SupportsIndex | str | range | Sequence[SupportsIndex]
"""One year or consecutive ones, e.g. 2024, [2024, 2025], range(2024, 2026) or "2024:2025"."""

Settings = Mapping[str, float | str]
"""Values by the names of `--set`, e.g. {"uptake": 0.8, "tariff.2027": "+20"}."""


def word_of(value: object) -> str:
    """Write a value as a word of the command line."""
    return fspath(value) if isinstance(value, PathLike) else str(value)


def settings_in(
    settings: Settings | None, scenario: File | Sequence[File] | None
) -> tuple["Setting", ...]:
    """Read settings over those of scenario files. Raises RequestError, FileFault."""
    from simulate.scenario.file import settings_of

    files = [scenario] if isinstance(scenario, str | PathLike) else scenario or ()
    return settings_of([Path(file) for file in files], words_of(settings))


def words_of(settings: Settings | None) -> list[str]:
    """Write settings as `--set` has them.

    Raises:
        RequestError: they are no mapping, or a value is a number below 0, which an option would
            take for a change.
    """
    if not isinstance(settings or {}, Mapping):
        raise RequestError(
            'settings: found {settings!r}, expected e.g. {{"uptake": 0.8}}', settings=settings
        )
    for name, value in (settings or {}).items():
        if not isinstance(value, str) and str(value).startswith("-"):
            raise RequestError(
                "settings: {name}: found {value!r}, expected a number of 0 or more, or a text for "
                'a change, e.g. "-20"',
                name=name,
                value=value,
            )
    return [f"{name}={value}" for name, value in (settings or {}).items()]


def span_of(span: Span | None, name: str = "cohort") -> str | None:
    """Write years as an option has them. Raises RequestError, by name, for what is no span."""
    if span is None or isinstance(span, str):
        return span
    from simulate.scenario.selection import year_given

    given = [span] if isinstance(span, SupportsIndex | float) else span
    years = [year_given(name, year) for year in given]
    if not years or years != list(range(years[0], years[0] + len(years))):
        raise RequestError(
            "{name}: found {span!r}, expected one year, or consecutive ones", name=name, span=span
        )
    return f"{years[0]}:{years[-1]}" if len(years) > 1 else str(years[0])


def region_of(value: object) -> str:
    """Return the name of one region, which may be called by its Chinese name.

    Raises:
        RequestError: it is none, or no installed one.
    """
    if not isinstance(value, str):
        raise RequestError(
            "region: found {value!r}, expected one region such as 'changsha'", value=value
        )
    from kernel.registry import region_named

    return region_named(value)
