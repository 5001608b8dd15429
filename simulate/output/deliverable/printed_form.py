"""A form as it is filed: its head, one or two tables beside each other, its notes."""

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from simulate.output.deliverable.figure_table import FigureGroup, FigureLine, FigureTable
from simulate.output.units import Unit

CROSSED_OUT: Final = "×"
"""What a form prints where a side has no line."""

FormRow = FigureGroup | FigureLine | None
"""A row of a side: a heading, a line, or None for one that the printed form crosses out."""


@frozen(eq=False)
class PrintedForm:
    """A form as it is filed.

    Attributes:
        title: above it.
        heads: lines below the title: place, year, basis.
        unit: of its money.
        left: its table, or the left side of it.
        right: the right side, where it has two, whose rows stand beside those of the left.
        notes: below it.
    """

    title: str
    heads: tuple[str, ...]
    unit: Unit
    left: FigureTable
    right: FigureTable | None = None
    notes: tuple[str, ...] = ()

    @property
    def tables(self) -> tuple[FigureTable, ...]:
        """Its sides."""
        return (self.left,) if self.right is None else (self.left, self.right)


def form_rows(side: FigureTable) -> Iterator[FormRow]:
    """Yield the rows of a side from top to bottom."""
    for group in side.groups:
        if group.heading:
            yield group
        for line in group.lines:
            yield from [None] * line.crossed_above
            yield line
