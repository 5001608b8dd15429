"""Lists in workbooks: what stands in the cells, and how it is shown."""

from collections.abc import Sequence
from datetime import date, datetime
from html import escape
from typing import Any, Final

from tests.simulate.roster.messy import (
    DAYS,
    HEADERS,
    PAYS,
    STUDENTS,
    TABLE,
    Cases,
    Messy,
    Table,
    in_workbook,
    instead,
    renamed,
    with_column,
)
from tests.simulate.roster.workbooks.raw_xlsx import raw_xlsx

HALF: Final = (("0001", "190.00"), *PAYS[1:])
"""What they pay where the school bears half of the first one's year."""

REST: Final = PAYS[1:]
"""What the others pay where the first one is rejected."""


def serial(day: date, *, is_1904: bool = False) -> int:
    """Return the number that a spreadsheet keeps for a day."""
    return (day - (date(1904, 1, 1) if is_1904 else date(1899, 12, 30))).days


def cell_xml(cell: object, place: str, style: int, *, is_1904: bool) -> str:
    """Return a cell at a place; text that begins with < is the cell itself."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        cell = serial(cell, is_1904=is_1904)
    if not isinstance(cell, str):
        return f'<c r="{place}" s="{style}"><v>{cell}</v></c>'
    if cell.startswith("<"):
        return cell.replace("<c", f'<c r="{place}"', 1)
    text = f'<t xml:space="preserve">{escape(cell)}</t>'
    return f'<c r="{place}" t="inlineStr"><is>{text}</is></c>'


def by_hand(
    table: Table = TABLE,
    formats: Sequence[int | str] = (0, 0, 0, 0, 14, 0, 0),
    *,
    is_1904: bool = False,
    **more: Any,
) -> Messy:
    """Return a table whose XML is written by hand: a number format for each column."""

    def content() -> bytes:
        rows = []
        for number, row in enumerate(table, 1):
            cells = (
                cell_xml(cell, f"{chr(65 + at)}{number}", at, is_1904=is_1904)
                for at, cell in enumerate(row)
            )
            rows.append(f'<row r="{number}">{"".join(cells)}</row>')
        return raw_xlsx("".join(rows), formats=formats, is_1904=is_1904)

    return Messy(content, **more)


def with_aid(*percent: object, shown: int | str = 0, **more: Any) -> Messy:
    """Return the list with the share that the school bears, shown in a format."""
    return by_hand(instead({"学校补助比例": percent}), (0, 0, 0, 0, 14, 0, shown), **more)


def days_in(formats: Sequence[int | str]) -> Messy:
    """Return a list of students who paid on one day, shown to each in another number format."""
    number = serial(DAYS[0])
    days = [f'<c s="{style}"><v>{number}</v></c>' for style, _ in enumerate(formats, len(HEADERS))]
    rows = [(str(at), *STUDENTS[0][1:4], day) for at, day in enumerate(days)]
    pays = tuple((row[0], "380.00") for row in rows)
    return by_hand([HEADERS, *rows], (*[0] * len(HEADERS), *formats), pays=pays)


BUILT_IN: Final = (14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 54, 57, 58)
CODES: Final = (
    'yyyy"年"m"月"d"日"', "[$-804]yyyy年m月d日;@", "[DBNum1][$-804]yyyy年m月d日", "yyyy/m/d h:mm",
    "yyyy\\.mm\\.dd", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "m月d日", "yyyy-mm-dd",
)  # fmt: skip
SHOWN: Final[Cases] = {
    "Days in every built-in format of days, those of Chinese programs too": days_in(BUILT_IN),
    "Days in formats of people's own": days_in(CODES),
    "Days that count from 1904": by_hand(is_1904=True),
    "Student numbers as numbers shown with zeros in front": by_hand(
        with_column("学号", [1, 2, 3]), ("0000", 0, 0, 0, 14, 0)
    ),
    "A percentage": with_aid(0.5, None, None, shown=9, pays=HALF),
    "A percentage with decimals": with_aid(0.5, None, None, shown="0.00%", pays=HALF),
    "A percent sign that is only shown": with_aid(50, None, None, shown='0"%"', pays=HALF),
    "A number of percent": with_aid(50, 0, 0, pays=HALF),
    "Percentages as text": with_aid("50%", None, "０％", pays=HALF),
    "One percent, which is not all": with_aid(
        1, 0, 0, shown='0"%"', pays=(("0001", "376.20"), *REST)
    ),
    "A half that may be half a percent": with_aid(
        0.5, 0, 0, pays=REST, rejected={2: "a half is written 50%"}
    ),
    "Days as the numbers that a spreadsheet keeps": by_hand(
        formats=[0] * 6, pays=(), rejected=dict.fromkeys((2, 3, 4), "format the cells as dates")
    ),
    "Days as numbers of eight digits": in_workbook(
        with_column("缴费日期", [int(f"{day:%Y%m%d}") for day in DAYS])
    ),
    "Days as numbers of eight digits in a format of days": by_hand(
        with_column("缴费日期", [int(f"{day:%Y%m%d}") for day in DAYS])
    ),
    "Years in a format with a separator of thousands": by_hand(formats=(0, 3, 0, 0, 14, 0)),
    "Years that are days of 1905": by_hand(
        formats=(0, 14, 0, 0, 14, 0),
        pays=(),
        rejected=dict.fromkeys((2, 3, 4), "entry_year: expected"),
    ),
    "A time of day and no day": by_hand(
        with_column("缴费日期", [0.5, *DAYS[1:]]),
        (0, 0, 0, 0, "h:mm", 0),
        pays=REST,
        rejected={2: "paid_on: expected a date"},
    ),
}

NO_VALUE: Final = "<c><f>B2</f></c>"
NOT_AVAILABLE: Final = '<c t="e"><v>#N/A</v></c>'


def with_cell(header: str, cell: object, row: int = 0) -> Table:
    """Return the table with another cell of one student."""
    cells: list[object] = [student[HEADERS.index(header)] for student in STUDENTS]
    cells[row] = cell
    return with_column(header, cells)


def one(header: str, cell: str, reason: str) -> Messy:
    """Return the list with a cell of the first student for which he is rejected."""
    return by_hand(with_cell(header, cell), pays=REST, rejected={2: reason})


UNREADABLE: Final[Cases] = {
    "Formulas with stored values": by_hand(
        with_cell("入学年份", "<c><f>2020+2</f><v>2022</v></c>")
    ),
    "A formula that gives text": by_hand(
        with_cell("困难类别", '<c t="str"><f>"低"&amp;"保"</f><v>低保</v></c>', 1)
    ),
    "A formula that gives an empty text": by_hand(
        with_cell("困难类别", '<c t="str"><f>""</f><v></v></c>')
    ),
    "A formula without a stored value": one(
        "入学年份", NO_VALUE, "entry_year: a formula whose value the file does not hold"
    ),
    "The relief by a formula without a stored value": one(
        "困难类别", NO_VALUE, "relief: a formula"
    ),
    "An error where the day of payment stands": one(
        "缴费日期", NOT_AVAILABLE, "paid_on: an error value"
    ),
    "An error of a newer program": one(
        "困难类别", '<c t="e"><v>#SPILL!</v></c>', "relief: an error value"
    ),
    "An error as the student's number": one("学号", NOT_AVAILABLE, "student_id: an error value"),
    "Errors and formulas without values in a column that is not read": by_hand(
        instead({"备注": [NOT_AVAILABLE, NO_VALUE, None]}),
        said=("2 cells of columns that are not read hold an error value or a formula",),
    ),
}

PARTS: Final = '<c t="inlineStr"><is><r><t>低</t></r><r><rPr><b/></rPr><t>保</t></r></is></c>'
READING: Final = '<c t="inlineStr"><is><t>低保</t><rPh sb="0" eb="2"><t>x</t></rPh></is></c>'

TEXTS: Final[Cases] = {
    "Numbers stored as text": in_workbook(
        [HEADERS, *((one, str(year), str(length), *rest) for one, year, length, *rest in STUDENTS)]
    ),
    "Years as numbers, as text and as classes": in_workbook(
        with_column("入学年份", [2022, "2022", "2023级"])
    ),
    "Days as days, as moments and as text": in_workbook(
        with_column("缴费日期", [DAYS[0], datetime(2023, 10, 16, 8, 30), "2023年9月20日"])
    ),
    "Identity numbers as text": in_workbook(
        instead({"身份证号": ["110101200001011234", "110101200001011242", "11010120000101125X"]})
    ),
    "Blanks around text": in_workbook(with_column("困难类别", ["  ", " 低保　", "\u3000"])),
    "Unbreakable blanks and characters without width": in_workbook(
        with_column("困难类别", ["\xa0", "\xa0低\u200b保\ufeff", "\u200b"])
    ),
    "Full-width digits": in_workbook(
        with_column("入学年份", ["２０２２", "２０２２年", "２０２３级"])
    ),
    "A byte order mark in the first header": in_workbook(renamed({"学号": "\ufeff学号"})),
    "Line breaks in cells": in_workbook(
        with_column("缴费方式", ["按年\n缴费", "按年缴费\n", "\r\n趸交"])
    ),
    "Line breaks in headers": in_workbook(renamed({"入学年份": "入学\n年份", "学制": "学\n制"})),
    "Rich text": by_hand(with_cell("困难类别", PARTS, 1)),
    "A reading above the characters": by_hand(with_cell("困难类别", READING, 1)),
    "Yes and no in every way": in_workbook(
        instead({"本地参保": ["√", True, 1], "入学当年已参保": ["×", "否", 0.0]})
    ),
    "No in every way": in_workbook(
        instead({"本地参保": ["×", False, "✗"]}), pays=tuple((one, "0.00") for one, _ in PAYS)
    ),
    "A dash for no category": in_workbook(with_column("困难类别", ["-", "低保", "——"])),
    "A dash for no day of payment": in_workbook(
        with_column("缴费日期", ["-", *DAYS[1:]]), pays=REST, rejected={2: "paid_on: expected a"}
    ),
}

CELLS: Final[Cases] = {**SHOWN, **UNREADABLE, **TEXTS}
