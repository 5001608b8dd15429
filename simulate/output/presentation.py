"""How an answer looks to a person: language, unit of money, detail, charts, width."""

from os import environ
from shutil import get_terminal_size
from typing import Final

from attrs import frozen

from kernel.messages import Language
from simulate.language.catalogue import language_of
from simulate.output.units import Unit, unit_named

WIDTH: Final = 80
"""Characters of a line where nobody says how many there are."""

_DUMB: Final = ("dumb", "unknown")

_NARROWEST: Final = 40
_WIDEST: Final = 400
"""A line of fewer or more characters is laid out as if it had so many."""


@frozen
class Presentation:
    """How an answer looks.

    Attributes:
        unit: in which tables show money; None for whichever keeps numbers short.
        detail: whether everything is shown, not the first screen alone.
        charts: whether figures are drawn where one looks rather than reads.
        width: characters of a line.
    """

    language: Language
    unit: Unit | None = None
    detail: bool = False
    charts: bool = True
    width: int = WIDTH

    @classmethod
    def of(
        cls,
        lang: str | None,
        *,
        unit: str | None = None,
        detail: bool = False,
        charts: bool = True,
    ) -> "Presentation":
        """Take what was asked for, the rest from the environment.

        Raises:
            RequestError: there is no such language.
        """
        chosen = None if unit is None else unit_named(unit)
        return cls(language_of(lang), chosen, detail, charts, width_of_lines())


def width_of_lines() -> int:
    """Return how many characters a line has: as `COLUMNS` says, else the terminal."""
    said = environ.get("COLUMNS", "")
    columns = int(said) if said.isdecimal() and len(said) < 10 else 0
    width = columns or get_terminal_size((WIDTH, 0)).columns
    return within_bounds(width)


def within_bounds(width: int) -> int:
    """Return a number of characters that a line can be laid out in."""
    return min(max(width, _NARROWEST), _WIDEST)


def is_dumb() -> bool:
    """Say whether the terminal can do no more than print: `TERM` says so."""
    return environ.get("TERM", "").lower() in _DUMB
