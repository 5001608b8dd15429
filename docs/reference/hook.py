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
    """Return what a page is made of."""
    return built(markdown, page.file.src_uri)


def built(text: str, file: str) -> str:
    """Return a page with the parts that are made of the code.

    Args:
        text: of the page.
        file: its name, which says the language.

    Raises:
        KeyError: there is no such part.
    """
    language: Language = "zh" if file.endswith(".zh.md") else "en"
    return whole(_OTHER_LANGUAGE.sub("", text, count=1), language)
