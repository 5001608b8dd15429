"""The text of a CSV file as UTF-8, whichever of the accepted encodings it came in."""

import codecs
import csv
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import StringIO, TextIOWrapper
from tempfile import TemporaryFile
from typing import BinaryIO, Final

from attrs import frozen

from kernel.errors import RequestError
from kernel.messages import Text

_BLOCK: Final = 1 << 20

_BEFORE: Final = (b",", b"\n", b"\r", codecs.BOM_UTF8[-1:])
_BEHIND: Final = (b",", b"\n", b"\r", b"")
"""What stands before a quote that opens a cell, and behind one that ends it."""

_THREE_BYTES: Final = "\u0800"
"""The first character that UTF-8 writes in three bytes; Chinese lies behind it."""


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
def open_text(label: str | Text, file: BinaryIO) -> Iterator[TextFile]:
    """Find the encoding out, check the quotes, read the first row and stand behind it.

    Raises:
        RequestError: the file is neither UTF-8 nor GB18030, has a quote that may swallow rows, or
            is empty.
    """
    with ExitStack() as stack:
        decoded = file if _is_utf8(label, file) else stack.enter_context(_transcoded(label, file))
        lines = _checked_lines(label, decoded)
        yield _behind_first_row(label, decoded, lines)


def _behind_first_row(label: str | Text, decoded: BinaryIO, lines: int) -> TextFile:
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
        raise RequestError("{label}: the first row holds no headers; expected them", label=label)
    return TextFile(decoded, first_row, lines)


def cells_of(text: str) -> tuple[str, ...]:
    """Return the cells of one row of CSV; text that is none is a single cell."""
    try:
        return tuple(next(csv.reader(StringIO(text, newline="")), ()))
    except csv.Error:
        return (text,)


def _is_utf8(label: str | Text, file: BinaryIO) -> bool:
    """Say whether a file is UTF-8. Raises RequestError where it is, but for some damage."""
    line = 1
    begins_utf8 = False
    try:
        for text in _decoded(file, "utf-8"):
            begins_utf8 = begins_utf8 or _is_evidence(text)
            line += text.count("\n")
    except UnicodeDecodeError as error:
        sound = error.object[: error.start].decode()
        if begins_utf8 or _is_evidence(sound):
            raise RequestError(
                "{label}: line {line}: a character is damaged; expected UTF-8 throughout, "
                "as before",
                label=label,
                line=line + sound.count(chr(10)),
            ) from None
        return False
    return True


def _is_evidence(text: str) -> bool:
    """Say whether text can hardly be GB18030 that happens to decode: it has three-byte words."""
    return not text.isascii() and max(text) >= _THREE_BYTES


def _checked_lines(label: str | Text, file: BinaryIO) -> int:
    """Count the lines. Raises RequestError at a quote that may have swallowed rows.

    A quote that opens a cell has to be closed by one that ends it; between them quotes are doubled.
    What does not keep to that is read in one way by one program and otherwise by the next.
    """
    lines = 0
    opened: tuple[int, bytes, int] | None = None  # lines before a block, the block, and the place
    for block in _whole_lines(file):
        for first, last in _runs_of_quotes(block):
            quotes = last - first
            if opened is None:
                if first and block[first - 1 : first] not in _BEFORE:
                    continue
                opened = lines, block, first
                quotes -= 1
            if quotes % 2:
                if block[last : last + 1] not in _BEHIND:
                    raise RequestError(
                        "{label}: line {line}: a quote is opened, and the next one does "
                        "not end its cell; expected a comma or a line end behind it, or a "
                        "doubled quote",
                        label=label,
                        line=_line(*opened),
                    )
                opened = None
        lines += block.count(b"\n")
    if opened:
        raise RequestError(
            "{label}: line {line}: a quote is opened and not closed",
            label=label,
            line=_line(*opened),
        )
    return lines


def _runs_of_quotes(block: bytes) -> Iterator[tuple[int, int]]:
    first = block.find(b'"')
    while first >= 0:
        last = first + 1
        while block[last : last + 1] == b'"':
            last += 1
        yield first, last
        first = block.find(b'"', last)


def _line(before: int, block: bytes, place: int) -> int:
    return before + block.count(b"\n", 0, place) + 1


def _whole_lines(file: BinaryIO) -> Iterator[bytes]:
    """Go through a file in blocks that end with a line."""
    file.seek(0)
    while block := file.read(_BLOCK):
        yield block + file.readline()


@contextmanager
def _transcoded(label: str | Text, file: BinaryIO) -> Iterator[BinaryIO]:
    with TemporaryFile() as copy:
        try:
            for text in _decoded(file, "gb18030"):
                copy.write(text.encode())
        except UnicodeDecodeError:
            raise RequestError(
                "{label}: neither UTF-8 nor GB18030 text; expected a roster as .csv, .xlsx "
                "or .parquet",
                label=label,
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
