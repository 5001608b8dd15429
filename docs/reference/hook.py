"""What MkDocs calls for each page."""

import re
from typing import Final, Protocol

from docs.reference.parts import whole
from kernel.messages import Language

_OTHER_LANGUAGE: Final = re.compile(r" ?\[(中文|English)\]\(\S+\.md\)")
"""The link to a page in the other language, for which the site has a menu."""


class _File(Protocol):
    src_uri: str


class _Page(Protocol):
    file: _File


def on_page_markdown(markdown: str, page: _Page, **_: object) -> str:
    """Return a page as it is built: with the parts that are made of the code."""
    language: Language = "zh" if page.file.src_uri.endswith(".zh.md") else "en"
    return whole(_OTHER_LANGUAGE.sub("", markdown, count=1), language)
