"""Rosters in workbooks as xlsxwriter writes them, and what their reader makes of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pytest
import xlsxwriter

from kernel.errors import RequestError
from simulate.roster.reading.pages import Page, Source
from simulate.roster.reading.reading_choices import PLAIN, Reading
from simulate.roster.reading.source import open_roster

Rows = Sequence[Sequence[object]]
Finish = Callable[[Any, Any], None]

HEADERS: Final = ("学号", "学院", "入学年份", "学制", "缴费日期", "困难类别")
ARTS: Final = (
    HEADERS,
    ("01", "文", 2022, 4, date(2023, 10, 15), "低保"),
    ("02", "文", 2022, 4, date(2023, 10, 16), None),
)
# In another order, under other names, below a title and a blank row.
SCIENCE: Final = (
    ("理学院名单",),
    (),
    ("困难类型", "缴费时间", "修业年限", "入学年度", "学生学号", "学院"),
    ("特困", date(2023, 10, 17), 3, 2023, "03", "理"),
)
# Nobody here has relief, and there is no such column; 备注 is one of its own.
LAW: Final = (("学号", "入学年份", "学制", "备注"), ("04", 2021, 5, "甄"))
NOTES: Final = (("填表说明",), ("学号", "必填"))

ALL: Final = Reading(all_sheets=True)


def workbook(sheets: Mapping[str, Rows | Finish], *hidden: str) -> bytes:
    """Return a workbook of sheets: rows, or what writes them into the book and the sheet."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            if callable(rows):
                rows(book, sheet)
            else:
                write(sheet, rows, day)
            if name in hidden:
                sheet.very_hidden() if name.startswith("更") else sheet.hide()
            else:
                sheet.activate()
    return content.getvalue()


def write(sheet: Any, rows: Rows, day: Any = None) -> None:
    """Write rows into a sheet."""
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(at, place, cell, day)
            elif isinstance(cell, str):
                sheet.write_string(at, place, cell)
            elif cell is not None:
                sheet.write(at, place, cell)


@contextmanager
def opened(folder: Path, content: bytes, reading: Reading = PLAIN) -> Iterator[Source]:
    """Open a workbook."""
    (folder / "x.xlsx").write_bytes(content)
    with open_roster(folder / "x.xlsx", reading) as source:
        yield source


def only_page(source: Source) -> Page:
    """Return the page of a small roster."""
    (page,) = source.pages
    return page


def column(page: Page, position: int) -> list[object]:
    """Return the cells of a column."""
    found: list[object] = page.batch.column(position).to_pylist()
    return found


def said(source: Source, folder: Path) -> list[str]:
    """Return what is noted, without the folder."""
    return [str(note).replace(f"{folder}/", "") for note in source.notes]


def refused(folder: Path, content: bytes, reading: Reading = PLAIN) -> str:
    """Return the message with which a workbook is refused, without its folder."""
    with pytest.raises(RequestError) as fault, opened(folder, content, reading):
        pass
    return str(fault.value).replace(f"{folder}/", "")
