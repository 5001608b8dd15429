"""What the number formats of a spreadsheet make of a number: a percentage, a day, leading zeros."""

import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum, auto
from itertools import takewhile
from typing import Final

from attrs import frozen

from simulate.roster.workbooks.sheet_parts import EXACT, Cell

_TOKEN: Final = re.compile(r'"[^"]*"|[\\_*].|\[[^]]*]|.', re.DOTALL)
_ELAPSED: Final = re.compile(r"\[(?:h+|m+|s+)]", re.IGNORECASE)
_EXPONENT: Final = re.compile(r"e[+-]")
_WORDS: Final = ("general", "standard")
_BARE: Final = "-+() "
"""Characters that a format shows without quotation marks."""

_MILLISECONDS: Final = 86_400_000


class Kind(Enum):
    """How a number is shown."""

    NUMBER = auto()
    DAY = auto()
    ELAPSED = auto()
    PERCENT = auto()
    PERCENT_SIGN = auto()
    ZEROS = auto()


@frozen
class NumberFormat:
    """A number format.

    Attributes:
        kind: how a number is shown by it.
        places: where it shows leading zeros, a "0" for each digit, and what stands between them.
    """

    kind: Kind
    places: tuple[str, ...] = ()


NUMBER: Final = NumberFormat(Kind.NUMBER)
_DAY: Final = NumberFormat(Kind.DAY)
_PERCENT: Final = NumberFormat(Kind.PERCENT)


def built_in(number: int) -> NumberFormat:
    """Return the format that a file means by a number alone; 27 to 36 and 50 to 58 are Chinese."""
    if number in (9, 10):
        return _PERCENT
    if number == 46:
        return NumberFormat(Kind.ELAPSED)
    is_day = 14 <= number <= 22 or 27 <= number <= 36 or number in (45, 47) or 50 <= number <= 58
    return _DAY if is_day else NUMBER


def number_format(code: str) -> NumberFormat:
    """Return what a format code, such as `0.0%` or `yyyy"年"`, makes of a number above 0."""
    tokens = _TOKEN.findall(code)
    if "%" in tokens:
        return _PERCENT
    first = list(takewhile(";".__ne__, tokens))
    if any(map(_ELAPSED.fullmatch, first)):
        return NumberFormat(Kind.ELAPSED)
    bare = "".join(token for token in first if len(token) == 1).lower()
    for word in _WORDS:
        bare = bare.replace(word, "")
    bare, has_exponent = _EXPONENT.subn("", bare)
    if set(bare) & set("ymdhsegb") or "aaa" in bare:
        return _DAY
    if any("%" in token for token in first):
        return NumberFormat(Kind.PERCENT_SIGN)
    if bare.count("0") > 1 and not has_exponent and not bare.strip("0" + _BARE):
        return NumberFormat(Kind.ZEROS, tuple(map(_literal, first)))
    return NUMBER


def _literal(token: str) -> str:
    """Return what a part of a format shows: itself, the words in it, a blank, or nothing."""
    if token[0] == "[" or token[0] == "*":
        return ""
    if token[0] == "_":
        return " "
    return token if len(token) == 1 else token.removeprefix("\\").strip('"')


def shown(number: str, form: NumberFormat, *, is_1904: bool) -> Cell:
    """Return what is seen of a number that stands in a file.

    Raises:
        ValueError: nothing is seen of a day before the first one.
    """
    value = Decimal(repr(float(number)))
    if form.kind is Kind.PERCENT:
        return f"{_plain(value * 100)}%"
    if form.kind is Kind.PERCENT_SIGN:
        return f"{_plain(value)}%"
    if form.kind is Kind.DAY:
        with suppress(OverflowError):  # a number that was never meant as a day, such as 20230901
            return _day(value, is_1904=is_1904)
    if form.kind is Kind.ELAPSED:
        with suppress(OverflowError):
            return elapsed(timedelta(milliseconds=round(value * _MILLISECONDS)))
    if form.kind is Kind.ZEROS and value == value.to_integral_value() and 0 <= value < EXACT:
        return _with_zeros(str(int(value)), form.places)
    return plain_number(number)


def plain_number(number: str) -> Cell:
    """Return a number as a spreadsheet keeps it; a whole one that is too long for it is text."""
    value = Decimal(number)
    if value != value.to_integral_value():
        return float(number)
    return int(value) if abs(value) < EXACT else f"{value:f}".partition(".")[0]


def elapsed(span: timedelta) -> str:
    """Return a length of time in hours, minutes and seconds."""
    seconds = round(span.total_seconds())
    sign, seconds = ("-" if seconds < 0 else ""), abs(seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _day(value: Decimal, *, is_1904: bool) -> date | datetime | time:
    """Return a day that is counted from 1900 or from 1904 on; one without a time is a date.

    Raises:
        ValueError: it lies before the first one.
        OverflowError: it lies beyond the last one.
    """
    if value < 0:
        raise ValueError(value)
    first = datetime(1904, 1, 1) if is_1904 else datetime(1899, 12, 30 if value >= 60 else 31)
    moment = first + timedelta(milliseconds=round(value * _MILLISECONDS))
    if value < 1:
        return moment.time()
    return moment.date() if moment.time() == time.min else moment


def _with_zeros(digits: str, places: tuple[str, ...]) -> str:
    """Put digits into the places of a format, the last one into the last place."""
    count = places.count("0")
    digits = digits.zfill(count)
    surplus, rest = digits[: len(digits) - count], iter(digits[len(digits) - count :])
    shown = [next(rest) if place == "0" else place for place in places]
    shown.insert(places.index("0"), surplus)
    return "".join(shown).strip()
