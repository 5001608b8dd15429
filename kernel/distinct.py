"""Distinct rows: which rows of some columns are alike, found without sorting them."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import prod
from typing import Final

import numpy as np
from attrs import frozen

from kernel.days import BLANK_DAY
from kernel.figures import Array

_BLOCK: Final = 1 << 16
"""Rows that are worked on at once."""

_SAMPLE: Final = 1 << 16
"""Rows that are numbered first; where many are alike, most others are like one of them."""

_HALF_WORD: Final = int(np.iinfo(np.int32).max)
"""How many keys half a word holds, which is worked on in half the time of a word."""

_SPREADS: Final = 0x9E3779B97F4A7C15
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
    """Find the distinct rows of at least one column, all of one length.

    Columns are of whole numbers or flags.
    """
    halves: list[list[_Digit]] = [[]]
    for digit in map(_Digit.of, columns):
        if prod(d.span for d in halves[-1]) * digit.span > _HALF_WORD:
            halves.append([])
        halves[-1].append(digit)
    words = [
        _numbered(partial(_keys, halves[first : first + 2]), len(columns[0]))
        for first in range(0, len(halves), 2)
    ]
    return words[0] if len(words) == 1 else distinct([word.of for word in words])


def blocks(rows: int) -> Iterator[slice]:
    """Divide rows into blocks that stay in the cache while they are worked on."""
    return (slice(start, start + _BLOCK) for start in range(0, rows, _BLOCK))


@frozen(eq=False)
class _Digit:
    """A column as one digit of a key.

    Attributes:
        span: how many numbers there may be from the lowest one to the highest.
        floor: what lower numbers, which are blank days, are raised to.
    """

    column: Array
    span: int
    floor: int | None = None

    @classmethod
    def of(cls, column: Array) -> "_Digit":
        low, high = (int(column.min()), int(column.max())) if len(column) else (0, 0)
        floor = None
        if column.dtype == np.int32 and low == BLANK_DAY < high:
            # Taken as unsigned a blank day is later than all others, unless those are negative.
            days = column.view(np.uint32)
            if days.max() == -BLANK_DAY:
                low = floor = int(days.min()) - 1
        if high - low >= _HALF_WORD:
            alike = _numbered(column.__getitem__, len(column))
            return cls(alike.of, len(alike))
        return cls(column, high - low + 1, floor)

    def at(self, rows: slice) -> Array:
        part = self.column[rows]
        return part if self.floor is None else np.maximum(part, self.floor)


def _keys(halves: Sequence[Sequence[_Digit]], rows: slice) -> Array:
    """Make one number of the digits of each row, the same for rows that are alike only.

    Digits begin anywhere, and so do the halves, which may overflow: they differ as much as ever.
    """
    keys = []
    for first, *others in halves:
        key = first.at(rows).astype(np.int32)
        for digit in others:
            if digit.span > 1:
                key *= digit.span
                key += digit.at(rows)
        keys.append(key)
    return keys[0] if len(keys) == 1 else np.stack(keys, axis=1).view(np.int64).ravel()


_Keys = Callable[[slice], Array]
"""Gives the keys of some rows."""


def _numbered(keys: _Keys, rows: int) -> Distinct:
    """Number keys in the order of the rows that stand for them."""
    row, of = _looked_up(keys, rows, 1, rows // _SAMPLE + 1)
    # They are in order but for a few runs.
    order = np.argsort(row, kind="stable")
    rank = np.empty(len(row), np.int32)
    rank[order] = np.arange(len(row))
    for block in blocks(rows):
        of[block] = rank.take(of[block])
    return Distinct(row[order], of)


def _looked_up(keys: _Keys, rows: int, turn: int, step: int) -> tuple[Array, Array]:
    """Return a row that stands for each key, in any order, and for each row which of them does.

    Some rows, one of every so many, fill a table, each the slot of its key. Every row looks into
    its slot for the row that won it. Where that has another key, the row looks again among those
    left over, whose keys are spread anew.
    """
    some = keys(slice(0, rows, step))
    bits = max(2 * len(some) - 1, 1).bit_length()
    slot, places = _slots(some, turn, bits), np.arange(len(some), dtype=np.int32)
    table = np.zeros(1 << bits, np.int32)
    # Whichever row wins a slot: all who share it read the same one.
    table[slot] = places
    winners = np.flatnonzero(table.take(slot) == places)
    if step > 1 and len(winners) > len(some) // 2:
        # Few of the others would be found in the table.
        return _looked_up(keys, rows, turn, step // 8 + 1)
    table[slot[winners]] = np.arange(len(winners))
    known, row = some[winners], winners * step
    of = np.empty(rows, np.int32)
    left, keys_left = [row[:0]], [known[:0]]
    for block in blocks(rows):
        own = keys(block)
        number = table.take(_slots(own, turn, bits))
        apart = np.flatnonzero(known.take(number) != own)
        of[block] = number
        left.append(block.start + apart)
        keys_left.append(own[apart])
    again, theirs = np.concatenate(left), np.concatenate(keys_left)
    if not len(again):
        return row, of
    others, of_others = _looked_up(
        theirs.__getitem__, len(again), turn + 1, len(again) // _SAMPLE + 1
    )
    of[again] = len(row) + of_others
    return np.concatenate([row, again[others]]), of


def _slots(keys: Array, turn: int, bits: int) -> Array:
    """Return the upper bits of keys, spread anew in each turn, as positions."""
    spreads = np.uint64(pow(_SPREADS, turn, 1 << 64))
    slots: Array = (keys.astype(np.uint64) * spreads >> np.uint64(64 - bits)).view(np.intp)
    return slots
