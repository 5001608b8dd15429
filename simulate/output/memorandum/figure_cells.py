"""A table of figures as cells in Word: as many columns as fit, the others in a table below."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from attrs import frozen
from docx.shared import Cm, Emu, Length

from kernel.messages import COLON, SEMICOLON, Language, listed, message
from simulate.language.catalogue import spoken
from simulate.language.wrapping import longest_word, width_of
from simulate.output.deliverable.figure_table import FigureLine, FigureTable
from simulate.output.deliverable.shown_cells import shown_cell
from simulate.output.memorandum.memo_tables import Cell, CellRow, width_for
from simulate.output.units import Unit
from simulate.output.words import RESTS_ON

_RESTING: Final = message("What the lines rest on: {lines}.")

DOT: Final = " · "

_UNBROKEN_HEADING: Final = 12

_LEAST_LABEL: Final = Cm(3.6)
_MOST_LABEL: Final = Cm(7)

_LEAST_HEADING: Final = 7
"""A column is as wide as so many characters even where its figures are short."""


@frozen
class Part:
    """Columns of a table that stand beside each other; rules stand around the cells of a grid."""

    widths: Sequence[Length]
    heads: Sequence[CellRow]
    rows: Sequence[CellRow]
    is_grid: bool = False


def unbroken_heading(heading: str) -> int:
    """Return how many characters the heading of a column needs, not broken inside a word."""
    return max(longest_word(heading), min(width_of(heading), _UNBROKEN_HEADING))


@frozen
class FigureCells:
    """A table of figures, laid out.

    Attributes:
        table: what is laid out.
        unit: of its money.
        width: that it may have.
    """

    table: FigureTable
    unit: Unit
    width: Length
    language: Language

    def parts(self) -> Iterator[Part]:
        """Yield the parts of the table, one below the other."""
        for columns in self._folded():
            yield self._part(columns)

    def resting(self) -> list[str]:
        """Say below the table what its lines rest on, where there is no room for a column."""
        if self._has_rests_on or not self.table.shows_rests_on:
            return []
        resting = [
            listed([DOT.join(filter(None, (group.heading, line.label))), line.rests_on], COLON)
            for group in self.table.groups
            for line in group.lines
            if line.rests_on
        ]
        return [spoken(_RESTING.filled(lines=listed(resting, SEMICOLON)), self.language)]

    def _folded(self) -> Iterator[range]:
        """Divide the columns into runs of which each fits beside the labels."""
        first, used = 0, Emu(_LEAST_LABEL)
        for at, width in enumerate(self._widths):
            if used + width > self.width and at > first:
                yield range(first, at)
                first, used = at, Emu(_LEAST_LABEL)
            used = Emu(used + width)
        yield range(first, len(self._widths))

    @cached_property
    def _has_rests_on(self) -> bool:
        needed = _LEAST_LABEL + sum(self._widths) + self._least_rests_on
        return self.table.shows_rests_on and needed <= self.width

    @property
    def _least_rests_on(self) -> Length:
        """How wide the last column is at least: its longest text takes two lines."""
        longest = max(width_of(line.rests_on) for line in self.table.lines)
        return width_for(max(longest // 2 + 2, _LEAST_HEADING))

    @cached_property
    def _widths(self) -> list[Length]:
        """How wide each column is: as its figures, or the longest word of its heading."""
        return [
            width_for(
                max(
                    _LEAST_HEADING,
                    unbroken_heading(column.heading),
                    *(width_of(self._text(line, at)) for line in self.table.lines),
                )
            )
            for at, column in enumerate(self.table.columns)
        ]

    def _part(self, columns: range) -> Part:
        figures = [self._widths[at] for at in columns]
        room = Emu(self.width - sum(figures))
        labels: list[Length] = [room]
        if self._has_rests_on:
            label = self._label_width(room)
            labels = [label, Emu(room - label)]
        own = self._has_rests_on
        head = [
            Cell(self.table.corner, bold=True),
            *(Cell(self.table.columns[at].heading, bold=True, at_right=True) for at in columns),
            *[Cell(spoken(RESTS_ON, self.language), bold=True)] * own,
        ]
        widths = [labels[0], *figures, *labels[1:]]
        return Part(widths, [head], [*self._rows(columns, len(widths))])

    def _label_width(self, room: Length) -> Length:
        longest = max(width_of(line.label) + 2 * line.depth for line in self.table.lines)
        return Emu(min(width_for(longest), _MOST_LABEL, room - self._least_rests_on))

    def _rows(self, columns: range, width: int) -> Iterator[CellRow]:
        for group in self.table.groups:
            if group.heading:
                yield [Cell(group.heading, bold=True, columns=width)]
            for line in group.lines:
                yield [*self._cells(line, columns), *[Cell(line.rests_on)] * self._has_rests_on]

    def _cells(self, line: FigureLine, columns: range) -> Iterator[Cell]:
        is_total = not line.depth
        yield Cell(line.number + line.label, bold=is_total, depth=line.depth)
        for at in columns:
            yield Cell(self._text(line, at), is_figure=True, bold=is_total)

    def _text(self, line: FigureLine, column: int) -> str:
        return shown_cell(self.table, line, column, self.unit)
