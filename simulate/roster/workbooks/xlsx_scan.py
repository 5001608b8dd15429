"""What calamine does not tell of a sheet, found in its XML block by block.

Most blocks hold only kinds of cells that are known already; then a few searches are all they cost.
"""

import re
from array import array
from collections import Counter
from collections.abc import Collection, Sequence
from html import unescape
from typing import Final

from attrs import define, field

from kernel.messages import message
from simulate.roster.workbooks.calamine_sheet import Place
from simulate.roster.workbooks.number_formats import (
    NUMBER,
    Kind,
    plain_number,
    shown,
)
from simulate.roster.workbooks.sheet_parts import ROWS, Cell, CellFault, Unreadable
from simulate.roster.workbooks.xlsx_cells import (
    KnownCells,
    RowKind,
    column_number,
    has_texts,
    row_kind,
    rows_in,
    without_texts,
)
from simulate.roster.workbooks.xlsx_rows import ODD, Rewriting
from simulate.roster.workbooks.xlsx_styles import Styles

_MANY: Final = 10_000
"""Kinds of rows that are remembered at once."""

_LETTERS: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TO_ZEROS: Final = bytes.maketrans(b"123456789", b"000000000")
_SIXTEEN: Final = b"0" * 16
_LONG: Final = re.compile(rb"<v>-?\d{16}")

_CELL: Final = re.compile(rb'r="([A-Z]+)(\d+)"([^>]*)>(.*)', re.DOTALL)
_TYPE: Final = re.compile(rb' t="(\w*)"')
_STYLE: Final = re.compile(rb' s="(\d+)"')
_VALUE: Final = re.compile(rb"<v[^>/]*>([^<]*)</v>")
_NUMBER: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")

_KNOWN_ERRORS: Final = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}
"""Error values at which calamine does not give up."""

_ERROR: Final = re.compile(rb'( t="e"[^>]*>(?:(?!</c>).)*?<v>)[^<]*', re.DOTALL)


@define
class Scan:
    """Looks through a sheet; rows and columns count from 0.

    Attributes:
        styles: what is shown of numbers.
        is_1904: days count from 1904.
        empty_strings: which of the strings that cells share show nothing.
        counted: the number of each row that holds anything.
        instead: cells that calamine gives otherwise than they are shown.
        faults: cells that cannot be read.
        has_unknown_errors: calamine gives up at some of them.
        columns: how many cells with content each column has.
    """

    styles: Styles
    is_1904: bool
    empty_strings: Collection[int]
    counted: "array[int]" = field(factory=lambda: array("L"), init=False)
    instead: dict[Place, Cell] = field(factory=dict, init=False)
    faults: dict[Place, CellFault] = field(factory=dict, init=False)
    has_unknown_errors: bool = field(default=False, init=False)
    columns: Counter[int] = field(factory=Counter, init=False)
    _row: int = field(default=0, init=False)
    _has_texts: bool = field(default=False, init=False)
    _rows: dict[bytes, RowKind] = field(factory=dict, init=False)
    _cells: KnownCells = field(factory=KnownCells, init=False)
    _of_style: re.Pattern[bytes] | None = field(init=False)
    _empty: re.Pattern[bytes] | None = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._of_style = _one_of(rb' s="(?:%b)"', self.styles.otherwise)
        self._empty = _one_of(rb' t="s"[^>]*><v>(?:%b)</v></c>', self.empty_strings)

    def read(self, block: bytes) -> bytes:
        """Look through whole rows, and return them in the form that programs write.

        Raises:
            Unreadable: rows or cells stand twice, out of order, or beyond the last one.
        """
        block = self._with_blanks(block)
        try:
            rows = self._kind_of_each(block)
        except ValueError:
            block = self._with_blanks(Rewriting(self._row).rewritten(block))
            try:
                rows = self._kind_of_each(block)
            except ValueError:
                raise Unreadable(ODD) from None
        self._count(block, rows)
        if any(kind.odd for kind in rows):
            for row, kind in zip(block.split(b'<row r="')[1:], rows, strict=True):
                if kind.odd:
                    cells = row.split(b"<c ")
                    for at in kind.odd:
                        self._look_at(cells[at + 1])
        if self._of_style:
            self._look_around(self._of_style, block)
        if _SIXTEEN in block.translate(_TO_ZEROS):
            self._look_around(_LONG, block)
        return block

    def _with_blanks(self, block: bytes) -> bytes:
        """Return rows in which cells of an empty text, and empty values, are written as such."""
        block = block.replace(b"<v></v>", b"<v/>")
        return self._empty.sub(b"/>", block) if self._empty else block

    def _kind_of_each(self, block: bytes) -> list[RowKind]:
        """Return the kind of each row. Raises ValueError where one is not as programs write it."""
        before, *rows = rows_in(without_texts(block) if self._has_texts else block)
        new = set(rows) - self._rows.keys()
        if not self._has_texts and any(map(has_texts, new)):
            self._has_texts = True
            return self._kind_of_each(block)
        if before.strip():
            raise ValueError(before)
        if len(self._rows) > _MANY:
            self._rows.clear()
            new = set(rows)
        for row in new:
            self._rows[row] = row_kind(row, self._cells)
        return [self._rows[row] for row in rows]

    def _count(self, block: bytes, kinds: Sequence[RowKind]) -> None:
        """Note which rows and columns hold something; rows and cells must be where they say."""
        row = self._row
        texts = block.translate(None, _LETTERS).split(b'<row r="')[1:]
        for text, kind in zip(texts, kinds, strict=True):
            number = text[: text.index(b'"')]
            last, row = row, int(number)
            if row <= last:
                raise Unreadable(message("row {row} stands twice or out of order", row=row))
            if text.count(b'<c r="' + number + b'"') != kind.cells:
                raise Unreadable(message("cells of another row stand in row {row}", row=row))
            if not kind.in_order:
                raise Unreadable(message("cells of row {row} stand twice or out of order", row=row))
            if kind.holding:
                self.counted.append(row - 1)
        if row > ROWS:
            raise Unreadable(message("row {row} lies beyond the last row of a sheet", row=row))
        self._row = row
        for kind, times in Counter(kinds).items():
            for column in kind.holding:
                self.columns[column] += times

    def _look_around(self, mark: re.Pattern[bytes], block: bytes) -> None:
        """Look at the cells in which a mark is found."""
        for found in mark.finditer(block):
            start = block.rfind(b"<c ", 0, found.start())
            if start >= 0:
                self._look_at(block[start + 3 : block.find(b"</c>", start)])

    def _look_at(self, cell: bytes) -> None:
        """Note what is shown of a cell if that is not what calamine gives."""
        parts = _CELL.match(cell)
        if parts is None or parts[3].endswith(b"/"):
            return
        place, given, found = _place(cell), _TYPE.search(parts[3]), _VALUE.search(parts[4])
        kind = given[1] if given else b"n"
        value = unescape(found[1].decode()) if found else ""
        if kind == b"e":
            self.faults[place] = CellFault.ERROR
            self.has_unknown_errors |= value not in _KNOWN_ERRORS
        elif not found:
            if b"<f" in parts[4] and not (kind == b"str" and b"<v" in parts[4]):
                self.faults[place] = CellFault.NO_STORED_VALUE
        elif kind == b"n":
            self._look_at_number(place, value, _STYLE.search(parts[3]))
        elif kind == b"b":
            self.instead[place] = value.strip().lower() in ("1", "true")
        elif kind == b"inlineStr":
            self.instead[place] = value
        elif kind == b"s" and not value.isdecimal():
            raise Unreadable(ODD)

    def _look_at_number(self, place: Place, value: str, style: re.Match[bytes] | None) -> None:
        number = value.strip()
        form = self.styles.formats.get(int(style[1]), NUMBER) if style else NUMBER
        if not _NUMBER.fullmatch(number):
            self.instead[place] = value
        elif form.kind is Kind.DAY or (style and int(style[1]) in self.styles.otherwise):
            try:
                self.instead[place] = shown(number, form, is_1904=self.is_1904)
            except ValueError:
                self.faults[place] = CellFault.ERROR
        else:
            self.instead[place] = plain_number(number)


def with_known_errors(block: bytes) -> bytes:
    """Return rows in which every error value is one that calamine knows."""
    return _ERROR.sub(rb"\1#N/A", block)


def _place(cell: bytes) -> Place:
    """Return row and column of a cell, from 0."""
    parts = _CELL.match(cell)
    if parts is None:
        raise Unreadable(ODD)
    return int(parts[2]) - 1, column_number(parts[1]) - 1


def _one_of(pattern: bytes, numbers: Collection[int]) -> re.Pattern[bytes] | None:
    """Return a pattern that finds any of some numbers; None where there are none."""
    choices = b"|".join(b"%d" % number for number in numbers)
    return re.compile(pattern % choices) if numbers else None
