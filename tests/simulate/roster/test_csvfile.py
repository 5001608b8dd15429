"""CSV page by page: cells as they are, rows numbered, malformed ones set aside."""

from pathlib import Path

import pytest

from simulate.language.catalogue import spoken
from tests.simulate.roster.making import HEADERS, pages_of, refusal


def test_cells_are_text_and_blanks_null(tmp_path: Path) -> None:
    """Leading zeros, spaces, quotes and line breaks are kept; mere quotes are blank."""
    rows = '2023,04,"a, ""b""\nc"\n 2022 ,,=1\n"",4,""\n'
    (page,) = pages_of(tmp_path, HEADERS + rows)
    assert [column.to_pylist() for column in page.batch.columns] == [
        ["2023", " 2022 ", None], ["04", None, "4"], ['a, "b"\nc', "=1", None],
    ]  # fmt: skip
    assert page.rows.tolist() == [1, 2, 3]


def test_malformed_rows_are_set_aside_with_their_number(tmp_path: Path) -> None:
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
    assert str(problem) == "2 cells, expected 3 as in the first row"
    assert spoken(problem, "zh") == "有2个单元格，应与首行一样为3个"


def test_blank_lines_are_no_rows(tmp_path: Path) -> None:
    """They are not numbered either; a line of spaces is one cell too few of them."""
    (page,) = pages_of(tmp_path, HEADERS + "\n2023,4,a\n\n\r\n  \n2022,4,b\n\n")
    assert page.rows.tolist() == [1, 3]
    assert [bad.row for bad in page.malformed] == [2]


@pytest.mark.parametrize("rows", ["", "\n\n"])
def test_headers_alone_are_one_empty_page(tmp_path: Path, rows: str) -> None:
    """The writer needs one to know the columns."""
    (page,) = pages_of(tmp_path, HEADERS + rows)
    assert (page.batch.num_rows, page.batch.num_columns, page.malformed) == (0, 3, ())


def test_malformed_rows_alone_are_one_page(tmp_path: Path) -> None:
    """All are there."""
    (page,) = pages_of(tmp_path, HEADERS + "1\n1,2\n1,2,3,4\n")
    assert (page.batch.num_rows, len(page.malformed)) == (0, 3)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(tmp_path: Path, end: str) -> None:
    """Neither the first row nor the last one is lost, with a line end behind it or without."""
    text = end.join([HEADERS.strip(), "2023,4,a", "2022,4", "2021,4,c"])
    for content in (text, text + end):
        (page,) = pages_of(tmp_path, content.encode())
        assert page.batch.column(2).to_pylist() == ["a", "c"]
        assert [bad.cells for bad in page.malformed] == [("2022", "4")]


@pytest.mark.parametrize("last", ['"a\nb"', '"a\nb"\n\n', "a\n", '"a"', 'a"', '"a\n""b"""\n'])
def test_a_last_cell_of_any_kind_is_fine(tmp_path: Path, last: str) -> None:
    """Quoted over two lines, quoted, plain, with or without a line end."""
    (page,) = pages_of(tmp_path, HEADERS + "2023,4," + last)
    assert page.batch.num_rows == 1


def test_a_row_larger_than_a_block_is_refused(tmp_path: Path) -> None:
    """Megabytes in one cell: one message that repeats none of them."""
    content = HEADERS + '2020,4,x\n2023,4,"' + "SECRET,\n" * 1_200_000 + '"\n'
    message = refusal(tmp_path, content)
    assert message.startswith("x.csv: cannot be read as CSV behind row ")
    assert message.endswith("a row of more than 4 MB?")
    assert "SECRET" not in message


def test_line_breaks_at_the_end_of_a_block_stay_in_their_cell(tmp_path: Path) -> None:
    """Nine megabytes of cells that hold hardly anything else: parsed block by block."""
    cell = "x\n" * 3000
    pages = pages_of(tmp_path, HEADERS + f'2023,4,"{cell}"\n' * 1500)
    assert [page.rows.tolist() for page in pages if page.malformed] == []
    assert sum(page.batch.num_rows for page in pages) == 1500
    assert {c for page in pages for c in page.batch.column(2).unique().to_pylist()} == {cell}
