"""A form as it is filed, as cells in Word: its two sides beside each other in one table."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from docx.shared import Cm, Emu, Length

from simulate.language.wrapping import width_of
from simulate.output.deliverable.figure_table import FigureGroup, FigureLine, FigureTable
from simulate.output.deliverable.filed_cells import filed_cell
from simulate.output.deliverable.printed_form import CROSSED_OUT, PrintedForm, form_rows
from simulate.output.memorandum.figure_cells import Part, unbroken_heading
from simulate.output.memorandum.memo_tables import Cell, CellRow, width_for
from simulate.output.units import Unit

_LEAST_LABEL: Final = Cm(4.6)


def least_width(form: PrintedForm) -> Length:
    """Return how wide a page has to be for a form."""
    figures = [width for side in form.tables for width in _figure_widths(side, form.unit)]
    return Emu(sum(figures) + len(form.tables) * _LEAST_LABEL)


def form_part(form: PrintedForm, width: Length) -> Part:
    """Return a form laid out in a width, its sides row by row beside each other."""
    label = Emu((width - least_width(form)) // len(form.tables) + _LEAST_LABEL)
    widths = [w for side in form.tables for w in (label, *_figure_widths(side, form.unit))]
    head = [cell for side in form.tables for cell in _head(side)]
    sides = [[*_rows(side, form.unit)] for side in form.tables]
    blanks = [[Cell()] * (1 + len(side.columns)) for side in form.tables]
    rows = [
        [cell for own, blank in zip(beside, blanks, strict=True) for cell in own or blank]
        for beside in zip_longest(*sides)
    ]
    return Part(widths, [head], rows, is_grid=True)


def _figure_widths(side: FigureTable, unit: Unit) -> list[Length]:
    return [
        width_for(
            max(
                unbroken_heading(column.heading),
                *(width_of(filed_cell(side, line, at, unit)) for line in side.lines),
            )
        )
        for at, column in enumerate(side.columns)
    ]


def _head(side: FigureTable) -> CellRow:
    headings = (side.corner, *(column.heading for column in side.columns))
    return [Cell(heading, bold=True, centred=True) for heading in headings]


def _rows(side: FigureTable, unit: Unit) -> Iterator[Sequence[Cell]]:
    """Yield the rows of a side, and those that the printed form crosses out."""
    columns = 1 + len(side.columns)
    for row in form_rows(side):
        match row:
            case None:
                yield [Cell(CROSSED_OUT, centred=True)] * columns
            case FigureGroup():
                yield [Cell(row.heading, bold=True, columns=columns)]
            case FigureLine():
                yield [*_line(side, row, unit)]


def _line(side: FigureTable, line: FigureLine, unit: Unit) -> Iterator[Cell]:
    is_total = not line.depth
    yield Cell(line.number + line.label, bold=is_total, depth=max(line.depth - 1, 0))
    for at in range(len(side.columns)):
        yield Cell(filed_cell(side, line, at, unit), is_figure=True, bold=is_total)
