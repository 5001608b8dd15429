"""The cells of a workbook as Arrow columns, each of one type: as text where they are of several."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, Final

import pyarrow as pa
from attrs import define, field

from simulate.roster.cells import as_digits, as_python
from simulate.roster.workbooks.sheet_parts import Cell

_NOTHING: Final = pa.null()


@define
class TypedColumn:
    """A column of a sheet, block after block."""

    _blocks: list[Any] = field(factory=list)

    def add(self, cells: Sequence[Cell]) -> None:
        """Add the next cells."""
        self._blocks.append(_typed(cells))

    def extend(self, other: "TypedColumn") -> None:
        """Add the cells of the same column of another sheet."""
        self._blocks += other._blocks

    def finished(self) -> Any:
        """Return the column, an Arrow array in chunks: of nothing at all, as text."""
        kinds = {block.type for block in self._blocks} - {_NOTHING}
        kind = kinds.pop() if len(kinds) == 1 else pa.string()
        return pa.chunked_array([_of_kind(block, kind) for block in self._blocks], kind)


def as_shown(cell: Cell) -> str:
    """Return what a cell shows."""
    words: Mapping[type, Callable[[Any], str]] = {
        bool: lambda flag: str(flag).lower(),
        datetime: lambda moment: moment.isoformat(" "),
        date: date.isoformat,
        time: time.isoformat,
        float: as_digits,
    }
    return "" if cell is None else words.get(type(cell), str)(cell)


def _typed(cells: Sequence[Cell]) -> Any:
    """Return cells as one type; where they are of several, as text."""
    kinds = set(map(type, cells)) - {type(None)}
    if kinds == {int, float}:
        return pa.array([cell if isinstance(cell, int | float) else None for cell in cells])
    if kinds == {date, datetime}:
        return pa.array([_moment(cell) for cell in cells], pa.timestamp("us"))
    if len(kinds) <= 1:
        return pa.array(cells)
    return pa.array([None if cell is None else as_shown(cell) for cell in cells], pa.string())


def _moment(cell: Cell) -> datetime | None:
    """Return a day as its first moment."""
    if isinstance(cell, datetime):
        return cell
    return datetime.combine(cell, time.min) if isinstance(cell, date) else None


def _of_kind(block: Any, kind: Any) -> Any:
    """Return a block as the type of its column."""
    if block.type == kind:
        return block
    if block.type == _NOTHING:
        return pa.nulls(len(block), kind)
    shown = [None if cell is None else as_shown(cell) for cell in as_python(block)]
    return pa.array(shown, pa.string())
