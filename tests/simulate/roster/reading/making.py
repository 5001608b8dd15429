"""Columns of rosters in memory, and what is said of them."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from kernel.registry import load_region
from kernel.ruleset import Ruleset
from simulate.roster.reading.arrow_source import source_of
from simulate.roster.reading.first_page import looked_at
from simulate.roster.reading.pages import Source
from simulate.roster.reading.reading_choices import PLAIN, Reading

CHANGSHA = load_region("changsha")

REQUIRED = {"入学年份": ["2022"], "学制": ["4"]}
PAID = {**REQUIRED, "缴费日期": ["2023-10-15"]}


def looked(
    columns: Mapping[str, Sequence[Any]], rules: Ruleset = CHANGSHA, reading: Reading = PLAIN
) -> Source:
    """Look at the values of columns; one value stands for all rows."""
    rows = max(map(len, columns.values()))
    table = {name: [*cells] * (rows // len(cells)) for name, cells in columns.items()}
    return looked_at(source_of(pa.table(table), reading), rules)


def notes(columns: Mapping[str, Sequence[Any]], reading: Reading = PLAIN) -> list[str]:
    """Return what is said of columns, but that nobody counts as assisted where that is not told."""
    said = [str(note) for note in looked(columns, reading=reading).notes]
    return [note for note in said if not note.startswith("no column relief")]
