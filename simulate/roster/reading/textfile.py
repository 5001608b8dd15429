"""A table as separated text: its encoding, its separator, its first rows, the rest in blocks."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from io import StringIO, TextIOWrapper
from tempfile import TemporaryFile
from typing import BinaryIO, Final

from attrs import frozen

from kernel.errors import RequestError
from kernel.messages import Text
from simulate.roster.reading.encoding import as_utf8
from simulate.roster.reading.header_search import FIRST_ROWS, NO_TABLE, Row
from simulate.roster.reading.records import Block, blocks_of
from simulate.roster.workbooks.sheet_parts import COLUMNS

Rows = Sequence[Row]

_SEPARATORS: Final = (",", "\t", ";", "|", "，")

_STAND_IN: Final = "\x1f"
"""ASCII's own separator, instead of one that is not ASCII."""

_DECLARATION: Final = re.compile(r'"?sep=([^\w"\r\n])"?(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
"""The line that tells Excel the separator; no spreadsheet shows it."""

_HEAD_BYTES: Final = 1 << 20
"""How many bytes are looked at for the separator and the header."""


@frozen(eq=False)
class TextFile:
    """A table as UTF-8 text.

    Attributes:
        head: the first rows that hold anything. They count from 1, blank ones between them, too.
        size: how many rows there are in all.
        separator: stands between the cells of the file.
        mark: the ASCII character that stands for it in `below`, even inside quotes.
        bom: whether the file begins with a byte order mark.
    """

    head: Rows
    size: int
    separator: str
    mark: str
    bom: bool
    _file: BinaryIO
    _blocks: Sequence[Block]
    _ends: Mapping[int, int]  # the place behind each row of the head

    def below(self, row: int) -> Iterator[tuple[int, bytes]]:
        """Go through the text below a row of the head: blocks, each with its first row's number."""
        number, start = row + 1, self._ends[row]
        for block in self._blocks:
            self._file.seek(start)
            yield number, self._file.read(block.end - start)
            number, start = block.number + block.records, block.end


@contextmanager
def open_text(
    label: str | Text, file: BinaryIO, score: Callable[[Rows], int]
) -> Iterator[TextFile]:
    """Open a table, whatever its encoding is and whatever separates its cells.

    Args:
        label: the file, as messages name it.
        file: its bytes.
        score: how good a header there is among the first rows, as one of the separators cuts them.

    Raises:
        RequestError: the file is no text, has no table, or has a quote that may swallow rows.
    """
    with ExitStack() as stack:
        text = stack.enter_context(as_utf8(label, file))
        top = _Top.of(label, text)
        separator = top.declared or max(_SEPARATORS, key=lambda one: score(top.rows(one)[0]))
        mark = separator
        if not separator.isascii():
            mark = _STAND_IN
            text = stack.enter_context(_replaced(text, separator))
            top = _Top.of(label, text)
        text.seek(top.start)
        blocks = list(blocks_of(label, text, mark, line=2 if top.declared else 1))
        rows, ends = top.rows(mark)
        head = [(row, [cell.replace(mark, separator) for cell in cells]) for row, cells in rows]
        if not head:
            raise RequestError(NO_TABLE.filled(label=label))
        size = sum(block.records for block in blocks)
        yield TextFile(head, size, separator, mark, top.bom, text, blocks, ends)


@frozen
class _Top:
    """The first lines of a table.

    Attributes:
        label: the file, as messages name it.
        text: the lines, each of them whole.
        start: the place of their first byte in the file.
        bom: whether a byte order mark stands above them.
        declared: the separator that the file names above them.
    """

    label: str | Text
    text: str
    start: int
    bom: bool
    declared: str | None

    @classmethod
    def of(cls, label: str | Text, file: BinaryIO) -> "_Top":
        file.seek(0)
        text = file.read(_HEAD_BYTES).decode(errors="ignore")
        if file.read(1):
            text = text[: (text.rfind("\n") + 1) or (text.rfind("\r") + 1)]
        bom = text.startswith("\ufeff")
        declaration = _DECLARATION.match(text, int(bom))
        begin = declaration.end() if declaration else int(bom)
        start = len(text[:begin].encode())
        return cls(label, text[begin:], start, bom, declaration[1] if declaration else None)

    def rows(self, separator: str) -> tuple[Rows, Mapping[int, int]]:
        """Return the first rows that hold anything, as a separator cuts them, and where each ends.

        They stop where quotes are not in order for this separator.
        """
        place = self.start
        rows: list[tuple[int, list[str]]] = []
        ends: dict[int, int] = {}

        def lines() -> Iterator[str]:
            nonlocal place
            for line in StringIO(self.text, newline=""):
                place += len(line.encode())
                yield line

        reader = csv.reader(lines(), delimiter=separator, strict=True)
        with suppress(csv.Error):
            for row, cells in enumerate(reader, start=1):
                if len(cells) > COLUMNS:
                    raise RequestError(
                        "{label}: row {row} has {found} cells; expected at most {most}, as in a "
                        "spreadsheet",
                        label=self.label,
                        row=row,
                        found=len(cells),
                        most=COLUMNS,
                    )
                if any(cell.strip() for cell in cells):
                    rows.append((row, cells))
                    ends[row] = place
                if len(rows) == FIRST_ROWS:
                    break
        return rows, ends


@contextmanager
def _replaced(text: BinaryIO, separator: str) -> Iterator[BinaryIO]:
    """Put the stand-in where a separator stands."""
    text.seek(0)
    reader = TextIOWrapper(text, encoding="utf-8", newline="")
    with TemporaryFile() as copy:
        while block := reader.read(_HEAD_BYTES):
            copy.write(block.replace(separator, _STAND_IN).encode())
        reader.detach()
        yield copy
