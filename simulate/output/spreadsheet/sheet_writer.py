"""Writes rows of texts and figures into a sheet, from top to bottom."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from kernel.messages import Language, message
from simulate.language.catalogue import spoken
from simulate.output.spreadsheet.cell_styles import BAD, GOOD, NOTE, Style, Styles
from simulate.output.spreadsheet.cell_sums import Cell
from simulate.output.spreadsheet.cell_texts import held, lines_in
from simulate.output.spreadsheet.print_setup import page_height, points_of

_LINE: Final = 15
"""Points of a line of a row."""

_BOLD: Final = 1.08
"""How much wider bold characters are."""

_SPARE: Final = 3
"""Points below several lines, which some fonts make a little higher."""

_POINTS: Final = 11
"""Of the font in which a line is so high."""

_HIGHEST: Final = 409
"""Points of a row at most."""

_KEPT_POINTS: Final = 150
_KEPT_WIDTH: Final = 60
"""So much above headings, and of a first column, leaves room on a screen for what moves."""

_CUT: Final = message(
    "A text of more than 32,767 characters is cut off at […]: a cell holds no more."
)


class SheetWriter:
    """A sheet with a place at which the next row is written.

    Attributes:
        sheet: as xlsxwriter has it.
        name: on its tab.
        row: the next one.
        widths: of its columns.
    """

    def __init__(
        self, sheet: Any, styles: Styles, widths: Sequence[float], language: Language
    ) -> None:
        self.sheet, self.name = sheet, sheet.get_name()
        self.row, self.widths = 0, widths
        self._styles, self._language = styles, language
        self._height = self._above = 0.0
        self._page, self._breaks = 0.0, list[int]()
        self._headings: list[tuple[int, float]] = []
        self._has_cut = False
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)

    @property
    def is_upright(self) -> bool:
        """Whether what is written is higher than wide."""
        return self._above > points_of(self.widths)

    def address(self, column: int) -> str:
        """Return the address of a cell of the row that is written."""
        return Cell(self.name, self.row, column).address(self.name)

    def text(self, column: int, text: str, style: Style, *, span: int = 1) -> None:
        """Write a text into a cell of the row, or over several columns; never a formula."""
        if not text:
            self.blanks(range(column, column + span), style)
            return
        words, is_cut = held(text)
        self._has_cut |= is_cut
        if span > 1:
            self._span(column, span, style)
        self.sheet.write_string(self.row, column, words, self._styles.of(style))
        high = style.get("font_size", _POINTS) / _POINTS
        wide = high * (_BOLD if style.get("bold") else 1)
        room = sum(self.widths[column : column + span]) / wide - style.get("indent", 0)
        lines = lines_in(words, room) if style.get("text_wrap") else 1
        self._height = max(self._height, lines * _LINE * max(high, 1) + _SPARE * (lines > 1))

    def number(self, column: int, value: float, style: Style) -> None:
        """Write a figure into a cell of the row."""
        self.sheet.write_number(self.row, column, value, self._styles.of(style))

    def formula(
        self, column: int, formula: str, value: float | str, style: Style, *, span: int = 1
    ) -> None:
        """Write a formula into a cell of the row, with what it comes to."""
        if span > 1:
            self._span(column, span, style)
        self.sheet.write_formula(self.row, column, formula, self._styles.of(style), value)

    def blanks(self, columns: Iterable[int], style: Style) -> None:
        """Give cells of the row their look alone."""
        for column in columns:
            self.sheet.write_blank(self.row, column, None, self._styles.of(style))

    def highlight(self, cells: tuple[int, int, int, int], good: str) -> None:
        """Colour cells by whether they say what is good, a text in quotes."""
        for criteria, style in (("==", GOOD), ("!=", BAD)):
            look = {"type": "cell", "criteria": criteria, "value": good}
            self.sheet.conditional_format(*cells, {**look, "format": self._styles.of(style)})

    def end_row(self, rows: int = 1, *, points: int = _LINE) -> None:
        """Go on to the next row, or leave some out; this one is so many points high at least."""
        self._height = max(self._height, points)
        if self._height > _LINE:
            self.sheet.set_row(self.row, min(self._height, _HIGHEST))
        self._above += self._height + _LINE * (rows - 1)
        self._height = 0
        self.row += rows

    def keep_together(self, rows: int) -> None:
        """Begin a page here, if the end of one would divide so many rows, and one holds them."""
        height, page = rows * _LINE, page_height(self.widths)
        if height <= page < (self._above - self._page) % page + height:
            self._page = self._above
            self._breaks.append(self.row)
            self.sheet.set_h_pagebreaks(self._breaks)

    def end_headings(self) -> None:
        """Go on to the next row; this one holds the headings of a table."""
        self._headings.append((self.row, self._above))
        self.end_row()

    def keep_headings(self) -> None:
        """Keep the headings in view, and repeat them on each page, where the sheet has one table.

        What would leave no room for its rows is not kept.
        """
        if len(self._headings) != 1:
            return
        ((row, above),) = self._headings
        self.sheet.repeat_rows(row)
        if above <= _KEPT_POINTS:
            self.sheet.freeze_panes(row + 1, int(self.widths[0] <= _KEPT_WIDTH))

    def paragraph(self, text: str, style: Style) -> None:
        """Write a text over all columns, and go on."""
        self.text(0, text, style, span=len(self.widths))
        self.end_row()

    def end_block(self) -> None:
        """Say what was cut off, if anything, and leave a row out."""
        if self._has_cut:
            self._has_cut = False
            self.paragraph(spoken(_CUT, self._language), NOTE)
        self.end_row()

    def _span(self, column: int, span: int, style: Style) -> None:
        last = column + span - 1
        self.sheet.merge_range(self.row, column, self.row, last, "", self._styles.of(style))
