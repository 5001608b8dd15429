"""A sheet whose cells a reader has gathered one by one, handed on with its merged cells filled."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from attrs import define, field

from kernel.messages import message
from simulate.roster.workbooks.package import DAMAGED
from simulate.roster.workbooks.sheet_parts import (
    BLOCK,
    OVERLAPPING,
    Cell,
    CellFault,
    Merge,
    Part,
    Rows,
    SheetEnd,
    Sheets,
    SheetStart,
    Unreadable,
)

WIDEST: Final = 1_024
"""Columns that a table may have; a cell beyond is none of it."""

_STRAYS: Final = 1_000
"""Cells beyond the table that can be named one by one; more are a table, too."""


def whole_or_damaged(parts: Iterator[Part]) -> Iterator[Part]:
    """Yield parts; whatever a reader stumbles over is damage to the file.

    Raises:
        Unreadable: the file is damaged, or cannot be read for another reason.
    """
    try:
        yield from parts
    except (Unreadable, MemoryError):
        raise
    except Exception:  # noqa: BLE001  # xlrd and the parsers raise whatever the bytes lead them to
        raise Unreadable(DAMAGED) from None


def sheets_of(sheets: Sequence[tuple[str, bool]]) -> Sheets:
    """Return the sheets of a workbook by their names and whether they are hidden.

    Raises:
        Unreadable: there is a name twice.
    """
    if len({name for name, _ in sheets}) < len(sheets):
        raise Unreadable(message("two of its sheets have the same name"))
    return Sheets(
        [name for name, is_hidden in sheets if not is_hidden],
        [name for name, is_hidden in sheets if is_hidden],
    )


@define(eq=False)
class GatheredSheet:
    """The cells of a sheet.

    Attributes:
        rows: those that hold anything, by number; each as long as it goes.
        faults: cells that cannot be read, by row number and column.
        merges: cells that are one: what stands in the first holds for all.
        left_out: cells beyond the widest table.
    """

    name: str
    rows: dict[int, list[Cell]] = field(factory=dict)
    faults: dict[tuple[int, int], CellFault] = field(factory=dict)
    merges: list[Merge] = field(factory=list)
    left_out: list[tuple[int, int]] = field(factory=list)

    def put(self, row: int, column: int, cell: Cell | CellFault) -> None:
        """Take a cell; an empty one is none.

        Raises:
            Unreadable: there are too many cells beyond the widest table.
        """
        if cell is None or cell == "":
            return
        if column >= WIDEST:
            self._leave_out(row, column)
            return
        if isinstance(cell, CellFault):
            self.faults[row, column] = cell
            cell = None
        cells = self.rows.get(row)
        if cells is None:
            cells = self.rows[row] = []
        if column < len(cells):
            cells[column] = cell
            return
        if column > len(cells):
            cells.extend([None] * (column - len(cells)))
        cells.append(cell)

    def _leave_out(self, row: int, column: int) -> None:
        if len(self.left_out) == _STRAYS:
            raise Unreadable(message("a table in it has more than {most} columns", most=WIDEST))
        self.left_out.append((row, column))

    def parts(self, counted: Sequence[int]) -> Iterator[Part]:
        """Hand the sheet on; `counted` are the rows that hold anything as the file itself says.

        Raises:
            Unreadable: cells belong to several merged ones.
        """
        numbers = sorted(self.rows)
        width = max(map(len, self.rows.values()), default=0)
        self._fill(numbers, width)
        yield SheetStart(self.name)
        for start in range(0, len(numbers), BLOCK):
            yield self._block(numbers[start : start + BLOCK], width)
        # A row of nothing but cells beyond the table is none of it either.
        beyond = {row for row, _ in self.left_out} - self.rows.keys()
        yield SheetEnd([number for number in counted if number not in beyond], self.left_out)

    def _fill(self, numbers: Sequence[int], width: int) -> None:
        """Give every cell that belongs to a merged one what that shows."""
        room = len(numbers) * width
        for first, left, last, right in self.merges:
            shown = self._at(first, left)
            if shown is None:
                continue
            rows = numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]
            columns = range(left, min(right + 1, width))
            room -= len(rows) * len(columns)
            if room < 0:
                raise Unreadable(OVERLAPPING)
            for row in rows:
                for column in columns:
                    self.faults.pop((row, column), None)
                    self.put(row, column, shown)

    def _at(self, row: int, column: int) -> Cell | CellFault:
        cells = self.rows.get(row, [])
        return self.faults.get((row, column)) or (cells[column] if column < len(cells) else None)

    def _block(self, numbers: Sequence[int], width: int) -> Rows:
        columns: list[Sequence[Cell]] = [*zip_longest(*(self.rows[number] for number in numbers))]
        columns += [(None,) * len(numbers)] * (width - len(columns))
        within = range(numbers[0], numbers[-1] + 1)
        faults = {place: fault for place, fault in self.faults.items() if place[0] in within}
        return Rows(numbers, columns, faults)
