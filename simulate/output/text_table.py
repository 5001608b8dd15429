"""Texts in columns under headings."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import zip_longest
from typing import Final

from attrs import frozen
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text as Line

from kernel.messages import Language, Text
from simulate.language.catalogue import spoken
from simulate.language.wrapping import left, width_of, wrapped

_GAP: Final = "   "
_INDENT: Final = 2

_NARROW: Final = 24
"""A text in a column of fewer characters is read more easily below the others than beside them."""


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
        widths = self._widths(options.max_width)
        yield from self._table(widths) if widths else self._blocks(options.max_width)

    def _table(self, widths: Sequence[int]) -> Iterator[Line]:
        yield from _beside(self.headings, widths)
        yield Line(_GAP.join("─" * width for width in widths), style="dim")
        for row in self.rows:
            yield from _beside(row, widths)

    def _blocks(self, width: int) -> Iterator[Line]:
        yield from map(Line, wrapped(" · ".join(filter(None, self.headings)), width))
        yield Line("─" * width, style="dim")
        for *cells, text in self.rows:
            yield from map(Line, wrapped(" · ".join(filter(None, cells)), width))
            for line in _lines(text, width - _INDENT):
                yield Line(" " * _INDENT + line)

    def _widths(self, width: int) -> list[int]:
        """Return how wide the columns are: where room is short, half of it is for the widest.

        None at all where a column would be too narrow.
        """
        room = width - len(_GAP) * (len(self.headings) - 1)
        if sum(self._natural) <= room:
            return self._natural
        widest = self._natural.index(max(self._natural))
        others = [0 if at == widest else one for at, one in enumerate(self._natural)]
        most = max(others)
        while most > _NARROW and sum(min(one, most) for one in others) > room // 2:
            most -= 1
        widths = [min(one, most) for one in others]
        widths[widest] = room - sum(widths)
        return widths if widths[widest] >= _NARROW else []

    @cached_property
    def _natural(self) -> list[int]:
        """How wide each column would be if no text were broken over lines."""
        columns = zip(self.headings, *self.rows, strict=True)
        return [
            max(width_of(part) for one in col for part in one.splitlines() or [""])
            for col in columns
        ]


def _beside(cells: Sequence[str], widths: Sequence[int]) -> Iterator[Line]:
    """Return cells beside each other, each broken over lines in its column."""
    columns = [_lines(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for parts in zip_longest(*columns, fillvalue=""):
        line = Line(_GAP.join(left(part, width) for part, width in zip(parts, widths, strict=True)))
        line.rstrip()
        yield line


def _lines(text: str, width: int) -> list[str]:
    return [line for part in text.splitlines() for line in wrapped(part, width)]


def text_table(
    title: str, columns: Iterable[Text], rows: Iterable[Sequence[str]], language: Language
) -> TextTable:
    """Return texts under a title and headings in a language."""
    return TextTable(title, [spoken(column, language) for column in columns], [*rows])
