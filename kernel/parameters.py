"""A named parameter: its unit, its dated values, and what the simulator has to know of it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NoReturn

from attrs import evolve, field, frozen

from kernel.codes import Basis
from kernel.days import parse_relative
from kernel.entries import YEARS, Alternative, Entry, Vocabulary
from kernel.entries_in_force import in_force_among
from kernel.errors import FileFault, nearest
from kernel.messages import Text, message, sentence
from kernel.quantities import PARTS, UNITS, ends_of
from kernel.relative_entries import RelativeEntry
from kernel.tomlfiles import TomlFile


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
        file: where the values stand, or who changed them last, for messages.
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

    @cached_property
    def standing(self) -> tuple[Entry, ...]:
        """Every entry, those that give way before those that they give way to."""
        return (*sorted(self.entries, key=lambda entry: entry.precision), *self.overrides)

    @property
    def effective(self) -> tuple[Entry, ...]:
        """The entries that count somewhere: those that no override replaces whole.

        A relative one that changes another entry whole is seen in that one's value.
        """
        found: list[Entry] = [*self.entries]
        for entry in self.overrides:
            if isinstance(entry, RelativeEntry):
                found = self._changed(found, entry)
            else:
                found = [*(one for one in found if not entry.replaces(one)), entry]
        return tuple(found)

    def _changed(self, entries: Sequence[Entry], change: RelativeEntry) -> list[Entry]:
        """Return entries, moved where a change concerns all of one; the change where it is left."""
        whole = [change.replaces(one) and not isinstance(one, RelativeEntry) for one in entries]
        moved = [
            change.over(one, self.unit) if is_whole else one
            for one, is_whole in zip(entries, whole, strict=True)
        ]
        is_seen = any(
            is_whole and one.restriction == change.restriction
            for one, is_whole in zip(entries, whole, strict=True)
        )
        return moved if is_seen else [*moved, change]

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
        about = (entry for entry in self.standing if entry.covers(words))
        return in_force_among(about, self.unit, year=year, cohort=cohort, study_year=study_year)

    @property
    def label(self) -> str:
        """Where the values stand, or who changed them last, for messages."""
        return self.file.label if self.file else "parameters"

    def number(self, value: object, where: str = "") -> int:
        """Return a value as the program counts it: yuan in fen, anything else as it is.

        Raises:
            FileFault: the value is no number of the parameter's unit.
        """
        expected = UNITS[self.unit]
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fail(where, value, expected)
        scaled = Decimal(str(value)) * PARTS.get(self.unit, 1)
        least, most = ends_of(self.unit)
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
        """Return this parameter with one more entry on top, and messages about it from then on.

        Raises:
            FileFault: a value that the parameter cannot have; about the origin.
        """
        alone = evolve(self, entries=(), overrides=(entry,), file=origin)
        alone.check(vocabulary)
        changes_nothing = not entry.says_a_value and self.otherwise is None
        if changes_nothing and not any(map(entry.meets, self.standing)):
            alone.fail(_named(entry), entry.value, "a value: there is none that it could change")
        return evolve(self, overrides=(*self.overrides, entry), file=origin)

    def check(self, vocabulary: Vocabulary) -> None:
        """Check every entry: unit, dimensions, words, and a range where, and only where, assumed.

        Raises:
            FileFault: with file, parameter, number of the entry, found and expected.
        """
        for index, entry in enumerate((*self.entries, *self.overrides)):
            said = index >= len(self.entries)
            where = _named(entry) if said else f".values[{index}]"
            self._check_keys(where, entry, vocabulary)
            if not isinstance(entry, RelativeEntry):
                self._check_values(where, entry)

    def _check_keys(self, where: str, entry: Entry, vocabulary: Vocabulary) -> None:
        dated = "cohort" if "cohort" in self.by and entry.since is not None else "year"
        for dimension in (*entry.keys, *entry.dates):
            if dimension not in self.by and (dimension, dated) != ("year", "cohort"):
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
        if not entry.source.strip():
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
            said = [value for value in stated if value is not None]
            self.fail(where, said, "low, value and high in rising order")


def _named(entry: Entry) -> str:
    """Return the words and years of an entry, as they stand behind the parameter's name."""
    return "".join(f".{word}" for word in entry.restriction)


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
