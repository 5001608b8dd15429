"""Columns of students as Arrow has them: results as typed columns, anything else as text."""

import json
from decimal import Decimal
from math import isfinite
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from kernel.figures import Array
from kernel.results import ResultColumn
from simulate.output.frames import YUAN


def arrow_column(column: ResultColumn) -> Any:
    """Return a result column as an Arrow array: fen become yuan, a blank is null."""
    values, blank = column.values, column.blank
    if column.kind == "fen":
        return _yuan(values, blank)
    if column.kind == "word":
        index = pa.array(values.astype(np.int32), mask=blank)
        return pa.array(column.words, pa.string()).take(index)
    if column.kind == "day":
        return pa.array(values.astype(np.int32), mask=blank).view(pa.date32())
    kind = pa.bool_() if column.kind == "flag" else pa.int32()
    return pa.array(values.astype(bool if column.kind == "flag" else np.int32), kind, mask=blank)


def _yuan(fen: Array, blank: Array) -> Any:
    """Lay fen out as 128-bit decimals, which have the same digits: exact, and no loop."""
    digits = np.empty((len(fen), 2), np.int64)
    digits[:, 0] = fen
    digits[:, 1] = np.where(fen < 0, -1, 0)
    validity = pa.array(~blank).buffers()[1]
    return pa.Array.from_buffers(YUAN, len(fen), [validity, pa.py_buffer(digits)])


def as_text(column: Any) -> Any:
    """Return an Arrow column of any type as text; a list joins its items by semicolons.

    A number has all its digits, however large it is and whatever stands beside it.
    """
    if pa.types.is_floating(column.type):
        if isinstance(column, pa.ChunkedArray):
            return pa.chunked_array(map(as_text, column.chunks), pa.string())
        encoded = column.dictionary_encode()
        words = [as_digits(value) for value in encoded.dictionary.to_pylist()]
        return pa.array(words, pa.string()).take(encoded.indices)
    try:
        return pc.cast(column, pa.string())
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):  # a list, a struct, bytes
        return pa.array([_joined(value) for value in _exact(column).to_pylist()], pa.string())


def as_digits(number: float) -> str:
    """Return a number in digits, without an exponent; a whole one without a point."""
    if not isfinite(number):
        return str(number)
    digits = f"{Decimal(repr(number)):f}"
    return digits.removesuffix(".0")


def as_python(column: Any) -> list[Any]:
    """Return the cells of an Arrow column as Python has them, or as text where it has none such."""
    try:
        return list(_exact(column).to_pylist())
    except (ValueError, OverflowError):  # a day in the year 12000
        return list(as_text(column).to_pylist())


def _exact(column: Any) -> Any:
    """Return times, alone or in lists, to the microsecond, or as text where that would lose some.

    Python has no nanoseconds; what Arrow makes of them depends on whether pandas is installed.
    """
    of_list = pa.types.is_list(column.type)
    item = column.type.value_type if of_list else column.type
    if pa.types.is_timestamp(item):
        exact = pa.timestamp("us", item.tz)
    elif pa.types.is_time64(item):
        exact = pa.time64("us")
    elif pa.types.is_duration(item):
        exact = pa.duration("us")
    else:
        return column
    try:
        return column.cast(pa.list_(exact) if of_list else exact)
    except pa.ArrowInvalid:
        return column.cast(pa.list_(pa.string()) if of_list else pa.string())


def _joined(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, list):
        return ";".join(str(item) for item in value)
    return json.dumps(value, ensure_ascii=False, default=str)
