"""What an assumption is called: its words, and beside them the name that sets it."""

from collections.abc import Callable, Iterator
from typing import Final

from kernel.entries import Entry
from kernel.messages import LIST, Language, Pair, Text, listed, message, verbatim
from kernel.parameters import Parameter
from kernel.registry import region_names
from kernel.ruleset import Ruleset
from simulate.language.catalogue import spoken
from simulate.output.words import TERMS, UNITS
from simulate.scenario.assumptions import LENGTHS, MIXES
from simulate.scenario.setup import load_setup

_RESTRICTED: Final = message("{name}: {words}")
_SHARE: Final = message("{name}: share of {words}")
_CALLED: Final = message("{words} ({name})")


def words_of(parameter: Parameter, entry: Entry, rules: Ruleset) -> Text:
    """Name an assumption in words, with what it is restricted to but for years.

    E.g. relief.dibao: 困难类别（占资助对象）：低保对象.
    """
    restricted = [
        _word(parameter.name, dimension, word, rules)
        for dimension, words in entry.keys.items()
        for word in words
    ]
    if not restricted:
        return parameter.text
    pattern = _SHARE if parameter.name in MIXES else _RESTRICTED
    return pattern.filled(name=parameter.text, words=listed(restricted, LIST))


def named_words(
    parameter: Parameter, entry: Entry, name: str, rules: Ruleset, language: Language
) -> str:
    """Return an assumption in words, and the name that `--set` has for it."""
    return spoken(called(words_of(parameter, entry, rules), name), language)


def called(words: Text, name: str) -> Text:
    """Return what a thing is called in words, and beside them the name that sets it."""
    return _CALLED.filled(words=words, name=name)


def called_in(region: str) -> Callable[[str], Text]:
    """Return what names the labels of a region's saved values in the same way.

    A label stays what it is as far as its region is not installed or does not have it.
    """
    if region not in region_names():
        return verbatim
    setup = load_setup(region)
    parameters = {**setup.rules.law.parameters, **setup.assumptions.parameters}

    def named(label: str) -> Text:
        name = label.partition(".")[0]
        return called(parameters[name].text, label) if name in parameters else verbatim(label)

    return named


def _word(name: str, dimension: str, word: str, rules: Ruleset) -> Text:
    """Return a word of a dimension; an entry of a mix is a word of what the mix is of."""
    if dimension == "level":
        return TERMS[word]
    if dimension == "entry" and name == LENGTHS:
        return UNITS["years"].filled(value=word)
    known = dict(_vocabulary(name if dimension == "entry" else dimension, rules))
    return known.get(word, verbatim(word))


def _vocabulary(dimension: str, rules: Ruleset) -> Iterator[tuple[str, Text]]:
    if dimension == "locality":
        yield from rules.facts.localities.items()
    is_affiliation = dimension == "affiliation"
    for one in rules.law.codes.get({"relief": "category"}.get(dimension, dimension), ()):
        yield one.word, Pair(one.word, one.chinese[is_affiliation])
