"""The words of answers in both languages, with what they mean."""

from typing import Final

from docs.reference.markdown import code, plain, table
from kernel.messages import Language, Pair
from simulate.explanation.glossary import GROUPS
from simulate.language.catalogue import spoken
from simulate.output.words import NAME

_COLUMNS: Final = (
    Pair("English", "英文"),
    Pair("Chinese", "中文"),
    NAME,
    Pair("What it means", "含义"),
)


def glossary(language: Language) -> str:
    """Return a section for each group of words, with a row for each word."""
    sections = []
    for title, entries in GROUPS.items():
        rows = [
            (
                plain(spoken(entry.term, "en")),
                plain(spoken(entry.term, "zh")),
                code(entry.name),
                plain(spoken(entry.meaning, language)),
            )
            for entry in entries
        ]
        sections.append(f"## {spoken(title, language)}\n\n{table(_COLUMNS, rows, language)}")
    return "\n\n".join(sections)
