"""Finds the row of headers among the first rows of a table: titles may stand above it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from attrs import frozen

from kernel.columns import REQUIRED
from kernel.errors import RequestError
from kernel.messages import SEMICOLON, Text, listed, message
from simulate.roster.reading.header import NO_COLUMNS, Header
from simulate.roster.reading.header_names import column_named, expected

FIRST_ROWS: Final = 50
"""Rows that hold anything, among which the headers are looked for."""

NO_TABLE: Final = message("{label}: no table found; expected rows below headers")
"""What is said of a file in which nothing stands."""

_ENDING: Final = re.compile(r"(信息|情况|详情|明细)\s*$")
"""What may stand behind the name of a group of columns."""

Row = tuple[int, Sequence[str]]
"""The number of a row, counted from 1, and what its cells show."""

_Naming = Callable[[str], str | None]
"""Tells which column a cell names, None where it names none."""


@frozen
class Candidate:
    """What may be the headers.

    Attributes:
        row: the number of the row, of the lower one of two.
        behind: how many of the rows that were looked at lie above the students.
        names: of the columns.
        known: the columns that are named.
    """

    row: int
    behind: int
    names: Sequence[str]
    known: frozenset[str]

    @classmethod
    def of(cls, row: int, behind: int, names: Sequence[str], named: _Naming) -> "Candidate":
        """Look which columns are named."""
        return cls(row, behind, names, frozenset(one for one in map(named, names) if one))


def found_header(
    label: str | Text, rows: Sequence[Row], columns: Mapping[str, str] = NO_COLUMNS
) -> Header:
    """Return the header that stands among the first rows.

    Args:
        label: the roster, for messages.
        rows: the first rows, those that hold anything.
        columns: what headers mean that are not known, by the bare header.

    Raises:
        RequestError: no row names the required columns, or one names a column twice.
    """
    if not rows:
        raise RequestError(NO_TABLE.filled(label=label))
    best = best_candidate(rows, columns)
    if best is None:
        raise RequestError(
            "{label}: none of the first {count} rows holds headers; expected {missing}",
            label=label,
            count=max(number for number, _ in rows),
            missing=listed(map(expected, REQUIRED), SEMICOLON),
        )
    return Header.of(label, best.names, columns, best.row)


def best_candidate(
    rows: Sequence[Row], columns: Mapping[str, str] = NO_COLUMNS
) -> Candidate | None:
    """Return the row, or the two rows, that name most known columns; the first of several.

    Two rows are one header only where they say more together than either does alone.
    """
    named = cache(lambda name: column_named(name, columns))  # the same cell is asked for often
    found = [one for one in _candidates(rows[:FIRST_ROWS], named) if one.known]
    return max(found, key=lambda one: len(one.known), default=None)


def _candidates(rows: Sequence[Row], named: _Naming) -> Iterator[Candidate]:
    for place, (number, cells) in enumerate(rows):
        yield Candidate.of(number, place + 1, cells, named)
        if place:
            together = _together(rows[place - 1][1], cells, named)
            yield Candidate.of(number, place + 1, together, named)


def _together(upper: Sequence[str], lower: Sequence[str], named: _Naming) -> list[str]:
    """Return the headers of two rows as one: a group above, its parts below.

    Of what the two cells of a column say, and of both in one, the first that is known is taken:
    日期 below 缴费情况 is 缴费日期.
    """
    names, group = [], ""
    for place in range(max(len(upper), len(lower))):
        above = upper[place] if place < len(upper) else ""
        below = lower[place] if place < len(lower) else ""
        group = above if above.strip() else group if below.strip() else ""
        said = (below, f"{group}{below}", f"{_ENDING.sub('', group)}{below}", above)
        known = (one for one in said if named(one))
        names.append(next(known, below or above))
    return names
