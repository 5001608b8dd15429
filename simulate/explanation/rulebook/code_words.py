"""The words that columns hold, inside a sentence."""

from collections.abc import Mapping, Sequence
from typing import Final

from kernel.codes import Code, GraduateScheme, Level, Payer, PaymentMode, Recognised
from kernel.messages import OR, Pair, Text, listed, message
from simulate.output.words import TERMS

_MODES: Final[Mapping[Code, Text]] = {
    PaymentMode.ANNUAL: message("the year"),
    PaymentMode.PREPAY: message("prepayment of the programme"),
    PaymentMode.PREPAY_REMAINING: message("prepayment of the remaining years"),
}
_RECOGNISED: Final[Mapping[Code, Text]] = {
    Recognised.LOCAL: message("here"),
    Recognised.PROVINCE: message("elsewhere in the province"),
    Recognised.ELSEWHERE: message("outside the province"),
}
_SCHEMES: Final[Mapping[Code, Text]] = {
    GraduateScheme.NONE: message("no scheme"),
    GraduateScheme.EMPLOYEE_HERE: message("the employee scheme here"),
    GraduateScheme.EMPLOYEE_ELSEWHERE: message("the employee scheme elsewhere"),
    GraduateScheme.RESIDENT: message("resident insurance"),
}
_TABLES: Final[Mapping[type[Code], Mapping[Code, Text]]] = {
    PaymentMode: _MODES,
    Recognised: _RECOGNISED,
    GraduateScheme: _SCHEMES,
}
"""Codes are numbers: each vocabulary has a table of its own."""


def code_words(code: Code) -> Text:
    """Return what a code is called, payers and levels as payers."""
    if type(code) in _TABLES:
        return _TABLES[type(code)][code]
    if isinstance(code, Payer) or (isinstance(code, Level) and code != Level.NONE):
        return TERMS[code.word]
    plain = code.word.replace("_", " ")
    return Pair(plain, code.chinese[0] if code.chinese else plain)


def any_of(names: Sequence[Text]) -> Text:
    """Return several names, of which one is meant."""
    *others, last = names
    return listed([listed(others), last], OR) if others else last
