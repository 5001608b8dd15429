"""Accounts, and the labels of a breakdown, as people read them."""

from collections.abc import Mapping, Sequence
from typing import Final

from kernel.clauses import Document
from kernel.law import Law
from kernel.messages import COMMA, Language, Message, Text, message, verbatim
from kernel.registry import load_region, region_names
from kernel.ruleset import Ruleset
from simulate.language.catalogue import spoken
from simulate.output.words import COLON, term
from simulate.projection.breakdowns import BASIS, GROUPINGS
from simulate.projection.ledger import Account
from simulate.projection.measure import Section
from simulate.projection.measures import MEASURES
from simulate.projection.student_body import written_years

_COUNTED: Final[Mapping[str, Message]] = {
    "students": message("{measure} (persons)"),
    "person-months": message("{measure} (person-months)"),
    "person-days": message("{measure} (person-days)"),
}
"""What stands beside money and is none, by its unit."""

_STANDING: Final = message("{first}–, standing")


def measure_words(measure: str, language: Language) -> str:
    """Return what a measure is called."""
    return spoken(MEASURES[measure].text, language)


def account_words(account: Account, language: Language) -> str:
    """Return what a figure is of: measure, payer and accounting basis, as far as it has them."""
    terms = [term(word, language) for word in (account.payer, account.accounting) if word]
    return " · ".join([measure_words(account.measure, language), *terms])


def line_label(account: Account, language: Language) -> str:
    """Return what stands before the figures of an account in its section."""
    measure = MEASURES[account.measure]
    if measure.section.lists_payers:
        return f"  {term(account.payer, language)}"
    payer = f"{spoken(COLON, language)}{term(account.payer, language)}" if account.payer else ""
    counted = _COUNTED.get(measure.unit)
    words = counted.filled(measure=measure.text) if counted else measure.text
    return f"  {spoken(words, language)}{payer}"


def section_heading(section: Section, basis: str, language: Language) -> str:
    """Return what stands above the lines of a section, empty where they speak for themselves."""
    if section.heading is None:
        return ""
    words = spoken(section.heading, language)
    return f"{words}{spoken(COMMA, language)}{term(basis, language)}" if basis else words


def label_words(by: Sequence[str], label: Sequence[str], rules: Ruleset, language: Language) -> str:
    """Return a label in words: in English those of data files, in Chinese those of the notices."""
    words = zip(by, label, strict=True)
    return " · ".join(_word(name, word, rules, language) for name, word in words)


def year_words(law: Law, year: int) -> Text:
    """Return an insurance year as titles name it, with its days where it is no calendar year."""
    span = law.span(year)
    if span.is_calendar_year:
        return verbatim(year)
    return message("{year} ({span})", year=year, span=span.text)


def years_in_force(document: Document, language: Language) -> str:
    """Return the insurance years that a document itself covers."""
    first, last = document.first_year, document.last_year
    if last is None:
        return spoken(_STANDING.filled(first=first), language)
    return str(first) if first == last else f"{first}–{last}"


def in_years(title: Text, years: Sequence[int]) -> Text:
    """Return the title of something of which some years alone are shown."""
    return message("{title} · {years} only", title=title, years=written_years(years))


def place(region: str, language: Language) -> str:
    """Return what a region is called, as far as it is installed; its name in files otherwise."""
    if region not in region_names():
        return region
    return spoken(load_region(region).facts.name, language)


def of_place(region: str, note: str, language: Language) -> str:
    """Return a note behind what its region is called."""
    return behind(place(region, language), note, language)


def behind(name: str, note: str, language: Language) -> str:
    """Return a note behind the name of what it is about."""
    return f"{name}{spoken(COLON, language)}{note}"


def _word(name: str, word: str, rules: Ruleset, language: Language) -> str:
    if name in GROUPINGS:
        return spoken(GROUPINGS[name].words(rules)[word], language)
    return term(word, language) if name == BASIS else word
