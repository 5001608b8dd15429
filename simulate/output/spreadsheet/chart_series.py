"""The series of a chart of a workbook: which cells each draws, in which colour."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from simulate.output.deliverable.chart import ENDS, Shape
from simulate.output.deliverable.colours import colour_of
from simulate.output.deliverable.figure_table import FigureLine
from simulate.output.spreadsheet.cell_styles import number_format
from simulate.output.spreadsheet.drawn_cells import DrawnCells

FONT: Final = {"name": "Noto Sans CJK SC", "size": 10}

_FEW: Final = 14
"""So many bars have room for their figures."""

_GAP: Final = 60
"""Between bars, in percent of their width."""

_SUM: Final = "#595959"
"""The bar that says what the others come to."""

Series = dict[str, Any]
"""A series as xlsxwriter takes it."""


def series_of(cells: DrawnCells) -> list[Series]:
    """Return the series of a chart."""
    return [*_SERIES[cells.chart.shape](cells)]


def _stacked(cells: DrawnCells) -> Iterator[Series]:
    for line in cells.lines:
        yield {**_across(cells, line), "fill": {"color": colour_of(line.name)}, "gap": _GAP}


def _levels(cells: DrawnCells) -> Iterator[Series]:
    for series in _stacked(cells):
        yield {**series, **_labelled(cells, len(cells.chart.columns))}


def _band(cells: DrawnCells) -> Iterator[Series]:
    """Return lines with marks, so that one year alone is seen, too."""
    for line in cells.lines:
        colour, is_end = {"color": colour_of(line.role)}, line.role in ENDS
        stroke = {**colour, "width": 1.5, "dash_type": "dash"} if is_end else {**colour, "width": 2}
        mark = {"type": "long_dash" if is_end else "circle", "size": 7}
        marker = {**mark, "fill": colour, "border": colour}
        yield {**_across(cells, line), "line": stroke, "marker": marker}


def _waterfall(cells: DrawnCells) -> Iterator[Series]:
    (at,) = cells.chart.columns
    points = [{"fill": {"color": _step_colour(cells, line, at)}} for line in cells.lines]
    yield {**_down(cells, at), "points": points}


def _tornado(cells: DrawnCells) -> Iterator[Series]:
    for at, end in zip(cells.chart.columns, ENDS, strict=True):
        fill = {"color": colour_of(end)}
        yield {**_down(cells, at), "name": cells.heading(at), "fill": fill, "overlap": 100}


def _shares(cells: DrawnCells) -> Iterator[Series]:
    (at,) = cells.chart.columns
    yield {**_down(cells, at), "fill": {"color": colour_of("")}}


_SERIES: Final[Mapping[Shape, Callable[[DrawnCells], Iterator[Series]]]] = {
    "stacked": _stacked,
    "levels": _levels,
    "band": _band,
    "waterfall": _waterfall,
    "tornado": _tornado,
    "shares": _shares,
}


def _across(cells: DrawnCells, line: FigureLine) -> Series:
    return {
        "name": cells.label(line),
        "categories": cells.headings,
        "values": cells.of_line(line),
    }


def _down(cells: DrawnCells, at: int) -> Series:
    return {
        "categories": cells.labels,
        "values": cells.of_column(at),
        "gap": _GAP,
        **_labelled(cells, len(cells.chart.lines)),
    }


def _labelled(cells: DrawnCells, bars: int) -> Series:
    """Return the figures at the ends of bars, where there is room for them."""
    if bars > _FEW:
        return {}
    shape = number_format(cells.unit)
    return {"data_labels": {"value": True, "num_format": shape, "font": FONT}}


def _step_colour(cells: DrawnCells, line: FigureLine, at: int) -> str:
    """Return the colour of a step: up, down, or what all come to."""
    if line.depth == 0:
        return _SUM
    return colour_of("default" if (cells.placed.value(line, at) or 0) < 0 else "high")
