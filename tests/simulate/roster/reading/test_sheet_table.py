"""What of a sheet is a table, and what in it cannot be read."""

from pathlib import Path
from typing import Any

from tests.simulate.roster.reading.sheets import (
    ALL,
    ARTS,
    HEADERS,
    column,
    only_page,
    opened,
    said,
    workbook,
    write,
)


def test_columns_without_header_and_value_are_none(tmp_path: Path) -> None:
    """Wherever they stand; of the others the number is that of the spreadsheet."""

    def sheet(book: Any, sheet: Any) -> None:
        write(sheet, [["", "学号", "", "入学年份", "学制", ""], [None, "1", None, 2022, 4]])
        sheet.write_blank(1, 0, None, book.add_format({"bg_color": "yellow"}))
        sheet.write_string(1, 7, "x")

    with opened(tmp_path, workbook({"名单": sheet})) as source:
        page = only_page(source)
    assert source.header.names == ("学号", "入学年份", "学制", "")
    assert source.header.numbers == (2, 4, 5, 8)
    assert page.batch.num_columns == 4


def test_a_cell_that_cannot_be_read_is_a_fault_of_its_row(tmp_path: Path) -> None:
    """An error value, and a formula whose value nobody stored; the cell is blank."""

    def sheet(book: Any, sheet: Any) -> None:
        write(sheet, [["", *ARTS[0]], *([None, *row] for row in ARTS[1:])], book.add_format())
        sheet.write_formula(1, 3, "=1/0", None, "#DIV/0!")
        sheet.write_formula(2, 4, "=2+2", None, "")
        sheet.write_formula(2, 3, "=2000+22", None, 2022)

    with opened(tmp_path, workbook({"名单": sheet})) as source:
        page = only_page(source)
        assert said(source, tmp_path) == []
    assert [(fault.place, fault.position) for fault in page.faults] == [(0, 2), (1, 3)]
    assert [str(fault.reason) for fault in page.faults] == [
        "an error value of a spreadsheet, such as #N/A; expected a value",
        (
            "a formula whose value the file does not hold; expected the file opened in a "
            "spreadsheet and saved, or the value itself"
        ),
    ]
    assert column(page, 2) == [None, 2022]


def test_those_of_columns_that_are_not_read_are_counted(tmp_path: Path) -> None:
    """Also under no header, and in both sheets."""

    def sheet(book: Any, sheet: Any) -> None:
        write(sheet, ARTS, book.add_format())
        sheet.write_formula(1, 1, "=NA()", None, "#N/A")
        sheet.write_formula(2, 6, "=NA()", None, "#N/A")

    with opened(tmp_path, workbook({"一": sheet, "二": sheet}), ALL) as source:
        (note,) = said(source, tmp_path)
        assert note == (
            "4 cells of columns that are not read hold an error value or a formula without a "
            "value; they are blank in the output"
        )
        page = only_page(source)
    assert column(page, 1) == [None, "文", None, "文"]
    assert source.header.names == (*HEADERS, "", "sheet")


def test_a_row_of_which_nothing_can_be_read_is_no_blank_one(tmp_path: Path) -> None:
    """It holds a student whom somebody knew."""

    def sheet(book: Any, sheet: Any) -> None:
        write(sheet, ARTS, book.add_format())
        sheet.write_formula(3, 2, "=NA()", None, "#N/A")

    with opened(tmp_path, workbook({"名单": sheet})) as source:
        page = only_page(source)
    assert page.rows.tolist() == [2, 3, 4]
    assert (page.blank, source.counted) == (0, 3)


def test_a_cell_far_away_is_left_out_and_named(tmp_path: Path) -> None:
    """As a spreadsheet names it."""

    def sheet(book: Any, sheet: Any) -> None:
        write(sheet, ARTS, book.add_format())
        sheet.write_string(1_048_575, 16_383, "x")

    with opened(tmp_path, workbook({"名单": sheet})) as source:
        page = only_page(source)
        assert said(source, tmp_path) == [
            "x.xlsx: not read, being far away from all others: XFD1048576 of sheet 名单"
        ]
    assert page.rows.tolist() == [2, 3]
    assert source.header.names == HEADERS


def test_merged_cells_hold_for_all_their_rows(tmp_path: Path) -> None:
    """As somebody sees it who looks at the sheet."""

    def sheet(book: Any, sheet: Any) -> None:
        write(sheet, [*ARTS, ("03", None, 2022, 4)], book.add_format())
        sheet.merge_range(1, 1, 3, 1, "文")

    with opened(tmp_path, workbook({"名单": sheet})) as source:
        assert column(only_page(source), 1) == ["文", "文", "文"]
