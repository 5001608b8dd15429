"""One student, given by columns or a row of a roster, as a result: his years and their story."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from rich.console import RenderableType

from kernel.errors import RequestError
from kernel.intake import Record, Roster, take_in
from kernel.messages import SEMICOLON, Language, listed, message
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
from simulate.roster.reading.header_names import known_column
from simulate.scenario.blame import blaming
from simulate.scenario.selection import check_year
from simulate.scenario.settings import Setting, load_rules

_ALL_YEARS: Final = message(
    "What is given describes insurance year {year}; an annual payer pays in the other years on the "
    "same day of their enrolment periods, a prepayment is made once.",
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
    students = [_student(rules, y, record) for y, record in records.items()]
    with blaming(settings):
        stories = [trace_story(rules, one) for one in students]

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
