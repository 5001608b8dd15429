"""The records of separated text: each ends at a line end that stands outside quotes.

They are counted here without any library, so that what a library reads can be checked against it.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

import numpy as np
from attrs import frozen

from kernel.errors import RequestError
from kernel.figures import Array
from kernel.messages import Text
from simulate.roster.reading.encoding import REMEDY
from simulate.roster.reading.pages import PAGE
from simulate.roster.reading.quotes import Quotes

_AT_ONCE: Final = 4 << 20
"""Bytes that are looked at together; no record may be longer."""

_LF, _CR = b"\n\r"


@frozen
class Block:
    """Consecutive records, as many as a page holds at most.

    Attributes:
        number: that of the first record, counted from 1.
        records: how many there are.
        start: the place of their first byte in the file.
        end: the place behind the last one.
    """

    number: int
    records: int
    start: int
    end: int


def blocks_of(label: str | Text, file: BinaryIO, separator: str, line: int) -> Iterator[Block]:
    """Go through the records of UTF-8 text, from where the file stands.

    A quote that opens a cell has to be closed by one that ends it; between them quotes are doubled.
    What does not keep to that is read in one way by one program and otherwise by the next.

    Args:
        label: the file.
        file: the text.
        separator: the ASCII character that stands between cells.
        line: the number of the line where the file stands.

    Raises:
        RequestError: a quote may swallow rows, or a record is too long.
    """
    number, start, text, is_last = 1, file.tell(), b"", False
    while not is_last:
        more = file.read(_AT_ONCE)
        text, is_last = text + more, len(more) < _AT_ONCE
        lines = _line_ends(text, is_last=is_last)
        quotes = Quotes.of(text, separator)
        _check(label, quotes, lines, line, is_last=is_last)
        ends = lines[quotes.outside(lines)]
        if not len(ends) and not is_last:
            raise RequestError(
                "{label}: line {line}: a row of more than {size} MB, perhaps because a quotation "
                'mark (") is opened and not closed; {remedy}',
                label=label,
                line=line,
                size=_AT_ONCE >> 20,
                remedy=REMEDY,
            )
        done = 0
        for first in range(0, len(ends), PAGE):
            records = ends[first : first + PAGE]
            end = int(records[-1]) + 1
            yield Block(number, len(records), start + done, start + end)
            number, done = number + len(records), end
        line += int(np.searchsorted(lines, done))
        start, text = start + done, text[done:]


def cells_of(record: str, separator: str) -> list[str]:
    """Return the cells of one record whose quotes are in order."""
    mark = re.escape(separator)
    cells = re.findall(rf'(?:\A|{mark})(?:"((?:[^"]++|"")*+)"|([^{mark}]*))', record)
    return [plain or quoted.replace('""', '"') for quoted, plain in cells]


def _line_ends(text: bytes, *, is_last: bool) -> Array:
    """Return the places where lines end, each of the last character: LF, CR and LF, or CR alone.

    The text itself ends the last one.
    """
    marks = np.frombuffer(text, np.uint8)
    if b"\r" in text:
        ends = np.flatnonzero((marks == _LF) | (marks == _CR))
        behind = marks[np.minimum(ends + 1, len(marks) - 1)]
        is_half = (marks[ends] == _CR) & (behind == _LF)
        is_half[-1:] |= not is_last and text.endswith(b"\r")
        ends = ends[~is_half]
    else:
        ends = np.flatnonzero(marks == _LF)
    is_cut = is_last and text and not text.endswith((b"\n", b"\r"))
    return np.append(ends, len(text) - 1) if is_cut else ends


def _check(label: str | Text, quotes: Quotes, lines: Array, line: int, *, is_last: bool) -> None:
    if quotes.doubtful is not None:
        raise RequestError(
            '{label}: line {line}: a cell begins with a quotation mark ("), and the next one does '
            "not end the cell, so that it is not certain where the row ends; double the quotation "
            "marks inside the cell, or {remedy}",
            label=label,
            line=line + int(np.searchsorted(lines, quotes.doubtful)),
            remedy=REMEDY,
        )
    if is_last and quotes.left_open is not None:
        raise RequestError(
            '{label}: line {line}: a cell begins with a quotation mark ("), and none ends it; take '
            "the mark away or close the cell, or {remedy}",
            label=label,
            line=line + int(np.searchsorted(lines, quotes.left_open)),
            remedy=REMEDY,
        )
