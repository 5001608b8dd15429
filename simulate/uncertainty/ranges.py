"""The assumptions that have a range, and regions under values from it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import sqrt

from attrs import evolve, frozen

from kernel.entries import Entry, Number, Parameter
from simulate.assumptions import MIXES
from simulate.evidence import entries_of, name_of
from simulate.forecast import Setup

Quantiles = Mapping[str, float]
"""For assumptions by name where in their range they lie, from 0 (low) to 1 (high)."""


@frozen
class Ranged:
    """An assumption with a range: a name with its words, one in all its years.

    Attributes:
        name: as in `evidence.name_of`.
        entries: its values, with their ranges.
    """

    name: str
    entries: tuple[Entry, ...]


def ranged(setup: Setup) -> list[Ranged]:
    """Return the assumptions of a region that have a range; days have none to draw from."""
    found = defaultdict[str, list[Entry]](list)
    for parameter in (*setup.assumptions.parameters.values(), *_law(setup).values()):
        for entry in entries_of(parameter):
            if has_range(parameter, entry):
                found[name_of(parameter, entry)].append(entry)
    return [Ranged(name, tuple(entries)) for name, entries in found.items()]


def has_range(parameter: Parameter, entry: Entry) -> bool:
    """Say whether a value is assumed, and could be another."""
    return entry.low is not None and entry.low != entry.high and parameter.unit != "day"


def at(setup: Setup, quantiles: Quantiles) -> Setup:
    """Return a region with assumptions at places in their ranges, all others as they are.

    Between low and high a value is triangularly distributed around its default; what is counted is
    rounded to what can be counted. A mix keeps adding to 1: where one entry is placed, the others
    share the rest in proportion; where several are, all are scaled.
    """
    people = _placed(setup.assumptions.parameters, quantiles)
    law = setup.rules.law.exchanged(_placed(_law(setup), quantiles))
    parameters = {**setup.assumptions.parameters, **people}
    return Setup(setup.rules.under(law), evolve(setup.assumptions, parameters=parameters))


def triangular(low: float, mode: float, high: float, quantile: float) -> float:
    """Return a quantile of the triangular distribution.

    Formula: low + √(q(high−low)(mode−low)) below the mode, high − √((1−q)(high−low)(high−mode))
    above it.
    """
    width = high - low
    if quantile * width < mode - low:
        return low + sqrt(quantile * width * (mode - low))
    return high - sqrt((1 - quantile) * width * (high - mode))


def _law(setup: Setup) -> Mapping[str, Parameter]:
    return setup.rules.law.parameters


def _placed(parameters: Mapping[str, Parameter], quantiles: Quantiles) -> dict[str, Parameter]:
    """Return the parameters of which some entry is placed."""
    names = {name.partition(".")[0] for name in quantiles}
    return {
        name: _with_quantiles(parameter, quantiles)
        for name, parameter in parameters.items()
        if name in names
    }


def _with_quantiles(parameter: Parameter, quantiles: Quantiles) -> Parameter:
    def place(entry: Entry) -> Entry:
        quantile = quantiles.get(name_of(parameter, entry))
        if quantile is None or not has_range(parameter, entry):
            return entry
        return evolve(entry, value=_value_at(parameter, entry, quantile))

    entries = tuple(map(place, parameter.entries))
    overrides = tuple(map(place, parameter.overrides))
    if parameter.name in MIXES:
        entries = _adding_to_one(entries, parameter.entries)
        overrides = _adding_to_one(overrides, parameter.overrides)
    return evolve(parameter, entries=entries, overrides=overrides)


def _value_at(parameter: Parameter, entry: Entry, quantile: float) -> Number:
    low, mode, high = (float(end or 0) for end in (entry.low, entry.value, entry.high))
    value = triangular(low, mode, high, quantile)
    if parameter.unit == "share":
        return value
    return round(value, 2) if parameter.unit == "yuan" else round(value)


def _adding_to_one(entries: Sequence[Entry], before: Sequence[Entry]) -> tuple[Entry, ...]:
    """Scale the entries of a mix, for each type of institution apart."""
    shares = [float(entry.value) for entry in entries]
    tables = defaultdict[tuple[str, ...], list[int]](list)
    for index, entry in enumerate(entries):
        tables[entry.institution_type].append(index)
    for own in tables.values():
        moved = [index for index in own if entries[index].value != before[index].value]
        others = [index for index in own if index not in moved]
        rest = sum(shares[index] for index in others)
        alone = len(moved) == 1 and rest > 0
        scale = (1 - shares[moved[0]]) / rest if alone else 1 / sum(shares[i] for i in own)
        for index in others if alone else own if moved else ():
            shares[index] *= scale
    return tuple(evolve(e, value=share) for e, share in zip(entries, shares, strict=True))
