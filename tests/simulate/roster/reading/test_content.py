"""What the first bytes of a file say it is."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from simulate.roster.reading.content import NAMES, Kind, kind_of
from tests.simulate.roster.making import parquet_of, xlsx_of


@pytest.mark.parametrize(
    ("beginning", "kind"),
    [
        (xlsx_of([["a"]]), "zip"),
        (parquet_of({"a": [1]}), "parquet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "ole"),
        (b"\x09\x04\x06\x00\x00\x00\x10\x00", "biff"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\x1f\x8b\x08\x00", "archive"),
        (b"Rar!\x1a\x07", "archive"),
        (b"7z\xbc\xaf\x27\x1c", "archive"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"{\\rtf1", "rtf"),
        (b"<html><table>", "html"),
        (b"\xef\xbb\xbf\r\n <!DOCTYPE HTML>", "html"),
        ("<table><tr><td>学号".encode("utf-16"), "html"),
        (b"MIME-Version: 1.0\r\n", "html"),
        (b'<?xml version="1.0"?>\n<Workbook>', "xml"),
    ],
)
def test_what_is_no_text_has_a_name(beginning: bytes, kind: Kind) -> None:
    """Whatever the extension says; people are told what it is."""
    assert kind_of(beginning) == kind
    assert str(NAMES[kind])


@pytest.mark.parametrize(
    ("beginning", "kind"),
    [
        ("\ufeff学号,a".encode("utf-16-le"), "utf16le"),
        ("\ufeff学号,a".encode("utf-16-be"), "utf16be"),
        ("entry_year".encode("utf-16-le"), "utf16le"),
        ("entry_year".encode("utf-16-be"), "utf16be"),
    ],
)
def test_text_of_two_bytes_a_letter(beginning: bytes, kind: Kind) -> None:
    """By its mark, or by the zeros of ASCII letters."""
    assert kind_of(beginning) == kind


@pytest.mark.parametrize(
    "beginning",
    [
        b"",
        b"a",
        b"a\0",
        "学号,姓名".encode(),
        "学号,姓名".encode("gb18030"),
        b"a\0b,c",
        b"<name>,x",
    ],
)
def test_anything_else_may_be_text(beginning: bytes) -> None:
    """One zero makes no text of two bytes, nor is every bracket a web page."""
    assert kind_of(beginning) is None


def test_a_workbook_of_another_program_is_a_zip_archive() -> None:
    """That is what its first bytes show."""
    content = BytesIO()
    Workbook().save(content)
    assert kind_of(content.getvalue()) == "zip"
