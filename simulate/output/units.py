"""The units in which money is shown, and the one place where fen become decimals."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Final

from attrs import frozen

from kernel.messages import Language, Text, message, verbatim


@frozen
class Unit:
    """A unit of money.

    Attributes:
        fen: how many fen it is.
        text: what it is called above a table.
        short: behind an amount.
        names: as a person asks for it.
    """

    fen: int
    text: Text
    short: Text
    names: tuple[str, ...] = ()


YUAN: Final = Unit(100, message("yuan"), message("yuan"), ("元", "yuan"))
WAN: Final = Unit(1_000_000, message("万元 (10,000 yuan)"), verbatim("万元"), ("万元", "wan"))
MILLION: Final = Unit(100_000_000, message("million yuan"), message("million yuan"))
YI: Final = Unit(
    10_000_000_000, message("亿元 (100 million yuan)"), verbatim("亿元"), ("亿元", "yi")
)

UNITS_OF_MONEY: Final = (YUAN, WAN, YI)
"""Those that can be asked for."""

_OF_HEADLINES: Final[dict[Language, tuple[Unit, ...]]] = {
    "zh": (YI, WAN, YUAN),
    "en": (MILLION, YUAN),
}
"""Those in which a sentence gives an amount, the largest first."""


def unit_named(name: str) -> Unit:
    """Return the unit of a name."""
    return next(unit for unit in UNITS_OF_MONEY if name in unit.names)


def unit_for(amounts: Iterable[int]) -> Unit:
    """Return the unit that keeps a table's amounts short: 万元 where one is a million yuan."""
    largest = max((abs(amount) for amount in amounts), default=0)
    return WAN if largest >= MILLION.fen else YUAN


def unit_of_headline(amount: int, language: Language) -> Unit:
    """Return the largest unit of which an amount is one at least."""
    units = _OF_HEADLINES[language]
    return next((unit for unit in units if abs(amount) >= unit.fen), YUAN)


def rounded(fen: float | Fraction, unit: Unit, places: int = 2) -> Decimal:
    """Return fen in a unit, rounded half away from zero; exact before that."""
    exact = Fraction(fen) / unit.fen * 10**places
    whole = (abs(exact) * 2 + 1) // 2
    return Decimal(int(whole if exact >= 0 else -whole)).scaleb(-places)


def shown(fen: float | Fraction, unit: Unit, places: int = 2) -> str:
    """Write fen in a unit, thousands apart; nothing is a dash."""
    return f"{rounded(fen, unit, places):,}" if fen else "–"
