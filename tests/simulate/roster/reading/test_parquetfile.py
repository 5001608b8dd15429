"""Parquet page by page: typed columns, and what rules see of them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import simulate
from tests.simulate.roster.making import opened, pages_of, parquet_of, refusal

DAMAGED = "x.parquet: damaged behind row 1; export it again from where it comes from"


def rosters(folder: Path, column: Any) -> list[object]:
    """Return what rules see of a relief column."""
    columns = {"entry_year": [2023] * len(column), "学制": [4] * len(column), "relief": column}
    with opened(folder, parquet_of(columns), "x.parquet") as source:
        (page,) = source.pages
        cells = page.roster(source.header).columns["relief"]
    return [cells.distinct[place] for place in cells.index.tolist()]


@pytest.mark.parametrize(
    "column",
    [
        pa.array(["dibao", None, "dibao"]),
        pa.array(["dibao", None, "dibao"], pa.large_string()),
        pa.array(["dibao", None, "dibao"], pa.string_view()),
        pa.array(["dibao", None, "dibao"]).dictionary_encode(),
    ],
)
def test_text_of_every_kind(tmp_path: Path, column: Any) -> None:
    """Large, viewed, or by a dictionary: the same."""
    assert rosters(tmp_path, column) == ["dibao", None, "dibao"]


@pytest.mark.parametrize(
    ("column", "seen"),
    [
        (pa.array([["a", "b"], None]), [["a", "b"], None]),
        (pa.array([["a"], []], pa.large_list(pa.string())), [["a"], []]),
        (pa.nulls(2), [None, None]),
        (pa.array([1.5, None]), [1.5, None]),
        (pa.array([10_000_000, None], pa.date32()), ["29349-01-26", None]),
        (pa.array([{"a": 1}, None]), [{"a": 1}, None]),
    ],
)
def test_other_values(tmp_path: Path, column: Any, seen: list[object]) -> None:
    """As Python has them, and as text where it has none."""
    assert rosters(tmp_path, column) == seen


def test_text_that_is_none_is_refused(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 where text is declared."""
    column = pa.array([b"SECRET\xff"]).view(pa.string())
    content = parquet_of({"entry_year": [2023], "学制": [4], "note": column})
    assert refusal(tmp_path, content, "x.parquet") == DAMAGED


def test_no_rows_are_one_empty_page(tmp_path: Path) -> None:
    """With the columns of the file, whatever their types."""
    columns = {
        "entry_year": pa.array([], pa.int32()),
        "学制": pa.array([], pa.int8()),
        "relief": pa.array([], pa.list_(pa.string())),
        "note": pa.array([], pa.string()).dictionary_encode(),
    }
    (page,) = pages_of(tmp_path, parquet_of(columns), "x.parquet")
    assert (page.batch.num_rows, page.batch.num_columns) == (0, 4)


def test_damage_is_refused(tmp_path: Path) -> None:
    """Cut off, of a header that is no text, or with a broken page: one message each."""
    content = parquet_of({"entry_year": list(range(5000)), "学制": [4] * 5000})
    for broken in (b"PAR1", content[:-9]):
        assert refusal(tmp_path, broken, "x.parquet") == "x.parquet: not a Parquet file"
    nameless = content.replace(b"entry_year", b"entry\xffyear")
    assert refusal(tmp_path, nameless, "x.parquet") == "x.parquet: not a Parquet file"
    middle = content[:40] + bytes(200) + content[240:]
    assert refusal(tmp_path, middle, "x.parquet") == DAMAGED


def test_bytes_that_are_text_are_text(tmp_path: Path) -> None:
    """Some writers do not say that a column is text."""
    columns = {
        "entry_year": pa.array([b"2023"]),
        "学制": pa.array([b"4"], pa.large_binary()),
        "name": pa.array(["某".encode()]),
        "key": pa.array([b"\xff"]),
    }
    (page,) = pages_of(tmp_path, parquet_of(columns), "x.parquet")
    found = [page.batch.column(place).to_pylist() for place in range(3)]
    assert found == [["2023"], ["4"], ["某"]]
    assert page.batch.column(3).type == pa.string()


def test_rows_are_numbered_as_if_a_header_stood_above(tmp_path: Path) -> None:
    """Over all pages; those without any value are no students, but have a number."""
    years: list[int | None] = [2023] * 70_000
    years[1] = years[69_999] = None
    content = parquet_of({"entry_year": years, "学制": [y and 4 for y in years]})
    with opened(tmp_path, content, "x.parquet") as source:
        pages = list(source.pages)
    numbers = [row for page in pages for row in page.rows.tolist()]
    assert numbers == [2, *range(4, 70_001)]
    assert [page.blank for page in pages] == [1, 1]
    assert source.counted == source.size == 70_000


@pytest.mark.parametrize(("promised", "found"), [(52, 50), (48, 50)])
def test_a_file_that_yields_other_than_it_promises_is_refused(
    tmp_path: Path, promised: int, found: int
) -> None:
    """The number of rows stands first in its metadata, doubled as Parquet writes whole numbers."""
    content = parquet_of({"entry_year": [2023] * 50, "学制": [4] * 50})
    place = content.rindex(b"\x16\x64", 0, content.index(b"\x16\x64", len(content) // 4) + 2)
    changed = content[: place + 1] + bytes([2 * promised]) + content[place + 2 :]
    assert refusal(tmp_path, changed, "x.parquet") == (
        f"x.parquet: the file says that it holds {promised} rows, but {found} can be read; it is "
        "damaged: export it again from where it comes from"
    )


def test_rows_that_a_row_group_leaves_out_are_missed(tmp_path: Path) -> None:
    """The group says 48, the file 50."""
    content = parquet_of({"entry_year": [2023] * 50, "学制": [4] * 50})
    place = content.rindex(b"\x16\x64")
    changed = content[: place + 1] + bytes([2 * 48]) + content[place + 2 :]
    assert "holds 50 rows, but 48 can be read" in refusal(tmp_path, changed, "x.parquet")


NIGHT = datetime(2023, 8, 31, 17, tzinfo=UTC)
"""One o'clock of 1 September in China, when the window of Changsha opens."""


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/New_York", "+05:30"])
def test_an_instant_is_a_day_in_china(tmp_path: Path, unit: str, zone: str) -> None:
    """An hour into the window is in time, an hour before midnight is too early."""
    instants = pa.array([NIGHT, NIGHT - timedelta(hours=2)], pa.timestamp(unit, zone))
    columns = {"entry_year": [2023] * 2, "学制": [4] * 2, "paid_on": instants}
    path = tmp_path / "x.parquet"
    path.write_bytes(parquet_of(columns))
    found = simulate.assess(path, region="changsha", year=2024)
    assert found.table.column("years_bought").to_pylist() == [4]
    assert found.rejected.column("row").to_pylist() == [3]
    (problem,) = found.rejected.column("problem").to_pylist()
    assert problem == "paid before the enrolment window opens on 2023-09-01"


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_a_time_without_a_zone_is_taken_as_it_is(tmp_path: Path, unit: str) -> None:
    """Five in the afternoon of 31 August is too early, half past midnight of the next day not."""
    times = pa.array([datetime(2023, 8, 31, 17), datetime(2023, 9, 1, 0, 30)], pa.timestamp(unit))
    path = tmp_path / "x.parquet"
    path.write_bytes(parquet_of({"entry_year": [2023] * 2, "学制": [4] * 2, "paid_on": times}))
    found = simulate.assess(path, region="changsha", year=2024)
    assert found.rejected.column("row").to_pylist() == [2]
    assert found.table.column("years_bought").to_pylist() == [4]
