"""Texts and key figures as cells in Word, each column as wide as its texts ask for."""

from collections.abc import Iterator, Sequence
from typing import Final

from docx.shared import Emu, Length

from simulate.language.wrapping import longest_word, width_of
from simulate.output.layout import KeyFigures
from simulate.output.memorandum.figure_cells import Part
from simulate.output.memorandum.memo_tables import Cell, CellRow, width_for
from simulate.output.text_table import TextTable

_LONGEST: Final = 240
"""A column asks for no more room than so many characters take."""

_NARROW: Final = 30
"""Longer texts are read more easily below the others than in a column of fewer characters."""

_UNBROKEN: Final = 26
"""A longer word, e.g. a digest, is broken."""

_SPARE: Final = 1
"""Letters are wider than digits in some fonts."""

_LEAST: Final = 12
"""A column has room for so many characters, if its texts have as many."""


def text_part(table: TextTable, width: Length) -> Part:
    """Return texts laid out in a width; long ones that would be in a narrow column stand below."""
    columns = [*zip(table.headings, *table.rows, strict=True)]
    widths, asked = _widths(columns, width), [*map(_asked, columns)]
    longest = asked.index(max(asked))
    has_room = widths[longest] >= width_for(min(asked[longest], _NARROW))
    if has_room or longest == 0:  # the first column names the row
        return Part(widths, [_row(table.headings, bold=True)], [_row(row) for row in table.rows])
    others = [own for at, own in enumerate(columns) if at != longest]
    return Part(
        _widths(others, width),
        [*_divided(table.headings, longest, bold=True)],
        [own for row in table.rows for own in _divided(row, longest)],
    )


def _row(texts: Sequence[str], *, bold: bool = False) -> CellRow:
    return [Cell(text, bold=bold) for text in texts]


def _divided(texts: Sequence[str], longest: int, *, bold: bool = False) -> Iterator[CellRow]:
    """Yield a row without its longest text, and one with this text alone, if there is one."""
    yield _row([text for at, text in enumerate(texts) if at != longest], bold=bold)
    if texts[longest]:
        below = Cell(texts[longest], bold=bold, depth=1, columns=len(texts) - 1, continues=True)
        yield [below]


def key_figures_part(figures: KeyFigures, width: Length) -> Part:
    """Return key figures laid out in a width: what each is, how much, and how sure."""
    texts = [(one.label, one.value, one.remark) for one in figures.figures]
    rows = [
        [Cell(label), Cell(value, is_figure=True, bold=True), Cell(remark)]
        for label, value, remark in texts
    ]
    amount = width_for(max(width_of(value) for _, value, _ in texts))
    label, remark = _widths([*zip(*texts, strict=True)][::2], Emu(width - amount))
    return Part([label, amount, remark], [], rows)


def _widths(columns: Sequence[Sequence[str]], width: Length) -> list[Length]:
    """Divide a width: to each column its longest word, the rest in proportion to what it holds."""
    asked, least = ([width_for(ask(own)) for own in columns] for ask in (_asked, _least))
    if sum(asked) <= width:
        return [*asked[:-1], Emu(asked[-1] + width - sum(asked))]
    if sum(least) >= width:
        return [Emu(own * width // sum(least)) for own in least]
    wanted = [most - own for most, own in zip(asked, least, strict=True)]
    room = width - sum(least)
    return [Emu(own + room * more // sum(wanted)) for own, more in zip(least, wanted, strict=True)]


def _asked(texts: Sequence[str]) -> int:
    """Return how many characters a column has room for if none of its texts is to be broken."""
    lines = (line for text in texts for line in text.splitlines())
    return min(max(map(width_of, lines), default=0) + _SPARE, _LONGEST)


def _least(texts: Sequence[str]) -> int:
    """Return how many characters a column has room for even where room is short."""
    longest = min(max(map(longest_word, texts)), _UNBROKEN)
    return min(max(longest, _LEAST), _asked(texts))
