"""What a file holds, by its first bytes: whatever its extension says."""

import re
from collections.abc import Mapping
from typing import Final, Literal

from kernel.messages import Text, message

BEGINNING: Final = 1024
"""How many bytes are enough to know it."""

Wide = Literal["utf16le", "utf16be"]
Kind = Wide | Literal[
    "zip", "ole", "biff", "parquet", "pdf", "archive", "picture", "rtf", "html", "xml"
]  # fmt: skip
"""`zip` may be .xlsx, .xlsm, .xlsb or .ods; `ole` is .xls, or a workbook under a password."""

NAMES: Final[Mapping[Kind | None, Text]] = {
    "zip": message("a workbook such as .xlsx, or a ZIP archive"),
    "ole": message("a workbook as .xls, or one under a password"),
    "biff": message("a workbook of a very old version of Excel"),
    "parquet": message("a Parquet file"),
    "pdf": message("a PDF document"),
    "archive": message("a packed archive"),
    "picture": message("a picture"),
    "rtf": message("a text document (RTF)"),
    "html": message("a web page (HTML)"),
    "xml": message("an XML document"),
}
"""What people call what is not plain text."""

_SIGNATURES: Final[Mapping[bytes, Kind]] = {
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",  # an empty one
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "ole",
    b"\x09\x00\x04\x00": "biff",
    b"\x09\x02\x06\x00": "biff",
    b"\x09\x04\x06\x00": "biff",
    b"PAR1": "parquet",
    b"%PDF": "pdf",
    b"\x1f\x8b": "archive",
    b"Rar!": "archive",
    b"7z\xbc\xaf\x27\x1c": "archive",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"{\\rtf": "rtf",
}
_HTML: Final = re.compile(
    r"[\ufeff\s]*(<(!doctype|html|head|meta|body|table|style)\b|mime-version:)", re.IGNORECASE
)
_XML: Final = re.compile(r"[\ufeff\s]*<\?xml\b", re.IGNORECASE)


def kind_of(beginning: bytes) -> Kind | None:
    """Return what the first bytes of a file are; None where they may be text of one byte a letter.

    Text of two bytes a letter (UTF-16) is known by its mark, or by the zeros of its ASCII letters.
    """
    for signature, kind in _SIGNATURES.items():
        if beginning.startswith(signature):
            return kind
    wide = _wide(beginning)
    encoding = {None: "utf-8", "utf16le": "utf-16-le", "utf16be": "utf-16-be"}[wide]
    text = beginning.decode(encoding, errors="ignore")
    if _HTML.match(text):
        return "html"
    return "xml" if _XML.match(text) else wide


def _wide(beginning: bytes) -> Wide | None:
    """Return the order of bytes of UTF-16, None where it is none."""
    zeros = [byte == 0 for byte in beginning[:4]]
    if beginning.startswith(b"\xff\xfe") or zeros == [False, True, False, True]:
        return "utf16le"
    if beginning.startswith(b"\xfe\xff") or zeros == [True, False, True, False]:
        return "utf16be"
    return None
