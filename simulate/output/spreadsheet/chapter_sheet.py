"""A chapter as a sheet: its blocks one below the other, in columns that suit them all."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Final

from attrs import field, frozen

from kernel.messages import Language
from simulate.output.deliverable.chapters import Block, Chapter
from simulate.output.deliverable.chart import Chart
from simulate.output.deliverable.figure_table import FigureTable
from simulate.output.deliverable.printed_form import PrintedForm
from simulate.output.layout import Heading, KeyFigures, Sentences
from simulate.output.spreadsheet.cell_styles import HEADING, NOTE
from simulate.output.spreadsheet.figure_block import figure_widths, write_figures
from simulate.output.spreadsheet.form_block import form_widths, write_form
from simulate.output.spreadsheet.native_charts import rows_of
from simulate.output.spreadsheet.print_setup import print_on_one_page
from simulate.output.spreadsheet.sheet_writer import SheetWriter
from simulate.output.spreadsheet.table_cells import TableCells
from simulate.output.spreadsheet.word_blocks import (
    key_figure_widths,
    text_widths,
    write_key_figures,
    write_sentences,
    write_texts,
)
from simulate.output.text_table import TextTable
from simulate.output.units import Unit

_NARROWEST: Final = 90
"""Characters of the columns together, so that sentences have room."""

_EMPTY: Final = 12
"""Of a column that only sentences and charts stand over."""


@frozen
class WrittenChapter:
    """What stands where in the sheet of a chapter.

    Attributes:
        placed: its tables.
        charts: each with the row at which its upper edge is.
    """

    placed: list[TableCells] = field(factory=list)
    charts: list[tuple[int, Chart]] = field(factory=list)


def chapter_widths(chapter: Chapter, unit: Unit) -> list[int]:
    """Return how wide the columns of a chapter's sheet are.

    Those of figures come first; where there are such, texts stand over several of them.
    """
    behind = _behind(chapter)
    figures = _widest(_figure_widths(block, unit, behind) for block in chapter.blocks)
    texts = [widths for block in chapter.blocks if (widths := _text_widths(block))]
    widths = figures or _widest(texts)
    needed = max([_NARROWEST, *map(sum, texts)])
    while sum(widths) < needed or len(widths) < max(map(len, texts), default=0):
        widths.append(_EMPTY)
    return widths


def _figure_widths(block: Block, unit: Unit, behind: int) -> list[int]:
    """Return how wide the columns are that figures need."""
    match block:
        case FigureTable():
            return figure_widths(block, unit, behind)
        case PrintedForm():
            return form_widths(block)
        case KeyFigures():
            return key_figure_widths(block)[:-1]
        case _:
            return []


def _text_widths(block: Block) -> list[int]:
    """Return how wide what stands beside each other is, where texts may stand over columns."""
    match block:
        case TextTable():
            return text_widths(block)
        case KeyFigures():
            return key_figure_widths(block)
        case _:
            return []


def _widest(own: Iterable[Sequence[int]]) -> list[int]:
    return [max(column) for column in zip_longest(*own, fillvalue=0)]


def _rows(block: Block) -> int:
    """Return over about how many rows what belongs together of a block stands."""
    match block:
        case Chart():
            return rows_of(block) + 2
        case FigureTable():
            return len(block.lines) + len(block.groups) + len(block.notes) + 3
        case _:
            return 4


def _behind(chapter: Chapter) -> int:
    """Return the column behind the figures of all tables."""
    tables = (block for block in chapter.blocks if isinstance(block, FigureTable))
    return 1 + max((len(table.columns) for table in tables), default=0)


def write_chapter(
    writer: SheetWriter, chapter: Chapter, unit: Unit, language: Language
) -> WrittenChapter:
    """Write a chapter; room is left for its charts, which are drawn when all tables stand."""
    written, behind = WrittenChapter(), _behind(chapter)
    for block, following in zip_longest(chapter.blocks, chapter.blocks[1:]):
        under = _rows(following) if isinstance(block, Heading) and following else 0
        writer.keep_together(_rows(block) + under)
        _write(writer, block, written, unit, behind, language)
    kinds = {type(block) for block in chapter.blocks}
    if PrintedForm in kinds:
        print_on_one_page(writer.sheet, is_upright=writer.is_upright)
    elif KeyFigures not in kinds:
        writer.keep_headings()
    return written


def _write(
    writer: SheetWriter,
    block: Block,
    written: WrittenChapter,
    unit: Unit,
    behind: int,
    language: Language,
) -> None:
    match block:
        case Heading():
            writer.paragraph(block.words, HEADING)
        case Sentences():
            write_sentences(writer, block)
        case KeyFigures():
            write_key_figures(writer, block, unit, language)
        case TextTable():
            write_texts(writer, block)
        case FigureTable():
            written.placed.append(write_figures(writer, block, unit, behind, language))
        case PrintedForm():
            written.placed.extend(write_form(writer, block, language))
        case Chart():
            written.charts.append((writer.row, block))
            writer.end_row(rows_of(block))
            if block.note:
                writer.paragraph(block.note, NOTE)
            writer.end_block()
