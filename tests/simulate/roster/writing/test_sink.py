"""What is written, page by page: CSV, Parquet and XLSX."""

import gc
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet
import pytest

from simulate.roster.writing.sink import SINKS, companion_sink_of, sink_of
from tests.simulate.roster.making import cells_of_sheet, rows_of


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


def test_rejected_rows_are_quoted_only_where_they_have_to_be(tmp_path: Path) -> None:
    """In CSV a person corrects them; the other formats are those of the output."""
    page = page_of(row=pa.array([1]), text=pa.array(["a", None]).slice(0, 1))
    for sink_for, line in ((sink_of, b'1,"a"\n'), (companion_sink_of, b"1,a\n")):
        sink = sink_for(".csv", tmp_path / "out.csv", bom=False)
        sink.write(page)
        sink.close()
        assert (tmp_path / "out.csv").read_bytes() == b"row,text\n" + line
    for extension in (".xlsx", ".parquet"):
        sink = companion_sink_of(extension, tmp_path / "out", bom=False)
        assert isinstance(sink, SINKS[extension])  # type: ignore[arg-type]  # they are classes
        sink.write(page)
        sink.close()
