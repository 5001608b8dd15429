"""Lines of a paragraph in either script: Chinese breaks between characters, English at spaces."""

import re
from typing import Final

from rich.cells import cell_len

_HAN: Final = r"\u2e80-\u9fff\uf900-\ufaff"
_WIDE: Final = r"\uff00-\uffef\u3000-\u303f"
_OPEN: Final = "（《〈“‘「【〔"
_CLOSE: Final = "，。；：、！？）》〉”’」】〕％…"

_PIECES: Final = re.compile(
    # What may not begin a line stays with what stands before it, what may not end one with what
    # follows; a run of other characters is a word.
    rf"[{_OPEN}(\[]*(?:[{_HAN}]|[^\s{_HAN}{_WIDE}{_OPEN}]*[^\s{_HAN}{_WIDE}{_OPEN}(\[])"
    rf"[{_CLOSE},.;:!?)\]%]*|\s+|."
)


def wrapped(text: str, width: int) -> list[str]:
    """Break a paragraph into lines of at most so many characters of a terminal.

    A word that is longer than a line is divided. Without text there is no line.
    """
    lines, line = [], ""
    for piece in _PIECES.findall(text):
        if cell_len(line) + cell_len(piece.rstrip()) > width and line.strip():
            lines.append(line.rstrip())
            line = ""
        if line or not piece.isspace():
            line += piece
        while cell_len(line.rstrip()) > width > 1:
            cut = _fitting(line, width)
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line.rstrip()] if line.strip() else lines


def longest_word(text: str) -> int:
    """Return how many characters the longest part has that is not broken over lines."""
    return max((cell_len(piece.strip()) for piece in _PIECES.findall(text)), default=0)


def _fitting(line: str, width: int) -> int:
    """Return how many characters fit, at least one."""
    cut = len(line)
    while cut > 1 and cell_len(line[:cut]) > width:
        cut -= 1
    return cut


def left(text: str, width: int) -> str:
    """Fill a text up to a width on its right."""
    return text + " " * (width - cell_len(text))


def right(text: str, width: int) -> str:
    """Fill a text up to a width on its left."""
    return " " * (width - cell_len(text)) + text
