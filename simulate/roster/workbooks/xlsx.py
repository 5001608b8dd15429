"""Workbooks of today's spreadsheet programs, `.xlsx` and `.xlsm`.

calamine reads the values, quickly; the XML of a sheet is looked through before, for what calamine
does not tell: formulas without a stored value, errors, percentages, rows that stand twice.
"""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import IO, Any, Final

from attrs import frozen

from simulate.roster.workbooks.calamine_sheet import Marks, parts_of
from simulate.roster.workbooks.gathered_sheet import sheets_of
from simulate.roster.workbooks.package import Package
from simulate.roster.workbooks.process_limits import allow
from simulate.roster.workbooks.sheet_parts import Part
from simulate.roster.workbooks.xlsx_rows import SheetXml
from simulate.roster.workbooks.xlsx_scan import Scan, with_known_errors
from simulate.roster.workbooks.xlsx_stray import Span, Strays, near, span_of
from simulate.roster.workbooks.xlsx_strings import SharedStrings
from simulate.roster.workbooks.xlsx_styles import Styles
from simulate.roster.workbooks.xlsx_workbook import Workbook, Worksheet

_A_CELL: Final = 40
"""Bytes of memory that a cell takes up, between the first and the last one of its sheet."""

_A_BYTE: Final = 6
"""Bytes of memory for each byte of XML: cells before they are put into their places."""

_A_TEXT: Final = 800
"""Bytes of a shared text that each cell may hold once more; a longer one in all is absurd."""


def parts(path: Path, wanted: Collection[str] | None = None) -> Iterator[Part]:
    """Yield the sheets of a workbook, and the rows of those wanted: for None, of the visible ones.

    Raises:
        Unreadable: it cannot be read, or not without losing rows.
    """
    workbook = Workbook.of(Package.opened(path))
    sheets = sheets_of([(sheet.name, not sheet.is_visible) for sheet in workbook.sheets])
    yield sheets
    styles, strings = Styles.of(workbook), SharedStrings.of(workbook)
    for sheet in workbook.sheets:
        if sheet.name in (sheets.visible if wanted is None else wanted):
            yield from _Reading(path, workbook, sheet, styles, strings).parts()


@frozen
class _Reading:
    """A sheet that is read, with what of its workbook is needed for it."""

    path: Path
    workbook: Workbook
    sheet: Worksheet
    styles: Styles
    strings: SharedStrings

    def parts(self) -> Iterator[Part]:
        """Yield its rows between its start and its end."""
        scan = self._scan()
        with self.workbook.package.open(self.sheet.part) as file:
            xml = SheetXml(file)
            for block in xml.blocks():
                scan.read(block)
        strays = Strays(near(scan.counted, scan.columns))
        if scan.has_unknown_errors or strays.span != span_of(scan.counted, sorted(scan.columns)):
            scan = self._scan()
            rows = self._changed_rows(strays, scan)
            content = self.workbook.with_one_sheet(
                self.sheet.name, rows, ["styles", "sharedStrings"]
            )
        else:
            content = self.path.open("rb")
        marks = Marks(scan.instead, scan.faults, xml.merges, scan.counted, strays.found)
        with content:
            sheet = self._calamine_sheet(content, scan, strays.span)
        yield from parts_of(self.sheet.name, sheet, marks)

    def _scan(self) -> Scan:
        return Scan(self.styles, self.workbook.is_1904, self.strings.empty)

    def _changed_rows(self, strays: Strays, scan: Scan) -> Iterator[bytes]:
        """Yield the rows without strays, as a scan of them goes on, for calamine to read."""
        written_alike = self._scan()
        with self.workbook.package.open(self.sheet.part) as file:
            for block in SheetXml(file).blocks():
                remaining = strays.taken_out(written_alike.read(block))
                scan.read(remaining)
                yield with_known_errors(remaining)

    def _calamine_sheet(self, content: IO[bytes], scan: Scan, span: Span) -> Any:
        """Let calamine read the sheet, with as much memory as what was found in it justifies."""
        from python_calamine import CalamineWorkbook

        package, cells = self.workbook.package, scan.columns.total()
        texts = package.bytes_of(self.workbook.part("sharedStrings"))
        allow(
            span.area * _A_CELL
            + (package.bytes_of(self.sheet.part) + texts) * _A_BYTE
            + cells * min(self.strings.longest, _A_TEXT)
            + package.size
        )
        return CalamineWorkbook.from_filelike(content).get_sheet_by_name(self.sheet.name)
