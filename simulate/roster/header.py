"""The first row of a roster: which column is which.

A header is never repeated in a message: in a file without a first row of headers it is somebody's
name. Columns are spoken of by their position.
"""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Final
from unicodedata import normalize

from attrs import frozen

from kernel.columns import HEADERS, REQUIRED
from kernel.errors import RequestError
from kernel.messages import SEMICOLON, Text, listed, message
from kernel.results import KINDS

_ASIDE: Final = re.compile(r"\s|\(.*?\)")

_LIKENESS: Final = 0.75
"""How close a header has to be to an accepted one to be taken for a slip of the pen."""


@frozen
class Header:
    """The columns of a roster.

    Attributes:
        names: as they are passed in.
        known: for each column of `kernel.columns` that is there, its position.
    """

    names: tuple[str, ...]
    known: Mapping[str, int]

    @classmethod
    def of(cls, label: str | Text, names: Sequence[str]) -> "Header":
        """Recognise English and Chinese headers in any order.

        Raises:
            RequestError: a required column is missing, or two columns are the same one.
        """
        known: dict[str, int] = {}
        for position, name in enumerate(names):
            column = column_named(name)
            if column in known:
                raise RequestError(
                    "{label}: columns {known} and {position} are both {column!r}; expected it once",
                    label=label,
                    known=known[column] + 1,
                    position=position + 1,
                    column=column,
                )
            if column:
                known[column] = position
        header = cls(tuple(names), known)
        missing = [column for column in REQUIRED if column not in known]
        if missing:
            wanted = listed(f"{column} ({_accepted(column)})" for column in missing)
            raise RequestError(
                "{label}: the first row must hold the headers, and required ones are missing: "
                "{missing}",
                label=label,
                missing=listed([wanted, *header.slips()], SEMICOLON),
            )
        return header

    def notes(self) -> list[Text]:
        """Say what a person may have meant otherwise."""
        paid, prepaid = _accepted("paid_on"), _accepted("prepaid_in")
        unpaid = message(
            "no column {paid} or {prepaid}: every student counts as unpaid",
            paid=paid,
            prepaid=prepaid,
        )
        is_there = self.known.keys() & {"paid_on", "prepaid_in"}
        return [*self.slips(), *self._renamed(), *([] if is_there else [unpaid])]

    @property
    def written(self) -> list[str]:
        """The names under which the columns are passed through, apart from those of results."""
        return distinct_names(self.names, list(KINDS))

    def _renamed(self) -> list[Text]:
        return [
            message(
                "column {number} is written under another name: its own stands twice, or is that "
                "of a result",
                number=position + 1,
            )
            for position, (name, written) in enumerate(zip(self.names, self.written, strict=True))
            if name != written
        ]

    def slips(self) -> list[Text]:
        """Say which columns are not read though they come close to an accepted header."""
        free = [name for name, column in _ACCEPTED.items() if column not in self.known]
        return [
            message(
                "column {number} is not read, but comes close to {meant}",
                number=position + 1,
                meant=meant,
            )
            for position, name in enumerate(self.names)
            if position not in self.known.values()
            for close in get_close_matches(_plain(name), free, n=1, cutoff=_LIKENESS)
            for meant in [_accepted(_ACCEPTED[close])]
        ]


def column_named(header: str) -> str | None:
    """Return the column that a header names, None where it names none."""
    return _ACCEPTED.get(_plain(header))


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


def _accepted(column: str) -> str:
    return " / ".join((column, *HEADERS[column]))


def _plain(name: str) -> str:
    """Return a header without white space and without a remark in brackets."""
    return _ASIDE.sub("", normalize("NFKC", name)).lower()


_ACCEPTED: Final = {
    header: column for column, chinese in HEADERS.items() for header in (column, *chinese)
}
