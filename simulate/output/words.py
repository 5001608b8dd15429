"""The languages, the words that files hold as people read them, and the headings of many tables."""

from collections.abc import Mapping
from typing import Final

from kernel.messages import Language, Text, message
from simulate.language.catalogue import spoken

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

MONEY: Final = message("yuan")
WHOLE_PROGRAMME: Final = message("programme")

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


def term(word: str, language: Language) -> str:
    """Return a word of a data file, such as a payer, as people read it."""
    return spoken(TERMS[word], language)


def yuan(amount: int) -> str:
    """Write fen as yuan, thousands apart; nothing is a dash."""
    if amount == 0:
        return "–"
    whole, fen = divmod(abs(amount), 100)
    sign = "-" if amount < 0 else ""
    return f"{sign}{whole:,}" if fen == 0 else f"{sign}{whole:,}.{fen:02d}"
