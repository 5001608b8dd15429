"""A roster as the first sheet of an XLSX workbook, in typed columns."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, BinaryIO, Final

import numpy as np
import pyarrow as pa
from attrs import frozen
from python_calamine import CalamineError, CalamineWorkbook

from kernel.clauses import Text
from kernel.errors import RequestError
from kernel.figures import Array
from simulate.roster.header import Header
from simulate.roster.pages import PAGE, Page, Source

_EXACT: Final = 2**53
"""Whole numbers below it are exact in a spreadsheet."""


@contextmanager
def open_xlsx(label: str, file: BinaryIO) -> Iterator[Source]:
    """Open a workbook. Raises RequestError for what is none, or has no header."""
    sheet = read_sheet(label, file)
    header = Header.of(label, sheet.first_row)
    note = Text(
        f"{label}: read the first sheet; {sheet.left_out} more are left out",
        f"{label}：只读取第一个工作表，另有{sheet.left_out}个未读",
    )
    yield Source(header, len(sheet.rows), _pages(sheet), (note,) if sheet.left_out else ())


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


def read_sheet(label: str, file: BinaryIO) -> Sheet:
    """Read the first sheet; a row without any cell is no student.

    Raises:
        RequestError: the file is no workbook, or its first row is empty.
    """
    try:
        workbook = CalamineWorkbook.from_filelike(file)
        cells: list[list[Any]] = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, IndexError):
        raise RequestError(f"{label}: not an XLSX workbook with a sheet of students") from None
    first_row = tuple(_as_text(cell) for cell in cells[0]) if cells else ()
    if not any(cell.strip() for cell in first_row):
        raise RequestError(f"{label}: the first row holds no headers; expected them")
    rows = [number for number, row in enumerate(cells) if number and any(c != "" for c in row)]
    columns = [_typed([cells[number][place] for number in rows]) for place in range(len(first_row))]
    return Sheet(
        first_row,
        pa.record_batch(columns, names=[str(place) for place in range(len(columns))]),
        np.array(rows, np.int64),
        len(workbook.sheet_names) - 1,
    )


def _typed(cells: Sequence[Any]) -> Any:
    """Return a column as one type; where the cells are of several, as text."""
    values = [_whole(cell) if cell != "" else None for cell in cells]
    kinds = {type(value) for value in values if value is not None}
    if kinds == {int, float}:
        return pa.array([None if value is None else float(value) for value in values])
    if kinds == {date, datetime}:
        return pa.array([_moment(value) for value in values], pa.timestamp("us"))
    if len(kinds) <= 1 and kinds <= {int, float, bool, date, datetime, str}:
        return pa.array(values) if kinds else pa.array(values, pa.string())
    return pa.array([None if value is None else _as_text(value) for value in values])


def _whole(cell: Any) -> Any:
    """Return a number that a spreadsheet keeps as 2023.0 as the whole number it is."""
    is_whole = isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT
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
