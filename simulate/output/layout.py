"""How figures, tables and sentences are laid out for a person."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from simulate.output.words import Language, say, yuan
from simulate.projection.facts import UNITS
from simulate.projection.ledger import Account


def estimate(account: Account, figure: float) -> int:
    """Return a figure that is no exact sum rounded for a reader: money to the yuan."""
    return round(figure / 100) * 100 if UNITS[account.measure] == "fen" else round(figure)


def number(value: int, money: bool) -> str:
    """Write a figure as people write it."""
    return yuan(value) if money else f"{value:,}" if value else "–"


def signed(change: int, money: bool) -> str:
    """Write a change with its sign."""
    return f"{'+' if change > 0 else ''}{number(change, money)}"


def titled(title: str, *, pad_edge: bool = True) -> Table:
    """Return an empty table under a title."""
    return Table(title=title, title_justify="left", title_style="bold", pad_edge=pad_edge)


def text_table(title: str, columns: Sequence[str], language: Language) -> Table:
    """Return an empty table under a title, whose columns fold texts and are headed by words."""
    table = titled(title)
    for column in columns:
        table.add_column(say(column, language), overflow="fold")
    return table


def stacked(*parts: RenderableType) -> RenderableType:
    """Return parts one below the other, each but a heading followed by a blank line."""
    return Group(
        *(part if isinstance(part, Line) else Padding(part, (0, 0, 1, 0)) for part in parts)
    )


def paragraph(lines: Sequence[str]) -> RenderableType:
    """Return sentences, one a line, as they are: brackets in the name of a file are no markup."""
    return Line("\n".join([*lines, ""]))


def heading(words: str) -> RenderableType:
    """Return a heading, never broken over lines."""
    return Line(words, style="bold", no_wrap=True, overflow="ignore")
