"""The glossary: what the words of answers mean, found by names of files or in either language."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from rich.console import RenderableType
from rich.text import Text as Line

from kernel.domains import plain
from kernel.errors import RequestError
from kernel.messages import LANGUAGES, Language, Text, listed, message
from kernel.names import Called
from simulate.explanation.glossary_entry import Entry
from simulate.explanation.insurance_words import INSURANCE
from simulate.explanation.method_words import ASSUMPTIONS, BASES, METHODS
from simulate.explanation.result_words import ACCOUNTS, OF_MEASURES, PAYERS
from simulate.explanation.student_words import CATEGORIES, TYPES
from simulate.language.catalogue import spoken
from simulate.output.layout import stacked
from simulate.output.recognition import recognised_words
from simulate.output.text_table import text_table
from simulate.output.words import NAME
from simulate.scenario.setting_names import setting_names

GROUPS: Final[Mapping[Text, tuple[Entry, ...]]] = {
    message("The insurance"): INSURANCE,
    message("Categories of relief"): CATEGORIES,
    message("Types of institution"): TYPES,
    message("Figures"): OF_MEASURES,
    message("Payers"): PAYERS,
    message("Accounting bases"): ACCOUNTS,
    message("What figures rest on"): BASES,
    message("Assumptions"): ASSUMPTIONS,
    message("How figures are made"): METHODS,
}
"""The entries by what they are about, in the order of the table."""

_MOST: Final = 5
"""Entries that are shown for part of a word."""

_TERM: Final = message("Word")
_MEANING: Final = message("Meaning")


def glossary_view(word: str | None, language: Language) -> RenderableType:
    """Return the explanation of a word; without one, the table of all.

    Raises:
        RequestError: no entry has the word; the nearest ones are named.
    """
    if word is None:
        return stacked(*(_table(title, own, language) for title, own in GROUPS.items()))
    return stacked(*(_explained(entry, language) for entry in entries_of(word)))


def entries_of(word: str) -> list[Entry]:
    """Return the entries of a word, or of those that it is part of.

    Raises:
        RequestError: there are none; the nearest ones are named.
    """
    explained = _by_word(entry for own in GROUPS.values() for entry in own)
    known = explained
    if plain(word) not in known:
        known = {**_by_word(_settings()), **known}
    if plain(word) in known:
        return [explained.get(plain(one.name), [one])[0] for one in known[plain(word)]]
    found = {id(one): one for key, own in known.items() if plain(word) in key for one in own}
    if found and len(found) <= _MOST:
        return [*found.values()]
    near = get_close_matches(plain(word), known, n=3, cutoff=0.5)
    if not near:
        raise RequestError(
            "glossary {word}: no such word; `simulate glossary` lists all", word=word
        )
    nearest = dict.fromkeys(_headword(entry) for one in near for entry in known[one])
    raise RequestError(
        "glossary {word}: no such word; nearest: {nearest}", word=word, nearest=listed(nearest)
    )


def words_beginning(start: str) -> list[str]:
    """Return the words of the glossary that begin like this, as a shell offers them."""
    known = _by_word(entry for own in GROUPS.values() for entry in own)
    return sorted(word for word in known if word.startswith(plain(start)) and "(" not in word)


def _settings() -> Iterator[Entry]:
    """Return an entry for whatever can be set in some region, by the words of its file."""
    for name, words in setting_names().items():
        meaning = message("It can be set: --set {name}=VALUE", name=name)
        yield Entry(name, words, meaning)


def _by_word(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Return entries by every word for them: names and both languages, as they are looked up."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        terms = (spoken(entry.term, language) for language in LANGUAGES)
        words = (entry.name, *terms, *entry.also, *recognised_words(entry.name))
        for word in {plain(word) for word in words if word}:
            found.setdefault(word, []).append(entry)
    return found


def _headword(entry: Entry) -> Text:
    """Return the name of an entry with its term; the term alone where it has no name."""
    return Called(entry.name, entry.term) if entry.name else entry.term


def _table(title: Text, entries: Iterable[Entry], language: Language) -> RenderableType:
    rows = (
        (" · ".join(_in_both(entry, language)), entry.name, spoken(entry.meaning, language))
        for entry in entries
    )
    return text_table(spoken(title, language), (_TERM, NAME, _MEANING), rows, language)


def _explained(entry: Entry, language: Language) -> RenderableType:
    head = " · ".join(dict.fromkeys(filter(None, (*_in_both(entry, language), entry.name))))
    text = Line(f"{head}\n", style="bold")
    text.append(spoken(entry.meaning, language), style="not bold")
    return text


def _in_both(entry: Entry, language: Language) -> list[str]:
    """Return the term in both languages, that of the reader first."""
    first = sorted(LANGUAGES, key=lambda one: one != language)
    return [spoken(entry.term, one) for one in first]
