"""The sheets of a roster as one: columns of one name, or of one meaning, are the same column."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
import pyarrow as pa
from attrs import evolve, field, frozen

from kernel.figures import Array
from kernel.messages import Text, message
from simulate.roster.reading.blank_rows import blank_rows
from simulate.roster.reading.column_map import check_mapped
from simulate.roster.reading.header import Header
from simulate.roster.reading.header_names import bare
from simulate.roster.reading.pages import PAGE, Fault, Page, Source
from simulate.roster.reading.reading_choices import Reading
from simulate.roster.reading.sheet_table import SheetTable
from simulate.roster.reading.typed_columns import TypedColumn

SHEET: Final = "sheet"
"""The column that says from which sheet a row is, where all are read."""


@frozen
class _Key:
    """What columns of several sheets have in common.

    Attributes:
        column: of `kernel.columns`, blank where they are none.
        header: of the others, bare.
        before: how many of the same header stand before it in its sheet.
    """

    column: str = ""
    header: str = ""
    before: int = 0


@frozen
class _PlacedSheet:
    """A sheet, its header, and where each of its columns stands."""

    table: SheetTable
    header: Header
    places: Mapping[_Key, int] = field(init=False)

    @places.default
    def _by_key(self) -> dict[_Key, int]:
        known = {place: column for column, place in self.header.known.items()}
        seen: Counter[str] = Counter()
        places: dict[_Key, int] = {}
        for place, name in enumerate(self.header.names):
            if place in known:
                places[_Key(known[place])] = place
            else:
                places[_Key("", bare(name), seen[bare(name)])] = place
                seen[bare(name)] += 1
        return places


def joined(
    label: str | Text, tables: Sequence[SheetTable], reading: Reading, notes: Sequence[Text]
) -> Source:
    """Return sheets as one roster, one after the other.

    Raises:
        RequestError: a header that is mapped is not there, or a column stands twice.
    """
    check_mapped(label, [name for table in tables for name in table.names], reading.mapped)
    sheets = [_placed(label, table, reading) for table in tables]
    keys = [*dict.fromkeys(key for sheet in sheets for key in sheet.places)]
    columns = [_column(key, sheets) for key in keys]
    faults = [*_faults(sheets, keys)]
    rows = np.concatenate([table.numbers() for table in tables])
    blank = np.setdiff1d(blank_rows(_table(columns)), [fault.place for fault in faults])
    header = _header(keys, sheets)
    if reading.all_sheets:
        header = header.with_columns([SHEET], {})
        columns.append(_sheet_names(tables))
    faulty = {fault.position for fault in faults}
    kept = [
        at
        for at, name in enumerate(header.names)
        if name.strip() or at in faulty or columns[at].null_count < len(columns[at])
    ]
    return Source(
        header.only(kept),
        len(rows),
        (page.only(kept) for page in _pages(columns, rows, blank, faults)),
        (*notes, *_on_faults(header, faults)),
        sum(table.counted for table in tables),
    )


def _placed(label: str | Text, table: SheetTable, reading: Reading) -> _PlacedSheet:
    """Return a sheet with its header. Raises RequestError where a column stands in it twice."""
    if reading.all_sheets:
        label = message("{label}, sheet {name}", label=label, name=table.name)
    row = table.candidate.row if table.candidate else 1
    return _PlacedSheet(table, Header.of(label, table.names, reading.mapped, row))


def _header(keys: Sequence[_Key], sheets: Sequence[_PlacedSheet]) -> Header:
    """Return the header of all sheets: the first one's, then what others have besides.

    A column is called as the first sheet that has it calls it.
    """
    first = sheets[0].header
    names = [
        next(sheet.header.names[sheet.places[key]] for sheet in sheets if key in sheet.places)
        for key in keys
    ]
    known = {key.column: at for at, key in enumerate(keys) if key.column}
    return first.with_columns(names[len(first.names) :], known)


def _column(key: _Key, sheets: Sequence[_PlacedSheet]) -> Any:
    """Return a column over all sheets; in one without it, it is blank."""
    column = TypedColumn()
    for sheet in sheets:
        if key in sheet.places:
            column.extend(sheet.table.columns[sheet.places[key]])
        else:
            column.add([None] * len(sheet.table.rows))
    return column.finished()


def _sheet_names(tables: Sequence[SheetTable]) -> Any:
    """Return of each row from which sheet it is."""
    names = np.repeat([table.name for table in tables], [len(table.rows) for table in tables])
    return pa.chunked_array([names.tolist()], pa.string())


def _faults(sheets: Sequence[_PlacedSheet], keys: Sequence[_Key]) -> Iterator[Fault]:
    """Yield the cells that cannot be read, by their place over all sheets."""
    positions = {key: position for position, key in enumerate(keys)}
    before = 0
    for sheet in sheets:
        at = {place: positions[key] for key, place in sheet.places.items()}
        for fault in sheet.table.faults:
            yield Fault(before + fault.place, at[fault.position], fault.reason)
        before += len(sheet.table.rows)


def _on_faults(header: Header, faults: Sequence[Fault]) -> Iterator[Text]:
    """Say how many cells of columns that no rule looks at cannot be read."""
    unread = set(header.unread())
    count = sum(fault.position in unread for fault in faults)
    if count:
        yield message(
            "{count:,} cells of columns that are not read hold an error value or a formula "
            "without a value; they are blank in the output",
            count=count,
        )


def _table(columns: Sequence[Any]) -> Any:
    return pa.table(columns, names=[*map(str, range(len(columns)))])


def _pages(
    columns: Sequence[Any], rows: Array, blank: Array, faults: Sequence[Fault]
) -> Iterator[Page]:
    """Yield rows page by page, without those that hold nothing but spaces."""
    table = _table(columns)
    kept = np.ones(len(rows), np.bool_)
    kept[blank] = False
    if len(blank):
        table, rows = table.filter(pa.array(kept)), rows[kept]
    place_of = np.cumsum(kept) - 1
    for start in range(0, max(len(rows), 1), PAGE):
        here = tuple(
            evolve(fault, place=place - start)
            for fault in faults
            for place in [int(place_of[fault.place])]
            if start <= place < start + PAGE
        )
        cells = [column.slice(start, PAGE).combine_chunks() for column in table.columns]
        batch = pa.record_batch(cells, names=table.column_names)
        part = slice(start, start + PAGE)
        yield Page(batch, rows[part], (), 0 if start else len(blank), here)
