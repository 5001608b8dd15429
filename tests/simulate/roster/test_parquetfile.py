"""Parquet page by page: typed columns, and what rules see of them."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from tests.simulate.roster.making import opened, pages_of, parquet_of, refusal


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
    assert refusal(tmp_path, content, "x.parquet") == "x.parquet: damaged behind row 0"


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
    """No Parquet at all, cut off, or with a broken page: one message."""
    content = parquet_of({"entry_year": list(range(5000)), "学制": [4] * 5000})
    for broken in (b"", b"PAR1", b"entry_year,programme_years\n", content[:-9]):
        assert refusal(tmp_path, broken, "x.parquet") == "x.parquet: not a Parquet file"
    nameless = content.replace(b"entry_year", b"entry\xffyear")
    assert refusal(tmp_path, nameless, "x.parquet") == "x.parquet: not a Parquet file"
    middle = content[:40] + bytes(200) + content[240:]
    assert refusal(tmp_path, middle, "x.parquet") == "x.parquet: damaged behind row 0"


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
