"""The languages, the words that files hold as people read them, and the headings of many tables."""

import re
from collections.abc import Mapping
from typing import Final

from kernel.messages import Language, Message, Text, message, message_in, verbatim
from simulate.language.catalogue import spoken
from simulate.output.units import YUAN, shown

TERMS: Final[Mapping[str, Text]] = {
    # payers
    "student": message("student"),
    "institution": message("institution"),
    "medical_assistance": message("medical assistance"),
    "finance": message("finance (no level named)"),
    "central": message("central budget"),
    "provincial": message("provincial budget"),
    "municipal": message("municipal budget"),
    "unallocated": message("unallocated"),
    "unfunded": message("unfunded"),
    "total": message("total"),
    # what a value stands on
    "explicit": message("explicit"),
    "inferred": message("inferred"),
    "assumed": message("assumed"),
    "not_provided": message("not provided"),
    # accounting bases
    "accrual": message("accrual"),
    "cash": message("cash"),
}
"""The words that stand for payers, bases and the like in data files, with their terms."""

YES: Final = message("yes")
NO: Final = message("no")

MONEY: Final = message("yuan")
UNITS: Final[Mapping[str, Message]] = {
    "yuan": message("{value} yuan"),
    "percent": message("{value} %"),
    "persons": message("{value} persons"),
    "months": message("{value} months"),
    "months_per_year": message("{value} months a year"),
    "days": message("{value} days"),
    "years": message("{value} years"),
}
"""How a number of a unit is written, where the number alone does not show it."""

_ENGLISH_WORDS: Final = re.compile("[A-Za-z]{3,}")
_CHINESE: Final = re.compile("[\u4e00-\u9fff]")
_IN_ENGLISH: Final = message_in("a source in English", "{source}")
_IN_CHINESE: Final = message("[in Chinese] {source}")

WHOLE_PROGRAMME: Final = message("all years")

COLON: Final = message(": ")

REGION: Final = message("Region")
NAME: Final = message("Name")
VALUE: Final = message("Value")
RANGE: Final = message("Range")
BASIS: Final = message("Basis")
SOURCE: Final = message("Source")
CLAUSE: Final = message("Clause")
CLAUSES: Final = message("Clauses and interpretations")
DOCUMENT: Final = message("Document")
CONTENT: Final = message("What it says")
BEFORE: Final = message("Before")
AFTER: Final = message("After")

RESTS_ON: Final = message("Rests on")
UNIT_OF_MONEY: Final = message("Unit: {unit}")

LOSS_RATIO: Final = message("Loss ratio (of fund income)")


def term(word: str, language: Language) -> str:
    """Return a word of a data file, such as a payer, as people read it."""
    return spoken(TERMS[word], language)


def source_words(source: str) -> Text:
    """Return a source, which stays as it is written, marked for who reads the other language."""
    if len(_ENGLISH_WORDS.findall(source)) > 1:
        return _IN_ENGLISH.filled(source=source)
    return _IN_CHINESE.filled(source=source) if _CHINESE.search(source) else verbatim(source)


def in_unit(value: object, unit: str) -> Text:
    """Write a value of a parameter's unit."""
    return UNITS[unit].filled(value=value) if unit in UNITS else verbatim(value)


def yuan(amount: int) -> str:
    """Write fen as yuan, thousands apart, without decimals that are nothing; nothing is a dash."""
    return shown(amount, YUAN).removesuffix(".00")
