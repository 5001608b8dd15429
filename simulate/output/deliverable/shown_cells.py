"""Figures of a table as a person reads them, rounded, on a page or in a memorandum."""

from typing import Final

from simulate.output.deliverable.figure_table import (
    FEN,
    PER_HEAD,
    SHARE,
    FigureLine,
    FigureTable,
    Number,
)
from simulate.output.table_figures import Figures
from simulate.output.units import YUAN, Unit

INCOMPLETE: Final = "*"
"""Stands behind a figure that leaves out parts which are not known."""


def shown_cell(table: FigureTable, line: FigureLine, column: int, unit: Unit) -> str:
    """Write a figure: money in a unit, a share in per cent; what is not known is blank.

    Args:
        table: where it stands,
        line: in which of its lines, and
        column: in which column.
        unit: of the table's money; that of one student is in yuan.
    """
    number = line.cells[column]
    if number is None:
        return ""
    return written(number, table.unit_of(line, column), unit) + INCOMPLETE * (column in line.marks)


def written(number: Number, counted_in: str, unit: Unit) -> str:
    """Write a figure that is counted in something, money in a unit."""
    if counted_in == SHARE:
        return Figures.share(float(number))
    money = unit_of_money(counted_in, unit)
    return Figures(money or unit).number(number, is_money=money is not None)


def unit_of_money(counted_in: str, unit: Unit) -> Unit | None:
    """Return the unit in which money is shown: of one student yuan; None for what is no money."""
    return {FEN: unit, PER_HEAD: YUAN}.get(counted_in)
