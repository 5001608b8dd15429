"""The sheets behind assessed rows: what they come to, with live checks, and what they rest on."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any, Final

from attrs import frozen
from xlsxwriter.utility import xl_range_abs

from kernel.messages import Language, Text, message
from simulate.language.catalogue import spoken
from simulate.output.deliverable.chapters import KINDS
from simulate.output.deliverable.figure_table import FEN
from simulate.output.result_headers import RESULT_HEADERS
from simulate.output.spreadsheet.cell_styles import (
    HEADER,
    HEADER_BEHIND,
    HEADING,
    NOTE,
    NUMBER_HEADER,
    PLAIN,
    TITLE,
    Style,
    Styles,
    dashed_format,
)
from simulate.output.spreadsheet.cell_sums import on_sheet
from simulate.output.spreadsheet.chapter_sheet import chapter_widths, write_chapter
from simulate.output.spreadsheet.checks_sheet import CHECKS
from simulate.output.spreadsheet.figure_block import figure_widths, write_figures
from simulate.output.spreadsheet.print_setup import print_on_one_page, print_on_one_width
from simulate.output.spreadsheet.sheet_writer import SheetWriter
from simulate.output.spreadsheet.verdict import Results, write_result, write_verdict
from simulate.output.units import YUAN
from simulate.roster.account import Account
from simulate.roster.workbooks.sheet_parts import ROWS

_ABOUT: Final = message(
    "The totals of the program are numbers, in yuan where they are money; the sums are read from "
    "the first sheet: a figure that is changed there shows here."
)
_NAMES, _STATED, _FOUND, _OFF, _RESULT = range(5)
_HEADINGS: Final = (
    message("Column of the first sheet"),
    message("Total of the program"),
    message("Sum of the cells"),
    message("Difference"),
    message("Result"),
)
_WIDTHS: Final = (40, 22, 20, 14, 18)

_ROWS_ASSESSED: Final = message("Number of rows")
_IN_EACH_ROW: Final = "assessed_year"
"""The column that has a number in each row."""

_COUNTED: Final = "rows"
"""The unit of their number."""

_ABOVE_CHECKS: Final = 3
"""Rows of their heading, of what they are, and of the headings of their columns."""


@frozen
class RowsSheet:
    """The sheet of the rows.

    Attributes:
        name: on its tab.
        columns: by their names in data files, in their order.
    """

    name: str
    columns: Sequence[str]

    def cells(self, column: str) -> str:
        """Return the address of all cells below a header, those of rows that are added too."""
        place = self.columns.index(column)
        return on_sheet(self.name, xl_range_abs(1, place, ROWS - 1, place))


def write_account(book: Any, account: Account, rows: RowsSheet) -> None:
    """Write what stands behind rows; the workbook keeps no row once the next one is written."""
    sheets = _Sheets(book, account, Styles(book))
    payers = [] if account.payers is None else figure_widths(account.payers, YUAN, 0)
    widths = [max(pair) for pair in zip_longest(_WIDTHS, payers, fillvalue=0)]
    _write_summary(sheets.opened(KINDS["summary"].sheet, widths), account, rows)
    for chapter in account.chapters:
        writer = sheets.opened(chapter.kind.sheet, chapter_widths(chapter, YUAN))
        writer.paragraph(spoken(chapter.kind.title, account.language), TITLE)
        writer.end_row()
        write_chapter(writer, chapter, YUAN, account.language)


@frozen
class _Sheets:
    """The sheets that are added to a workbook."""

    book: Any
    account: Account
    styles: Styles

    def opened(self, name: Text, widths: Sequence[int]) -> SheetWriter:
        """Add a sheet."""
        sheet = self.book.add_worksheet(spoken(name, self.account.language))
        print_on_one_width(sheet, self.account.title)
        return SheetWriter(sheet, self.styles, widths, self.account.language)


def _write_summary(writer: SheetWriter, account: Account, rows: RowsSheet) -> None:
    """Write whether all checks hold, what became of the rows, the checks, and who bears what."""
    language, count = account.language, 1 + len(account.money)
    writer.paragraph(account.title, TITLE)
    # The verdict is written first, and counts results that stand below the sentences.
    first = writer.row + 2 + len(account.sentences) + 1 + _ABOVE_CHECKS
    results = Results(writer.name, first, _RESULT, count)
    write_verdict(writer, results.verdict(0, language))
    writer.end_row()
    for sentence in account.sentences:
        writer.paragraph(sentence, PLAIN)
    writer.end_row()
    _write_checks(writer, account, rows)
    results.colour(writer, language)
    writer.end_row()
    if account.payers is not None:
        write_figures(writer, account.payers, YUAN, 0, language)
    print_on_one_page(writer.sheet, is_upright=False)


def _write_checks(writer: SheetWriter, account: Account, rows: RowsSheet) -> None:
    """Write a line for the number of rows, and for each column of money."""
    language = account.language
    writer.paragraph(spoken(CHECKS, language), HEADING)
    writer.paragraph(spoken(_ABOUT, language), NOTE)
    for column, heading in enumerate(_HEADINGS):
        style = HEADER_BEHIND if column == _RESULT else NUMBER_HEADER if column else HEADER
        writer.text(column, spoken(heading, language), style)
    writer.end_headings()
    count = f"=COUNT({rows.cells(_IN_EACH_ROW)})"
    _write_check(writer, _ROWS_ASSESSED, account.rows, count, _COUNTED, language)
    for name, fen in account.money.items():
        total = f"=SUM({rows.cells(name)})"
        _write_check(writer, RESULT_HEADERS[name], fen / YUAN.fen, total, FEN, language)


def _write_check(
    writer: SheetWriter, what: Text, stated: float, found: str, unit: str, language: Language
) -> None:
    figure: Style = {"valign": "vcenter", "num_format": dashed_format(unit)}
    writer.text(_NAMES, spoken(what, language), PLAIN)
    writer.number(_STATED, stated, figure)
    writer.formula(_FOUND, found, stated, figure)
    difference = f"=ROUND({writer.address(_STATED)}-{writer.address(_FOUND)},2)"
    writer.formula(_OFF, difference, 0, figure)
    write_result(writer, _RESULT, [writer.address(_OFF)], language, holds=True)
    writer.end_row()
