"""The labels of a breakdown as people read them."""

from collections.abc import Sequence
from typing import Final

from kernel.codes import Affiliation, Code, InstitutionType, Relief
from kernel.ruleset import Ruleset
from simulate.words import Language, say

_CODES: Final[dict[str, type[Code]]] = {
    "relief": Relief,
    "institution": InstitutionType,
    "affiliation": Affiliation,
}


def label_words(by: Sequence[str], label: Sequence[str], rules: Ruleset, language: Language) -> str:
    """Return a label in words: in English those of data files, in Chinese those of the notices."""
    words = zip(by, label, strict=True)
    return " · ".join(_word(name, word, rules, language) for name, word in words)


def _word(name: str, word: str, rules: Ruleset, language: Language) -> str:
    if name == "basis" or (name, word) == ("relief", "none"):
        return say(word, language)
    if language == "en":
        return word
    if name == "locality":
        return rules.facts.localities[word].zh
    return _CODES[name].of(word).chinese[0] if name in _CODES else word
