"""Figures in columns, folded to whatever width there is."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from attrs import frozen
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text as Line

from simulate.language.wrapping import left, longest_word, right, width_of, wrapped

_GAP: Final = "  "

_LEAST_LABEL: Final = 16
"""Labels are broken over lines of so many characters rather than leave no room for a column."""

_INDENTED: Final = 8
"""Fewer characters would not hold a label that is set in."""

_SHORT_HEADING: Final = 12
"""A heading of so many characters is not broken."""


@frozen
class Row:
    """A line of figures.

    Attributes:
        label: what they are of; its leading spaces indent it.
        cells: one for each column; none for a heading.
        bold: it is a total or a heading.
        ruled: a rule stands above it.
    """

    label: str
    cells: Sequence[str] = ()
    bold: bool = False
    ruled: bool = False


@frozen(eq=False)
class Grid:
    """Figures in columns under headings, as many columns beside each other as there is room for.

    Those for which there is none follow below, under the same labels.

    Attributes:
        corner: above the labels: the unit.
        headings: above the columns.
        rows: the lines.
        bold: how many of the last columns are totals.
    """

    corner: str
    headings: Sequence[str]
    rows: Sequence[Row]
    bold: int = 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        labels = self._label_width(options.max_width)
        for place, columns in enumerate(self._folded(labels, options.max_width)):
            if place:
                yield Line()
            yield from self._lines(columns, labels)

    def _folded(self, labels: int, width: int) -> Iterator[range]:
        """Divide the columns into groups of which each fits beside the labels."""
        first, used = 0, labels
        for at, column in enumerate(self._widths):
            needed = len(_GAP) + column
            if used + needed > width and at > first:
                yield range(first, at)
                first, used = at, labels
            used += needed
        yield range(first, len(self._widths))

    def _lines(self, columns: range, labels: int) -> Iterator[Line]:
        widths = [self._widths[at] for at in columns]
        rule = Line("─" * (labels + sum(len(_GAP) + one for one in widths)), style="dim")
        yield from self._heads(columns, labels)
        yield rule
        parts = ((g, [row for row in g if _has_part_in(row, columns)]) for g in self._groups())
        for place, (group, shown) in enumerate(part for part in parts if part[1]):
            if place:
                yield rule
            yield from self._group(group, shown, columns, labels)
        yield rule

    def _groups(self) -> Iterator[list[Row]]:
        """Divide the rows at their rules."""
        group: list[Row] = []
        for row in self.rows:
            if row.ruled and group:
                yield group
                group = []
            group.append(row)
        yield group

    def _group(
        self, group: Sequence[Row], shown: Sequence[Row], columns: range, labels: int
    ) -> Iterator[Line]:
        """Return the rows that have a figure in these columns, and headings above such."""
        for place, row in enumerate(group):
            follows = next(
                (one for one in group[place + 1 :] if one in shown or not one.cells), None
            )
            is_heading = not row.cells and follows is not None and follows.cells
            if row in shown or is_heading:
                yield from self._line(row, columns, labels)

    def _heads(self, columns: range, labels: int) -> Iterator[Line]:
        """Return the headings, long ones over several lines that end together."""
        cells = [
            [left(one, labels) for one in wrapped(self.corner, labels)],
            *(
                [
                    right(one, self._widths[at])
                    for one in wrapped(
                        self.headings[at], _even(self.headings[at], self._widths[at])
                    )
                ]
                for at in columns
            ),
        ]
        widths = [labels, *(self._widths[at] for at in columns)]
        height = max(map(len, cells))
        for at in range(height):
            parts = [
                own[at - height] if at >= height - len(own) else " " * width
                for own, width in zip(cells, widths, strict=True)
            ]
            line = Line(_GAP.join(parts))
            line.rstrip()
            yield line

    def _line(self, row: Row, columns: range, labels: int) -> Iterator[Line]:
        """Return a row, its label over several lines where it is long, figures on the last."""
        style = "bold" if row.bold else ""
        indent = len(row.label) - len(row.label.lstrip(" "))
        first, *rest = wrapped(row.label.strip(), max(labels - indent, 1)) or [""]
        if rest:
            # What goes on below the first line is set in, so that it is no label of its own.
            indent += len(_GAP)
            rest = wrapped(row.label.strip()[len(first) :].strip(), max(labels - indent, 1))
        *above, last = [" " * (len(row.label) - len(row.label.lstrip(" "))) + first, *rest]
        for place, part in enumerate(above):
            yield Line(" " * indent * bool(place) + part, style=style)
        line = Line(left(" " * indent * bool(rest) + last, labels), style=style)
        for at in columns:
            cell = row.cells[at] if row.cells else ""
            is_total = at >= len(self.headings) - self.bold
            line.append(_GAP + right(cell, self._widths[at]), style="bold" if is_total else style)
        line.rstrip()
        yield line

    @cached_property
    def _widths(self) -> list[int]:
        """How wide each column is: as its figures, or the longest word of its heading."""
        return [
            max(
                [1, _even(heading, max(longest_word(heading), _SHORT_HEADING))]
                + [width_of(row.cells[at]) for row in self.rows if row.cells]
            )
            for at, heading in enumerate(self.headings)
        ]

    def _label_width(self, width: int) -> int:
        """Return how wide the labels are: as wide as leaves the columns the fewest folds."""
        longest = max(map(width_of, (self.corner, *(row.label for row in self.rows))))
        beside_one = width - len(_GAP) - max(self._widths, default=0)
        most = min(longest, max(beside_one, _INDENTED))
        least = min(most, _LEAST_LABEL)
        return min(range(most, least - 1, -1), key=lambda one: len([*self._folded(one, width)]))


def _even(heading: str, width: int) -> int:
    """Return the least width in which a heading has as few lines: these are about as long."""
    lines = len(wrapped(heading, width))
    narrower = range(longest_word(heading), width)
    return next((one for one in narrower if len(wrapped(heading, one)) == lines), width)


def _has_part_in(row: Row, columns: range) -> bool:
    """Say whether a row has a figure in columns; one that has none anywhere is blank everywhere."""
    return any(row.cells[at] for at in columns if row.cells) or (
        bool(row.cells) and not any(row.cells)
    )
