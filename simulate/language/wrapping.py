"""Lines of a terminal in either script: Chinese breaks between characters, English at spaces.

It is loaded in no time, so that help has it too.
"""

import re
from typing import Final
from unicodedata import combining, east_asian_width

_HAN: Final = r"\u2e80-\u9fff\uf900-\ufaff"
_WIDE: Final = r"\uff00-\uffef\u3000-\u303f"
_OPEN: Final = "（《〈“‘「【〔"
_CLOSE: Final = "，。；：、！？）》〉”’」】〕％…"

_JOINTS: Final = "._/"
"""Behind these a name is divided that is longer than a line."""

_PIECES: Final = re.compile(
    # What may not begin a line stays with what stands before it, what may not end one with what
    # follows; a run of other characters is a word.
    rf"[{_OPEN}(\[]*(?:[万亿]元|[{_HAN}]|[^\s{_HAN}{_WIDE}{_OPEN}]*[^\s{_HAN}{_WIDE}{_OPEN}(\[])"
    rf"[{_CLOSE},.;:!?)\]%]*|\s+|."
)


def width_of(text: str) -> int:
    """Return how many columns of a terminal a text takes: a Chinese character two."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(one) else 2 if east_asian_width(one) in "WF" else 1 for one in text)


def wrapped(text: str, width: int, *, whole_words: bool = False) -> list[str]:
    """Break a paragraph into lines of at most so many columns of a terminal.

    Args:
        text: without text there is no line.
        width: of a line.
        whole_words: whether a word that is longer than a line is left whole, e.g. a path to be
            copied; otherwise it is divided.
    """
    lines, line, wide = [], "", 0
    for piece in _PIECES.findall(text):
        if wide + width_of(piece.rstrip()) > width and line.strip():
            lines.append(line.rstrip())
            line, wide = "", 0
        if line or not piece.isspace():
            line += piece
            wide += width_of(piece)
        while not whole_words and wide > width > 1 and width_of(line.rstrip()) > width:
            cut = _fitting(line, width)
            lines.append(line[:cut])
            line = line[cut:]
            wide = width_of(line)
    return [*lines, line.rstrip()] if line.strip() else lines


def longest_word(text: str) -> int:
    """Return how many characters the longest part has that is not broken over lines."""
    return max((width_of(piece.strip()) for piece in _PIECES.findall(text)), default=0)


def _fitting(line: str, width: int) -> int:
    """Return how many characters fit, at least one; of a name with joints, up to the last."""
    cut = len(line)
    while cut > 1 and width_of(line[:cut]) > width:
        cut -= 1
    joint = max(line.rfind(one, 0, cut) for one in _JOINTS) + 1
    return joint if joint > cut // 2 else cut


def left(text: str, width: int) -> str:
    """Fill a text up to a width on its right."""
    return text + " " * (width - width_of(text))


def right(text: str, width: int) -> str:
    """Fill a text up to a width on its left."""
    return " " * (width - width_of(text)) + text
