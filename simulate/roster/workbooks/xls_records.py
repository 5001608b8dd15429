"""The records of a `.xls`, as far as they say what its sheets are and which rows hold anything.

xlrd reads the cells; this count shares nothing with it but the bytes.
"""

from collections.abc import Collection, Iterator, Sequence
from struct import Struct
from typing import Final

from attrs import define, field, frozen

_HEADER: Final = Struct("<HH")
_PLACE: Final = Struct("<HH")
_SHEET: Final = Struct("<IBB")
_INDEX: Final = Struct("<I")
_LENGTH: Final = Struct("<H")

_BEGIN: Final = frozenset((0x0009, 0x0209, 0x0409, 0x0809))
_END: Final = 0x000A
_BOUND_SHEET: Final = 0x0085
_SHARED_TEXT: Final = 0x00FD
_TEXT: Final = 0x0204
_NUMBERS: Final = 0x00BD
_FORMULA: Final = 0x0006
_RESULT: Final = 0x0207
_VALUES: Final = frozenset((0x0203, 0x027E, 0x0205, 0x00D6))
"""Cells that hold something in any case: a number, a flag, an error, text with formats."""

_COLUMNS: Final = 256
_NO_TEXT: Final = b"\x17\x00"
"""An empty text as a formula names it."""
_SHARED_FORMULA: Final = 0x01
_WHEN_LOADED: Final = 0x02


@frozen
class SheetPlace:
    """Where a worksheet begins, and whether it is hidden."""

    position: int
    is_hidden: bool


@frozen
class RowCensus:
    """Which rows of a sheet hold anything.

    Attributes:
        counted: their numbers; a row that has one of its cells twice stands here twice.
        without_value: the formulas of a sheet that was never calculated, by row and column.
    """

    counted: Sequence[int]
    without_value: Sequence[tuple[int, int]]


def sheet_places(stream: bytes, base: int) -> list[SheetPlace]:
    """Return where the worksheets of a workbook are, in its order."""
    places = []
    for kind, at, _ in _records(stream, base):
        if kind == _BOUND_SHEET:
            position, visibility, sheet_kind = _SHEET.unpack_from(stream, at)
            if sheet_kind == 0:
                places.append(SheetPlace(base + position, visibility & 3 != 0))
    return places


def row_census(stream: bytes, position: int, empty: Collection[int]) -> RowCensus:
    """Count the rows of the sheet that begins here.

    Args:
        stream: the records of the workbook.
        position: where the sheet begins.
        empty: which of the texts that cells share have no letters.
    """
    cells, formulas = _Cells(), _Formulas()
    for kind, at, length in _records(stream, position):
        if kind == _NUMBERS:
            row, column = _PLACE.unpack_from(stream, at)
            cells.add(row, column, (length - 6) // 6)
        elif kind == _FORMULA:
            formulas.last = _PLACE.unpack_from(stream, at)
            if formulas.holds_anything(stream[at : at + length]):
                cells.add(*formulas.last)
        elif kind == _RESULT:
            if _LENGTH.unpack_from(stream, at)[0]:
                cells.add(*formulas.last)
        elif _is_filled(kind, stream, at, empty):
            cells.add(*_PLACE.unpack_from(stream, at))
    without_value = formulas.without_value()
    for place in without_value:
        cells.add_unless_there(*place)
    return RowCensus([*cells.columns, *cells.twice], without_value)


def _is_filled(kind: int, stream: bytes, at: int, empty: Collection[int]) -> bool:
    if kind == _SHARED_TEXT:
        return _INDEX.unpack_from(stream, at + 6)[0] not in empty
    if kind == _TEXT:
        return bool(_LENGTH.unpack_from(stream, at + 6)[0])
    return kind in _VALUES


def _records(stream: bytes, position: int) -> Iterator[tuple[int, int, int]]:
    """Yield kind, place and length of the records of what begins here, not of what is within."""
    depth = 0
    while True:
        kind, length = _HEADER.unpack_from(stream, position)
        position += _HEADER.size
        if kind in _BEGIN:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth == 0:
                return
        elif depth == 1:
            yield kind, position, length
        position += length


@define
class _Cells:
    """The cells met so far.

    Attributes:
        columns: of each row, as bits.
        twice: rows one of whose cells came again.
    """

    columns: dict[int, int] = field(factory=dict)
    twice: list[int] = field(factory=list)

    def add(self, row: int, column: int, count: int = 1) -> None:
        if column + count > _COLUMNS:
            raise ValueError(column)
        here = ((1 << count) - 1) << column
        before = self.columns.get(row, 0)
        if before & here:
            self.twice.append(row)
        self.columns[row] = before | here

    def add_unless_there(self, row: int, column: int) -> None:
        self.columns[row] = self.columns.get(row, 0) | 1 << column


@define
class _Formulas:
    """The formulas met so far: a program that cannot calculate stores an empty text or a zero.

    A real result may be that, too. So a sheet counts as never calculated only where no formula has
    come to anything else; and a formula that names an empty text, or is shared, is believed.

    Attributes:
        last: where the one met last stands; a result of letters is in a record behind it.
        doubtful: where those stand that may have no result.
        is_calculated: whether one has a result in any case.
    """

    last: tuple[int, int] = (0, 0)
    doubtful: list[tuple[int, int]] = field(factory=list)
    is_calculated: bool = False

    def holds_anything(self, formula: bytes) -> bool:
        """Return whether the record itself holds a result that is not empty."""
        result, flags, tokens = formula[6:14], formula[14], formula[22:]
        is_number = result[6:] != b"\xff\xff"
        is_empty = not is_number and result[0] == 3
        if is_empty:
            if _NO_TEXT not in tokens and tokens[0] != _SHARED_FORMULA:
                self.doubtful.append(self.last)
        elif result == bytes(8) and flags & _WHEN_LOADED:
            self.doubtful.append(self.last)
        else:
            self.is_calculated = True
        return is_number or result[0] in (1, 2)

    def without_value(self) -> list[tuple[int, int]]:
        """Return the formulas that were never calculated, once all are known."""
        return [] if self.is_calculated else self.doubtful
