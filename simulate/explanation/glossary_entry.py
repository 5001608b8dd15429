"""A word of answers, as a glossary explains it."""

from collections.abc import Mapping

from attrs import frozen

from kernel.messages import Message, Pair, Text
from simulate.output.words import TERMS


@frozen
class Entry:
    """A word of answers.

    Attributes:
        name: in files and options; empty where it stands in none.
        term: what people call it.
        meaning: what it is.
        also: how else it is called; read, not shown.
    """

    name: str
    term: Text
    meaning: Text
    also: tuple[str, ...] = ()


def entry(name: str, en: str, zh: str, meaning: Message, *also: str) -> Entry:
    """Return an entry by its term in both languages."""
    return Entry(name, Pair(en, zh), meaning, also)


def of_terms(meanings: Mapping[str, Message]) -> tuple[Entry, ...]:
    """Return entries of words that tables have a term for."""
    return tuple(Entry(word, TERMS[word], meaning) for word, meaning in meanings.items())
