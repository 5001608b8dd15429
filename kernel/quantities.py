"""What values of each unit can be: how people are told, from where to where, and how fine."""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from kernel.messages import Message, message

_AMOUNT: Final = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")

UNITS: Final[Mapping[str, Message]] = {
    "yuan": message("an amount of 0 or more with at most two decimals, up to ten million"),
    "percent": message("a whole number from 0 to 100"),
    "share": message("a number from 0 to 1"),
    "persons": message("a whole number of 0 or more, up to two thousand million"),
    "months": message("a whole number of 0 or more"),
    "days": message("a whole number of 0 or more"),
    "years": message("a whole number of 0 or more"),
    "months_per_year": message("a whole number of 0 or more"),
    "day_of_month": message("a whole number from 1 to 28, a day that every month has"),
    "day": message('a day such as "y-1-09-01" or "y-02-end", y being the insurance year'),
}

PARTS: Final = {"yuan": 100}
"""In how many of them a unit is counted: yuan in fen, any other as it is."""

_ENDS: Final = {
    "share": (0, 1),
    "percent": (0, 100),
    "yuan": (0, 10**9),
    "day_of_month": (1, 28),
}
"""The least and the most of a unit; of yuan, in fen, more than any contribution or subsidy."""

_ENDS_OF_COUNTS: Final = (0, 2 * 10**9)


def ends_of(unit: str) -> tuple[int, int]:
    """Return the least and the most of a unit in which it is counted."""
    return _ENDS.get(unit, _ENDS_OF_COUNTS)


def nearest_possible(unit: str, value: Decimal) -> int | float:
    """Return the value of a unit nearest to a number, as people write it; a half is rounded up."""
    if unit == "share":
        return float(min(max(value, Decimal(0)), Decimal(1)))
    parts = PARTS.get(unit, 1)
    least, most = ends_of(unit)
    whole = int(min(max(value * parts, Decimal(least)), Decimal(most)).quantize(0, ROUND_HALF_UP))
    return whole if parts == 1 else _plain(Decimal(whole) / parts)


def _plain(value: Decimal) -> int | float:
    return int(value) if value == int(value) else float(value)


def amount_of(text: str) -> Decimal | None:
    """Return a number as people write it, thousands apart or not; None for anything else.

    Digits are ASCII, and commas stand where thousands are.
    """
    written = text.strip()
    return Decimal(written.replace(",", "")) if _AMOUNT.fullmatch(written) else None
