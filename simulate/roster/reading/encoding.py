"""Text in any of the accepted encodings, as UTF-8."""

import codecs
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from tempfile import TemporaryFile
from typing import BinaryIO, Final

from kernel.errors import RequestError
from kernel.messages import Text, message
from simulate.roster.reading.content import BEGINNING, NAMES, Kind, kind_of

REMEDY: Final = message(
    "open it in a spreadsheet program such as Excel or WPS and save it as .xlsx, or as CSV UTF-8"
)
"""What helps against most faults of a text file."""

_BLOCK: Final = 1 << 20

_WIDE: Final[Mapping[Kind | None, str]] = {"utf16le": "utf-16-le", "utf16be": "utf-16-be"}

_THREE_BYTES: Final = "\u0800"
"""The first character that UTF-8 writes in three bytes; Chinese lies behind it."""


@contextmanager
def as_utf8(label: str | Text, file: BinaryIO) -> Iterator[BinaryIO]:
    """Return a text file as UTF-8, perhaps with a byte order mark: itself, or a copy.

    Raises:
        RequestError: it is not text in UTF-8, UTF-16 or GB18030, or some of it is damaged.
    """
    file.seek(0)
    kind = kind_of(file.read(BEGINNING))
    if kind in NAMES:
        raise RequestError(
            "{label}: expected a list as text, but this is {kind}; {remedy}",
            label=label,
            kind=NAMES[kind],
            remedy=REMEDY,
        )
    encoding = _WIDE.get(kind)
    if encoding is None and _is_utf8(label, file):
        yield file
        return
    with TemporaryFile() as copy:
        try:
            for text in _decoded(label, file, encoding or "gb18030"):
                copy.write(text.encode())
        except UnicodeError:
            raise RequestError(
                "{label}: no text that can be read: it is neither UTF-8 nor GB18030 nor UTF-16; "
                "{remedy}",
                label=label,
                remedy=REMEDY,
            ) from None
        yield copy


def _is_utf8(label: str | Text, file: BinaryIO) -> bool:
    """Say whether a file is UTF-8. Raises RequestError where it is, but for some damage."""
    begins_utf8 = False
    blocks = 0
    try:
        for text in _decoded(label, file, "utf-8"):
            begins_utf8 = begins_utf8 or _is_evidence(text)
            blocks += 1
    except UnicodeDecodeError as error:
        sound = error.object[: error.start].decode()
        if begins_utf8 or _is_evidence(sound):
            lines = sum(block.count(b"\n") for block in islice(_blocks(file), blocks))
            raise RequestError(
                "{label}: line {line}: a character is damaged, though the text before it is sound "
                "UTF-8; {remedy}",
                label=label,
                line=lines + sound.count("\n") + 1,
                remedy=REMEDY,
            ) from None
        return False
    return True


def _is_evidence(text: str) -> bool:
    """Say whether text can hardly be GB18030 that happens to decode: it has three-byte words."""
    return not text.isascii() and max(text) >= _THREE_BYTES


def _decoded(label: str | Text, file: BinaryIO, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    for block in _blocks(file):
        text = decoder.decode(block)
        if "\0" in text:
            raise RequestError(
                "{label}: there are zero bytes in it, which no text has: it is damaged, or no "
                "text at all; {remedy}",
                label=label,
                remedy=REMEDY,
            )
        yield text
    yield decoder.decode(b"", final=True)


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    while block := file.read(_BLOCK):
        yield block
