"""What is wrong with a file that is no TOML: the place, what stands there, what to do."""

import re
from typing import Final

from kernel.filefaults import NOT_UTF8
from kernel.messages import Text, message, verbatim

_PLACE: Final = re.compile(r"\(at line (\d+), column (\d+)\)$")
"""How the library says where; it says that in words only."""

_AT_END: Final = "(at end of document)"

_TWICE: Final = re.compile(r"Cannot (?:declare|overwrite|redefine|mutate)|Duplicate")
"""How the library says that a name was given before."""

_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'|#.*")
"""Where any character may stand."""

_WIDE_SIGN: Final = re.compile("[“”‘’＝，：．＃［］｛｝]")
"""What a Chinese keyboard writes for a sign of TOML."""


def toml_fault(text: str, error: ValueError) -> Text:
    """Return what is wrong with a text that could not be read as TOML.

    Args:
        text: what the file holds; empty where that is not in UTF-8.
        error: of the decoder or the library.
    """
    if isinstance(error, UnicodeDecodeError):
        return NOT_UTF8
    return _placed(text, str(error))


def _placed(text: str, said: str) -> Text:
    place, lines = _PLACE.search(said), text.split("\n")
    if place is None and not said.endswith(_AT_END):
        return verbatim(said)
    line = int(place[1]) if place else len(lines)
    found = lines[line - 1].strip()
    if _TWICE.match(said):
        return message(
            "line {line}: {found!r} names something a second time", line=line, found=found
        )
    if place is None:
        return message("it ends within a value, e.g. a list without its ]")
    fault = message(
        "line {line}, column {column}: {found!r}", line=line, column=place[2], found=found
    )
    return _advised(fault, found)


def _advised(fault: Text, found: str) -> Text:
    """Add what to write instead, where a line is written as no TOML is."""
    bare = _QUOTED.sub("", found)
    if _WIDE_SIGN.search(bare):
        return message('{fault}; the signs of TOML are half-width, e.g. = , "', fault=fault)
    if not bare.isascii():
        return message(
            '{fault}; a Chinese name stands in quotation marks, e.g. "低保" = 0.5', fault=fault
        )
    return fault
