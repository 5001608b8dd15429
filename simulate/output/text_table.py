"""Texts in columns under headings."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import frozen
from rich.box import Box
from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text as Line

from kernel.messages import Language, Text
from simulate.language.catalogue import spoken
from simulate.language.wrapping import width_of, wrapped

_BETWEEN: Final = 3
"""Characters between two columns."""

_INDENT: Final = 2

_NARROW: Final = 24
"""A column with fewer characters is read more easily below the others than beside them."""

_RULES: Final = Box("    \n    \n ─  \n    \n ─  \n ─  \n    \n    \n")
"""A rule below the headings, no other lines."""


@frozen(eq=False)
class TextTable:
    """Texts in columns under headings; the last column stands below the others where it is narrow.

    Attributes:
        title: above the table, if any.
        headings: above the columns.
        rows: a cell for each column.
    """

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if self.title:
            yield from (Line(one, style="bold") for one in wrapped(self.title, options.max_width))
        if options.max_width - self._beside() < min(_NARROW, self._natural(-1)):
            yield from self._blocks(options.max_width)
        else:
            yield self._table()

    def _table(self) -> Table:
        table = Table(box=_RULES, show_edge=False, pad_edge=False, header_style="")
        for name in self.headings:
            table.add_column(name, overflow="fold")
        for row in self.rows:
            table.add_row(*(Line(cell) for cell in row))
        return table

    def _blocks(self, width: int) -> Iterator[Line]:
        *names, last = self.headings
        yield from map(Line, wrapped(" · ".join(filter(None, (*names, last))), width))
        yield Line("─" * width, style="dim")
        for *cells, text in self.rows:
            yield from map(Line, wrapped(" · ".join(filter(None, cells)), width))
            for part in text.splitlines():
                for line in wrapped(part, width - _INDENT):
                    yield Line(" " * _INDENT + line)

    def _beside(self) -> int:
        """Return how much room all columns but the last want."""
        return sum(self._natural(at) + _BETWEEN for at in range(len(self.headings) - 1))

    def _natural(self, at: int) -> int:
        return max(
            width_of(line)
            for cell in (self.headings[at], *(row[at] for row in self.rows))
            for line in cell.splitlines() or [""]
        )


def text_table(
    title: str, columns: Iterable[Text], rows: Iterable[Sequence[str]], language: Language
) -> TextTable:
    """Return texts under a title and headings in a language."""
    return TextTable(title, [spoken(column, language) for column in columns], [*rows])
