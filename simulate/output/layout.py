"""How figures, tables and sentences are laid out for a person."""

from collections.abc import Mapping, Sequence
from itertools import product

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from kernel.messages import Language, Text
from simulate.language.catalogue import spoken
from simulate.output.labels import section_heading
from simulate.output.words import yuan
from simulate.projection.ledger import ACCRUAL, CASH, NONE, Account
from simulate.projection.measures import MEASURES, SECTIONS


def figure(account: Account, value: int) -> str:
    """Write a figure as people write it."""
    return number(value, MEASURES[account.measure].is_money)


def estimate(account: Account, value: float) -> int:
    """Return a figure that is no exact sum rounded for a reader: money to the yuan."""
    return round(value / 100) * 100 if MEASURES[account.measure].is_money else round(value)


def number(value: int, money: bool) -> str:
    """Write a number as people write it, money in yuan; nothing is a dash."""
    return yuan(value) if money else f"{value:,}" if value else "–"


def signed(change: int, money: bool) -> str:
    """Write a change with its sign."""
    return f"{'+' if change > 0 else ''}{number(change, money)}"


def titled(title: str, *, pad_edge: bool = True) -> Table:
    """Return an empty table under a title."""
    return Table(title=title, title_justify="left", title_style="bold", pad_edge=pad_edge)


def text_table(title: str, columns: Sequence[Text], language: Language) -> Table:
    """Return an empty table under a title, whose columns fold texts."""
    table = titled(title)
    for column in columns:
        table.add_column(spoken(column, language), overflow="fold")
    return table


def add_sections(
    table: Table, lines: Mapping[Account, Sequence[Sequence[str]]], language: Language
) -> None:
    """Add the lines of accounts to a table, under the headings of their sections, cash last."""
    for section, basis in product(SECTIONS, (NONE, ACCRUAL, CASH)):
        rows = [
            row
            for account, own in lines.items()
            if MEASURES[account.measure].section == section and account.accounting == basis
            for row in own
        ]
        if rows and (words := section_heading(section, basis, language)):
            table.add_row(Line(words, style="bold"))
        for row in rows:
            table.add_row(*row)
        if rows:
            table.add_section()


def stacked(*parts: RenderableType) -> RenderableType:
    """Return parts one below the other, each but a heading followed by a blank line."""
    return Group(
        *(part if isinstance(part, Line) else Padding(part, (0, 0, 1, 0)) for part in parts)
    )


def paragraph(lines: Sequence[str]) -> RenderableType:
    """Return sentences, one a line."""
    return Line("\n".join([*lines, ""]))


def heading(words: str) -> RenderableType:
    """Return a heading, never broken over lines."""
    return Line(words, style="bold", no_wrap=True, overflow="ignore")
