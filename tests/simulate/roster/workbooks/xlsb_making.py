"""Binary workbooks as bytes, made record by record the way Excel writes them."""

import struct
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def record(kind: int, content: bytes = b"") -> bytes:
    """Return a record: its kind and length in sevens of bits."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, sevens = len(content), []
    while length > 127:
        sevens.append(length & 0x7F | 0x80)
        length >>= 7
    return head + bytes([*sevens, length]) + content


def text(words: str) -> bytes:
    """Return text behind its length."""
    letters = words.encode("utf-16-le")
    return struct.pack("<I", len(letters) // 2) + letters


def row(number: int, *cells: bytes) -> bytes:
    """Return a row and its cells."""
    return record(0, struct.pack("<I", number) + bytes(13)) + b"".join(cells)


def cell(kind: int, column: int, value: bytes, style: int = 0) -> bytes:
    """Return a cell that says its column."""
    return record(kind, struct.pack("<II", column, style) + value)


def real(column: int, number: float, style: int = 0) -> bytes:
    """Return a number."""
    return cell(5, column, struct.pack("<d", number), style)


def compressed(column: int, bits: int) -> bytes:
    """Return a number in 30 bits, and 2 that say how they are meant."""
    return cell(2, column, struct.pack("<I", bits))


def words(column: int, letters: str) -> bytes:
    """Return a text."""
    return cell(6, column, text(letters))


def merge(first: int, last: int, left: int, right: int) -> bytes:
    """Return what makes cells one."""
    return record(176, struct.pack("<4I", first, last, left, right))


def xlsb_of(
    sheet: bytes,
    *,
    formats: Mapping[int, str] | None = None,
    styles: Sequence[int] = (0,),
    shared: Sequence[str] = (),
    is_1904: bool = False,
) -> bytes:
    """Return a workbook of one sheet, the numbers of its formats by style, and its shared texts."""
    named = b"".join(
        record(44, struct.pack("<H", key) + text(code)) for key, code in (formats or {}).items()
    )
    # Named styles stand in front of the cells' own, and are none of them.
    own = record(617) + b"".join(map(_style, styles)) + record(618)
    bundle = struct.pack("<II", 0, 1) + text("rId1") + text("名单")
    kinds = {
        "rId1": ("worksheet", "worksheets/sheet1.bin"),
        "rId2": ("styles", "/xl/styles.bin"),
        "rId3": ("sharedStrings", "sharedStrings.bin"),
    }
    relations = "".join(
        f'<Relationship Id="{key}" Type="{_RELATION}{kind}" Target="{target}"/>'
        for key, (kind, target) in kinds.items()
    )
    parts = {
        "xl/workbook.bin": record(153, struct.pack("<I", is_1904)) + record(156, bundle),
        "xl/_rels/workbook.bin.rels": f"<Relationships>{relations}</Relationships>".encode(),
        "xl/styles.bin": named + record(626) + _style(9) + record(627) + own,
        "xl/sharedStrings.bin": b"".join(record(19, b"\0" + text(item)) for item in shared),
        "xl/worksheets/sheet1.bin": record(145) + sheet + record(146),
    }
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def _style(key: int) -> bytes:
    return record(47, struct.pack("<HH", 0, key) + bytes(12))
