"""The commands on real students as functions, for Python.

What a function needs is loaded when it is called.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from kernel.errors import RequestError
from simulate.cli.arguments import File, Settings, region_of, settings_in

if TYPE_CHECKING:
    from simulate.output.result import Result
    from simulate.roster.assessed_roster import AssessedRoster
    from simulate.roster.reading.reading_choices import Reading


def assess(
    roster: object,
    *,
    region: str,
    year: int,
    sheet: str | None = None,
    all_sheets: bool = False,
    map: Mapping[str, str] | None = None,  # noqa: A002  # the name of the option
    as_if_paid: str | date | None = None,
    settings: Settings | None = None,
    scenario: File | Sequence[File] | None = None,
    lang: str | None = None,
) -> "AssessedRoster":
    """Assess the students of a roster.

    Args:
        roster: a path (text, a workbook or Parquet), a pyarrow table, or a data frame that can be
            one.
        region: whose rules apply.
        year: the insurance year.
        sheet: the sheet of a workbook to read.
        all_sheets: whether every visible sheet that holds a roster is read.
        map: what headers mean that are not known, by header.
        as_if_paid: the day on which students without a payment count as paid.
        settings: values of parameters and switches.
        scenario: files that say the same.
        lang: of reasons and notes.

    Returns:
        `.table` with the valid students, `.rejected` with the others and every reason (pyarrow
        tables), `.summary` with the roster totals (a dict, money in fen).

    Raises:
        RequestError, FileFault: the request is wrong, or a file cannot be read. Invalid rows raise
            nothing.
    """
    from simulate.language.catalogue import language_of
    from simulate.roster.assessed_roster import assessed
    from simulate.scenario.selection import year_given

    return assessed(
        roster,
        region_of(region),
        year_given("year", year),
        settings_in(settings, scenario),
        language_of(lang),
        _reading(map, sheet, all_sheets=all_sheets),
        None if as_if_paid is None else _day("as_if_paid", as_if_paid),
    )


def explain(
    *,
    region: str,
    year: int,
    roster: object = None,
    row: int | None = None,
    sheet: str | None = None,
    map: Mapping[str, str] | None = None,  # noqa: A002  # the name of the option
    all_years: bool = False,
    settings: Settings | None = None,
    scenario: File | Sequence[File] | None = None,
    lang: str | None = None,
    **columns: object,
) -> "Result":
    """Explain one student's year, clause by clause.

    Args:
        region: whose rules apply.
        year: the insurance year.
        roster: students as for `assess`, and
        row: the number of one of them, as a spreadsheet shows it, who is explained.
        sheet: as for `assess`.
        map: the same.
        all_years: the whole programme, year by year.
        settings: values of parameters and switches.
        scenario: files that say the same.
        lang: of the words.
        columns: the student's columns, by the names of a roster; they replace those of the row.

    Returns:
        A result with a row for each insurance year, its columns those of `assess`; `text(lang)`
        is the explanation in words.

    Raises:
        RequestError: the request is wrong, or the student is none whom the rules can assess.
    """
    from simulate.explanation.roster_row import row_given
    from simulate.explanation.student_report import explained
    from simulate.language.catalogue import language_of
    from simulate.roster.reading.header_names import known_column
    from simulate.scenario.selection import year_given
    from simulate.scenario.settings import load_rules

    year = year_given("year", year)
    language = language_of(lang)
    place, changed = region_of(region), settings_in(settings, scenario)
    reading = _reading(map, sheet)
    given = row_given(roster, row, load_rules(place, changed), year, reading).record
    given |= {known_column(name, name): value for name, value in columns.items()}
    return explained(given, place, year, changed, language, all_years=all_years)


def _reading(
    mapped: Mapping[str, str] | None, sheet: str | None, *, all_sheets: bool = False
) -> "Reading":
    """Return how a roster is read. Raises RequestError for what no roster can be read by."""
    from simulate.roster.reading.column_map import columns_mapped
    from simulate.roster.reading.reading_choices import Reading

    if not isinstance(mapped or {}, Mapping):
        raise RequestError(
            'map: found {mapped!r}, expected e.g. {{"帮扶对象": "relief"}}', mapped=mapped
        )
    pairs = [f"{header}={column}" for header, column in (mapped or {}).items()]
    return Reading(columns_mapped(pairs), sheet, all_sheets)


def _day(name: str, value: object) -> int:
    """Return the number of a day. Raises RequestError for what is none."""
    from kernel.dates import Day
    from kernel.domains import OutOfDomain

    try:
        return Day().read(value)
    except OutOfDomain as fault:
        raise RequestError(
            "{name}: found {value!r}, expected {expected}",
            name=name,
            value=value,
            expected=fault.expected,
        ) from None
