"""Compares two saved results: by how much they differ, and what made them different."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from attrs import evolve

from simulate.comparison.difference_tables import (
    comparison_csv,
    comparison_records,
    comparison_tables,
)
from simulate.comparison.differences import Difference, between
from simulate.comparison.saved_notes import comparison_notes
from simulate.output.cause_tables import cause_records, cause_tables, value_records
from simulate.output.causes import causes_of, differing_values
from simulate.output.console import show
from simulate.output.data import as_lines, as_object
from simulate.output.layout import paragraph, stacked
from simulate.output.saved import Saved
from simulate.output.words import Language
from simulate.projection.facts import SCHEMA, Fact


def compare_results(one: Path, other: Path, *, shape: str, language: Language, quiet: bool) -> None:
    """Write to standard output how a saved result differs from an earlier one.

    A table has above it what made them different; with CSV that goes to standard error. Figures are
    added up over cohorts, and over the breakdowns that only one of them has.

    Args:
        one: the result before.
        other: the result after.
        shape: `table`, `csv` or `json`.
        language: of the words.
        quiet: nothing goes to standard error.

    Raises:
        FileFault: one of them is no result, see `Saved.load`.
    """
    before, after = Saved.load(one), Saved.load(other)
    by = [name for name in before.by if name in after.by]
    differences = between(_along(before, by), _along(after, by))
    if shape == "json":
        sys.stdout.write(_json(before, after, differences, by))
        return
    causes, values = causes_of(before, after), differing_values(before, after)
    notes = comparison_notes(before, after, differences, language, same_run=not (causes or values))
    above = [paragraph(notes), *cause_tables(causes, values, language)]
    if shape == "csv":
        sys.stdout.write(comparison_csv(differences, by))
        if not quiet:
            show(stacked(*above), stderr=True)
    else:
        show(stacked(*above, comparison_tables(differences, language)))


def _along(saved: Saved, by: Sequence[str]) -> list[Fact]:
    """Return the rows of a result under those of its breakdowns."""
    places = [saved.by.index(name) for name in by]
    return [evolve(fact, by=tuple(fact.by[place] for place in places)) for fact in saved.facts]


def _json(before: Saved, after: Saved, differences: Sequence[Difference], by: Sequence[str]) -> str:
    before_and_after = {
        when: json.dumps({"file": str(saved.path), "run": saved.run}, ensure_ascii=False)
        for when, saved in (("before", before), ("after", after))
    }
    parts = {
        "schema": json.dumps(SCHEMA),
        **before_and_after,
        "causes": as_lines(cause_records(causes_of(before, after))),
        "values": as_lines(value_records(differing_values(before, after))),
        "differences": as_lines(comparison_records(differences, by)),
    }
    return as_object(parts)
