"""What a file is that is called `.xls` and is none."""

from pathlib import Path
from typing import Final

from kernel.messages import Text, message
from simulate.roster.workbooks.package import DAMAGED, LOCKED

COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a `.xls` begins, and a newer workbook that a password protects."""

EXCEL_4: Final = message("it is a workbook of Excel 4 or older, or of a program that writes such")

_WEB_PAGE: Final = message("it is a web page (HTML) under the name of a workbook")
_XML: Final = message("it is an XML spreadsheet of 2003 under the name of a workbook")
_ARCHIVE: Final = message("it is a newer workbook under the name of an .xls; call it .xlsx")
_TEXT: Final = message("it is a text file under the name of a workbook")

_START: Final = 4096
_EXCEL_4_STARTS: Final = (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")
_WEB_MARKS: Final = ("<html", "<!doctype html", "<table", "<meta", "mime-version:")
_XML_MARK: Final = "urn:schemas-microsoft-com:office:spreadsheet"


def what_it_is(path: Path) -> Text:
    """Say what a file is that xlrd cannot read as a `.xls`."""
    with path.open("rb") as file:
        start = file.read(_START)
    if start.startswith(COMPOUND):
        # The names of the files within are in UTF-16.
        is_locked = "EncryptedPackage".encode("utf-16-le") in path.read_bytes()
        return LOCKED if is_locked else DAMAGED
    if start.startswith(b"PK"):
        return _ARCHIVE
    if start[:2] in _EXCEL_4_STARTS:
        return EXCEL_4
    return _text(start)


def _text(start: bytes) -> Text:
    is_wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = start.decode("utf-16" if is_wide else "latin-1", "ignore").lower()
    if "\0" in text or not text.strip():
        return DAMAGED
    if any(mark in text for mark in _WEB_MARKS):
        return _WEB_PAGE
    return _XML if _XML_MARK in text else _TEXT
