"""A roster as the first sheet of an XLSX workbook, in typed columns."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from threading import Lock
from typing import Any, BinaryIO, Final
from warnings import catch_warnings, simplefilter

import numpy as np
import pyarrow as pa
from attrs import frozen
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from kernel.columns import REQUIRED
from kernel.errors import RequestError
from kernel.figures import Array
from kernel.messages import Text, message
from kernel.progress import progress_of
from simulate.roster.cells import EXACT
from simulate.roster.header import Header, column_named
from simulate.roster.pages import PAGE, Page, Source

_READ: Final = message("Rows read")

_TITLES: Final = 20
"""Rows in which headers are looked for, so that a message can say where they are."""


_SWITCHING: Final = Lock()


@contextmanager
def open_xlsx(label: str | Text, file: BinaryIO) -> Iterator[Source]:
    """Open a workbook. Raises RequestError for what is none, or has no header."""
    sheet = read_sheet(label, file)
    header_row = _header_row(sheet)
    if header_row:
        raise RequestError(
            "{label}: row {header_row} holds the headers; expected them in row 1",
            label=label,
            header_row=header_row,
        )
    header = Header.of(label, sheet.first_row)
    note = message(
        "{label}: read the first sheet; {more} more are left out", label=label, more=sheet.left_out
    )
    yield Source(header, len(sheet.rows), _pages(sheet), (note,) if sheet.left_out else ())


def _header_row(sheet: "Sheet") -> int | None:
    """Return the row of a sheet that holds the headers where the first one does not."""
    rows = [sheet.first_row, *zip(*sheet.batch.slice(0, _TITLES).to_pydict().values(), strict=True)]
    numbers = [1, *(sheet.rows[:_TITLES] + 1).tolist()]
    for number, row in zip(numbers, rows, strict=True):
        if set(REQUIRED) <= {column_named(str(cell)) for cell in row}:
            return None if number == 1 else int(number)
    return None


@frozen(eq=False)
class Sheet:
    """The first sheet of a workbook.

    Attributes:
        first_row: its cells as text.
        batch: the rows below it that hold anything, an Arrow record batch.
        rows: where each of them stands, counted from 1 below the first row.
        left_out: how many further sheets there are.
    """

    first_row: tuple[str, ...]
    batch: Any
    rows: Array
    left_out: int


def read_sheet(label: str | Text, file: BinaryIO) -> Sheet:
    """Read the first sheet; a row without any cell is no student.

    Raises:
        RequestError: the file is no workbook, or its first row is empty.
    """
    try:
        cells, sheets = _cells(file)
    except Exception:  # noqa: BLE001  # openpyxl raises whatever a broken file leads it to
        raise RequestError(
            "{label}: not an XLSX workbook with a sheet of students", label=label
        ) from None
    first_row = tuple("" if c is None else _as_text(c) for c in cells[0]) if cells else ()
    if not any(cell.strip() for cell in first_row):
        raise RequestError("{label}: the first row holds no headers; expected them", label=label)
    rows = [
        number for number, row in enumerate(cells) if number and any(c is not None for c in row)
    ]
    columns = [_typed([cells[number][place] for number in rows]) for place in range(len(first_row))]
    return Sheet(
        first_row,
        pa.record_batch(columns, names=[str(place) for place in range(len(columns))]),
        np.array(rows, np.int64),
        sheets - 1,
    )


def _cells(file: BinaryIO) -> tuple[list[list[Any]], int]:
    """Return the rows of the first sheet, equally long, and how many sheets there are."""
    # Warnings are switched off for the whole process, so one thread at a time does it.
    with _SWITCHING, catch_warnings():
        simplefilter("ignore")  # what openpyxl leaves out, such as colours, is not looked at
        book = load_workbook(file, read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        rows = []
        with progress_of(_READ) as progress:
            for row in sheet.iter_rows():
                rows.append([_value(cell) for cell in row])
                progress.advance()
    width = max(map(len, rows), default=0)
    return [row + [None] * (width - len(row)) for row in rows], len(book.worksheets)


def _value(cell: Any) -> Any:
    """Return what a cell shows: a percentage as one, a day without a time as a day."""
    value = cell.value
    if type(value) in (int, float) and "%" in cell.number_format:
        return f"{(Decimal(str(value)) * 100).normalize():f}%"
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date()
    return (unescape(value) or None) if isinstance(value, str) else value


def _typed(cells: Sequence[Any]) -> Any:
    """Return a column as one type; where the cells are of several, as text."""
    values = [_whole(cell) for cell in cells]
    kinds = {type(value) for value in values if value is not None}
    if kinds == {int, float}:
        return pa.array([None if value is None else float(value) for value in values])
    if kinds == {date, datetime}:
        return pa.array([_moment(value) for value in values], pa.timestamp("us"))
    if len(kinds) <= 1 and kinds <= {int, float, bool, date, datetime, str}:
        return pa.array(values) if kinds else pa.array(values, pa.string())
    return pa.array([None if value is None else _as_text(value) for value in values])


def _whole(cell: Any) -> Any:
    """Return a number that a spreadsheet keeps as 2023.0 as the whole number it is.

    One that is longer than a spreadsheet's numbers is a word, such as an identity number.
    """
    if type(cell) is int and abs(cell) >= EXACT:
        return str(cell)
    is_whole = isinstance(cell, float) and cell.is_integer() and abs(cell) < EXACT
    return int(cell) if is_whole else cell


def _moment(day: date | None) -> datetime | None:
    """Return a day as its first moment."""
    if day is None or isinstance(day, datetime):
        return day
    return datetime(day.year, day.month, day.day)


def _as_text(cell: Any) -> str:
    cell = _whole(cell)
    words: dict[type, Callable[[Any], str]] = {
        bool: lambda flag: str(flag).lower(),
        date: date.isoformat,
        datetime: lambda moment: moment.isoformat(" "),
    }
    return words.get(type(cell), str)(cell)


def _pages(sheet: Sheet) -> Iterator[Page]:
    for start in range(0, max(len(sheet.rows), 1), PAGE):
        yield Page(sheet.batch.slice(start, PAGE), sheet.rows[start : start + PAGE])
