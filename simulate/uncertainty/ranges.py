"""The assumptions that have a range, and their region under values from it."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cached_property
from math import sqrt

from attrs import evolve, frozen

from kernel.entries import Entry, Number
from kernel.parameters import Parameter
from simulate.scenario.assumptions import MIXES
from simulate.scenario.setup import Setup
from simulate.scenario.values import name_of

Quantiles = Mapping[str, float]
"""For assumptions by name where in their range they lie, from 0 (low) to 1 (high)."""

ValueAt = Callable[[Parameter, Entry, float], Number]
"""Returns the value that an entry of a parameter has at a place."""


@frozen(eq=False)
class Ranges:
    """A region whose assumptions may lie elsewhere in their ranges.

    An assumption is a name with its words; it lies at one place in all its years.
    """

    setup: Setup

    @cached_property
    def entries(self) -> Mapping[str, Sequence[Entry]]:
        """The values of each assumption that has a range; days have none to draw from."""
        found = defaultdict[str, list[Entry]](list)
        for parameter in (*self._people.values(), *self._law.values()):
            for entry in parameter.effective:
                if _has_range(parameter, entry):
                    found[name_of(parameter, entry)].append(entry)
        return found

    def at(self, quantiles: Quantiles) -> Setup:
        """Return the region with assumptions at places in their ranges, see `placed`.

        Between low and high a value is triangularly distributed around its default; what is
        counted is rounded to what can be counted.
        """
        return self.placed(quantiles, _value_at)

    def placed(self, places: Mapping[str, float], value_at: ValueAt) -> Setup:
        """Return the region with assumptions at places, by name, and all others as they are.

        A mix keeps adding to 1: where one entry is placed, the others share the rest in
        proportion; where several are, all are scaled.
        """
        placed = {
            parameter: self._placed(parameter, places, value_at)
            for parameter in {self._parameters[name] for name in places}
        }
        people = {name: p for name, p in placed.items() if name in self._people}
        law = {name: p for name, p in placed.items() if name in self._law}
        setup = self.setup
        return evolve(
            setup,
            rules=setup.rules.under(setup.rules.law.exchanged(law)),
            assumptions=evolve(setup.assumptions, parameters={**self._people, **people}),
        )

    def _placed(self, name: str, places: Mapping[str, float], value_at: ValueAt) -> Parameter:
        parameter = {**self._people, **self._law}[name]
        placed = tuple(
            entry
            if assumption not in places
            else evolve(entry, value=value_at(parameter, entry, places[assumption]))
            for assumption, entry in zip(
                self._names[name], (*parameter.entries, *parameter.overrides), strict=True
            )
        )
        if name in MIXES:
            placed = _adding_to_one(placed, (*parameter.entries, *parameter.overrides))
        given = len(parameter.entries)
        return evolve(parameter, entries=placed[:given], overrides=placed[given:])

    @cached_property
    def _names(self) -> Mapping[str, Sequence[str]]:
        """For each parameter the assumptions that its entries are, blank for one without range."""
        return {
            name: [
                name_of(parameter, entry) if _has_range(parameter, entry) else ""
                for entry in (*parameter.entries, *parameter.overrides)
            ]
            for name, parameter in {**self._people, **self._law}.items()
        }

    @cached_property
    def _parameters(self) -> Mapping[str, str]:
        """For each assumption the parameter that it belongs to."""
        return {name: parameter for parameter, names in self._names.items() for name in names}

    @property
    def _people(self) -> Mapping[str, Parameter]:
        return self.setup.assumptions.parameters

    @property
    def _law(self) -> Mapping[str, Parameter]:
        return self.setup.rules.law.parameters


def triangular(low: float, mode: float, high: float, quantile: float) -> float:
    """Return a quantile of the triangular distribution.

    Formula: low + √(q(high−low)(mode−low)) below the mode, high − √((1−q)(high−low)(high−mode))
    above it.
    """
    width = high - low
    if quantile * width < mode - low:
        return low + sqrt(quantile * width * (mode - low))
    return high - sqrt((1 - quantile) * width * (high - mode))


def _has_range(parameter: Parameter, entry: Entry) -> bool:
    return entry.low is not None and entry.low != entry.high and parameter.unit != "day"


def _value_at(parameter: Parameter, entry: Entry, quantile: float) -> Number:
    low, mode, high = (float(end or 0) for end in (entry.low, entry.value, entry.high))
    return counted(parameter, triangular(low, mode, high, quantile))


def counted(parameter: Parameter, value: float) -> Number:
    """Return a value rounded to what can be counted in a parameter's unit; a share as it is."""
    if parameter.unit == "share":
        return value
    return round(value, 2) if parameter.unit == "yuan" else round(value)


def _adding_to_one(entries: Sequence[Entry], before: Sequence[Entry]) -> tuple[Entry, ...]:
    """Scale the entries of a mix, for each type of institution and cohort apart."""
    shares = [float(entry.value) for entry in entries]
    tables = defaultdict[Hashable, list[int]](list)
    for index, entry in enumerate(entries):
        tables[entry.institution_type, entry.cohort, entry.since].append(index)
    for own in tables.values():
        if not any(shares[index] for index in own):
            # Nobody is left to be scaled: they divide as they did.
            for index in own:
                shares[index] = float(before[index].value)
            continue
        moved = [index for index in own if entries[index].value != before[index].value]
        others = [index for index in own if index not in moved]
        rest = sum(shares[index] for index in others)
        alone = len(moved) == 1 and rest > 0
        scale = (1 - shares[moved[0]]) / rest if alone else 1 / sum(shares[i] for i in own)
        for index in others if alone else own if moved else ():
            shares[index] *= scale
    return tuple(evolve(e, value=share) for e, share in zip(entries, shares, strict=True))
