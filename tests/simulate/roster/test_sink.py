"""What is written, page by page: CSV, Parquet and XLSX."""

import gc
import re
import zipfile
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet
import pytest

from kernel.errors import RequestError
from simulate.roster.sink import SINKS, sink_of
from tests.simulate.roster.making import cells_of_sheet, rows_of

FORMULAS: Final = ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://x.y", "007", "\tx", "_x0041_"]


def write(path: Path, *pages: pa.RecordBatch) -> Path:
    """Write pages to a file by its extension."""
    sink = SINKS[path.suffix](path)
    for page in pages:
        sink.write(page)
    sink.close()
    return path


def page_of(**columns: Any) -> Any:
    """Return columns as a page."""
    return pa.record_batch(list(columns.values()), names=list(columns))


MONEY: Final = pa.array([Decimal("380.00"), None, Decimal("-0.05")], pa.decimal128(14, 2))
TYPED: Final = page_of(
    text=pa.array(["a,b", None, 'c\n"d"']),
    money=MONEY,
    day=pa.array([date(2023, 9, 1), None, date(2024, 2, 29)]),
    flag=pa.array([True, None, False]),
    count=pa.array([92, None, 0], pa.int32()),
)


def test_csv_is_text_that_reads_back(tmp_path: Path) -> None:
    """Yuan with two decimals, ISO dates, true and false, a blank that is empty; quotes kept."""
    path = write(tmp_path / "out.csv", TYPED)
    first, second, third = rows_of(path)
    assert first == {
        "text": "a,b", "money": "380.00", "day": "2023-09-01", "flag": "true", "count": "92",
    }  # fmt: skip
    assert set(second.values()) == {""}
    assert third == {
        "text": 'c\n"d"', "money": "-0.05", "day": "2024-02-29", "flag": "false", "count": "0",
    }  # fmt: skip
    assert path.read_bytes().startswith(b"text,money,day,flag,count\n")


def test_parquet_keeps_every_type(tmp_path: Path) -> None:
    """Also those of columns that nobody here knows."""
    page = page_of(
        **{name: TYPED.column(name) for name in TYPED.schema.names},
        listed=pa.array([["a"], None, []]),
        coded=pa.array(["x", "y", None]).dictionary_encode(),
        moment=pa.array([1, None, 2], pa.timestamp("ns", "Asia/Shanghai")),
    )
    table = pyarrow.parquet.read_table(write(tmp_path / "out.parquet", page))
    assert table.schema.equals(page.schema)
    assert table.to_batches()[0].equals(page)


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


@pytest.mark.parametrize("extension", list(SINKS))
def test_pages_follow_each_other(tmp_path: Path, extension: str) -> None:
    """Every row once and in order, the headers once."""
    pages = [page_of(n=pa.array(range(start, start + 3))) for start in (0, 3, 6)]
    path = write(tmp_path / f"out{extension}", *pages)
    assert column_of(path) == list(range(9))


@pytest.mark.parametrize("extension", list(SINKS))
def test_an_empty_page_leaves_the_headers(tmp_path: Path, extension: str) -> None:
    """No student, and yet a file with its columns."""
    assert column_of(write(tmp_path / f"out{extension}", page_of(n=pa.array([], pa.int32())))) == []


def column_of(path: Path) -> list[int]:
    """Return the numbers of the only column, whose header is `n`."""
    if path.suffix == ".parquet":
        numbers: list[int] = pyarrow.parquet.read_table(path)["n"].to_pylist()
        return numbers
    if path.suffix == ".csv":
        header, *lines = path.read_text(encoding="utf-8").splitlines()
        assert header == "n"
        return [int(line) for line in lines]
    (header,), *rows = cells_of_sheet(path)
    assert header == "n"
    return [int(cell) for (cell,) in rows]


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
    sink = SINKS[".xlsx"](tmp_path / "out.xlsx")
    with pytest.raises(RequestError, match=message) as fault:
        sink.write(page)
    sink.close()
    assert "write .csv or .parquet instead" in str(fault.value)
    assert "xxx" not in str(fault.value)


def test_the_longest_cell_fits(tmp_path: Path) -> None:
    """32,767 characters, to the last one."""
    path = write(tmp_path / "out.xlsx", page_of(x=pa.array(["x" * 32_767])))
    assert cells_of_sheet(path)[1] == ["x" * 32_767]


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # xlsxwriter leaves its own file open
@pytest.mark.parametrize(
    ("extension", "place", "message"),
    [
        (".csv", "/dev/full", "No space left on device"),
        (".parquet", "/dev/full", "No space left on device"),
        (".xlsx", "/nowhere/out.xlsx", "No such file or directory"),
    ],
)
def test_what_cannot_be_written_is_an_error_of_the_system(
    extension: str, place: str, message: str
) -> None:
    """Whichever library writes: an OSError, which `whole_file` reports as one message."""
    with pytest.raises(OSError, match=message):
        fill(SINKS[extension](Path(place)))
    gc.collect()


def fill(sink: Any) -> None:
    """Write a page and finish."""
    sink.write(page_of(x=pa.array(["x" * 1000] * 1000)))
    sink.close()


@pytest.mark.parametrize("extension", list(SINKS))
def test_a_byte_order_mark_begins_csv_alone(tmp_path: Path, extension: str) -> None:
    """Once, however many pages there are; what follows is as without."""
    for name, bom in (("plain", False), ("marked", True)):
        sink = sink_of(extension, tmp_path / name, bom=bom)
        for _ in range(2):
            sink.write(page_of(n=pa.array([1])))
        sink.close()
    plain, marked = ((tmp_path / name).read_bytes() for name in ("plain", "marked"))
    if extension == ".csv":
        assert marked == b"\xef\xbb\xbf" + plain
        assert plain == b"n\n1\n1\n"
    else:
        assert marked[:4] == plain[:4] == {".parquet": b"PAR1", ".xlsx": b"PK\x03\x04"}[extension]
