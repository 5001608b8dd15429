"""Names of sheets that every spreadsheet takes, each once."""

import re
from typing import Final

_MOST: Final = 31
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_RESERVED: Final = "history"


class SheetNames:
    """Gives each sheet a name of its own."""

    def __init__(self) -> None:
        self._given = {_RESERVED}

    def name(self, words: str, of: str = "") -> str:
        """Return a name for a sheet: what it is about and whose, the latter cut where it is long.

        A number stands behind it where another sheet has the name already.
        """
        tail = f" {of}" if of else ""
        number = 1
        while True:
            end = "" if number == 1 else f" {number}"
            name = _clean(f"{words}{tail}", _MOST - len(end)) + end
            if name.casefold() not in self._given:
                self._given.add(name.casefold())
                return name
            number += 1


def _clean(words: str, most: int) -> str:
    """Return words without signs that a name cannot have, nor an apostrophe at its edges."""
    return _FORBIDDEN.sub(" ", words)[:most].strip(" '") or "–"
