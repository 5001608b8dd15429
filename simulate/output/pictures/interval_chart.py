"""The chart of an interval: from low to high, with the default and the mean."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import altair as alt

from simulate.output.deliverable.chart import ENDS
from simulate.output.deliverable.colours import colour_of
from simulate.output.deliverable.figure_table import FigureLine
from simulate.output.pictures.column_charts import HEIGHT, columns_axis, plot_width, values_axis
from simulate.output.pictures.drawn_figures import DrawnFigures
from simulate.output.pictures.look import INK, LABEL, pixels

_APART: Final = 15
"""Pixels from one word at the right to the next."""

_GAP: Final = 5
_WORDS: Final = 34
"""Pixels from the plot to the words, a piece of the line or the area between."""

_PIECE: Final = 10
"""Pixels of the height of a piece of the area."""

_AREA: Final[Mapping[str, Any]] = {"color": colour_of("default"), "opacity": 0.2}


def band(figures: DrawnFigures) -> alt.LayerChart:
    """Draw an area between low and high, a line for each other line, words at their ends."""
    width = plot_width(figures)
    x = columns_axis(figures, width)
    y = values_axis(figures.unit_words).scale(domain=_domain(figures), nice=False)
    inside = [line for line in figures.lines if line.role not in ENDS]
    return alt.LayerChart(
        layer=[
            *_area(figures, x, y),
            *(_line(figures, line, x, y) for line in inside),
            *_words(figures, width),
        ]
    ).properties(width=width, height=HEIGHT)


def _area(figures: DrawnFigures, x: alt.X, y: alt.Y) -> Iterator[alt.Chart]:
    """Yield what lies between the ends, and a rule there: an area over one column has no width."""
    ends = {line.role: dict(figures.cells(line)) for line in figures.lines}
    low, high = (ends[role] for role in ENDS)
    values = [
        {
            "column": heading,
            "value": figures.number(low[heading]),
            "high": figures.number(high[heading]),
        }
        for heading in figures.headings
        if heading in low and heading in high
    ]
    between = alt.Chart(alt.InlineData(values=values)).encode(x=x, y=y, y2="high:Q")
    yield between.mark_area(**_AREA)
    yield between.mark_rule(color=colour_of("default"), opacity=0.35, strokeWidth=2)


def _line(figures: DrawnFigures, line: FigureLine, x: alt.X, y: alt.Y) -> alt.Chart:
    """Return a line with points."""
    values = [
        {"column": heading, "value": figures.number(figure)}
        for heading, figure in figures.cells(line)
    ]
    points = alt.OverlayMarkDef(color=colour_of(line.role), size=36)
    drawn: alt.Chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_line(point=points, **_stroke(line))
        .encode(x=x, y=y)
    )
    return drawn


def _words(figures: DrawnFigures, width: int) -> Iterator[alt.Chart]:
    """Yield the words at the ends of the lines, and the room that the longest of them takes.

    Where words had to move apart, a piece of its line before each says whose it is, before an end
    a piece of the area.
    """
    least, most = _domain(figures)
    wanted = {
        line: HEIGHT * (most - figures.number(figure)) / (most - least)
        for line in figures.lines
        for _, figure in [*figures.cells(line)][-1:]
    }
    for line, y in _spread(wanted):
        words = alt.Chart(alt.InlineData(values=[{"text": line.label, "y": y}])).encode(
            y=alt.Y("y:Q", scale=None, axis=None)
        )
        yield words.mark_text(align="left", baseline="middle", fontSize=LABEL, color=INK).encode(
            x=alt.value(width + _WORDS), text="text:N"
        )
        is_end = line.role in ENDS
        piece = (
            words.mark_rect(height=_PIECE, **_AREA) if is_end else words.mark_rule(**_stroke(line))
        )
        yield piece.encode(x=alt.value(width + _GAP), x2=alt.value(width + _WORDS - _GAP))
    longest = max(pixels(line.label) for line in figures.lines)
    room = alt.Chart(alt.InlineData(values=[{}])).mark_rect(opacity=0)
    yield room.encode(
        x=alt.value(width),
        x2=alt.value(width + _WORDS + longest),
        y=alt.value(0),
        y2=alt.value(HEIGHT),
    )


def _stroke(line: FigureLine) -> dict[str, Any]:
    """Return how a line is drawn: the mean is dashed."""
    return {
        "color": colour_of(line.role),
        "strokeDash": [5, 4] if line.role == "mean" else [1, 0],
        "strokeWidth": 2,
    }


def _spread(wanted: Mapping[FigureLine, float]) -> Iterator[tuple[FigureLine, float]]:
    """Move words apart that would stand over each other, upwards where the bottom is full."""
    ordered = sorted(wanted.items(), key=lambda one: one[1])
    places = _pushed([place for _, place in ordered])
    over = max(places[-1] - HEIGHT, 0) if places else 0
    for (line, _), place in zip(ordered, places, strict=True):
        yield line, place - over


def _pushed(places: Sequence[float]) -> list[float]:
    """Return places, the highest first, each so far below the one above that both can be read."""
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + _APART) if moved else place)
    return moved


def _domain(figures: DrawnFigures) -> list[float]:
    """Return the ends of the axis, nothing among them."""
    every = [figures.number(figure) for line in figures.lines for _, figure in figures.cells(line)]
    return [min([0.0, *every]), max([0.0, *every]) or 1.0]
