"""What a workbook holds: typed cells, text that stays text, a header that stays in sight."""

import re
import zipfile
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pytest
from openpyxl import load_workbook

from kernel.errors import RequestError
from simulate.roster.writing.workbook_sink import XlsxSink, check_rows
from tests.simulate.roster.making import cells_of_sheet
from tests.simulate.roster.writing.test_sink import TYPED, page_of, write

FORMULAS: Final = ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://x.y", "007", "\tx", "_x0041_"]


def test_a_sheet_has_numbers_dates_and_flags(tmp_path: Path) -> None:
    """Typed cells; blank ones are left out."""
    rows = cells_of_sheet(write(tmp_path / "out.xlsx", TYPED))
    assert rows == [
        ["text", "money", "day", "flag", "count"],
        ["a,b", 380.0, date(2023, 9, 1), True, 92.0],
        ["", "", "", "", ""],
        ['c\n"d"', -0.05, date(2024, 2, 29), False, 0.0],
    ]


def test_text_in_a_sheet_is_never_a_formula(tmp_path: Path) -> None:
    """Whatever it begins with: a string cell, no <f> element, no link; headers too."""
    path = write(tmp_path / "out.xlsx", page_of(**{"=2+2": pa.array(FORMULAS)}))
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r"<(f|hyperlink)[ >]", sheet) == []
    assert len(re.findall('t="inlineStr"', sheet)) == len(FORMULAS) + 1
    assert [row[0] for row in cells_of_sheet(path)] == ["=2+2", *FORMULAS]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (pa.array([110101199001011234]), "110101199001011234"),
        (pa.array([Decimal(110101199001011234)]), "110101199001011234"),
        (pa.array([-(2**53)]), "-9007199254740992"),
        (pa.array([2**53 - 1]), float(2**53 - 1)),
        (pa.array([float("inf")]), "inf"),
        (pa.array([1.25]), 1.25),
        (pa.array([["dibao", "orphan"]]), "dibao;orphan"),
        (pa.array(["a"]).dictionary_encode(), "a"),
        (pa.array([date(1899, 12, 31)]), "1899-12-31"),
        (pa.array([10_000_000], pa.date32()), "29349-01-26"),
        (pa.array([datetime(2023, 9, 1, 8, 30)], pa.timestamp("us")), datetime(2023, 9, 1, 8, 30)),
        (pa.array([datetime(2023, 9, 1, tzinfo=UTC)], pa.timestamp("s", "UTC")),
         "2023-09-01 00:00:00Z"),
        (pa.array([1], pa.timestamp("ns")), "1970-01-01 00:00:00.000000001"),
        (pa.array([time(8)], pa.time32("s")), "08:00:00"),
        (pa.array([b"ab"]), "ab"),
    ],
)  # fmt: skip
def test_a_sheet_loses_nothing(tmp_path: Path, cell: Any, shown: object) -> None:
    """What a sheet has no exact cell for stands there as text, like in CSV."""
    assert cells_of_sheet(write(tmp_path / "out.xlsx", page_of(x=cell)))[1] == [shown]


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (page_of(x=pa.array(["x" * 32_768])), "a cell too long for a sheet"),
        (page_of(**{"x" * 32_768: pa.array(["x"])}), "a cell too long for a sheet"),
        (pa.record_batch([pa.array(["x"])] * 16_385, names=[*map(str, range(16_385))]),
         "or too many columns"),
        (page_of(x=pa.nulls(1_048_576)), "a sheet holds 1,048,575 students"),
    ],
    ids=["cell", "header", "columns", "rows"],
)  # fmt: skip
def test_what_no_sheet_holds_is_refused(tmp_path: Path, page: Any, message: str) -> None:
    """Refused with a way out, and without repeating what does not fit; nothing stays open."""
    sink = XlsxSink(tmp_path / "out.xlsx")
    with pytest.raises(RequestError, match=message) as fault:
        sink.write(page)
    sink.close()
    assert "write .csv or .parquet instead" in str(fault.value)
    assert "xxx" not in str(fault.value)


def test_the_longest_cell_fits(tmp_path: Path) -> None:
    """32,767 characters, to the last one."""
    path = write(tmp_path / "out.xlsx", page_of(x=pa.array(["x" * 32_767])))
    assert cells_of_sheet(path)[1] == ["x" * 32_767]


SHAPED: Final = page_of(
    学号=pa.array(["007", "110101199001011234"]),
    note=pa.array(["short\na line of 23 characters", None]),
    姓名与所在学院=pa.array(["", ""]),
    paid=pa.array([Decimal("380.00"), Decimal("1520.00")], pa.decimal128(14, 2)),
    rate=pa.array([Decimal("0.1250"), Decimal("1.5000")], pa.decimal128(9, 4)),
    long=pa.array(["x" * 500, ""]),
)


def test_the_header_stays_in_sight_and_filters(tmp_path: Path) -> None:
    """It is frozen, and every column has a filter over all its rows."""
    sheet = load_workbook(write(tmp_path / "out.xlsx", SHAPED, SHAPED)).worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F5"


def test_columns_are_as_wide_as_what_they_hold(tmp_path: Path) -> None:
    """A Chinese character is as wide as two; the longest line counts, up to 60 characters."""
    sheet = load_workbook(write(tmp_path / "out.xlsx", SHAPED)).worksheets[0]
    widths = [int(sheet.column_dimensions[letter].width) for letter in "ABCDEF"]
    # 18 digits and one; 23 and one; 7 × 2 and three for the filter; the header `paid` and three.
    assert widths == [19, 24, 17, 8, 7, 60]


def test_money_has_two_decimals_and_other_numbers_their_own(tmp_path: Path) -> None:
    """A rate of 0.125 is not shown as 0.13."""
    sheet = load_workbook(write(tmp_path / "out.xlsx", SHAPED)).worksheets[0]
    assert (sheet["D2"].value, sheet["D2"].number_format) == (380, "0.00")
    assert (sheet["E2"].value, sheet["E2"].number_format) == (0.125, "General")


def test_numbers_as_text_stay_text(tmp_path: Path) -> None:
    """Zeros in front, and all of 18 digits."""
    sheet = load_workbook(write(tmp_path / "out.xlsx", SHAPED)).worksheets[0]
    assert [sheet[at].value for at in ("A2", "A3")] == ["007", "110101199001011234"]
    assert {sheet[at].data_type for at in ("A2", "A3")} <= {"s", "inlineStr"}


def test_without_rows_the_header_is_alone(tmp_path: Path) -> None:
    """And filters nothing."""
    page = page_of(n=pa.array([], pa.int32()), m=pa.array([], pa.string()))
    path = write(tmp_path / "out.xlsx", page)
    assert cells_of_sheet(path) == [["n", "m"]]
    assert load_workbook(path).worksheets[0].auto_filter.ref == "A1:B1"


def test_rows_that_are_counted_are_refused_at_once() -> None:
    """A sheet holds 1,048,576 rows, its header among them; an unknown count is no reason."""
    output = Path("out.xlsx")
    check_rows(output, None)
    check_rows(output, 1_048_575)
    with pytest.raises(RequestError) as fault:
        check_rows(output, 1_048_576)
    assert str(fault.value) == (
        "-o out.xlsx: the roster has 1,048,576 rows, and a sheet holds 1,048,575 students; "
        "write .csv or .parquet instead"
    )


def test_rows_are_printed_on_a4_across_under_their_header(tmp_path: Path) -> None:
    """On each page; and the same pages have the same bytes."""
    path = write(tmp_path / "out.xlsx", SHAPED)
    sheet = load_workbook(path).worksheets[0]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$1:$1"
    assert write(tmp_path / "again.xlsx", SHAPED).read_bytes() == path.read_bytes()
