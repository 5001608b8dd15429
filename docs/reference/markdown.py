"""Tables in Markdown."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from kernel.messages import Language, Text
from simulate.language.catalogue import spoken

_MARKS: Final = re.compile(r"([\\`*_\[\]|<])")
"""What Markdown would not show as it stands."""


def plain(text: str) -> str:
    """Return a text as a cell shows it, whatever characters stand in it."""
    return _MARKS.sub(r"\\\1", " ".join(text.split())).replace(r"\<", "&lt;")


def code(word: str) -> str:
    """Return a name of files and options as a cell shows it; nothing for none."""
    return f"`{word}`" if word else ""


def codes(words: Iterable[str]) -> str:
    """Return several of them in one cell."""
    return ", ".join(map(code, words))


def table(headings: Sequence[Text], rows: Iterable[Sequence[str]], language: Language) -> str:
    """Return a table.

    Args:
        headings: of the columns.
        rows: a cell for each column, made by `plain`, `code` or `codes`.
        language: of the headings.
    """
    lines = [[plain(spoken(one, language)) for one in headings], ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
