"""A workbook of all regions, and the yardstick beside it: the same cells written plainly."""

from functools import cache
from io import BytesIO
from typing import Any, Final

from openpyxl import load_workbook
from xlsxwriter import Workbook

import simulate
from benchmarks.subjects import COHORT, Subject
from simulate.output.deliverable.whole import Deliverable
from simulate.output.presentation import Presentation
from simulate.output.spreadsheet.book import as_workbook

_STUDENTS: Final = 10_000


def writing_workbook() -> Subject:
    """Write the workbook of a forecast: chapters, formulas, charts, checks, data."""
    made = _opened()
    return lambda: as_workbook(made)


def writing_cells() -> Subject:
    """Write its cells, numbers and texts as they stand, without a look or a formula."""
    book = load_workbook(BytesIO(as_workbook(_opened())), data_only=True)
    sheets: list[list[tuple[int, int, Any]]] = [
        [
            (cell.row - 1, cell.column - 1, cell.value)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        ]
        for sheet in book
    ]

    def run() -> bytes:
        content = BytesIO()
        with Workbook(content, {"in_memory": True, "strings_to_urls": False}) as plain:
            for cells in sheets:
                sheet = plain.add_worksheet()
                for row, column, value in cells:
                    sheet.write(row, column, value)
        return content.getvalue()

    return run


@cache
def _opened() -> Deliverable:
    made = simulate.forecast(region="all", cohort=COHORT, students=_STUDENTS)
    return made.deliverable(Presentation("zh"))
