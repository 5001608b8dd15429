"""The words and years to which the loader holds a key of a TOML file."""

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import frozen

from kernel.codes import Affiliation, Basis, Code, InstitutionType, Level, PaymentMode, Relief
from kernel.entries import DIMENSIONS, YEARS, Alternative, Entry
from kernel.layers import ParameterTable, RegionFacts
from kernel.messages import NOTHING, Message, Text, message, verbatim
from kernel.quantities import UNITS


@frozen
class Allowed:
    """The words that a key may hold.

    Attributes:
        words: each with what it means.
        is_open: whether others may stand there too, such as those that a region adds.
    """

    words: Mapping[str, Text]
    is_open: bool = False

    @classmethod
    def named(cls, words: Iterable[str], *, is_open: bool = False) -> "Allowed":
        """Return words that say themselves what they mean."""
        return cls(dict.fromkeys(words, NOTHING), is_open)

    @classmethod
    def coded(cls, codes: type[Code], *, is_open: bool = False) -> "Allowed":
        """Return the words of a column, each with its first Chinese one."""
        return cls({one.word: verbatim(one.chinese[0]) for one in codes}, is_open)


BASES: Final[Mapping[Basis, Message]] = {
    Basis.EXPLICIT: message("a cited document states it"),
    Basis.INFERRED: message("an interpretation of a cited text"),
    Basis.ASSUMED: message("no document: a default with a range, low and high"),
}
"""The bases that a value of a file may stand on."""

BASIS: Final = Allowed({basis.word: text for basis, text in BASES.items()})

ALLOWED: Final[Mapping[tuple[type, str], Allowed | range]] = {
    (RegionFacts, "freshman_pays"): Allowed.coded(PaymentMode),
    (ParameterTable, "unit"): Allowed(UNITS),
    (ParameterTable, "by"): Allowed.named(DIMENSIONS),
    (Entry, "year"): YEARS,
    (Entry, "since"): YEARS,
    (Entry, "cohort"): YEARS,
    (Entry, "category"): Allowed.coded(Relief, is_open=True),
    (Entry, "affiliation"): Allowed.coded(Affiliation),
    (Entry, "level"): Allowed.coded(Level),
    (Entry, "institution_type"): Allowed.coded(InstitutionType, is_open=True),
    (Alternative, "institution_type"): Allowed.coded(InstitutionType, is_open=True),
}
"""By class and key; any word of its type stands under a key that is not listed."""
