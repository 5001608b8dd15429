"""A named parameter: its unit, its dated values, and what the simulator has to know of it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, NoReturn

from attrs import evolve, field, frozen

from kernel.codes import Basis
from kernel.days import parse_relative
from kernel.entries import YEARS, Alternative, Entry, Vocabulary
from kernel.errors import FileFault, nearest
from kernel.messages import Text, message, sentence
from kernel.tomlfiles import TomlFile

UNITS: Final = {
    "yuan": message("an amount of 0 or more with at most two decimals, up to ten million"),
    "percent": message("a whole number from 0 to 100"),
    "share": message("a number from 0 to 1"),
    "persons": message("a whole number of 0 or more, up to two thousand million"),
    "months": message("a whole number of 0 or more"),
    "days": message("a whole number of 0 or more"),
    "years": message("a whole number of 0 or more"),
    "months_per_year": message("a whole number of 0 or more"),
    "day_of_month": message("a whole number from 1 to 28, a day that every month has"),
    "day": message('a day such as "y-1-09-01" or "y-02-end", y being the insurance year'),
}

_ENDS: Final = {"percent": (0, 100), "yuan": (0, 10**9), "day_of_month": (1, 28)}
"""The least and the most of a unit; of yuan, in fen, more than any contribution or subsidy."""

_ENDS_OF_COUNTS: Final = (0, 2 * 10**9)


@frozen
class Otherwise:
    """Which parameter answers where another has no entry, and the strongest basis that gives."""

    parameter: str
    basis: Basis = Basis.EXPLICIT


@frozen
class Role:
    """What the simulator has to know of a parameter beside its values.

    Attributes:
        required: there must be a value.
        shown: it stands among the assumptions of a forecast.
        step: of the analysis of change, in which it is taken over; empty for the usual one.
        affects: the measures whose totals it moves, or `all`; None where nobody says.
        spares: those among all that it does not move.
        divides: the measures that it divides over payers otherwise, the total unmoved.
        needs: what a forecast must have for it to affect anything, such as refunds; empty: nothing.
    """

    required: bool = False
    shown: bool = True
    step: str = ""
    affects: tuple[str, ...] | None = None
    spares: tuple[str, ...] = ()
    divides: tuple[str, ...] = ()
    needs: str = ""


@frozen
class Parameter:
    """A named value with its unit, dimensions and dated entries.

    Attributes:
        by: the dimensions that entries may name.
        rise: parameter added per year after the last exact year, until a value holds since then.
        otherwise: what answers where this one has no entry.
        entries: as the files give them; overrides: applied over them; the last one wins.
        alternatives: other values of an assumption by name, one or one a type of institution.
        role: what the simulator has to know of it.
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
    alternatives: Mapping[str, tuple[Alternative, ...]] = field(factory=dict)
    role: Role = Role()
    file: TomlFile | None = None

    def fail(
        self, where: str, found: object, expected: str | Text, /, **values: object
    ) -> NoReturn:
        """Raise FileFault about this parameter."""
        raise FileFault(
            "{label}: {name}{where}: found {found!r}, expected {expected}",
            label=self.label,
            name=self.name,
            where=where,
            found=found,
            expected=sentence(expected, values),
        )

    @property
    def standing(self) -> tuple[Entry, ...]:
        """Every entry, those that give way before those that they give way to."""
        return (*sorted(self.entries, key=lambda entry: entry.precision), *self.overrides)

    @property
    def effective(self) -> tuple[Entry, ...]:
        """The entries that count somewhere: those that no override replaces whole."""
        given = (*self.entries, *self.overrides)
        over = [self.overrides] * len(self.entries)
        later = [self.overrides[place + 1 :] for place in range(len(self.overrides))]
        return tuple(
            entry
            for entry, others in zip(given, (*over, *later), strict=True)
            if not any(other.replaces(entry) for other in others)
        )

    def in_force(
        self,
        words: Mapping[str, str] = {},
        *,
        year: int | None = None,
        cohort: int | None = None,
        study_year: int | None = None,
    ) -> Entry | None:
        """Return the entry that gives the value for some words and a year; None for none.

        An override counts before entries; among these see `Entry.precision`.
        """
        holding = [
            entry
            for entry in self.standing
            if entry.covers(words) and entry.holds_for(year, cohort=cohort, study_year=study_year)
        ]
        return holding[-1] if holding else None

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
        least, most = _ENDS.get(self.unit, _ENDS_OF_COUNTS)
        if not scaled.is_finite() or not least <= scaled <= most or scaled % 1:
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

    def overridden(self, entry: Entry, origin: TomlFile, vocabulary: Vocabulary) -> "Parameter":
        """Return this parameter with one more entry on top. Raises FileFault about the origin."""
        evolve(self, entries=(), overrides=(entry,), file=origin).check(vocabulary)
        return evolve(self, overrides=(*self.overrides, entry))

    def check(self, vocabulary: Vocabulary) -> None:
        """Check every entry: unit, dimensions, words, and a range where, and only where, assumed.

        Raises:
            FileFault: with file, parameter, number of the entry, found and expected.
        """
        for index, entry in enumerate((*self.entries, *self.overrides)):
            said = index >= len(self.entries)
            where = "".join(f".{w}" for w in entry.restriction) if said else f".values[{index}]"
            self._check_keys(where, entry, vocabulary)
            self._check_values(where, entry)

    def _check_keys(self, where: str, entry: Entry, vocabulary: Vocabulary) -> None:
        for dimension in (*entry.keys, *entry.dates):
            if dimension not in self.by:
                self.fail(
                    where,
                    dimension,
                    "a dimension of {name}; {hint}",
                    name=self.name,
                    hint=nearest(dimension, self.by),
                )
        for dimension, words in entry.keys.items():
            for word in words:
                known = vocabulary.get(dimension, words)
                if word not in known:
                    self.fail(
                        f"{where}.{dimension}", word, "a word; {hint}", hint=nearest(word, known)
                    )
        for year in (entry.year, entry.since, entry.cohort):
            if year is not None and year not in YEARS:
                self.fail(
                    where, year, "a year from {first} to {last}", first=YEARS[0], last=YEARS[-1]
                )

    def _check_values(self, where: str, entry: Entry) -> None:
        if not entry.source:
            self.fail(where, entry.source, "a source")
        ends = (entry.low, entry.high)
        given = [end is not None for end in ends]
        if not (all(given) if entry.basis == Basis.ASSUMED else not any(given)):
            rule = message("a range (low and high) where, and only where, the basis is assumed")
            found = message("low {low}, high {high}", low=entry.low, high=entry.high)
            self.fail(where, found, rule)
        read = {"share": self.share, "day": self.relative_day}.get(self.unit, self.number)
        stated = (entry.low, entry.value, entry.high)
        values = [read(value, where) for value in stated if value is not None]
        if self.unit != "day" and values != sorted(values):  # type: ignore[type-var]  # numbers
            self.fail(where, values, "low, value and high in rising order")


@frozen
class Switch:
    """An interpretation that a user may change.

    Attributes:
        options: the interpretations; chosen: the one in force.
    """

    name: str
    options: tuple[str, ...]
    default: str
    clause: str
    text: Text
    chosen: str
