"""Writes assessed students page by page: CSV, Parquet or XLSX."""

import codecs
import csv
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import StringIO
from math import isfinite
from pathlib import Path
from typing import Any, Final, Protocol

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from kernel.errors import RequestError
from kernel.messages import message
from simulate.roster.cells import EXACT, as_python, as_text

_SHEET_ROWS: Final = 1_048_576
_OTHERWISE: Final = message("write .csv or .parquet instead")


class Sink(Protocol):
    """Takes pages of one schema, an Arrow record batch each; at least one, perhaps empty."""

    def write(self, page: Any) -> None:
        """Write the next page."""

    def close(self) -> None:
        """Finish the file."""


class CsvSink:
    """UTF-8 text, behind a byte order mark where it is asked for; a blank cell is empty."""

    def __init__(self, draft: Path, *, bom: bool = False) -> None:
        self._file = draft.open("wb")
        self._mark = codecs.BOM_UTF8 if bom else b""

    def write(self, page: Any) -> None:
        """Write the next page."""
        if not self._file.tell():
            header = StringIO()
            csv.writer(header, lineterminator="\n").writerow(page.schema.names)
            self._file.write(self._mark + header.getvalue().encode())
        columns = [c if _is_plain(c.type) else as_text(c) for c in page.columns]
        pyarrow.csv.write_csv(
            pa.record_batch(columns, names=page.schema.names),
            self._file,
            pyarrow.csv.WriteOptions(include_header=False),
        )

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


class ParquetSink:
    """Typed columns; money is a decimal of yuan."""

    def __init__(self, draft: Path) -> None:
        self._draft = draft
        self._writer: Any = None

    def write(self, page: Any) -> None:
        """Write the next page."""
        if self._writer is None:
            self._writer = pyarrow.parquet.ParquetWriter(self._draft, page.schema)
        self._writer.write_batch(page)

    def close(self) -> None:
        """Finish the file."""
        if self._writer is not None:
            self._writer.close()


class XlsxSink:
    """One sheet; text stays text, also where it begins like a formula."""

    def __init__(self, draft: Path) -> None:
        self._book = xlsxwriter.Workbook(draft, {"constant_memory": True, "use_zip64": True})
        self._sheet = self._book.add_worksheet()
        self._sheet.freeze_panes(1, 0)
        self._yuan = self._book.add_format({"num_format": "0.00"})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._moment = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._next = 0

    def write(self, page: Any) -> None:
        """Write the next page."""
        if not self._next:
            self._write_row(page.schema.names)
        if self._next + page.num_rows > _SHEET_ROWS:
            raise RequestError(
                "a sheet holds {most:,} students; {otherwise}",
                most=_SHEET_ROWS - 1,
                otherwise=_OTHERWISE,
            )
        columns = [c if _has_cells(c.type) else as_text(c) for c in page.columns]
        for row in zip(*map(as_python, columns), strict=True):
            self._write_row(row)

    def close(self) -> None:
        """Finish the file."""
        try:
            self._book.close()
        except FileCreateError as fault:
            raise fault.args[0] from None

    def _write_row(self, cells: Sequence[object]) -> None:
        for place, cell in enumerate(cells):
            if cell is not None and self._write_cell(place, cell):
                raise RequestError(
                    "a cell too long for a sheet, or too many columns; {otherwise}",
                    otherwise=_OTHERWISE,
                )
        self._next += 1

    def _write_cell(self, place: int, cell: object) -> int:
        """Write one cell; anything but 0 says that it did not fit."""
        sheet, at = self._sheet, (self._next, place)
        if isinstance(cell, bool):
            return int(sheet.write_boolean(*at, cell))
        if isinstance(cell, int | float | Decimal) and isfinite(cell) and -EXACT < cell < EXACT:
            shape = self._yuan if isinstance(cell, Decimal) else None
            return int(sheet.write_number(*at, cell, shape))
        if isinstance(cell, date) and cell.year >= 1900:
            shape = self._moment if isinstance(cell, datetime) else self._day
            return int(sheet.write_datetime(*at, cell, shape))
        return int(sheet.write_string(*at, str(cell)))


SINKS: Final[Mapping[str, Callable[[Path], Sink]]] = {
    ".csv": CsvSink,
    ".parquet": ParquetSink,
    ".xlsx": XlsxSink,
}
"""The format of an output by the file extension."""


def sink_of(extension: str, draft: Path, *, bom: bool) -> Sink:
    """Return what writes a draft in the format of a file extension."""
    return CsvSink(draft, bom=bom) if extension == ".csv" else SINKS[extension](draft)


def _has_cells(kind: Any) -> bool:
    """Say whether a sheet has cells of a type."""
    is_moment = pa.types.is_timestamp(kind) and kind.tz is None
    return _is_plain(kind) or pa.types.is_floating(kind) or is_moment


def _is_plain(kind: Any) -> bool:
    """Say whether Arrow writes a type into CSV as people write it."""
    types = pa.types
    return any(
        is_one(kind)
        for is_one in (
            types.is_string,
            types.is_boolean,
            types.is_integer,
            types.is_decimal,
            types.is_date,
        )
    )
