"""A table of figures that know their unit, and of what other figures they are the sum."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Final

from attrs import field, frozen

FEN: Final = "fen"
PER_HEAD: Final = "fen a head"
"""Money of one student in fen, shown in yuan whatever the unit of its table."""
SHARE: Final = "share"
"""A part of a whole, 1 being all of it; every other unit is counted in whole numbers."""

Number = int | float | Fraction
"""A figure, exact: money in fen, also where it is money of one student (a fraction)."""

Terms = tuple[tuple[int, str], ...]
"""What is added up, each with its sign: names of lines."""


@frozen
class FigureColumn:
    """A column of a table.

    Attributes:
        heading: above it.
        adds: the columns of which it is the sum, each with its sign, by their place.
        unit: of its figures, where it is another than that of their line.
        sums: whether the lines that are sums of others are such in this column.
    """

    heading: str
    adds: tuple[tuple[int, int], ...] = ()
    unit: str = ""
    sums: bool = True


@frozen
class FigureLine:
    """A line of a table.

    Attributes:
        name: unique in its table; of a line of a payer, the payer.
        label: in front of it, without indent.
        cells: a figure for each column; None for what does not apply or is not known.
        unit: of its figures: fen, fen a head, students, person-months and so on, or share.
        depth: 0 for a total, 1 for a part of it, 2 for an "of which".
        adds: the lines of which it is the sum; of a form also those of its other side.
        given: for which columns it is no sum of them, but given as it stands.
        sums: whether the columns that are sums of others are such in this line.
        rests_on: the clauses, assumptions or sources that put figures into it; for a person.
        number: before its label on a printed form; empty where there is none.
        crossed_above: how many rows above it a printed form crosses out (×).
        marks: for which columns it leaves out parts that are not known.
    """

    name: str
    label: str
    cells: tuple[Number | None, ...]
    unit: str = FEN
    depth: int = 1
    adds: Terms = field(default=(), kw_only=True)
    given: frozenset[int] = field(default=frozenset(), kw_only=True)
    sums: bool = field(default=True, kw_only=True)
    rests_on: str = field(default="", kw_only=True)
    number: str = field(default="", kw_only=True)
    crossed_above: int = field(default=0, kw_only=True)
    marks: frozenset[int] = field(default=frozenset(), kw_only=True)

    @property
    def role(self) -> str:
        """What a line of an interval is in it, e.g. `low`: behind what it is an interval of."""
        return self.name.rpartition(".")[2]


@frozen
class FigureGroup:
    """Lines that stand together, under a heading where there is one."""

    heading: str
    lines: tuple[FigureLine, ...]


@frozen(eq=False)
class FigureTable:
    """Figures in columns under headings.

    Attributes:
        key: unique in its deliverable, e.g. `changsha.payers`.
        title: above it.
        corner: above the labels, if anything.
        columns: from left to right.
        groups: the lines.
        notes: sentences below.
    """

    key: str
    title: str
    corner: str
    columns: tuple[FigureColumn, ...]
    groups: tuple[FigureGroup, ...]
    notes: tuple[str, ...] = ()

    @property
    def lines(self) -> list[FigureLine]:
        """The lines of all groups."""
        return [line for group in self.groups for line in group.lines]

    @cached_property
    def by_name(self) -> Mapping[str, FigureLine]:
        """The lines by name."""
        return {line.name: line for line in self.lines}

    def cell(self, line: str, column: int) -> Number | None:
        """Return a figure. Raises KeyError for a line that is none."""
        return self.by_name[line].cells[column]

    def unit_of(self, line: FigureLine, column: int) -> str:
        """Return the unit of a figure."""
        return self.columns[column].unit or line.unit

    def sums_at(self, line: FigureLine, column: int) -> Iterator[tuple[tuple[int, str, int], ...]]:
        """Yield the sums that a figure is, of other lines and of other columns.

        Yields:
            What is added up, each with its sign: names of lines, places of columns.
        """
        own = self.columns[column]
        if line.adds and own.sums and column not in line.given:
            yield tuple((sign, name, column) for sign, name in line.adds)
        if own.adds and line.sums:
            yield tuple((sign, line.name, at) for sign, at in own.adds)

    @property
    def has_money(self) -> bool:
        """Whether its unit of money is to be named."""
        return any(
            self.unit_of(line, at) == FEN for line in self.lines for at in range(len(self.columns))
        )

    @property
    def shows_rests_on(self) -> bool:
        """Whether a line says what it rests on."""
        return any(line.rests_on for line in self.lines)


def ungrouped(lines: Iterable[FigureLine]) -> tuple[FigureGroup, ...]:
    """Return lines without a heading, as the groups of a table."""
    return (FigureGroup("", tuple(lines)),)
