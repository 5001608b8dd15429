"""One student, given by columns or a row of a roster, as a result: his years and their story."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from os import PathLike
from typing import Any, Final

import numpy as np
from rich.console import RenderableType

from kernel.columns import HEADERS
from kernel.domains import is_blank
from kernel.errors import RequestError
from kernel.intake import Record, Roster, take_in
from kernel.messages import SEMICOLON, Language, Pair, listed, message
from kernel.names import Names
from kernel.results import KINDS, Kind
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch
from simulate.explanation.other_years import records_by_year
from simulate.explanation.story import Story, trace_story
from simulate.explanation.story_record import story_record
from simulate.explanation.story_view import overview, story_view
from simulate.language.catalogue import spoken
from simulate.output.layout import stacked
from simulate.output.result import Result
from simulate.roster.header import column_named
from simulate.roster.source import opened
from simulate.scenario.selection import check_year
from simulate.scenario.settings import Setting, load_rules

_ALL_YEARS: Final = message(
    "What is given describes insurance year {year}; an annual payer pays in the other years on the "
    "same day of their enrolment periods, a prepayment is made once.",
)

_COLUMNS: Final = Names(
    message("column"),
    {name: Pair(name, headers[0]) for name, headers in HEADERS.items()},
    lambda: HEADERS,
)

_TYPES: Final[Mapping[Kind, type]] = {
    "flag": bool,
    "count": int,
    "fen": Decimal,
    "day": date,
    "word": str,
}
"""The types of result columns; money is in yuan."""


def explained(
    given: Record,
    region: str,
    year: int,
    settings: Sequence[Setting],
    language: Language,
    *,
    all_years: bool = False,
) -> Result:
    """Explain one student's year, or every year of his programme.

    A row of the result is an insurance year, its columns those of `assess`.

    Args:
        given: the student's columns.
        region: whose rules apply.
        year: the insurance year that the columns describe.
        settings: what is changed.
        language: of the words.
        all_years: whether the other years of the programme are explained too.

    Raises:
        RequestError: the request is wrong, or the student is none whom the rules can assess.
    """
    check_year(year)
    rules = load_rules(region, settings)
    student = _student(rules, year, given)
    records = dict(records_by_year(given, student)) if all_years else {year: given}
    stories = [trace_story(rules, _student(rules, y, record)) for y, record in records.items()]

    def document(_: Sequence[Record]) -> dict[str, object]:
        years = [{"given": _plain(records[s.year]), **story_record(s)} for s in stories]
        return {"region": region, "years": years}

    return Result(
        columns={"year": int} | {name: _TYPES[kind] for name, kind in KINDS.items()},
        made_rows=lambda: map(_row, stories),
        made_document=document,
        view=lambda look: _view(stories, year, look.language, all_years=all_years),
        language=language,
    )


def columns_given(arguments: Sequence[str]) -> dict[str, object]:
    """Read `COLUMN=VALUE`. What cannot be read is not repeated: it may be anything.

    Raises:
        RequestError: an argument is not like that, or names no column, or one a second time.
    """
    given: dict[str, object] = {}
    for place, argument in enumerate(arguments, 1):
        name, equals, value = argument.partition("=")
        if not equals:
            raise RequestError(
                "argument {place}: expected COLUMN=VALUE, e.g. entry_year=2023", place=place
            )
        column = known_column(name, message("argument {place}", place=place))
        if column in given:
            raise RequestError(
                "argument {place}: {column!r} a second time; expected it once",
                place=place,
                column=column,
            )
        given[column] = value
    return given


def known_column(name: str, place: object) -> str:
    """Return the column that a name means, in either language. Raises RequestError for none."""
    return column_named(name) or _COLUMNS.name_of(name, place)


def row_given(roster: object, row: int | None) -> dict[str, object]:
    """Return a row of a roster, counted from 1, as far as rules look at it; nothing of no roster.

    Raises:
        RequestError: only one of them is given, or the roster has no such row, or it is malformed.
    """
    if roster is None and row is None:
        return {}
    if roster is None or row is None:
        raise RequestError("--row and --roster go together: a roster and the number of its row")
    label = roster if isinstance(roster, str | PathLike) else "roster"
    with opened(roster) as source:
        for page in source.pages:
            for malformed in page.malformed:
                if malformed.row == row:
                    raise RequestError(
                        "{label}: row {row}: {problem}",
                        label=label,
                        row=row,
                        problem=malformed.problem(len(source.header.names)),
                    )
            for place in np.flatnonzero(page.rows == row).tolist():
                record = page.record(place, source.header)
                return {c: v for c, v in record.items() if c != "student_id" and not is_blank(v)}
    raise RequestError(
        "{label}: no row {row!r}; expected the number of a student, from 1 on", label=label, row=row
    )


def _student(rules: Ruleset, year: int, record: Record) -> StudentBatch:
    intake = take_in(rules, year, Roster.of([record]))
    if intake.rejected:
        raise RequestError(
            "{region}, insurance year {year}: {reasons}",
            region=rules.facts.name,
            year=year,
            reasons=listed(intake.rejected[0].reasons, SEMICOLON),
        )
    return intake.batch


def _row(story: Story) -> dict[str, object]:
    """Return a year's results by column, money in yuan."""
    results = {
        name: Decimal(value).scaleb(-2)
        if KINDS[name] == "fen" and isinstance(value, int)
        else value
        for name, value in story.results.items()
    }
    return {"year": story.year, **results}


def _plain(given: Record) -> dict[str, Any]:
    """Return columns as JSON has them: what it has no type for, such as a day, as text."""
    kinds = (str, int, float, list, tuple)
    return {c: v if v is None or isinstance(v, kinds) else str(v) for c, v in given.items()}


def _view(
    stories: Sequence[Story], year: int, language: Language, *, all_years: bool
) -> RenderableType:
    views: list[RenderableType] = [story_view(story, language) for story in stories]
    if all_years:
        note = spoken(_ALL_YEARS, language).format(year=year)
        views = [note, overview(stories, language), *views]
    return stacked(*views)
