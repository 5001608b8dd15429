"""A sheet as typed columns."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pyarrow as pa
import pytest
import xlsxwriter

from kernel.errors import RequestError
from simulate.roster.workbook import Sheet, open_xlsx, read_sheet
from tests.simulate.roster.making import parquet_of, xlsx_of


def read(rows: Sequence[Sequence[object]]) -> Sheet:
    """Write rows as a workbook and read it."""
    return read_sheet("x.xlsx", BytesIO(xlsx_of(rows)))


@pytest.mark.parametrize(
    ("cells", "kind", "values"),
    [
        ([2023, 4], pa.int64(), [2023, 4]),
        ([2023, None], pa.int64(), [2023, None]),
        ([1.5, 2], pa.float64(), [1.5, 2.0]),
        ([True, None], pa.bool_(), [True, None]),
        (["007", ""], pa.string(), ["007", None]),
        ([date(2023, 9, 1), None], pa.date32(), [date(2023, 9, 1), None]),
        ([date(2023, 9, 1), datetime(2023, 9, 1, 8, 30)], pa.timestamp("us"),
         [datetime(2023, 9, 1), datetime(2023, 9, 1, 8, 30)]),
        ([None, None], pa.string(), [None, None]),
        # Of several types: text, as it would stand in a CSV file.
        ([2023, "2024"], pa.string(), ["2023", "2024"]),
        ([True, "否"], pa.string(), ["true", "否"]),
        ([date(2023, 9, 1), "2023/9/2"], pa.string(), ["2023-09-01", "2023/9/2"]),
        ([True, 1], pa.string(), ["true", "1"]),
        ([20230901, date(2023, 9, 1)], pa.string(), ["20230901", "2023-09-01"]),
        ([1.5, "x"], pa.string(), ["1.5", "x"]),
    ],
)  # fmt: skip
def test_a_column_has_the_type_of_its_cells(
    cells: list[object], kind: pa.DataType, values: list[object]
) -> None:
    """Whole numbers are whole, blanks are null, a mixture is text."""
    # A second column keeps rows whose cell is blank.
    column = read([["a", "b"], *([cell, "x"] for cell in cells)]).batch.column(0)
    assert column.type == kind
    assert column.to_pylist() == values


def test_the_largest_exact_number_is_whole_and_no_more() -> None:
    """Below 2^53 a spreadsheet keeps every whole number; above it digits are already lost."""
    column = read([["a"], [2**53 - 1]]).batch.column(0)
    assert column.to_pylist() == [9_007_199_254_740_991]
    assert read([["a"], [2.0**60]]).batch.column(0).type == pa.float64()


def test_headers_are_text() -> None:
    """A year, a date and a flag as a header read as a person sees them."""
    sheet = read([["学号", 2023, date(2023, 9, 1), True, None, 1.5], ["1"] * 6])
    assert sheet.first_row == ("学号", "2023", "2023-09-01", "true", "", "1.5")


def test_rows_keep_their_number_and_blank_ones_are_no_students() -> None:
    """Counted from 1 below the headers, as the sheet shows them less one."""
    sheet = read([["a", "b"], ["x", None], [None, None], [None, 1], [None, None]])
    assert sheet.rows.tolist() == [1, 3]
    assert sheet.batch.column(0).to_pylist() == ["x", None]


def test_cells_beyond_the_headers_are_a_column_without_a_name() -> None:
    """Nothing is lost."""
    sheet = read([["a"], ["x", "surplus"]])
    assert sheet.first_row == ("a", "")
    assert sheet.batch.column(1).to_pylist() == ["surplus"]


def test_headers_without_students() -> None:
    """No rows, and the columns are there."""
    sheet = read([["a", "b"]])
    assert (sheet.batch.num_rows, sheet.batch.num_columns, sheet.rows.size) == (0, 2, 0)


def test_further_sheets_are_counted() -> None:
    """The first one is read, whatever its name."""
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        for name in ("学生", "notes", "old"):
            book.add_worksheet(name).write_row(0, 0, ["a", name])
    content.seek(0)
    sheet = read_sheet("x.xlsx", content)
    assert sheet.first_row == ("a", "学生")
    assert sheet.left_out == 2


@pytest.mark.parametrize("rows", [[], [[None, None], ["a", "b"]], [[" ", None], [1, 2]]])
def test_an_empty_first_row_is_refused(rows: list[list[object]]) -> None:
    """An empty sheet, or headers that stand further down."""
    with pytest.raises(RequestError, match=r"^x.xlsx: the first row holds no headers"):
        read(rows)


@pytest.mark.parametrize(
    "content",
    [b"", b"a,b\n1,2\n", xlsx_of([["a"]])[:-40], xlsx_of([["a"]])[40:], parquet_of({"a": [1]})],
    ids=["nothing", "text", "cut off", "beheaded", "another format"],
)
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    """One message, whatever the bytes are."""
    with pytest.raises(RequestError) as fault:
        read_sheet("x.xlsx", BytesIO(content))
    assert str(fault.value) == "x.xlsx: not an XLSX workbook with a sheet of students"


def workbook_of(fill: Callable[[Any, Any], None]) -> BytesIO:
    """Return a workbook whose sheet is filled by hand."""
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        fill(book, book.add_worksheet())
    return content


def test_an_error_stays_an_error() -> None:
    """What a look-up did not find is no blank: it is refused where a rule would look at it."""

    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["relief", "note"])
        sheet.write_formula(1, 0, "=NA()", None, "#N/A")
        sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")

    sheet = read_sheet("x.xlsx", workbook_of(fill))
    assert sheet.batch.to_pydict() == {"0": ["#N/A"], "1": ["#DIV/0!"]}


def test_a_percentage_is_read_as_it_is_shown() -> None:
    """100 % is not the number 1, which would be one percent."""

    def fill(book: Any, sheet: Any) -> None:
        percent = book.add_format({"num_format": "0.0%"})
        sheet.write(0, 0, "institution_aid_percent")
        for row, value in enumerate((1, 0.5, 0.125, 0), 1):
            sheet.write_number(row, 0, value, percent)
        sheet.write_number(5, 0, 50)

    sheet = read_sheet("x.xlsx", workbook_of(fill))
    assert sheet.batch.column(0).to_pylist() == ["100%", "50%", "12.5%", "0%", "50"]


def test_headers_below_a_title_are_reported_with_their_row() -> None:
    """The sheet is not guessed at, but one knows what to do."""
    rows: list[list[object]] = [
        ["2024年参保名单", None],
        [None, None],
        ["学号", "入学年份"],
        ["1", 2023],
    ]
    with pytest.raises(RequestError, match="required ones are missing: programme_years"):
        open_xlsx("x.xlsx", BytesIO(xlsx_of([["入学年份"], [2023]]))).__enter__()
    rows[2:3] = [["入学年份", "学制"]]
    with pytest.raises(RequestError, match=r"^x.xlsx: row 3 holds the headers; expected them in"):
        open_xlsx("x.xlsx", BytesIO(xlsx_of(rows))).__enter__()
