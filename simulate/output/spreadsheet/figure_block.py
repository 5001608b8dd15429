"""A table of figures in a sheet: money in its unit, totals as live formulas."""

from collections.abc import Sequence
from typing import Final

from kernel.messages import Language
from simulate.language.catalogue import spoken
from simulate.language.wrapping import longest_word, width_of
from simulate.output.deliverable.figure_table import FigureLine, FigureTable
from simulate.output.spreadsheet.cell_styles import (
    HEADER,
    HEADER_BEHIND,
    HEADING,
    NOTE,
    NUMBER_HEADER,
    PLAIN,
    TOTAL,
    Style,
    dashed_format,
)
from simulate.output.spreadsheet.cell_texts import fitted_width
from simulate.output.spreadsheet.sheet_writer import SheetWriter
from simulate.output.spreadsheet.table_cells import TableCells, fen_of, money_of
from simulate.output.units import Unit
from simulate.output.words import RESTS_ON, UNIT_OF_MONEY

_WIDEST_LABEL: Final = 52
_WIDEST_REST: Final = 56
_WIDEST_HEADING: Final = 14
_NARROWEST: Final = 10
_MARGIN: Final = 2


def figure_widths(table: FigureTable, unit: Unit, behind: int) -> list[int]:
    """Return how wide the columns of a table are, as `write_figures` lays them."""
    labels = [table.corner, *(" " * 2 * line.depth + line.label for line in table.lines)]
    widths = [max(fitted_width(label, _WIDEST_LABEL) for label in labels) + _MARGIN]
    widths += number_widths(table, unit)
    if table.shows_rests_on:
        widths += [0] * (behind - len(widths))
        rests_on = [fitted_width(line.rests_on, _WIDEST_REST) for line in table.lines]
        widths.append(max(rests_on) + 2 * _MARGIN)
    return widths


def number_widths(table: FigureTable, unit: Unit) -> list[int]:
    """Return how wide the columns of the figures are."""
    return [
        max(
            _NARROWEST,
            min(width_of(column.heading), _WIDEST_HEADING) + _MARGIN,
            longest_word(column.heading) + _MARGIN,
            *(_width(table, line, at, unit) + _MARGIN for line in table.lines),
        )
        for at, column in enumerate(table.columns)
    ]


def write_figures(
    writer: SheetWriter, table: FigureTable, unit: Unit, behind: int, language: Language
) -> TableCells:
    """Write a table under its title and unit, its notes below.

    Args:
        writer: of the sheet.
        table: what is written.
        unit: of its money.
        behind: the column of what figures rest on, behind the figures of all tables of the sheet.
        language: of the words.
    """
    if table.title:
        writer.paragraph(table.title, HEADING)
    if table.has_money:
        words = UNIT_OF_MONEY.filled(unit=unit.text)
        writer.paragraph(spoken(words, language), NOTE)
    placed = TableCells(table, writer.name, unit, writer.row, _rows_below(table, writer.row))
    _write_headings(writer, table, behind, language)
    for group in table.groups:
        if group.heading:
            writer.text(0, group.heading, {**PLAIN, "bold": True})
            writer.end_row()
        for line in group.lines:
            _write_line(writer, placed, line, behind)
    for note in table.notes:
        writer.paragraph(note, NOTE)
    writer.end_block()
    return placed


def write_figure(
    writer: SheetWriter,
    placed: TableCells,
    line: FigureLine,
    at: int,
    style: Style,
    beside: Sequence[TableCells] = (),
) -> None:
    """Write one figure: as a formula where it is a sum, blank where there is none."""
    value, column = placed.value(line, at), placed.column(at)
    formula = placed.formula(line, at, beside)
    if value is None:
        writer.blanks([column], style)
    elif formula is None:
        writer.number(column, value, style)
    else:
        writer.formula(column, formula, value, style)


def _rows_below(table: FigureTable, headings: int) -> dict[str, int]:
    """Return the row of each line; a heading of a group takes one, too."""
    rows, row = {}, headings + 1
    for group in table.groups:
        row += bool(group.heading)
        for line in group.lines:
            rows[line.name] = row
            row += 1
    return rows


def _write_headings(
    writer: SheetWriter, table: FigureTable, behind: int, language: Language
) -> None:
    writer.text(0, table.corner, HEADER)
    for at, column in enumerate(table.columns, 1):
        writer.text(at, column.heading, NUMBER_HEADER)
    if table.shows_rests_on:
        writer.blanks(range(len(table.columns) + 1, behind), HEADER)
        writer.text(behind, spoken(RESTS_ON, language), HEADER_BEHIND)
    writer.end_headings()


def _write_line(writer: SheetWriter, placed: TableCells, line: FigureLine, behind: int) -> None:
    look: Style = TOTAL if line.depth == 0 else {}
    writer.text(0, line.label, {**PLAIN, **look, "indent": line.depth})
    for at in range(len(line.cells)):
        shape = dashed_format(placed.table.unit_of(line, at), marked=at in line.marks)
        write_figure(writer, placed, line, at, {"valign": "vcenter", **look, "num_format": shape})
    if placed.table.shows_rests_on:
        writer.blanks(range(len(line.cells) + 1, behind), look)
        writer.text(behind, line.rests_on, {**NOTE, **look, "indent": 1, "bold": False})
    writer.end_row()


def _width(table: FigureTable, line: FigureLine, at: int, unit: Unit) -> int:
    """Return how many characters a figure takes as it is shown."""
    figure = line.cells[at]
    if figure is None:
        return 0
    return len(f"{float(figure) / fen_of(money_of(table, line, at, unit)):,.2f}")
