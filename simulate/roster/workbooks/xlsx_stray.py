"""Cells of a sheet that lie far away from all others: they are left out, and said.

A sheet takes up memory for every cell between its first and its last one.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from attrs import define, field, frozen

from simulate.roster.workbooks.calamine_sheet import Place
from simulate.roster.workbooks.package import TOO_LARGE
from simulate.roster.workbooks.sheet_parts import Unreadable
from simulate.roster.workbooks.xlsx_cells import column_number

_SMALL: Final = 2_000_000
"""Cells that a sheet may span, however few of them hold anything."""

_SPARSE: Final = 8
"""How many times as many cells as hold anything a sheet may span."""

_STRAY: Final = 1_000
"""More cells than that are no strays."""

_GAP: Final = 50
"""Rows or columns that lie further apart than that may be strays."""

_SCATTERED: Final = 64
"""How many times as many cells as hold anything a sheet without strays may span."""

_ATTEMPTS: Final = 16

_CELL: Final = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*?(?:/>|>.*?</c>)', re.DOTALL)


@frozen
class Span:
    """Rows and columns of a sheet, from the first to the last of each."""

    rows: tuple[int, int]
    columns: tuple[int, int]

    def __contains__(self, place: Place) -> bool:
        row, column = place
        return self.rows[0] <= row <= self.rows[1] and self.columns[0] <= column <= self.columns[1]

    @property
    def area(self) -> int:
        """How many cells it holds."""
        return (self.rows[1] - self.rows[0] + 1) * (self.columns[1] - self.columns[0] + 1)


NOTHING: Final = Span((0, -1), (0, -1))


def span_of(rows: Sequence[int], columns: Sequence[int]) -> Span:
    """Return what rows and columns in ascending order span."""
    return Span((rows[0], rows[-1]), (columns[0], columns[-1])) if rows and columns else NOTHING


def near(rows: Sequence[int], columns: Counter[int]) -> Span:
    """Return the part of a sheet that is not far away from most of its cells.

    Args:
        rows: those that hold anything, in ascending order.
        columns: how many cells of each hold anything.

    Raises:
        Unreadable: too many cells are far away from each other.
    """
    cells = columns.total()
    near_rows: Sequence[int] = rows
    near_columns: Sequence[int] = sorted(columns)

    def cells_in(some: Sequence[int]) -> int:
        return sum(columns[column] for column in some)

    for _ in range(_ATTEMPTS):
        span = span_of(near_rows, near_columns)
        if span.area <= max(_SMALL, _SPARSE * cells):
            return span
        kept_rows, far_rows = _parted(near_rows, len)
        kept_columns, far_columns = _parted(
            near_columns, lambda some: sum(columns[c] for c in some)
        )
        if not far_rows and not far_columns and span.area <= _SCATTERED * cells:
            return span
        if far_columns and (cells_in(far_columns) <= len(far_rows) or not far_rows):
            near_columns = kept_columns
        elif far_rows and len(far_rows) <= _STRAY:
            near_rows = kept_rows
        else:
            break
    raise Unreadable(TOO_LARGE)


def _parted(
    places: Sequence[int], weight: Callable[[Sequence[int]], int]
) -> tuple[Sequence[int], Sequence[int]]:
    """Part places where most lies between two of them: the weightier ones, and the others."""
    if len(places) < 2:
        return places, ()
    at = max(range(1, len(places)), key=lambda at: places[at] - places[at - 1])
    if places[at] - places[at - 1] <= _GAP:
        return places, ()
    parts = places[:at], places[at:]
    return parts if weight(parts[0]) >= weight(parts[1]) else parts[::-1]


@define
class Strays:
    """Takes cells out of the rows of a sheet that lie outside of a span.

    Attributes:
        span: what remains.
        found: those taken out that hold anything.
    """

    span: Span
    found: list[Place] = field(factory=list, init=False)

    def taken_out(self, block: bytes) -> bytes:
        """Return rows without them.

        Raises:
            Unreadable: they are too many to be strays.
        """
        block = _CELL.sub(self._kept, block)
        if len(self.found) > _STRAY:
            raise Unreadable(TOO_LARGE)
        return block

    def _kept(self, cell: re.Match[bytes]) -> bytes:
        place = int(cell[2]) - 1, column_number(cell[1]) - 1
        if place in self.span:
            return cell[0]
        if cell[0].endswith(b"</c>"):
            self.found.append(place)
        return b""
