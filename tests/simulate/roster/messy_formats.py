"""The same lists as workbooks of other kinds: what a person sees in them is the same."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape
from io import BytesIO
from typing import Any, Final

import xlwt
from attrs import frozen

from tests.simulate.roster.messy import (
    HEADERS,
    PAYS,
    STUDENTS,
    TABLE,
    Cases,
    Messy,
    Table,
    instead,
)
from tests.simulate.roster.workbooks.ods_making import ods_of
from tests.simulate.roster.workbooks.xlsb_making import merge, real, row, words, xlsb_of

Range = tuple[int, int, int, int]
"""First and last row, first and last column."""

NO_YEAR: Final = "entry_year is missing"
BLANK: Final = (None,) * len(HEADERS)


@frozen
class Sheet:
    """A sheet to be written: its rows, the ranges that are merged, its name."""

    table: Table = TABLE
    merges: Sequence[Range] = ()
    name: str = "名单"
    is_hidden: bool = False


def xls(*sheets: Sheet) -> bytes:
    """Return sheets as .xls."""
    book, content = xlwt.Workbook(), BytesIO()
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    plain = xlwt.easyxf()
    for one in sheets:
        sheet = book.add_sheet(one.name)
        sheet.visibility = int(one.is_hidden)
        for at, cells in enumerate(one.table):
            for column, cell in enumerate(cells):
                if cell is not None:
                    sheet.write(at, column, cell, day if isinstance(cell, date) else plain)
        sheet.merged_ranges.extend(one.merges)
    book.set_active_sheet(len(sheets) - 1)
    book.save(content)
    return content.getvalue()


def xlsb(*sheets: Sheet) -> bytes:
    """Return a sheet as .xlsb."""
    (one,) = sheets
    rows = b"".join(
        row(at, *(_xlsb_cell(cell, column) for column, cell in enumerate(cells)))
        for at, cells in enumerate(one.table)
    )
    merges = b"".join(merge(*place) for place in one.merges)
    return xlsb_of(rows + merges, styles=(0, 14))


def _xlsb_cell(cell: object, column: int) -> bytes:
    if isinstance(cell, date):
        return real(column, (cell - date(1899, 12, 30)).days, 1)
    if isinstance(cell, int):
        return real(column, cell)
    return b"" if cell is None else words(column, str(cell))


HIDDEN: Final = (
    '<style:style style:name="hidden" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)


def ods(*sheets: Sheet) -> bytes:
    """Return sheets as .ods."""
    return ods_of("".join(map(_ods_table, sheets)), HIDDEN)


def _ods_table(sheet: Sheet) -> str:
    spans = {(first, left): (last, right) for first, last, left, right in sheet.merges}
    covered = {
        (at, column)
        for first, last, left, right in sheet.merges
        for at in range(first, last + 1)
        for column in range(left, right + 1)
    } - spans.keys()
    rows = ""
    for at, cells in enumerate(sheet.table):
        inside = ""
        for column, cell in enumerate(cells):
            element = "covered-table-cell" if (at, column) in covered else "table-cell"
            last, right = spans.get((at, column), (at, column))
            span = f'table:number-rows-spanned="{last - at + 1}" ' * (last > at)
            span += f'table:number-columns-spanned="{right - column + 1}" ' * (right > column)
            inside += f"<table:{element} {span}{_ods_value(cell)}</table:{element}>"
        rows += f"<table:table-row>{inside}</table:table-row>"
    style = ' table:style-name="hidden"' * sheet.is_hidden
    return f'<table:table table:name="{sheet.name}"{style}>{rows}</table:table>'


def _ods_value(cell: object) -> str:
    if cell is None:
        return ">"
    if isinstance(cell, date):
        return f'office:value-type="date" office:date-value="{cell}"><text:p>{cell}</text:p>'
    if isinstance(cell, int):
        return f'office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p>'
    return f'office:value-type="string"><text:p>{escape(str(cell))}</text:p>'


WRITERS: Final[Mapping[str, Callable[..., bytes]]] = {
    ".xls": xls, ".xlsb": xlsb, ".ods": ods,
}  # fmt: skip

ONE_SHEET: Final[Mapping[str, tuple[Sheet, Mapping[str, Any]]]] = {
    "A plain list": (Sheet(), {}),
    "A title over a table in C3": (
        Sheet(
            [("某学院参保名单", *[None] * 7), [None] * 8, *((None, None, *row) for row in TABLE)],
            [(0, 0, 0, 7)],
        ),
        {},
    ),
    "Cells merged over students": (
        Sheet(
            [
                HEADERS,
                STUDENTS[0],
                ("0002", None, None, None, *STUDENTS[1][4:]),
                STUDENTS[2],
            ],
            [(1, 2, 1, 1), (1, 2, 2, 2), (1, 2, 3, 3)],
        ),
        {},
    ),
    "Headers in two rows": (
        Sheet(
            [
                ("学号", "学籍", None, "缴费", None, "困难类别"),
                (None, "入学年份", "学制", "方式", "日期", None),
                *STUDENTS,
            ],
            [(0, 1, 0, 0), (0, 0, 1, 2), (0, 0, 3, 4), (0, 1, 5, 5)],
        ),
        {},
    ),
    "A sum, a blank row and signatures below": (
        Sheet([*TABLE, ("合计", 3, *[None] * 4), BLANK, ("制表人：", *[None] * 5)]),
        {"rejected": {5: "a sum or an example", 7: NO_YEAR}},
    ),
    "A note merged over the width below": (
        Sheet([*TABLE, ("说明：本表一式两份", *[None] * 5)], [(4, 4, 0, 5)]),
        {"rejected": {5: "entry_year"}},
    ),
    "Days as text": (
        Sheet([HEADERS, *((*s[:4], f"{s[4]:%Y年%m月%d号}", s[5]) for s in STUDENTS)]),
        {},
    ),
    "Text that is longer than it seems": (
        Sheet(instead({"备注": ["<b>&amp;</b>", "x" * 2000, "一\n二"]})),
        {},
    ),
}
"""Sheets, and what becomes of each."""

SEVERAL: Final[Mapping[str, tuple[tuple[Sheet, ...], Mapping[str, Any]]]] = {
    "A hidden list before the list": (
        (Sheet(name="旧名单", is_hidden=True), Sheet()),
        {"said": ("not read: hidden sheets 旧名单",)},
    ),
    "Two lists and no choice": (
        (Sheet(name="甲学院"), Sheet(name="乙学院")),
        {"refused": "2 sheets hold a roster: 甲学院, 乙学院; expected --sheet NAME"},
    ),
    "A list for each college": (
        (Sheet(TABLE[:2], name="甲学院"), Sheet([HEADERS[::-1], *(s[::-1] for s in STUDENTS[1:])],
                                           name="乙学院")),
        {"options": ("--all-sheets",)},
    ),
    "One of two lists": (
        (Sheet(name="甲学院"), Sheet([HEADERS, *STUDENTS[1:]], name="乙学院")),
        {"options": ("--sheet", "乙学院"), "pays": PAYS[1:]},
    ),
}  # fmt: skip


def written_as(kind: str, *sheets: Sheet, **more: Any) -> Messy:
    """Return sheets as a workbook of a kind."""
    return Messy(lambda: WRITERS[kind](*sheets), **{"extension": kind, **more})


FORMATS: Final[Cases] = {
    f"{name}, {extension}": written_as(extension, *sheets, **more)
    for extension in WRITERS
    for name, (sheets, more) in {
        **{name: ((sheet,), more) for name, (sheet, more) in ONE_SHEET.items()},
        **({} if extension == ".xlsb" else SEVERAL),
        "Called .xlsx": ((Sheet(),), {"extension": ".xlsx"}),
        "Called .csv": ((Sheet(),), {"extension": ".csv", "said": ("its extension does not say",)}),
    }.items()
}
