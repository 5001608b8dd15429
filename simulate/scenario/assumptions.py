"""What is assumed about people: entrants, uptake, payment, leaving; from `population.toml`."""

from collections.abc import Mapping
from math import isclose
from typing import Final

from attrs import evolve, frozen

from kernel.codes import Basis
from kernel.entries import Entry, Number, Vocabulary
from kernel.entries_together import check_together
from kernel.errors import RequestError, nearest
from kernel.layers import read_tables
from kernel.messages import message
from kernel.parameters import Parameter
from kernel.ruleset import Ruleset
from kernel.students import LONGEST_PROGRAMME
from kernel.tomlfiles import TomlFile

MIXES: Final = ("programme_years", "institution_type", "affiliation", "relief", "locality")
"""The assumptions that are tables of shares adding to 1."""

LENGTHS: Final = "programme_years"
"""The one mix that differs by the type of institution."""


@frozen
class Assumptions:
    """The assumptions about the people of one region.

    Attributes:
        parameters: by name, each entry with basis, source and range.
        vocabulary: the region's words of each dimension, in the order of their codes.
    """

    parameters: Mapping[str, Parameter]
    vocabulary: Vocabulary

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

    def number(self, name: str) -> float:
        """Return an assumption that is one number."""
        parameter = self.parameter(name)
        entry = parameter.in_force()
        if entry is None:
            raise RequestError("{label}: {name}: no value", label=parameter.label, name=name)
        return float(parameter.number_or_share(entry.value))

    def by_study_year(self, name: str) -> tuple[float, ...]:
        """Return an assumption for each of the eight years of study."""
        parameter = self.parameter(name)
        values = []
        for study_year in range(1, LONGEST_PROGRAMME + 1):
            entry = parameter.in_force(study_year=study_year)
            if entry is None:
                raise RequestError(
                    "{label}: {name}: no value for study year {study_year}",
                    label=parameter.label,
                    name=name,
                    study_year=study_year,
                )
            values.append(parameter.share(entry.value))
        return tuple(values)

    def mix(self, name: str, institution_type: str = "") -> dict[str, float]:
        """Return a table of shares, for one type of institution where it differs by type."""
        return {e.entry: float(e.value) for e in self.mix_entries(name, institution_type)}

    def words(self, mix: str) -> tuple[str, ...]:
        """Return what a mix divides students over, in the order of the codes."""
        if mix == LENGTHS:
            return tuple(str(n) for n in range(1, LONGEST_PROGRAMME + 1))
        return self.vocabulary["category" if mix == "relief" else mix]

    def mix_entries(self, name: str, institution_type: str = "") -> list[Entry]:
        """Return the entries of a table of shares, see `mix`."""
        parameter = self.parameter(name)
        entries = (*parameter.entries, *parameter.overrides)
        own = [e for e in entries if institution_type in e.institution_type]
        return own or [e for e in entries if not e.institution_type]

    def entrants(self, cohort: int) -> dict[str, Entry]:
        """Return the entry that gives a cohort's entrants, by institution type, as one of its own.

        A cohort after the last one given is held at it. Raises RequestError where none is given.
        """
        parameter = self.parameter("entrants")
        found: dict[str, Entry] = {}
        given = (*parameter.entries, *parameter.overrides)
        for word in self.vocabulary["institution_type"]:
            entry = parameter.in_force({"institution_type": word}, cohort=cohort)
            own = [e for e in given if e.covers({"institution_type": word})]
            last = max(own, key=lambda e: e.cohort or 0, default=None)
            if entry is None and last is not None and (last.cohort or 0) < cohort:
                entry = _held(last)
            if entry is not None:
                found[word] = evolve(entry, cohort=cohort, institution_type=(word,))
            elif last is not None:
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
        self, name: str, shares: Mapping[str, Number], origin: TomlFile, institution_type: str = ""
    ) -> "Assumptions":
        """Return these assumptions with a table of shares replaced, for one type or for all."""
        types = (institution_type,) if institution_type else ()
        kept = self.parameter(name).entries if types else ()
        entries = tuple(
            Entry(
                share,
                Basis.ASSUMED,
                origin.label,
                low=share,
                high=share,
                entry=word,
                institution_type=types,
            )
            for word, share in shares.items()
        )
        evolve(self.parameter(name), entries=(), overrides=entries, file=origin).check(
            self.vocabulary
        )
        others = [_without(entry, types) for entry in kept if entry.institution_type != types]
        replaced = evolve(
            self.parameter(name), entries=(*others, *entries), overrides=(), file=origin
        )
        changed = self._with(replaced)
        changed.check_mixes()
        return changed

    def check_mixes(self) -> None:
        """Refuse a table of shares with an unknown word or a sum other than 1."""
        for name in MIXES:
            parameter, words = self.parameter(name), self.words(name)
            types = {t for e in parameter.entries for t in e.institution_type or ("",)} or {""}
            for institution_type in sorted(types):
                where = f".{institution_type}" if institution_type else ""
                shares = self.mix(name, institution_type)
                for word in shares:
                    if word not in words:
                        parameter.fail(where, word, "a word; {hint}", hint=nearest(word, words))
                total = sum(shares.values())
                if (shares or parameter.role.required) and not isclose(total, 1, abs_tol=1e-6):
                    found = message("shares adding to {total:g}", total=total)
                    parameter.fail(where, found, "shares adding to 1")

    def _with(self, parameter: Parameter) -> "Assumptions":
        return evolve(self, parameters={**self.parameters, parameter.name: parameter})


def _without(entry: Entry, types: tuple[str, ...]) -> Entry:
    """Return an entry for the institution types that are not named anew."""
    return evolve(
        entry, institution_type=tuple(t for t in entry.institution_type if t not in types)
    )


def _held(entry: Entry) -> Entry:
    """Hold the last cohort's number for later ones, as an assumption that says so."""
    low = entry.value if entry.low is None else entry.low
    high = entry.value if entry.high is None else entry.high
    source = f"held at cohort {entry.cohort}: {entry.source}"
    return evolve(entry, basis=Basis.ASSUMED, low=low, high=high, source=source)
