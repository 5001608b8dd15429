"""`--all-sheets`: one after the other, as one roster."""

from datetime import date
from pathlib import Path
from typing import Any, Final

from simulate.roster.reading.reading_choices import Reading
from tests.simulate.roster.reading.sheets import (
    ALL,
    ARTS,
    HEADERS,
    LAW,
    NOTES,
    SCIENCE,
    column,
    only_page,
    opened,
    refused,
    said,
    workbook,
    write,
)

BOOK: Final = workbook(
    {"文学院": ARTS, "说明": NOTES, "理学院": SCIENCE, "旧": ARTS, "法学院": LAW}, "旧"
)


def test_columns_of_one_meaning_are_one_column(tmp_path: Path) -> None:
    """Called as the first sheet calls them; blank where a sheet has none; one of each sheet."""
    with opened(tmp_path, BOOK, ALL) as source:
        page = only_page(source)
    assert source.header.names == (*HEADERS, "备注", "sheet")
    assert source.header.known == {
        "student_id": 0,
        "entry_year": 2,
        "programme_years": 3,
        "paid_on": 4,
        "relief": 5,
    }
    assert [column(page, at) for at in range(8)] == [
        ["01", "02", "03", "04"],
        ["文", "文", "理", None],
        [2022, 2022, 2023, 2021],
        [4, 4, 3, 5],
        [date(2023, 10, 15), date(2023, 10, 16), date(2023, 10, 17), None],
        ["低保", None, "特困", None],
        [None, None, None, "甄"],
        ["文学院", "文学院", "理学院", "法学院"],
    ]


def test_rows_are_those_of_their_sheets(tmp_path: Path) -> None:
    """As each one shows them."""
    with opened(tmp_path, BOOK, ALL) as source:
        assert only_page(source).rows.tolist() == [2, 3, 4, 2]
    assert source.counted == source.size == 4


def test_the_others_are_named(tmp_path: Path) -> None:
    """Hidden ones are not read here either."""
    with opened(tmp_path, BOOK, ALL) as source:
        assert said(source, tmp_path) == [
            "x.xlsx: not read: sheets 说明",
            "x.xlsx: not read: hidden sheets 旧",
        ]


def test_a_single_one_is_marked_too(tmp_path: Path) -> None:
    """What was asked for is the column."""
    with opened(tmp_path, workbook({"名单": ARTS}), ALL) as source:
        assert source.header.names == (*HEADERS, "sheet")
        assert column(only_page(source), 6) == ["名单", "名单"]


def test_a_row_of_spaces_is_blank_in_every_sheet(tmp_path: Path) -> None:
    """The name of its sheet makes it no student."""
    content = workbook({"文": (*ARTS, (" ",)), "法": (*LAW, ("", "  "))})
    with opened(tmp_path, content, ALL) as source:
        page = only_page(source)
    assert column(page, 0) == ["01", "02", "04"]
    assert (page.blank, source.counted) == (2, 5)


def test_a_column_that_stands_twice_in_a_sheet_is_refused(tmp_path: Path) -> None:
    """Which sheet it is, and where in it."""
    twice = (("学号", "学制", "困难类别", "入学年份", "贫困类型"), ("05", 4, None, 2022, None))
    assert refused(tmp_path, workbook({"文": ARTS, "医": twice}), ALL) == (
        "x.xlsx, sheet 医: columns 3 and 5 are both 'relief'; expected it once, or "
        "--map HEADER=relief to say which one is meant"
    )


def test_a_header_that_is_mapped_may_stand_in_one_of_them(tmp_path: Path) -> None:
    """In the others the column has its own name."""
    mapped = (("学号", "入学年份", "学制", "帮扶", "困难类别"), ("05", 2022, 4, "孤儿", "甄"))
    content = workbook({"文": ARTS, "医": mapped})
    reading = Reading({"帮扶": "relief"}, all_sheets=True)
    with opened(tmp_path, content, reading) as source:
        page = only_page(source)
    assert source.header.names == (*HEADERS, "困难类别", "sheet")
    assert source.header.known["relief"] == 5
    assert column(page, 5) == ["低保", None, "孤儿"]
    assert column(page, 6) == [None, None, "甄"]


def test_one_that_stands_in_none_is_refused(tmp_path: Path) -> None:
    """It would be left out in silence."""
    message = refused(tmp_path, BOOK, Reading({"帮扶": "relief"}, all_sheets=True))
    assert message.startswith("--map: x.xlsx has no header '帮扶', which was to be relief")


def test_types_that_differ_become_text(tmp_path: Path) -> None:
    """A number of one college is a text in the next."""
    text = (HEADERS, ("05", "医", "2022", "四年", "2023.10.15", None))
    with opened(tmp_path, workbook({"文": ARTS, "医": text}), ALL) as source:
        page = only_page(source)
    assert column(page, 2) == ["2022", "2022", "2022"]
    assert column(page, 3) == ["4", "4", "四年"]
    assert column(page, 4) == ["2023-10-15", "2023-10-16", "2023.10.15"]


def test_columns_without_header_are_joined_in_their_order(tmp_path: Path) -> None:
    """The first with the first."""
    one = (("学号", "", "入学年份", "学制", ""), ("1", "a", 2022, 4, "b"))
    other = (("", "学号", "入学年份", "学制"), ("c", "2", 2022, 4))
    with opened(tmp_path, workbook({"一": one, "二": other}), ALL) as source:
        page = only_page(source)
    assert source.header.names == ("学号", "", "入学年份", "学制", "", "sheet")
    assert (column(page, 1), column(page, 4)) == (["a", "c"], ["b", None])


def test_rows_of_several_pages_keep_their_faults(tmp_path: Path) -> None:
    """A fault is that of its row, on whatever page; the first page counts the blank ones."""
    size = 65_536 + 3

    def sheet(_: Any, sheet: Any) -> None:
        write(sheet, [("学号", "入学年份", "学制")])
        for at in range(1, size + 1):
            sheet.write_row(at, 0, [at, 2022, 4])
        sheet.write_row(2, 0, [" ", " ", " "])
        for at in (1, size):
            sheet.write_formula(at, 2, "=NA()", None, "#N/A")

    with opened(tmp_path, workbook({"名单": sheet})) as source:
        first, second = source.pages
    assert (first.batch.num_rows, second.batch.num_rows) == (65_536, 2)
    assert (first.blank, second.blank) == (1, 0)
    assert [(fault.place, fault.position) for fault in first.faults] == [(0, 2)]
    assert [(fault.place, fault.position) for fault in second.faults] == [(1, 2)]
    assert second.rows.tolist() == [size, size + 1]
    assert source.counted == size
