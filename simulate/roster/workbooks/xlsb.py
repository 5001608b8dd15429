"""Binary workbooks of Excel 2007 and later (`.xlsb`).

They are read record by record: calamine passes over the short records that some programs write for
every cell of a row but the first, and knows neither percentages nor merged cells.
"""

from collections.abc import Collection, Iterator
from pathlib import Path
from struct import Struct
from typing import IO, Final

from kernel.messages import message
from simulate.roster.workbooks.gathered_sheet import GatheredSheet, sheets_of, whole_or_damaged
from simulate.roster.workbooks.package import NO_WORKBOOK, Package
from simulate.roster.workbooks.sheet_parts import COLUMNS, ROWS, Part, Unreadable
from simulate.roster.workbooks.xlsb_cells import ROW, cell_of, counted_rows, held
from simulate.roster.workbooks.xlsb_records import records
from simulate.roster.workbooks.xlsb_workbook import WORKBOOK, Workbook, read_workbook

_UINT: Final = Struct("<I")
_MERGED: Final = 176
_MERGE: Final = Struct("<4I")


def parts(path: Path, wanted: Collection[str] | None = None) -> Iterator[Part]:
    """Yield the sheets of a workbook, and the rows of those wanted: for None, of the visible ones.

    Raises:
        Unreadable: it cannot be read, or not without losing rows.
    """
    yield from whole_or_damaged(_parts(path, wanted))


def _parts(path: Path, wanted: Collection[str] | None) -> Iterator[Part]:
    package = Package.opened(path)
    with package.archive:
        if not package.holds(WORKBOOK):
            raise Unreadable(NO_WORKBOOK)
        workbook = read_workbook(package)
        sheets = sheets_of([(sheet.name, sheet.is_hidden) for sheet in workbook.sheets])
        yield sheets
        for sheet in workbook.sheets:
            if sheet.name in (sheets.visible if wanted is None else wanted):
                with package.open(sheet.part) as part:
                    counted = counted_rows(part, workbook.empty_texts)
                with package.open(sheet.part) as part:
                    gathered = _gathered(sheet.name, part, workbook)
                yield from gathered.parts(counted)


def _gathered(name: str, part: IO[bytes], workbook: Workbook) -> GatheredSheet:
    gathered = GatheredSheet(name)
    row = column = -1
    for kind, record in records(part):
        if kind == ROW:
            before, row, column = row, _UINT.unpack_from(record)[0], -1
            if not before < row < ROWS:
                raise Unreadable(message("rows of it are not in order, or stand there twice"))
        elif kind == _MERGED:
            first, last, left, right = _MERGE.unpack_from(record)
            gathered.merges.append((first, left, last, right))
        elif cell := cell_of(kind, record, column):
            before, (column, kind_held, style, at) = column, cell
            if not before < column < COLUMNS:
                raise Unreadable(message("cells of it are not in order, or stand there twice"))
            value = held(kind_held, record, at, workbook.texts)
            gathered.put(
                row, column, workbook.shows[style](value) if type(value) is float else value
            )
    return gathered
