"""The rows of a sheet's XML, in blocks of whole rows and always written in the same way."""

import re
from collections.abc import Iterator
from typing import IO, Final

from attrs import define, field

from kernel.messages import message
from simulate.roster.workbooks.package import DAMAGED
from simulate.roster.workbooks.sheet_parts import COLUMNS, Merge, Unreadable
from simulate.roster.workbooks.xlsx_cells import column_letters, column_number

ODD: Final = message("its sheet is written as no spreadsheet program writes it")

_READ_AT_ONCE: Final = 1 << 20
_LONGEST: Final = 64 << 20
"""Bytes that a row may take up."""

_COMMENT: Final = re.compile(rb"<!--.*?-->", re.DOTALL)
_DATA: Final = re.compile(rb"<((?:[\w.-]+:)?)sheetData\s*(/?)>")
_TAG: Final = re.compile(
    rb"<(/?)(?:[\w.-]+:)?(\w+)((?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*(/?)>"
)
_ATTRIBUTE: Final = re.compile(rb"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_MERGE: Final = re.compile(
    rb"""mergeCell\s[^>]*?ref\s*=\s*["']([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?["'][^>]*>"""
)


@define
class SheetXml:
    """The XML of a sheet, read once from its beginning to its end.

    Attributes:
        file: as it comes out of the archive.
        merges: its merged ranges, known once the rows are read.
    """

    file: IO[bytes]
    merges: list[Merge] = field(factory=list, init=False)

    def blocks(self) -> Iterator[bytes]:
        """Yield the rows, whole ones, some at a time.

        Raises:
            Unreadable: no rows begin, or they do not end.
        """
        rest = b""
        while not (data := _DATA.search(_COMMENT.sub(b"", rest))):
            rest += _next(self.file, rest)
        prefix, is_empty = data.groups()
        rest = data.string[data.end() :]
        if not is_empty:
            begin, end = b"<%brow" % prefix, b"</%bsheetData" % prefix
            while (stop := rest.find(end)) < 0:
                stop = rest.rfind(begin)
                if stop > 0:
                    yield _unprefixed(rest[:stop], prefix)
                    rest = rest[stop:]
                rest += _next(self.file, rest)
            yield _unprefixed(rest[:stop], prefix)
            rest = rest[stop:]
        self._read_merges(rest)

    def _read_merges(self, rest: bytes) -> None:
        """Read what stands behind the rows, to the end."""
        while True:
            for merge in _MERGE.finditer(rest):
                left, top, right, bottom = merge.groups()
                self.merges.append(
                    (
                        int(top) - 1,
                        column_number(left) - 1,
                        int(bottom or top) - 1,
                        column_number(right or left) - 1,
                    )
                )
            chunk = self.file.read(_READ_AT_ONCE)
            if not chunk:
                return
            rest = rest[rest.rfind(b">") + 1 :] + chunk


def _next(sheet: IO[bytes], rest: bytes) -> bytes:
    chunk = sheet.read(_READ_AT_ONCE)
    if not chunk:
        raise Unreadable(DAMAGED)
    if len(rest) > _LONGEST:
        raise Unreadable(ODD)
    return chunk


def _unprefixed(block: bytes, prefix: bytes) -> bytes:
    """Return rows without comments and without the prefix of their namespace."""
    if prefix:
        block = block.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</")
    if b"!" in block:  # found sooner than what it begins with
        block = _COMMENT.sub(b"", block)
        if b"<!" in block:
            raise Unreadable(ODD)
    return block


@define
class Rewriting:
    """Puts rows into the form that spreadsheet programs write: every row and cell with its place.

    Attributes:
        row: the number of the row seen last, counted from 1.
        column: of the cell seen last in it, counted from 1.
    """

    row: int
    column: int = 0

    def rewritten(self, block: bytes) -> bytes:
        """Return rows with their places, in double quotes and with single blanks."""
        return _TAG.sub(self._tag, block)

    def _tag(self, tag: re.Match[bytes]) -> bytes:
        closing, name, attributes, empty = tag.groups()
        known = {key: double or single for key, double, single in _ATTRIBUTE.findall(attributes)}
        if closing or name not in (b"row", b"c"):
            space = b' xml:space="preserve"' if known.get(b"xml:space") == b"preserve" else b""
            return b"<%b%b%b%b>" % (closing, name, space, empty)
        if name == b"row":
            self.row = int(known.pop(b"r", self.row + 1))
            self.column = 0
            return b'<row r="%d"%b>' % (self.row, empty)
        place = known.pop(b"r", b"").upper()
        self.column = column_number(place.rstrip(b"0123456789")) if place else self.column + 1
        if self.column > COLUMNS:
            raise Unreadable(message("row {row} goes beyond the last column", row=self.row))
        place = place or b"%b%d" % (column_letters(self.column), self.row)
        others = b"".join(b' %b="%b"' % item for item in known.items())
        return b'<c r="%b"%b%b>' % (place, others, empty)
