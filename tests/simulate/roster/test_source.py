"""A roster page by page: rows numbered, malformed ones set aside, columns by distinct values."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from kernel.errors import RequestError
from simulate.roster.source import Page, Source, open_roster
from tests.simulate.roster.making import parquet_of, xlsx_of

HEADERS = "entry_year,programme_years,note\n"


@contextmanager
def opened(folder: Path, content: bytes | str, name: str = "x.csv") -> Iterator[Source]:
    """Open bytes or text as a roster."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with open_roster(path) as source:
        yield source


def pages_of(folder: Path, content: bytes | str, name: str = "x.csv") -> list[Page]:
    """Return the pages of a roster."""
    with opened(folder, content, name) as source:
        return list(source.pages)


def told(folder: Path, content: bytes | str, name: str = "x.csv") -> str:
    """Return the message with which a roster is refused, without its folder."""
    with pytest.raises(RequestError) as fault:
        pages_of(folder, content, name)
    assert fault.value.__suppress_context__ or fault.value.__context__ is None
    return str(fault.value).replace(f"{folder}/", "")


class TestCsv:
    """Text cells, as they are."""

    def test_cells_are_text_and_blanks_null(self, tmp_path: Path) -> None:
        """Leading zeros, spaces, quotes and line breaks are kept; mere quotes are blank."""
        rows = '2023,04,"a, ""b""\nc"\n 2022 ,,=1\n"",4,""\n'
        (page,) = pages_of(tmp_path, HEADERS + rows)
        assert [column.to_pylist() for column in page.batch.columns] == [
            ["2023", " 2022 ", None], ["04", None, "4"], ['a, "b"\nc', "=1", None],
        ]  # fmt: skip
        assert page.rows.tolist() == [1, 2, 3]

    def test_malformed_rows_are_set_aside_with_their_number(self, tmp_path: Path) -> None:
        """Too few, too many, first, last, several in a row; the others keep theirs."""
        rows = "1\n2023,4,a\n1,2\n1,2,3,4\n2022,4,b\n2021,4,c\n1,2,3,4,5\n"
        (page, behind) = pages_of(tmp_path, HEADERS + rows)
        assert page.rows.tolist() == [2, 5, 6]
        assert [bad.row for bad in page.malformed] == [1, 3, 4]
        assert [bad.row for bad in behind.malformed] == [7]
        assert behind.batch.num_rows == 0
        assert [bad.cells for bad in (*page.malformed, *behind.malformed)] == [
            ("1",), ("1", "2"), ("1", "2", "3", "4"), ("1", "2", "3", "4", "5"),
        ]  # fmt: skip
        problem = page.malformed[1].problem(3)
        assert problem.en == "2 cells, expected 3 as in the first row"
        assert problem.zh == "有2个单元格，应与首行一样为3个"

    def test_blank_lines_are_no_rows(self, tmp_path: Path) -> None:
        """They are not numbered either; a line of spaces is one cell too few of them."""
        (page,) = pages_of(tmp_path, HEADERS + "\n2023,4,a\n\n\r\n  \n2022,4,b\n\n")
        assert page.rows.tolist() == [1, 3]
        assert [bad.row for bad in page.malformed] == [2]

    @pytest.mark.parametrize("rows", ["", "\n\n"])
    def test_headers_alone_are_one_empty_page(self, tmp_path: Path, rows: str) -> None:
        """The writer needs one to know the columns."""
        (page,) = pages_of(tmp_path, HEADERS + rows)
        assert (page.batch.num_rows, page.batch.num_columns, page.malformed) == (0, 3, ())

    def test_malformed_rows_alone_are_one_page(self, tmp_path: Path) -> None:
        """All are there."""
        (page,) = pages_of(tmp_path, HEADERS + "1\n1,2\n1,2,3,4\n")
        assert (page.batch.num_rows, len(page.malformed)) == (0, 3)

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_line_ends_of_every_system(self, tmp_path: Path, end: str) -> None:
        """Neither the first row nor the last one is lost, with a line end behind it or without."""
        text = end.join([HEADERS.strip(), "2023,4,a", "2022,4", "2021,4,c"])
        for content in (text, text + end):
            (page,) = pages_of(tmp_path, content.encode())
            assert page.batch.column(2).to_pylist() == ["a", "c"]
            assert [bad.cells for bad in page.malformed] == [("2022", "4")]

    @pytest.mark.parametrize(
        "rows", ['2023,4,"a\n2022,4,b\n', '2023,4,"a\r2022,4,b', '2023,4,"a\n']
    )
    def test_a_quote_that_never_closes_swallows_no_row_unseen(
        self, tmp_path: Path, rows: str
    ) -> None:
        """What follows would be lost in the last cell: refused with the row."""
        assert told(tmp_path, HEADERS + "2020,4,x\n" + rows) == (
            "x.csv: row 2: the last cell is cut off; a quote that is not closed?"
        )

    @pytest.mark.parametrize("last", ['"a\nb"', '"a\nb"\n\n', "a\n", '"a"', 'a"', '"a\n""b"""\n'])
    def test_a_last_cell_of_any_kind_is_fine(self, tmp_path: Path, last: str) -> None:
        """Quoted over two lines, quoted, plain, with or without a line end."""
        (page,) = pages_of(tmp_path, HEADERS + "2023,4," + last)
        assert page.batch.num_rows == 1

    def test_a_row_larger_than_a_block_is_told(self, tmp_path: Path) -> None:
        """An open quote swallows megabytes: one message that repeats none of them."""
        content = HEADERS + '2020,4,x\n2023,4,"' + "SECRET,\n" * 1_200_000
        message = told(tmp_path, content)
        assert message.startswith("x.csv: cannot be read as CSV behind row ")
        assert message.endswith("a quote that is opened and not closed?")
        assert "SECRET" not in message

    def test_line_breaks_at_the_end_of_a_block_stay_in_their_cell(self, tmp_path: Path) -> None:
        """Nine megabytes of cells that hold hardly anything else: parsed block by block."""
        cell = "x\n" * 3000
        pages = pages_of(tmp_path, HEADERS + f'2023,4,"{cell}"\n' * 1500)
        assert [page.rows.tolist() for page in pages if page.malformed] == []
        assert sum(page.batch.num_rows for page in pages) == 1500
        assert {c for page in pages for c in page.batch.column(2).unique().to_pylist()} == {cell}

    def test_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The same text, in any of the encodings, without a name."""
        for encoding in ("utf-8-sig", "gb18030"):
            content = BytesIO((HEADERS + "2023,4,长沙\n").encode(encoding))
            monkeypatch.setattr(sys, "stdin", TextIOWrapper(content))
            with open_roster(Path("-")) as source:
                (page,) = source.pages
            assert page.batch.column(2).to_pylist() == ["长沙"]


class TestParquet:
    """Typed columns."""

    def rosters(self, folder: Path, column: Any) -> list[object]:
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
    def test_text_of_every_kind(self, tmp_path: Path, column: Any) -> None:
        """Large, viewed, or by a dictionary: the same."""
        assert self.rosters(tmp_path, column) == ["dibao", None, "dibao"]

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
    def test_other_values(self, tmp_path: Path, column: Any, seen: list[object]) -> None:
        """As Python has them, and as text where it has none."""
        assert self.rosters(tmp_path, column) == seen

    def test_text_that_is_none_is_told(self, tmp_path: Path) -> None:
        """Bytes that are no UTF-8 where text is declared."""
        column = pa.array([b"SECRET\xff"]).view(pa.string())
        content = parquet_of({"entry_year": [2023], "学制": [4], "note": column})
        assert told(tmp_path, content, "x.parquet") == "x.parquet: damaged behind row 0"

    def test_no_rows_are_one_empty_page(self, tmp_path: Path) -> None:
        """With the columns of the file, whatever their types."""
        columns = {
            "entry_year": pa.array([], pa.int32()),
            "学制": pa.array([], pa.int8()),
            "relief": pa.array([], pa.list_(pa.string())),
            "note": pa.array([], pa.string()).dictionary_encode(),
        }
        (page,) = pages_of(tmp_path, parquet_of(columns), "x.parquet")
        assert (page.batch.num_rows, page.batch.num_columns) == (0, 4)

    def test_damage_is_told(self, tmp_path: Path) -> None:
        """No Parquet at all, cut off, or with a broken page: one message."""
        content = parquet_of({"entry_year": list(range(5000)), "学制": [4] * 5000})
        for broken in (b"", b"PAR1", b"entry_year,programme_years\n", content[:-9]):
            assert told(tmp_path, broken, "x.parquet") == "x.parquet: not a Parquet file"
        nameless = content.replace(b"entry_year", b"entry\xffyear")
        assert told(tmp_path, nameless, "x.parquet") == "x.parquet: not a Parquet file"
        middle = content[:40] + bytes(200) + content[240:]
        assert told(tmp_path, middle, "x.parquet") == "x.parquet: damaged behind row 0"


def test_a_workbook_tells_of_further_sheets(tmp_path: Path) -> None:
    """Nothing to tell where there is one."""
    with opened(tmp_path, xlsx_of([["入学年份", "学制"], [2023, 4]]), "x.xlsx") as source:
        assert source.notes == ()
        (page,) = source.pages
    assert page.rows.tolist() == [1]


def test_a_missing_roster_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    """Rosters that stand beside it, and no other files."""
    (tmp_path / "roster.csv").touch()
    (tmp_path / "rooster.txt").touch()
    with pytest.raises(RequestError, match=r"rooster.csv: no such file; did you mean 'roster.csv'"):
        open_roster(tmp_path / "rooster.csv").__enter__()


@pytest.mark.parametrize("name", ["x.txt", "x.xls", "x", "x.csv.gz"])
def test_other_formats_are_refused(tmp_path: Path, name: str) -> None:
    """By the ending, before the file is looked at."""
    message = told(tmp_path, HEADERS, name)
    assert message.endswith("expected .csv, .xlsx, .parquet, or - for CSV on standard input")


def test_the_ending_may_be_in_capitals(tmp_path: Path) -> None:
    """As some systems write it."""
    (page,) = pages_of(tmp_path, HEADERS + "2023,4,a\n", "X.CSV")
    assert page.batch.num_rows == 1
