"""How figures may be broken down, each way declared once: what it takes, its words, its heading.

The command line offers them by name, without loading this.
"""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from attrs import field, frozen

from kernel.figures import Array
from kernel.messages import Pair, Text, message, verbatim
from kernel.ruleset import Ruleset
from kernel.students import LONGEST_PROGRAMME
from simulate.population.profiles import NO_RELIEF, Profiles

CLAUSE: Final = "clause"
BASIS: Final = "basis"
PAYER: Final = "payer"
"""Every amount has a payer; it is a column of the result, whatever is asked for."""

Words = Callable[[Ruleset], Mapping[str, Text]]
"""The labels that a region has, as files write them, in the order of their codes; each with its
text: in English the label, in Chinese the word of the notices."""


@frozen
class Grouping:
    """A way of breaking figures down by students.

    Attributes:
        name: in options and data files.
        text: the heading above its labels.
        attribute: of student profiles, whose codes it takes.
        first: the code of its first label.
        is_offered: whether `--by` has it.
    """

    name: str
    text: Text
    attribute: str
    words: Words
    first: int = field(default=0, kw_only=True)
    is_offered: bool = field(default=True, kw_only=True)

    def labels(self, rules: Ruleset) -> tuple[str, ...]:
        """Return the labels in a region, as files write them."""
        return tuple(self.words(rules))

    def positions(self, profiles: Profiles, profile: Array) -> Array:
        """Return for each row, by its profile, at which place its label stands."""
        return np.asarray(getattr(profiles, self.attribute)[profile] - self.first)


def _coded(dimension: str, before: Mapping[str, Text] = {}) -> Words:
    """Return the words of codes, in Chinese the first one of each, behind those of no code."""

    def words(rules: Ruleset) -> Mapping[str, Text]:
        codes = rules.law.codes[dimension]
        return {**before, **{one.word: Pair(one.word, one.chinese[0]) for one in codes}}

    return words


def _places(rules: Ruleset) -> Mapping[str, Text]:
    names = rules.facts.localities
    return {place: Pair(place, names[place].zh) for place in rules.law.localities}


def _lengths(_: Ruleset) -> Mapping[str, Text]:
    lengths = map(str, range(1, LONGEST_PROGRAMME + 1))
    return {length: verbatim(length) for length in lengths}


RELIEF: Final = Grouping(
    "relief",
    message("Relief category"),
    "relief",
    _coded("category", {"none": message("none")}),
    first=NO_RELIEF,
)
INSTITUTION: Final = Grouping(
    "institution", message("Institution"), "institution_type", _coded("institution_type")
)
AFFILIATION: Final = Grouping(
    "affiliation", message("Affiliation"), "affiliation", _coded("affiliation")
)
LOCALITY: Final = Grouping("locality", message("Place"), "locality", _places)
PROGRAMME_YEARS: Final = Grouping(
    "programme_years",
    message("Years"),
    "programme_years",
    _lengths,
    first=1,
    is_offered=False,  # a comparison takes it, for its types of student
)

GROUPINGS: Final[Mapping[str, Grouping]] = {
    grouping.name: grouping
    for grouping in (RELIEF, INSTITUTION, AFFILIATION, LOCALITY, PROGRAMME_YEARS)
}
"""How a forecast may be broken down by students, by name."""

BREAKDOWNS: Final = (
    CLAUSE,
    BASIS,
    PAYER,
    *(grouping.name for grouping in GROUPINGS.values() if grouping.is_offered),
)
"""How a person may have figures broken down."""
