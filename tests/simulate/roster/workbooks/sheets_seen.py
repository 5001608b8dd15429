"""What a reader of workbooks hands on, put together for tests."""

from collections.abc import Iterator, Sequence

from attrs import field, frozen

from simulate.roster.workbooks.sheet_parts import (
    Cell,
    CellFault,
    Part,
    Rows,
    SheetEnd,
    Sheets,
    SheetStart,
)


@frozen
class Seen:
    """A workbook as its parts say it.

    Attributes:
        sheets: the names of all.
        rows: of each sheet that was read, by number.
        faults: cells of any sheet that cannot be read.
        counted: of each sheet, the rows by the other way.
        left_out: of any sheet.
    """

    sheets: Sheets
    rows: dict[str, dict[int, list[Cell]]] = field(factory=dict)
    faults: dict[tuple[int, int], CellFault] = field(factory=dict)
    counted: dict[str, list[int]] = field(factory=dict)
    left_out: list[tuple[int, int]] = field(factory=list)


def seen(parts: Iterator[Part]) -> Seen:
    """Put the parts of a workbook together."""
    sheets = next(parts)
    assert isinstance(sheets, Sheets)
    result = Seen(sheets)
    name = ""
    for part in parts:
        if isinstance(part, SheetStart):
            name = part.name
            result.rows[name] = {}
        elif isinstance(part, Rows):
            result.faults.update(part.faults)
            assert all(len(column) == len(part.numbers) for column in part.columns)
            rows = zip(*part.columns, strict=True)
            result.rows[name] |= dict(zip(part.numbers, map(list, rows), strict=True))
        elif isinstance(part, SheetEnd):
            result.counted[name] = [*part.counted]
            result.left_out.extend(part.left_out)
    return result


def only_sheet(parts: Iterator[Part]) -> dict[int, list[Cell]]:
    """Return the rows of a workbook of which one sheet is read; both counts are the same."""
    workbook = seen(parts)
    ((name, rows),) = workbook.rows.items()
    assert sorted(workbook.counted[name]) == sorted(rows)
    return rows


def typed(row: Sequence[Cell]) -> list[tuple[type, Cell]]:
    """Return cells with their types, so that 1 is not True."""
    return [(type(cell), cell) for cell in row]
