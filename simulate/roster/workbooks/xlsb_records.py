"""The records of the parts of a `.xlsb`."""

from collections.abc import Iterator
from functools import partial
from struct import Struct
from typing import IO, Final

_CHUNK: Final = 1 << 20
_LONGEST: Final = 1 << 24
"""Bytes that a record may have; one that claims more is damaged."""
_HEADER: Final = 6
"""Bytes of the longest header of a record."""

_UINT: Final = Struct("<I")
_ABSENT: Final = 0xFFFFFFFF


def records(part: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield the kind of each record and what it holds.

    Raises:
        ValueError: one is far too long, or the part ends within it.
        IndexError: the part ends within the header of one.
    """
    buffer, at = b"", 0
    for chunk in iter(partial(part.read, _CHUNK), b""):
        buffer, at = buffer[at:] + chunk, 0
        while at <= len(buffer) - _HEADER:
            kind, start, end = _header(buffer, at)
            if end > len(buffer):
                break
            yield kind, buffer[start:end]
            at = end
    while at < len(buffer):
        kind, start, at = _header(buffer, at)
        if at > len(buffer):
            raise ValueError(at)
        yield kind, buffer[start:at]


def _header(buffer: bytes, at: int) -> tuple[int, int, int]:
    """Return kind, start and end of the record whose header stands here."""
    kind = buffer[at]
    at += 1
    if kind & 0x80:
        kind = kind & 0x7F | (buffer[at] & 0x7F) << 7
        at += 1
    length = buffer[at]
    at += 1
    if length & 0x80:
        length &= 0x7F
        for shift in (7, 14, 21):
            byte = buffer[at]
            at += 1
            length |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
    if length > _LONGEST:
        raise ValueError(length)
    return kind, at, at + length


def text_at(record: bytes, at: int) -> tuple[str, int]:
    """Return the text that stands here behind its length, and where it ends.

    Raises:
        ValueError: the record ends within it.
    """
    (length,) = _UINT.unpack_from(record, at)
    if length == _ABSENT:
        return "", at + _UINT.size
    end = at + _UINT.size + 2 * length
    if end > len(record):
        raise ValueError(length)
    return record[at + _UINT.size : end].decode("utf-16-le", "replace"), end
