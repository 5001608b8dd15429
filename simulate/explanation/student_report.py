"""Carries `explain` out: one student, given by columns or by a row of a roster, as a story."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from kernel.clauses import Text
from kernel.columns import HEADERS
from kernel.domains import is_blank
from kernel.errors import RequestError, nearest
from kernel.intake import Record, Roster, take_in
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch
from simulate.explanation.other_years import records_by_year
from simulate.explanation.story import tell_story
from simulate.explanation.story_record import story_record
from simulate.explanation.story_view import overview, story_view
from simulate.output.console import show
from simulate.output.layout import stacked
from simulate.output.words import Language, say, spoken
from simulate.roster.header import column_named
from simulate.roster.source import open_roster
from simulate.scenario.selection import check_year
from simulate.scenario.settings import Setting, load_rules

SCHEMA = 1


def explain_student(
    columns: Sequence[str],
    region: str,
    year: int,
    roster: Path | None,
    row: int | None,
    settings: Sequence[Setting],
    shape: str,
    language: Language,
    *,
    all_years: bool,
) -> None:
    """Tell the story of one student on standard output, as a `table` or as `json`.

    `COLUMN=VALUE` is laid over the row of a roster, counted from 1, if there is one.

    Raises:
        RequestError: the request is wrong, or the student is none whom the rules can assess.
    """
    check_year(year)
    rules = load_rules(region, settings)
    record = {**_row(roster, row, language), **_given(columns)}
    student = _student(rules, year, record, language)
    records = dict(records_by_year(record, student)) if all_years else {year: record}
    stories = [
        tell_story(rules, _student(rules, told_year, given, language))
        for told_year, given in records.items()
    ]
    if shape == "json":
        years = [{"given": records[s.year], **story_record(s)} for s in stories]
        told = {"schema": SCHEMA, "region": region, "years": years}
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1, default=str) + "\n")
        return
    views = [story_view(story, language) for story in stories]
    if all_years:
        views = [say("all_years", language).format(year=year), overview(stories, language), *views]
    show(stacked(*views))


def _student(rules: Ruleset, year: int, record: Record, language: Language) -> StudentBatch:
    intake = take_in(rules, year, Roster.of([record]))
    if intake.rejected:
        reasons = "; ".join(spoken(reason, language) for reason in intake.rejected[0].reasons)
        name = spoken(rules.facts.name, language)
        place = Text(f"{name}, insurance year {year}", f"{name}，{year}参保年度")
        raise RequestError(f"{spoken(place, language)}: {reasons}")
    return intake.batch


def _given(arguments: Sequence[str]) -> dict[str, object]:
    """Read `COLUMN=VALUE`. What cannot be read is not repeated: it may be anything."""
    given: dict[str, object] = {}
    for place, argument in enumerate(arguments, 1):
        name, equals, value = argument.partition("=")
        if not equals:
            raise RequestError(f"argument {place}: expected COLUMN=VALUE, e.g. entry_year=2023")
        column = column_named(name)
        if column is None:
            raise RequestError(f"argument {place}: no such column; {nearest(name, HEADERS)}")
        if column in given:
            raise RequestError(f"argument {place}: {column!r} a second time; expected it once")
        given[column] = value
    return given


def _row(roster: Path | None, row: int | None, language: Language) -> dict[str, object]:
    """Return a row of a roster as far as rules look at it."""
    if roster is None and row is None:
        return {}
    if roster is None or row is None:
        raise RequestError("--row and --roster go together: a roster and the number of its row")
    with open_roster(roster) as source:
        for page in source.pages:
            for malformed in page.malformed:
                if malformed.row == row:
                    problem = malformed.problem(len(source.header.names))
                    raise RequestError(f"{roster}: row {row}: {spoken(problem, language)}")
            for place in np.flatnonzero(page.rows == row).tolist():
                record = page.record(place, source.header)
                return {c: v for c, v in record.items() if c != "student_id" and not is_blank(v)}
    raise RequestError(f"{roster}: no row {row}; expected the number of a student, from 1 on")
