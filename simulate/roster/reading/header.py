"""The headers of a roster: which column is which."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from kernel.columns import COLUMNS, REQUIRED
from kernel.errors import RequestError
from kernel.messages import SEMICOLON, Text, listed, message
from kernel.results import KINDS
from simulate.roster.reading.header_names import (
    bare,
    column_named,
    expected,
    nearest_column,
    shown,
)

NO_COLUMNS: Final[Mapping[str, str]] = {}


@frozen
class Header:
    """The columns of a roster.

    Attributes:
        names: as they are passed in.
        known: for each column of `kernel.columns` that is there, its position.
        row: the number of the row that holds them, of the last one where two do.
        numbers: of the columns, counted from 1 as a spreadsheet does; by position.
        results: the positions of results of an earlier assessment, which are left out.
    """

    names: tuple[str, ...]
    known: Mapping[str, int]
    row: int
    numbers: tuple[int, ...]
    results: frozenset[int] = frozenset()

    @classmethod
    def of(
        cls,
        label: str | Text,
        names: Sequence[str],
        columns: Mapping[str, str] = NO_COLUMNS,
        row: int = 1,
    ) -> "Header":
        """Recognise English and Chinese headers in any order.

        Args:
            label: the roster, for messages.
            names: the headers.
            columns: what headers mean that are not known, by the bare header.
            row: the number of their row.

        Raises:
            RequestError: a required column is missing, or two columns are the same one.
        """
        numbers = tuple(range(1, len(names) + 1))
        header = cls(tuple(names), _positions(label, names, columns), row, numbers)
        missing = missing_in(header.known)
        if missing:
            raise RequestError(
                "{label}: row {row} must hold the headers, and required ones are missing: "
                "{missing}",
                label=label,
                row=row,
                missing=listed([listed(map(expected, missing)), *header.slips()], SEMICOLON),
            )
        return header

    @property
    def written(self) -> list[str]:
        """The names under which the columns are passed through, apart from those of results."""
        return distinct_names(self.names, list(KINDS))

    def only(self, positions: Sequence[int]) -> "Header":
        """Return the header of some of the columns, in their order."""
        places = {position: place for place, position in enumerate(positions)}
        return evolve(
            self,
            names=tuple(self.names[position] for position in positions),
            numbers=tuple(self.numbers[position] for position in positions),
            known={name: places[p] for name, p in self.known.items() if p in places},
            results=frozenset(places[p] for p in self.results if p in places),
        )

    def with_columns(self, names: Sequence[str], known: Mapping[str, int]) -> "Header":
        """Return the header with columns behind its own, and where known ones stand then."""
        behind = max(self.numbers, default=0)
        return evolve(
            self,
            names=(*self.names, *names),
            known={**self.known, **known},
            numbers=(*self.numbers, *range(behind + 1, behind + 1 + len(names))),
        )

    def unread(self) -> list[int]:
        """Return the positions of the columns that are passed through without being read."""
        read = {*self.known.values(), *self.results}
        return [place for place, name in enumerate(self.names) if place not in read]

    def renamed(self) -> list[Text]:
        """Say which columns cannot keep their name."""
        return [
            message(
                "column {number} is written under another name: its own stands twice, or is that "
                "of a result",
                number=number,
            )
            for position, (number, name, written) in enumerate(
                zip(self.numbers, self.names, self.written, strict=True)
            )
            if name != written and position not in self.results
        ]

    def slips(self) -> list[Text]:
        """Say which columns are not read though they come close to an accepted header."""
        return [
            message(
                "column {number} is not read, but comes close to {meant}",
                number=self.numbers[position],
                meant=shown(close),
            )
            for position in self.unread()
            for close in [nearest_column(self.names[position], self.known)]
            if close is not None
        ]


def missing_in(known: Collection[str]) -> list[str]:
    """Return the required columns that are not there, nor any from which they follow."""
    return [
        name for name in REQUIRED if not {name, *COLUMNS[name].follows_from}.intersection(known)
    ]


def _positions(
    label: str | Text, names: Sequence[str], columns: Mapping[str, str]
) -> dict[str, int]:
    """Return where each known column stands. Raises RequestError for one that stands twice."""
    known: dict[str, int] = {}
    chosen = {columns[bare(name)] for name in names if bare(name) in columns}
    for position, name in enumerate(names):
        column = column_named(name, columns)
        if column in chosen and bare(name) not in columns:
            continue
        if column in known:
            raise RequestError(
                "{label}: columns {known} and {position} are both {column!r}; expected it once, or "
                "--map HEADER={column} to say which one is meant",
                label=label,
                known=known[column] + 1,
                position=position + 1,
                column=column,
            )
        if column:
            known[column] = position
    return known


def distinct_names(names: Sequence[str], taken: Sequence[str]) -> list[str]:
    """Return names of which none stands twice, nor among those that are taken."""
    used, counts = set(taken), dict.fromkeys(names, 1)
    given: list[str] = []
    for name in names:
        chosen = name
        while chosen in used:
            counts[name] += 1
            chosen = f"{name} ({counts[name]})"
        used.add(chosen)
        given.append(chosen)
    return given
