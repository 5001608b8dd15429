"""Charts of a workbook, which draw the cells of the table behind them."""

from collections.abc import Mapping
from math import ceil
from typing import Any, Final

from kernel.messages import Language
from simulate.language.catalogue import spoken
from simulate.output.deliverable.chart import Chart, Shape
from simulate.output.deliverable.figure_table import SHARE
from simulate.output.spreadsheet.chart_series import FONT, series_of
from simulate.output.spreadsheet.drawn_cells import DrawnCells
from simulate.output.spreadsheet.table_cells import TableCells

_TITLE_FONT: Final = {**FONT, "size": 12, "bold": True}
_RULES: Final = {"visible": True, "line": {"color": "#d9d9d9", "width": 0.75}}

_WIDTH: Final = 860
_ROW: Final = 20
"""Pixels of a row."""

_ROWS: Final = 18
_HEAD: Final = 7
_OF_BAR: Final = 1.25
"""Rows over which a chart stands; its head and legend alone, and a lying bar of it."""

_LARGE: Final = 10
"""From here on an axis needs no decimals."""

_KINDS: Final[Mapping[Shape, Mapping[str, str]]] = {
    "stacked": {"type": "column", "subtype": "stacked"},
    "levels": {"type": "column"},
    "band": {"type": "line"},
    "waterfall": {"type": "column"},
    "tornado": {"type": "bar"},
    "shares": {"type": "bar"},
}

_LYING: Final = {"tornado", "shares"}
"""Shapes with a bar for each line, the first at the top."""


def rows_of(chart: Chart) -> int:
    """Return over how many rows a chart stands: as many as its lying bars need."""
    bars = len(chart.lines) if chart.shape in _LYING else 0
    return max(_ROWS, _HEAD + ceil(_OF_BAR * bars))


def draw(
    book: Any, sheet: Any, row: int, chart: Chart, placed: TableCells, language: Language
) -> None:
    """Draw a chart into a sheet, its upper edge at a row."""
    cells = DrawnCells(chart, placed)
    drawn = book.add_chart(_KINDS[chart.shape])
    series = series_of(cells)
    for one in series:
        drawn.add_series(one)
    drawn.set_title({"name": chart.title, "name_font": _TITLE_FONT})
    drawn.set_size({"width": _WIDTH, "height": _ROW * rows_of(chart)})
    drawn.set_chartarea({"border": {"none": True}})
    if len(series) > 1:
        drawn.set_legend({"position": "bottom", "font": FONT})
    else:
        drawn.set_legend({"none": True})
    axes = [_category_axis(chart), _value_axis(cells, language)]
    # xlsxwriter names the axes of lying bars as they lie.
    across, up = reversed(axes) if chart.shape in _LYING else axes
    drawn.set_x_axis(across)
    drawn.set_y_axis(up)
    sheet.insert_chart(row, 0, drawn, {"description": chart.says, "x_offset": 4})


def _category_axis(chart: Chart) -> dict[str, Any]:
    """Return the axis of the lines or columns; their labels stand clear of what lies below zero."""
    axis = {
        "num_font": FONT,
        "label_position": "low",
        "interval_unit": 1,  # every label is written, however many there are
        "major_gridlines": {"visible": False},
    }
    return {**axis, "reverse": True, "crossing": "max"} if chart.shape in _LYING else axis


def _value_axis(cells: DrawnCells, language: Language) -> dict[str, Any]:
    """Return the axis of the figures; it begins at zero, so that no bar is cut."""
    shape = _axis_format(cells)
    axis: dict[str, Any] = {"num_font": FONT, "num_format": shape, "major_gridlines": _RULES}
    if cells.least() >= 0:
        axis["min"] = 0
    if cells.money is None:
        return axis
    return {**axis, "name": spoken(cells.money.text, language), "name_font": FONT}


def _axis_format(cells: DrawnCells) -> str:
    if cells.unit == SHARE:
        return "0%"
    is_large = max(cells.most(), -cells.least()) >= _LARGE
    return "#,##0" if is_large or cells.money is None else "0.00"
