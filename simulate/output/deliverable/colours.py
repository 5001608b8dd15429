"""The colours of charts, the same in every format and distinct for colour-blind readers.

They are those of Okabe and Ito (2008), with a grey for what has no payer.
"""

from collections.abc import Mapping
from typing import Final

_BLUE: Final = "#0072b2"
_SKY: Final = "#56b4e9"
_GREEN: Final = "#009e73"
_YELLOW: Final = "#f0e442"
_ORANGE: Final = "#e69f00"
_RED: Final = "#d55e00"
_PURPLE: Final = "#cc79a7"
_GREY: Final = "#999999"

_OF_NAMES: Final[Mapping[str, str]] = {
    "student": _BLUE,
    "institution": _ORANGE,
    "medical_assistance": _PURPLE,
    "finance": _YELLOW,
    "central": _RED,
    "provincial": _SKY,
    "municipal": _GREEN,
    "unallocated": _GREY,
    "low": _SKY,
    "high": _ORANGE,
    "default": _BLUE,
    "mean": _RED,
}
"""Payers, the ends of a range, and the lines inside it."""


def colour_of(name: str) -> str:
    """Return the colour of a payer or a line as `#rrggbb`; what has none of its own is blue."""
    return _OF_NAMES.get(name, _BLUE)
