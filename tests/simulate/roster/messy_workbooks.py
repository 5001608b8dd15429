"""Lists in workbooks: where the table stands, and on which sheet."""

from collections.abc import Callable
from typing import Any, Final

from tests.simulate.roster.messy import (
    HEADERS,
    PAYS,
    STUDENTS,
    TABLE,
    Cases,
    Messy,
    add_sheet,
    book_of,
    in_workbook,
)

BLANK: Final = (None,) * len(HEADERS)
NO_YEAR: Final = "entry_year is missing"


def finished(finish: Callable[[Any, Any], object], **more: Any) -> Messy:
    """Return the list as .xlsx, with something done to its book and sheet at the end."""
    return in_workbook(TABLE, finish, **more)


def with_sheets(*fills: Callable[[Any], Any], **more: Any) -> Messy:
    """Return a workbook of several sheets."""

    def fill_all(book: Any) -> None:
        sheets = [fill(book) for fill in fills]
        sheets[-1].activate()

    return Messy(lambda: book_of(fill_all), **more)


def college(name: str, *students: int, headers: tuple[str, ...] = HEADERS) -> Callable[[Any], Any]:
    """Return what adds a sheet with some of the students, under headers in some order."""
    rows = [dict(zip(HEADERS, STUDENTS[at], strict=True)) for at in students]
    table = [headers, *([row.get(header) for header in headers] for row in rows)]
    return lambda book: add_sheet(book, table, name)


def hidden(name: str, *, very: bool = False) -> Callable[[Any], Any]:
    """Return what adds a hidden sheet with a list of others."""

    def add(book: Any) -> Any:
        sheet = add_sheet(book, [HEADERS, ("9999", *STUDENTS[0][1:])], name)
        sheet.very_hidden() if very else sheet.hide()
        return sheet

    return add


def notes(book: Any) -> Any:
    """Add a sheet of instructions."""
    sheet = book.add_worksheet("填表说明")
    sheet.write_column(0, 0, ["一、学号必填", "二、学制填数字"])
    return sheet


def chart(book: Any) -> None:
    """Add a sheet that is a chart."""
    pie = book.add_chart({"type": "pie"})
    pie.add_series({"values": "=名单!$C$2:$C$4"})
    book.add_chartsheet("图").set_chart(pie)


def merged_title(book: Any, sheet: Any) -> None:
    """Write a title over the whole width, and a line below it."""
    sheet.merge_range(0, 0, 0, 5, "某学院2024年度大学生参保名单", book.add_format({"bold": True}))
    sheet.merge_range(1, 0, 1, 5, "填报单位：某学院　填报日期：2023年10月")


def merged_years(_: Any, sheet: Any) -> None:
    """Write what two students have in common once."""
    sheet.merge_range(1, 1, 2, 1, 2022)
    sheet.merge_range(1, 3, 2, 3, "按年缴费")
    sheet.merge_range(1, 2, 2, 2, 4)


PLACED: Final[Cases] = {
    "A title merged over the headers": in_workbook([BLANK, BLANK, *TABLE], merged_title),
    "A title in the first cell and a blank row": in_workbook([("名单",), BLANK, *TABLE]),
    "Headers in two rows, groups merged over their parts": in_workbook(
        [
            ("学号", "学籍信息", None, "缴费情况", None, "困难类别"),
            (None, "入学年份", "学制", "方式", "日期", None),
            *STUDENTS,
        ],
        lambda _, sheet: [
            sheet.merge_range(0, 0, 1, 0, "学号"),
            sheet.merge_range(0, 1, 0, 2, "学籍信息"),
            sheet.merge_range(0, 3, 0, 4, "缴费情况"),
            sheet.merge_range(0, 5, 1, 5, "困难类别"),
        ],
    ),
    "A table that begins in C3": in_workbook(first=(2, 2)),
    "A table that begins in C3, with a title in A1": in_workbook(
        first=(2, 2), finish=lambda _, sheet: sheet.write(0, 0, "名单")
    ),
    "Cells merged over several students": finished(merged_years),
    "A sum, signatures and notes below": in_workbook(
        [*TABLE, BLANK, ("合计", 3, None, None, None, 2), ("制表人：", None, "审核人：")],
        rejected={6: "a sum or an example", 7: NO_YEAR},
    ),
    "Sums of groups whose merged cells reach over them": in_workbook(
        [
            HEADERS,
            STUDENTS[0],
            ("0002", None, None, None, *STUDENTS[1][4:]),
            ("小  计", None, None, None, None, None),
            STUDENTS[2],
        ],
        lambda _, sheet: [
            sheet.merge_range(1, column, 3, column, STUDENTS[0][column]) for column in (1, 2, 3)
        ],
        rejected={4: "a sum or an example"},
    ),
    "An example of how to fill it in": in_workbook(
        [HEADERS, ("示例：0000", *STUDENTS[0][1:]), *STUDENTS],
        rejected={2: "a sum or an example"},
    ),
    "What each column takes, below the headers": in_workbook(
        [HEADERS, ("文本", "四位数字", "数字", "按年或趸交", "日期", "无则不填"), *STUDENTS],
        rejected={2: "entry_year: expected"},
    ),
    "Another list below, under headers of its own": in_workbook(
        [*TABLE[:3], BLANK, ("乙学院",), HEADERS, STUDENTS[2]],
        rejected={5: NO_YEAR, 6: "entry_year: expected"},
    ),
    "School year and length above the list, as on a form": in_workbook(
        [("专业", "某专业", "学制", 5, "年级", "2021级"), *TABLE],
    ),
    "A note merged over the width below": finished(
        lambda _, sheet: sheet.merge_range(4, 0, 4, 5, "说明：本表一式两份"),
        rejected={5: "entry_year"},
    ),
    "Blank rows between": in_workbook(
        [HEADERS, BLANK, STUDENTS[0], BLANK, *STUDENTS[1:], ("x",)], rejected={7: NO_YEAR}
    ),
    "A running number in front, also of rows without students": in_workbook(
        [("序号", *HEADERS), *((n, *s) for n, s in enumerate(STUDENTS, 1)), (4,), (5,)],
        rejected={5: NO_YEAR, 6: NO_YEAR},
    ),
    "Headers alone": in_workbook([HEADERS], pays=()),
    "An empty sheet": in_workbook([], refused="no table found"),
    "No headers": in_workbook(STUDENTS, refused="none of the first 3 rows holds headers"),
    "Headers that stand twice, as on a second page": in_workbook(
        [*TABLE[:3], HEADERS, TABLE[3]], rejected={4: "entry_year"}
    ),
}

SHEETS: Final[Cases] = {
    "A hidden sheet before the list": with_sheets(
        hidden("旧名单"), college("名单", 0, 1, 2), said=("not read: hidden sheets 旧名单",)
    ),
    "A sheet hidden so that no menu shows it": with_sheets(
        hidden("旧名单", very=True), college("名单", 0, 1, 2), said=("hidden sheets 旧名单",)
    ),
    "Instructions before the list": with_sheets(
        notes, college("名单", 0, 1, 2), said=("not read: sheets 填表说明",)
    ),
    "A chart on a sheet of its own": with_sheets(
        chart,
        college("名单", 0, 1, 2),
    ),
    "A sheet for each college": with_sheets(
        college("甲学院", 0),
        college("乙学院", 1, headers=HEADERS[::-1]),
        college("丙学院", 2, headers=("缴费日期", "备注", *HEADERS[:4])),
        notes,
        options=("--all-sheets",),
        said=("not read: sheets 填表说明",),
    ),
    "A sheet for each college, one with a title above": with_sheets(
        college("甲学院", 0, 1),
        lambda book: add_sheet(book, [("乙学院名单",), HEADERS, STUDENTS[2], ("合计",)], "乙学院"),
        options=("--all-sheets",),
        rejected={4: NO_YEAR},
    ),
    "Two lists and no choice": with_sheets(
        college("甲学院", 0),
        college("乙学院", 1, 2),
        refused="2 sheets hold a roster: 甲学院, 乙学院; expected --sheet NAME",
    ),
    "One of two lists": with_sheets(
        college("甲学院", 0), college("乙学院", 1, 2), options=("--sheet", "乙学院"), pays=PAYS[1:]
    ),
    "A hidden list by its name": with_sheets(
        hidden("旧名单"), notes, options=("--sheet", "旧名单"), pays=(("9999", "380.00"),)
    ),
    "A list whose sheet has a difficult name": with_sheets(
        notes, college("甲&乙<1> '2'班", 0, 1, 2), options=("--sheet", "甲&乙<1> '2'班")
    ),
    "A college's sheet that lacks a column": with_sheets(
        college("甲学院", 0, 1, 2),
        college("乙学院", 1, headers=HEADERS[:2]),
        options=("--all-sheets",),
        said=("sheet 乙学院 has 2 headers of a roster and is not read",),
    ),
    "A sheet that is not there": with_sheets(
        college("甲学院", 0), options=("--sheet", "甲学校"), refused="no sheet '甲学校'"
    ),
    "Hidden lists alone": with_sheets(
        hidden("旧名单"), notes, refused="apart from hidden sheets 旧名单"
    ),
}


def stray(row: int, column: int) -> Callable[[Any, Any], object]:
    """Return what writes a cell that belongs to nothing."""
    return lambda _, sheet: sheet.write(row, column, "x")


def formatted_columns(book: Any, sheet: Any) -> None:
    """Colour whole rows, as wide as a sheet is."""
    colour = book.add_format({"bg_color": "yellow"})
    for row in range(4):
        for column in range(6, 16_384):
            sheet.write_blank(row, column, None, colour)


STRAYS: Final[Cases] = {
    "A cell far away in a student's row": finished(
        stray(2, 16_383), said=("passed through as they are: column 16384",)
    ),
    "A cell far away in the row of headers": finished(
        stray(0, 16_000), said=("passed through as they are: x",)
    ),
    "A cell far below": finished(
        stray(1_048_575, 3), said=("not read, being far away from all others: D1048576",)
    ),
    "A cell ten columns away": finished(stray(2, 16)),
    "A cell some rows below": finished(stray(9, 3), rejected={10: NO_YEAR}),
    "A cell beside the headers": finished(stray(0, 8)),
    "Colours to the last column": finished(formatted_columns),
    "Borders for two hundred students to come": finished(
        lambda book, sheet: [
            sheet.write_blank(row, column, None, book.add_format({"border": 1}))
            for row in range(4, 204)
            for column in range(6)
        ]
    ),
}


WORKBOOKS: Final[Cases] = {**PLACED, **SHEETS, **STRAYS}
