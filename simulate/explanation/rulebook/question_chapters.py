"""The questions that a region answers, each with the rows of its tables and the values in them."""

import ast
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from attrs import evolve

from kernel.hookspecs import QUESTIONS
from kernel.messages import Language, message
from kernel.questions import Question
from kernel.writtentables import WrittenRow
from simulate.explanation.rulebook.ground import Asked, Ground
from simulate.explanation.rulebook.markdown import plain
from simulate.explanation.rulebook.row_lines import NOTE, ground_of, plain_text, row_lines
from simulate.explanation.rulebook.standing_rows import StandingRow, rows_about, standing
from simulate.explanation.rulebook.written_region import WrittenRegion
from simulate.explanation.story_view import value_line
from simulate.explanation.trace import LookedUp
from simulate.language.catalogue import spoken
from simulate.output.words import source_words

_SILENT: Final = message("The region says nothing of this; the layer below it decides.")
_LEFT: Final = message("Whom no row above decides, the layer below decides:")
_UNANSWERED: Final = message(
    "The region says nothing of this, nor does a layer below it: the region has to answer it."
)
_WRAPS: Final = message("These rows stand over what all others say of the question.")
_OTHER: Final = message("Tables of a question that the module works out")
_VALUES: Final = message("Values of {year} in these rows")


def question_chapters(region: WrittenRegion, ground: Ground, language: Language) -> Iterator[str]:
    """Return the lines of every question, in the order of the contract."""
    for name, question in QUESTIONS.items():
        yield from _question(name, question, region, ground, language)
    others = [table for table in region.tables if table.question not in QUESTIONS]
    if others:
        yield from ("", f"### {spoken(_OTHER, language)}", "")
        rows = standing([(table, region.own) for table in others], region.own, ground)
        yield from _rows(rows, ground, language)


def _question(
    name: str, question: Question, region: WrittenRegion, ground: Ground, language: Language
) -> Iterator[str]:
    yield from ("", f"### {spoken(question.text, language)}", "")
    rows = rows_about(name, region, ground)
    own = [one for one in rows if one.is_own]
    below = [one for one in rows if not one.is_own and not one.is_idle]
    yield from _rows(own, ground, language)
    if below:
        yield from ("", spoken(_LEFT if own else _SILENT, language), "")
        yield from _rows(below, ground, language)
    elif not own:
        yield from (spoken(_UNANSWERED, language), "")
    yield from _values([one.row for one in (*own, *below)], ground, language)


def _rows(rows: list[StandingRow], ground: Ground, language: Language) -> Iterator[str]:
    """Return rows, table by table."""
    for _, group in groupby(rows, lambda one: id(one.table)):
        first, *others = group
        if first.table.wraps:
            yield from (spoken(_WRAPS, language), "")
        if first.table.comments:
            note = NOTE.filled(text=source_words(" ".join(first.table.comments)))
            yield from (plain_text(note, language), "")
        for one in (first, *others):
            yield from row_lines(one, ground, language)
        yield ""


def _values(rows: list[WrittenRow], ground: Ground, language: Language) -> Iterator[str]:
    """List the values that rows look up, each with its source, those that are alike together."""
    lines = [
        line
        for row in rows
        for asked in asked_in(row, ground)
        for line in _value_lines(asked, ground, language)
    ]
    if lines:
        yield from (spoken(_VALUES.filled(year=ground.year), language), "")
        yield from (f"- {plain(line)}" for line in dict.fromkeys(lines))
        yield ""


def asked_in(row: WrittenRow, ground: Ground) -> Iterator[Asked]:
    """Go through what condition and outputs of a row look up."""
    own = ground_of(row, ground)
    for expression in filter(None, (row.condition, *row.outputs.values())):
        for node in ast.walk(expression.node):
            asked = own.asked(node) if isinstance(node, ast.expr) else None
            if asked is not None:
                yield asked


def _value_lines(asked: Asked, ground: Ground, language: Language) -> Iterator[str]:
    def alike(value: LookedUp) -> tuple[object, ...]:
        return (value.value, str(value.basis), repr(value.entry), repr(value.extended_from))

    values = sorted(ground.values(asked).values(), key=alike, reverse=True)
    for _, group in groupby(values, alike):
        first, *others = group
        places = dict.fromkeys(
            spoken(ground.called(word), language)
            for value in (first, *others)
            for word in value.place
        )
        yield value_line(evolve(first, place=tuple(places)), language)
