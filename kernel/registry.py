"""Finds regions and loads them: their layers, their law, their plugin manager."""

from collections.abc import Collection, Sequence
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Final

from kernel.errors import PluginFault, RequestError, nearest
from kernel.layers import Layer, load_law, load_region_facts
from kernel.ruleset import Ruleset

REGIONS: Final = "xuebao.regions"
NATIONAL: Final = "xuebao.national"


def region_names() -> list[str]:
    """Return the names of the installed regions, sorted."""
    return sorted(point.name for point in entry_points(group=REGIONS))


@cache
def load_region(name: str) -> Ruleset:
    """Load an installed region over the national layer.

    Raises:
        RequestError: no region of this name is installed; the nearest name is in the message.
        FileFault, PluginFault: the region's files or hooks break the contract.
    """
    points = {point.name: point for point in entry_points(group=REGIONS)}
    if name not in points:
        raise RequestError(f"unknown region {name!r}; {nearest(name, points)}")
    national = [_layer(point) for point in entry_points(group=NATIONAL)]
    return build_ruleset([*national, _layer(points[name])])


def providers(regions: Collection[str]) -> dict[str, dict[str, str] | None]:
    """Return which distribution the national layer and each region come from, and its version.

    None where a region is found through an entry point that no distribution declares.
    """
    found = [point for point in entry_points(group=REGIONS) if point.name in regions]
    return {
        point.name: point.dist and {"distribution": point.dist.name, "version": point.dist.version}
        for point in [*entry_points(group=NATIONAL), *found]
    }


def build_ruleset(layers: Sequence[Layer], reforms: Sequence[Layer] = ()) -> Ruleset:
    """Build a region from its layers, the lowest first and the region itself last.

    Reforms stand over all of them, each with rules and files of its own: a wrapping one outside
    every plain one, among its kind the last outermost.
    """
    facts = load_region_facts(layers[-1])
    law = load_law([*layers, *reforms], tuple(facts.localities))
    return Ruleset.of(layers, facts, law, reforms)


def _layer(point: EntryPoint) -> Layer:
    if point.attr:
        raise PluginFault(
            f"entry point {point.name!r}: found {point.value!r}, expected a package name"
        )
    return Layer.of(point.name, point.module)
