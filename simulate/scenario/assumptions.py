"""What is assumed about people: entrants, uptake, payment, leaving; from `population.toml`."""

from collections.abc import Mapping, Sequence
from math import isclose
from typing import Final, Literal

import numpy as np
from attrs import evolve, field, frozen

from kernel.codes import Basis
from kernel.entries import Entry, Number, Vocabulary
from kernel.entries_together import check_together
from kernel.errors import RequestError, nearest
from kernel.figures import Array
from kernel.layers import read_tables
from kernel.messages import Text, listed, message, verbatim
from kernel.parameters import Parameter
from kernel.ruleset import Ruleset
from kernel.students import LONGEST_PROGRAMME
from kernel.tomlfiles import TomlFile
from simulate.scenario.mix_tables import table_in_force, table_key, tables_of, with_table

MIXES: Final = ("programme_years", "institution_type", "affiliation", "relief", "locality")
"""The assumptions that are tables of shares adding to 1."""

LENGTHS: Final = "programme_years"
"""The mix of programme lengths, in years."""

End = Literal["value", "low", "high"]

_NONE: Final = message("no value for {place}")
_COHORT: Final = message("cohort {year}")
_INSURANCE_YEAR: Final = message("insurance year {year}")
_STUDY_YEAR: Final = message("study year {year}")


@frozen
class Assumptions:
    """The assumptions about the people of one region.

    Attributes:
        parameters: by name, each entry with basis, source and range.
        vocabulary: the region's words of each dimension, in the order of their codes.
    """

    parameters: Mapping[str, Parameter]
    vocabulary: Vocabulary
    # Asked for again and again, in every draw.
    _entrants: dict[int, dict[str, Entry]] = field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def of(cls, rules: Ruleset) -> "Assumptions":
        """Read `population.toml` of a region's layers.

        Raises:
            FileFault: an unknown key, a share above 1, a mix that does not add to 1.
            RequestError: an assumption without a value.
        """
        files = [layer.file("population.toml") for layer in rules.layers]
        assumptions = cls(read_tables(files), rules.law.vocabulary)
        for parameter in assumptions.parameters.values():
            parameter.check(assumptions.vocabulary)
            check_together(parameter, assumptions.vocabulary)
        for name, parameter in assumptions.parameters.items():
            if parameter.role.required and not parameter.entries:
                raise RequestError(
                    "{label}: {name}: no value, and no national default",
                    label=files[-1].label,
                    name=name,
                )
        assumptions.check_mixes()
        return assumptions

    def parameter(self, name: str) -> Parameter:
        """Return an assumption. Raises RequestError for an unknown name."""
        if name not in self.parameters:
            raise RequestError(
                "unknown assumption {name!r}; {hint}",
                name=name,
                hint=nearest(name, self.parameters),
            )
        return self.parameters[name]

    def number(
        self,
        name: str,
        institution_type: str = "",
        cohort: int | None = None,
        study_year: int = 1,
        end: End = "value",
    ) -> float:
        """Return an assumption that is one number.

        Args:
            name: of the assumption.
            institution_type: of the students; blank: what holds for every type.
            cohort: theirs; None: what holds in every year.
            study_year: counted from 1.
            end: which of its values; an end of the range is the value where there is none.

        Raises:
            RequestError: there is none.
        """
        parameter = self.parameter(name)
        dates = _dates(parameter, cohort, study_year)
        entry = parameter.in_force({"institution_type": institution_type}, **dates)
        if entry is None:
            fault = _no_value(institution_type, dates)
            raise RequestError(
                "{label}: {name}: {fault}", label=parameter.label, name=name, fault=fault
            )
        value = getattr(entry, end)
        return float(parameter.number_or_share(entry.value if value is None else value))

    def numbers(
        self, name: str, types: Sequence[str], cohort: int, study_years: int, end: End = "value"
    ) -> Array:
        """Return an assumption of a cohort by type and study year; as, and raises as, `number`."""
        given = self.parameter(name).standing
        rows = types if any(entry.institution_type for entry in given) else types[:1]
        columns = study_years if any(entry.dates for entry in given) else 1
        numbers = [
            [self.number(name, word, cohort, 1 + k, end) for k in range(columns)] for word in rows
        ]
        return np.broadcast_to(numbers, (len(types), study_years))

    def mix(
        self, name: str, institution_type: str = "", cohort: int | None = None
    ) -> dict[str, float]:
        """Return a table of shares.

        Args:
            name: of the mix.
            institution_type: of the students; blank: what holds for every type.
            cohort: theirs; None: what holds for every cohort.
        """
        table = table_in_force(self.parameter(name), institution_type, cohort)
        return {entry.entry: float(entry.value) for entry in table}

    def words(self, mix: str) -> tuple[str, ...]:
        """Return what a mix divides students over, in the order of the codes."""
        if mix == LENGTHS:
            return tuple(str(n) for n in range(1, LONGEST_PROGRAMME + 1))
        return self.vocabulary["category" if mix == "relief" else mix]

    def entrants(self, cohort: int) -> dict[str, Entry]:
        """Return the entry that gives a cohort's entrants, by institution type, as one of its own.

        A cohort after the last one given is held at it. Raises RequestError where none is given.
        """
        if cohort not in self._entrants:
            self._entrants[cohort] = self._entrants_of(cohort)
        return self._entrants[cohort]

    def _entrants_of(self, cohort: int) -> dict[str, Entry]:
        parameter = self.parameter("entrants")
        found: dict[str, Entry] = {}
        for word in self.vocabulary["institution_type"]:
            place = {"institution_type": word}
            entry = parameter.in_force(place, cohort=cohort)
            if entry is not None:
                held = _held(entry) if (entry.cohort or cohort) < cohort else entry
                found[word] = evolve(held, cohort=cohort, since=None, institution_type=(word,))
            elif any(e.covers(place) and e.says_a_value for e in parameter.standing):
                raise RequestError(
                    "{label}: entrants: no value for {word!r} in cohort {cohort}, and no "
                    "assumption that fills it",
                    label=parameter.label,
                    word=word,
                    cohort=cohort,
                )
        return found

    def with_entry(self, name: str, entry: Entry, origin: TomlFile) -> "Assumptions":
        """Return these assumptions with one value changed. Raises FileFault about the origin."""
        changed = self._with(self.parameter(name).overridden(entry, origin, self.vocabulary))
        changed.check_mixes()
        return changed

    def with_mix(
        self,
        name: str,
        shares: Mapping[str, Number],
        origin: TomlFile,
        institution_type: str = "",
        *,
        cohort: int | None = None,
        since: int | None = None,
    ) -> "Assumptions":
        """Return these assumptions with a table of shares replaced.

        Args:
            name: of the mix.
            shares: by word.
            origin: where they are given.
            institution_type: for which the table is; blank: for every type.
            cohort: for which it is, or
            since: from which cohort on; without either for every cohort.

        Raises:
            FileFault: about the origin.
        """
        key = table_key(origin, institution_type, cohort, since)
        parameter = self.parameter(name)
        alone = evolve(parameter, entries=(), overrides=())
        with_table(alone, shares, key, origin).check(self.vocabulary)
        changed = self._with(with_table(parameter, shares, key, origin))
        changed.check_mixes()
        return changed

    def check_mixes(self) -> None:
        """Refuse a table of shares with an unknown word or a sum other than 1."""
        for name in MIXES:
            parameter, words = self.parameter(name), self.words(name)
            for institution_type, cohort in tables_of(parameter):
                where = "".join(f".{key}" for key in (institution_type, cohort) if key)
                shares = self.mix(name, institution_type, cohort)
                for word in shares:
                    if word not in words:
                        parameter.fail(where, word, "a word; {hint}", hint=nearest(word, words))
                total = sum(shares.values())
                if (shares or parameter.role.required) and not isclose(total, 1, abs_tol=1e-6):
                    found = message("shares adding to {total:g}", total=total)
                    parameter.fail(where, found, "shares adding to 1")

    def _with(self, parameter: Parameter) -> "Assumptions":
        return evolve(self, parameters={**self.parameters, parameter.name: parameter})


def _dates(parameter: Parameter, cohort: int | None, study_year: int) -> dict[str, int | None]:
    """Return the dates by which a value is asked for: the cohort where it is decided on entry."""
    if cohort is None or "cohort" in parameter.by:
        return {"cohort": cohort}
    return {"year": cohort + study_year - 1, "study_year": study_year}


def _no_value(institution_type: str, dates: Mapping[str, int | None]) -> Text:
    """Return the sentence that there is no value, and for whom."""
    words = {"cohort": _COHORT, "year": _INSURANCE_YEAR, "study_year": _STUDY_YEAR}
    named = [verbatim(repr(institution_type))] if institution_type else []
    dated = [words[date].filled(year=year) for date, year in dates.items() if year is not None]
    return _NONE.filled(place=listed([*named, *dated])) if named or dated else message("no value")


def _held(entry: Entry) -> Entry:
    """Hold the last cohort's number for later ones, as an assumption that says so."""
    low = entry.value if entry.low is None else entry.low
    high = entry.value if entry.high is None else entry.high
    source = f"held at cohort {entry.cohort}: {entry.source}"
    return evolve(entry, basis=Basis.ASSUMED, low=low, high=high, source=source)
