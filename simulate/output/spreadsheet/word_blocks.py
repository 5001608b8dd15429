"""Sentences, key figures and tables of texts in a sheet."""

from collections.abc import Sequence
from typing import Final

from kernel.messages import Language, message
from simulate.language.catalogue import spoken
from simulate.output.deliverable.figure_table import FEN
from simulate.output.layout import KeyFigures, Sentences
from simulate.output.spreadsheet.cell_styles import (
    BEHIND,
    HEADER,
    HEADER_BEHIND,
    HEADING,
    NUMBER_HEADER,
    PLAIN,
    Style,
    dashed_format,
)
from simulate.output.spreadsheet.cell_texts import fitted_width
from simulate.output.spreadsheet.sheet_writer import SheetWriter
from simulate.output.spreadsheet.table_cells import fen_of
from simulate.output.text_table import TextTable
from simulate.output.units import Unit
from simulate.output.words import VALUE

_MARGIN: Final = 2

_LABEL: Final = 30
_WORDS: Final = 18
_EXACTLY: Final = 28
_REMARKS: Final = 60
"""At most so wide are label, words, exact figure and remark of key figures."""

_PAGE: Final = 130
"""Characters beside each other on a page of A4 across."""

_NARROWEST: Final = 12

_TOP: Final[Style] = {**PLAIN, "align": "left", "valign": "top"}

_EXACT: Final = message("Exact, money in {unit}")
_REMARK: Final = message("Remark")


def key_figure_widths(block: KeyFigures) -> list[int]:
    """Return how wide label, words, exact figure and remark of key figures are."""
    return [
        max(fitted_width(one.label, _LABEL) for one in block.figures) + _MARGIN,
        max(fitted_width(one.value, _WORDS) for one in block.figures) + 3 * _MARGIN,
        _EXACTLY,
        max(fitted_width(one.remark, _REMARKS) for one in block.figures) + 2 * _MARGIN,
    ]


def text_widths(table: TextTable) -> list[int]:
    """Return how wide the columns of texts are: as their texts, the widest narrowed to a page."""
    columns = zip(table.headings, *table.rows, strict=True)
    widths = [max(fitted_width(one, _PAGE) for one in column) + 2 * _MARGIN for column in columns]
    fits = (most for most in range(_PAGE, _NARROWEST, -1) if _sum_within(widths, most) <= _PAGE)
    most = next(fits, _NARROWEST)
    return [min(width, most) for width in widths]


def _sum_within(widths: Sequence[int], most: int) -> int:
    return sum(min(width, most) for width in widths)


def write_sentences(writer: SheetWriter, block: Sentences) -> None:
    """Write sentences, each over the whole width."""
    for sentence in block.lines:
        writer.paragraph(block.mark + sentence, PLAIN)
    writer.end_block()


def write_key_figures(
    writer: SheetWriter, block: KeyFigures, unit: Unit, language: Language
) -> None:
    """Write key figures: in words, and exactly in a cell that can be reckoned with."""
    exact = _EXACT.filled(unit=unit.text)
    writer.blanks([0], HEADER)
    for column, text in enumerate((VALUE, exact), 1):
        writer.text(column, spoken(text, language), NUMBER_HEADER)
    behind = len(writer.widths) - 3
    writer.text(3, spoken(_REMARK, language), HEADER_BEHIND, span=behind)
    writer.end_row()
    for one in block.figures:
        writer.text(0, one.label, PLAIN)
        writer.text(1, one.value, {**PLAIN, "bold": True, "align": "right"})
        if one.exact is not None:
            money = unit if one.unit == FEN else None
            shape: Style = {"valign": "vcenter", "num_format": dashed_format(one.unit)}
            writer.number(2, one.exact / fen_of(money), shape)
        writer.text(3, one.remark, BEHIND, span=behind)
        writer.end_row()
    writer.end_block()


def write_texts(writer: SheetWriter, table: TextTable) -> None:
    """Write texts under their title and headings, over as many columns as each needs."""
    if table.title:
        writer.paragraph(table.title, HEADING)
    spans = spans_over(text_widths(table), writer.widths)
    _write_row(writer, table.headings, spans, HEADER)
    writer.end_headings()
    for row in table.rows:
        _write_row(writer, row, spans, _TOP)
        writer.end_row()
    writer.end_block()


def spans_over(wanted: Sequence[float], widths: Sequence[float]) -> list[int]:
    """Return over how many columns of a sheet each text stands; the last has all that are left.

    Args:
        wanted: how wide the texts are.
        widths: of the columns of the sheet, at least as many.
    """
    spans: list[int] = []
    for place, width in enumerate(wanted[:-1], 1):
        first, most = sum(spans), len(widths) - len(wanted) + place
        span = 1
        while first + span < most and sum(widths[first : first + span]) < width:
            span += 1
        spans.append(span)
    return [*spans, len(widths) - sum(spans)]


def _write_row(
    writer: SheetWriter, texts: Sequence[str], spans: Sequence[int], style: Style
) -> None:
    column = 0
    for text, span in zip(texts, spans, strict=True):
        look: Style = {**style, "indent": 1} if column else style
        writer.text(column, text, look, span=span)
        column += span
