"""Accounts, and the labels of a breakdown, as people read them."""

from collections.abc import Sequence
from typing import Final

from kernel.codes import Affiliation, Code, InstitutionType, Relief
from kernel.registry import load_region, region_names
from kernel.ruleset import Ruleset
from simulate.output.words import Language, say, spoken
from simulate.projection.ledger import Account

_CODES: Final[dict[str, type[Code]]] = {
    "relief": Relief,
    "institution": InstitutionType,
    "affiliation": Affiliation,
}


def account_words(account: Account, language: Language) -> str:
    """Return what a figure is of in words: measure, payer and accounting basis, as far as told."""
    words = (account.measure, account.payer, account.accounting)
    return " · ".join(say(word, language) for word in words if word)


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


def place(region: str, language: Language) -> str:
    """Return what a region is called, as far as it is installed; its name in files otherwise."""
    if region not in region_names():
        return region
    return spoken(load_region(region).facts.name, language)
