"""Columns of one student that remember how they came about.

A traced column is a numpy array of one entry, or a number, with a trace. What numpy makes of it
has a trace of its own; where numpy does something that no trace is known for, the trace ends.
"""

from collections.abc import Callable
from typing import Any, Final

import numpy as np

from kernel.codes import Code
from kernel.figures import Array
from simulate.explanation.trace import (
    Among,
    Both,
    Compared,
    Constant,
    Either,
    Given,
    Not,
    Number,
    Reckoned,
    Trace,
    Untraced,
)

_COMPARISONS: Final = ("equal", "not_equal", "greater", "greater_equal", "less", "less_equal")


class Traced(np.ndarray[Any, Any]):
    """A column with a trace, `how` it came about; None where nothing is known."""

    how: Trace | None = None

    def __array_ufunc__(
        self, ufunc: np.ufunc, method: str, *inputs: Any, **options: Any
    ) -> Any:  # as numpy declares it
        """Compute as numpy does, and keep how."""
        result = getattr(ufunc, method)(*_plain(inputs), **_plain(options))
        if method != "__call__" or "out" in options or np.size(result) != 1:
            return result
        return traced(result, _trace_of(ufunc.__name__, inputs, result))

    def __array_function__(
        self, func: Callable[..., Any], types: Any, args: Any, kwargs: Any
    ) -> Any:  # as numpy declares it
        """Compute as numpy does; of a choice, trace what was chosen."""
        result = func(*_plain(args), **_plain(kwargs))
        if kwargs or np.size(result) != 1:
            return result
        match func, args:
            case np.where, (condition, one, other):
                return traced(result, trace_of(one if _one(condition) else other))
            case np.isin, (value, tuple() | list() as members):
                return traced(result, Among(trace_of(value), tuple(members), bool(_one(result))))
        return result


def traced(value: Array | int, trace: Trace) -> Traced:
    """Return a value with its trace."""
    seen = np.array(value).view(Traced)
    seen.how = trace
    return seen


def trace_of(value: object) -> Trace:
    """Return the trace of a value; a plain number is a constant, a plain condition has none."""
    if isinstance(value, Traced) and value.how is not None:
        return value.how
    if np.ndim(np.asarray(value)) and np.asarray(value).dtype == np.bool_:
        return Untraced(bool(_one(value)))
    return Constant(_one(value))


def _trace_of(name: str, inputs: tuple[Any, ...], result: Any) -> Trace:
    parts = tuple(trace_of(value) for value in inputs)
    if name in _COMPARISONS:
        values = (_one(inputs[0]), _one(inputs[1]))
        return Compared(name, parts[0], parts[1], values, bool(_one(result)))
    if np.asarray(result).dtype != np.bool_:
        return Reckoned(name, parts)
    if all(np.asarray(value).dtype == np.bool_ for value in inputs):
        if name in ("bitwise_and", "logical_and"):
            return Both(parts)
        if name in ("bitwise_or", "logical_or"):
            return Either(parts)
        if name in ("invert", "logical_not"):
            return Not(parts[0])
    return Untraced(bool(_one(result)))


def _one(value: Any) -> Number:
    """Return the value of the only student, a word where the column is known to hold words."""
    if isinstance(value, Traced) and isinstance(value.how, Given):
        value = value.how.value if isinstance(value.how.value, Code) else value
    return value if isinstance(value, Code) else int(np.asarray(value).ravel()[0])


def _plain(value: Any) -> Any:
    """Return what numpy is given without its traces."""
    if isinstance(value, Traced):
        return np.asarray(value)
    if isinstance(value, tuple | list):
        return type(value)(map(_plain, value))
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return value
