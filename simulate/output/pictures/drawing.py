"""A chart as Altair draws it, which an analyst may change, or with which others stand."""

from collections.abc import Callable, Mapping
from typing import Final

import altair as alt

from kernel.messages import Language
from simulate.output.deliverable.chart import Chart, Shape
from simulate.output.deliverable.xml_text import as_xml_holds
from simulate.output.pictures.column_charts import levels, stacked
from simulate.output.pictures.drawn_figures import DrawnFigures
from simulate.output.pictures.interval_chart import band
from simulate.output.pictures.look import FONTS, GRID, INK, MUTED, SMALL, TITLE, WIDTH, broken
from simulate.output.pictures.row_charts import shares, tornado, waterfall
from simulate.output.units import Unit

Drawing = alt.LayerChart | alt.VConcatChart

_DRAWN: Final[Mapping[Shape, Callable[[DrawnFigures], Drawing]]] = {
    "stacked": stacked,
    "levels": levels,
    "band": band,
    "waterfall": waterfall,
    "tornado": tornado,
    "shares": shares,
}


def plotted(chart: Chart, unit: Unit, language: Language) -> Drawing:
    """Return what is drawn of a chart, without its title and its note."""
    return _DRAWN[chart.shape](DrawnFigures(chart, unit, language))


def titled(chart: Chart, unit: Unit, language: Language) -> alt.VConcatChart:
    """Return a chart between its title and its note, to be put into our look."""
    plot = plotted(chart, unit, language)
    parts = [plot, _note(chart.note)] if chart.note else [plot]
    title = (
        alt.TitleParams(broken(as_xml_holds(chart.title), WIDTH, TITLE))
        if chart.title
        else alt.Undefined
    )
    return alt.vconcat(*parts, title=title, spacing=10)


def in_our_look(drawing: Drawing) -> Drawing:
    """Return a drawing in our fonts and inks, on no ground of its own."""
    configured: Drawing = drawing.configure(
        font=FONTS,
        aria=False,
        padding=6,
        view=alt.ViewConfig(stroke=None),
        title=alt.TitleConfig(anchor="start", fontSize=TITLE, color=INK, offset=12),
        axis=alt.AxisConfig(
            labelFontSize=SMALL,
            labelColor=INK,
            titleFontSize=SMALL,
            titleFontWeight="normal",
            titleColor=MUTED,
            gridColor=GRID,
            domainColor=MUTED,
        ),
        # Bars stand on nothing, and the grid is for what rises.
        axisX=alt.AxisConfig(grid=False),
    )
    return configured


def _note(note: str) -> alt.Chart:
    step = SMALL + 4
    lines = [
        {"text": line, "y": at * step}
        for at, line in enumerate(broken(as_xml_holds(note), WIDTH, SMALL))
    ]
    drawn: alt.Chart = (
        alt.Chart(alt.InlineData(values=lines))
        .mark_text(align="left", baseline="top", fontSize=SMALL, color=MUTED)
        .encode(x=alt.value(0), y=alt.Y("y:Q", scale=None, axis=None), text="text:N")
        .properties(width=WIDTH, height=step * len(lines))
    )
    return drawn
