"""OpenDocument spreadsheets."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from simulate.roster.workbooks.ods import parts
from simulate.roster.workbooks.sheet_parts import CellFault, Sheets, Unreadable
from tests.simulate.roster.workbooks.ods_making import (
    archive_of,
    blank,
    cell,
    number,
    ods_of,
    row,
    table,
    words,
)
from tests.simulate.roster.workbooks.sheets_seen import Seen, only_sheet, seen, typed

HIDDEN = (
    '<style:style style:name="ta1" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)
FOUR_DIGITS = (
    '<number:number-style style:name="N1"><number:number number:min-integer-digits="4"/>'
    "</number:number-style>"
    '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1"/>'
)


def saved(folder: Path, content: bytes) -> Path:
    """Write a file."""
    path = folder / "x.ods"
    path.write_bytes(content)
    return path


def workbook(folder: Path, tables: str, styles: str = "", **more: str) -> Seen:
    """Read a spreadsheet."""
    return seen(parts(saved(folder, ods_of(tables, styles, **more))))


def rows(
    folder: Path, *made: str, styles: str = "", named_styles: str = ""
) -> dict[int, list[Any]]:
    """Read the rows of one table; both counts are the same."""
    content = ods_of(table(*made), styles, named_styles=named_styles)
    return only_sheet(parts(saved(folder, content)))


def cells(folder: Path, *made: str, styles: str = "") -> list[Any]:
    """Read the cells of one row."""
    return rows(folder, row(*made), styles=styles)[0]


def refusal(folder: Path, content: bytes) -> str:
    """Return why a file cannot be read."""
    with pytest.raises(Unreadable) as fault:
        seen(parts(saved(folder, content)))
    return str(fault.value)


def test_values_have_the_types_of_what_is_shown(tmp_path: Path) -> None:
    """Text keeps its zeros, whole numbers are whole, flags are flags, money is a number."""
    row = cells(
        tmp_path,
        words("007"),
        number(2023),
        number("2023.0", "2023"),
        number(1.5),
        cell("boolean", "TRUE", office_boolean_value="true"),
        cell("boolean", "FALSE", office_boolean_value="false"),
        cell("currency", "￥380.00", office_value=380, office_currency="CNY"),
        words("110101199001011234"),
    )
    assert typed(row) == typed(["007", 2023, 2023, 1.5, True, False, 380, "110101199001011234"])


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ({"office_date_value": "2023-09-01"}, date(2023, 9, 1)),
        ({"office_date_value": "2023-09-01T08:30:00"}, datetime(2023, 9, 1, 8, 30)),
        ({"office_date_value": "2023-09-01T00:00:00.000000000"}, date(2023, 9, 1)),
        ({"office_date_value": "2023-02-30"}, "2023-02-30"),
        ({"office_time_value": "PT08H30M00S"}, time(8, 30)),
        ({"office_time_value": "PT36H00M00S"}, "36:00:00"),
        ({"office_time_value": "P1D"}, "P1D"),
    ],
)
def test_days_and_times(tmp_path: Path, attributes: dict[str, str], shown: object) -> None:
    """What no calendar has is text, as it is written."""
    kind = "date" if "office_date_value" in attributes else "time"
    assert cells(tmp_path, cell(kind, "x", **attributes)) == [shown]


@pytest.mark.parametrize(
    ("made", "shown"),
    [
        (cell("percentage", "1%", office_value="0.01"), "1%"),
        (cell("percentage", "13%", office_value="0.125"), "12.5%"),
        (number(1, "1%"), "1%"),
        (number(7, "007"), "007"),
        (number(7, "S007"), "S007"),
        (number(7, "2023007"), "2023007"),
        (number(380, "380元"), 380),
        (number(1500, "1,500"), 1500),
        (number("110101199001011234"), "110101199001011234"),
        (number("1.10101199001011E+17", "1.10E+17"), "110101199001011000"),
    ],
)
def test_a_number_is_what_is_shown(tmp_path: Path, made: str, shown: object) -> None:
    """Percentages and digits in front are text; so are numbers that are too long."""
    assert cells(tmp_path, made) == [shown]


def test_leading_zeros_that_only_the_style_says(tmp_path: Path) -> None:
    """Some programs write no paragraph; the style of the cell, its row or its column says it."""
    columns = '<table:table-column table:number-columns-repeated="2"/>'
    columns += '<table:table-column table:default-cell-style-name="ce1"/>'
    made = cell("float", office_value=7, table_style_name="ce2") + number(8) + number(9, "9")
    styled = row(number(5, "5"), table_default_cell_style_name="ce1")
    assert rows(tmp_path, columns, row(made), styled, styles=FOUR_DIGITS) == {
        0: ["0007", 8, "0009"],
        1: ["0005", None, None],
    }
    named = rows(tmp_path, row(number(7, table_style_name="ce2")), named_styles=FOUR_DIGITS)
    assert named == {0: ["0007"]}


def test_text_is_all_that_is_shown_and_no_more(tmp_path: Path) -> None:
    """Blanks, tabs, lines and links are text; comments, drawings and readings are none."""
    shown = cells(
        tmp_path,
        words('a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d'),
        words("a</text:p><text:p>b"),
        words("a<text:span>b</text:span>&amp;<text:a>c</text:a>d"),
        words("a\n   b"),
        '<table:table-cell office:value-type="string"><office:annotation><text:p>注</text:p>'
        "</office:annotation><text:p>值</text:p></table:table-cell>",
        "<table:table-cell><draw:frame><draw:text-box><text:p>图</text:p></draw:text-box>"
        "</draw:frame></table:table-cell>",
        words("<text:ruby><text:ruby-base>甲</text:ruby-base><text:ruby-text>jia</text:ruby-text>"
              "</text:ruby>"),
        cell("", "无类型"),
        cell("string", None, office_string_value="只有属性"),
    )  # fmt: skip
    assert shown == [
        "a  b\tc\nd", "a\nb", "ab&cd", "a b", "值", None, "甲", "无类型", "只有属性",
    ]  # fmt: skip


def test_a_row_of_nothing_but_a_text_with_its_reading_is_counted(tmp_path: Path) -> None:
    """The text stands deeper than usual."""
    ruby = "<text:ruby><text:ruby-base>甲</text:ruby-base></text:ruby>"
    assert rows(tmp_path, row(words(ruby))) == {0: ["甲"]}


def test_formulas(tmp_path: Path) -> None:
    """Without a value they are a fault, with an error too; an empty text is blank."""
    made = workbook(
        tmp_path,
        table(
            row(cell("", table_formula="of:=1+1")),
            row(cell("string", "#N/A", table_formula="of:=NA()", office_string_value="")),
            row(cell("float", "#DIV/0!", table_formula="of:=1/0", office_value="0")),
            row('<table:table-cell table:formula="of:=X" office:value-type="string" '
                'calcext:value-type="error"><text:p>错</text:p></table:table-cell>'),
            row(cell("string", "", table_formula="of:=&quot;&quot;")),
            row(number(3, table_formula="of:=1+2")),
            row(cell("float", "x", office_value="NaN")),
        ),
    )  # fmt: skip
    assert made.faults == {
        (0, 0): CellFault.NO_STORED_VALUE,
        (1, 0): CellFault.ERROR,
        (2, 0): CellFault.ERROR,
        (3, 0): CellFault.ERROR,
        (6, 0): CellFault.ERROR,
    }
    assert made.rows["名单"] == {0: [None], 1: [None], 2: [None], 3: [None], 5: [3], 6: [None]}
    assert made.counted["名单"] == [0, 1, 2, 3, 5, 6]


def test_a_merged_cell_holds_for_all_its_rows_and_columns(tmp_path: Path) -> None:
    """A row that holds nothing of its own stays blank, whatever was covered is not seen."""
    merged = words("甲学院", table_number_columns_spanned=2, table_number_rows_spanned=4)
    beside = words("乙", table_number_rows_spanned=2)
    covered = "<table:covered-table-cell/>"
    hidden = '<table:covered-table-cell office:value-type="string"><text:p>盖</text:p>'
    hidden += "</table:covered-table-cell>"
    assert rows(
        tmp_path,
        row(merged, covered, words("s1")),
        row(blank(2, "covered-table-cell")),
        row(hidden, covered, words("s3")),
        row(blank(2, "covered-table-cell"), words("s4")),
        row(blank(2), words("s5"), beside),
        row(blank(2), words("s6")),
    ) == {
        0: ["甲学院", "甲学院", "s1", None],
        2: ["甲学院", "甲学院", "s3", None],
        3: ["甲学院", "甲学院", "s4", None],
        4: [None, None, "s5", "乙"],
        5: [None, None, "s6", "乙"],
    }


def test_an_error_in_a_merged_cell_is_one_in_all(tmp_path: Path) -> None:
    """Nobody knows what it should say, in no row."""
    wrong = cell(
        "string", "#N/A", table_formula="of:=NA()",
        table_number_columns_spanned=1, table_number_rows_spanned=2,
    )  # fmt: skip
    covered = "<table:covered-table-cell/>"
    made = workbook(tmp_path, table(row(wrong, words("a")), row(covered, words("b"))))
    assert made.faults == dict.fromkeys(((0, 0), (1, 0)), CellFault.ERROR)


def test_rows_and_cells_that_stand_there_once_for_many(tmp_path: Path) -> None:
    """A table at C3 with blank rows, and the blank rest of a sheet as LibreOffice writes it."""
    assert rows(
        tmp_path,
        '<table:table-column table:number-columns-repeated="16384"/>',
        row(blank(16384), table_number_rows_repeated=2),
        "<table:table-header-rows>",
        row(blank(2), words("学号"), words("x", table_number_columns_repeated=2), blank(16379)),
        "</table:table-header-rows><table:table-row-group>",
        row(blank(2), number(2023), table_number_rows_repeated=3),
        "</table:table-row-group>",
        row(cell("string", "", office_string_value=""), table_number_rows_repeated=1048570),
    ) == {
        2: [None, None, "学号", "x", "x"],
        **{number: [None, None, 2023, None, None] for number in (3, 4, 5)},
    }


def test_hidden_sheets_are_named_but_not_read(tmp_path: Path) -> None:
    """Unless one is wanted; cells of other files are no sheet."""
    tables = (
        table(row(words("a")), name="说明 &amp; 代码", table_style_name="ta1")
        + table(row(words("b")))
        + table(row(words("c")), name="'file:///x.ods'#$a", table_style_name="ta_extref")
        + table(name="空表")
    )
    made = workbook(tmp_path, tables, HIDDEN)
    assert made.sheets == Sheets(["名单", "空表"], ["说明 & 代码"])
    assert made.rows == {"名单": {0: ["b"]}, "空表": {}}
    wanted = seen(parts(tmp_path / "x.ods", ["说明 & 代码"]))
    assert wanted.rows == {"说明 & 代码": {0: ["a"]}}
    assert wanted.counted == {"说明 & 代码": [0]}


def test_a_cell_far_away_is_left_out_and_said(tmp_path: Path) -> None:
    """It would make the sheet as wide as a spreadsheet can be; its row may hold nothing else."""
    far = row(blank(16383), words("x"))
    made = workbook(tmp_path, table(row(words("a")), far, row(words("b"), blank(5000), number(1))))
    assert made.rows["名单"] == {0: ["a"], 2: ["b"]}
    assert made.counted["名单"] == [0, 2]
    assert made.left_out == [(1, 16383), (2, 5001)]


def test_a_cell_far_below_is_a_row(tmp_path: Path) -> None:
    """Blank rows take up nothing."""
    between = row(blank(), table_number_rows_repeated=1_048_574)
    assert [*rows(tmp_path, row(words("a")), between, row(words("b")))] == [0, 1_048_575]


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (row(words("a"), table_number_rows_repeated=1_000_000), "alike"),
        (row(words("a"), table_number_rows_repeated=10**9), "last row"),
        (row(blank(), table_number_rows_repeated=10**9) + row(words("a")), "last row"),
        (row(words("a", table_number_columns_repeated=10**9)), "last column"),
        (row(words("a", table_number_columns_repeated=16_384)), "columns"),
        (row(words("a", table_number_rows_spanned=2, table_number_columns_spanned=2),
             words("b", table_number_rows_spanned=2, table_number_columns_spanned=2))
         + row(words("c"), words("d")), "overlap"),
        (row(words("a", table_number_columns_repeated=-1)), "damaged"),
        (row(f"<table:table-cell>{table()}</table:table-cell>"), "holds a table"),
        ("</table:table>" + table().removesuffix("</table:table>"), "same name"),
        ("<table:table-row>", "damaged"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_list_is_refused(tmp_path: Path, made: str, reason: str) -> None:
    """In little time and memory."""
    assert reason in refusal(tmp_path, ods_of(table(made)))


def test_a_password(tmp_path: Path) -> None:
    """Of all the file only the list of its parts is readable."""
    assert "password" in refusal(tmp_path, ods_of("", manifest="<manifest:encryption-data/>"))


def test_own_entities_are_refused(tmp_path: Path) -> None:
    """They could grow without bounds."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><office:document-content/>'
    assert "damaged" in refusal(tmp_path, archive_of({"content.xml": bomb}))


def test_what_is_no_spreadsheet(tmp_path: Path) -> None:
    """A text of the same family has no tables of its own."""
    assert "no workbook" in refusal(tmp_path, ods_of("<text:p/>"))
    assert "no workbook" in refusal(tmp_path, archive_of({"other.xml": "<a/>"}))
    assert "no workbook" in refusal(tmp_path, "学号\t姓名\n".encode())


def test_a_damaged_archive(tmp_path: Path) -> None:
    """What is lost in it may be anything."""
    content = bytearray(ods_of(table(*(row(words(f"s{at}")) for at in range(500)))))
    with ZipFile(saved(tmp_path, bytes(content))) as archive:
        at = archive.getinfo("content.xml").header_offset + 200
    content[at : at + 20] = bytes(20)
    assert "damaged" in refusal(tmp_path, bytes(content))
