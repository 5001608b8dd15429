"""A sheet as calamine gives it, put right by what is known from the file itself."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain, islice, repeat
from operator import ne
from typing import Any, Final, TypeVar

from attrs import define, field, frozen

from simulate.roster.workbooks.number_formats import elapsed
from simulate.roster.workbooks.sheet_parts import (
    BLOCK,
    EXACT,
    OVERLAPPING,
    Cell,
    CellFault,
    Merge,
    Part,
    Rows,
    SheetEnd,
    SheetStart,
    Unreadable,
)

Place = tuple[int, int]
"""Row and column of a cell."""

_What = TypeVar("_What")

_OVERLAPPING: Final = 8
"""How many merged ranges a cell may lie in, on average; a spreadsheet allows one."""

_EMPTY: Final = ""
"""What calamine gives for a cell that holds nothing."""


@frozen
class Marks:
    """What is known of a sheet from the file itself; rows and columns count from 0.

    Attributes:
        instead: cells that calamine gives otherwise than they are shown.
        faults: cells that cannot be read.
        merges: ranges whose first cell holds for all of them.
        counted: the number of every row that holds anything.
        left_out: cells that calamine was not given.
    """

    instead: Mapping[Place, Cell] = field(factory=dict)
    faults: Mapping[Place, CellFault] = field(factory=dict)
    merges: Sequence[Merge] = ()
    counted: Sequence[int] = ()
    left_out: Sequence[Place] = ()


def parts_of(name: str, calamine_sheet: Any, marks: Marks) -> Iterator[Part]:
    """Yield the rows of a `CalamineSheet` that hold anything, between its start and its end."""
    yield SheetStart(name)
    merges = _Merges(sorted(marks.merges, reverse=True))
    for block in _blocks(calamine_sheet, marks):
        if block.numbers:
            merges.fill(block)
            yield Rows(block.numbers, block.columns, block.faults)
    yield SheetEnd(marks.counted, marks.left_out)


@define
class _Block:
    """Rows of a sheet, to be put right before they are handed on."""

    numbers: list[int]
    columns: list[list[Cell]]
    faults: dict[Place, CellFault]

    def put_right(self, instead: Sequence[tuple[Place, Cell]]) -> None:
        """Take other values, and none where there is a fault; a row left with nothing goes."""
        emptied = set()
        for row, column in self.faults:
            self.columns[column][bisect_left(self.numbers, row)] = None
        for (row, column), cell in instead:
            at = bisect_left(self.numbers, row)
            self.columns[column][at] = cell
            if cell is None:
                emptied.add(at)
        faulty = {row for row, _ in self.faults}
        for at in sorted(emptied, reverse=True):
            if self.numbers[at] not in faulty and all(cells[at] is None for cells in self.columns):
                for cells in self.columns:
                    del cells[at]
                del self.numbers[at]


def _blocks(sheet: Any, marks: Marks) -> Iterator[_Block]:
    """Yield the rows that hold anything, as wide as the sheet, those that are marked put right."""
    left = sheet.start[1] if sheet.start else 0
    last_row, last_column = sheet.end or (-1, left - 1)
    marked = [*marks.instead, *marks.faults]
    height = max((last_row, *(row for row, _ in marked))) + 1
    width = max((last_column, *(column for _, column in marked))) + 1
    blank = [_EMPTY] * (last_column + 1 - left)
    # calamine begins with row 0 wherever the sheet does, but with the first column in use.
    rows = islice(chain(sheet.iter_rows(), repeat(blank)), height)
    instead, faults = _by_block(marks.instead), _by_block(marks.faults)
    for number, first in enumerate(range(0, height, BLOCK)):
        raw = list(islice(rows, BLOCK))
        here = instead.get(number, [])
        faults_here = faults.get(number, [])
        touched = {row for (row, _), _ in chain[tuple[Place, Any]](here, faults_here)}
        held = {first + at for at, holds in enumerate(map(ne, raw, repeat(blank))) if holds}
        numbers = sorted(held | touched)
        if len(numbers) < len(raw):
            raw = [raw[row - first] for row in numbers]
        columns = [
            *_blanks(left, len(raw)),
            *map(_cells, zip(*raw, strict=True)),
            *_blanks(width - last_column - 1, len(raw)),
        ]
        block = _Block(numbers, columns, dict(faults_here))
        block.put_right(here)
        yield block


def _blanks(columns: int, rows: int) -> Iterator[list[Cell]]:
    return ([None] * rows for _ in range(columns))


def _by_block(marked: Mapping[Place, _What]) -> Mapping[int, list[tuple[Place, _What]]]:
    blocks = defaultdict(list)
    for place, what in marked.items():
        blocks[place[0] // BLOCK].append((place, what))
    return blocks


def _cells(column: Sequence[Any]) -> list[Cell]:
    """Return cells of a column as they are shown; equal texts and days are one object.

    That makes them several times quicker to hand on.
    """
    kinds = set(map(type, column))
    if timedelta in kinds:
        column = [elapsed(cell) if type(cell) is timedelta else cell for cell in column]
        kinds = set(map(type, column))
    if kinds <= {str, date}:
        seen: dict[Any, Any] = {_EMPTY: None}
        return list(map(seen.setdefault, column, column))
    if kinds == {float} and all(map(float.is_integer, column)) and _is_exact(column):
        return list(map(int, column))
    if float in kinds:
        column = [
            int(cell) if type(cell) is float and cell.is_integer() and abs(cell) < EXACT else cell
            for cell in column
        ]
    if datetime in kinds:
        column = [
            cell.date() if type(cell) is datetime and cell.time() == time.min else cell
            for cell in column
        ]
    return [None if cell == _EMPTY else cell for cell in column] if str in kinds else list(column)


def _is_exact(numbers: Sequence[float]) -> bool:
    return min(numbers) > -EXACT and max(numbers) < EXACT


@define
class _Merges:
    """Merged ranges in their order, filled in as the blocks of their rows come by.

    Attributes:
        ahead: those that begin below the rows seen so far, the next one last.
        begun: those that reach further down, each with what its first cell holds.
    """

    ahead: list[Merge]
    begun: list[tuple[Merge, Cell, CellFault | None]] = field(factory=list, init=False)

    def fill(self, block: _Block) -> None:
        """Give all cells of a range what its first one holds; rows left out stay so."""
        last = block.numbers[-1]
        while self.ahead and self.ahead[-1][0] <= last:
            self._begin(self.ahead.pop(), block)
        room = _OVERLAPPING * len(block.numbers) * len(block.columns)
        for merge, cell, fault in self.begun:
            room -= _fill(block, merge, cell, fault)
            if room < 0:
                raise Unreadable(OVERLAPPING)
        self.begun = [begun for begun in self.begun if begun[0][2] > last]

    def _begin(self, merge: Merge, block: _Block) -> None:
        row, column = merge[:2]
        at = bisect_left(block.numbers, row)
        if at == len(block.numbers) or block.numbers[at] != row or column >= len(block.columns):
            return
        cell, fault = block.columns[column][at], block.faults.get((row, column))
        # Where the first cell is blank, whatever stands in another one is not covered by it.
        if cell is not None or fault:
            self.begun.append((merge, cell, fault))


def _fill(block: _Block, merge: Merge, cell: Cell, fault: CellFault | None) -> int:
    """Fill in a merged range as far as it lies in a block; return how many cells that were."""
    first_row, first_column, last_row, last_column = merge
    start = bisect_left(block.numbers, first_row)
    stop = bisect_right(block.numbers, last_row)
    columns = range(first_column, min(last_column + 1, len(block.columns)))
    for column in columns:
        block.columns[column][start:stop] = [cell] * (stop - start)
        if fault or block.faults:
            for row in block.numbers[start:stop]:
                block.faults.pop((row, column), None)
                if fault:
                    block.faults[row, column] = fault
    return len(columns) * (stop - start)
