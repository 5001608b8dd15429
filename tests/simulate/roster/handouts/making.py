"""Rosters that are assessed for what a clerk hands on."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from kernel.registry import load_region
from kernel.ruleset import Ruleset
from simulate.roster.assessment import AssessedPage, assessed_pages
from simulate.roster.reading.arrow_source import source_of
from simulate.roster.stopwatch import Stopwatch
from simulate.roster.summary import Summary

Row = Mapping[str, Any]

CHANGSHA = load_region("changsha")


def table_of(rows: Sequence[Row]) -> Any:
    """Return rows as a table of text."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return pa.table({n: pa.array([row.get(n) for row in rows], pa.string()) for n in names})


def pages_of(
    rows: Sequence[Row], year: int = 2024, rules: Ruleset = CHANGSHA, **options: Any
) -> list[AssessedPage]:
    """Assess rows."""
    source = source_of(table_of(rows))
    return [*assessed_pages(rules, year, source, Stopwatch(), **options)]


def summary_of(pages: Sequence[AssessedPage]) -> Summary:
    """Sum assessed pages up."""
    summary = Summary()
    for page in pages:
        summary.add(page.assessment, page.refused, int(page.as_if_paid.sum()))
    return summary
