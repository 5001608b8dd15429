"""The cells that a chart draws."""

from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen
from xlsxwriter.utility import xl_range_abs

from simulate.output.deliverable.chart import Chart
from simulate.output.deliverable.figure_table import FigureLine
from simulate.output.spreadsheet.cell_sums import on_sheet
from simulate.output.spreadsheet.table_cells import TableCells
from simulate.output.units import Unit


@frozen(eq=False)
class DrawnCells:
    """The lines and columns of a chart, in the cells of the table behind it."""

    chart: Chart
    placed: TableCells

    @property
    def lines(self) -> list[FigureLine]:
        """The lines that are drawn."""
        return [self.placed.table.by_name[name] for name in self.chart.lines]

    @property
    def unit(self) -> str:
        """The unit of what is drawn."""
        return self.placed.table.unit_of(self.lines[0], self.chart.columns[0])

    @property
    def money(self) -> Unit | None:
        """The unit of its money; None of what is none."""
        return self.placed.money(self.lines[0], self.chart.columns[0])

    @property
    def headings(self) -> str:
        """The headings of the columns that are drawn."""
        return self._across(self.placed.headings)

    @property
    def labels(self) -> str:
        """The labels of the lines that are drawn."""
        return self._down(self.placed.labels)

    def label(self, line: FigureLine) -> str:
        """The label of a line."""
        return self._range([(self.placed.rows[line.name], self.placed.labels)])

    def heading(self, at: int) -> str:
        """The heading of a column."""
        return self._range([(self.placed.headings, self.placed.column(at))])

    def of_line(self, line: FigureLine) -> str:
        """The figures of a line in the columns that are drawn."""
        return self._across(self.placed.rows[line.name])

    def of_column(self, at: int) -> str:
        """The figures of a column in the lines that are drawn."""
        return self._down(self.placed.column(at))

    def least(self) -> float:
        """Return the least figure that is drawn."""
        return min(self._values(), default=0)

    def most(self) -> float:
        """Return the largest figure that is drawn."""
        return max(self._values(), default=0)

    def _values(self) -> list[float]:
        values = (self.placed.value(line, at) for line in self.lines for at in self.chart.columns)
        return [one for one in values if one is not None]

    def _across(self, row: int) -> str:
        return self._range([(row, self.placed.column(at)) for at in self.chart.columns])

    def _down(self, column: int) -> str:
        return self._range([(self.placed.rows[line.name], column) for line in self.lines])

    def _range(self, cells: Sequence[tuple[int, int]]) -> str:
        """Return cells of a row or a column as one range, or several where others lie between."""
        ends = [cells[0], *(c for pair in pairwise(cells) if _are_apart(*pair) for c in pair)]
        ends.append(cells[-1])
        ranges = [
            on_sheet(self.placed.sheet, xl_range_abs(*first, *last))
            for first, last in zip(ends[::2], ends[1::2], strict=True)
        ]
        return f"={ranges[0]}" if len(ranges) == 1 else f"=({','.join(ranges)})"


def _are_apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return (other[0] - one[0], other[1] - one[1]) not in {(0, 1), (1, 0)}
