"""Three students in lists as other people make them, and what makes such lists."""

import csv
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from io import BytesIO, StringIO
from typing import Any, Final

import xlsxwriter
from attrs import field, frozen

Table = Sequence[Sequence[object]]
Pays = tuple[tuple[str, str], ...]

HEADERS: Final = ("学号", "入学年份", "学制", "缴费方式", "缴费日期", "困难类别")
STUDENTS: Final = (
    ("0001", 2022, 4, "按年缴费", date(2023, 10, 15), None),
    ("0002", 2022, 4, "按年缴费", date(2023, 10, 16), "低保"),
    ("0003", 2023, 3, "趸交", date(2023, 9, 20), None),
)
TABLE: Final = (HEADERS, *STUDENTS)
DAYS: Final = tuple(student[4] for student in STUDENTS)

PAYS: Final = (("0001", "380.00"), ("0002", "0.00"), ("0003", "1140.00"))
"""What each of them pays in Changsha for 2024: 380 yuan; 380 that are relief; 3 × 380."""


@frozen
class Messy:
    """A roster as somebody made it, and what becomes of it.

    Attributes:
        content: makes the file.
        extension: of its name.
        options: with which it is read.
        pays: the number of each student who is assessed, and what he pays.
        rejected: the number of each row that is not, and words of the reason.
        said: words on standard error.
        refused: words of the message, where nothing is read.
    """

    content: Callable[[], bytes]
    extension: str = ".xlsx"
    options: tuple[str, ...] = ()
    pays: Pays = PAYS
    rejected: Mapping[int, str] = field(factory=dict)
    said: tuple[str, ...] = ()
    refused: str = ""


Cases = Mapping[str, Messy]
"""What is wrong with each roster, and the roster."""


def text_of(cell: object) -> str:
    """Return a cell as people type it."""
    return "" if cell is None else str(cell)


def separated(table: Table = TABLE, separator: str = ",", end: str = "\n") -> str:
    """Return a table as text."""
    text = StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator=end).writerows(
        [text_of(cell) for cell in row] for row in table
    )
    return text.getvalue()


def typed(table: Table | str, extension: str = ".csv", **more: Any) -> Messy:
    """Return a table, or the text of one, as a file in UTF-8."""
    text = table if isinstance(table, str) else separated(table)
    return Messy(text.encode, extension, **more)


def renamed(headers: Mapping[str, str]) -> Table:
    """Return the table under other headers, by the usual one."""
    return (tuple(headers.get(name, name) for name in HEADERS), *STUDENTS)


def with_column(name: str, cells: Sequence[object]) -> Table:
    """Return the table with other cells in a column."""
    at = HEADERS.index(name)
    rows = [(*row[:at], cell, *row[at + 1 :]) for row, cell in zip(STUDENTS, cells, strict=True)]
    return (HEADERS, *rows)


def instead(columns: Mapping[str, Sequence[object]], *without: str) -> Table:
    """Return the table without some columns, and with others behind."""
    kept = [at for at, name in enumerate(HEADERS) if name not in without]
    headers, *students = [[row[at] for at in kept] for row in TABLE]
    others = zip(*columns.values(), strict=True)
    rows = [[*row, *cells] for row, cells in zip(students, others, strict=True)]
    return [[*headers, *columns], *rows]


def book_of(fill: Callable[[Any], object], **options: object) -> bytes:
    """Return a workbook that is filled by xlsxwriter."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, **options}) as book:
        fill(book)
    return content.getvalue()


def add_sheet(
    book: Any, table: Table = TABLE, name: str = "名单", first: tuple[int, int] = (0, 0)
) -> Any:
    """Add a sheet with a table whose first cell stands at a place; return the sheet."""
    sheet, day = book.add_worksheet(name), book.add_format({"num_format": "yyyy-mm-dd"})
    for row, cells in enumerate(table, first[0]):
        for column, cell in enumerate(cells, first[1]):
            if isinstance(cell, date):
                sheet.write_datetime(row, column, cell, day)
            elif isinstance(cell, str):
                sheet.write_string(row, column, cell)
            elif cell is not None:
                sheet.write(row, column, cell)
    return sheet


def workbook(
    table: Table = TABLE,
    finish: Callable[[Any, Any], object] | None = None,
    first: tuple[int, int] = (0, 0),
) -> bytes:
    """Return a table as .xlsx.

    Args:
        table: rows of cells; text, numbers, dates.
        finish: what is done to the book and the sheet at the end.
        first: where its first cell stands.
    """

    def fill(book: Any) -> None:
        sheet = add_sheet(book, table, first=first)
        if finish is not None:
            finish(book, sheet)

    return book_of(fill)


def in_workbook(
    table: Table = TABLE,
    finish: Callable[[Any, Any], object] | None = None,
    *,
    first: tuple[int, int] = (0, 0),
    **more: Any,
) -> Messy:
    """Return a table in a workbook as a case; see `workbook`."""
    return Messy(lambda: workbook(table, finish, first), **more)
