"""Formulas that add cells up."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen
from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell


@frozen
class Cell:
    """Where a figure stands, row and column counted from 0."""

    sheet: str
    row: int
    column: int

    def address(self, seen_from: str) -> str:
        """Return its address, with its sheet where it is looked at from another."""
        own = xl_rowcol_to_cell(self.row, self.column)
        return own if self.sheet == seen_from else on_sheet(self.sheet, own)


def on_sheet(sheet: str, cells: str) -> str:
    """Return the address of cells as it is written in another sheet."""
    return f"{quote_sheetname(sheet)}!{cells}"


Term = tuple[Fraction, Cell]
"""A cell, and by what it is multiplied."""


def sum_formula(terms: Iterable[Term], sheet: str) -> str:
    """Return the formula of a sum, as it stands in a sheet; of nothing, zero.

    It is written with signs: what a computer's numbers leave of a sum that is zero, spreadsheets
    set to zero behind a sign, but not in SUM. A text among the cells is a fault, not passed over.
    """
    words = "".join(_term(factor, cell, sheet) for factor, cell in terms)
    return f"={words.removeprefix('+') or '0'}"


def _term(factor: Fraction, cell: Cell, sheet: str) -> str:
    sign = "-" if factor < 0 else "+"
    times = f"{abs(factor.numerator)}*" if abs(factor.numerator) != 1 else ""
    by = f"/{factor.denominator}" if factor.denominator != 1 else ""
    return f"{sign}{times}{cell.address(sheet)}{by}"
