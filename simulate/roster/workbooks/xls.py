"""Workbooks of Excel 95 to 2003 (`.xls`)."""

from collections.abc import Collection, Iterator
from os import devnull
from pathlib import Path
from typing import Any, Final, TextIO

from kernel.messages import message
from simulate.roster.workbooks.gathered_sheet import GatheredSheet, sheets_of, whole_or_damaged
from simulate.roster.workbooks.number_formats import built_in, number_format
from simulate.roster.workbooks.package import LOCKED
from simulate.roster.workbooks.sheet_parts import Cell, CellFault, Part, Unreadable
from simulate.roster.workbooks.shown_numbers import Show, showing
from simulate.roster.workbooks.xls_disguise import COMPOUND, what_it_is
from simulate.roster.workbooks.xls_records import row_census, sheet_places

_UNICODE: Final = 80
"""xlrd's number of the versions whose texts are Unicode."""


def parts(path: Path, wanted: Collection[str] | None = None) -> Iterator[Part]:
    """Yield the sheets of a workbook, and the rows of those wanted: for None, of the visible ones.

    Raises:
        Unreadable: it cannot be read, or not without losing rows.
    """
    with path.open("rb") as file:
        is_compound = file.read(len(COMPOUND)) == COMPOUND
    if not is_compound:
        raise Unreadable(what_it_is(path))
    # xlrd's remarks go nowhere: they name no file and help nobody.
    with open(devnull, "w") as nowhere:  # noqa: PTH123  # it is no path of a person's
        yield from whole_or_damaged(_parts(path, wanted, nowhere))


def _parts(path: Path, wanted: Collection[str] | None, log: TextIO) -> Iterator[Part]:
    import xlrd

    try:
        book = xlrd.open_workbook(
            path, logfile=log, formatting_info=True, on_demand=True, ragged_rows=True
        )
    except (xlrd.XLRDError, xlrd.compdoc.CompDocError) as error:
        raise Unreadable(LOCKED if "encrypted" in str(error) else what_it_is(path)) from None
    if book.biff_version < _UNICODE and book.codepage is None:
        raise Unreadable(message("it does not say in which encoding its texts are"))
    with book:
        places = sheet_places(book.mem, book.base)
        named = [*zip(book.sheet_names(), places, strict=True)]
        sheets = sheets_of([(name, place.is_hidden) for name, place in named])
        yield sheets
        for name, place in named:
            if name in (sheets.visible if wanted is None else wanted):
                yield from _sheet(book, name, place.position)


def _sheet(book: Any, name: str, position: int) -> Iterator[Part]:
    import xlrd

    # Which shared strings are empty is the one thing that the count takes from xlrd.
    empty = {number for number, text in enumerate(book._sharedstrings) if not text}
    census = row_census(book.mem, position, empty)
    sheet = book.sheet_by_name(name)
    gathered = GatheredSheet(name)
    shows: dict[int, Show] = {}
    for row in range(sheet.nrows):
        kinds, values = sheet.row_types(row), sheet.row_values(row)
        for column, (kind, value) in enumerate(zip(kinds, values, strict=True)):
            cell: Cell | CellFault = value
            if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
                xf = sheet.cell_xf_index(row, column)
                if xf not in shows:
                    shows[xf] = _showing(book, xf)
                cell = shows[xf](value)
            elif kind == xlrd.XL_CELL_BOOLEAN:
                cell = bool(value)
            elif kind == xlrd.XL_CELL_ERROR:
                cell = CellFault.ERROR
            gathered.put(row, column, cell)
    for row, column in census.without_value:
        gathered.put(row, column, CellFault.NO_STORED_VALUE)
    gathered.merges.extend(
        (first, left, end - 1, right - 1) for first, end, left, right in sheet.merged_cells
    )
    book.unload_sheet(name)
    yield from gathered.parts(census.counted)


def _showing(book: Any, xf: int) -> Show:
    """Return what cells of a format show.

    The code counts, not what xlrd takes it for: a file may give a built-in number a code of its
    own, and a workbook then shows that.
    """
    key = book.xf_list[xf].format_key
    code = book.format_map[key].format_str if key in book.format_map else None
    form = built_in(key) if code is None else number_format(code)
    return showing(form, is_1904=bool(book.datemode))
