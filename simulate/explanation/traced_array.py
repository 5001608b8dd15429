"""Columns of one student that remember how they came about.

A told column is a numpy array of one entry, or a number, with a tale. What numpy makes of it has a
tale of its own; where numpy does something that no tale is known for, the tale ends there.
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
    Not,
    Number,
    Reckoned,
    Tale,
    Untold,
)

_COMPARISONS: Final = ("equal", "not_equal", "greater", "greater_equal", "less", "less_equal")


class Told(np.ndarray[Any, Any]):
    """A column with a tale; None where nothing is known."""

    tale: Tale | None = None

    def __array_ufunc__(
        self, ufunc: np.ufunc, method: str, *inputs: Any, **options: Any
    ) -> Any:  # as numpy declares it
        """Compute as numpy does, and tell how."""
        result = getattr(ufunc, method)(*_plain(inputs), **_plain(options))
        if method != "__call__" or "out" in options or np.size(result) != 1:
            return result
        return tell(result, _tale_of(ufunc.__name__, inputs, result))

    def __array_function__(
        self, func: Callable[..., Any], types: Any, args: Any, kwargs: Any
    ) -> Any:  # as numpy declares it
        """Compute as numpy does; of a choice, tell what was chosen."""
        result = func(*_plain(args), **_plain(kwargs))
        if kwargs or np.size(result) != 1:
            return result
        match func, args:
            case np.where, (condition, one, other):
                return tell(result, tale_of(one if _one(condition) else other))
            case np.isin, (value, tuple() | list() as members):
                return tell(result, Among(tale_of(value), tuple(members), bool(_one(result))))
        return result


def tell(value: Array | int, tale: Tale) -> Told:
    """Return a value with its tale."""
    told = np.array(value).view(Told)
    told.tale = tale
    return told


def tale_of(value: object) -> Tale:
    """Return the tale of a value; a plain number is a constant, a plain condition has none."""
    if isinstance(value, Told) and value.tale is not None:
        return value.tale
    if np.ndim(np.asarray(value)) and np.asarray(value).dtype == np.bool_:
        return Untold(bool(_one(value)))
    return Constant(_one(value))


def _tale_of(name: str, inputs: tuple[Any, ...], result: Any) -> Tale:
    parts = tuple(tale_of(value) for value in inputs)
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
    return Untold(bool(_one(result)))


def _one(value: Any) -> Number:
    """Return the value of the only student."""
    return value if isinstance(value, Code) else int(np.asarray(value).ravel()[0])


def _plain(value: Any) -> Any:
    """Return what numpy is given without its tales."""
    if isinstance(value, Told):
        return np.asarray(value)
    if isinstance(value, tuple | list):
        return type(value)(map(_plain, value))
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return value
