"""Figures of a form as it is filed, on a page or in a memorandum."""

from typing import Final

from simulate.output.deliverable.figure_table import SHARE, FigureLine, FigureTable
from simulate.output.deliverable.shown_cells import INCOMPLETE, shown_cell, unit_of_money
from simulate.output.units import Unit

_NO_MONEY: Final = "0.00"
_NOTHING: Final = "0"


def filed_cell(table: FigureTable, line: FigureLine, column: int, unit: Unit) -> str:
    """Write a figure as a form has it: zero in digits, where another table has a dash."""
    counted_in = table.unit_of(line, column)
    if line.cells[column] != 0 or counted_in == SHARE:
        return shown_cell(table, line, column, unit)
    zero = _NO_MONEY if unit_of_money(counted_in, unit) else _NOTHING
    return zero + INCOMPLETE * (column in line.marks)
