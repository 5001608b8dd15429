"""Finds regions and reforms and loads them: their layers, their law, their plugin manager."""

from collections.abc import Collection, Sequence
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Final

from attrs import frozen

from kernel.errors import PluginFault, RequestError, nearest
from kernel.layers import Layer, load_law, load_reform_facts, load_region_facts
from kernel.ruleset import Ruleset

REGIONS: Final = "xuebao.regions"
NATIONAL: Final = "xuebao.national"
REFORMS: Final = "xuebao.reforms"


@frozen
class Reform:
    """An installed reform: its layer, and the regions that it is for; none named: every region."""

    layer: Layer
    regions: tuple[str, ...]

    def concerns(self, region: str) -> bool:
        """Say whether the reform changes a region."""
        return not self.regions or region in self.regions


def region_names() -> list[str]:
    """Return the names of the installed regions, sorted."""
    return sorted(point.name for point in entry_points(group=REGIONS))


@cache
def load_region(name: str, reforms: tuple[str, ...] = ()) -> Ruleset:
    """Load an installed region over the national layer, under those reforms that are for it.

    Raises:
        RequestError: no region or reform of this name is installed; the nearest one is named.
        FileFault, PluginFault: the files or hooks of a layer break the contract.
    """
    region = _layer(_installed(REGIONS, "region", name))
    national = [_layer(point) for point in entry_points(group=NATIONAL)]
    over = [reform.layer for reform in map(load_reform, reforms) if reform.concerns(name)]
    return build_ruleset([*national, region], over)


@cache
def load_reform(name: str) -> Reform:
    """Load an installed reform. Raises as `load_region` does."""
    layer = _layer(_installed(REFORMS, "reform", name))
    return Reform(layer, load_reform_facts(layer).regions)


def providers(names: Collection[str]) -> dict[str, dict[str, str] | None]:
    """Return which distribution the national layer, regions and reforms come from, and its version.

    None where one is found through an entry point that no distribution declares.
    """
    known = [*entry_points(group=REGIONS), *entry_points(group=REFORMS)]
    found = [point for point in known if point.name in names]
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
    law = load_law([*layers, *reforms], facts)
    return Ruleset.of(layers, facts, law, reforms)


def _installed(group: str, kind: str, name: str) -> EntryPoint:
    points = {point.name: point for point in entry_points(group=group)}
    if name not in points:
        raise RequestError(
            "unknown {kind} {name!r}; {hint}", kind=kind, name=name, hint=nearest(name, points)
        )
    return points[name]


def _layer(point: EntryPoint) -> Layer:
    if point.attr:
        raise PluginFault(
            "entry point {name!r}: found {value!r}, expected a package name",
            name=point.name,
            value=point.value,
        )
    return Layer.of(point.name, point.module)
