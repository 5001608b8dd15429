"""The text of a CSV file as UTF-8, whichever of the accepted encodings it came in."""

import codecs
import csv
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import StringIO, TextIOWrapper
from tempfile import TemporaryFile
from typing import BinaryIO, Final

from attrs import frozen

from kernel.errors import RequestError

_BLOCK: Final = 1 << 20


@frozen
class TextFile:
    """A file of UTF-8 text that stands behind its first row.

    Attributes:
        first_row: the cells of that row.
        lines: how many lines follow, near enough for a progress bar.
    """

    file: BinaryIO
    first_row: tuple[str, ...]
    lines: int


@contextmanager
def open_text(label: str, file: BinaryIO) -> Iterator[TextFile]:
    """Find the encoding out, read the first row and stand behind it.

    Raises:
        RequestError: the file is neither UTF-8 nor GB18030, or empty.
    """
    with ExitStack() as stack:
        decoded = file if _is_utf8(file) else stack.enter_context(_transcoded(label, file))
        yield _behind_first_row(label, decoded)


def _behind_first_row(label: str, decoded: BinaryIO) -> TextFile:
    lines = sum(block.count(b"\n") for block in _blocks(decoded))
    decoded.seek(0)
    if decoded.read(len(codecs.BOM_UTF8)) != codecs.BOM_UTF8:
        decoded.seek(0)
    position = decoded.tell()
    text = TextIOWrapper(decoded, encoding="utf-8", newline="")

    def read_lines() -> Iterator[str]:  # several where a header holds line breaks between quotes
        nonlocal position
        for line in text:
            position += len(line.encode())
            yield line

    try:
        first_row = tuple(next(csv.reader(read_lines()), ()))
    except csv.Error:  # a cell too long for a header
        first_row = ()
    text.detach()
    decoded.seek(position)
    if not any(cell.strip() for cell in first_row):
        raise RequestError(f"{label}: the first row holds no headers; expected them")
    return TextFile(decoded, first_row, lines)


def cells_of(text: str) -> tuple[str, ...]:
    """Return the cells of one row of CSV; text that is none is a single cell."""
    try:
        return tuple(next(csv.reader(StringIO(text, newline="")), ()))
    except csv.Error:
        return (text,)


def _is_utf8(file: BinaryIO) -> bool:
    try:
        deque(_decoded(file, "utf-8"), maxlen=0)
    except UnicodeDecodeError:
        return False
    return True


@contextmanager
def _transcoded(label: str, file: BinaryIO) -> Iterator[BinaryIO]:
    with TemporaryFile() as copy:
        try:
            for text in _decoded(file, "gb18030"):
                copy.write(text.encode())
        except UnicodeDecodeError:
            raise RequestError(
                f"{label}: neither UTF-8 nor GB18030 text; "
                "expected a roster as .csv, .xlsx or .parquet"
            ) from None
        yield copy


def _decoded(file: BinaryIO, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    for block in _blocks(file):
        yield decoder.decode(block)
    yield decoder.decode(b"", final=True)


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    while block := file.read(_BLOCK):
        yield block
