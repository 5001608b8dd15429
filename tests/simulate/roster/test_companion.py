"""The companion: rejected rows with their number, what was passed in, and every reason."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from kernel.intake import Rejection
from kernel.messages import Language, Pair
from simulate.roster.companion import Companion, companion_of
from simulate.roster.pages import Malformed, Page

TOO_YOUNG = Pair("too young", "太小")
TOO_OLD = Pair("too old, by far", "太老")


def page_of(columns: Sequence[Any], rows: Sequence[int], *malformed: Malformed) -> Page:
    """Return columns as a page whose rows have these numbers."""
    batch = pa.record_batch(list(columns), names=[str(place) for place in range(len(columns))])
    return Page(batch, np.array(rows, np.int64), malformed)


def written(
    draft: Path,
    names: Sequence[str],
    *pages: tuple[Page, Sequence[Rejection]],
    language: Language = "en",
) -> list[list[str]]:
    """Write pages and return the rows of the file."""
    companion = Companion(draft, names, language)
    for page, rejections in pages:
        companion.write(page, rejections)
    companion.close()
    with draft.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_its_name_is_that_of_the_output_and_more(tmp_path: Path) -> None:
    """The whole name, the extension included, plus `.rejected.csv`."""
    assert companion_of(tmp_path / "a.b.xlsx") == tmp_path / "a.b.xlsx.rejected.csv"


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
    page = page_of([pa.array(["x"])], [1], Malformed(2, ("y", "z")))
    rows = written(
        tmp_path / "r.csv", ["姓名"], (page, [Rejection(1, (TOO_YOUNG, TOO_OLD))]), language="zh"
    )
    assert rows == [
        ["row", "姓名", "problem"],
        ["1", "x", "太小; 太老"],
        ["2", "y,z", "有2个单元格，应与首行一样为1个"],
    ]


def test_malformed_rows_stand_in_their_place(tmp_path: Path) -> None:
    """Too few cells are filled up with blanks, the surplus is joined to the last cell."""
    columns = [pa.array(["x", "y"]), pa.array(["1", None])]
    page = page_of(columns, [2, 4], Malformed(1, ("a",)), Malformed(3, ("a", "b", "c", "d")))
    rejections = [Rejection(1, (TOO_YOUNG,)), Rejection(2, (TOO_OLD,))]
    assert written(tmp_path / "r.csv", ["name", "n"], (page, rejections)) == [
        ["row", "name", "n", "problem"],
        ["1", "a", "", "1 cells, expected 2 as in the first row"],
        ["2", "x", "1", "too young"],
        ["3", "a", "b,c,d", "4 cells, expected 2 as in the first row"],
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


def test_typed_cells_are_text(tmp_path: Path) -> None:
    """As `as_text` writes them: what is corrected can be fed back in."""
    columns = [
        pa.array([110101199001011234]),
        pa.array([True]),
        pa.array([19601], pa.date32()),
        pa.array([["dibao", "orphan"]]),
        pa.array([None], pa.int8()),
    ]
    rows = written(
        tmp_path / "r.csv", list("abcde"), (page_of(columns, [1]), [Rejection(1, (TOO_OLD,))])
    )
    cells = ["110101199001011234", "true", "2023-09-01", "dibao;orphan", ""]
    assert rows[1] == ["1", *cells, "too old, by far"]


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


def test_without_a_rejected_row_there_is_no_file(tmp_path: Path) -> None:
    """Pages were written and none of their rows."""
    companion = Companion(tmp_path / "r.csv", ["name"], "en")
    companion.write(page_of([pa.array(["x"])], [1]), [])
    companion.close()
    assert list(tmp_path.iterdir()) == []


def test_a_byte_order_mark_where_it_is_asked_for(tmp_path: Path) -> None:
    """Before the header, and nowhere else."""
    companion = Companion(tmp_path / "r.csv", ["name"], "en", bom=True)
    companion.write(page_of([pa.array(["x"])], [1]), [Rejection(1, (TOO_YOUNG,))])
    companion.close()
    assert (tmp_path / "r.csv").read_bytes() == b"\xef\xbb\xbfrow,name,problem\n1,x,too young\n"
