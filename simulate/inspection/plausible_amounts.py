"""Whether amounts are plausible beside neighbours: other regions and the years around them."""

from collections.abc import Iterator
from typing import Final

from kernel.entries import Entry
from kernel.errors import Place
from kernel.installed import REGIONS, installed, is_own
from kernel.messages import Text, message
from kernel.parameters import Parameter
from kernel.registry import load_region
from simulate.inspection.finding import Finding
from simulate.inspection.inspected import Inspected

_FACTOR: Final = 10
"""How many times a neighbour an amount may be before it is asked about."""

_FAR: Final = message(
    "{name} is {value} yuan, {times} times {neighbour} of {where}; if it is right, say why in a "
    "`note` of the entry"
)
_OTHER_YEARS: Final = message("other years here")
_PERCENT: Final = message(
    "{name} is {value} percent; write 100 where the whole is meant, and a `note` where it is right"
)


def check_amounts(region: Inspected) -> Iterator[Finding]:
    """Find values in yuan far from those of neighbours, and percentages that look like shares.

    An entry with a `note` has been thought about.
    """
    for name, table in region.file("parameters.toml").read().items():
        parameter = region.rules.law.parameters.get(name)
        if parameter is None or "values" not in table:
            continue
        for place, entry in _entries(region, parameter):
            if parameter.unit == "yuan":
                yield from _far_off(region, parameter, entry, place)
            elif parameter.unit == "percent" and entry.value == 1:
                text = _PERCENT.filled(name=name, value=entry.value)
                yield Finding(place, text)


def _entries(region: Inspected, parameter: Parameter) -> Iterator[tuple[Place, Entry]]:
    for index, entry in enumerate(parameter.entries):
        if not entry.note and isinstance(entry.value, int | float):
            yield region.place("parameters.toml", parameter.name, "values", index), entry


def _far_off(
    region: Inspected, parameter: Parameter, entry: Entry, place: Place
) -> Iterator[Finding]:
    value = entry.value
    for where, others in _neighbours(region, parameter, entry):
        near = [float(other) for other in others if other]
        if not near or not value or not isinstance(value, int | float):
            continue
        nearest = min(near, key=lambda other: max(value / other, other / value))
        ratio = value / nearest
        if ratio > _FACTOR or ratio < 1 / _FACTOR:
            text = _FAR.filled(
                name=parameter.name,
                value=value,
                times=f"{ratio:.4g}",
                neighbour=f"{nearest:g}",
                where=where,
            )
            yield Finding(place, text)
            return


def _neighbours(
    region: Inspected, parameter: Parameter, entry: Entry
) -> Iterator[tuple[Text, list[int | float | str]]]:
    """Go through what an amount is held against: its other years, the regions of the tree."""
    yield _OTHER_YEARS, [one.value for one in parameter.entries if one is not entry]
    for name, point in installed(REGIONS).items():
        other = load_region(name).law.parameters.get(parameter.name) if is_own(point) else None
        if other and name != region.name:
            yield load_region(name).facts.name, [one.value for one in other.entries]
