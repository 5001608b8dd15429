"""A roster in pages: what is read of it, whichever format it came in."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
import pyarrow as pa
from attrs import evolve, frozen

from kernel.columns import COLUMNS
from kernel.figures import Array
from kernel.intake import Cells, Roster
from kernel.messages import Text, message
from simulate.roster.cells import as_python
from simulate.roster.reading.header import Header

PAGE: Final = 65_536
"""Rows that are assessed at once."""


@frozen(eq=False)
class Malformed:
    """A row with more cells than the header; its number is that which a spreadsheet shows."""

    row: int
    cells: tuple[str, ...]

    def only(self, positions: Sequence[int], width: int) -> "Malformed":
        """Return the row with some of the columns of a header, and what stands beyond them all."""
        kept = (self.cells[position] for position in positions)
        return Malformed(self.row, (*kept, *self.cells[width:]))

    def problem(self, expected: int) -> Text:
        """Say what is wrong with it."""
        found = len(self.cells)
        return message(
            "{found} cells, expected {expected} as in the row of headers",
            found=found,
            expected=expected,
        )


@frozen
class Fault:
    """A cell that holds something and cannot be read, which is blank in its column.

    Attributes:
        place: of its row in the page, counted from 0.
        position: of its column.
        reason: why.
    """

    place: int
    position: int
    reason: Text


@frozen(eq=False)
class Page:
    """Consecutive rows of a roster.

    Attributes:
        batch: an Arrow record batch, a column for each header, by position.
        rows: the number of each row, as a spreadsheet shows it.
        malformed: rows that stand among or behind them and have too many cells.
        blank: how many rows among or behind them hold nothing, and are none of the batch.
        faults: cells that cannot be read.
    """

    batch: Any
    rows: Array
    malformed: tuple[Malformed, ...] = ()
    blank: int = 0
    faults: tuple[Fault, ...] = ()

    def only(self, positions: Sequence[int]) -> "Page":
        """Return the page with some of its columns, in their order."""
        places = {position: place for place, position in enumerate(positions)}
        columns = [self.batch.column(position) for position in positions]
        faults = tuple(
            evolve(fault, position=places[fault.position])
            for fault in self.faults
            if fault.position in places
        )
        batch = pa.record_batch(columns, names=[*map(str, places.values())])
        width = self.batch.num_columns
        malformed = tuple(row.only(positions, width) for row in self.malformed)
        return evolve(self, batch=batch, malformed=malformed, faults=faults)

    def record(self, place: int, header: Header) -> dict[str, object]:
        """Return the columns of one row that rules look at, by the row's place in the page."""
        return {
            name: as_python(self.batch.column(position).slice(place, 1))[0]
            for name, position in header.known.items()
        }

    def roster(self, header: Header) -> Roster:
        """Return the columns that rules look at, each with its distinct values."""
        columns = {
            name: _cells(self.batch.column(position))
            for name, position in header.known.items()
            if COLUMNS[name].domain is not None
        }
        return Roster(self.batch.num_rows, columns, self._unreadable(header))

    def _unreadable(self, header: Header) -> dict[str, dict[Text, list[int]]]:
        """Return the cells of known columns that cannot be read, by column and reason."""
        names = {position: name for name, position in header.known.items()}
        found: dict[str, dict[Text, list[int]]] = {}
        for fault in self.faults:
            if fault.position in names:
                rows = found.setdefault(names[fault.position], {})
                rows.setdefault(fault.reason, []).append(fault.place)
        return found


@frozen(eq=False)
class Source:
    """A roster that is being read.

    Attributes:
        header: its columns.
        size: how many rows there are, near enough for a progress bar.
        pages: the rows, to be gone through once; at least one page, perhaps an empty one.
        notes: what a person should know of how it is read.
        counted: how many rows stand below the headers, blank ones too, by another count than that
            of the pages; None where there is no other.
        bom: whether it is text that begins with a byte order mark.
    """

    header: Header
    size: int
    pages: Iterator[Page]
    notes: tuple[Text, ...] = ()
    counted: int | None = None
    bom: bool = False


def _cells(column: Any) -> Cells:
    """Return a column by its distinct values; lists are not distinguished."""
    try:
        encoded = column.dictionary_encode(null_encoding="encode")
    except pa.ArrowNotImplementedError:  # a list, a struct
        return Cells(as_python(column), np.arange(len(column)))
    return Cells(as_python(encoded.dictionary), encoded.indices.to_numpy())
