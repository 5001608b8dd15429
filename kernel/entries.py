"""A dated value with its citation and basis, and the parameter that it belongs to."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import Final, NoReturn

from attrs import evolve, field, frozen

from kernel.clauses import Text
from kernel.codes import Affiliation, Basis, Code, InstitutionType, Level, Relief
from kernel.days import parse_relative
from kernel.errors import FileFault, nearest
from kernel.tomlfiles import TomlFile

UNITS: Final = {
    "yuan": "an amount of 0 or more with at most two decimals, up to ten million",
    "percent": "a whole number from 0 to 100",
    "share": "a number from 0 to 1",
    "persons": "a whole number of 0 or more, up to two thousand million",
    "months": "a whole number of 0 or more",
    "days": "a whole number of 0 or more",
    "years": "a whole number of 0 or more",
    "months_per_year": "a whole number of 0 or more",
    "day": 'a day such as "y-1-09-01" or "y-02-end", y being the insurance year',
}

CODES: Final[Mapping[str, type[Code]]] = {
    "category": Relief,
    "affiliation": Affiliation,
    "level": Level,
    "institution_type": InstitutionType,
}
"""The codes of each dimension that is one; no entry is for a level below the municipal one."""

VOCABULARY: Final = {
    **{dimension: codes.words() for dimension, codes in CODES.items()},
    "level": Level.words()[: Level.MUNICIPAL],
}
"""The words of each dimension; those of `locality` are the region's own."""

DIMENSIONS: Final = (*VOCABULARY, "locality", "entry", "year", "cohort", "study_year")
"""Everything by which the entries of a parameter may differ."""

FIRST_YEAR: Final = 2022
"""The first insurance year that is answered; carrying goes back no further."""

LAST_YEAR: Final = 2108
"""The last insurance year of a student who enters in 2100 for eight years."""

YEARS: Final = range(FIRST_YEAR - 1, LAST_YEAR + 1)
"""The years that values are kept for; what a drive announced is the standard of the year before."""

_LARGEST_AMOUNT: Final = 10**9
"""Ten million yuan in fen: more than any contribution or subsidy per head."""

_LARGEST_COUNT: Final = 2 * 10**9

Number = int | float


@frozen
class Alternative:
    """A named other value of an assumption, e.g. a target that a document sets.

    Attributes:
        low, high: its range, where it has one.
    """

    value: Number
    source: str
    clause: str = ""
    low: Number | None = None
    high: Number | None = None


@frozen
class Entry:
    """One value of a parameter.

    Attributes:
        value: in the parameter's unit as people write it (yuan, percent, "y-1-09-01").
        basis, source: what it stands on, and the citation.
        low, high: range of an assumption; present when, and only when, the basis is `assumed`.
        year: the insurance year it holds for; `since`: the first one; neither: every year.
        study_year: for uptake, the year of study it holds for.
        cohort: for entrants, the first insurance year of the cohort.
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

    def holds_for(self, year: int) -> bool:
        """Say whether the entry gives a value for the insurance year."""
        if self.year is not None:
            return self.year == year
        return self.since is None or self.since <= year

    def covers(self, words: Mapping[str, str]) -> bool:
        """Say whether the entry gives a value for the words of a place, by dimension."""
        return all(words[dimension] in given for dimension, given in self.keys.items())

    @property
    def precision(self) -> tuple[bool, int]:
        """Order in which entries give way: an exact year over `since`, a later `since` over all."""
        return (self.year is not None, self.since or 0)

    @property
    def restriction(self) -> tuple[str, ...]:
        """The words and years that it holds for, as an option writes them; empty: for all."""
        words = ["+".join(words) for words in self.keys.values()]
        since = [f"{self.since}…"] if self.since is not None else []
        years = (self.year, self.cohort, self.study_year)
        return (*words, *since, *(str(year) for year in years if year is not None))

    @property
    def is_restricted(self) -> bool:
        """Whether it holds for some years or words only."""
        return bool(self.restriction)

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


@frozen
class Otherwise:
    """Which parameter answers where another has no entry, and the strongest basis that gives."""

    parameter: str
    basis: Basis = Basis.EXPLICIT


@frozen
class Parameter:
    """A named value with its unit, dimensions and dated entries.

    Attributes:
        by: the dimensions that entries may name.
        rise: parameter added per year after the last year given.
        otherwise: what answers where this one has no entry.
        entries: as the files give them; overrides: laid over them, the last one wins.
        alternatives: other values of an assumption, by name.
        file: where the values stand, for messages.
    """

    name: str
    unit: str
    text: Text
    by: tuple[str, ...] = ()
    rise: str = ""
    otherwise: Otherwise | None = None
    entries: tuple[Entry, ...] = ()
    overrides: tuple[Entry, ...] = ()
    alternatives: Mapping[str, Alternative] = field(factory=dict)
    file: TomlFile | None = None

    def fail(self, where: str, found: object, expected: str) -> NoReturn:
        """Raise FileFault about this parameter."""
        raise FileFault(f"{self.label}: {self.name}{where}: found {found!r}, expected {expected}")

    @property
    def standing(self) -> tuple[Entry, ...]:
        """Every entry, those that give way before those that they give way to."""
        return (*sorted(self.entries, key=lambda entry: entry.precision), *self.overrides)

    @property
    def label(self) -> str:
        """The file in which the values stand, for messages."""
        return self.file.label if self.file else "parameters"

    def number(self, value: object, where: str = "") -> int:
        """Return a value as the program counts it: yuan in fen, anything else as it is.

        Raises:
            FileFault: the value is no number of the parameter's unit.
        """
        expected = UNITS[self.unit]
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fail(where, value, expected)
        scaled = Decimal(str(value)) * (100 if self.unit == "yuan" else 1)
        largest = {"percent": 100, "yuan": _LARGEST_AMOUNT}.get(self.unit, _LARGEST_COUNT)
        if not scaled.is_finite() or not 0 <= scaled <= largest or scaled % 1:
            self.fail(where, value, expected)
        return int(scaled)

    def share(self, value: object, where: str = "") -> float:
        """Return a share from 0 to 1. Raises FileFault for anything else."""
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            self.fail(where, value, UNITS["share"])
        return float(value)

    def number_or_share(self, value: object) -> int | float:
        """Return a value of a parameter that is counted or a share."""
        return self.share(value) if self.unit == "share" else self.number(value)

    def relative_day(self, value: object, where: str = "") -> tuple[int, int, int]:
        """Return a day within an insurance year as `days.relative_day` takes it."""
        day = parse_relative(value) if isinstance(value, str) else None
        if day is None:
            self.fail(where, value, UNITS["day"])
        return day

    def overridden(
        self, entry: Entry, origin: TomlFile, vocabulary: Mapping[str, Sequence[str]]
    ) -> "Parameter":
        """Return this parameter with an entry laid over. Raises FileFault about the origin."""
        evolve(self, entries=(), overrides=(entry,), file=origin).check(vocabulary)
        return evolve(self, overrides=(*self.overrides, entry))

    def check(self, vocabulary: Mapping[str, Sequence[str]]) -> None:
        """Check every entry: unit, dimensions, words, and a range where, and only where, assumed.

        Raises:
            FileFault: with file, parameter, number of the entry, found and expected.
        """
        for index, entry in enumerate((*self.entries, *self.overrides)):
            said = index >= len(self.entries)
            where = "".join(f".{w}" for w in entry.restriction) if said else f".values[{index}]"
            self._check_keys(where, entry, vocabulary)
            self._check_values(where, entry)

    def check_said_once(self) -> None:
        """Refuse two entries for the same words and years. Raises FileFault."""
        said: dict[tuple[object, ...], int] = {}
        for index, entry in enumerate(self.entries):
            dates = (entry.year, entry.since, entry.cohort, entry.study_year)
            for words in product(*entry.keys.values()):
                key = (*dates, *entry.keys, *words)
                if key in said:
                    found = f"the same words and years as .values[{said[key]}]"
                    self.fail(f".values[{index}]", found, "every value once")
                said[key] = index

    def _check_keys(
        self, where: str, entry: Entry, vocabulary: Mapping[str, Sequence[str]]
    ) -> None:
        for dimension in (*entry.keys, *entry.dates):
            if dimension not in self.by:
                expected = f"a dimension of {self.name}; {nearest(dimension, self.by)}"
                self.fail(where, dimension, expected)
        for dimension, words in entry.keys.items():
            for word in words:
                known = vocabulary.get(dimension, words)
                if word not in known:
                    self.fail(f"{where}.{dimension}", word, f"a word; {nearest(word, known)}")
        for year in (entry.year, entry.since, entry.cohort):
            if year is not None and year not in YEARS:
                self.fail(where, year, f"a year from {YEARS[0]} to {YEARS[-1]}")

    def _check_values(self, where: str, entry: Entry) -> None:
        if not entry.source:
            self.fail(where, entry.source, "a source")
        ends = (entry.low, entry.high)
        given = [end is not None for end in ends]
        if not (all(given) if entry.basis == Basis.ASSUMED else not any(given)):
            rule = "a range (low and high) where, and only where, the basis is assumed"
            self.fail(where, f"low {entry.low}, high {entry.high}", rule)
        read = {"share": self.share, "day": self.relative_day}.get(self.unit, self.number)
        stated = (entry.low, entry.value, entry.high)
        values = [read(value, where) for value in stated if value is not None]
        if self.unit != "day" and values != sorted(values):  # type: ignore[type-var]  # numbers
            self.fail(where, values, "low, value and high in rising order")


@frozen
class Switch:
    """A reading that a user may turn.

    Attributes:
        options: the readings; chosen: the one in force.
    """

    name: str
    options: tuple[str, ...]
    default: str
    clause: str
    text: Text
    chosen: str
