"""The cells of a sheet in a `.xlsb`, and its rows counted without them."""

from collections.abc import Collection, Sequence
from struct import Struct
from typing import IO, Final

from simulate.roster.workbooks.sheet_parts import Cell, CellFault
from simulate.roster.workbooks.xlsb_records import records, text_at

ROW: Final = 0
"""The record of a row, in front of its cells."""

_BLANK, _RK, _ERROR, _FLAG, _REAL, _TEXT, _SHARED = range(1, 8)
_FORMULA_TEXT, _FORMULA_REAL, _FORMULA_FLAG, _FORMULA_ERROR = range(8, 12)
_RICH: Final = 62
_SHORT: Final = range(12, 19)
"""Cells that say no column: each stands behind the one before."""
_SHORT_AFTER: Final = 11

_UINT: Final = Struct("<I")
_DOUBLE: Final = Struct("<d")
_CELL: Final = Struct("<II")
_STYLE: Final = 0xFFFFFF


def cell_of(kind: int, record: bytes, before: int) -> tuple[int, int, int, int] | None:
    """Return column, kind, style and where the value stands, or None for what is no filled cell.

    The kind is that of a record that is not short; `before` is the column of the cell before it.
    """
    if _RK <= kind <= _FORMULA_ERROR or kind == _RICH:
        column, style = _CELL.unpack_from(record)
        return column, kind, style & _STYLE, 8
    if kind in _SHORT:
        (style,) = _UINT.unpack_from(record)
        return before + 1, kind - _SHORT_AFTER, style & _STYLE, 4
    if kind == _BLANK:
        return _UINT.unpack_from(record)[0], kind, 0, 8
    return None


def held(kind: int, record: bytes, at: int, texts: Sequence[str]) -> Cell | CellFault:
    """Return what a cell holds, a number whatever its format makes of it."""
    if kind == _SHARED:
        return texts[int.from_bytes(record[at : at + 4], "little")]
    if kind == _RK:
        return _compressed(*_UINT.unpack_from(record, at))
    if kind in (_REAL, _FORMULA_REAL):
        return float(_DOUBLE.unpack_from(record, at)[0])
    if kind in (_TEXT, _FORMULA_TEXT):
        return text_at(record, at)[0]
    if kind == _RICH:
        return text_at(record, at + 1)[0]
    if kind in (_FLAG, _FORMULA_FLAG):
        return bool(record[at])
    return CellFault.ERROR if kind in (_ERROR, _FORMULA_ERROR) else None


def _compressed(bits: int) -> float:
    """Return a number that is kept in 30 bits: whole or not, in hundredths or not."""
    if bits & 2:
        number = float((bits >> 2) - ((bits & 0x80000000) >> 1))
    else:
        number = _DOUBLE.unpack(bytes(4) + _UINT.pack(bits & ~3))[0]
    return number / 100 if bits & 1 else number


def counted_rows(part: IO[bytes], empty: Collection[int]) -> list[int]:
    """Return the rows that hold anything, by what kind of records they have.

    `empty` are the shared texts without letters.
    """
    counted: list[int] = []
    row, holds_anything = 0, False
    for kind, record in records(part):
        if kind == ROW:
            row, holds_anything = _UINT.unpack_from(record)[0], False
        elif not holds_anything and _is_filled(kind, record, empty):
            holds_anything = True
            counted.append(row)
    return counted


_FILLED: Final = frozenset({2, 3, 4, 5, 9, 10, 11, 13, 14, 15, 16})
"""Records of a number, a flag or an error."""
_LETTERS: Final = {6: 8, 8: 8, 17: 4, 62: 9}
"""Records of a text, and where its length stands."""
_LETTERS_ELSEWHERE: Final = {7: 8, 18: 4}
"""Records of a shared text, and where its number stands."""


def _is_filled(kind: int, record: bytes, empty: Collection[int]) -> bool:
    if kind in _LETTERS:
        return bool(_UINT.unpack_from(record, _LETTERS[kind])[0])
    if kind in _LETTERS_ELSEWHERE:
        return _UINT.unpack_from(record, _LETTERS_ELSEWHERE[kind])[0] not in empty
    return kind in _FILLED
