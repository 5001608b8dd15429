"""How a sheet is printed: on A4, as wide as a page, its title and the number at the foot."""

from collections.abc import Sequence
from typing import Any, Final

_A4: Final = 9
_FOOTER: Final = 200
"""Characters of a title at the foot; with the rest, 255 are allowed."""

_WIDE: Final = 770
_HIGH: Final = 501
"""Points of A4 across between the margins."""

_OF_CHARACTER: Final = 5.5
"""Points of a character of a column."""


def print_on_one_width(sheet: Any, title: str) -> None:
    """Fit a sheet to the width of a page, over as many pages as it takes."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    words = title[:_FOOTER].replace("&", "&&")
    sheet.set_footer(f"&L&9{words}&R&9&P / &N")


def print_on_one_page(sheet: Any, *, is_upright: bool) -> None:
    """Fit a sheet to one page, which may stand upright."""
    if is_upright:
        sheet.set_portrait()
    sheet.fit_to_pages(1, 1)
    sheet.center_horizontally()


def points_of(widths: Sequence[float]) -> float:
    """Return how wide columns of so many characters are."""
    return sum(widths) * _OF_CHARACTER


def page_height(widths: Sequence[float]) -> float:
    """Return how many points of a sheet stand on a page on which its columns fit."""
    return _HIGH * max(1, points_of(widths) / _WIDE)
