"""Lines of a terminal: Chinese characters are two columns wide and may begin a line.

It does for help what rich does for tables, and is loaded in no time.
"""

import re
from collections.abc import Sequence
from typing import Final
from unicodedata import east_asian_width

_OPENING: Final = "（《“‘【〔"
_CLOSING: Final = "，。；：、！？）》”’】〕…"
_WIDE: Final = "\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6"
_PIECES: Final = re.compile(
    rf"[{_OPENING}]*(?:[^\s{_WIDE}{_OPENING}{_CLOSING}]+|[{_WIDE}])[{_CLOSING}]*"
    rf"|[{_OPENING}{_CLOSING}]+|\s+"
)
"""What no line may be broken in: a word, a character with its punctuation, a space."""

_GAP: Final = 2
_NARROWEST: Final = 20


def columns(text: str) -> int:
    """Return how many columns a text takes."""
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)


def wrapped(text: str, width: int, indent: int = 0) -> list[str]:
    """Break a text into lines, each behind an indent; a longer word is not cut."""
    room = max(width - indent, _NARROWEST)
    lines = [""]
    for piece in _PIECES.findall(text):
        if columns(lines[-1] + piece) > room and lines[-1] and not piece.isspace():
            lines.append("")
        if lines[-1] or not piece.isspace():
            lines[-1] += piece
    return [" " * indent + line.rstrip() for line in lines]


def hanging(text: str, width: int, indent: int = 6) -> list[str]:
    """Break a text into lines of which all but the first stand behind an indent."""
    first, *others = wrapped(text, width - indent)
    return [first, *(" " * indent + line for line in others)]


def listed_terms(terms: Sequence[tuple[str, str]], width: int, most: int = 26) -> list[str]:
    """Write terms with what they mean beside them, or below where a term is long.

    Args:
        terms: each with its meaning.
        width: of a line.
        most: columns of the terms.
    """
    wide = min(max((columns(term) for term, _ in terms), default=0), most)
    lines: list[str] = []
    for term, meaning in terms:
        first, *others = wrapped(meaning, width, 2 + wide + _GAP)
        if columns(term) > wide:
            lines += [f"  {term}", first]
        else:
            lines.append(f"  {term}{' ' * (wide + _GAP - columns(term))}{first.lstrip()}".rstrip())
        lines += others
    return lines
