"""Distinct rows: which rows of some columns are alike, found without sorting them."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from attrs import frozen

from kernel.days import BLANK_DAY
from kernel.figures import Array

_BLOCK: Final = 1 << 18
"""Rows that are compared at once, so that their keys stay in the cache."""

_HALF_WORD, _WORD = (int(np.iinfo(kind).max) for kind in (np.int32, np.int64))
"""How many keys fit."""

_SPREADS: Final = np.uint64(0x9E3779B97F4A7C15)
"""An odd number that spreads consecutive keys evenly: 2^64 divided by the golden ratio."""


@frozen(eq=False)
class Distinct:
    """The distinct rows among rows.

    Attributes:
        row: the position of one row of each, in order.
        of: for each row which distinct row it is.
    """

    row: Array
    of: Array

    def __len__(self) -> int:
        return len(self.row)


def distinct(columns: Sequence[Array]) -> Distinct:
    """Find the distinct rows of at least one column, all of one length, of whole numbers or flags.

    Blocks of rows are compared first, then what is distinct in each of them.
    """
    rows = len(columns[0])
    if rows <= _BLOCK:
        return _numbered(_keys(columns))
    starts = range(0, rows, _BLOCK)
    blocks = [distinct([c[start : start + _BLOCK] for c in columns]) for start in starts]
    some = np.concatenate([b.row + start for b, start in zip(blocks, starts, strict=True)])
    if len(some) > rows // 2:
        # Hardly any rows are alike, so little would be gained from the blocks.
        return _numbered(_keys(columns))
    among = distinct([c[some] for c in columns])
    offsets = np.cumsum([0, *(len(block) for block in blocks)])
    of = [among.of[offset + b.of] for b, offset in zip(blocks, offsets[:-1], strict=True)]
    return Distinct(some[among.row], np.concatenate(of))


def _keys(columns: Sequence[Array]) -> Array:
    """Pack the columns of each row into one number, the same for rows that are alike only."""
    keys, size = np.zeros(len(columns[0]), np.int32), 1
    for column in columns:
        packed, span = _packed(column)
        if span == 1:
            continue
        if size * span > _WORD:
            alike = _numbered(keys)
            keys, size = alike.of, len(alike)
        if size * span > _HALF_WORD:
            # Half a word is worked on in half the time, so a key is widened when it has to be.
            keys = keys.astype(np.int64, copy=False)
        keys *= span
        keys += packed
        size *= span
    return keys


def _packed(column: Array) -> tuple[Array, int]:
    """Return a column as numbers from 0 that half a word holds, and how many there may be."""
    values = column.view(np.int8) if column.dtype == np.bool_ else column
    low, high = (int(values.min()), int(values.max())) if len(values) else (0, 0)
    if low == high:
        return values, 1
    if _holds_blank_days(values, low, high):
        # Taken as unsigned a blank day is later than all others: it follows the last of them.
        days = values.view(np.uint32)
        first = days.min()
        blank = high - int(first) + 1
        return np.minimum(days - first, np.uint32(blank)).view(np.int32), blank + 1
    span = high - low + 1
    if span > _HALF_WORD:
        alike = _numbered(values)
        return alike.of, len(alike)
    kind = np.int32 if values.itemsize <= np.dtype(np.int32).itemsize else np.int64
    return np.subtract(values, low, dtype=kind), span


def _holds_blank_days(values: Array, low: int, high: int) -> bool:
    """Say whether a column's only negative number is the blank day."""
    if values.dtype != np.int32 or low != BLANK_DAY or high > _HALF_WORD - 2:
        return False
    return bool(np.count_nonzero(values < 0) == np.count_nonzero(values == low))


def _numbered(keys: Array) -> Distinct:
    """Number keys, in the order of the rows that stand for them.

    Every row looks into the slot of its key for the row there. Where that has another key, the row
    looks again among those left over, whose keys are spread anew.
    """
    rows = np.arange(len(keys), dtype=np.int32)
    bits = max(2 * len(keys) - 1, 1).bit_length()
    stands = np.empty_like(rows)
    left, own = rows, keys
    spread = keys.astype(np.uint64)
    while len(left):
        spread = spread * _SPREADS
        slot = (spread >> np.uint64(64 - bits)).view(np.int64)
        table = np.empty(1 << bits, np.int32)
        # Whichever row wins a slot: all who share it read the same one.
        table[slot] = left
        found = table.take(slot)
        if len(left) == len(rows):
            stands = found
        else:
            stands[left] = found
        apart = np.flatnonzero(keys.take(found) != own)
        left, own, spread = left[apart], own[apart], spread[apart]
    row = np.flatnonzero(stands == rows)
    number = np.empty_like(rows)
    number[row] = np.arange(len(row))
    return Distinct(row, number.take(stands))
