"""Charts in a terminal, where one looks rather than reads: lines of characters, drawn to scale.

Each takes whole numbers and labels that are already in the reader's language, and draws lines of
at most so many characters; a number is written as `written` has it. Nothing is said by colour
alone. Where a label and its numbers leave too little room, the bar stands below them.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from attrs import frozen
from rich.console import Group, RenderableType
from rich.text import Text as Line

from simulate.output.chart_lines import Row, legend, lines_of, scaled

Written = Callable[[int], str]
"""Writes a number for a person, e.g. fen in a unit of money."""

_FILLS: Final = "█░▓·▒═▚╱+"
_STYLES: Final = ("blue", "cyan", "green", "yellow", "magenta", "red")
"""Of the parts of a stacked bar, in their order; neighbours differ without colours, too."""

_EIGHTHS: Final = " ▏▎▍▌▋▊▉"
_RIGHT_EIGHTH: Final = "▕"
_AXIS: Final = "│"
_LOW, _HIGH = "░", "█"


@frozen
class Band:
    """A figure and how far it may be off; the default may lie outside."""

    label: str
    low: int
    default: int
    high: int


@frozen
class Swing:
    """By how much a figure changes at both ends of something; None for an end that cannot be."""

    label: str
    low: int | None
    high: int | None


def stacked_bars(
    labels: Sequence[str],
    parts: Mapping[str, Sequence[int]],
    *,
    width: int,
    written: Written,
) -> RenderableType:
    """Draw a bar a line, divided into parts, its total at the right, and a legend of the parts.

    What is below nothing stands to the left of an axis; the total is net of it.

    Args:
        labels: of the lines, e.g. years.
        parts: by label, e.g. of a payer, a number for each line; those of zeros are left out.
        width: characters of a line.
        written: writes the totals.
    """
    shown = {label: values for label, values in parts.items() if any(values)}
    stacks = [[values[at] for values in shown.values()] for at in range(len(labels))]
    most = max((_above(stack) for stack in stacks), default=0)
    least = max((_below(stack) for stack in stacks), default=0)
    rows = [
        Row(label, [written(sum(stack))], partial(_stack, stack, most, least))
        for label, stack in zip(labels, stacks, strict=True)
    ]
    entries = [Line.assemble(_filled(part, 1), f" {label}") for part, label in enumerate(shown)]
    return Group(*lines_of(rows, width), *legend(entries, width))


def level_bars(
    labels: Sequence[str], values: Sequence[int], *, width: int, written: Written
) -> RenderableType:
    """Draw a bar a line and its value at the right, to the eighth of a character.

    Args:
        labels: of the lines, e.g. days on which a balance is struck.
        values: one for each; what is below nothing stands to the left of an axis.
        width: characters of a line.
        written: writes the values.
    """
    most, least = max([0, *values]), max([0, *(-value for value in values)])
    rows = [
        Row(label, [written(value)], partial(_level, value, most, least))
        for label, value in zip(labels, values, strict=True)
    ]
    return Group(*lines_of(rows, width))


def interval_bands(
    bands: Sequence[Band], *, width: int, written: Written, heads: Sequence[str] = ()
) -> RenderableType:
    """Draw each interval with its default on one scale; at the right low, default and high.

    Args:
        bands: the lines; the scale goes from the lowest to the highest number of them all.
        width: characters of a line.
        written: writes the numbers.
        heads: what stands above these three, if anything.
    """
    every = [number for band in bands for number in (band.low, band.default, band.high)]
    start, span = min(every, default=0), max(every, default=0) - min(every, default=0)
    rows = [
        Row(
            band.label,
            [written(number) for number in (band.low, band.default, band.high)],
            partial(_band, band, start, span),
        )
        for band in bands
    ]
    return Group(*lines_of(rows, width, heads))


def tornado(
    swings: Sequence[Swing], *, width: int, written: Written, heads: Sequence[str]
) -> RenderableType:
    """Draw the changes at both ends of each line from a middle; at the right both with a sign.

    Args:
        swings: the lines, in the order in which they are drawn.
        width: characters of a line.
        written: writes the changes, without a plus.
        heads: what stands above them, the legend: `░ low end` and `█ high end`.
    """
    largest = max((abs(end or 0) for swing in swings for end in (swing.low, swing.high)), default=0)

    def changed(change: int | None) -> str:
        return "" if change is None else f"{'+' if change > 0 else ''}{written(change)}"

    rows = [
        Row(
            swing.label,
            [changed(swing.low), changed(swing.high)],
            partial(_swing, swing, largest),
        )
        for swing in swings
    ]
    return Group(*lines_of(rows, width, heads))


def swing_bar(swing: Swing, largest: int, half: int) -> str:
    """Draw both changes from the middle, the longer one first so that both are seen.

    Args:
        swing: the changes.
        largest: the change that is as long as a half.
        half: characters on each side of the middle.
    """
    cells = [" "] * half + [_AXIS] + [" "] * half
    ends = [(swing.low or 0, _LOW), (swing.high or 0, _HIGH)]
    for change, mark in sorted(ends, key=lambda end: -abs(end[0])):
        for step in range(1, scaled(abs(change), largest, half) + 1):
            cells[half + (step if change > 0 else -step)] = mark
    return "".join(cells)


def _stack(stack: Sequence[int], most: int, least: int, room: int) -> Line:
    """Draw the parts of a bar, each end of them rounded, so that they fill it together."""
    cells = _beside_axis(least, room)
    above = [*_pieces([max(value, 0) for value in stack], most + least, cells)]
    below = [*_pieces([max(-value, 0) for value in stack], most + least, cells)]
    bar = Line()
    if least:
        bar.append(" " * (scaled(least, most + least, cells) - sum(below)))
        for part in reversed(range(len(stack))):
            bar.append(*_filled(part, below[part]))
        bar.append(_AXIS)
    for part, length in enumerate(above):
        bar.append(*_filled(part, length))
    return bar


def _pieces(values: Sequence[int], span: int, cells: int) -> Sequence[int]:
    """Return how many characters each of some values has that stand one behind the other."""
    # What is there is seen, however short its bar would be.
    whole = max(scaled(sum(values), span, cells), int(sum(values) > 0))
    exact = [value * cells / span if span else 0.0 for value in values]
    pieces = [int(one) for one in exact]
    by_remainder = sorted(range(len(values)), key=lambda at: pieces[at] - exact[at])
    for at in by_remainder[: max(whole - sum(pieces), 0)]:
        pieces[at] += 1
    return pieces


def _filled(part: int, length: int) -> tuple[str, str]:
    """Return a piece of a bar and its style."""
    return _FILLS[part % len(_FILLS)] * length, _STYLES[part % len(_STYLES)]


def _level(value: int, most: int, least: int, room: int) -> Line:
    """Draw one bar; of what is not nothing something is seen."""
    cells, span = _beside_axis(least, room), most + least
    bar = Line()
    if least:
        length = scaled(max(-value, 0), span, cells)
        below = "█" * length if length or value >= 0 else _RIGHT_EIGHTH
        bar.append(below.rjust(max(scaled(least, span, cells), 1)), "red")
        bar.append(_AXIS)
    if value > 0:
        whole, rest = divmod(max(scaled(value, span, cells * 8), 1), 8)
        bar.append("█" * whole + _EIGHTHS[rest].strip(), "blue")
    return bar


def _band(band: Band, start: int, span: int, room: int) -> Line:
    """Draw an interval; the default stands over what is drawn where it lies."""
    low, default, high = (
        scaled(number - start, span, room - 1) for number in (band.low, band.default, band.high)
    )
    cells = [" "] * room
    cells[low : high + 1] = "─" * (high + 1 - low)
    cells[low], cells[high] = ("├", "┤") if low < high else ("│", "│")
    cells[default] = "●"
    return Line("".join(cells))


def _beside_axis(least: int, room: int) -> int:
    """Return the characters of bars: beside the axis, if any, and one lost to rounding twice."""
    return room - 2 if least else room


def _swing(swing: Swing, largest: int, room: int) -> Line:
    return Line(swing_bar(swing, largest, (room - 1) // 2))


def _above(stack: Sequence[int]) -> int:
    return sum(value for value in stack if value > 0)


def _below(stack: Sequence[int]) -> int:
    return -sum(value for value in stack if value < 0)
