"""A student's year for a person: what comes out, its dates, and every decision with its reasons."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, cast

from rich.console import Group, RenderableType
from rich.text import Text as Line

from kernel.clauses import Clause
from kernel.codes import Basis
from kernel.days import as_date, relative_day
from kernel.entries import Entry
from kernel.hookspecs import QUESTIONS
from kernel.messages import COLON, COMMA, SENTENCES, Language, Text, listed, message
from kernel.results import KINDS, STANDS_ON
from simulate.explanation.phrases import given, named, written
from simulate.explanation.story import Step, Story
from simulate.explanation.timeline import timeline
from simulate.explanation.trace import LookedUp
from simulate.language.catalogue import spoken
from simulate.output.grid import Grid, Row
from simulate.output.labels import year_words, years_in_force
from simulate.output.layout import Sentences, heading, stacked
from simulate.output.result_headers import RESULTS
from simulate.output.text_table import text_table
from simulate.output.words import BASIS, CLAUSE, TERMS, VALUE, source_words, term
from simulate.scenario.values import range_of

_RESULT: Final = message("Result")
_BECAUSE: Final = message("because: ")
_GIVEN: Final = message("given: ")
_READ_AS: Final = message("interpreted by ")
_EXTENDED: Final = message("extended beyond the years of ")
_EXTENDED_VALUE: Final = message("extended from the last year given")
_PASSED_OVER: Final = message("passed over: ")


def story_view(story: Story, language: Language) -> RenderableType:
    """Return the story of one year."""
    return stacked(
        heading(spoken(listed([title_of(story), story.standing], SENTENCES), language)),
        _results(story, language),
        timeline(story.timeline, *story.rules.law.span(story.year).dates, language),
        *(_step(step, language) for step in story.steps),
    )


def overview(stories: Sequence[Story], language: Language) -> RenderableType:
    """Return the results of several years side by side; what never applies is left out."""
    rows = (
        Row(spoken(text, language), [_cell(story, name, language) for story in stories])
        for name, text in RESULTS.items()
    )
    years = [str(story.year) for story in stories]
    return Grid(spoken(_RESULT, language), years, [row for row in rows if any(row.cells)])


def title_of(story: Story) -> Text:
    """Return who the student is and which year is explained."""
    place, year = story.rules.facts.name, story.year
    named = year_words(story.rules.law, year)
    entry, length = int(story.student.entry_year[0]), int(story.student.programme_years[0])
    entered = cast("date", as_date(int(story.student.entered_on[0])))
    return message(
        "{place}, insurance year {year}: entered in {entered:%B %Y}, programme of {length} years, "
        "insurance year {number} of {length}.",
        place=place,
        year=named,
        entered=entered,
        length=length,
        number=year - entry,
    )


def _results(story: Story, language: Language) -> RenderableType:
    """Return what comes out, with basis and clause; what does not apply is left out."""
    rows = []
    for name, text in RESULTS.items():
        cell, group = _cell(story, name, language), STANDS_ON.get(name)
        basis, clause = (story.results.get(f"{group}_{part}") for part in ("basis", "clause"))
        if cell:
            stands_on = term(str(basis), language) if basis else ""
            rows.append((spoken(text, language), cell, stands_on, str(clause or "")))
    return text_table("", (_RESULT, VALUE, BASIS, CLAUSE), rows, language)


def _cell(story: Story, name: str, language: Language) -> str:
    """Return a result in words; empty where it does not apply."""
    value = story.results[name]
    if value is None:
        unsaid = story.results.get(f"{STANDS_ON.get(name)}_basis") == Basis.NOT_PROVIDED.word
        return term("not_provided", language) if unsaid else ""
    if isinstance(value, date | str):
        return term(str(value), language) if value in TERMS else str(value)
    return spoken(written(int(cast("int", value)), KINDS[name]), language)


def _step(step: Step, language: Language) -> RenderableType:
    answer = spoken(COMMA, language).join(
        f"{spoken(QUESTIONS[step.question].outputs[output.name].text, language)} "
        f"{spoken(output.value, language)}"
        for output in step.outputs
    )
    title = Line(spoken(QUESTIONS[step.question].text, language), style="bold").append(
        f"  {answer}", style="not bold"
    )
    lines = [*_decided(step, language), *_passed(step, language)]
    return Group(title, Sentences(lines, "  "))


def _decided(step: Step, language: Language) -> Iterator[str]:
    basis = term(step.basis.word, language)
    yield f"{_cited(step.clause)} · {basis} · {spoken(step.clause.text, language)}"
    yield f"{spoken(_BECAUSE, language)}{spoken(step.because, language)}"
    if step.interpretation:
        words = listed([step.interpretation.id, step.interpretation.text], COLON)
        yield f"{spoken(_READ_AS, language)}{spoken(words, language)}"
    if step.extended:
        years = years_in_force(step.extended, language)
        yield f"{spoken(_EXTENDED, language)}{step.extended.number} ({years})"
    own = dict.fromkeys(value for output in step.outputs for value in output.given)
    if own:
        held = listed([given(value) for value in own], COMMA)
        yield f"{spoken(_GIVEN, language)}{spoken(held, language)}"
    values = [value for output in step.outputs for value in output.rests_on]
    for place, value in enumerate(values):
        if value not in values[:place]:
            yield value_line(value, language)


def _passed(step: Step, language: Language) -> Iterator[str]:
    for passed in step.passed:
        reason = listed([_cited(passed.clause), passed.why], COLON)
        yield f"{spoken(_PASSED_OVER, language)}{spoken(reason, language)}"


def value_line(value: LookedUp, language: Language) -> str:
    """Return a value of the law with its year, what it stands on, its range and its source."""
    parameter, entry = value.parameter, value.entry
    is_dated = "year" in parameter.by or parameter.unit == "day"
    name = listed([named(value), *([value.year] if is_dated else [])], COMMA)
    amount = listed([name, written(value.value, parameter.unit)], COLON)
    line = f"{spoken(amount, language)} · {term(value.basis.word, language)}"
    if entry is None:
        return f"{line} · {spoken(_EXTENDED_VALUE, language)}"
    reach = _range(value, entry)
    line += f" {reach}" if reach else ""
    return f"{line} · {spoken(source_words(entry.source), language)}"


def _range(value: LookedUp, entry: Entry) -> str:
    """Return the range of an assumption; that of a day as dates, as the value is one."""
    reach, parameter = range_of(entry), value.parameter
    if not reach or parameter.unit != "day":
        return reach
    days = (parameter.relative_day(end) for end in (entry.low, entry.high))
    return "–".join(f"{as_date(relative_day(*day, value.year))}" for day in days)


def _cited(clause: Clause) -> str:
    return f"{clause.id} ({clause.cited})" if clause.cited else clause.id
