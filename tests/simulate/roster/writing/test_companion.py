"""The companion: rejected rows with their number, what was passed in, and every reason."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet
import pytest

from kernel.intake import Rejection
from kernel.messages import Language, Pair
from simulate.roster.reading.pages import Malformed, Page
from simulate.roster.writing.companion import Companion, companion_of, rejected_page
from simulate.roster.writing.sink import SINKS, Sink, companion_sink_of
from tests.simulate.roster.making import cells_of_sheet

TOO_YOUNG = Pair("too young", "太小")
TOO_OLD = Pair("too old, by far", "太老")


def page_of(columns: Sequence[Any], rows: Sequence[int], *malformed: Malformed) -> Page:
    """Return columns as a page whose rows have these numbers."""
    batch = pa.record_batch(list(columns), names=[str(place) for place in range(len(columns))])
    return Page(batch, np.array(rows, np.int64), malformed)


def fill(
    draft: Path,
    names: Sequence[str],
    *pages: tuple[Page, Sequence[Rejection]],
    language: Language = "en",
    bom: bool = False,
) -> Path:
    """Write pages to a companion in the format of its extension."""

    def opened(path: Path) -> Sink:
        return companion_sink_of(draft.suffix, path, bom=bom)

    companion = Companion(draft, opened)
    for page, rejections in pages:
        companion.write(rejected_page(page, rejections, names, language))
    companion.close()
    return draft


def written(
    draft: Path,
    names: Sequence[str],
    *pages: tuple[Page, Sequence[Rejection]],
    language: Language = "en",
) -> list[list[str]]:
    """Write pages and return the rows of the file."""
    with fill(draft, names, *pages, language=language).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("extension", list(SINKS))
def test_its_name_is_that_of_the_output_and_more(tmp_path: Path, extension: str) -> None:
    """The whole name, the extension included, plus `.rejected` and the extension."""
    companion = companion_of(tmp_path / f"a.b{extension}", extension)
    assert companion == tmp_path / f"a.b{extension}.rejected{extension}"


def test_rows_of_several_sheets_keep_their_order(tmp_path: Path) -> None:
    """The second sheet begins with row 2 again."""
    page = page_of([pa.array(["x", "y", "z"])], [2, 3, 2])
    rejections = [Rejection(at, (TOO_YOUNG,)) for at in (2, 3)]
    rows = written(tmp_path / "out.csv", ["note"], (page, rejections))
    assert [row[:2] for row in rows[1:]] == [["3", "y"], ["2", "z"]]


def test_a_row_has_its_number_its_cells_and_every_reason(tmp_path: Path) -> None:
    """Reasons in their order; the number is that of the roster, not that of the page."""
    page = page_of([pa.array(["x", "y", 'a, "b"\nc'])], [11, 12, 14])
    rejections = [Rejection(1, (TOO_YOUNG,)), Rejection(3, (TOO_YOUNG, TOO_OLD))]
    assert written(tmp_path / "r.csv", ["name"], (page, rejections)) == [
        ["row", "name", "problem"],
        ["11", "x", "too young"],
        ["14", 'a, "b"\nc', "too young; too old, by far"],
    ]


def test_reasons_in_chinese(tmp_path: Path) -> None:
    """The language asked for; the headers are the contract's."""
    page = page_of([pa.array(["x"])], [1])
    rows = written(
        tmp_path / "r.csv", ["姓名"], (page, [Rejection(1, (TOO_YOUNG, TOO_OLD))]), language="zh"
    )
    assert rows == [
        ["row", "姓名", "problem"],
        ["1", "x", "太小; 太老"],
    ]


def test_malformed_rows_stand_in_their_place(tmp_path: Path) -> None:
    """The surplus is joined to the last cell."""
    columns = [pa.array(["x", "y"]), pa.array(["1", None])]
    page = page_of(columns, [2, 4], Malformed(3, ("a", "b", "c", "d")))
    rejections = [Rejection(1, (TOO_YOUNG,)), Rejection(2, (TOO_OLD,))]
    assert written(tmp_path / "r.csv", ["name", "n"], (page, rejections)) == [
        ["row", "name", "n", "problem"],
        ["2", "x", "1", "too young"],
        ["3", "a", "b,c,d", "4 cells, expected 2 as in the row of headers"],
        ["4", "y", "", "too old, by far"],
    ]


def test_pages_follow_each_other(tmp_path: Path) -> None:
    """One header; a page without rejections adds nothing."""
    pages = [
        (page_of([pa.array(["x"])], [1]), [Rejection(1, (TOO_YOUNG,))]),
        (page_of([pa.array(["y"])], [2]), []),
        (page_of([pa.array(["z"])], [3]), [Rejection(1, (TOO_OLD,))]),
    ]
    assert written(tmp_path / "r.csv", ["name"], *pages) == [
        ["row", "name", "problem"], ["1", "x", "too young"], ["3", "z", "too old, by far"],
    ]  # fmt: skip


TYPED = (
    pa.array([110101199001011234]),
    pa.array([True]),
    pa.array([19601], pa.date32()),
    pa.array([["dibao", "orphan"]]),
    pa.array([None], pa.int8()),
)
AS_TEXT = ["110101199001011234", "true", "2023-09-01", "dibao;orphan"]


def test_typed_cells_are_text(tmp_path: Path) -> None:
    """As `as_text` writes them: what is corrected can be fed back in."""
    rows = written(
        tmp_path / "r.csv", list("abcde"), (page_of(TYPED, [1]), [Rejection(1, (TOO_OLD,))])
    )
    assert rows[1] == ["1", *AS_TEXT, "", "too old, by far"]


def test_a_sheet_has_the_number_as_a_number_and_the_rest_as_text(tmp_path: Path) -> None:
    """18 digits to the last one, and a blank that is blank."""
    rejected = (page_of(TYPED, [7]), [Rejection(1, (TOO_OLD,))])
    header, row = cells_of_sheet(fill(tmp_path / "r.xlsx", list("abcde"), rejected))
    assert header == ["row", *"abcde", "problem"]
    assert row == [7, *AS_TEXT, "", "too old, by far"]


def test_parquet_has_the_number_as_a_number_and_the_rest_as_text(tmp_path: Path) -> None:
    """Whatever type a column had: one schema for every page."""
    rejected = (page_of(TYPED, [7]), [Rejection(1, (TOO_OLD,))])
    table = pyarrow.parquet.read_table(fill(tmp_path / "r.parquet", list("abcde"), rejected))
    text = [(name, pa.string()) for name in (*"abcde", "problem")]
    assert table.schema.equals(pa.schema([("row", pa.int64()), *text]))
    assert [*table.to_pylist()[0].values()] == [7, *AS_TEXT, None, "too old, by far"]


def test_columns_that_are_called_like_its_own_get_a_number(tmp_path: Path) -> None:
    """A companion that was corrected and fed back in is such a roster."""
    columns = [pa.array(["7"]), pa.array(["x"]), pa.array(["old"])]
    rows = written(
        tmp_path / "r.csv",
        ["row", "name", "problem"],
        (page_of(columns, [1]), [Rejection(1, (TOO_OLD,))]),
    )
    assert rows == [
        ["row", "row (2)", "name", "problem (2)", "problem"],
        ["1", "7", "x", "old", "too old, by far"],
    ]


@pytest.mark.parametrize("extension", list(SINKS))
def test_without_a_rejected_row_there_is_no_file(tmp_path: Path, extension: str) -> None:
    """Pages were written and none of their rows."""
    draft = tmp_path / f"r{extension}"
    draft.touch()
    fill(draft, ["name"], (page_of([pa.array(["x"])], [1]), []))
    assert list(tmp_path.iterdir()) == []


def test_a_byte_order_mark_where_it_is_asked_for(tmp_path: Path) -> None:
    """Before the header, and nowhere else; quotes only where a cell needs them."""
    page = page_of([pa.array(["x", 'y"'])], [1, 2])
    rejections = [Rejection(1, (TOO_YOUNG,)), Rejection(2, (TOO_OLD,))]
    draft = fill(tmp_path / "r.csv", ["name"], (page, rejections), bom=True)
    assert draft.read_bytes() == (
        b'\xef\xbb\xbfrow,name,problem\n1,x,too young\n2,"y""","too old, by far"\n'
    )
