"""Workbooks as openpyxl reads them back."""

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from simulate.output.deliverable.whole import Deliverable
from simulate.output.spreadsheet.book import as_workbook


def opened(deliverable: Deliverable, *, values: bool = False) -> Any:
    """Return a deliverable as a workbook, with its formulas, or with what they come to."""
    return load_workbook(BytesIO(as_workbook(deliverable)), data_only=values)


def row_of(sheet: Any, label: str, *, column: int = 1) -> list[Any]:
    """Return the row of a label, from the label on."""
    rows = sheet.iter_rows(min_col=column, values_only=True)
    return next(list(row) for row in rows if row[0] == label)


def cell_of(sheet: Any, label: str, place: int) -> Any:
    """Return the cell that stands so many columns behind a label."""
    found = next(cell for row in sheet.iter_rows() for cell in row if cell.value == label)
    return found.offset(column=place)
