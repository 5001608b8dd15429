"""A dated value with its citation and basis, and the words and years that it is for."""

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from kernel.codes import Affiliation, Basis, Code, InstitutionType, Level, Relief

CODES: Final[Mapping[str, type[Code]]] = {
    "category": Relief,
    "affiliation": Affiliation,
    "level": Level,
    "institution_type": InstitutionType,
}
"""The codes of each dimension that has some, without those that a region adds."""

Vocabulary = Mapping[str, tuple[str, ...]]
"""A region's words of each dimension, in the order of their codes."""

DIMENSIONS: Final = (*CODES, "locality", "entry", "year", "cohort", "study_year")
"""Everything by which the entries of a parameter may differ."""

FIRST_YEAR: Final = 2022
"""The first insurance year that is answered; values are extended back no further."""

LAST_YEAR: Final = 2108
"""The last insurance year of a student who enters in 2100 for eight years."""

YEARS: Final = range(FIRST_YEAR - 1, LAST_YEAR + 1)
"""The years that values are kept for; what an enrolment period announced is the standard of the
year before."""


Number = int | float


@frozen
class Alternative:
    """A named other value of an assumption, e.g. a target that a document sets.

    Attributes:
        low, high: its range, where it has one.
        institution_type: what it is for, where the name stands for a value a type.
    """

    value: Number
    source: str
    clause: str = ""
    low: Number | None = None
    high: Number | None = None
    institution_type: str = ""


@frozen
class Entry:
    """One value of a parameter.

    Attributes:
        value: in the parameter's unit as people write it (yuan, percent, "y-1-09-01").
        basis, source: what it stands on, and the citation.
        low, high: range of an assumption; present when, and only when, the basis is `assumed`.
        year: the insurance year it holds for, of what differs by it.
        cohort: the first insurance year of the cohort it holds for, of what is decided on entry.
        since: the first of either; without any of them it holds for every one.
        study_year: for uptake, the year of study it holds for.
    """

    value: int | float | str
    basis: Basis
    source: str
    low: Number | str | None = None
    high: Number | str | None = None
    note: str = ""
    year: int | None = None
    since: int | None = None
    cohort: int | None = None
    study_year: int | None = None
    locality: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    affiliation: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    institution_type: tuple[str, ...] = ()
    entry: str = ""

    @property
    def dates(self) -> dict[str, int]:
        """The years by which the entry is restricted, by dimension."""
        years = {
            "year": self.year if self.year is not None else self.since,
            "cohort": self.cohort,
            "study_year": self.study_year,
        }
        return {dimension: year for dimension, year in years.items() if year is not None}

    def holds_for(
        self, year: int | None = None, *, cohort: int | None = None, study_year: int | None = None
    ) -> bool:
        """Say whether the entry gives a value for an insurance year, a cohort, a year of study."""
        when = cohort if year is None else year
        began = self.since is None or (when is not None and self.since <= when)
        return (
            began
            and self.year in (None, year)
            and self.cohort in (None, cohort)
            and self.study_year in (None, study_year)
        )

    def covers(self, words: Mapping[str, str]) -> bool:
        """Say whether the entry gives a value for the words of a place, by dimension."""
        return all(words.get(dimension) in given for dimension, given in self.keys.items())

    @property
    def says_a_value(self) -> bool:
        """Whether it gives a value, instead of changing another one."""
        return True

    def meets(self, other: "Entry") -> bool:
        """Say whether there are words that both this entry and another one are for."""
        return all(
            set(given) & set(other.keys.get(dimension, given))
            for dimension, given in self.keys.items()
        )

    def replaces(self, other: "Entry") -> bool:
        """Say whether this entry, applied over another one, leaves nothing of it."""
        words = other.keys
        return all(
            dimension in words and set(words[dimension]) <= set(given)
            for dimension, given in self.keys.items()
        ) and self._holds_whenever(other)

    def _holds_whenever(self, other: "Entry") -> bool:
        """Say whether this entry holds for all years, cohorts and years of study of another one."""
        first = other.begins
        return all(
            getattr(self, date) in (None, getattr(other, date))
            for date in ("year", "cohort", "study_year")
        ) and (self.since is None or (first is not None and self.since <= first))

    @property
    def begins(self) -> int | None:
        """The first insurance year or cohort that it holds for; None for every one."""
        dates = (self.year, self.cohort, self.since)
        return next((date for date in dates if date is not None), None)

    @property
    def precision(self) -> tuple[bool, int, int]:
        """Order in which entries give way.

        An exact year or cohort over `since`, a later `since` over all, for the same more words.
        """
        exact = self.year is not None or self.cohort is not None
        return (exact, self.since or 0, len(self.named))

    @property
    def restriction(self) -> tuple[str, ...]:
        """The words and years that it holds for, as an option writes them; empty: for all."""
        words = ["+".join(words) for words in self.keys.values()]
        since = [f"since.{self.since}"] if self.since is not None else []
        years = (self.year, self.cohort, self.study_year)
        return (*words, *since, *(str(year) for year in years if year is not None))

    @property
    def keys(self) -> dict[str, tuple[str, ...]]:
        """The words by which the entry is restricted, by dimension."""
        words = {
            "locality": self.locality,
            "category": self.category,
            "affiliation": self.affiliation,
            "level": self.level,
            "institution_type": self.institution_type,
            "entry": (self.entry,) if self.entry else (),
        }
        return {dimension: given for dimension, given in words.items() if given}

    @property
    def named(self) -> dict[str, tuple[str | int, ...]]:
        """All by which the entry is restricted but the insurance year, by dimension."""
        numbers = {"cohort": self.cohort, "study_year": self.study_year}
        return {
            **self.keys,
            **{d: (number,) for d, number in numbers.items() if number is not None},
        }
