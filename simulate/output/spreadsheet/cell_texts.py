"""Texts as a cell can hold them, and how many lines they take in it."""

from typing import Final

from simulate.language.wrapping import longest_word, width_of, wrapped
from simulate.output.deliverable.xml_text import as_xml_holds

_LONGEST: Final = 32_767
"""Characters of a cell, as UTF-16 counts them."""

_CUT: Final = " […]"

MOST_LINES: Final = 27
"""A row is no higher than 409 points."""


def held(text: str) -> tuple[str, bool]:
    """Return a text as a cell holds it, and whether its end is left out."""
    clean = as_xml_holds(text)
    encoded = clean.encode("utf-16-le")
    if len(encoded) <= 2 * _LONGEST:
        return clean, False
    kept = encoded[: 2 * (_LONGEST - len(_CUT))]
    return kept.decode("utf-16-le", errors="ignore") + _CUT, True


def lines_in(text: str, width: float) -> int:
    """Return how many lines a text takes in so many characters, at most those of a row."""
    room = max(int(width) - 1, 1)
    widths = [(part, width_of(part)) for part in text.split("\n")]
    if sum(wide for _, wide in widths) > room * MOST_LINES:
        return MOST_LINES
    lines = (len(wrapped(part, room)) if wide > room else 1 for part, wide in widths)
    return min(sum(lines), MOST_LINES)


def fitted_width(text: str, most: int) -> int:
    """Return how wide a column is for a text: one line, or lines of at most so many characters."""
    longest = max(map(width_of, text.split("\n")))
    return longest if longest <= most else max(most, min(longest_word(text), 2 * most))
