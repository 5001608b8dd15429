"""How cells look: fonts, borders and formats of numbers, each made once in a workbook."""

from collections.abc import Mapping
from typing import Any, Final, TypedDict

from simulate.output.deliverable.figure_table import FEN, PER_HEAD, SHARE


class Style(TypedDict, total=False):
    """Properties of a cell by the names that xlsxwriter has for them."""

    align: str
    bg_color: str
    bold: bool
    border: int
    border_color: str
    bottom: int
    bottom_color: str
    font_color: str
    font_size: int
    indent: int
    num_format: str
    text_wrap: bool
    top: int
    top_color: str
    valign: str


_GREY: Final = "#595959"
_SHADE: Final = "#eef1f4"
_RULE: Final = "#8c8c8c"

PLAIN: Final[Style] = {"valign": "vcenter", "text_wrap": True}
BEHIND: Final[Style] = {**PLAIN, "indent": 1}
"""A text behind a number, kept apart from it."""

TITLE: Final[Style] = {**PLAIN, "bold": True, "font_size": 16}
VERDICT: Final[Style] = {**PLAIN, "bold": True}
HEADING: Final[Style] = {"bold": True, "font_size": 12, "valign": "vcenter", "text_wrap": True}
NOTE: Final[Style] = {**PLAIN, "font_color": _GREY, "font_size": 10}
HEADER: Final[Style] = {
    "bold": True,
    "text_wrap": True,
    "valign": "vcenter",
    "bg_color": _SHADE,
    "bottom": 1,
    "bottom_color": _RULE,
}
NUMBER_HEADER: Final[Style] = {**HEADER, "align": "right"}
HEADER_BEHIND: Final[Style] = {**HEADER, "indent": 1}
TOTAL: Final[Style] = {"bold": True, "top": 1, "top_color": _RULE}

GOOD: Final[Style] = {"font_color": "#1b5e20", "bg_color": "#e3f1e4"}
BAD: Final[Style] = {"font_color": "#8b1a10", "bg_color": "#fbe3e0"}

_PATTERNS: Final[Mapping[str, str]] = {FEN: "#,##0.00", PER_HEAD: "#,##0.00", SHARE: "0.0%"}
_COUNTED: Final = "#,##0"
_MARK: Final = '"*"'


def number_format(unit: str, *, marked: bool = False) -> str:
    """Return the format of a figure as a form has it.

    Args:
        unit: of the figure.
        marked: whether an asterisk stands behind it.
    """
    return _PATTERNS.get(unit, _COUNTED) + (_MARK if marked else "")


def dashed_format(unit: str, *, marked: bool = False) -> str:
    """Return the format of a figure in a table, where zero is a dash."""
    shape = number_format(unit, marked=marked)
    return f'{shape};-{shape};"–"{_MARK if marked else ""}'


class Styles:
    """The formats of a workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def of(self, style: Style) -> Any:
        """Return the format of a style, the same for the same."""
        key = tuple(sorted(style.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(style))
        return self._made[key]
