"""A deliverable as a workbook that a budget office opens, reckons with, prints and checks."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, Final

from attrs import evolve
from xlsxwriter import Workbook

from kernel.messages import Language
from simulate.language.catalogue import spoken
from simulate.output.deliverable.chapters import Block, Chapter
from simulate.output.deliverable.chart import Chart
from simulate.output.deliverable.figure_table import FigureTable
from simulate.output.deliverable.printed_form import PrintedForm
from simulate.output.deliverable.whole import Deliverable
from simulate.output.spreadsheet.cell_styles import TITLE, Styles
from simulate.output.spreadsheet.chapter_sheet import chapter_widths, write_chapter
from simulate.output.spreadsheet.checks_sheet import CHECK_WIDTHS, CHECKS, write_checks
from simulate.output.spreadsheet.data_sheet import DATA, data_widths, write_data
from simulate.output.spreadsheet.native_charts import draw
from simulate.output.spreadsheet.print_setup import print_on_one_width
from simulate.output.spreadsheet.sheet_names import SheetNames
from simulate.output.spreadsheet.sheet_writer import SheetWriter
from simulate.output.spreadsheet.table_cells import TableCells
from simulate.output.spreadsheet.verdict import write_verdict

CREATED: Final = datetime(1980, 1, 1)  # a workbook has no time zone
"""The same for every run, so that the same answer has the same bytes."""

_VERDICT_ROW: Final = 1
"""Of the first sheet, below its title."""

_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}

_FONTS: Final[Mapping[Language, str]] = {"zh": "宋体", "en": "Calibri"}
"""Those that offices have."""


def as_workbook(deliverable: Deliverable) -> bytes:
    """Return a deliverable as a workbook (.xlsx): a sheet a chapter, then checks and data.

    Raises:
        RequestError: the data have more rows than a sheet holds.
        XuebaoError: a figure is no number.
    """
    content = BytesIO()
    font = {"font_name": _FONTS[deliverable.language], "font_size": 11, "font_scheme": False}
    with Workbook(content, {**_OPTIONS, "default_format_properties": font}) as book:
        book.set_properties({"title": deliverable.title, "created": CREATED})
        _Sheets(book, deliverable).write()
    return content.getvalue()


class _Sheets:
    """The sheets of a workbook, in their order."""

    def __init__(self, book: Any, deliverable: Deliverable) -> None:
        self._book, self._of = book, deliverable
        self._names, self._styles = SheetNames(), Styles(book)

    def write(self) -> None:
        """Write every sheet: first what is read, last what is drawn and read from the others."""
        of, language = self._of, self._of.language
        chapters = [*_with_tables_of_charts(of.chapters)]
        record = [chapter for chapter in chapters if chapter.kind.key == "record"]
        others = [chapter for chapter in chapters if chapter.kind.key != "record"]
        writers = [self._chapter(chapter) for chapter in others]
        checks = self._add(spoken(CHECKS, language), CHECK_WIDTHS)
        writers += [self._chapter(chapter) for chapter in record]
        data = self._add(spoken(DATA, language), data_widths(of.columns, of.records))

        placed: dict[str, TableCells] = {}
        charts = []
        for writer, chapter in zip(writers, (*others, *record), strict=True):
            self._write_head(writer, chapter, is_first=writer is writers[0])
            written = write_chapter(writer, chapter, of.unit, language)
            placed = {one.table.key: one for one in written.placed} | placed
            charts += [(writer, row, chart) for row, chart in written.charts]
        for writer, row, chart in charts:
            draw(self._book, writer.sheet, row, chart, placed[chart.table.key], language)
        verdict = write_checks(checks, of.checks, placed, language)
        writers[0].row = _VERDICT_ROW
        write_verdict(writers[0], verdict)
        write_data(data, of.columns, of.records)

    def _chapter(self, chapter: Chapter) -> SheetWriter:
        name = spoken(chapter.kind.sheet, self._of.language)
        return self._add(name, chapter_widths(chapter, self._of.unit), chapter.of)

    def _add(self, name: str, widths: Sequence[float], of: str = "") -> SheetWriter:
        sheet = self._book.add_worksheet(self._names.name(name, of))
        print_on_one_width(sheet, self._of.title)
        return SheetWriter(sheet, self._styles, widths, self._of.language)

    def _write_head(self, writer: SheetWriter, chapter: Chapter, *, is_first: bool) -> None:
        """Write what a sheet is about; on the first there is room for the verdict below it.

        A form has a title of its own, and nothing else stands on it.
        """
        if is_first:
            writer.paragraph(self._of.title, TITLE)
            writer.end_row(2)
        elif not any(isinstance(block, PrintedForm) for block in chapter.blocks):
            title = spoken(chapter.kind.title, self._of.language)
            writer.paragraph(" · ".join(filter(None, (title, chapter.of))), TITLE)
            writer.end_row()


def _with_tables_of_charts(chapters: Sequence[Chapter]) -> Iterator[Chapter]:
    """Return chapters in which each table that a chart draws stands somewhere, if below it."""
    blocks = [block for chapter in chapters for block in chapter.blocks]
    standing = {block.key for block in blocks if isinstance(block, FigureTable)}
    standing |= {side.key for b in blocks if isinstance(b, PrintedForm) for side in b.tables}
    for chapter in chapters:
        own: list[Block] = []
        for block in chapter.blocks:
            own.append(block)
            if isinstance(block, Chart) and block.table.key not in standing:
                own.append(block.table)
                standing.add(block.table.key)
        yield evolve(chapter, blocks=tuple(own))
