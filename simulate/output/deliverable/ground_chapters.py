"""The chapters that every deliverable ends with: assumptions, parameters, the record of the run."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from shlex import join
from typing import Any, Final

from kernel.messages import Language, Text, message, verbatim
from simulate.language.catalogue import spoken
from simulate.output.assumption_words import called_in
from simulate.output.cause_tables import RECORDED
from simulate.output.deliverable.chapters import KINDS, Chapter
from simulate.output.formats import Record, lasting
from simulate.output.labels import place
from simulate.output.record import Grounds
from simulate.output.text_table import TextTable, text_table
from simulate.output.words import (
    BASIS,
    NAME,
    NO,
    RANGE,
    SOURCE,
    VALUE,
    YES,
    in_unit,
    source_words,
    term,
)
from simulate.scenario.values import written

_ANSWERS_FOR: Final = message("Who answers for it")
_BY_BASIS: Final[Mapping[str, Text]] = {
    "explicit": message("the document cited"),
    "inferred": message("the program, which reads the document so"),
    "assumed": message("whoever signs"),
    "not_provided": message("nobody: no document says"),
}
_BY_USER: Final = message("whoever set it")
_SPAN: Final = "–"

_PART: Final = message("Part of the record")
_SAID: Final = message("What it says")


def ground_chapters(grounds: Grounds, language: Language) -> tuple[Chapter, ...]:
    """Return what the figures of an answer rest on, and how they can be made again.

    Args:
        grounds: the record of the run, and what it rests on.
        language: of the words.
    """
    evidence = grounds.evidence
    by_user = {(one["region"], one["label"]) for one in evidence.changed if one.get("set")}
    assumptions = value_tables(evidence.assumptions, language, by_user)
    parameters = value_tables(evidence.parameters, language, by_user)
    found = {
        "assumptions": tuple(assumptions),
        "parameters": tuple(parameters),
        "record": (record_table(grounds.run, language),),
    }
    return tuple(Chapter(KINDS[key], blocks) for key, blocks in found.items() if blocks)


def value_tables(
    records: Sequence[Record], language: Language, by_user: Collection[tuple[str, str]] = ()
) -> Iterator[TextTable]:
    """Return a table of values for each region, with their ranges, bases and sources.

    Args:
        records: the values.
        language: of the words.
        by_user: region and label of those that a user has set.
    """
    columns = (NAME, VALUE, RANGE, BASIS, SOURCE, _ANSWERS_FOR)
    for region in dict.fromkeys(record["region"] for record in records):
        named = called_in(region)
        rows = [
            _cells(record, named(record["label"]), (region, record["label"]) in by_user, language)
            for record in records
            if record["region"] == region
        ]
        yield text_table(place(region, language), columns, rows, language)


def _cells(record: Record, name: Text, is_set: bool, language: Language) -> list[str]:
    source, note = str(record["source"]), record.get("note")
    words = [spoken(source_words(text), language) for text in (source, note) if text]
    answers = _BY_USER if is_set or source.startswith("--") else _BY_BASIS[record["basis"]]
    return [
        spoken(name, language),
        spoken(in_unit(written(record["value"]), record["unit"]), language),
        _range(record),
        term(record["basis"], language),
        "\n".join(words),
        spoken(answers, language),
    ]


def _range(record: Record) -> str:
    low, high = record["low"], record["high"]
    return "" if low is None or low == high else f"{written(low)}{_SPAN}{written(high)}"


def record_table(
    run: Mapping[str, Any], language: Language, words: Mapping[str, Text] = RECORDED
) -> TextTable:
    """Return the record of a run, a line for each part, without the time at which it was made.

    Args:
        run: the record.
        language: of the words.
        words: what its parts are called; one that is not among them stands as a file has it.
    """
    rows = [
        (spoken(words.get(name, verbatim(name)), language), text)
        for name, value in lasting(run).items()
        for text in _written(name, value, language)
    ]
    return text_table("", (_PART, _SAID), rows, language)


def _written(name: str, value: object, language: Language) -> Iterator[str]:
    """Write a part of a record: words as they are typed, a line for each of several things."""
    if name == "command" and isinstance(value, Sequence):
        yield join(map(str, value))
    elif isinstance(value, Mapping):
        for one, said in value.items():
            words = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
            yield f"{one}: {words}"
    elif isinstance(value, Sequence) and not isinstance(value, str):
        if value:
            yield ", ".join(map(str, value))
    elif isinstance(value, bool):
        yield spoken(YES if value else NO, language)
    elif value is not None:
        yield str(value)
