"""What is wrong with a file that is no TOML: the place, what stands there, what to do."""

import re
from typing import Final

from kernel.filefaults import NOT_UTF8
from kernel.messages import Text, message, verbatim

_PLACE: Final = re.compile(r"\(at line (\d+), column (\d+)\)$")
"""How the library says where; it says that in words only."""

_TWICE: Final = re.compile(r"Cannot (?:declare|overwrite|redefine|mutate)|Duplicate")
"""How the library says that a name was given before."""

_CHINESE_KEY: Final = re.compile(r"^\s*[^\s\"'#=]*[^\s\"'#=\x00-\x7f][^\"'#=]*=", re.MULTILINE)
"""A name before an equals sign that TOML would have in quotation marks."""


def toml_fault(text: str, error: ValueError) -> Text:
    """Return what is wrong with a text that could not be read as TOML.

    Args:
        text: what the file holds; empty where that is not in UTF-8.
        error: of the decoder or the library.
    """
    if isinstance(error, UnicodeDecodeError):
        return NOT_UTF8
    fault = _placed(text, str(error))
    if _CHINESE_KEY.search(text):
        return message(
            '{fault}; a Chinese name stands in quotation marks, e.g. "低保" = 0.5', fault=fault
        )
    return fault


def _placed(text: str, said: str) -> Text:
    place, lines = _PLACE.search(said), text.split("\n")
    is_cut_off = said.endswith("(at end of document)")
    if place is None and not is_cut_off:
        return verbatim(said)
    line, column = map(int, place.groups()) if place else (len(lines), 1)
    found = lines[line - 1].strip()
    if _TWICE.match(said):
        return message(
            "line {line}: {found!r} names something a second time", line=line, found=found
        )
    if is_cut_off:
        return message("it ends within a value, e.g. a list without its ]")
    return message("line {line}, column {column}: {found!r}", line=line, column=column, found=found)
