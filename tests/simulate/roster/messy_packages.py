"""Lists in workbooks: how the file is written, and what else is in it."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

from openpyxl import load_workbook

from tests.simulate.roster.messy import (
    HEADERS,
    TABLE,
    Cases,
    Messy,
    Table,
    in_workbook,
    typed,
    workbook,
)
from tests.simulate.roster.messy_workbooks import finished
from tests.simulate.roster.workbooks.raw_xlsx import MAIN, STRICT, rewritten

SHEET: Final = "xl/worksheets/sheet1.xml"


def edited(change: Callable[[str], str], table: Table = TABLE, **more: Any) -> Messy:
    """Return a table with the XML of its sheet changed."""

    def change_sheet(name: str, part: bytes) -> bytes:
        return change(part.decode()).encode() if name == SHEET else part

    return Messy(lambda: rewritten(workbook(table), change_sheet), **more)


def with_table(book: Any, sheet: Any) -> None:
    """Make the list a table with a filter, comments, drop-downs and a frozen header."""
    del book
    sheet.add_table(0, 0, 3, 5, {"columns": [{"header": header} for header in HEADERS]})
    sheet.write_comment("A2", "批注")
    sheet.data_validation("D2:D9", {"validate": "list", "source": ["按年缴费", "趸交"]})
    sheet.freeze_panes(1, 1)
    sheet.conditional_format("C2:C9", {"type": "2_color_scale"})


def by_openpyxl() -> bytes:
    """Return the list as openpyxl saves it."""
    content = BytesIO()
    load_workbook(BytesIO(workbook())).save(content)
    return content.getvalue()


def from_the_top(name: str, part: bytes) -> bytes:
    """Return a part that refers to others from the top of the archive."""
    is_list = name.endswith(".rels")
    return part.replace(b'"worksheets', b'"/xl/worksheets') if is_list else part


def strict(name: str, part: bytes) -> bytes:
    """Return a part in the namespaces of the strict standard."""
    del name
    return part.replace(MAIN.encode(), STRICT.encode()).replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    )


def upside_down(sheet: str) -> str:
    """Return a sheet whose rows stand backwards."""
    before, *rows = sheet.split("<row ")
    last, behind = rows[-1].split("</sheetData>")
    rows = ["<row " + row for row in [*rows[:-1], last]]
    return f"{before}{''.join(rows[::-1])}</sheetData>{behind}"


def without_places(sheet: str) -> str:
    """Return a sheet whose rows and full cells do not say where they stand."""
    return re.sub(r'(<row|<c) r="\w+"', r"\1", sheet)


WRITTEN: Final[Cases] = {
    "A list as openpyxl saves it": Messy(by_openpyxl),
    "A workbook with macros": in_workbook(extension=".xlsm"),
    "A table with comments, drop-downs and a frozen header": finished(with_table),
    "Rows that a filter hides": finished(
        lambda _, sheet: [sheet.autofilter("A1:F4"), sheet.set_row(2, options={"hidden": True})]
    ),
    "A hidden column": finished(
        lambda _, sheet: sheet.set_column("E:E", None, None, {"hidden": 1})
    ),
    "Grouped rows and columns": finished(
        lambda _, sheet: [
            sheet.set_row(2, options={"level": 1, "hidden": True}),
            sheet.set_column("B:C", None, None, {"level": 1, "hidden": True}),
        ]
    ),
    "A protected sheet": finished(lambda _, sheet: sheet.protect("geheim")),
    "The strict standard": Messy(lambda: rewritten(workbook(), strict)),
    "Paths from the top of the archive": Messy(lambda: rewritten(workbook(), from_the_top)),
    "Rows without their places": edited(
        without_places,
        [[*row[:5], row[5] or "无"] for row in TABLE],
    ),
    "A row that stands twice": edited(
        lambda sheet: sheet.replace('<row r="4"', '<row r="3"').replace('4"', '3"'),
        refused="stands twice or out of order",
    ),
    "Rows backwards": edited(upside_down, refused="stands twice or out of order"),
    "A dimension that is a lie": edited(lambda sheet: sheet.replace('ref="A1:F4"', 'ref="A1:B2"')),
    "Damaged": Messy(lambda: workbook()[:-1000], refused="damaged"),
    "Half of it": Messy(lambda: workbook()[:2000], refused="damaged"),
    "Under a password": Messy(
        lambda: (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + bytes(504)
            + "EncryptedPackage".encode("utf-16-le")
            + bytes(512)
        ),
        refused="a password protects it",
    ),
    "Another archive": typed("PK\5\6" + "\0" * 18, ".xlsx", refused="no workbook"),
}
