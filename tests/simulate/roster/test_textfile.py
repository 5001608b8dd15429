"""The text of a CSV file: three encodings, and the first row whatever its quotes and line ends."""

from io import BytesIO

import pytest

from kernel.errors import RequestError
from simulate.roster.textfile import cells_of, open_text

MANY = b"2023,4,plain\n" * 100_000  # 1.3 million bytes


def read(content: bytes) -> tuple[tuple[str, ...], bytes, int]:
    """Return the first row, what follows it, and how many lines that is."""
    with open_text("x.csv", BytesIO(content)) as text:
        return text.first_row, text.file.read(), text.lines


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_encodings_of_the_contract_give_the_same_text(encoding: str) -> None:
    """The header, and the rest as UTF-8; a byte order mark belongs to neither."""
    content = "学号,入学年份\n007,二〇二三\n".encode(encoding)
    assert read(content) == (("学号", "入学年份"), "007,二〇二三\n".encode(), 2)


def test_a_mark_of_gb18030_belongs_to_no_header() -> None:
    """Some editors write U+FEFF in that encoding, too."""
    assert read("\ufeff学号,b\n1,2\n".encode("gb18030"))[0] == ("学号", "b")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_an_encoding_that_shows_late_is_found(encoding: str) -> None:
    """The first Chinese character stands behind more than 1 MiB of ASCII."""
    content = b"entry_year,programme_years,note\n" + MANY + "2023,4,长沙𠮷\n".encode(encoding)
    assert len(content) > 1 << 20
    _, rest, lines = read(content)
    assert rest == MANY + "2023,4,长沙𠮷\n".encode()
    assert lines == 100_002


def test_a_character_across_two_blocks_is_whole() -> None:
    """Bytes are decoded in blocks of 1 MiB, which may end inside a character."""
    for shift in range(3):
        text = "a" * shift + "长" * 600_000
        assert read(f"h\n{text}".encode("gb18030"))[1].decode() == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_ends_the_first_row(end: str) -> None:
    """Unix, Windows, and the old Macintosh that Excel still offers: no row is lost."""
    content = end.join(["a,b", "1,2", "3,4", ""]).encode()
    first_row, rest, _ = read(content)
    assert first_row == ("a", "b")
    assert rest == content[len("a,b" + end) :]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('"a\nb",c', ("a\nb", "c")),
        ('"a\n""b""\r\n",c', ('a\n"b"\r\n', "c")),
        ('5" wide,c', ('5" wide', "c")),
        ('a,"b, c"', ("a", "b, c")),
        ("a", ("a",)),
    ],
)
def test_quotes_in_the_first_row(line: str, cells: tuple[str, ...]) -> None:
    """Line breaks and commas between quotes belong to a header; one inside swallows nothing."""
    assert read(f'{line}\n1,2\n3,"4"\n'.encode())[:2] == (cells, b'1,2\n3,"4"\n')


def test_a_file_may_end_behind_its_first_row() -> None:
    """With or without a line end."""
    assert read(b"a,b")[:2] == (("a", "b"), b"")
    assert read(b"a,b\n")[:2] == (("a", "b"), b"")


@pytest.mark.parametrize("content", [b"", b"\n", b"\xef\xbb\xbf", b" , ,\n1,2\n", b"\n1,2\n"])
def test_an_empty_first_row_is_refused(content: bytes) -> None:
    """Nothing, a mark alone, blanks, or a blank line above the headers."""
    with pytest.raises(RequestError, match=r"^x.csv: the first row holds no headers"):
        read(content)


def test_a_header_longer_than_any_is_refused() -> None:
    """A header of megabytes is none."""
    with pytest.raises(RequestError, match=r"^x.csv: the first row holds no headers"):
        read(b'a,"b\n' + MANY + b'"')


@pytest.mark.parametrize("content", [b"\xff\xfea\x00,\x00b\x00", b"a,b\n\x81\n", b"PK\x03\x04\xff"])
def test_other_bytes_are_neither_encoding(content: bytes) -> None:
    """UTF-16, half a character, a zip archive: one message that repeats nothing of them."""
    with pytest.raises(RequestError) as fault:
        read(content)
    assert str(fault.value) == (
        "x.csv: neither UTF-8 nor GB18030 text; expected a roster as .csv, .xlsx or .parquet"
    )
    assert fault.value.__suppress_context__


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a,b", ("a", "b")),
        ('a,"b\r\nc""d",', ("a", 'b\r\nc"d', "")),
        ("", ()),
        ("x" * 200_000, ("x" * 200_000,)),
    ],
)
def test_cells_of_one_row(text: str, cells: tuple[str, ...]) -> None:
    """Split as CSV; a cell that is too long for that keeps the whole text."""
    assert cells_of(text) == cells


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ('2023,4,"note\n2023,4,x\n2023,4,"note2"\n', 2),
        ('2023,4,x\n2023,4,"note\n2023,4,"x"\n2023,4,y\n', 3),
        ('2023,4,"note" \n', 2),
        ('2023,4,"a""\n2022,4,b\n', 2),
        ('2023,4,x\n\n2022,4,"b', 4),
        ('"2023,4,a\n2022,4,b\n', 2),
    ],
)
def test_a_quote_that_may_have_swallowed_rows_is_refused(rows: str, line: int) -> None:
    """Programs differ in how many students that is: refused with the line of the quote."""
    with pytest.raises(RequestError, match=rf"^x.csv: line {line}: a quote is opened,? and "):
        read(f"a,b,c\n{rows}".encode())


@pytest.mark.parametrize(
    "row", ['"a ""b""\nc",1,2', '5" wide,a"b,"', '"","""",""', '"a"\r\n"b","c","d"', '1,2,"x"']
)
def test_quotes_that_leave_no_doubt_are_read(row: str) -> None:
    """Doubled ones, ones in the middle of a plain cell, empty cells, and every line end."""
    if row.endswith('"') and row.count('"') % 2:
        row = row[:-1]
    assert read(f"a,b,c\n{row}\n".encode())[1] == f"{row}\n".encode()


def test_a_damaged_character_does_not_make_a_file_gb18030() -> None:
    """Half a character in a UTF-8 file: refused with its line, where the rest would be garbled."""
    content = "学号,姓名\n1,某\n2,".encode() + "某".encode()[:2] + b"\n3,x\n"
    with pytest.raises(RequestError, match=r"^x.csv: line 3: a character is damaged; expected UTF"):
        read(content)
    far = "学号,姓名\n".encode() + MANY + b"\xe6\n"
    with pytest.raises(RequestError, match=r"a character is damaged"):
        read(far)


def test_gb18030_that_begins_like_utf8_is_gb18030() -> None:
    """The first two bytes of 学 are a letter of Cyrillic in UTF-8; the next word is none."""
    content = "学号,入学年份\n1,2023\n"
    assert read(content.encode("gb18030"))[0] == ("学号", "入学年份")
