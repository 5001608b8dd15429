"""The choice of regions, cohorts and years: what people write for them, checked."""

import re
from collections.abc import Sequence
from operator import index
from typing import Final, SupportsIndex, cast

from attrs import evolve

from kernel.entries import FIRST_YEAR, LAST_YEAR
from kernel.errors import RequestError
from kernel.messages import Message, Pair, message
from kernel.names import Names
from kernel.registry import regions_called
from simulate.scenario.guests import sound_regions

ALL: Final = "all"
"""What stands for every installed region."""

_YEAR: Final = re.compile(r"([0-9]+)(?:-([0-9]{2}))?")

LAST_COHORT: Final = 2101
"""The cohort that enters in September 2100."""

FIRST_AUTUMN: Final = FIRST_YEAR - 1
LAST_AUTUMN: Final = LAST_COHORT - 1
"""The years in whose autumns the first and the last cohort pay."""

_COHORT: Final = message(
    "{place} expected an insurance year such as 2024, or a range like 2022:2025; a school year may "
    "be written 2023-24"
)
_COHORTS: Final = message(
    "{place} expected insurance years from {first} to {last}, the first not after the last"
)
_ANY_YEAR: Final = message(
    "{place} expected a year such as 2027, or a range like 2026:2028; a school year may be written "
    "2026-27"
)
_ANY_YEARS: Final = message(
    "{place} expected years from {first} to {last}, the first not after the last"
)


def regions_named(names: Sequence[str]) -> tuple[str, ...]:
    """Return the regions that are meant, each once: those named, or all that can be asked."""
    return sound_regions() if ALL in names else tuple(dict.fromkeys(names))


def regions_or_all() -> Names:
    """Return what may be named where several regions may be: the installed ones, and all."""
    regions = regions_called()
    every = Pair(ALL, "全部")
    return evolve(
        regions,
        words={ALL: every, **regions.words},
        spelled=lambda: {ALL: (every.zh, "所有"), **regions.spelled()},
        unlisted=(ALL,),
    )


def cohorts_named(text: str, place: object) -> tuple[int, ...]:
    """Return the cohorts that are meant by e.g. 2024 or 2022:2025.

    Raises:
        RequestError: there are none such; the message begins with the place.
    """
    return tuple(_span_named(text, range(FIRST_YEAR, LAST_COHORT + 1), place, _COHORT, _COHORTS))


def years_asked(year: int | None, years: str | None) -> range | None:
    """Return the years of `--year` or `--years`; None where neither is given.

    Raises:
        RequestError: both are given, or there are no such years.
    """
    if year is not None and years is not None:
        raise RequestError(
            "--year {year} --years {years}: expected one of the two", year=year, years=years
        )
    if year is not None:
        return years_named(str(year), message("--year {year}:", year=year))
    if years is not None:
        return years_named(years, message("--years {years}:", years=years))
    return None


def years_named(text: str, place: object) -> range:
    """Return the years that are meant by e.g. 2027 or 2026:2028.

    Raises:
        RequestError: there are none such; the message begins with the place.
    """
    return _span_named(text, range(FIRST_AUTUMN, LAST_AUTUMN + 1), place, _ANY_YEAR, _ANY_YEARS)


def _span_named(
    text: str, known: range, place: object, written: Message, answered: Message
) -> range:
    """Return the years from one to another.

    Raises:
        RequestError: they are not written so, or not among those that are known.
    """
    first, colon, last = text.partition(":")
    try:
        years = range(year_named(first), year_named(last if colon else first) + 1)
    except ValueError:
        raise RequestError(written.filled(place=place)) from None
    if not years or years[0] < known[0] or years[-1] > known[-1]:
        raise RequestError(answered.filled(place=place, first=known[0], last=known[-1]))
    return years


def year_named(text: str) -> int:
    """Return the year that is written as 2023 or, a school year, as 2022-23.

    Raises:
        ValueError: it is written in neither way, or the second year does not follow the first.
    """
    match = _YEAR.fullmatch(text.strip())
    if not match or match[2] not in (None, f"{(int(match[1]) + 1) % 100:02}"):
        raise ValueError(f"{text!r} is no year")
    return int(match[1]) + bool(match[2])


def year_given(name: str, value: object) -> int:
    """Return a year as a number; of texts only a school year is one.

    Raises:
        RequestError: it is none; under its name.
    """
    try:
        is_school_year = isinstance(value, str) and "-" in value
        return year_named(str(value)) if is_school_year else index(cast("SupportsIndex", value))
    except (TypeError, ValueError):
        raise RequestError(
            "{name}: found {value!r}, expected a year such as 2024", name=name, value=value
        ) from None


def check_year(year: int) -> None:
    """Raise RequestError for an insurance year that is never answered."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise RequestError(
            "--year {year}: expected an insurance year from {first} to {last}",
            year=year,
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
