"""What a cell of an OpenDocument sheet shows, by its attributes and the paragraphs within."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from math import isfinite
from typing import Final

from simulate.roster.workbooks.number_formats import (
    Kind,
    NumberFormat,
    elapsed,
    plain_number,
    shown,
)
from simulate.roster.workbooks.sheet_parts import Cell, CellFault

Attributes = Mapping[str, str]

_NUMBERS: Final = frozenset(("float", "currency", "percentage"))
_PERCENT: Final = NumberFormat(Kind.PERCENT)
_PERCENT_SIGN: Final = NumberFormat(Kind.PERCENT_SIGN)

_SHORT: Final = 16
"""Characters of a number that a spreadsheet keeps exactly."""
_ERROR: Final = re.compile(r"#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)|Err:\d{3}")
_TIME: Final = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")
_ONE_NUMBER: Final = re.compile(r"\D*?(\d+)\D*")


def value_of(cell: Attributes, text: str, digits: int) -> Cell | CellFault:
    """Return what a cell shows.

    Args:
        cell: its attributes.
        text: its paragraphs.
        digits: how many of a whole number its style shows at least.
    """
    kind = cell.get("office:value-type")
    is_formula = "table:formula" in cell
    if cell.get("calcext:value-type") == "error" or (is_formula and _ERROR.fullmatch(text)):
        return CellFault.ERROR
    if kind == "string":
        return text or cell.get("office:string-value") or None
    if kind in _NUMBERS:
        return _number(cell["office:value"], kind == "percentage", text, digits)
    if read := _READ.get(kind or ""):
        return read(cell)
    return text or (CellFault.NO_STORED_VALUE if is_formula else None)


def _number(written: str, is_share: bool, text: str, digits: int) -> Cell | CellFault:
    """Return a number, or text where more is shown: zeros or digits in front, a percent sign."""
    try:
        number = float(written)
    except ValueError:
        return CellFault.ERROR
    if not isfinite(number):
        return CellFault.ERROR
    if is_share or text.endswith("%"):
        return shown(written, _PERCENT if is_share else _PERCENT_SIGN, is_1904=False)
    if not number.is_integer():
        return number
    if text == written and digits <= len(written) < _SHORT:
        return int(number)
    return _with_zeros(plain_number(written), text, digits)


def _with_zeros(number: Cell, text: str, digits: int) -> Cell:
    """Return a whole number with what is shown in front of it."""
    figure = str(number).removeprefix("-")
    seen = _ONE_NUMBER.fullmatch(text)
    if seen and len(seen[1]) > len(figure) and seen[1].endswith(figure):
        return text
    sign = str(number)[: -len(figure)]
    return f"{sign}{figure.zfill(digits)}" if len(figure) < digits else number


def _flag(cell: Attributes) -> bool:
    return cell["office:boolean-value"] == "true"


def _day(cell: Attributes) -> Cell:
    """Return a day or moment; one that no calendar has stays as it is written."""
    written = cell["office:date-value"]
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return written
    if moment.tzinfo:
        return written
    return moment.date() if moment.time() == time.min else moment


def _time(cell: Attributes) -> Cell:
    written = cell["office:time-value"]
    parts = _TIME.fullmatch(written)
    if not parts:
        return written
    hours, minutes, seconds = (int(part or 0) for part in parts.groups())
    if hours < 24 and minutes < 60 and seconds < 60:
        return time(hours, minutes, seconds)
    return elapsed(timedelta(hours=hours, minutes=minutes, seconds=seconds))


_READ: Final[Mapping[str, Callable[[Attributes], Cell | CellFault]]] = {
    "boolean": _flag,
    "date": _day,
    "time": _time,
}
