"""Compares two saved results: by how much they differ, and what made them different."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from attrs import evolve

from simulate.comparing.causes import causes_of, differing_values
from simulate.comparing.differences import Difference, between
from simulate.report.causes import cause_records, cause_tables, value_records
from simulate.report.comparison import comparison_csv, comparison_records, comparison_tables
from simulate.report.console import show
from simulate.report.data import as_lines, as_object
from simulate.report.saved import comparison_notes
from simulate.report.table import paragraph, stacked
from simulate.result import SCHEMA, Fact
from simulate.saved import Saved
from simulate.words import Language


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
