"""Separated text page by page: cells as they are, the numbers of a spreadsheet, nothing lost."""

from pathlib import Path

import pyarrow as pa
import pytest

from simulate.roster.reading.pages import PAGE
from tests.simulate.roster.making import HEADERS, opened, pages_of

SEPARATORS = [",", "\t", ";", "|", "，"]


def test_cells_are_text_and_blanks_null(tmp_path: Path) -> None:
    """Leading zeros, spaces, quotes and line breaks are kept; mere quotes are blank."""
    rows = '2023,04,"a, ""b""\nc"\n 2022 ,,=1\n"",4,""\n'
    (page,) = pages_of(tmp_path, HEADERS + rows)
    assert [column.to_pylist() for column in page.batch.columns] == [
        ["2023", " 2022 ", None], ["04", None, "4"], ['a, "b"\nc', "=1", None],
    ]  # fmt: skip
    assert {column.type for column in page.batch.columns} == {pa.string()}
    assert page.rows.tolist() == [2, 3, 4]


@pytest.mark.parametrize("separator", SEPARATORS)
def test_every_separator_gives_the_same_cells(tmp_path: Path, separator: str) -> None:
    """In full rows, in short ones, in malformed ones; quoted, the separator is text."""
    lines = [
        *(["entry_year", "programme_years", "note"], ["2023", "4", f'"a{separator}b"']),
        *(["2022", f'"3{separator}"'], ["2021", "4", "x", f'"y{separator}"']),
    ]
    (page,) = pages_of(tmp_path, "\n".join(separator.join(cells) for cells in lines))
    assert [column.to_pylist() for column in page.batch.columns] == [
        ["2023", "2022"], ["4", f"3{separator}"], [f"a{separator}b", None],
    ]  # fmt: skip
    assert [bad.cells for bad in page.malformed] == [("2021", "4", "x", f"y{separator}")]
    assert (page.rows.tolist(), page.malformed[0].row) == ([2, 3], 4)


def test_short_rows_are_filled_with_blanks(tmp_path: Path) -> None:
    """A spreadsheet shows no difference, and many a program writes none at the end."""
    rows = '2023\n2022,4,a\n2021,"3\n"\n"20""20",4\n5" wide,1\n2019,4,b\nx'
    (page,) = pages_of(tmp_path, HEADERS + rows)
    assert [column.to_pylist() for column in page.batch.columns] == [
        ["2023", "2022", "2021", '20"20', '5" wide', "2019", "x"],
        [None, "4", "3\n", "4", "1", "4", None],
        [None, "a", None, None, None, "b", None],
    ]  # fmt: skip
    assert page.rows.tolist() == [2, 3, 4, 5, 6, 7, 8]
    assert page.malformed == ()


@pytest.mark.parametrize("surplus", [",", ",,,", ', ,""', ',"\n"'])
def test_blank_cells_beyond_the_header_are_nothing(tmp_path: Path, surplus: str) -> None:
    """Some programs write a separator behind every cell."""
    (page,) = pages_of(tmp_path, HEADERS + f'2023,"4","a ""b"""{surplus}\n2022,3,x\n')
    assert [column.to_pylist() for column in page.batch.columns] == [
        ["2023", "2022"], ["4", "3"], ['a "b"', "x"],
    ]  # fmt: skip
    assert (page.rows.tolist(), page.malformed) == ([2, 3], ())


def test_rows_with_cells_beyond_the_header_are_malformed(tmp_path: Path) -> None:
    """First, last, several in a row; each keeps its cells and its number, the others theirs."""
    rows = "1,2,3,4\n2023,4,a\n1,2,3,,5\n1,2\n2022,4,b\n1,2,3,0\n"
    (page,) = pages_of(tmp_path, HEADERS + rows)
    assert page.rows.tolist() == [3, 5, 6]
    assert page.batch.column(2).to_pylist() == ["a", None, "b"]
    assert [(bad.row, bad.cells) for bad in page.malformed] == [
        (2, ("1", "2", "3", "4")), (4, ("1", "2", "3", "", "5")), (7, ("1", "2", "3", "0")),
    ]  # fmt: skip


def test_malformed_rows_alone_are_one_page(tmp_path: Path) -> None:
    """All are there."""
    (page,) = pages_of(tmp_path, HEADERS + "1,2,3,4\n" * 3)
    assert (page.batch.num_rows, page.batch.num_columns, len(page.malformed)) == (0, 3, 3)


def test_blank_rows_are_no_students_but_have_numbers(tmp_path: Path) -> None:
    """Blank lines, mere separators, spaces, quotes; above, among and below the others."""
    rows = '\n2023,4,a\n,,\n\r\n  \n , ,\u3000\n"","",""\n,,,,\n2022,4,b\n\n,\n'
    (page,) = pages_of(tmp_path, HEADERS + rows)
    assert page.rows.tolist() == [3, 10]
    assert (page.blank, page.malformed) == (9, ())


def test_titles_stand_above_the_header(tmp_path: Path) -> None:
    """The numbers go on from them; a column without a name among the others is one, too."""
    content = "某学院名单,,\n\n制表：,\nentry_year,,programme_years\n2023,x,4\n合计,1\n"
    with opened(tmp_path, content) as source:
        (page,) = source.pages
    assert source.header.names == ("entry_year", "", "programme_years")
    assert page.rows.tolist() == [5, 6]
    assert page.batch.column(1).to_pylist() == ["x", "1"]


@pytest.mark.parametrize("rows", ["", "\n\n"])
def test_headers_alone_are_one_empty_page(tmp_path: Path, rows: str) -> None:
    """The writer needs one to know the columns."""
    (page,) = pages_of(tmp_path, HEADERS + rows)
    assert (page.batch.num_rows, page.batch.num_columns, page.malformed) == (0, 3, ())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(tmp_path: Path, end: str) -> None:
    """Neither the first row nor the last one is lost, with a line end behind it or without."""
    text = end.join([HEADERS.strip(), "2023,4,a", "", "2022,4", "1,2,3,4", "2021,4,c"])
    for content in (text, text + end):
        (page,) = pages_of(tmp_path, content.encode())
        assert page.batch.column(2).to_pylist() == ["a", None, "c"]
        assert page.rows.tolist() == [2, 4, 6]
        assert [(bad.row, bad.cells) for bad in page.malformed] == [(5, ("1", "2", "3", "4"))]


@pytest.mark.parametrize("last", ['"a\nb"', '"a\nb"\n\n', "a\n", '"a"', 'a"', '"a\n""b"""\n'])
def test_a_last_cell_of_any_kind_is_fine(tmp_path: Path, last: str) -> None:
    """Quoted over two lines, quoted, plain, with or without a line end."""
    (page,) = pages_of(tmp_path, HEADERS + "2023,4," + last)
    assert page.batch.num_rows == 1


def test_every_row_below_the_header_is_counted(tmp_path: Path) -> None:
    """By another count than that of the pages: the two agree whatever the rows are."""
    rows = '\n1,2,3,4\n2023,4,"a\n\n"\n2022\n,,\n\n'
    for content in (HEADERS + rows, "title\n" + HEADERS + rows, "sep=,\n" + HEADERS + rows):
        with opened(tmp_path, content) as source:
            (page,) = source.pages
        assert source.counted == source.size == 6
        assert (page.batch.num_rows, len(page.malformed), page.blank) == (2, 1, 3)


def test_pages_follow_upon_each_other(tmp_path: Path) -> None:
    """Rows of every kind on every page; each at most as many as are assessed at once."""
    rows = "2023,4,a\n2022\n\n1,2,3,4\n"
    with opened(tmp_path, "title\n" + HEADERS + rows * 40_000) as source:
        pages = list(source.pages)
    assert [len(p.rows) + len(p.malformed) + p.blank for p in pages] == [
        PAGE - 2, PAGE, 160_000 + 2 - 2 * PAGE,
    ]  # fmt: skip
    numbers = [row for page in pages for row in page.rows.tolist()]
    assert numbers == [row for row in range(3, 160_003) if (row - 3) % 4 < 2]
    assert [bad.row for page in pages for bad in page.malformed] == [*range(6, 160_003, 4)]


def test_line_breaks_at_the_end_of_a_block_stay_in_their_cell(tmp_path: Path) -> None:
    """Nine megabytes of cells that hold hardly anything else: parsed block by block."""
    cell = "x\n" * 3000
    pages = pages_of(tmp_path, HEADERS + f'2023,4,"{cell}"\n' * 1500)
    assert [row for page in pages for row in page.rows.tolist()] == [*range(2, 1502)]
    assert {c for page in pages for c in page.batch.column(2).unique().to_pylist()} == {cell}


def test_a_mark_above_the_text_is_noticed(tmp_path: Path) -> None:
    """Who writes the results may want to write one, too."""
    for content, bom in ((HEADERS.encode(), False), (HEADERS.encode("utf-8-sig"), True)):
        with opened(tmp_path, content) as source:
            assert source.bom == bom
