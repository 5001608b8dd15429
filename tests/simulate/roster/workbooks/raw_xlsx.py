"""Workbooks written by hand, for what no library writes."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT: Final = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"


def raw_xlsx(
    rows: str,
    *,
    formats: Sequence[int | str] = (),
    strings: str | None = None,
    behind: str = "",
    is_1904: bool = False,
    namespace: str = MAIN,
) -> bytes:
    """Return a workbook with a single sheet.

    Args:
        rows: the XML of its rows.
        formats: the number format of each style of cells, as a number or as a code.
        strings: the XML of the strings that cells share.
        behind: XML that stands behind the rows.
        is_1904: days count from 1904.
        namespace: of the sheet.
    """
    return raw_xlsx_of(
        {"S": f'<worksheet xmlns="{namespace}"><sheetData>{rows}</sheetData>{behind}</worksheet>'},
        formats=formats,
        strings=strings,
        is_1904=is_1904,
    )


def raw_xlsx_of(
    sheets: Mapping[str, str],
    *,
    formats: Sequence[int | str] = (),
    strings: str | None = None,
    is_1904: bool = False,
) -> bytes:
    """Return a workbook of whole sheets, by their names."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels", _relationships({"w": ("officeDocument", "xl/workbook.xml")})
        )
        listed = "".join(
            f'<sheet name="{escape(name)}" sheetId="{number}" r:id="r{number}"/>'
            for number, name in enumerate(sheets, 1)
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><workbookPr date1904="{is_1904:d}"/>'
            f"<sheets>{listed}</sheets></workbook>",
        )
        parts = {
            f"r{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)
        }
        archive.writestr("xl/_rels/workbook.xml.rels", _relationships(parts))
        if formats:
            archive.writestr("xl/styles.xml", _styles(formats))
        if strings is not None:
            archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{strings}</sst>')
        for number, sheet in enumerate(sheets.values(), 1):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", sheet)
    return content.getvalue()


def rewritten(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return an archive whose parts are changed, by what is given their names and bytes."""
    changed = BytesIO()
    with ZipFile(BytesIO(content)) as archive, ZipFile(changed, "w", ZIP_DEFLATED) as copy:
        for name in archive.namelist():
            copy.writestr(name, change(name, archive.read(name)))
    return changed.getvalue()


def cells(*values: object, row: int = 1, style: int | None = None) -> str:
    """Return a row of numbers, each in the next column."""
    shown = "" if style is None else f' s="{style}"'
    inside = "".join(
        f'<c r="{chr(65 + place)}{row}"{shown}><v>{value}</v></c>'
        for place, value in enumerate(values)
    )
    return f'<row r="{row}">{inside}</row>'


def _relationships(parts: Mapping[str, tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in parts.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{listed}</Relationships>'


def _styles(formats: Sequence[int | str]) -> str:
    numbers = {code: 164 + place for place, code in enumerate(formats) if isinstance(code, str)}
    codes = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{escape(code)}"/>'
        for code, number in numbers.items()
    )
    styles = "".join(
        f'<xf numFmtId="{numbers[form] if isinstance(form, str) else form}"/>' for form in formats
    )
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts>'
        f"<cellXfs>{styles}</cellXfs></styleSheet>"
    )
