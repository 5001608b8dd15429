"""What is read of an `.xlsx` workbook, beside what calamine reads of it."""

from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from simulate.roster.workbooks.sheet_parts import (
    Cell,
    CellFault,
    Part,
    Rows,
    SheetEnd,
    Sheets,
    SheetStart,
    Unreadable,
)
from simulate.roster.workbooks.xlsx import parts
from tests.simulate.roster.making import xlsx_of
from tests.simulate.roster.workbooks.raw_xlsx import (
    STRICT,
    cells,
    raw_xlsx,
    raw_xlsx_of,
    rewritten,
)

NO_VALUE = CellFault.NO_STORED_VALUE
ERROR = CellFault.ERROR

Read = Callable[..., list[Part]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return what writes a workbook and reads it."""

    def write_and_read(content: bytes, **wanted: Any) -> list[Part]:
        path = tmp_path / "x.xlsx"
        path.write_bytes(content)
        return list(parts(path, **wanted))

    return write_and_read


def made(fill: Callable[[Any, Any], None], **options: Any) -> bytes:
    """Return a workbook whose sheet is filled by xlsxwriter."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, options) as book:
        fill(book, book.add_worksheet())
    return content.getvalue()


def saved(book: Workbook) -> bytes:
    """Return a workbook as openpyxl saves it."""
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def table(found: list[Part]) -> dict[int, list[Cell]]:
    """Return the rows of a workbook with one sheet that is read, by their number."""
    rows: dict[int, list[Cell]] = {}
    for part in found:
        if isinstance(part, Rows):
            assert all(len(column) == len(part.numbers) for column in part.columns)
            rows |= {
                number: [column[at] for column in part.columns]
                for at, number in enumerate(part.numbers)
            }
    assert list(end(found).counted) == list(rows)
    return rows


def faults(found: list[Part]) -> dict[tuple[int, int], CellFault]:
    """Return the cells that cannot be read."""
    return {
        place: fault
        for part in found
        if isinstance(part, Rows)
        for place, fault in part.faults.items()
    }


def end(found: list[Part]) -> SheetEnd:
    """Return the end of the last sheet."""
    last = found[-1]
    assert isinstance(last, SheetEnd)
    return last


def shown(content: bytes, read: Read) -> list[Cell]:
    """Return the first row of a workbook."""
    return table(read(content))[0]


# What cells hold


def test_values_have_the_types_they_are_shown_with(read: Read) -> None:
    """Whole numbers are whole, a day without a time is a day, nothing is None."""
    moment = datetime(2023, 9, 1, 8, 30)
    found = read(xlsx_of([["学号", 2023, 1.5, True, date(2023, 9, 1), moment, None, " "], ["x"]]))
    assert table(found) == {
        0: ["学号", 2023, 1.5, True, date(2023, 9, 1), moment, None, " "],
        1: ["x", *[None] * 7],
    }
    assert found[0] == Sheets(["Sheet1"], [])
    assert found[1] == SheetStart("Sheet1")


def test_a_table_keeps_its_place(read: Read) -> None:
    """One that begins in C3 has two columns before it, and its rows their numbers."""
    found = read(made(lambda _, sheet: sheet.write_row(2, 2, ["a", "b"])))
    assert table(found) == {2: [None, None, "a", "b"]}


@pytest.mark.parametrize("number", [14, 17, 22, 27, 28, 31, 36, 50, 54, 57, 58])
def test_built_in_formats_of_days(read: Read, number: int) -> None:
    """27 to 36 and 50 to 58 are those of Chinese Excel."""
    assert shown(raw_xlsx(cells(45214, style=0), formats=[number]), read) == [date(2023, 10, 15)]


@pytest.mark.parametrize(
    "code",
    ["yyyy-mm-dd;@", 'yyyy"年"m"月"d"日"', '[$-804]yyyy"年"m"月"d"日"', "m月d日", "aaaa",
     "[DBNum1][$-804]yyyy年m月", "[$-404]e", "[$-F800]dddd\\, mmmm dd\\, yyyy"],
)  # fmt: skip
def test_codes_of_days(read: Read, code: str) -> None:
    """Weekdays and the years of emperors are days as well."""
    assert shown(raw_xlsx(cells(45214, style=0), formats=[code]), read) == [date(2023, 10, 15)]


def test_days_that_count_from_1904(read: Read) -> None:
    """The same number is four years and a day later, whoever reads it."""
    content = raw_xlsx(cells(45214, style=0), formats=["yyyy-m-d"], is_1904=True)
    assert shown(content, read) == [date(2027, 10, 16)]
    content = raw_xlsx(cells(45214, style=0), formats=["aaaa"], is_1904=True)
    assert shown(content, read) == [date(2027, 10, 16)]
    by_hand = made(
        lambda book, sheet: sheet.write_datetime(
            0, 0, datetime(2023, 9, 1), book.add_format({"num_format": "yyyy-mm-dd"})
        ),
        date_1904=True,
    )
    assert shown(by_hand, read) == [date(2023, 9, 1)]


def test_times_and_lengths_of_time(read: Read) -> None:
    """A time of day is one; a length of time is text; before the first day nothing is shown."""
    content = raw_xlsx(
        cells(0.25, style=0) + cells(1.25, row=2, style=1), formats=["h:mm", "[h]:mm"]
    )
    assert table(read(content)) == {0: [time(6)], 1: ["30:00:00"]}
    assert faults(read(raw_xlsx(cells(-5, style=0), formats=["h:mm"]))) == {(0, 0): ERROR}


@pytest.mark.parametrize(
    "code", ["General", '"d"0', "[Red]0", "0_);[Red]\\(0\\)", "0.00E+00", "@", "#,##0"]
)
def test_formats_that_change_nothing(read: Read, code: str) -> None:
    """Letters in quotation marks, colours and conditions make no day."""
    assert shown(raw_xlsx(cells(45214, style=0), formats=[code]), read) == [45214]


@pytest.mark.parametrize(
    ("code", "number", "text"),
    [
        ("0%", "1", "100%"),
        ("0.0%", "0.125", "12.5%"),
        ("0.00%;[Red]-0.00%", "0.56999999999999995", "57%"),
        ('0"%"', "1", "1%"),
        ("0\\%", "2.5", "2.5%"),
        ("000000", "123", "000123"),
        ("00000000", "20230901", "20230901"),
        ('"S"0000', "7", "S0007"),
        ("0000-00-00", "20230901", "2023-09-01"),
        ("000", "12345", "12345"),
    ],
)
def test_numbers_are_read_as_they_are_shown(read: Read, code: str, number: str, text: str) -> None:
    """Percentages, and numbers shown with leading zeros, are text."""
    assert shown(raw_xlsx(cells(number, style=0), formats=[code]), read) == [text]


def test_built_in_percentages(read: Read) -> None:
    """Formats 9 and 10; what is no number keeps what it is."""
    content = raw_xlsx(
        '<row r="1"><c r="A1" s="0"><v>0.01</v></c><c r="B1" s="1"><v>1</v></c>'
        '<c r="C1" s="0" t="s"><v>0</v></c><c r="D1" s="0" t="inlineStr"><is><t>y</t></is></c>'
        '<c r="E1" s="0"/><c r="F1" s="0"><v></v></c><c r="G1" s="0" t="b"><v>1</v></c>'
        '<c r="H1" s="0" t="str"><f>A1</f><v></v></c></row>',
        formats=[9, 10],
        strings="<si><t>x</t></si>",
    )
    assert shown(content, read) == ["1%", "100%", "x", "y", None, None, True, None]


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("110101200901011234", "110101200901011234"),
        ("3.4012319990101E17", "340123199901010000"),
        ("-9007199254740992", "-9007199254740992"),
        ("9007199254740991", 9007199254740991),
        ("1E3", 1000),
        ("1.5E-3", 0.0015),
        ("0.1234567890123456", 0.1234567890123456),
        (" 5 ", 5),
    ],
)
def test_numbers_too_long_for_a_spreadsheet_are_text(read: Read, number: str, value: Cell) -> None:
    """An identity number that was stored as a number keeps all its digits."""
    assert shown(raw_xlsx(cells(number)), read) == [value]


def test_cells_by_their_type(read: Read) -> None:
    """Days and flags in words, and escaped characters."""
    typed = [("d", "2023-10-15"), ("d", "2023-10-15T00:00:00"), ("d", "2023-10-15T08:30:00"),
             ("b", "1"), ("b", "false"), ("str", "a_x000D_b"), ("str", "&lt; &#65;"),
             ("str", "12345678901234567890")]  # fmt: skip
    row = "".join(f'<c t="{kind}"><v>{value}</v></c>' for kind, value in typed)
    assert shown(raw_xlsx(f"<row>{row}</row>"), read) == [
        date(2023, 10, 15), date(2023, 10, 15), datetime(2023, 10, 15, 8, 30),
        True, False, "a\rb", "< A", "12345678901234567890",
    ]  # fmt: skip


def test_texts_in_their_cells(read: Read) -> None:
    """Rich text is joined, phonetic signs are none of it."""
    row = "".join(
        f'<c t="inlineStr"><is>{text}</is></c>'
        for text in (
            "<t>甲</t>",
            "<r><t>甲</t></r><r><rPr><b/><color rgb='FF0000'/></rPr><t>乙</t></r>",
            "<t>甲</t><rPh sb='0' eb='1'><t>jia</t></rPh><phoneticPr fontId='1'/>",
            "<t>a_x000D_b</t>",
            '<t xml:space="preserve"> </t>',
            "<t/>",
        )
    )
    assert shown(raw_xlsx(f"<row>{row}</row>"), read) == ["甲", "甲乙", "甲", "a\rb", " ", None]


def test_rich_text_by_openpyxl(read: Read) -> None:
    """The parts of a text are one text."""
    book = Workbook()
    book.active.append([CellRichText("甲", TextBlock(InlineFont(b=True), "乙")), 5])
    assert shown(saved(book), read) == ["甲乙", 5]


def test_shared_texts(read: Read) -> None:
    """Their numbers stay right where some are empty, and a row of empty ones is blank."""
    content = raw_xlsx(
        "".join(f'<row><c t="s"><v>{number}</v></c></row>' for number in range(7)),
        strings="<si><t>甲</t></si><si/><si><t/></si><si><t> </t></si><si><r><t>乙</t></r>"
        '<r><t xml:space="preserve"> 丙</t></r></si><si><t><![CDATA[丁]]></t></si><si></si>',
    )
    assert table(read(content)) == {0: ["甲"], 4: ["乙 丙"], 5: ["丁"]}


# What cannot be read


def test_formulas_without_a_stored_value(read: Read) -> None:
    """They are no blanks, and their row counts; an empty text as a result is a blank."""
    book = Workbook()
    book.active.append(["=1+1", 5, '="甲"'])
    assert faults(read(saved(book))) == {(0, 0): NO_VALUE, (0, 2): NO_VALUE}
    content = raw_xlsx(
        '<row r="1"><c r="A1"><f>B1</f></c></row>'
        '<row r="2"><c r="A2" t="str"><f>""</f><v></v></c></row>'
        '<row r="3"><c r="A3"><f t="shared" si="0"/></c><c r="B3"><f>A1</f><v/></c></row>'
        '<row r="4"><c r="A4"><f>1+4</f><v>5</v></c><c r="B4" t="str"><f>C4</f><v>甲</v></c></row>'
    )
    found = read(content)
    assert faults(found) == {(0, 0): NO_VALUE, (2, 0): NO_VALUE, (2, 1): NO_VALUE}
    assert table(found) == {0: [None, None], 2: [None, None], 3: [5, "甲"]}


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!", "#SPILL!", "#GETTING_DATA"])
def test_errors_are_no_blanks(read: Read, error: str) -> None:
    """Whatever calamine makes of them; their row counts."""
    content = raw_xlsx(
        f'<row r="1"><c r="A1" t="e"><v>{error}</v></c></row>'
        f'<row r="2"><c r="A2" t="e"><f>X()</f><v>{error}</v></c><c r="B2"><v>5</v></c></row>'
    )
    found = read(content)
    assert faults(found) == {(0, 0): ERROR, (1, 0): ERROR}
    assert table(found) == {0: [None, None], 1: [None, 5]}


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (cells(1, row=2) + cells(2, row=2), "row 2 stands twice or out of order"),
        (cells(1, row=3) + cells(2, row=2), "row 2 stands twice or out of order"),
        ('<row r="9"><c r="A8"><v>1</v></c></row>', "cells of another row stand in row 9"),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
         "cells of row 1 stand twice or out of order"),
        ('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
         "cells of row 1 stand twice or out of order"),
        (cells(1, row=1_048_577), "row 1048577 lies beyond the last row of a sheet"),
        (cells(1, row=1_000_000_000), "row 1000000000 lies beyond the last row of a sheet"),
        (f"<row>{'<c><v>1</v></c>' * 16_385}</row>", "row 1 goes beyond the last column"),
        ('<row r="1"><c r="XFE1"><v>1</v></c></row>', "row 1 goes beyond the last column"),
        ('<row r="1"><c r="A1" t="s"><v>x</v></c></row>',
         "its sheet is written as no spreadsheet program writes it"),
        ('<row r="1"><c r="A1"><v><![CDATA[5]]></v></c></row>',
         "its sheet is written as no spreadsheet program writes it"),
        ('<row r="1"><x/></row>', "its sheet is written as no spreadsheet program writes it"),
    ],
)  # fmt: skip
def test_what_would_lose_cells_is_refused(read: Read, rows: str, reason: str) -> None:
    """Rows and cells twice, out of order, or beyond the last one."""
    with pytest.raises(Unreadable) as fault:
        read(raw_xlsx(rows, strings="<si><t>a</t></si>"))
    assert str(fault.value) == reason


def test_the_number_of_a_row_is_right_in_later_blocks(read: Read) -> None:
    """A row far down that stands twice is found, whatever kind it is of."""
    rows = "".join(cells(*range(20), row=number) for number in range(1, 5_001))
    assert len(table(read(raw_xlsx(rows)))) == 5_000
    with pytest.raises(Unreadable, match="row 5000 stands twice"):
        read(raw_xlsx(rows + cells(1, row=5_000)))


# How it is written


@pytest.mark.parametrize(
    "rows",
    [
        ('<row r="2"><c r="A2"><v>1</v></c><c r="C2"><v>3</v></c></row>'
         '<row r="3"><c r="A3"><v>4</v></c></row>'),
        '<row r="2"><c><v>1</v></c><c r="C2"><v>3</v></c></row><row><c><v>4</v></c></row>',
        ("<row r='2'><c r = 'A2' ><v>1</v></c><c\n r='C2'><v>3</v></c></row >"
         "<row><c r='a3'><v>4</v></c></row>"),
        ('<row r="1" spans="1:3"/><row spans="1:3" r="2"><c s="0" r="A2" ><v >1</v></c>'
         '<c r="B2" s="0" /><c r="C2"><v>3</v></c></row>'
         '\n<row r="3"> <c r="A3"> <v>4</v> </c> </row>'),
        ('<!-- a list --><row r="2"><c r="A2"><v>1</v></c><c r="B2"/><c r="C2"><v>3</v></c></row>'
         '<row r="3"><c r="A3"><v>4</v></c></row><row r="4"></row>'),
    ],
)  # fmt: skip
def test_ways_of_writing_the_same(read: Read, rows: str) -> None:
    """Rows and cells without their places, other quotation marks, white space, comments."""
    assert table(read(raw_xlsx(rows))) == {1: [1, None, 3], 2: [4, None, None]}


def test_prefixed_and_strict_sheets(read: Read) -> None:
    """A prefix for the namespace, and the namespace of the strict standard."""
    prefixed = (
        '<x:worksheet xmlns:x="m"><x:cols><x:col min="1"/></x:cols><x:sheetData><x:row r="1">'
        '<x:c r="A1" t="e"><x:v>#N/A</x:v></x:c><x:c r="B1"><x:v>2</x:v></x:c></x:row>'
        "</x:sheetData>"
        '<x:mergeCells><x:mergeCell ref="B1:C1"/></x:mergeCells></x:worksheet>'
    )
    found = read(raw_xlsx_of({"S": prefixed}))
    assert table(found) == {0: [None, 2]}
    assert faults(found) == {(0, 0): ERROR}
    assert shown(raw_xlsx(cells(5), namespace=STRICT), read) == [5]


def test_a_sheet_without_rows(read: Read) -> None:
    """It has a start and an end."""
    for content in (raw_xlsx(""), raw_xlsx_of({"S": "<worksheet><sheetData/></worksheet>"})):
        found = read(content)
        assert found[:-1] == [Sheets(["S"], []), SheetStart("S")]
        assert table(found) == {}


def test_blank_rows_are_none(read: Read) -> None:
    """Cells that have a style and nothing else make no row."""
    found = read(
        raw_xlsx(
            cells(1) + '<row r="2"><c r="A2" s="2" t="n" /></row><row r="3"><c r="A3"></c></row>'
            '<row r="4"><c r="A4" t="inlineStr"><is><t>  </t></is></c><c r="B4"><v/></c></row>'
            + cells(2, row=5)
        )
    )
    assert table(found) == {0: [1], 4: [2]}


# Merged cells


def test_a_merged_cell_holds_for_all_its_cells(read: Read) -> None:
    """Down, to the right, and both; a row that has nothing of its own stays blank."""

    def fill(_: Any, sheet: Any) -> None:
        for row in range(4):
            sheet.write_number(row, 3, row)
        sheet.merge_range(0, 0, 2, 0, "学院")
        sheet.merge_range(1, 1, 2, 2, 2023)
        sheet.merge_range(4, 0, 6, 0, "甲")

    assert table(read(made(fill))) == {
        0: ["学院", None, None, 0],
        1: ["学院", 2023, 2023, 1],
        2: ["学院", 2023, 2023, 2],
        3: [None, None, None, 3],
        4: ["甲", None, None, None],
    }


def test_merged_errors_and_endless_ranges(read: Read) -> None:
    """A fault holds for all cells as a value does; a range ends with the sheet."""
    found = read(
        raw_xlsx(
            '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><v>7</v></c></row>'
            '<row r="2"><c r="C2"><v>8</v></c></row>',
            behind='<mergeCell ref="A1:A2"/><mergeCell ref="B1:B1048576"/>',
        )
    )
    assert table(found) == {0: [None, 7, None], 1: [None, 7, 8]}
    assert faults(found) == {(0, 0): ERROR, (1, 0): ERROR}


# Cells far away


def test_a_stray_cell_in_the_last_corner(read: Read) -> None:
    """It is left out, and said; its row is none."""
    found = read(raw_xlsx(cells(1, 2) + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    assert table(found) == {0: [1, 2]}
    assert end(found).left_out == [(1_048_575, 16_383)]


def test_a_stray_cell_in_a_row_of_a_student(read: Read) -> None:
    """The student remains, as do merges and what is marked."""
    rows = "".join(cells(number, row=number) for number in range(1, 301))
    student = '<row r="301"><c r="A301" t="e"><v>#N/A</v></c><c r="XFD301"><v>1</v></c></row>'
    found = read(
        raw_xlsx(
            rows + student + '<row r="302"><c r="B302"><v>3</v></c><c r="XFD302" s="0"/></row>',
            behind='<mergeCells><mergeCell ref="B302:B303"/><mergeCell ref="A1:B1"/></mergeCells>',
            formats=[0],
        )
    )
    assert table(found)[0] == [1, 1]
    assert table(found)[300] == [None, None]
    assert faults(found) == {(300, 0): ERROR}
    assert end(found).left_out == [(300, 16_383)]


def test_a_few_cells_far_apart_are_read(read: Read) -> None:
    """Where a sheet stays small, nothing is left out."""
    found = read(raw_xlsx(cells(1) + '<row r="2000"><c r="ZZ2000"><v>1</v></c></row>'))
    assert list(table(found)) == [0, 1_999]
    assert not end(found).left_out


def test_many_cells_far_apart_are_refused(read: Read) -> None:
    """Two lists at the ends of a sheet are no strays."""
    left = "".join(cells(1, row=number) for number in range(1, 1_500))
    right = "".join(
        f'<row r="{number}"><c r="XFD{number}"><v>1</v></c></row>' for number in range(1_500, 3_000)
    )
    with pytest.raises(Unreadable, match="it holds far more than its size can justify"):
        read(raw_xlsx(left + right))


# Sheets


@pytest.fixture
def three_sheets() -> bytes:
    """Return a workbook with a hidden, a visible and a deeply hidden sheet, and a chart."""
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        for name in ("藏", '学生 & "甲"', "deep"):
            book.add_worksheet(name).write(0, 0, name)
        book.get_worksheet_by_name('学生 & "甲"').activate()
        book.get_worksheet_by_name("藏").hide()
        book.get_worksheet_by_name("deep").very_hidden()
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=deep!$A$1"})
        book.add_chartsheet("图").set_chart(chart)
    return content.getvalue()


def test_hidden_sheets_are_not_read(read: Read, three_sheets: bytes) -> None:
    """They are named; a sheet of a chart is none."""
    found = read(three_sheets)
    assert found[0] == Sheets(['学生 & "甲"'], ["藏", "deep"])
    assert [part.name for part in found if isinstance(part, SheetStart)] == ['学生 & "甲"']


def test_sheets_that_are_wanted(read: Read, three_sheets: bytes) -> None:
    """Hidden ones as well, in the order of the workbook."""
    found = read(three_sheets, wanted=["deep", "藏", "nowhere"])
    assert [part.name for part in found if isinstance(part, SheetStart)] == ["藏", "deep"]


def test_all_visible_sheets(read: Read) -> None:
    """One after the other, each with its own rows and counts."""
    content = raw_xlsx_of(
        {
            name: f"<worksheet><sheetData>{cells(number, row=number)}</sheetData></worksheet>"
            for number, name in enumerate("abc", 1)
        }
    )
    found = read(content)
    assert [list(part.counted) for part in found if isinstance(part, SheetEnd)] == [[0], [1], [2]]
    assert [list(part.columns[0]) for part in found if isinstance(part, Rows)] == [[1], [2], [3]]


# Files


def encrypted() -> bytes:
    """Return the beginning of an encrypted workbook: a compound file with its streams' names."""
    return compound() + "EncryptedPackage".encode("utf-16-le")


def compound() -> bytes:
    """Return the beginning of a compound file, as old Office programs write them."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2_000)


WHOLE = raw_xlsx(cells(1))
NO_WORKBOOK = "it is no workbook of the kind that its name says"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (WHOLE[:-40], "it is damaged or cut off"),
        (WHOLE[40:], "it is damaged or cut off"),
        (b"", NO_WORKBOOK),
        (b"a,b\n1,2\n", NO_WORKBOOK),
        (compound(), NO_WORKBOOK),
        (encrypted(), "a password protects it"),
        (rewritten(WHOLE, lambda _, part: part.replace(b"sheet1.xml", b"sheet9.xml")),
         "the part xl/worksheets/sheet9.xml of it is missing"),
        (rewritten(WHOLE, lambda name, part: b"<a/>" if "rels" in name else part), NO_WORKBOOK),
        (rewritten(WHOLE, lambda _, part: part[:-20]), "it is damaged or cut off"),
    ],
    ids=["cut off", "beheaded", "nothing", "text", "an older one", "encrypted", "without its sheet",
         "an archive of something else", "parts cut off"],
)  # fmt: skip
def test_what_is_no_workbook_is_refused(read: Read, content: bytes, reason: str) -> None:
    """The reason says what is the matter."""
    with pytest.raises(Unreadable) as fault:
        read(content)
    assert str(fault.value) == reason


def test_two_sheets_of_one_name_are_refused(read: Read) -> None:
    """Which one is meant cannot be known."""
    content = raw_xlsx_of({"a": "<worksheet/>", "b": "<worksheet/>"})
    same = rewritten(content, lambda _, part: part.replace(b'name="b"', b'name="a"'))
    with pytest.raises(Unreadable, match="two of its sheets have the same name"):
        read(same)


def test_more_than_its_size_can_justify(read: Read) -> None:
    """Sixteen megabytes of blanks in a few kilobytes."""
    blanks = f'<si><t xml:space="preserve">{" " * (16 << 20)}</t></si>'
    with pytest.raises(Unreadable, match="it holds far more than its size can justify"):
        read(raw_xlsx('<row><c t="s"><v>0</v></c></row>', strings=blanks))
