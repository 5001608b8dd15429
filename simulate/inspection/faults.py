"""What a region is refused for when it is loaded or asked, as findings with file and line."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from kernel.errors import Place, XuebaoError, place_in
from kernel.layers import Layer
from kernel.messages import Listing, Text, verbatim
from simulate.inspection.finding import Finding
from simulate.inspection.toml_lines import key_in, line_of, lines_of

_FILE_AND_KEY: Final = re.compile(r"(\S+\.toml): ([^:\s]+)?")
_UNKNOWN_KEY: Final = re.compile(r"unknown key '([^']+)'")
_AT_LINE: Final = re.compile(r"\bline (\d+)")


def findings_of(fault: XuebaoError, layers: Sequence[Layer]) -> Iterator[Finding]:
    """Return a fault as findings, one for each of its lines.

    Args:
        fault: as it was raised.
        layers: the layers of the region, the region last: a message names one of their files, or
            the fault was raised in their code.
    """
    several = isinstance(fault.text, Listing) and str(fault.text.separator) == "\n"
    texts = fault.text.parts if several and isinstance(fault.text, Listing) else [fault.text]
    for text in texts:
        said = text if isinstance(text, Text) else verbatim(text)
        yield Finding(_place_of(fault, str(said), layers), said)


def _place_of(fault: XuebaoError, said: str, layers: Sequence[Layer]) -> Place:
    named = _FILE_AND_KEY.search(said)
    if named:
        for layer in layers:
            file = layer.file(Path(named[1]).name)
            if file.label == named[1]:
                return _in_toml(Path(str(file.path)), named[2] or "", said)
    packages = [layer.package for layer in layers]
    written = fault.written or place_in(packages, fault)
    return written or Place(str(layers[-1].rules.__file__), 1)


def _in_toml(path: Path, key: str, said: str) -> Place:
    try:
        lines = lines_of(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, IndexError):
        lines = {}  # no TOML, or not there: the message itself has the line, if there is one
    unknown = _UNKNOWN_KEY.search(said)
    if unknown:
        key = f"{key}.{unknown[1]}" if key else unknown[1]
    at = _AT_LINE.search(said)
    if at and not lines.get(key_in(key)):
        return Place(str(path), int(at[1]))
    return Place(str(path), line_of(lines, key_in(key)))
