"""A figure: whole numbers together with the basis they stand on."""

from typing import Any

import numpy as np
import numpy.typing as npt
from attrs import frozen

Array = npt.NDArray[Any]
"""A column: one entry per student, of a whole-number or boolean type."""


@frozen(eq=False)
class Figure:
    """Whole numbers and their bases, scalars or columns of one length.

    Arithmetic keeps the weakest basis of what went in.

    Attributes:
        value: fen, percent, days or a count; an integer or a column of integers.
        basis: codes of `kernel.codes.Basis`, same shape.
    """

    value: Array | int
    basis: Array | int

    def __add__(self, other: "Figure") -> "Figure":
        return Figure(self.value + other.value, weakest(self.basis, other.basis))

    def __sub__(self, other: "Figure") -> "Figure":
        return Figure(self.value - other.value, weakest(self.basis, other.basis))

    def at_least(self, other: "Figure") -> "Figure":
        """Return the larger of two figures."""
        return Figure(np.maximum(self.value, other.value), weakest(self.basis, other.basis))

    def after(self, day: Array) -> "Figure":
        """Return the days that lie this many days after others; blank days are not asked for."""
        return Figure(day + self.value, self.basis)

    def part(self, count: "Figure | Array | int", of: int) -> "Figure":
        """Return so many parts of a whole number of them, such as months of 12, rounded down."""
        parts = count if isinstance(count, Figure) else Figure(count, self.basis)
        return Figure(self.value * parts.value // of, weakest(self.basis, parts.basis))

    def where(self, condition: Array, other: "Figure") -> "Figure":
        """Return this figure where the condition holds, the other one elsewhere."""
        return Figure(
            np.where(condition, self.value, other.value),
            np.where(condition, self.basis, other.basis),
        )


def weakest(*bases: Array | int) -> Array:
    """Return the weakest basis, entry by entry."""
    result = np.asanyarray(bases[0])
    for basis in bases[1:]:
        result = np.maximum(result, basis)
    return result


def percent_of(percent: Array, amount: Array) -> Array:
    """Return a whole percentage of an amount in fen, rounded down to the fen."""
    return percent * amount // 100
