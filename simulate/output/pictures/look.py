"""What all pictures have in common: width, fonts, inks, and how wide a text is in them."""

from typing import Final

from simulate.language.wrapping import width_of, wrapped

WIDTH: Final = 360
"""Pixels between the left and the right of what is drawn; more where many columns need them."""

FONTS: Final = "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, sans-serif"
"""Those with Chinese characters, whichever there is."""

INK: Final = "#1b1f24"
MUTED: Final = "#59636e"
GRID: Final = "#d8dee4"
GROUND: Final = "#ffffff"
"""Of texts, lines and what lies behind a text; a page in the dark puts others in their place."""

TITLE: Final = 14
LABEL: Final = 12
SMALL: Final = 11
"""Sizes of letters."""

_COLUMN: Final = 0.57
"""How wide a column of a terminal is beside the height of a letter, wide ones counted."""


def pixels(text: str, size: int = LABEL) -> int:
    """Return how wide a text is at most, measured without a font: there may be none for it."""
    return round(width_of(text) * size * _COLUMN)


def broken(text: str, width: int, size: int = LABEL) -> list[str]:
    """Break a text over lines of so many pixels."""
    return wrapped(text, int(width / size / _COLUMN)) or [""]
