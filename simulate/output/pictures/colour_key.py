"""What the colours of a chart mean: squares with words behind them, above it.

It is laid out by our own measure of texts. The legends of Vega are laid out by the fonts of
whoever draws them, and cut off where these lack Chinese.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import altair as alt
from attrs import frozen

from simulate.output.pictures.look import INK, LABEL, pixels

_SQUARE: Final = 11
_ROW: Final = 18
_GAP: Final = 14


@frozen
class Entry:
    """A colour and what it means; what is hollow has an edge of that colour."""

    label: str
    colour: str
    is_hollow: bool = False


def colour_key(entries: Iterable[Entry], width: int) -> alt.LayerChart:
    """Return squares with words behind them, in as many rows as they take."""
    placed = [*_placed(entries, width)]
    height = max(row["y"] for row in placed) + _ROW // 2
    base = alt.Chart(alt.InlineData(values=placed)).encode(
        x=alt.X("x:Q", scale=None, axis=None), y=alt.Y("y:Q", scale=None, axis=None)
    )
    squares = base.mark_square(size=_SQUARE**2, strokeWidth=1.5, opacity=1).encode(
        fill=alt.Fill("colour:N", scale=None),
        stroke=alt.Stroke("colour:N", scale=None),
        fillOpacity=alt.FillOpacity("opacity:Q", scale=None),
    )
    words = base.mark_text(align="left", dx=_SQUARE, fontSize=LABEL, color=INK).encode(
        text="label:N"
    )
    return alt.LayerChart(layer=[squares, words]).properties(width=width, height=height)


def _placed(entries: Iterable[Entry], width: int) -> Iterator[dict[str, Any]]:
    x = y = _ROW // 2
    for entry in entries:
        needed = 2 * _SQUARE + pixels(entry.label)
        if x + needed > width and x > _ROW // 2:
            x, y = _ROW // 2, y + _ROW
        yield {
            "label": entry.label,
            "colour": entry.colour,
            "opacity": 0.15 if entry.is_hollow else 1,
            "x": x,
            "y": y,
        }
        x += needed + _GAP
