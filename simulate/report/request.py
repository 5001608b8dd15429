"""A forecast as it was asked for: the options of the command, checked."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, cast

from attrs import frozen

from kernel.entries import FIRST_YEAR, LAST_YEAR
from kernel.errors import RequestError
from simulate.output.words import Language, default_language
from simulate.projection.forecast import Method
from simulate.projection.subject import Subject, cohorts_named, regions_named
from simulate.report.forms.form_request import FormRequest, form_of
from simulate.scenario.file import Scenario, read_scenario
from simulate.scenario.settings import Setting, settings_from_options

FORMATS: Final = {".csv": "csv", ".json": "json"}


@frozen
class Destination:
    """Where an answer goes, and how it is told.

    Attributes:
        outputs: files with their formats; shape: the format of standard output.
        quiet: whether notes are left out where they stand in no table.
    """

    outputs: tuple[tuple[Path, str], ...]
    shape: str
    language: Language
    quiet: bool

    @classmethod
    def of(
        cls, outputs: Sequence[Path], shape: str | None, lang: str | None, *, quiet: bool = False
    ) -> "Destination":
        """Check the options. Raises RequestError for a file that cannot be written."""
        return cls(
            tuple((path, FORMATS[check_output(path, FORMATS)]) for path in outputs),
            shape_of(shape),
            language_of(lang),
            quiet,
        )


@frozen
class Request:
    """A forecast as it was asked for, checked.

    Attributes:
        subject: who is forecast.
        replicates: worlds drawn for the intervals, None for no intervals.
        settings: what is changed, in order; a later one wins.
        scenarios: the files that say some of it.
        by: breakdowns that add a column.
        form: asked for in the place of tables and rows, if any.
        command: the arguments, for the record.
    """

    subject: Subject
    horizon: int | None
    replicates: int | None
    settings: tuple[Setting, ...]
    scenarios: tuple[Path, ...]
    by: tuple[str, ...]
    accounting: str
    form: FormRequest | None
    destination: Destination
    command: tuple[str, ...]

    @classmethod
    def of(
        cls,
        *,
        regions: Sequence[str],
        cohorts: str | None,
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
        form: str | None,
        year: int | None,
        previous: Path | None,
        opening_balance: str | None,
        outputs: Sequence[Path],
        shape: str | None,
        lang: str | None,
        quiet: bool,
        command: Sequence[str],
    ) -> "Request":
        """Check the options of the command. Raises RequestError for what they cannot mean."""
        files = [read_scenario(path) for path in scenarios]
        subject = subject_of(
            files,
            regions=regions,
            cohorts=cohorts,
            students=students,
            seed=seed,
            method=method,
            workers=workers,
        )
        return cls(
            subject=subject,
            horizon=horizon,
            replicates=replicates,
            settings=settings_over(files, settings),
            scenarios=tuple(scenarios),
            by=_breakdowns(by, replicates),
            accounting=accounting or "",
            form=form_of(
                form,
                regions=subject.regions,
                accounting=accounting,
                horizon=horizon,
                replicates=replicates,
                by=by,
                year=year,
                previous=previous,
                opening_balance=opening_balance,
            ),
            destination=Destination.of(outputs, shape, lang, quiet=quiet),
            command=tuple(command),
        )


def subject_of(
    files: Sequence[Scenario],
    *,
    regions: Sequence[str],
    cohorts: str | None,
    students: int | None,
    seed: int,
    method: Method,
    workers: int,
) -> Subject:
    """Return who is forecast: as the options say, otherwise the last scenario file that does.

    Raises:
        RequestError: nobody says who, or the cohorts cannot be.
    """
    said_regions = [regions_named(regions)] if regions else [f.regions for f in files if f.regions]
    said_cohorts = [f.cohorts for f in files if f.cohorts]
    if cohorts is not None:
        said_cohorts = [cohorts_named(cohorts, f"--cohort {cohorts}:")]
    said = {"region": said_regions, "cohort": said_cohorts}
    unsaid = [name for name, ways in said.items() if not ways]
    if unsaid:
        raise RequestError(
            f"no {' and no '.join(unsaid)} given; expected "
            + " and ".join(f"--{name} {_EXAMPLES[name]}" for name in unsaid)
            + ", or in a scenario file "
            + " and ".join(f'{name} = "{_EXAMPLES[name]}"' for name in unsaid)
        )
    return Subject(said_regions[-1], said_cohorts[-1], students, seed, method, workers)


_EXAMPLES: Final = {"region": "changsha", "cohort": "2024"}


def shape_of(shape: str | None) -> str:
    """Return the format of standard output: as asked for, or a table for a person to read."""
    return shape or ("table" if sys.stdout.isatty() else "csv")


def settings_of(scenarios: Sequence[Path], options: Sequence[str]) -> tuple[Setting, ...]:
    """Read scenario files and, laid over them, options. Raises RequestError."""
    return settings_over([read_scenario(path) for path in scenarios], options)


def settings_over(files: Sequence[Scenario], options: Sequence[str]) -> tuple[Setting, ...]:
    """Return the settings of scenario files and, laid over them, options. Raises RequestError."""
    from_files = [setting for file in files for setting in file.settings]
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
