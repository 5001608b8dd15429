"""The units in which money is shown, and the one place where fen become decimals."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from attrs import frozen

from kernel.messages import Text, message


@frozen
class Unit:
    """A unit of money.

    Attributes:
        fen: how many fen it is.
        text: what it is called.
        names: what it may be called by a person.
    """

    fen: int
    text: Text
    names: tuple[str, ...]


YUAN: Final = Unit(100, message("yuan"), ("元", "yuan"))
WAN: Final = Unit(1_000_000, message("10,000 yuan (万元)"), ("万元", "wan"))
YI: Final = Unit(10_000_000_000, message("100 million yuan (亿元)"), ("亿元", "yi"))

UNITS_OF_MONEY: Final = (YUAN, WAN, YI)

_LONG: Final = 1_000_000_00
"""Amounts from a million yuan on are shown in 万元."""


def unit_named(name: str) -> Unit:
    """Return the unit of a name."""
    return next(unit for unit in UNITS_OF_MONEY if name in unit.names)


def unit_for(amounts: Iterable[int]) -> Unit:
    """Return the unit that keeps amounts short: yuan, or 万元 where one is a million or more."""
    largest = max((abs(amount) for amount in amounts), default=0)
    return WAN if largest >= _LONG else YUAN


def rounded(fen: int, unit: Unit, places: int = 2) -> Decimal:
    """Return fen in a unit, rounded half up, away from zero; exact before that."""
    return (Decimal(fen) / unit.fen).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def shown(fen: int, unit: Unit, places: int = 2) -> str:
    """Write fen in a unit, thousands apart; nothing is a dash."""
    return f"{rounded(fen, unit, places):,}" if fen else "–"
