"""A roster in a workbook: the one sheet that holds it, or all that do."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from kernel.errors import RequestError, nearest
from kernel.messages import Text, listed, message
from kernel.progress import progress_of
from simulate.roster.reading.header_names import expected
from simulate.roster.reading.header_search import found_header
from simulate.roster.reading.joined_sheets import joined
from simulate.roster.reading.pages import Source
from simulate.roster.reading.reading_choices import Reading
from simulate.roster.reading.sheet_table import SheetTable
from simulate.roster.workbooks.sheet_parts import Part, Rows, SheetEnd, Sheets, SheetStart
from simulate.roster.workbooks.workbook_process import WorkbookKind, workbook_parts

_SEVERAL: Final = 2
"""Known headers that more than chance brings together."""

_READ: Final = message("Rows read")


@contextmanager
def open_workbook(
    label: str | Text, path: Path, kind: WorkbookKind, reading: Reading
) -> Iterator[Source]:
    """Open a workbook.

    Args:
        label: the roster, for messages.
        path: where it lies.
        kind: of its format, see `workbook_process`.
        reading: which sheets are read, and what their headers mean.

    Raises:
        RequestError: it cannot be read, no sheet of it holds a roster, or it is not plain which.
    """
    wanted = None if reading.sheet is None else (reading.sheet,)
    with closing(workbook_parts(label, path, kind, wanted)) as parts:
        sheets, tables = _read(label, parts, reading)
    chosen = _chosen(label, sheets, tables, reading)
    yield joined(label, chosen, reading, [*_notes(label, sheets, tables, chosen)])


def _read(
    label: str | Text, parts: Iterator[Part], reading: Reading
) -> tuple[Sheets, list[SheetTable]]:
    """Read every sheet that is asked for."""
    sheets = Sheets((), ())
    tables: list[SheetTable] = []
    with progress_of(_READ) as progress:
        for part in parts:
            if isinstance(part, Sheets):
                sheets = part
                _check_sheet(label, sheets, reading.sheet)
            elif isinstance(part, SheetStart):
                tables.append(SheetTable(part.name, reading.mapped))
            elif isinstance(part, Rows):
                tables[-1].add(part)
                progress.advance(len(part.numbers))
            elif isinstance(part, SheetEnd):
                tables[-1].end(part)
    return sheets, tables


def _check_sheet(label: str | Text, sheets: Sheets, wanted: str | None) -> None:
    names = [*sheets.visible, *sheets.hidden]
    if wanted is not None and wanted not in names:
        raise RequestError(
            "{label}: no sheet {wanted!r}; {hint}",
            label=label,
            wanted=wanted,
            hint=nearest(wanted, names),
        )


def _chosen(
    label: str | Text, sheets: Sheets, tables: Sequence[SheetTable], reading: Reading
) -> list[SheetTable]:
    """Return the sheets that hold the roster."""
    holding = [table for table in tables if not table.missing]
    if len(holding) == 1 or (holding and reading.all_sheets):
        return holding
    if holding:
        raise RequestError(
            "{label}: {count} sheets hold a roster: {names}; expected --sheet NAME for one of "
            "them, or --all-sheets",
            label=label,
            count=len(holding),
            names=listed(table.name for table in holding),
        )
    if len(tables) > 1:
        label = message(
            "{label}, sheets {names}", label=label, names=listed(table.name for table in tables)
        )
    if sheets.hidden and reading.sheet is None:
        label = message(
            "{label}, apart from hidden sheets {names}", label=label, names=listed(sheets.hidden)
        )
    nearly = max(tables, key=lambda table: table.known, default=None)
    found_header(label, nearly.top if nearly else (), reading.mapped)
    return []


def _notes(
    label: str | Text, sheets: Sheets, tables: Sequence[SheetTable], chosen: Sequence[SheetTable]
) -> Iterator[Text]:
    """Say which sheets and cells are not read."""
    read = {table.name for table in chosen}
    others = [name for name in sheets.visible if name not in read]
    if others:
        yield message("{label}: not read: sheets {names}", label=label, names=listed(others))
    hidden = [name for name in sheets.hidden if name not in read]
    if hidden:
        yield message("{label}: not read: hidden sheets {names}", label=label, names=listed(hidden))
    for table in tables:
        if table.name not in read and table.known >= _SEVERAL:
            yield message(
                "{label}: sheet {name} has {count} headers of a roster and is not read, as others "
                "are missing: {missing}",
                label=label,
                name=table.name,
                count=table.known,
                missing=listed(map(expected, table.missing)),
            )
    for table in chosen:
        if table.left_out:
            yield message(
                "{label}: not read, being far away from all others: {cells} of sheet {name}",
                label=label,
                cells=listed(map(_cell_name, table.left_out)),
                name=table.name,
            )


def _cell_name(cell: tuple[int, int]) -> str:
    """Return a cell as a spreadsheet names it, such as B7."""
    row, column = cell
    letters = ""
    while column >= 0:
        letters = chr(ord("A") + column % 26) + letters
        column = column // 26 - 1
    return f"{letters}{row + 1}"
