"""A form in a sheet as it is filed: title, heads, one or two sides beside each other, notes."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Final

from kernel.messages import Language
from simulate.language.catalogue import spoken
from simulate.output.deliverable.figure_table import FigureLine, FigureTable
from simulate.output.deliverable.printed_form import CROSSED_OUT, FormRow, PrintedForm, form_rows
from simulate.output.spreadsheet.cell_styles import NOTE, PLAIN, Style, number_format
from simulate.output.spreadsheet.cell_texts import fitted_width
from simulate.output.spreadsheet.figure_block import number_widths, write_figure
from simulate.output.spreadsheet.sheet_writer import SheetWriter
from simulate.output.spreadsheet.table_cells import TableCells
from simulate.output.units import Unit
from simulate.output.words import UNIT_OF_MONEY

_WIDEST_LABEL: Final = 44
_MARGIN: Final = 2

_ROW: Final = 21
"""Points of a row of the table."""

_PAGE: Final = 112
"""Characters of all columns at least, so that few of them fill the page."""

_NARROWEST: Final = 12
"""Of a column of figures."""

_CELL: Final[Style] = {"border": 1, "valign": "vcenter", "text_wrap": True}
_NUMBER: Final[Style] = {"align": "right", "indent": 1, "text_wrap": False}
_TITLE: Final[Style] = {"bold": True, "font_size": 18, "align": "center", "text_wrap": True}
_HEADING: Final[Style] = {**_CELL, "bold": True, "align": "center"}
_UNIT: Final[Style] = {"align": "right"}


def form_widths(form: PrintedForm) -> list[int]:
    """Return how wide the columns of a form are."""
    sides = [_side_widths(side, form.unit) for side in form.tables]
    spare = max(0, _PAGE - sum(map(sum, sides))) // len(sides)
    return [width for labels, *figures in sides for width in (labels + spare, *figures)]


def write_form(writer: SheetWriter, form: PrintedForm, language: Language) -> list[TableCells]:
    """Write a form; return its sides in their places."""
    columns = sum(1 + len(side.columns) for side in form.tables)
    writer.text(0, form.title, _TITLE, span=columns)
    writer.end_row()
    _write_heads(writer, form, columns, language)
    placed = _placed(writer, form)
    for side in placed:
        writer.text(side.labels, side.table.corner, _HEADING)
        for at, column in enumerate(side.table.columns):
            writer.text(side.column(at), column.heading, _HEADING)
    writer.end_row(points=_ROW)
    for rows in zip_longest(*(form_rows(side.table) for side in placed)):
        for side, row in zip(placed, rows, strict=True):
            _write_row(writer, side, row, [other for other in placed if other is not side])
        writer.end_row(points=_ROW)
    for note in (*form.notes, *(note for side in form.tables for note in side.notes)):
        writer.text(0, note, NOTE, span=columns)
        writer.end_row()
    writer.end_block()
    return placed


def _write_heads(writer: SheetWriter, form: PrintedForm, columns: int, language: Language) -> None:
    """Write what stands below the title, the unit at the right of the last of it."""
    *above, last = form.heads or ("",)
    for head in above:
        writer.text(0, head, PLAIN, span=columns)
        writer.end_row()
    half = columns // 2
    writer.text(0, last, PLAIN, span=half)
    unit = UNIT_OF_MONEY.filled(unit=form.unit.text)
    writer.text(half, spoken(unit, language), _UNIT, span=columns - half)
    writer.end_row()


def _placed(writer: SheetWriter, form: PrintedForm) -> list[TableCells]:
    """Return the sides in their places, their rows beside each other."""
    placed, labels = [], 0
    for side in form.tables:
        rows = _places(side, writer.row + 1)
        placed.append(TableCells(side, writer.name, form.unit, writer.row, rows, labels))
        labels += 1 + len(side.columns)
    return placed


def _places(side: FigureTable, first: int) -> Mapping[str, int]:
    rows = enumerate(form_rows(side), first)
    return {row.name: at for at, row in rows if isinstance(row, FigureLine)}


def _write_row(
    writer: SheetWriter, side: TableCells, row: FormRow, beside: Sequence[TableCells]
) -> None:
    if isinstance(row, FigureLine):
        _write_line(writer, side, row, beside)
    elif row is None:
        for column in side.columns:
            writer.text(column, CROSSED_OUT, _HEADING)
    else:
        writer.text(side.labels, row.heading, {**_CELL, "bold": True}, span=len(side.columns))


def _write_line(
    writer: SheetWriter, side: TableCells, line: FigureLine, beside: Sequence[TableCells]
) -> None:
    look: Style = {**_CELL, "bold": line.depth == 0}
    label: Style = {**look, "indent": 0 if line.number else line.depth}
    writer.text(side.labels, line.number + line.label, label)
    for at in range(len(line.cells)):
        shape = number_format(side.table.unit_of(line, at), marked=at in line.marks)
        style: Style = {**look, **_NUMBER, "num_format": shape}
        write_figure(writer, side, line, at, style, beside)


def _side_widths(side: FigureTable, unit: Unit) -> list[int]:
    labels = [" " * line.depth * 2 + line.number + line.label for line in side.lines]
    return [
        max(fitted_width(label, _WIDEST_LABEL) for label in labels) + _MARGIN,
        *(max(width, _NARROWEST) for width in number_widths(side, unit)),
    ]
