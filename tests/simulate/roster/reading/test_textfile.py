"""Separated text: its separator, its first rows with their numbers, and what stands below them."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pytest

from kernel.errors import RequestError
from simulate.roster.reading.pages import PAGE
from simulate.roster.reading.textfile import Rows, TextFile, open_text

KNOWN = {"entry_year", "学制", "relief"}

SEPARATORS = [",", "\t", ";", "|", "，"]


def score(rows: Rows) -> int:
    """Count the known columns of the best row."""
    return max((len(KNOWN.intersection(cells)) for _, cells in rows), default=0)


@contextmanager
def opened(content: bytes | str) -> Iterator[TextFile]:
    """Open text, UTF-8 where nothing else is said."""
    file = BytesIO(content.encode() if isinstance(content, str) else content)
    with open_text("x.csv", file, score) as text:
        yield text


def head_of(content: bytes | str) -> list[tuple[int, list[str]]]:
    """Return the first rows of a text."""
    with opened(content) as text:
        return [(row, [*cells]) for row, cells in text.head]


def test_blank_rows_are_none_of_the_first_ones() -> None:
    """As in a sheet, where none of them is looked at either."""
    assert head_of("\n" * 70 + "entry_year,学制\n2023,4\n") == [
        (71, ["entry_year", "学制"]),
        (72, ["2023", "4"]),
    ]


def refusal(content: bytes | str) -> str:
    """Return the message with which text is refused."""
    with pytest.raises(RequestError) as fault:
        head_of(content)
    assert fault.value.__suppress_context__ or fault.value.__context__ is None
    return str(fault.value)


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_separator_is_the_one_that_gives_the_best_header(separator: str, encoding: str) -> None:
    """Whatever the encoding, and with the other separators in other cells."""
    others = "".join(SEPARATORS).replace(separator, "")
    lines = [f"姓名{others}", "entry_year", "学制"], [others * 9, "2023", "4"]
    content = "\n".join(separator.join(cells) for cells in lines)
    with opened(content.encode(encoding)) as text:
        assert text.separator == separator
        assert [cells for _, cells in text.head] == [*lines]
        assert text.size == 2


def test_where_no_header_shows_it_is_the_comma() -> None:
    """As the name of the format says; other messages then say what is missing."""
    assert head_of("a;b,c\n") == [(1, ["a;b", "c"])]
    assert head_of("entry_year\n2023;4\n") == [(1, ["entry_year"]), (2, ["2023;4"])]


def test_a_cell_that_names_a_column_does_not_decide_against_a_header() -> None:
    """One known word by semicolons, two by commas."""
    with opened("x;relief;y\nentry_year,学制\n2023,4\n") as text:
        assert text.separator == ","


@pytest.mark.parametrize("line", ["sep=;", "SEP=;", '"sep=;"'])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_line_that_names_the_separator_rules_and_is_no_row(
    line: str, end: str, mark: str
) -> None:
    """Commas would give a better header here; the first row is that below the line."""
    content = mark + end.join([line, "entry_year,学制;relief", "2023,4;x", ""])
    with opened(content) as text:
        assert [*text.head] == [(1, ["entry_year,学制", "relief"]), (2, ["2023,4", "x"])]
        assert [*text.below(1)] == [(2, f"2023,4;x{end}".encode())]
        assert (text.size, text.bom) == (2, bool(mark))


@pytest.mark.parametrize("separator", [":", " ", "\t", "，", "；"])
def test_any_separator_may_be_named(separator: str) -> None:
    """Even one that is not tried."""
    content = f"sep={separator}\nentry_year{separator}学制\n2023{separator}4"
    assert head_of(content) == [(1, ["entry_year", "学制"]), (2, ["2023", "4"])]


def test_a_title_like_such_a_line_is_a_row() -> None:
    """A word, or more than a character."""
    assert head_of("sep=a\nx,y\n")[0] == (1, ["sep=a"])
    assert head_of("sep=;;\nx,y\n")[0] == (1, ["sep=;;"])


def test_lines_in_messages_count_from_the_top_of_the_file() -> None:
    """Below the line that names the separator, too, as editors show them."""
    assert refusal('sep=;\na;b\n"x;y\n').startswith("x.csv: line 3: a cell begins with a quotation")


@pytest.mark.parametrize("separator", [",", "，"])
def test_rows_are_numbered_as_in_a_spreadsheet(separator: str) -> None:
    """Blank ones count, a record of several lines counts once; the head holds what is not blank."""
    content = '\n名单\n , \n"entry\nyear",学制\n\n2023,"4,"\n2022,3'.replace(",", separator)
    with opened(content) as text:
        assert [*text.head] == [
            (2, ["名单"]), (4, ["entry\nyear", "学制"]), (6, ["2023", f"4{separator}"]),
            (7, ["2022", "3"]),
        ]  # fmt: skip
        mark = text.mark
        below = f'\n2023{mark}"4{mark}"\n2022{mark}3'.encode()
        assert [*text.below(4)] == [(5, below)]
        assert text.size == 7


def test_what_stands_below_comes_in_blocks_of_a_page() -> None:
    """The first one without what stands above; nothing is passed over."""
    with opened("title\nentry_year,学制\n" + "2023,4\n" * PAGE) as text:
        assert [*text.below(2)] == [(3, b"2023,4\n" * (PAGE - 2)), (PAGE + 1, b"2023,4\n" * 2)]
        assert text.size == PAGE + 2


def test_a_text_may_end_behind_its_header() -> None:
    """With or without a line end: one block, an empty one."""
    for content in ("a,b", "a,b\n", "a,b\r\n"):
        with opened(content) as text:
            assert [*text.below(1)] == [(2, b"")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_a_byte_order_mark_belongs_to_no_cell(encoding: str) -> None:
    """Some editors write it in GB18030, too."""
    mark = "\ufeff" if encoding == "gb18030" else ""
    with opened(f"{mark}学制,b\n1,2\n".encode(encoding)) as text:
        assert [*text.head] == [(1, ["学制", "b"]), (2, ["1", "2"])]
        assert text.bom
    with opened("学制,b\n") as text:
        assert not text.bom


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff", " , ,\n\n", "sep=;\n", "sep=;"])
def test_a_file_without_a_table_is_refused(content: str) -> None:
    """Nothing, a mark alone, blanks, a separator of nothing."""
    assert refusal(content) == "x.csv: no table found; expected rows below headers"


def test_a_header_longer_than_any_is_refused() -> None:
    """A megabyte in a cell, or in a line, is none."""
    for content in ('a,"b\n' + "2023,4,x\n" * 150_000 + '"', "a" * 2_000_000 + "\n1\n"):
        assert refusal(content) == "x.csv: no table found; expected rows below headers"


def test_more_columns_than_a_sheet_has_are_refused() -> None:
    """A row of commas, somewhere among the first ones."""
    assert refusal("entry_year,学制\n" + "," * 16_384) == (
        "x.csv: row 2 has 16385 cells; expected at most 16384, as in a spreadsheet"
    )
    assert head_of("a" + "," * 16_383)[0][1][0] == "a"


def test_the_head_of_a_long_file_holds_whole_rows() -> None:
    """What is looked at ends at a line end, or before a cell of several lines."""
    long = '"' + "x,\n" * 30_000 + '",1\n'
    with opened("entry_year,学制\n" + long * 20) as text:
        assert {len(cells) for _, cells in text.head} == {2}
        assert text.size == 21
    with opened("entry_year\r\n" + ("y" * 99_999 + "\r\n") * 20) as text:
        assert {len(cell) for _, (cell,) in text.head[1:]} == {99_999}
        assert text.size == 21
