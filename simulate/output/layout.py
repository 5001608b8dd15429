"""How sentences and the parts of an answer are laid out, in whatever width there is."""

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import frozen
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.text import Text as Line

from simulate.language.wrapping import left, right, width_of, wrapped

_GAP: Final = "  "
_INDENT: Final = 2

_NARROW: Final = 24
"""A remark for which there are fewer characters stands below its figure."""


@frozen(eq=False)
class Sentences:
    """Sentences, each beginning a line; where there is a mark, behind it and set in."""

    lines: Sequence[str]
    mark: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        set_in = width_of(self.mark)
        for sentence in self.lines:
            parts = [
                p for one in sentence.splitlines() for p in wrapped(one, options.max_width - set_in)
            ]
            for place, part in enumerate(parts or [""]):
                yield Line((" " * set_in if place else self.mark) + part)


def stacked(*parts: RenderableType) -> RenderableType:
    """Return parts one below the other, each but a heading followed by a blank line."""
    return Group(
        *(part if isinstance(part, Heading) else Padding(part, (0, 0, 1, 0)) for part in parts)
    )


@frozen(eq=False)
class Heading:
    """Bold words above what follows."""

    words: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in wrapped(self.words, options.max_width):
            yield Line(line, style="bold")


def heading(words: str) -> Heading:
    """Return a heading."""
    return Heading(words)


def bullets(lines: Iterable[str]) -> Sentences:
    """Return notes, each behind a mark."""
    return Sentences([*lines], "· ")


@frozen
class KeyFigure:
    """A figure that is read first: what it is, how much, and how sure.

    Attributes:
        exact: the figure, where it is to be reckoned with; in fen where it is money.
        unit: of that.
    """

    label: str
    value: str
    remark: str
    exact: int | None = None
    unit: str = "fen"


@frozen(eq=False)
class KeyFigures:
    """Figures below each other, each with its remark behind it, or below where room is short."""

    figures: Sequence[KeyFigure]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        labels = max(width_of(one.label) for one in self.figures)
        values = max(width_of(one.value) for one in self.figures)
        start = _INDENT + labels + len(_GAP) + values + 2 * len(_GAP)
        beside = options.max_width - start >= _NARROW
        is_narrow = start - 2 * len(_GAP) > options.max_width
        for one in self.figures:
            line = Line(" " * _INDENT + left(one.label, labels) + _GAP)
            if is_narrow:
                yield from map(Line, wrapped(one.label, options.max_width))
                line = Line(" " * _INDENT)
            line.append(one.value if is_narrow else right(one.value, values), style="bold")
            room = options.max_width - (start if beside else 2 * _INDENT)
            parts = wrapped(one.remark, room)
            if beside and parts:
                line.append(2 * _GAP + parts.pop(0))
            yield line
            for part in parts:
                yield Line(" " * (start if beside else 2 * _INDENT) + part)
