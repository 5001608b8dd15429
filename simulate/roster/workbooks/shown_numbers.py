"""What cells of a number format show, for a number as a binary file holds it."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from simulate.roster.workbooks.number_formats import Kind, NumberFormat, plain_number, shown
from simulate.roster.workbooks.sheet_parts import EXACT, Cell, CellFault

Show = Callable[[float], Cell | CellFault]

_REMEMBERED: Final = 4_096
"""Numbers of one format that are looked at once, such as the days of a year."""


def plain(value: float) -> Cell:
    """Return a number as it is; a whole one that is too long is text, with the digits one sees."""
    if not value.is_integer():
        return value
    return int(value) if abs(value) < EXACT else plain_number(f"{value:.15g}")


def showing(form: NumberFormat, *, is_1904: bool) -> Show:
    """Return what cells of a format show; a number that is no day, in one of days, is an error."""
    if form.kind is Kind.NUMBER:
        return plain

    @lru_cache(_REMEMBERED)
    def show(value: float) -> Cell | CellFault:
        try:
            return shown(repr(value), form, is_1904=is_1904)
        except ValueError:
            return CellFault.ERROR

    return show
