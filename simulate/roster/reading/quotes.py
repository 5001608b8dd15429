"""The quotes of separated text: which one opens a cell, which one closes it."""

import re
from typing import Final

import numpy as np
from attrs import frozen

from kernel.figures import Array

_QUOTE: Final = b'"'


@frozen(eq=False)
class Quotes:
    """The quotes of text that begins with a record; those inside a plain cell are letters.

    Attributes:
        openers: the place of each quote that opens a cell.
        closers: that of each one that closes it; the last cell may be left open.
        doubtful: the opener of the first cell that goes on behind the quote that closes it.
    """

    openers: Array
    closers: Array
    doubtful: int | None = None

    @classmethod
    def of(cls, text: bytes, separator: str) -> "Quotes":
        """Find the quotes of text whose cells an ASCII character separates."""
        if _QUOTE not in text:
            return cls(np.zeros(0, np.int64), np.zeros(0, np.int64))
        marks = np.frombuffer(text, np.uint8)
        is_bound = np.zeros(256, np.bool_)
        is_bound[[*separator.encode(), *b"\r\n", *_QUOTE]] = True
        found = np.flatnonzero(marks == _QUOTE[0])
        openers, closers = found[::2], found[1::2]  # a doubled one closes and opens
        begins, ends = (
            is_bound[marks[np.maximum(openers - 1, 0)]],
            is_bound[marks[np.minimum(closers + 1, len(marks) - 1)]],
        )
        if not begins.all() or not ends.all():
            openers, closers = _cell_by_cell(text, separator)
            ends = is_bound[marks[np.minimum(closers + 1, len(marks) - 1)]]
        return cls(openers, closers, None if ends.all() else int(openers[np.argmin(ends)]))

    @property
    def left_open(self) -> int | None:
        """The opener of a last cell that is not closed."""
        return int(self.openers[-1]) if len(self.openers) > len(self.closers) else None

    def outside(self, places: Array) -> Array:
        """Say which places stand outside quoted cells."""
        closed = np.searchsorted(self.closers, places, side="right")
        return np.asarray(np.searchsorted(self.openers, places) == closed)


def _cell_by_cell(text: bytes, separator: str) -> tuple[Array, Array]:
    """Find the quotes where some are letters of a plain cell."""
    cell = rb'(?:\A|(?<=[%b\r\n]))"(?:[^"]++|"")*+("?)' % re.escape(separator.encode())
    found = [(match.start(), match.start(1), match[1]) for match in re.finditer(cell, text)]
    openers = [opener for opener, _, _ in found]
    closers = [closer for _, closer, quote in found if quote]
    return np.array(openers, np.int64), np.array(closers, np.int64)
