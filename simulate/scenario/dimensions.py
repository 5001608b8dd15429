"""Which of a parameter's dimensions the years and words of a setting mean."""

from collections.abc import Mapping
from typing import Final

from kernel.entries import FIRST_YEAR, LAST_YEAR, Vocabulary
from kernel.errors import nearest
from kernel.messages import OR, Message, Text, listed, message
from kernel.parameters import Parameter
from kernel.students import LONGEST_PROGRAMME
from kernel.tomlfiles import TomlFile
from simulate.scenario.selection import LAST_COHORT

_YEARS: Final[Mapping[str, Message]] = {
    "study_year": message("a study year from {first} to {last}"),
    "cohort": message("a cohort from {first} to {last}"),
    "year": message("a year from {first} to {last}"),
}

DATED: Final = ("year", "cohort")
"""The dimensions by which a value may hold from one on."""


def dimensions_of(
    word: str, parameter: Parameter, name: str, origin: TomlFile, vocabulary: Vocabulary
) -> list[str]:
    """Return the dimensions of a parameter to which a year or word belongs, in their order.

    Args:
        word: one of those behind the name of a setting.
        parameter: that is set.
        name: as the setting gives it, and
        origin: where, for messages.
        vocabulary: the region's words of each dimension.

    Raises:
        FileFault: it is no word of the parameter, or a year that is never asked for.
    """
    dated = _years_of(parameter)
    expected: list[Text] = [
        _YEARS[dimension].filled(first=years[0], last=years[-1])
        for dimension, years in dated.items()
    ]
    if word.isascii() and word.isdecimal():
        holding = [dimension for dimension, years in dated.items() if int(word) in years]
        if dated and not holding:
            origin.fail(name, int(word), listed(expected, OR))
        if holding:
            return holding
    known = {d: vocabulary[d] for d in parameter.by if d in vocabulary}
    found = [dimension for dimension, words in known.items() if word in words]
    if not found:
        every = {w for words in known.values() for w in words}
        if every:
            expected.append(message("a word; {hint}", hint=nearest(word, every)))
        alone = message("{parameter} alone", parameter=parameter.name)
        origin.fail(name, word, listed(expected or [alone], OR))
    return found


def is_year(word: str) -> bool:
    """Say whether a word is an insurance year or a cohort: the numbers below are years of study."""
    return word.isdecimal() and int(word) > LONGEST_PROGRAMME


def _years_of(parameter: Parameter) -> dict[str, range]:
    """Return the years that a value can hold for, by the dimension that they belong to.

    A standard that is announced a year ahead is kept from the year before the first.
    """
    first = min([FIRST_YEAR, *(entry.year for entry in parameter.entries if entry.year)])
    years = {
        "study_year": range(1, LONGEST_PROGRAMME + 1),
        "cohort": range(FIRST_YEAR, LAST_COHORT + 1),
        "year": range(first, LAST_YEAR + 1),
    }
    return {dimension: known for dimension, known in years.items() if dimension in parameter.by}
