"""The schemas of what a policy case gives and expects: the columns of a roster, and of results."""

from collections.abc import Mapping
from typing import Final

from kernel.cases import BLANK_RESULTS, PROBLEM, RESULTS
from kernel.columns import HEADERS, domains_of
from kernel.dates import DAY as A_DAY
from kernel.dates import MONTH as A_MONTH
from kernel.dates import Day, Month, SchoolYear
from kernel.domains import Domain, EntryYear, Flag, PaidYears, Percent, Whole
from kernel.layers import RegionFacts
from kernel.messages import COLON, Pair, Text, Translator, listed, message, verbatim
from kernel.results import Kind
from kernel.schemas.allowed import Allowed
from kernel.schemas.tables import (
    DAY,
    FLAG,
    NUMBER,
    TEXT,
    WHOLE,
    Schema,
    one_or_more,
    word_of,
)
from kernel.wordlists import Categories, Words

_ANYWHERE: Final = RegionFacts(Pair("", ""), "here", {"here": Pair("here", "本地")})
"""A region that adds no words: the schema is one for all."""

_PLACE: Final = "locality"

_RESULTS: Final[Mapping[Kind, tuple[Schema, Text]]] = {
    "flag": (FLAG, message("expected result: true or false")),
    "count": (WHOLE, message("expected result: a whole number")),
    "fen": (NUMBER, message("expected result: an amount in yuan")),
    "day": (DAY, message("expected result: a date")),
    "word": (TEXT, message("expected result: a word")),
}

_A_PLACE: Final = message("a pooling area of the region")
_A_WORD: Final = message("a word; known: {known}")
_CATEGORIES: Final = message("one or several words; known: {known}")
_OF_DOMAINS: Final[Mapping[type, tuple[Schema, Text]]] = {
    Flag: (FLAG, message("true or false")),
    Percent: (WHOLE, message("a whole number from 0 to 100")),
    Day: (DAY, A_DAY),
    Month: (TEXT, A_MONTH),
    PaidYears: (
        {"type": "array", "items": WHOLE},
        message("a list of insurance years"),
    ),
}
_REFUSED: Final = message("true where the row must be refused")


def given_columns(translator: Translator) -> Schema:
    """Return the schema of `given`: every column that a rule may look at, as TOML has it."""
    properties: Schema = {}
    for name, domain in domains_of(_ANYWHERE).items():
        held, expected = (TEXT, _A_PLACE) if name == _PLACE else _of_domain(domain, translator)
        text = listed([verbatim(HEADERS[name][0]), expected], COLON)
        properties[name] = {**held, "description": text.render(translator)}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def expected_columns(translator: Translator) -> Schema:
    """Return the schema of `expect`: every result column, or that the row must be refused."""
    properties: Schema = {
        name: {**_or_blank(held), "description": text.render(translator)}
        for name, (held, text) in ((name, _RESULTS[kind]) for name, kind in RESULTS.items())
    }
    properties[PROBLEM] = {**FLAG, "description": _REFUSED.render(translator)}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _or_blank(held: Schema) -> Schema:
    blank = {**TEXT, "enum": [*BLANK_RESULTS]}
    return {"anyOf": [held, blank]}


def _of_domain(domain: Domain, translator: Translator) -> tuple[Schema, Text]:
    """Return what a column holds in TOML, which has numbers, flags and dates of its own.

    A number may lie outside what the column holds: a case may show that its row is refused.
    """
    match domain:
        case Words():
            return _word(domain, translator), _A_WORD.filled(known=domain.shown)
        case Categories():
            word = _word(domain.words, translator)
            return one_or_more(word), _CATEGORIES.filled(known=domain.words.shown)
        case Whole():
            return WHOLE, domain.expected
        case EntryYear():
            return _of_domain(domain.years, translator)
        case SchoolYear():
            return _of_domain(domain.entry, translator)
    return _OF_DOMAINS[type(domain)]


def _word(words: Words, translator: Translator) -> Schema:
    # A region adds words, and every Chinese one is read.
    return word_of(Allowed.named(words.names, is_open=True), translator)
