"""The lines of a chart: labels and numbers in columns, and between them what is drawn to scale."""

from collections.abc import Callable, Sequence
from typing import Final

from attrs import frozen
from rich.cells import cell_len, set_cell_size
from rich.text import Text as Line

_GAP: Final = "  "

_LEAST: Final = 20
"""Characters that a bar has at least beside its label and numbers."""


@frozen
class Row:
    """A line of a chart: its label, its numbers, and what draws so many characters between."""

    label: str
    numbers: Sequence[str]
    bar: Callable[[int], Line]


def lines_of(rows: Sequence[Row], width: int, heads: Sequence[str] = ()) -> list[Line]:
    """Lay rows out: label, bar, numbers; or the bar below both where it would be too short.

    Args:
        rows: all of them with as many numbers.
        width: characters of a line.
        heads: what stands above the numbers, if anything.
    """
    if heads:
        rows = [Row("", heads, lambda _: Line()), *rows]
    columns = [max(map(cell_len, one)) for one in zip(*(row.numbers for row in rows), strict=True)]
    labels = max((cell_len(row.label) for row in rows), default=0)
    room = width - labels - sum(columns) - len(_GAP) * (len(columns) + 1)
    if room >= _LEAST:
        return [_line(row, labels, columns, room) for row in rows]
    labels = max(width - sum(columns) - len(_GAP) * len(columns), 0)
    lines = []
    for row in rows:
        lines.append(_line(row, labels, columns, 0))
        if bar := row.bar(width - len(_GAP)):
            lines.append(_unbroken(Line(_GAP).append_text(bar)))
    return lines


def _line(row: Row, labels: int, columns: Sequence[int], room: int) -> Line:
    """Return a row in one line; without room for a bar label and numbers alone."""
    line = Line(fitted(row.label, labels))
    if room:
        bar = row.bar(room)
        line.append(_GAP).append_text(bar).append(" " * (room - bar.cell_len))
    for number, column in zip(row.numbers, columns, strict=True):
        line.append(_GAP + " " * (column - cell_len(number)) + number)
    return _unbroken(line)


def legend(entries: Sequence[Line], width: int) -> list[Line]:
    """Return one entry behind the other, on as many lines as it takes."""
    lines: list[Line] = []
    for entry in entries:
        entry.truncate(width, overflow="ellipsis")
        if lines and lines[-1].cell_len + len(_GAP) + entry.cell_len <= width:
            lines[-1].append(_GAP).append_text(entry)
        else:
            lines.append(_unbroken(entry))
    return lines


def _unbroken(line: Line) -> Line:
    """Return a line that stays one."""
    line.no_wrap, line.overflow = True, "ignore"
    return line


def fitted(label: str, room: int) -> str:
    """Return a label in so many characters, an ellipsis at the end where it is longer."""
    if cell_len(label) > room:
        label = f"{set_cell_size(label, max(room - 1, 0)).rstrip()}…"
    return set_cell_size(label, room)


def scaled(amount: int, span: int, cells: int) -> int:
    """Return how many of the characters of a span an amount has, rounded half up; 0 of nothing."""
    return (2 * amount * cells + span) // (2 * span) if span else 0
