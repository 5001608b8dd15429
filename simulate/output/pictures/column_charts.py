"""Charts of bars that stand beside each other: one a column, whole or divided."""

from collections.abc import Sequence
from json import dumps
from typing import Final

import altair as alt

from simulate.language.wrapping import longest_word
from simulate.output.deliverable.colours import colour_of
from simulate.output.pictures.colour_key import Entry, colour_key
from simulate.output.pictures.drawn_figures import DrawnFigures
from simulate.output.pictures.look import GROUND, INK, SMALL, WIDTH, broken, pixels

HEIGHT: Final = 220
_STEP: Final = 46
"""The least pixels from one column to the next."""

_BETWEEN: Final = 6
"""The least pixels from one heading to the next."""

_CLEAR: Final = 4
"""Pixels from a bar to its figure."""

_LEFT: Final = 46
"""Pixels for the numbers of the axis."""


def stacked(figures: DrawnFigures) -> alt.VConcatChart:
    """Draw a bar a column, divided into the lines, its sum above it."""
    width = plot_width(figures)
    parts = [
        {
            "column": heading,
            "line": line.label,
            "colour": colour_of(line.name),
            "place": place,
            "value": figures.number(figure),
        }
        for place, line in enumerate(figures.lines)
        for heading, figure in figures.cells(line)
    ]
    bars = (
        alt.Chart(alt.InlineData(values=parts))
        .mark_bar(stroke=INK, strokeWidth=0.4)
        .encode(
            x=columns_axis(figures, width),
            y=values_axis(figures.unit_words),
            color=alt.Color("colour:N", scale=None),
            order="place:O",
        )
    )
    key = [Entry(line.label, colour_of(line.name)) for line in figures.lines]
    plot = alt.LayerChart(layer=[bars, _sums(figures, width)]).properties(
        width=width, height=HEIGHT
    )
    return alt.vconcat(colour_key(key, width), plot, spacing=14)


def levels(figures: DrawnFigures) -> alt.LayerChart:
    """Draw a bar a column, of one line, its figure above it."""
    width = plot_width(figures)
    (line,) = figures.lines
    values = [
        {"column": heading, "value": figures.number(figure)}
        for heading, figure in figures.cells(line)
    ]
    bars = (
        alt.Chart(alt.InlineData(values=values))
        .mark_bar(color=colour_of(line.name))
        .encode(x=columns_axis(figures, width), y=values_axis(figures.unit_words))
    )
    return alt.LayerChart(layer=[bars, _sums(figures, width)]).properties(
        width=width, height=HEIGHT
    )


def _sums(figures: DrawnFigures, width: int) -> alt.LayerChart:
    """Return what the lines of each column come to, above its bar; below one of a negative sum.

    It is left out where there is no room for the longest.
    """
    sums = []
    for at, heading in zip(figures.chart.columns, figures.headings, strict=True):
        own = [cell for line in figures.lines if (cell := line.cells[at]) is not None]
        if own:
            total = sum(own)
            end = sum(cell for cell in own if (cell > 0) == (total > 0))
            sums.append(
                {
                    "column": heading,
                    "value": figures.number(end),
                    "text": figures.text(total),
                    "is_above": total >= 0,
                }
            )
    longest = max((pixels(str(one["text"]), SMALL) for one in sums), default=0)
    shown = sums if longest * len(figures.headings) <= width else []
    y = values_axis(figures.unit_words)
    if not all(one["is_above"] for one in shown):
        y = y.scale(padding=SMALL + 2 * _CLEAR)  # so that none stands over the headings
    base = alt.Chart(alt.InlineData(values=shown)).encode(
        x=columns_axis(figures, width), y=y, text="text:N"
    )
    layer: list[alt.Chart] = []
    for which, side in (("datum.is_above", -1), ("!datum.is_above", 1)):
        beyond = base.transform_filter(which)
        middle = side * (_CLEAR + SMALL / 2)
        # A piece of the ground, so that no line of the grid crosses a figure.
        layer.append(beyond.mark_rect(color=GROUND, width=longest, height=SMALL, yOffset=middle))
        layer.append(beyond.mark_text(dy=middle, baseline="middle", fontSize=SMALL, color=INK))
    return alt.LayerChart(layer=layer)


def plot_width(figures: DrawnFigures) -> int:
    """Return how many pixels the columns need beside each other."""
    longest = max(longest_word(heading) for heading in figures.headings)
    step = max(_STEP, pixels(" " * longest, SMALL) + _BETWEEN)
    return max(WIDTH - _LEFT, step * len(figures.headings))


def columns_axis(figures: DrawnFigures, width: int) -> alt.X:
    """Return the axis of the columns: their headings, upright, over as many lines as they take."""
    room = width // len(figures.headings) - _BETWEEN
    lines = max(len(broken(heading, room, SMALL)) for heading in figures.headings)
    return alt.X(
        "column:O",
        sort=[*figures.headings],
        scale=alt.Scale(domain=[*figures.headings], paddingInner=0.35, paddingOuter=0.2),
        axis=alt.Axis(
            title=None,
            labelAngle=0,
            labelLimit=0,
            labelOverlap=False,
            ticks=False,
            minExtent=lines * SMALL + 6,
            labelExpr=_in_lines(figures.headings, room),
        ),
    )


def values_axis(unit: str) -> alt.Y:
    """Return the axis of the values, the unit above it."""
    return alt.Y(
        "value:Q",
        axis=alt.Axis(
            title=unit,
            titleAngle=0,
            titleAlign="left",
            titleAnchor="end",
            titleX=-_LEFT,
            titleY=-10,
            minExtent=_LEFT,
            format=",~f",
            tickCount=5,
            domain=False,
            ticks=False,
        ),
    )


def _in_lines(headings: Sequence[str], room: int) -> str:
    """Return the expression of Vega that breaks headings over lines."""
    lines = {heading: broken(heading, room, SMALL) for heading in headings}
    return f"{dumps(lines, ensure_ascii=False)}[datum.label]"
