"""Finds regions and reforms and loads them: their layers, their law, their plugin manager."""

from collections.abc import Collection, Sequence
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from importlib.resources import files
from typing import Final

from attrs import frozen

from kernel.errors import PluginFault, RequestError, nearest
from kernel.layers import Layer, load_law, load_reform_facts, load_region_facts
from kernel.messages import Pair, message, verbatim
from kernel.names import Names, place_spellings
from kernel.ruleset import Ruleset
from kernel.tomlfiles import TomlFile

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


def regions_called() -> Names:
    """Return the installed regions with what they are called; none of them is loaded."""
    points = sorted(entry_points(group=REGIONS), key=lambda point: point.name)
    words = {point.name: _words(point) for point in points}
    return Names(
        kind=message("region"),
        words=words,
        spelled=lambda: {name: place_spellings(text) for name, text in words.items()},
        known=message("installed: {names}"),
    )


def region_named(given: str) -> str:
    """Return the name of an installed region that is called so, in either language.

    Raises:
        RequestError: none is; the nearest one is named.
    """
    if given in region_names():
        return given
    return regions_called().name_of(given, repr(given))


def _words(point: EntryPoint) -> Pair:
    """Return what a region is called; one that is broken has its name alone."""
    try:
        table = TomlFile(point.name, files(point.value) / "parameters.toml").read()
        return Pair(table["region"]["name"]["en"], table["region"]["name"]["zh"])
    except Exception:  # noqa: BLE001  # what is wrong with it is said to who asks for it
        return verbatim(point.name)


@cache
def load_region(name: str, reforms: tuple[str, ...] = ()) -> Ruleset:
    """Load an installed region over the national layer, under those reforms that are for it.

    Raises:
        RequestError: no region or reform of this name is installed; the nearest one is named.
        FileFault, PluginFault: the files or hooks of a layer break the contract.
    """
    points = _installed(REGIONS)
    if name not in points:
        name = region_named(name)
    region = _layer(points[name])
    national = [_layer(point) for point in entry_points(group=NATIONAL)]
    over = [reform.layer for reform in map(load_reform, reforms) if reform.concerns(name)]
    return build_ruleset([*national, region], over)


@cache
def load_reform(name: str) -> Reform:
    """Load an installed reform. Raises as `load_region` does."""
    points = _installed(REFORMS)
    if name not in points:
        raise RequestError("unknown reform {name!r}; {hint}", name=name, hint=nearest(name, points))
    layer = _layer(points[name])
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


def _installed(group: str) -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=group)}


def _layer(point: EntryPoint) -> Layer:
    if point.attr:
        raise PluginFault(
            "entry point {name!r}: found {value!r}, expected a package name",
            name=point.name,
            value=point.value,
        )
    return Layer.of(point.name, point.module)
