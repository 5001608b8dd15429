"""Why two results differ, as tables for a person and as records."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from kernel.messages import Language, Text, message
from simulate.language.catalogue import spoken
from simulate.output.assumption_words import called_in
from simulate.output.causes import Cause, DifferingValue
from simulate.output.formats import Record
from simulate.output.labels import place
from simulate.output.text_table import TextTable, text_table
from simulate.output.words import AFTER, BEFORE, NAME, REGION, TERMS
from simulate.scenario.values import written

_RUNS_DIFFER: Final = message("What differs between the runs")
_VALUE: Final = message("{value}, {basis}")
_VALUE_WITHIN: Final = message("{value} ({low}–{high}), {basis}")
_VALUES_DIFFER: Final = message("Values and assumptions that differ")

RECORDED: Final[Mapping[str, Text]] = {
    "regions": message("Regions"),
    "cohorts": message("Cohorts"),
    "years": message("Years shown"),
    "by": message("Breakdown"),
    "version": message("xuebao version"),
    "seed": message("Seed"),
    "students": message("Entrants per cohort and region"),
    "scenario_digest": message("What the scenario says"),
    "command": message("Command"),
    "method": message("Method"),
    "replicates": message("Draws for intervals"),
    "python": message("Python version"),
    "numpy": message("numpy version"),
    "platform": message("Platform"),
    "plugins": message("Plugin"),
    "parameter_files": message("Parameter file"),
    "scenario_files": message("Scenario file"),
    "input_files": message("File of actual figures"),
    "reforms": message("Reforms"),
    "correlations": message("Assumptions that move together"),
    "switches": message("Interpretation"),
}
"""The parts of a record, and what a run is about; one that is unknown stands as the file has it."""

_DIGESTS: Final = ("scenario_digest", "parameter_files", "scenario_files", "input_files")

_SHOWN: Final = 12
"""Digits of a digest that a person is shown."""


def cause_tables(
    causes: Sequence[Cause],
    values: Sequence[DifferingValue],
    language: Language,
    columns: tuple[Text, Text] = (BEFORE, AFTER),
) -> Iterator[TextTable]:
    """Return what differs about two runs, and which values do; a table without lines is left out.

    Args:
        causes: what differs about the runs.
        values: which values differ.
        language: of the words.
        columns: the words above what one run and the other one have.
    """
    if causes:
        rows = [
            (
                f"{_word(RECORDED, cause.kind, language)} {cause.name}".strip(),
                *(_shown(cause.kind, text) for text in (cause.before, cause.after)),
            )
            for cause in causes
        ]
        yield text_table(spoken(_RUNS_DIFFER, language), (NAME, *columns), rows, language)
    if values:
        named = {region: called_in(region) for region in {value.region for value in values}}
        rows = [
            (
                place(value.region, language),
                spoken(named[value.region](value.label), language),
                *(_value(record, language) for record in (value.before, value.after)),
            )
            for value in values
        ]
        yield text_table(spoken(_VALUES_DIFFER, language), (REGION, NAME, *columns), rows, language)


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


def _word(known: Mapping[str, Text], word: str, language: Language) -> str:
    """Return what a file's word is called; one that is not known here, as it stands there."""
    return spoken(known[word], language) if word in known else word


def _shown(kind: str, text: str | None) -> str:
    if text is None:
        return ""
    return f"{text[:_SHOWN]}…" if kind in _DIGESTS else text


def _value(record: Record | None, language: Language) -> str:
    """Write a value with its range and basis."""
    if record is None:
        return ""
    low, high = record.get("low"), record.get("high")
    basis = _word(TERMS, str(record.get("basis")), language)
    pattern = _VALUE if low == high else _VALUE_WITHIN
    value = written(record.get("value"))
    words = pattern.filled(value=value, low=written(low), high=written(high), basis=basis)
    return spoken(words, language)
