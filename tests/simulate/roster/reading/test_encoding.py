"""Text in any of the accepted encodings comes out as UTF-8; what is none is refused."""

from io import BytesIO

import pytest

from kernel.errors import RequestError
from simulate.roster.reading.encoding import as_utf8
from tests.simulate.roster.making import parquet_of, xlsx_of

MANY = b"2023,4,plain\n" * 100_000  # 1.3 million bytes


def read(content: bytes) -> bytes:
    """Return a file as UTF-8."""
    with as_utf8("x.csv", BytesIO(content)) as text:
        text.seek(0)
        return text.read()


def refusal(content: bytes) -> str:
    """Return the message with which a file is refused."""
    with pytest.raises(RequestError) as fault:
        read(content)
    assert fault.value.__suppress_context__ or fault.value.__context__ is None
    return str(fault.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    """A byte order mark stays above it."""
    text = "学号,姓名\n007,某𠮷\n"
    assert read(text.encode(encoding)).decode("utf-8-sig") == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_both_orders_of_two_bytes(encoding: str, mark: str) -> None:
    """With a mark, or with ASCII letters at the beginning."""
    text = f"{mark}entry_year\t学制\r\n2023\t四年\r\n"
    assert read(text.encode(encoding)).decode() == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_an_encoding_that_shows_late_is_found(encoding: str) -> None:
    """The first Chinese character stands behind more than 1 MiB of ASCII."""
    assert read(MANY + "长沙𠮷\n".encode(encoding)) == MANY + "长沙𠮷\n".encode()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_a_character_across_two_blocks_is_whole(encoding: str) -> None:
    """Bytes are decoded in blocks of 1 MiB, which may end inside a character."""
    for shift in range(4):
        text = "a" * shift + "长𠮷" * 300_000
        assert read(text.encode(encoding)).decode("utf-8-sig") == text


@pytest.mark.parametrize(
    "content", [b"a,b\n\x81\n", b"caf\xe9,1\n", "学a".encode("utf-16")[:-1], b"\xff\xfe\x00\xd8"]
)
def test_other_bytes_are_no_encoding(content: bytes) -> None:
    """Half a character of each, Western letters: one message that says what to do."""
    assert refusal(content) == (
        "x.csv: no text that can be read: it is neither UTF-8 nor GB18030 nor UTF-16; open it in a "
        "spreadsheet program such as Excel or WPS and save it as .xlsx, or as CSV UTF-8"
    )


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (xlsx_of([["a"]]), "a workbook such as .xlsx, or a ZIP archive"),
        (parquet_of({"a": [1]}), "a Parquet file"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"<html><table>", "a web page (HTML)"),
    ],
)
def test_a_file_of_another_kind_is_named(content: bytes, found: str) -> None:
    """Whatever its extension says."""
    assert refusal(content).startswith(f"x.csv: expected a list as text, but this is {found}; open")


@pytest.mark.parametrize("content", [b"a,b\n1,\0\n", MANY + b"\0", "a,\0".encode("utf-16")])
def test_zero_bytes_are_no_text(content: bytes) -> None:
    """Nobody knows what stood there."""
    assert refusal(content).startswith("x.csv: there are zero bytes in it, which no text has: ")


def test_a_damaged_character_does_not_make_a_file_gb18030() -> None:
    """Half a character in a UTF-8 file: refused with its line, where the rest would be garbled."""
    content = "学号,姓名\n1,某\n2,".encode() + "某".encode()[:2] + b"\n3,x\n"
    assert refusal(content).startswith("x.csv: line 3: a character is damaged, though the text ")
    far = "学号,姓名\n".encode() + MANY + b"\xe6\n"
    assert refusal(far).startswith("x.csv: line 100002: a character is damaged")


def test_gb18030_that_begins_like_utf8_is_gb18030() -> None:
    """The first two bytes of 学 are a letter of Cyrillic in UTF-8; the next word is none."""
    assert read("学号,入学年份\n".encode("gb18030")).decode() == "学号,入学年份\n"
