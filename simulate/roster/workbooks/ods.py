"""OpenDocument spreadsheets (`.ods`).

They are read element by element: calamine makes a formula that came to nothing a zero or a blank,
loses tabs and line breaks, knows neither merged cells nor percentages, and takes memory for every
cell between the first and the last.
"""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from simulate.roster.workbooks.gathered_sheet import sheets_of, whole_or_damaged
from simulate.roster.workbooks.ods_content import Content
from simulate.roster.workbooks.package import LOCKED, NO_WORKBOOK, Package
from simulate.roster.workbooks.sheet_parts import Part, Unreadable

_CONTENT: Final = "content.xml"
_STYLES: Final = "styles.xml"
_MANIFEST: Final = "META-INF/manifest.xml"


def parts(path: Path, wanted: Collection[str] | None = None) -> Iterator[Part]:
    """Yield the sheets of a workbook, and the rows of those wanted: for None, of the visible ones.

    Raises:
        Unreadable: it cannot be read, or not without losing rows.
    """
    yield from whole_or_damaged(_parts(path, wanted))


def _parts(path: Path, wanted: Collection[str] | None) -> Iterator[Part]:
    package = Package.opened(path)
    with package.archive:
        content = _content(package, wanted)
    sheets = [table for table in content.tables if table]
    if not sheets:
        raise Unreadable(NO_WORKBOOK)
    yield sheets_of(sheets)
    for place, sheet in content.sheets.items():
        yield from sheet.parts(content.census.tables[place])


def _content(package: Package, wanted: Collection[str] | None) -> Content:
    if package.holds(_MANIFEST):
        with package.open(_MANIFEST) as part:
            if b"encryption-data" in part.read():
                raise Unreadable(LOCKED)
    if not package.holds(_CONTENT):
        raise Unreadable(NO_WORKBOOK)
    content = Content(wanted)
    for name in (_STYLES, _CONTENT):
        if package.holds(name):
            with package.open(name) as part:
                content.read(part)
    return content
