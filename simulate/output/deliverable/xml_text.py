"""Texts as the files of offices can hold them, which are XML."""

import re
from typing import Final

_NOT_IN_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"


def as_xml_holds(text: str) -> str:
    """Return a text in which a sign stands for each character that XML cannot hold."""
    return _NOT_IN_XML.sub(_REPLACEMENT, text)
