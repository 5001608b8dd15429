"""The result columns of groups, given to each of their students."""

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np
from attrs import evolve

from kernel.distinct import blocks, distinct
from kernel.figures import Array
from kernel.results import ResultColumn

_INTEGERS: Final = (np.int8, np.int16, np.int32, np.int64)

_ROW: Final = 16
"""Bytes of a row of results: copying so many takes about the same time as copying one."""

Key = tuple[str, bytes]
"""What makes two arrays the same: their type, and what they hold."""


def spread(columns: Mapping[str, ResultColumn], of: Array) -> dict[str, ResultColumn]:
    """Give each student the row of his group, every column in the smallest type that holds it.

    Columns that are the same share an array.

    Args:
        columns: a row for each group of `kernel.alike`.
        of: for each student which group is his.
    """
    arrays = {id(array): array for c in columns.values() for array in (c.values, c.blank)}
    # Groups have fewer results than there are groups, and few rows stay in the cache.
    results = distinct(list(arrays.values()))
    few = {name: _rows(column, results.row) for name, column in columns.items()}
    pieces = {_key(array): array for c in few.values() for array in (c.values, c.blank)}
    whole = _given(pieces, results.of.astype(np.intp), of)
    return {
        name: evolve(column, values=whole[_key(column.values)], blank=whole[_key(column.blank)])
        for name, column in few.items()
    }


def _rows(column: ResultColumn, rows: Array) -> ResultColumn:
    """Return some rows of a column; numbers in the smallest type that holds those not blank."""
    values, blank = column.values[rows], column.blank[rows]
    if values.dtype != np.bool_:
        said = values[~blank]
        low, high = (int(said.min()), int(said.max())) if len(said) else (0, 0)
        fits = (k for k in _INTEGERS if np.iinfo(k).min <= low and high <= np.iinfo(k).max)
        values = np.where(blank, low, values).astype(next(fits))
    return evolve(column, values=values, blank=blank)


def _key(array: Array) -> Key:
    return array.dtype.str, array.tobytes()


def _given(pieces: Mapping[Key, Array], results: Array, of: Array) -> dict[Key, Array]:
    """Give each student his rows of pieces.

    Args:
        pieces: arrays of a row for each result.
        results: for each group which result is its.
        of: for each student which group is his.
    """
    same = {key for key, piece in pieces.items() if (piece == piece[:1]).all()}
    whole = {key: np.full(len(of), pieces[key][:1]) for key in same}
    tables = []
    for keys in _beside({key: piece.itemsize for key, piece in pieces.items() if key not in same}):
        beside = [pieces[key] for key in keys]
        size = beside[0].itemsize
        table = np.zeros((len(beside[0]), _ROW // size), f"i{size}")
        table[:, : len(beside)] = np.stack(beside, axis=1)
        room = np.empty((len(beside), len(of)), table.dtype)
        tables.append((table, room))
        whole |= {key: room[place].view(pieces[key].dtype) for place, key in enumerate(keys)}
    for block in blocks(len(of)):
        rows = results.take(of[block])
        for table, room in tables:
            room[:, block] = table.take(rows, axis=0).T[: len(room)]
    return whole


def _beside(sizes: Mapping[Key, int]) -> Iterator[list[Key]]:
    """Divide arrays among tables of one row a result, each of arrays of one size of number."""
    for size in set(sizes.values()):
        keys = [key for key in sizes if sizes[key] == size]
        for first in range(0, len(keys), _ROW // size):
            yield keys[first : first + _ROW // size]
