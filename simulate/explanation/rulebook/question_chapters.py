"""The questions that a region answers, each with the rows of its tables and the values in them."""

import ast
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from attrs import evolve

from kernel.hookspecs import QUESTIONS
from kernel.layers import Layer
from kernel.messages import Language, Text, message
from kernel.questions import Question
from kernel.writtentables import WrittenRow, WrittenTable
from simulate.explanation.rulebook.ground import Asked, Ground
from simulate.explanation.rulebook.markdown import plain
from simulate.explanation.rulebook.row_lines import (
    NOTE,
    Place,
    applies_to_all,
    barred,
    ground_of,
    plain_text,
    row_lines,
)
from simulate.explanation.rulebook.written_region import RULES, WrittenRegion, tables_of
from simulate.explanation.story_view import value_line
from simulate.explanation.trace import LookedUp
from simulate.language.catalogue import spoken
from simulate.output.words import source_words

_SILENT: Final = message("The region says nothing of this; the layer below it decides.")
_LEFT: Final = message("Whom no row above decides, the layer below decides:")
_WRAPS: Final = message("These rows stand over what all others say of the question.")
_OTHER: Final = message("Tables of a question that the module works out")
_LAYER: Final = message("of the layer `{name}`")
_VALUES: Final = message("Values of {year} in these rows")


def question_chapters(region: WrittenRegion, ground: Ground, language: Language) -> Iterator[str]:
    """Return the lines of every question, in the order of the contract."""
    for name, question in QUESTIONS.items():
        yield from _question(name, question, region, ground, language)
    others = [table for table in region.tables if table.question not in QUESTIONS]
    if others:
        yield from ("", f"### {spoken(_OTHER, language)}", "")
        yield from _rows(others, region.own, None, ground, language)


def _question(
    name: str, question: Question, region: WrittenRegion, ground: Ground, language: Language
) -> Iterator[str]:
    yield from ("", f"### {spoken(question.text, language)}", "")
    own = tables_about(name, region.tables)
    if own:
        yield from _rows(own, region.own, None, ground, language)
    is_open, shown = _leaves_open(own, ground), [*own]
    if is_open:
        yield from ("", spoken(_LEFT if own else _SILENT, language), "")
        for layer in region.below:
            below = tables_about(name, tables_of(layer))
            words = _LAYER.filled(name=layer.name)
            yield from _rows(below, layer, words, ground, language, after=_rows_in(shown))
            shown += below
    yield from _values([row for table in shown for row in table.rows], ground, language)


def tables_about(question: str, tables: tuple[WrittenTable, ...]) -> list[WrittenTable]:
    """Return the tables about a question, those that wrap the others first."""
    about = [table for table in tables if table.question == question]
    return sorted(about, key=lambda table: not table.wraps)


def _rows(
    tables: list[WrittenTable],
    layer: Layer,
    below: Text | None,
    ground: Ground,
    language: Language,
    after: int = 0,
) -> Iterator[str]:
    """Return the rows of a layer's tables, numbered on from those that stand before them."""
    decided: dict[str, int] = {}
    for index, table in enumerate(tables):
        if table.wraps:
            yield from (spoken(_WRAPS, language), "")
        if table.comments:
            note = NOTE.filled(text=source_words(" ".join(table.comments)))
            yield from (plain_text(note, language), "")
        first = after + _rows_in(tables[:index]) + 1
        for number, row in enumerate(table.rows, first):
            decided_by = decided.get(_condition(row), decided.get("True", 0))
            place = Place(table, layer.label(RULES), below, number, decided_by)
            if barred(row, ground) is None:
                decided.setdefault(_condition(row), number)
            yield from row_lines(row, place, ground, language)
        yield ""


def _rows_in(tables: list[WrittenTable]) -> int:
    return sum(len(table.rows) for table in tables)


def _condition(row: WrittenRow) -> str:
    return row.condition.text if row.condition else row.written.text


def _leaves_open(tables: list[WrittenTable], ground: Ground) -> bool:
    """Say whether some student may be left to the layer below: no row in force is for all."""
    return not any(
        applies_to_all(row) and barred(row, ground) is None
        for table in tables
        if not table.wraps
        for row in table.rows
    )


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
