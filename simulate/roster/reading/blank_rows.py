"""Rows without anything in them, which are no students."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kernel.figures import Array
from simulate.roster.reading.pages import Malformed, Page


def page_of(batch: Any, rows: Array, malformed: Sequence[Malformed] = ()) -> Page:
    """Return Arrow columns as a page, without the rows that hold nothing, or only spaces.

    Args:
        batch: an Arrow record batch.
        rows: the number of each of its rows.
        malformed: rows among them, or behind them, that have too many cells.
    """
    blank = blank_rows(batch)
    if len(blank):
        holds = np.ones(batch.num_rows, np.bool_)
        holds[blank] = False
        batch, rows = batch.filter(pa.array(holds)), rows[holds]
    return Page(batch, rows, tuple(malformed), len(blank))


def blank_rows(batch: Any) -> Array:
    """Return the places of rows that hold nothing, or only spaces."""
    rows = np.arange(batch.num_rows)
    for column in batch.columns:
        rows = rows[_is_blank(column if len(rows) == len(column) else column.take(rows))]
        if not len(rows):
            break
    return rows


def _is_blank(column: Any) -> Array:
    blank = pc.is_null(column, nan_is_null=True)
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        blank = pc.or_kleene(blank, pc.or_(pc.utf8_is_space(column), pc.equal(column, "")))
    return np.asarray(blank.to_numpy(zero_copy_only=False), np.bool_)
