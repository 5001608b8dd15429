"""Bars that lie below each other, the words of each row above its bars.

Words above a bar may be long, and are cut off nowhere.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

import altair as alt
from attrs import frozen

from simulate.output.pictures.look import INK, LABEL, SMALL, WIDTH, broken, pixels

_BAR: Final = 13
_LINE: Final = 15
_ABOVE: Final = 2
_BELOW: Final = 8
"""Pixels from the top of a bar to that of the next, of a line of words, above bars and below."""

_GAP: Final = 4

Row = dict[str, object]
"""What is drawn, under the names that its encodings have."""


@frozen
class Bar:
    """A bar.

    Attributes:
        label: the words of its row.
        start, end: from where to where, in the unit of the axis.
        text: its figure, beyond its end.
        colour: of it.
        is_hollow: whether it is an edge rather than a surface.
    """

    label: str
    start: float
    end: float
    text: str
    colour: str
    is_hollow: bool = False

    @property
    def goes_left(self) -> bool:
        """Whether it ends left of where it starts."""
        return self.end < self.start


def bars_in_rows(bars: Sequence[Bar], unit: str) -> alt.LayerChart:
    """Draw bars, those that follow each other under the same words in one row."""
    words, placed, height = _placed(bars)
    scale = alt.Scale(domain=_domain(bars), nice=False)
    axis = alt.Axis(
        title=unit,
        orient="top",
        titleAnchor="start",
        titlePadding=8,
        labels=False,
        ticks=False,
        domain=False,
        grid=False,
    )
    base = alt.Chart(alt.InlineData(values=placed)).encode(
        x=alt.X("start:Q", scale=scale, axis=axis), y=_pixel("top")
    )
    surfaces = base.mark_rect(strokeWidth=1.5).encode(
        x2="end:Q",
        y2="bottom:Q",
        fill=alt.Fill("colour:N", scale=None),
        stroke=alt.Stroke("colour:N", scale=None),
        fillOpacity=alt.FillOpacity("opacity:Q", scale=None),
    )
    zero = base.mark_rule(color=INK).encode(x=alt.datum(0), y2="bottom:Q")
    labels = (
        alt.Chart(alt.InlineData(values=words))
        .mark_text(align="left", baseline="top", fontSize=LABEL, color=INK)
        .encode(x=alt.value(0), y=_pixel("top"), text="text:N")
    )
    figures = base.encode(x=alt.X("end:Q", axis=axis), y=_pixel("middle"), text="text:N")
    behind = figures.mark_text(align="left", dx=_GAP, fontSize=SMALL, color=INK)
    before = figures.mark_text(align="right", dx=-_GAP, fontSize=SMALL, color=INK)
    return alt.LayerChart(
        layer=[
            surfaces,
            zero,
            labels,
            behind.transform_filter("!datum.goes_left"),
            before.transform_filter("datum.goes_left"),
        ]
    ).properties(width=WIDTH, height=height)


def _placed(bars: Iterable[Bar]) -> tuple[list[Row], list[Row], int]:
    """Return the lines of words and the bars, each with its place in pixels, and the height."""
    words: list[Row] = []
    placed: list[Row] = []
    top = 0
    for label, row in groupby(bars, lambda bar: bar.label):
        for line in broken(label, WIDTH):
            words.append({"text": line, "top": top})
            top += _LINE
        top += _ABOVE
        for bar in row:
            placed.append(
                {
                    "start": bar.start,
                    "end": bar.end,
                    "text": bar.text,
                    "colour": bar.colour,
                    "opacity": 0.15 if bar.is_hollow else 1,
                    "goes_left": bar.goes_left,
                    "top": top,
                    "middle": top + _BAR / 2,
                    "bottom": top + _BAR - 1,
                }
            )
            top += _BAR
        top += _BELOW
    return words, placed, top


def _domain(bars: Sequence[Bar]) -> list[float]:
    """Return the ends of the axis: those of the bars, with room for the figures beyond them."""
    ends = [0.0, *(bar.start for bar in bars), *(bar.end for bar in bars)]
    low, high = min(ends), max(ends)
    before = max((pixels(bar.text, SMALL) + _GAP for bar in bars if bar.goes_left), default=0)
    behind = max((pixels(bar.text, SMALL) + _GAP for bar in bars if not bar.goes_left), default=0)
    a_pixel = (high - low or 1.0) / (WIDTH - before - behind)
    return [low - before * a_pixel, high + behind * a_pixel]


def _pixel(field: str) -> alt.Y:
    """Return a place from the top."""
    return alt.Y(f"{field}:Q", scale=None, axis=None)
