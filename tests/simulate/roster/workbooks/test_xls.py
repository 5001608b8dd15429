"""Workbooks of Excel 95 to 2003."""

import struct
from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlwt

from simulate.roster.workbooks.sheet_parts import CellFault, Sheets, Unreadable
from simulate.roster.workbooks.xls import parts
from tests.simulate.roster.workbooks.sheets_seen import Seen, only_sheet, seen, typed

DAY = 45170
"""1 September 2023."""


def written(
    folder: Path, fill: Callable[[Any], object], patch: tuple[bytes, bytes] | None = None
) -> Path:
    """Write a workbook of one sheet; `patch` are bytes of it and what to put in their place."""
    book = xlwt.Workbook()
    fill(book.add_sheet("名单"))
    return saved(folder, book, patch)


def saved(folder: Path, book: Any, patch: tuple[bytes, bytes] | None = None) -> Path:
    """Write a workbook."""
    content = BytesIO()
    book.save(content)
    data = content.getvalue()
    if patch:
        assert patch[0] in data
        data = data.replace(patch[0], patch[1])
    path = folder / "x.xls"
    path.write_bytes(data)
    return path


def cells(folder: Path, *row: object) -> list[Any]:
    """Return a row of cells, each a value or a value and its number format, as read."""

    def fill(sheet: Any) -> None:
        for column, cell in enumerate(row):
            value, code = cell if isinstance(cell, tuple) else (cell, "General")
            sheet.write(0, column, value, xlwt.easyxf(num_format_str=code))

    return only_sheet(parts(written(folder, fill)))[0]


def refusal(path: Path) -> str:
    """Return why a file cannot be read."""
    with pytest.raises(Unreadable) as fault:
        seen(parts(path))
    return str(fault.value)


def test_values_have_the_types_of_what_is_shown(tmp_path: Path) -> None:
    """Text keeps its blanks and zeros, whole numbers are whole, flags are flags."""
    row = cells(tmp_path, "007", " a ", 2023, 1.5, True, False, "110101199001011234")
    assert typed(row) == typed(["007", " a ", 2023, 1.5, True, False, "110101199001011234"])


def test_a_whole_number_that_is_too_long_is_text(tmp_path: Path) -> None:
    """Its last digits are lost in the file, and so are they for who looks at it."""
    assert cells(tmp_path, 110101199001011234) == ["110101199001011000"]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.01, "0%", "1%"),
        (0.125, "0.0%", "12.5%"),
        (1, '0"%"', "1%"),
        (50, r"0\%", "50%"),
        (7, "000", "007"),
        (20230901, "00000000", "20230901"),
        (7, '"2023"000', "2023007"),
        (380, '0"元"', 380),
        (1500, "#,##0", 1500),
        (DAY, "yyyy-mm-dd", date(2023, 9, 1)),
        (DAY, 'yyyy"年"m"月"d"日";@', date(2023, 9, 1)),
        (DAY, "[$-804]yyyy/m/d", date(2023, 9, 1)),
        (DAY + 0.3125, "yyyy-mm-dd hh:mm", datetime(2023, 9, 1, 7, 30)),
        (1.5, "[h]:mm", "36:00:00"),
    ],
)
def test_a_number_is_what_its_format_shows(
    tmp_path: Path, value: float, code: str, shown: object
) -> None:
    """Percentages and leading zeros are text, days are days."""
    assert cells(tmp_path, (value, code)) == [shown]


@pytest.mark.parametrize("number", [27, 31, 36, 50, 57, 58])
def test_built_in_dates_of_chinese_editions(tmp_path: Path, number: int) -> None:
    """The file says their number alone, no code."""

    def fill(sheet: Any) -> None:
        sheet.write(0, 0, DAY, xlwt.easyxf(num_format_str="0.000"))

    # The record of the cell's style: its font, then its format, to which xlwt gives the number 165.
    style, patched = (struct.pack("<HHHH", 0xE0, 20, 7, key) for key in (165, number))
    path = written(tmp_path, fill, (style, patched))
    assert only_sheet(parts(path)) == {0: [date(2023, 9, 1)]}


def test_days_since_1904(tmp_path: Path) -> None:
    """A workbook of an old Macintosh counts from another day."""
    book = xlwt.Workbook()
    book.dates_1904 = True
    sheet = book.add_sheet("名单")
    sheet.write(0, 0, DAY - 1462, xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    assert only_sheet(parts(saved(tmp_path, book))) == {0: [date(2023, 9, 1)]}


def test_a_merged_cell_holds_for_all_its_rows_and_columns(tmp_path: Path) -> None:
    """A row that holds nothing of its own stays blank; columns nobody uses do not begin to be."""

    def fill(sheet: Any) -> None:
        sheet.write_merge(0, 0, 0, 9, "标题")
        sheet.write_merge(1, 3, 0, 1, "甲学院")
        sheet.write(1, 2, "s1")
        sheet.write(3, 2, "s3")

    rows = only_sheet(parts(written(tmp_path, fill)))
    assert rows == {
        0: ["标题", "标题", "标题"],
        1: ["甲学院", "甲学院", "s1"],
        3: ["甲学院", "甲学院", "s3"],
    }


def test_rows_keep_their_number_and_columns_their_place(tmp_path: Path) -> None:
    """A table at C3 begins in column 2; blank, styled and empty rows are none."""

    def fill(sheet: Any) -> None:
        sheet.write(2, 2, "学号")
        sheet.write(3, 2, "")
        sheet.write(4, 0, None, xlwt.easyxf("pattern: pattern solid, fore_colour yellow"))
        sheet.write(5, 3, "x")

    rows = only_sheet(parts(written(tmp_path, fill)))
    assert rows == {2: [None, None, "学号", None], 5: [None, None, None, "x"]}


def test_an_error_is_a_fault(tmp_path: Path) -> None:
    """It is no blank."""
    workbook = seen(parts(written(tmp_path, lambda sheet: sheet.row(0).set_cell_error(1, "#N/A!"))))
    assert workbook.faults == {(0, 1): CellFault.ERROR}
    assert workbook.rows["名单"] == {0: [None, None]}
    assert workbook.counted["名单"] == [0]


def hidden_first(folder: Path, wanted: Sequence[str] | None) -> Seen:
    """Read a workbook whose first sheet is hidden, and whose last one very much so."""
    book = xlwt.Workbook()
    for name, visibility in (("说明", 1), ("名单", 0), ("代码", 2), ("补充", 0)):
        sheet = book.add_sheet(name)
        sheet.visibility = visibility
        sheet.write(0, 0, name)
    book.set_active_sheet(1)
    return seen(parts(saved(folder, book), wanted))


def test_hidden_sheets_are_named_but_not_read(tmp_path: Path) -> None:
    """The visible ones are read in their order."""
    workbook = hidden_first(tmp_path, None)
    assert workbook.sheets == Sheets(["名单", "补充"], ["说明", "代码"])
    assert workbook.rows == {"名单": {0: ["名单"]}, "补充": {0: ["补充"]}}


def test_a_hidden_sheet_is_read_if_it_is_wanted(tmp_path: Path) -> None:
    """Then only that one."""
    assert hidden_first(tmp_path, ["代码"]).rows == {"代码": {0: ["代码"]}}


def formulas(folder: Path, *results: tuple[str, bytes | None]) -> Seen:
    """Read a sheet of formulas, each with the result and the flags that are stored for it."""

    def fill(sheet: Any) -> None:
        for row, (formula, _) in enumerate(results):
            sheet.write(row, 0, xlwt.Formula(formula))

    path = written(folder, fill)
    data = path.read_bytes()
    for row, (_, stored) in enumerate(results):
        if stored:  # xlwt stores an empty text for every formula
            place = struct.pack("<HHH", row, 0, 17)
            empty = place + struct.pack("<QH", 0xFFFF000000000003, 0)
            assert empty in data
            data = data.replace(empty, place + stored)
    path.write_bytes(data)
    return seen(parts(path))


def test_formulas_that_were_never_calculated_are_faults(tmp_path: Path) -> None:
    """A program without a calculator stores empty texts, or zeros to be calculated later."""
    workbook = formulas(tmp_path, ("2020+3", None), ("1+1", struct.pack("<dH", 0, 2)))
    assert workbook.faults == dict.fromkeys(((0, 0), (1, 0)), CellFault.NO_STORED_VALUE)
    assert sorted(workbook.counted["名单"]) == [0, 1]


def test_results_of_formulas_are_read(tmp_path: Path) -> None:
    """Where one has a result, an empty text and a zero are results, too."""
    workbook = formulas(
        tmp_path,
        ("2020+3", struct.pack("<dH", 2023, 0)),
        ('IF(1=1,"","x")', None),
        ("1-1", struct.pack("<dH", 0, 2)),
    )
    assert workbook.rows["名单"] == {0: [2023], 2: [0]}
    assert workbook.counted["名单"] == [0, 2]
    assert not workbook.faults


def test_a_row_with_a_cell_twice_is_counted_twice(tmp_path: Path) -> None:
    """The last one wins; that there was another one is known."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("名单", cell_overwrite_ok=True)
    sheet.write(0, 0, 1.5)
    sheet.write(1, 0, 2.5)
    first, second = (struct.pack("<HHHHH", 0x27E, 10, row, 0, 17) for row in (0, 1))
    workbook = seen(parts(saved(tmp_path, book, (second, first))))
    assert workbook.counted["名单"] == [0, 0]


DISGUISES = [
    (b"<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table>", "web page"),
    ("\ufeff<table><tr><td>学号</td></tr></table>".encode(), "web page"),
    (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "web page"),
    (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
     "XML spreadsheet"),
    ("学号\t姓名\n1\t甲\n".encode("gb18030"), "text file"),
    ("学号\t姓名\n".encode("utf-16"), "text file"),
    (b"PK\x03\x04", "newer workbook"),
    (struct.pack("<HH", 0x809, 8) + bytes(8), "Excel 4 or older"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
     "password"),
    (b"", "damaged"),
    (bytes(100), "damaged"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "reason"), DISGUISES)
def test_what_only_calls_itself_xls_is_called_what_it_is(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    """So that a person knows what to open it with."""
    path = tmp_path / "x.xls"
    path.write_bytes(content)
    assert reason in refusal(path)


def test_a_workbook_behind_a_password(tmp_path: Path) -> None:
    """The record that says how it is encrypted stands behind the beginning."""
    path = written(tmp_path, lambda sheet: sheet.write(0, 0, "x"))
    data = path.read_bytes()
    # The record of the person who wrote it, behind those that begin the workbook.
    at = data.index(struct.pack("<HH", 0x5C, 112))
    path.write_bytes(data[:at] + struct.pack("<HH", 0x2F, 112) + data[at + 4 :])
    assert "password" in refusal(path)


def test_a_workbook_that_is_cut_off(tmp_path: Path) -> None:
    """No half of it is taken for the whole."""
    path = written(tmp_path, lambda sheet: [sheet.write(row, 0, str(row)) for row in range(3000)])
    path.write_bytes(path.read_bytes()[:20_000])
    assert "damaged" in refusal(path)


def test_nothing_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Xlrd's remarks are for programmers."""
    test_a_workbook_that_is_cut_off(tmp_path)
    assert capfd.readouterr() == ("", "")
