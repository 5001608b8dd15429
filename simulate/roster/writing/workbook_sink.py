"""Writes assessed students page by page into a workbook."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from math import isfinite
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
from attrs import frozen

from kernel.errors import RequestError
from kernel.messages import message
from simulate.language.wrapping import width_of
from simulate.output.frames import YUAN
from simulate.roster.account import Account
from simulate.roster.cells import as_python, as_text
from simulate.roster.workbooks.sheet_parts import EXACT, ROWS
from simulate.roster.writing.cell_types import has_cells

_OTHERWISE: Final = message("write .csv or .parquet instead")

_SAMPLE: Final = 200
"""Rows whose cells say how wide a column is."""

_MARGIN: Final = 3
"""Characters for the arrow of a filter, which stands in the header."""

_A4: Final = 9

_WIDEST: Final = 60
"""Characters of the widest column; what is longer is cut off on the screen alone."""


@frozen
class FurtherSheet:
    """A sheet behind the rows.

    Attributes:
        name: of the sheet.
        headers: of its columns.
        rows: cells; money as a decimal of yuan.
    """

    name: str
    headers: Sequence[str]
    rows: Sequence[Sequence[object]]


class XlsxSink:
    """One sheet; text stays text, also where it begins like a formula or is a number."""

    def __init__(self, draft: Path) -> None:
        # Only who writes a workbook waits for these.
        from xlsxwriter import Workbook

        from simulate.output.spreadsheet.book import CREATED

        self._book = Workbook(draft, {"constant_memory": True, "use_zip64": True})
        self._book.set_properties({"created": CREATED})
        self._yuan = self._book.add_format({"num_format": "0.00"})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._moment = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._sheet: Any
        self._widths: list[int]
        self._next: int
        self._begin_sheet(None)
        self._rows_sheet: str = self._sheet.get_name()

    def write(self, page: Any) -> None:
        """Write the next page."""
        if not self._next:
            self._widths = [0] * page.num_columns
            self._write_row(page.schema.names, [None] * page.num_columns)
        if self._next + page.num_rows > ROWS:
            raise RequestError(
                "a sheet holds {most:,} students; {otherwise}",
                most=ROWS - 1,
                otherwise=_OTHERWISE,
            )
        columns = [c if has_cells(c.type) else as_text(c) for c in page.columns]
        shapes = [self._shape(column.type) for column in columns]
        for row in zip(*map(as_python, columns), strict=True):
            self._write_row(row, shapes)

    def add_sheet(self, sheet: FurtherSheet) -> None:
        """Begin another sheet behind this one, and write it."""
        self._finish_sheet()
        self._begin_sheet(sheet.name)
        self._widths = [0] * len(sheet.headers)
        self._write_row(sheet.headers, [None] * len(sheet.headers))
        for row in sheet.rows:
            shapes = [self._yuan if isinstance(cell, Decimal) else None for cell in row]
            self._write_row(row, shapes)

    def add_account(self, account: Account, columns: Sequence[str]) -> None:
        """Add the sheets of what the rows come to and rest on.

        Args:
            account: what stands in them.
            columns: of the rows, as data files call them.
        """
        from simulate.roster.writing.account_sheets import RowsSheet, write_account

        self._finish_sheet()
        write_account(self._book, account, RowsSheet(self._rows_sheet, columns))
        self._widths = []

    def close(self) -> None:
        """Finish the file."""
        from xlsxwriter.exceptions import FileCreateError

        self._finish_sheet()
        try:
            self._book.close()
        except FileCreateError as fault:
            raise fault.args[0] from None

    def _begin_sheet(self, name: str | None) -> None:
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._widths, self._next = [], 0

    def _finish_sheet(self) -> None:
        for place, width in enumerate(self._widths):
            self._sheet.set_column(place, place, min(width, _WIDEST))
        if self._widths:
            self._sheet.autofilter(0, 0, max(self._next - 1, 0), len(self._widths) - 1)

    def _shape(self, kind: Any) -> Any:
        """Return how a sheet shows a column: money to the fen, other numbers as they are."""
        if pa.types.is_decimal(kind):
            return self._yuan if kind.scale == YUAN.scale else None
        if pa.types.is_date(kind):
            return self._day
        return self._moment if pa.types.is_timestamp(kind) else None

    def _write_row(self, cells: Sequence[object], shapes: Sequence[Any]) -> None:
        for place, (cell, shape) in enumerate(zip(cells, shapes, strict=True)):
            if cell is not None and self._write_cell(place, cell, shape):
                raise RequestError(
                    "a cell too long for a sheet, or too many columns; {otherwise}",
                    otherwise=_OTHERWISE,
                )
        if self._next <= _SAMPLE:
            margin = 1 if self._next else _MARGIN
            widths = [_width(cell) + margin for cell in cells]
            self._widths = [*map(max, self._widths, widths)]
        self._next += 1

    def _write_cell(self, place: int, cell: object, shape: Any) -> int:
        """Write one cell; anything but 0 says that it did not fit."""
        sheet, at = self._sheet, (self._next, place)
        if isinstance(cell, bool):
            return int(sheet.write_boolean(*at, cell))
        if isinstance(cell, int | float | Decimal) and isfinite(cell) and -EXACT < cell < EXACT:
            return int(sheet.write_number(*at, cell, shape))
        if isinstance(cell, date) and cell.year >= 1900:
            return int(sheet.write_datetime(*at, cell, shape))
        return int(sheet.write_string(*at, str(cell)))


def check_rows(output: Path, rows: int | None) -> None:
    """Refuse a roster of more rows than a sheet holds, as far as they are counted.

    Raises:
        RequestError: there are more.
    """
    if rows is not None and rows >= ROWS:
        raise RequestError(
            "-o {output}: the roster has {rows:,} rows, and a sheet holds {most:,} students; "
            "{otherwise}",
            output=output,
            rows=rows,
            most=ROWS - 1,
            otherwise=_OTHERWISE,
        )


def _width(cell: object) -> int:
    """Return how many characters the longest line of a cell takes."""
    lines = [] if cell is None else str(cell).splitlines()
    return max(map(width_of, lines), default=0)
