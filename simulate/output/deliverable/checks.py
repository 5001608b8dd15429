"""Checks of a deliverable: the program's own totals beside the sums of what is shown."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from attrs import frozen

from simulate.output.deliverable.figure_table import FigureTable, Number

_TOLERANCE: Final = Fraction(1, 1_000_000)
"""Shares are no whole numbers, and their sums are off by what a computer's numbers are."""


@frozen
class Place:
    """Where a figure stands: the key of its table, the name of its line, its column."""

    table: str
    line: str
    column: int


@frozen
class Check:
    """A total of the program beside the figures that have to come to it.

    Attributes:
        words: what is compared.
        unit: of the figures.
        stated: the program's own total.
        parts: where the figures stand, each with its sign.
        found: what they come to.
        stands: where the total stands among the figures, if it does.
    """

    words: str
    unit: str
    stated: Number
    parts: tuple[tuple[int, Place], ...]
    found: Number
    stands: Place | None = None

    @property
    def holds(self) -> bool:
        """Whether both are the same."""
        return abs(Fraction(self.stated) - Fraction(self.found)) < _TOLERANCE


def check_of(
    words: str,
    unit: str,
    stated: Number,
    parts: Iterable[tuple[int, Place]],
    tables: Iterable[FigureTable],
    stands: Place | None = None,
) -> Check:
    """Return a check of figures in any of some tables. Raises KeyError for one that is nowhere."""
    known, terms = {table.key: table for table in tables}, tuple(parts)
    found = sum(sign * (known[at.table].cell(at.line, at.column) or 0) for sign, at in terms)
    return Check(words, unit, stated, terms, found, stands)


def sum_checks(table: FigureTable, beside: Sequence[FigureTable] = ()) -> Iterator[Check]:
    """Yield a check of every figure that is the sum of others, down or across.

    Args:
        table: whose figures.
        beside: tables whose lines may be added up in it, too: the other side of a form.
    """
    tables = (table, *beside)
    home = {name: one.key for one in tables for name in one.by_name}
    for group in table.groups:
        for line in group.lines:
            for at, stated in enumerate(line.cells):
                words = _words(table, group.heading, line.label, table.columns[at].heading)
                unit, stands = table.unit_of(line, at), Place(table.key, line.name, at)
                for terms in table.sums_at(line, at) if stated is not None else ():
                    parts = [(sign, Place(home[n], n, column)) for sign, n, column in terms]
                    yield check_of(words, unit, stated or 0, parts, tables, stands)


def control_sums(table: FigureTable, words: str) -> Iterator[Check]:
    """Yield for each unit what all figures of a table come to, those that enter no total too.

    Args:
        table: whose figures.
        words: what such a sum is called.
    """
    by_unit: dict[str, list[tuple[int, Place]]] = {}
    for line in table.lines:
        for at, figure in enumerate(line.cells):
            if figure is not None:
                unit = table.unit_of(line, at)
                by_unit.setdefault(unit, []).append((1, Place(table.key, line.name, at)))
    for unit, parts in by_unit.items():
        stated = sum(Fraction(table.cell(at.line, at.column) or 0) for _, at in parts)
        yield check_of(_words(table, words), unit, stated, parts, [table])


def _words(table: FigureTable, *parts: str) -> str:
    """Return what is compared, as far as it has words."""
    return " · ".join(filter(None, (table.title, *parts)))
