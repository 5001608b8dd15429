"""A forecast as it was asked for: the options of the command, checked."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, cast

from attrs import frozen

from kernel.entries import FIRST_YEAR, LAST_YEAR
from kernel.errors import RequestError
from kernel.registry import region_names
from simulate.forecast import LAST_COHORT, Method
from simulate.scenario import Setting, settings_from_file, settings_from_options
from simulate.subject import Subject
from simulate.words import Language, default_language

FORMATS: Final = {".csv": "csv", ".json": "json"}
ALL: Final = "all"


@frozen
class Request:
    """A forecast as it was asked for, checked.

    Attributes:
        subject: who is forecast.
        replicates: worlds drawn for the intervals, None for no intervals.
        settings: what is changed, in order; a later one wins.
        scenarios: the files that say some of it.
        by: breakdowns that add a column.
        outputs: files with their formats; shape: the format of standard output.
        command: the arguments, for the record.
    """

    subject: Subject
    horizon: int | None
    replicates: int | None
    settings: tuple[Setting, ...]
    scenarios: tuple[Path, ...]
    by: tuple[str, ...]
    accounting: str
    outputs: tuple[tuple[Path, str], ...]
    shape: str
    language: Language
    quiet: bool
    command: tuple[str, ...]

    @classmethod
    def of(
        cls,
        *,
        regions: Sequence[str],
        cohorts: str,
        students: int | None,
        seed: int,
        method: Method,
        workers: int,
        horizon: int | None,
        replicates: int | None,
        scenarios: Sequence[Path],
        settings: Sequence[str],
        by: Sequence[str],
        accounting: str | None,
        outputs: Sequence[Path],
        shape: str | None,
        lang: str | None,
        quiet: bool,
        command: Sequence[str],
    ) -> "Request":
        """Check the options of the command. Raises RequestError for what they cannot mean."""
        return cls(
            subject=subject_of(
                regions=regions,
                cohorts=cohorts,
                students=students,
                seed=seed,
                method=method,
                workers=workers,
            ),
            horizon=horizon,
            replicates=replicates,
            settings=settings_of(scenarios, settings),
            scenarios=tuple(scenarios),
            by=_breakdowns(by, replicates),
            accounting=accounting or "",
            outputs=tuple((path, FORMATS[check_output(path, FORMATS)]) for path in outputs),
            shape=shape_of(shape),
            language=language_of(lang),
            quiet=quiet,
            command=tuple(command),
        )


def subject_of(
    *,
    regions: Sequence[str],
    cohorts: str,
    students: int | None,
    seed: int,
    method: Method,
    workers: int,
) -> Subject:
    """Return who is forecast. Raises RequestError for cohorts that cannot be."""
    return Subject(_regions(regions), _cohorts(cohorts), students, seed, method, workers)


def shape_of(shape: str | None) -> str:
    """Return the format of standard output: as asked for, or a table for a person to read."""
    return shape or ("table" if sys.stdout.isatty() else "csv")


def settings_of(scenarios: Sequence[Path], options: Sequence[str]) -> tuple[Setting, ...]:
    """Read scenario files and, laid over them, options. Raises RequestError."""
    from_files = [setting for path in scenarios for setting in settings_from_file(path)]
    return (*from_files, *settings_from_options(options))


def _breakdowns(by: Sequence[str], replicates: int | None) -> tuple[str, ...]:
    """Return the breakdowns that add a column; the result is always given by payer."""
    breakdowns = tuple(dict.fromkeys(name for name in by if name != "payer"))
    if breakdowns and replicates:
        raise RequestError(
            f"--replicates {replicates} --by {breakdowns[0]}: intervals are of figures that are "
            "not broken down; expected one of the two options"
        )
    return breakdowns


def _regions(names: Sequence[str]) -> tuple[str, ...]:
    if ALL in names:
        return tuple(region_names())
    return tuple(dict.fromkeys(names))


def _cohorts(text: str) -> tuple[int, ...]:
    first, colon, last = text.partition(":")
    try:
        cohorts = range(int(first), int(last if colon else first) + 1)
    except ValueError:
        raise RequestError(
            f"--cohort {text}: expected an insurance year such as 2024, or a range like 2022:2025"
        ) from None
    if not cohorts or cohorts[0] < FIRST_YEAR or cohorts[-1] > LAST_COHORT:
        raise RequestError(
            f"--cohort {text}: expected insurance years from {FIRST_YEAR} to {LAST_COHORT}, "
            "the first not after the last"
        )
    return tuple(cohorts)


def check_output(path: Path, endings: Iterable[str]) -> str:
    """Return the ending of an output. Raises RequestError for another one, or for no folder."""
    ending = path.suffix.lower()
    if ending not in endings:
        known = " or ".join(endings)
        raise RequestError(f"-o {path}: found the ending {path.suffix!r}, expected {known}")
    if not path.parent.is_dir():
        raise RequestError(f"-o {path}: no folder {str(path.parent)!r}")
    return ending


def check_year(year: int) -> None:
    """Raise RequestError for an insurance year that is never answered."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise RequestError(
            f"--year {year}: expected an insurance year from {FIRST_YEAR} to {LAST_YEAR}"
        )


def language_of(lang: str | None) -> Language:
    """Return the language asked for, or that of the user's locale."""
    return cast("Language", lang) if lang else default_language()
