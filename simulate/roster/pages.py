"""A roster in pages: what is read of it, whichever format it came in."""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import pyarrow as pa
from attrs import frozen

from kernel.figures import Array
from kernel.intake import Cells, Roster
from kernel.messages import Text, message
from simulate.roster.cells import as_python
from simulate.roster.header import Header

PAGE: Final = 65_536
"""Rows that are assessed at once."""


@frozen(eq=False)
class Malformed:
    """A row whose number of cells is not that of the header. Rows count from 1."""

    row: int
    cells: tuple[str, ...]

    def problem(self, expected: int) -> Text:
        """Say what is wrong with it."""
        found = len(self.cells)
        return message(
            "{found} cells, expected {expected} as in the first row", found=found, expected=expected
        )


@frozen(eq=False)
class Page:
    """Consecutive rows of a roster.

    Attributes:
        batch: an Arrow record batch, a column for each header, by position.
        rows: the number of each row in the roster, counted from 1.
        malformed: rows that stand among or behind them and have too many or too few cells.
    """

    batch: Any
    rows: Array
    malformed: tuple[Malformed, ...] = ()

    def record(self, place: int, header: Header) -> dict[str, object]:
        """Return the columns of one row that rules look at, by the row's place in the page."""
        return {
            name: as_python(self.batch.column(position).slice(place, 1))[0]
            for name, position in header.known.items()
        }

    def roster(self, header: Header) -> Roster:
        """Return the columns that rules look at, each with its distinct values."""
        columns = {
            name: _cells(self.batch.column(position)) for name, position in header.known.items()
        }
        return Roster(self.batch.num_rows, columns)


@frozen(eq=False)
class Source:
    """A roster that is being read.

    Attributes:
        header: its columns.
        size: how many rows there are, near enough for a progress bar.
        pages: the rows, to be gone through once; at least one page, perhaps an empty one.
        notes: what a person should know of how it is read.
    """

    header: Header
    size: int
    pages: Iterator[Page]
    notes: tuple[Text, ...] = ()


def _cells(column: Any) -> Cells:
    """Return a column by its distinct values; lists are not distinguished."""
    try:
        encoded = column.dictionary_encode(null_encoding="encode")
    except pa.ArrowNotImplementedError:  # a list, a struct
        return Cells(as_python(column), np.arange(len(column)))
    return Cells(as_python(encoded.dictionary), encoded.indices.to_numpy())
