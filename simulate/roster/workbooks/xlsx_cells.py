"""What kinds of rows a sheet has: rows as XML without what differs from one to the next.

With the digits and the texts taken out of them, the many rows of a sheet are mostly a few dozen
kinds, so that each needs to be looked at only once.
"""

import re
from operator import lt
from typing import Final

from attrs import define, frozen

from simulate.roster.workbooks.sheet_parts import COLUMNS

_DIGITS: Final = b"0123456789"

_ROW: Final = re.compile(rb'"(?: [\w:]+="[^"]*")* ?')
_END: Final = b"</row>"
_CELL: Final = re.compile(
    rb'r="([A-Z]{1,3})"((?: [\w:]+="[^"]*")*) ?(?:/>|>(.*)</c>)\s*', re.DOTALL
)
_TYPE: Final = re.compile(rb' t="(\w*)"')
_CONTENT: Final = re.compile(
    rb"\s*(?P<formula><f\b[^>]*>(?:[^<]*</f>)?)?"
    rb'\s*(?P<result><v(?: xml:space="preserve")?(?: ?/>|>(?P<value>[^<]*)</v>))?'
    rb"\s*(?P<text><is ?/>|<is>.*</is>)?\s*",
    re.DOTALL,
)

_PHONETIC: Final = re.compile(rb"<rPh\b.*?</rPh>", re.DOTALL)
_SHOWN: Final = re.compile(rb"<t(?:>\s*(?:[^<\s]|<!)| [^>]*[^/]>[^<])")

_TEXT: Final = re.compile(rb'<t(?: xml:space="preserve">|>\s*(?=[^<\s]))[^<]+')
_FORMULA: Final = re.compile(rb"<f\b[^>]*>[^<]+")
_RESULT: Final = re.compile(rb't="str"[^>]*>(?:<f\b[^>]*>(?:</f>)?)?<v[^>]*>[^<]+')

_PLAIN: Final = {b"", b".", b".E-", b"E-", b".e-", b"e-"}
"""What remains of a number without its digits, where nothing about it has to be looked at."""


@frozen
class CellKind:
    """A kind of cell.

    Attributes:
        column: counted from 0.
        holds: something is shown in it.
        is_odd: a cell of this kind has to be looked at.
    """

    column: int
    holds: bool = False
    is_odd: bool = False


@define(eq=False)
class RowKind:
    """A kind of row.

    Attributes:
        cells: how many stand in it.
        holding: the columns of those that show something.
        odd: which of the cells have to be looked at.
        in_order: no column stands twice or behind a later one.
    """

    cells: int
    holding: list[int]
    odd: list[int]
    in_order: bool


def without_texts(block: bytes) -> bytes:
    """Return rows in which a dot stands for each text, and nothing for a formula."""
    block = _FORMULA.sub(b"<f>", _TEXT.sub(b"<t>.", block))
    return _RESULT.sub(b't="str"><v>.', block)


def rows_in(block: bytes) -> list[bytes]:
    """Return what precedes the first row of a block, and the rows without their digits."""
    return block.translate(None, _DIGITS).split(b'<row r="')


def has_texts(row: bytes) -> bool:
    """Say whether texts or formulas stand in a row, which may differ in each."""
    return b"<t" in row or b"<f" in row or b't="str"' in row


class KnownCells(dict[bytes, CellKind]):
    """The kinds of cells that are known, by their XML without digits; others are looked at."""

    def __missing__(self, piece: bytes) -> CellKind:
        """Find out what kind a cell is. Raises ValueError where it is not as programs write it."""
        self[piece] = kind = cell_kind(piece)
        return kind


def row_kind(row: bytes, known: KnownCells) -> RowKind:
    """Return what kind a row is; it is given from behind the digits of its number, without any.

    Raises:
        ValueError: it is not as programs write it.
    """
    start, _, inside = row.rstrip().partition(b">")
    is_empty = start.endswith(b"/")
    if not _ROW.fullmatch(start.removesuffix(b"/")) or inside.endswith(_END) is is_empty:
        raise ValueError(row)
    before, *pieces = inside.removesuffix(_END).split(b"<c ")
    if before.strip():
        raise ValueError(row)
    cells = [known[piece] for piece in pieces]
    columns = [cell.column for cell in cells]
    return RowKind(
        len(cells),
        [cell.column for cell in cells if cell.holds],
        [at for at, cell in enumerate(cells) if cell.is_odd],
        all(map(lt, columns, columns[1:])),
    )


def cell_kind(piece: bytes) -> CellKind:
    """Return what kind a cell without digits is.

    Raises:
        ValueError: it is not as programs write it.
    """
    parts = _CELL.fullmatch(piece)
    if parts is None:
        raise ValueError(piece)
    letters, attributes, inside = parts.groups()
    column = column_number(letters) - 1
    content = _CONTENT.fullmatch(inside or b"")
    if content is None or column >= COLUMNS:
        raise ValueError(piece)
    given = _TYPE.search(attributes)
    kind = given[1] if given else b"n"
    formula, result, value, text = content.group("formula", "result", "value", "text")
    if value is not None:
        return CellKind(column, holds=True, is_odd=_is_odd(kind, value))
    if shows_text(text or b""):
        return CellKind(column, holds=True)
    is_unknown = formula is not None and not (kind == b"str" and result)
    return CellKind(column, holds=is_unknown, is_odd=is_unknown)


def shows_text(text: bytes) -> bool:
    """Say whether a string's XML holds more than phonetic signs and blanks that are not kept."""
    if b"<rPh" in text:
        text = _PHONETIC.sub(b"", text)
    return _SHOWN.search(text) is not None


def column_number(letters: bytes) -> int:
    """Return the number of a column, counted from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def column_letters(number: int) -> bytes:
    """Return the letters of a column that is counted from 1."""
    letters = b""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = bytes([65 + letter]) + letters
    return letters


def _is_odd(kind: bytes, value: bytes) -> bool:
    """Say whether a value has to be looked at."""
    if kind in (b"str", b"d"):
        return False
    return value not in _PLAIN if kind == b"n" else kind not in (b"s", b"b") or value != b""
