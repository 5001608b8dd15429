"""Why two results differ, as tables for a person and as records."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from rich.console import RenderableType
from rich.text import Text as Line

from simulate.output.causes import Cause, DifferingValue
from simulate.output.evidence import Record
from simulate.output.labels import place
from simulate.output.layout import text_table
from simulate.output.words import WORDS, Language, say
from simulate.scenario.values import written

_DIGESTS: Final = ("scenario_digest", "parameter_files", "scenario_files", "input_files")

_SHOWN: Final = 12
"""Digits of a digest that a person is shown."""


def cause_tables(
    causes: Sequence[Cause],
    values: Sequence[DifferingValue],
    language: Language,
    columns: tuple[str, str] = ("before", "after"),
) -> Iterator[RenderableType]:
    """Return what differs about two runs, and which values do; a table without lines is left out.

    Args:
        causes: what differs about the runs.
        values: which values differ.
        language: of the words.
        columns: the words above what one run and the other one have.
    """
    if causes:
        table = text_table(say("runs_differ", language), ("name", *columns), language)
        for cause in causes:
            cells = [_shown(cause.kind, text) for text in (cause.before, cause.after)]
            what = f"{_word(f'run.{cause.kind}', language)} {cause.name}".strip()
            # As lines: a word of a command or the name of a file is no markup.
            table.add_row(*(Line(cell) for cell in (what, *cells)))
        yield table
    if values:
        table = text_table(say("values_differ", language), ("region", "name", *columns), language)
        for value in values:
            cells = [_value(record, language) for record in (value.before, value.after)]
            table.add_row(place(value.region, language), value.label, *cells)
        yield table


def cause_records(causes: Sequence[Cause]) -> list[dict[str, Any]]:
    """Return the same of runs as records, digests in full."""
    return [
        {"kind": c.kind, "name": c.name or None, "before": c.before, "after": c.after}
        for c in causes
    ]


def value_records(values: Sequence[DifferingValue]) -> list[dict[str, Any]]:
    """Return the same of values as records, each value with basis, range and source."""
    return [
        {"region": v.region, "label": v.label, "before": v.before, "after": v.after} for v in values
    ]


def _word(word: str, language: Language) -> str:
    """Return what a file's word is called; one that is not known here, as it stands there."""
    return say(word, language) if word in WORDS else word.removeprefix("run.")


def _shown(kind: str, text: str | None) -> str:
    if text is None:
        return ""
    return f"{text[:_SHOWN]}…" if kind in _DIGESTS else text


def _value(record: Record | None, language: Language) -> str:
    """Write a value with its range and basis."""
    if record is None:
        return ""
    low, high = record.get("low"), record.get("high")
    spread = f" ({written(low)}–{written(high)})" if low != high else ""
    basis = _word(str(record.get("basis")), language)
    return f"{written(record.get('value'))}{spread}{say('comma', language)}{basis}"
