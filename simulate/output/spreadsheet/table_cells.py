"""A table in its place in a sheet: in which cells its figures stand, and what is in them."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from simulate.output.deliverable.figure_table import FigureLine, FigureTable
from simulate.output.deliverable.shown_cells import unit_of_money
from simulate.output.spreadsheet.cell_sums import Cell, sum_formula
from simulate.output.spreadsheet.finite_figures import finite
from simulate.output.units import Unit


@frozen(eq=False)
class TableCells:
    """A table in its place in a sheet.

    Attributes:
        table: what stands there.
        sheet: the name of the sheet.
        unit: of its money.
        headings: the row of its headings.
        rows: the row of each line, by name.
        labels: the column of the labels; the figures stand behind it.
    """

    table: FigureTable
    sheet: str
    unit: Unit
    headings: int
    rows: Mapping[str, int]
    labels: int = 0

    @property
    def columns(self) -> range:
        """The columns of the sheet over which it stands: that of the labels, and those behind."""
        return range(self.labels, self.labels + 1 + len(self.table.columns))

    def column(self, at: int) -> int:
        """Return the column of the sheet of a column of the table."""
        return self.labels + 1 + at

    def cell(self, line: str, at: int) -> Cell:
        """Return where a figure stands."""
        return Cell(self.sheet, self.rows[line], self.column(at))

    def money(self, line: FigureLine, at: int) -> Unit | None:
        """Return the unit of money of a figure as it stands in its cell; None of what is none."""
        return money_of(self.table, line, at, self.unit)

    def value(self, line: FigureLine, at: int) -> float | None:
        """Return what stands in a cell: a figure in its unit, None where it is blank.

        Raises:
            XuebaoError: it is no number.
        """
        figure = line.cells[at]
        if figure is None:
            return None
        where = f"{self.table.title} · {line.label} · {self.table.columns[at].heading}"
        return float(Fraction(finite(figure, where)) / fen_of(self.money(line, at)))

    def formula(self, line: FigureLine, at: int, beside: Sequence["TableCells"] = ()) -> str | None:
        """Return the formula of a figure that is a sum of others, here or in tables beside it."""
        sums = next(self.table.sums_at(line, at), None)
        if sums is None:
            return None
        home = {name: one for one in (self, *beside) for name in one.rows}
        terms = [(Fraction(sign), home[name].cell(name, column)) for sign, name, column in sums]
        return sum_formula(terms, self.sheet)


def money_of(table: FigureTable, line: FigureLine, at: int, unit: Unit) -> Unit | None:
    """Return the unit of money of a figure where the table's is another; None of what is none."""
    return unit_of_money(table.unit_of(line, at), unit)


def fen_of(money: Unit | None) -> int:
    """Return what a figure is divided by in its cell."""
    return money.fen if money else 1


CellsByTable = Mapping[str, TableCells]
"""The tables of a workbook by key."""
