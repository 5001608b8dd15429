"""Charts of bars that lie below each other: shares of lines, steps of a change, ends of ranges."""

import altair as alt

from kernel.messages import message
from simulate.language.catalogue import spoken
from simulate.output.deliverable.colours import colour_of
from simulate.output.deliverable.figure_table import Number
from simulate.output.pictures.bars_in_rows import Bar, bars_in_rows
from simulate.output.pictures.colour_key import Entry, colour_key
from simulate.output.pictures.drawn_figures import DrawnFigures
from simulate.output.pictures.look import MUTED, WIDTH
from simulate.output.words import term

_MORE, _LESS, _TOTAL = colour_of("high"), colour_of("default"), MUTED


def shares(figures: DrawnFigures) -> alt.LayerChart:
    """Draw a bar a line, the largest first."""
    bars = [
        Bar(line.label, 0, figures.number(cell), figures.text(cell), colour_of(line.name))
        for line in figures.lines
        for _, cell in figures.cells(line)
    ]
    bars.sort(key=lambda bar: -bar.end)
    return bars_in_rows(bars, figures.unit_words)


def waterfall(figures: DrawnFigures) -> alt.VConcatChart:
    """Draw the steps one after the other, from zero to what they come to, which is the last bar."""
    together = term("total", figures.language)
    bars: list[Bar] = []
    reached: Number = 0
    for line in figures.lines:
        for _, change in figures.cells(line):
            start, reached = reached, reached + change
            colour = _MORE if change > 0 else _LESS
            ends = figures.number(start), figures.number(reached)
            bars.append(Bar(line.label, *ends, figures.signed(change), colour))
    bars.append(Bar(together, 0, figures.number(reached), figures.signed(reached), _TOTAL))
    key = [
        Entry(spoken(message("increase"), figures.language), _MORE),
        Entry(spoken(message("decrease"), figures.language), _LESS),
        Entry(together, _TOTAL),
    ]
    return _under_key(key, bars, figures)


def tornado(figures: DrawnFigures) -> alt.VConcatChart:
    """Draw two bars a line, from zero to its low and to its high end; the low one is hollow."""
    low, high = figures.headings
    key = [Entry(low, colour_of("low"), is_hollow=True), Entry(high, colour_of("high"))]
    ends = {entry.label: entry for entry in key}
    bars = [
        Bar(
            line.label,
            0,
            figures.number(change),
            figures.signed(change),
            ends[heading].colour,
            ends[heading].is_hollow,
        )
        for line in figures.lines
        for heading, change in figures.cells(line)
    ]
    return _under_key(key, bars, figures)


def _under_key(key: list[Entry], bars: list[Bar], figures: DrawnFigures) -> alt.VConcatChart:
    return alt.vconcat(colour_key(key, WIDTH), bars_in_rows(bars, figures.unit_words), spacing=4)
