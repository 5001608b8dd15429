"""Binary workbooks: those that SheetJS wrote, and those of Excel's kind of records."""

import struct
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from simulate.roster.workbooks.sheet_parts import CellFault, Sheets, Unreadable
from simulate.roster.workbooks.xlsb import parts
from tests.simulate.roster.making import xlsx_of
from tests.simulate.roster.workbooks.sheets_seen import only_sheet, seen, typed
from tests.simulate.roster.workbooks.xlsb_making import (
    cell,
    compressed,
    merge,
    real,
    record,
    row,
    text,
    words,
    xlsb_of,
)

FILES = Path(__file__).parent / "files"
DAY = 45170
"""1 September 2023."""


def saved(folder: Path, content: bytes) -> Path:
    """Write a file."""
    path = folder / "x.xlsb"
    path.write_bytes(content)
    return path


def rows(folder: Path, sheet: bytes, **more: Any) -> dict[int, list[Any]]:
    """Read a workbook of one sheet; both counts are the same."""
    return only_sheet(parts(saved(folder, xlsb_of(sheet, **more))))


def refusal(folder: Path, content: bytes) -> str:
    """Return why a file cannot be read."""
    with pytest.raises(Unreadable) as fault:
        seen(parts(saved(folder, content)))
    return str(fault.value)


@pytest.mark.parametrize("name", ["roster", "shared"])
def test_a_workbook_of_another_program(name: str) -> None:
    """A table at C3, with all that is difficult; its texts in the cells or shared by them."""
    workbook = seen(parts(FILES / f"{name}.xlsb"))
    assert workbook.sheets == Sheets(["名单", "空表"], ["说明"])
    assert [*workbook.rows] == ["名单", "空表"]
    expected: dict[int, list[Any]] = {
        2: ["学号", "学院", "比例", "字面比例", "缴费日期", "在校", "金额", "备注", "编号"],
        3: ["110101199001011234", "甲学院", "1%", "1%", date(2023, 9, 1), True, 380, None, "007"],
        4: ["008", "甲学院", "12.5%", "50%", datetime(2023, 9, 1, 12), False, 380.5, None, "1234"],
        6: ["009", None, None, None, date(2023, 9, 1), None, -3.25, -3.25, 2023],
        8: ["010", None, None, None, None, None, 3, " 前后有空格 ", None],
    }
    read = workbook.rows["名单"]
    assert [*read] == [*expected]
    for number, cells in read.items():
        assert typed(cells) == typed([None, None, *expected[number]])
    assert workbook.faults == {(4, 9): CellFault.ERROR}
    assert workbook.counted == {"名单": [2, 3, 4, 6, 8], "空表": []}


def test_a_hidden_sheet_is_read_if_it_is_wanted() -> None:
    """Then only that one."""
    assert seen(parts(FILES / "roster.xlsb", ["说明"])).rows == {"说明": {0: ["不读"]}}


def test_every_record_of_a_cell(tmp_path: Path) -> None:
    """Numbers in 8 bytes and in 30 bits, texts of three kinds, results of formulas, short cells."""
    formula = struct.pack("<HI", 0, 0)
    sheet = row(
        0,
        real(0, 2023.0),
        compressed(1, 380 << 2 | 2),
        compressed(2, 38050 << 2 | 3),
        compressed(3, (-7 << 2 | 2) & 0xFFFFFFFF),
        compressed(4, 0x3FF80000),  # the upper half of 1.5
        words(5, "字"),
        cell(7, 6, struct.pack("<I", 1)),
        cell(62, 7, b"\1" + text("富") + bytes(8)),
        cell(4, 8, b"\1"),
        cell(8, 9, text("果") + formula),
        cell(9, 10, struct.pack("<d", 4) + formula),
        cell(10, 11, b"\0" + formula),
        record(13, struct.pack("<II", 0, 5 << 2 | 2)),
        record(12, struct.pack("<I", 0)),
        record(18, struct.pack("<II", 0, 0)),
    )
    read = rows(tmp_path, sheet, shared=["共", "享"])[0]
    expected: list[Any] = [
        2023,
        380,
        380.5,
        -7,
        1.5,
        "字",
        "享",
        "富",
        True,
        "果",
        4,
        False,
        5,
        None,
        "共",
    ]
    assert typed(read) == typed(expected)


def test_errors_are_faults(tmp_path: Path) -> None:
    """As values and as results of formulas."""
    sheet = row(0, cell(3, 0, b"\x2a")) + row(4, cell(11, 2, b"\x17" + bytes(6)))
    workbook = seen(parts(saved(tmp_path, xlsb_of(sheet))))
    assert workbook.faults == dict.fromkeys(((0, 0), (4, 2)), CellFault.ERROR)
    assert workbook.rows["名单"] == {0: [None] * 3, 4: [None] * 3}
    assert workbook.counted["名单"] == [0, 4]


@pytest.mark.parametrize("key", [14, 22, 27, 31, 36, 50, 57, 58])
def test_built_in_dates(tmp_path: Path, key: int) -> None:
    """The file says their number alone, no code; 27 to 36 and 50 to 58 are Chinese."""
    assert rows(tmp_path, row(0, real(0, DAY, 1)), styles=[0, key]) == {0: [date(2023, 9, 1)]}


def test_formats_of_its_own(tmp_path: Path) -> None:
    """A style says the number of a format, which has a code."""
    formats = {164: 'yyyy"年"m"月"', 165: '0"%"', 166: "0000000000"}
    sheet = row(0, real(0, DAY, 0), real(1, 1, 1), real(2, 7, 2), real(3, 0.5, 3))
    read = rows(tmp_path, sheet, formats=formats, styles=[164, 165, 166, 9])
    assert read == {0: [date(2023, 9, 1), "1%", "0000000007", "50%"]}


def test_days_since_1904(tmp_path: Path) -> None:
    """A workbook of an old Macintosh counts from another day."""
    sheet = row(0, real(0, DAY - 1462, 0))
    assert rows(tmp_path, sheet, styles=[14], is_1904=True) == {0: [date(2023, 9, 1)]}


def test_a_merged_cell_holds_for_all_its_rows_and_columns(tmp_path: Path) -> None:
    """A row that holds nothing of its own stays blank."""
    sheet = (
        row(1, words(0, "甲学院"), cell(1, 1, b""), words(2, "s1"))
        + row(2, cell(1, 0, b""))
        + row(3, words(2, "s3"))
        + merge(1, 3, 0, 1)
    )
    assert rows(tmp_path, sheet) == {
        1: ["甲学院", "甲学院", "s1"],
        3: ["甲学院", "甲学院", "s3"],
    }


def test_empty_texts_are_blank(tmp_path: Path) -> None:
    """In the cell, shared, or of a formula."""
    sheet = (
        row(0, words(0, ""))
        + row(1, cell(7, 0, struct.pack("<I", 0)))
        + row(2, cell(8, 0, text("") + bytes(6)))
        + row(3, words(1, "x"))
    )
    assert rows(tmp_path, sheet, shared=[""]) == {3: [None, "x"]}


def test_a_cell_far_away_is_left_out_and_said(tmp_path: Path) -> None:
    """It would make the sheet as wide as a spreadsheet can be."""
    sheet = row(0, words(0, "a")) + row(1_048_575, words(16_383, "x"))
    workbook = seen(parts(saved(tmp_path, xlsb_of(sheet))))
    assert workbook.rows["名单"] == {0: ["a"]}
    assert workbook.counted["名单"] == [0]
    assert workbook.left_out == [(1_048_575, 16_383)]


def test_a_part_longer_than_what_is_read_at_once(tmp_path: Path) -> None:
    """Records that lie across two pieces are whole."""
    letters = "学" * 30_000
    sheet = b"".join(row(number, words(0, letters)) for number in range(50))
    read = rows(tmp_path, sheet)
    assert [*read] == [*range(50)]
    assert all(cells == [letters] for cells in read.values())


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        (row(1, words(0, "a")) + row(0, words(0, "b")), "not in order"),
        (row(1, words(0, "a")) + row(1, words(0, "b")), "twice"),
        (row(1, words(1, "a"), words(0, "b")), "not in order"),
        (row(1, words(1, "a"), words(1, "b")), "twice"),
        (row(1_048_576, words(0, "a")), "not in order"),
        (row(0, words(16_384, "a")), "not in order"),
        (row(0, words(0, "a"), words(1, "b"), words(2, "c")) + merge(0, 0, 0, 2) * 2, "overlap"),
        (row(0, *(words(column, "a") for column in range(3_000))), "columns"),
        (row(0, cell(6, 0, struct.pack("<I", 9) + b"a\0")), "damaged"),
        (row(0, cell(7, 0, struct.pack("<I", 9))), "damaged"),
        (row(0, real(0, 1, style=7)), "damaged"),
        (b"\x05\xff\xff\xff\x7f", "damaged"),
    ],
)
def test_what_cannot_be_a_list_is_refused(tmp_path: Path, sheet: bytes, reason: str) -> None:
    """In little time and memory."""
    assert reason in refusal(tmp_path, xlsb_of(sheet))


def test_what_is_no_binary_workbook(tmp_path: Path) -> None:
    """Another one, one behind a password, or none at all."""
    assert "no workbook" in refusal(tmp_path, xlsx_of([["学号"]]))
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert "password" in refusal(tmp_path, locked)
    assert "no workbook" in refusal(tmp_path, b"\0")
