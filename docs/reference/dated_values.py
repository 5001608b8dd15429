"""Parameters and assumptions: their names, and the values that stand under them."""

from collections.abc import Mapping
from typing import Final

from docs.reference.markdown import code, codes, plain, table
from kernel.entries import Entry
from kernel.layers import read_tables
from kernel.messages import Language, Pair
from kernel.parameters import Parameter
from kernel.registry import region_names
from simulate.language.catalogue import spoken
from simulate.output.assumption_words import words_of
from simulate.output.words import BASIS, NAME, RANGE, SOURCE, VALUE, in_unit, source_words, term
from simulate.scenario.setup import Setup, load_setup
from simulate.scenario.values import label_of, range_of, written

_MEANING: Final = Pair("What it is", "含义")
_OF_NAMES: Final = (NAME, _MEANING, Pair("Unit", "单位"), Pair("May differ by", "可分维度"))
_OF_VALUES: Final = (NAME, _MEANING, VALUE, RANGE, BASIS, SOURCE)

NATIONAL: Final = 0
"""The place of the national layer among the layers of any region."""

PEOPLE: Final = "population.toml"
LAW: Final = "parameters.toml"


def national(file: str) -> Mapping[str, Parameter]:
    """Return what a TOML file of the national layer declares, by name."""
    return read_tables([_any_region().rules.layers[NATIONAL].file(file)])


def names_in(file: str, language: Language) -> str:
    """Return a row for each name that a file of the national layer declares."""
    rows = [
        (code(one.name), plain(spoken(one.text, language)), code(one.unit), codes(one.by))
        for one in national(file).values()
    ]
    return table(_OF_NAMES, rows, language)


def values_in(file: str, language: Language) -> str:
    """Return a row for each value that a file of the national layer gives."""
    return values_of(national(file), _any_region(), language)


def values_of(parameters: Mapping[str, Parameter], setup: Setup, language: Language) -> str:
    """Return a row for each value of some parameters of a region."""
    rows = [
        _row(parameter, entry, setup, language)
        for parameter in parameters.values()
        for entry in parameter.effective
    ]
    return table(_OF_VALUES, rows, language)


def _row(parameter: Parameter, entry: Entry, setup: Setup, language: Language) -> list[str]:
    texts = (
        words_of(parameter, entry, setup.rules),
        in_unit(written(entry.value), parameter.unit),
        range_of(entry),
        term(entry.basis.word, language),
        source_words(entry.source),
    )
    said = [one if isinstance(one, str) else spoken(one, language) for one in texts]
    return [code(label_of(parameter, entry)), *map(plain, said)]


def _any_region() -> Setup:
    """Return a region: the national layer is under each one."""
    return load_setup(region_names()[0])
