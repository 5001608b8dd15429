"""Which rows of an OpenDocument spreadsheet hold anything, found without an XML parser.

The reader of the cells goes element by element; this count looks for the marks of a value in the
bytes of each row.
"""

import re
from itertools import pairwise
from typing import Final

from attrs import define, field

from kernel.messages import message
from simulate.roster.workbooks.sheet_parts import ROWS, Unreadable

_LONGEST: Final = 1 << 24
"""Bytes that a row may have."""

_START: Final = re.compile(rb"<table:table(-row)?[\s/>]")
_REPEATED: Final = re.compile(rb"""table:number-rows-repeated\s*=\s*["'](\d+)["']""")
_BESIDE: Final = re.compile(
    rb"<(office:annotation|draw:[\w-]+)\b(?:[^>]*/>|.*?</\1\s*>)", re.DOTALL
)
"""Comments and pictures, which are no content of their cell."""
_CONTENT: Final = re.compile(
    rb"office:(?:value|date-value|time-value|boolean-value)\s*="
    rb"|office:string-value\s*=\s*[\"'][^\"']"
    rb"|<text:(?:s|tab|line-break)[\s/]"
    rb"|<text:(?:p|h|span|a|ruby-base)(?:\s[^>]*)?(?<!/)>[^<]"
    rb"|</text:(?:span|a)>[^<]"
    rb"|calcext:value-type\s*=\s*[\"']error"
    rb"|<table:(?:covered-)?table-cell(?=[^>]*\stable:formula)(?![^>]*\soffice:value-type)"
)


@define
class TableCensus:
    """The rows counted so far.

    Attributes:
        tables: of each table, in the order of the file, the rows that hold anything.
    """

    tables: list[list[int]] = field(factory=list)
    _buffer: bytes = b""
    _row: int = 0

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes of the file.

        Raises:
            Unreadable: a row is absurdly long.
        """
        self._buffer += chunk
        starts = [*_START.finditer(self._buffer)]
        for start, after in pairwise(starts):
            self._take(bool(start[1]), self._buffer[start.start() : after.start()])
        self._buffer = self._buffer[starts[-1].start() if starts else -64 :]
        if len(self._buffer) > _LONGEST:
            raise Unreadable(message("a row of it is absurdly long"))

    def close(self) -> None:
        """Take what has come in last."""
        start = _START.match(self._buffer)
        if start:
            self._take(bool(start[1]), self._buffer)

    def _take(self, is_row: bool, piece: bytes) -> None:
        if not is_row:
            self.tables.append([])
            self._row = 0
            return
        tag, _, _ = piece.partition(b">")
        repeated = _REPEATED.search(tag)
        after = self._row + (int(repeated[1]) if repeated else 1)
        row, _, _ = piece.partition(b"</table:table-row>")
        if b"<office:annotation" in row or b"<draw:" in row:
            row = _BESIDE.sub(b"", row)
        if _CONTENT.search(row):
            if after > ROWS:
                raise Unreadable(message("a row of it stands beyond the last row of a sheet"))
            self.tables[-1].extend(range(self._row, after))
        self._row = after
