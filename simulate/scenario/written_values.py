"""How the value of a setting is written: a number, a percentage, a change, or a word."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from kernel.entries import Number
from kernel.messages import OR, listed
from kernel.parameters import Parameter
from kernel.quantities import UNITS

if TYPE_CHECKING:
    from simulate.scenario.settings import Setting

Value = int | float | str | Mapping[str, Any]

_DIGITS: Final = r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)"
_NUMBER: Final = re.compile(rf"{_DIGITS}(?:e[+-]?[0-9]+)?|nan|inf", re.IGNORECASE)
_PERCENTAGE: Final = re.compile(rf"({_DIGITS})%")
_CHANGE: Final = re.compile(rf"([+*-])({_DIGITS}%?)")

_SIGNS: Final = ("+", "-", "*")

_NOT_NUMBERS: Final = ("day", "day_of_month")
"""Units whose values nobody adds to."""


@frozen
class Change:
    """By what the value that stands is changed.

    Attributes:
        sign: `+`, `-` or `*`.
        amount: that is added, taken away, or multiplied by.
    """

    sign: str
    amount: Decimal


def read_value(text: str) -> int | float | str:
    """Read what an option gives: a number where it is one in ASCII digits, the text otherwise."""
    if not _NUMBER.fullmatch(text):
        return text
    return int(text) if text.isdecimal() else float(text)


def is_change(value: object) -> bool:
    """Say whether a value changes the one that stands."""
    return isinstance(value, str) and value.startswith(_SIGNS)


def is_quantity(value: object) -> bool:
    """Say whether a text can only mean a percentage or a change, and no word."""
    return is_change(value) or (isinstance(value, str) and value.endswith("%"))


def number_of(value: Any, parameter: Parameter, setting: "Setting") -> Any:
    """Return a value in the parameter's unit; what is no percentage, as it is.

    Raises:
        FileFault: a percentage of what is none, or a number that may mean either 1 % or all.
    """
    percentage = _PERCENTAGE.fullmatch(value) if isinstance(value, str) else None
    if percentage is None:
        _refuse_doubtful(value, value, parameter, setting)
        return value
    return _plain(_hundredths(Decimal(percentage[1]), parameter, setting))


def change_of(value: Value, parameter: Parameter, setting: "Setting") -> Change | None:
    """Return by what a setting changes the value that stands; None where it says a value.

    Raises:
        FileFault: it is written wrongly, or nothing that can be added to.
    """
    if not is_change(value):
        return None
    match = _CHANGE.fullmatch(str(value))
    if match is None:
        setting.origin.fail(setting.name, value, "a change such as +20, -20 or *1.1")
    if parameter.unit in _NOT_NUMBERS:
        setting.origin.fail(setting.name, value, UNITS[parameter.unit])
    sign, is_percentage = match[1], match[2].endswith("%")
    amount = Decimal(match[2].removesuffix("%"))
    if is_percentage and sign == "*":
        return Change(sign, amount / 100)
    if is_percentage:
        return Change(sign, _hundredths(amount, parameter, setting))
    if sign != "*":
        _refuse_doubtful(float(amount), value, parameter, setting)
    return Change(sign, amount)


def _hundredths(percentage: Decimal, parameter: Parameter, setting: "Setting") -> Decimal:
    """Return a percentage in the parameter's unit. Raises FileFault for one that has none."""
    if parameter.unit not in ("share", "percent"):
        setting.origin.fail(setting.name, setting.value, UNITS[parameter.unit])
    return percentage / 100 if parameter.unit == "share" else percentage


def _refuse_doubtful(
    number: Any, written: object, parameter: Parameter, setting: "Setting"
) -> None:
    """Refuse a number up to 1 where a percentage is meant: it may be 1 % or all of it."""
    is_percentage = parameter.unit == "percent" and not parameter.name.endswith("_percent")
    if is_percentage and isinstance(number, int | float) and 0 < number <= 1:
        sign = written[0] if isinstance(written, str) else ""
        meant = [f"{sign}{100 * number:g}%"]
        setting.origin.fail(
            setting.name,
            written,
            "{percentage}; write {meant}",
            percentage=UNITS["percent"],
            meant=listed([f"{sign}1%", *meant] if number == 1 else meant, OR),
        )


def _plain(amount: Decimal) -> Number:
    return int(amount) if amount == int(amount) else float(amount)
