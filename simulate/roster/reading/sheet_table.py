"""A sheet as a table: the rows below its headers, in typed columns."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from attrs import define, field

from kernel.figures import Array
from kernel.messages import Text, message
from simulate.roster.reading.header import missing_in
from simulate.roster.reading.header_search import FIRST_ROWS, Candidate, Row, best_candidate
from simulate.roster.reading.pages import Fault
from simulate.roster.reading.typed_columns import TypedColumn, as_shown
from simulate.roster.workbooks.sheet_parts import CellFault, Rows, SheetEnd

REASONS: Final[Mapping[CellFault, Text]] = {
    CellFault.NO_STORED_VALUE: message(
        "a formula whose value the file does not hold; expected the file opened in a spreadsheet "
        "and saved, or the value itself"
    ),
    CellFault.ERROR: message("an error value of a spreadsheet, such as #N/A; expected a value"),
}
"""Why a cell cannot be read, for people."""


@define
class SheetTable:
    """A sheet as it is read, part after part.

    Attributes:
        name: of the sheet.
        top: the first rows that hold anything, among which the headers are.
        candidate: what may be its headers; None where no row names a known column.
        columns: the cells below, by position.
        rows: the number of each row, counted from 1.
        faults: cells that cannot be read, their place counted over all rows.
        counted: how many rows below the headers hold anything, by another count.
        left_out: cells far away from all others, which are not read: row and column from 0.
    """

    name: str
    mapped: Mapping[str, str]
    top: list[Row] = field(factory=list)
    candidate: Candidate | None = None
    columns: list[TypedColumn] = field(factory=list)
    rows: list[int] = field(factory=list)
    faults: list[Fault] = field(factory=list)
    counted: int = 0
    left_out: Sequence[tuple[int, int]] = ()

    @property
    def missing(self) -> list[str]:
        """The required columns that the headers do not name."""
        return missing_in(self.candidate.known if self.candidate else ())

    @property
    def known(self) -> int:
        """How many known columns the headers name."""
        return len(self.candidate.known) if self.candidate else 0

    @property
    def names(self) -> list[str]:
        """The headers, one for each column."""
        given = [*self.candidate.names] if self.candidate else []
        return given + [""] * (len(self.columns) - len(given))

    def add(self, part: Rows) -> None:
        """Add the next rows; among the first ones the headers are looked for."""
        behind = 0
        if not self.top:
            self.top = [*_rows_of(part)]
            self.candidate = best_candidate(self.top, self.mapped)
            behind = self.candidate.behind if self.candidate else 0
            self.columns = [TypedColumn() for _ in part.columns]
        if self.candidate is None:
            return
        numbers = part.numbers[behind:]
        for column, cells in zip(self.columns, part.columns, strict=True):
            column.add(cells[behind:])
        if part.faults:
            places = {number: len(self.rows) + at for at, number in enumerate(numbers)}
            self.faults += [
                Fault(places[row], column, REASONS[fault])
                for (row, column), fault in part.faults.items()
                if row in places
            ]
        self.rows += [number + 1 for number in numbers]

    def end(self, part: SheetEnd) -> None:
        """Take what is known once the sheet is read."""
        header_row = self.candidate.row if self.candidate else 0
        self.counted = int(np.count_nonzero(np.asarray(part.counted) + 1 > header_row))
        self.left_out = part.left_out

    def numbers(self) -> Array:
        """Return the number of each row."""
        return np.array(self.rows, np.int64)


def _rows_of(part: Rows) -> list[Row]:
    """Return the rows of a part as they show, as many as headers are looked for in."""
    first = [column[:FIRST_ROWS] for column in part.columns]
    rows: Any = zip(part.numbers, *first, strict=False)
    return [(number + 1, [as_shown(cell) for cell in cells]) for number, *cells in rows]
