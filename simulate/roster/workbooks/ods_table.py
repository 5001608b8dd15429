"""One table of an OpenDocument spreadsheet, read element by element."""

import re
from collections.abc import Callable
from typing import Final

from attrs import define, field

from kernel.messages import message
from simulate.roster.workbooks.gathered_sheet import WIDEST, GatheredSheet
from simulate.roster.workbooks.ods_styles import Styles
from simulate.roster.workbooks.ods_values import Attributes, value_of
from simulate.roster.workbooks.sheet_parts import COLUMNS, ROWS, Cell, CellFault, Unreadable

_ALIKE: Final = 100_000
"""Rows that may be alike, of which the file has only the first."""

_BESIDE: Final = frozenset(("office:annotation", "office:forms", "table:shapes", "text:ruby-text"))
"""Elements that are no content of a cell; nor are drawings."""

_CELL: Final = frozenset(("table:table-cell", "table:covered-table-cell"))
_PARAGRAPH: Final = frozenset(("text:p", "text:h"))
_SPACE: Final = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
_REPEATED: Final = "table:number-columns-repeated"
_ROWS_SPANNED: Final = "table:number-rows-spanned"
_SPANNED: Final = "table:number-columns-spanned"
_DEFAULT_STYLE: Final = "table:default-cell-style-name"
_SPACES: Final = re.compile(r"[ \t\r\n]+")


@define(eq=False)
class TableReader:
    """Takes the elements of a table, and fills a sheet with them.

    Attributes:
        leave: called at the end of the table.
    """

    sheet: GatheredSheet
    styles: Styles
    leave: Callable[[], None]
    _passed_over: int = 0
    _column_styles: list[str | None] = field(factory=list)
    _row: int = 0
    _row_attributes: Attributes = field(factory=dict)
    _column: int = 0
    _held: list[tuple[int, Cell | CellFault]] = field(factory=list)
    _spans: list[tuple[int, int, int]] = field(factory=list)
    _cell: Attributes = field(factory=dict)
    _shown: list[str] = field(factory=list)
    _is_paragraph: bool = False

    def start(self, element: str, attributes: Attributes) -> None:
        """Take the beginning of an element.

        Raises:
            Unreadable: it is a table within the table.
        """
        if self._passed_over:
            self._passed_over += 1
        elif element in _CELL:
            self._cell = attributes
            self._shown = []
        elif element in _PARAGRAPH:
            if self._shown:
                self._shown.append("\n")
            self._is_paragraph = True
        elif element == "table:table-row":
            self._row_attributes = attributes
            self._column = 0
        elif element == "table:table-column":
            self._start_columns(attributes)
        elif element in _BESIDE or element.startswith("draw:"):
            self._passed_over = 1
        elif element in _SPACE:
            self._shown.append(_SPACE[element] * int(attributes.get("text:c", 1)))
        elif element == "table:table":
            raise Unreadable(message("a cell of it holds a table"))

    def text(self, letters: str) -> None:
        """Take text; spaces that follow one another are one, as the format has it."""
        if self._is_paragraph and not self._passed_over:
            is_plain = letters.isprintable() and "  " not in letters
            self._shown.append(letters if is_plain else _SPACES.sub(" ", letters))

    def end(self, element: str) -> None:
        """Take the end of an element.

        Raises:
            Unreadable: a row stands beyond the last, or too often.
        """
        if self._passed_over:
            self._passed_over -= 1
        elif element in _CELL:
            self._end_cell()
        elif element in _PARAGRAPH:
            self._is_paragraph = False
        elif element == "table:table-row":
            self._end_row()
        elif element == "table:table":
            self.leave()

    def _start_columns(self, attributes: Attributes) -> None:
        # What a style says of columns beyond the widest table is of no use.
        count = min(_times(attributes, _REPEATED), WIDEST)
        self._column_styles += [attributes.get(_DEFAULT_STYLE)] * count

    def _end_cell(self) -> None:
        cell, column = self._cell, self._column
        repeated = _REPEATED in cell
        self._column += _times(cell, _REPEATED) if repeated else 1
        value = value_of(cell, "".join(self._shown), self._digits())
        if value is None:
            return
        if self._column > COLUMNS:
            raise Unreadable(message("a cell of it stands beyond the last column of a sheet"))
        if repeated:
            self._held += [(place, value) for place in range(column, self._column)]
        else:
            self._held.append((column, value))
        if _ROWS_SPANNED in cell or _SPANNED in cell:
            self._spans.append((column, _times(cell, _ROWS_SPANNED), _times(cell, _SPANNED)))

    def _digits(self) -> int:
        """Return how many digits of a whole number the cell shows at least."""
        if not self.styles.show_zeros:
            return 1
        style = self._cell.get("table:style-name") or self._row_attributes.get(_DEFAULT_STYLE)
        if style is None and self._column <= len(self._column_styles):
            style = self._column_styles[self._column - 1]
        return self.styles.digits_of(style)

    def _end_row(self) -> None:
        first = self._row
        self._row += _times(self._row_attributes, "table:number-rows-repeated")
        if not self._held:
            return
        if self._row > ROWS:
            raise Unreadable(message("a row of it stands beyond the last row of a sheet"))
        if self._row - first > _ALIKE:
            raise Unreadable(message("more than {most} rows of it are alike", most=_ALIKE))
        for row in range(first, self._row):
            for column, value in self._held:
                self.sheet.put(row, column, value)
            for column, rows, columns in self._spans:
                self.sheet.merges.append((row, column, row + rows - 1, column + columns - 1))
        self._held, self._spans = [], []


def _times(attributes: Attributes, name: str) -> int:
    times = int(attributes.get(name, 1))
    if times < 1:
        raise ValueError(name)
    return times
