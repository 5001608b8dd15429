"""Accounts, and the labels of a breakdown, as people read them."""

from collections.abc import Mapping, Sequence
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


SECTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "people": ("students", "insured"),
    "fund_income": ("fund_income",),
    "government_cost": ("government_cost",),
    "student_cost": ("student_cost",),
    "top_up": ("top_up", "refund", "refund_exposure", "prepaid_balance"),
    "months": ("covered_months", "overlap_months", "waiting_days", "credit_months"),
}
"""The measures that stand together, under the word of their heading."""


def section_heading(section: str, basis: str, language: Language) -> str:
    """Return what stands above the lines of a section, empty where they speak for themselves."""
    if section == "top_up":
        return ""
    heading = say(section, language)
    return f"{heading}{say('comma', language)}{say(basis, language)}" if basis else heading


def line_label(account: Account, language: Language) -> str:
    """Return what stands before the figures of an account."""
    if account.measure in ("fund_income", "government_cost", "student_cost"):
        return f"  {say(account.payer, language)}"
    label = f"  {say(account.measure, language)}"
    payer = f"{say('colon', language)}{say(account.payer, language)}" if account.payer else ""
    return f"{label}{payer}"
