"""Finds regions and reforms and loads them: their layers, their law, their plugin manager."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import EntryPoint
from importlib.util import find_spec
from pathlib import Path

from attrs import frozen

from kernel.errors import FOREIGN, PluginFault, RequestError, nearest
from kernel.installed import (
    NATIONAL,
    REFORMS,
    REGIONS,
    declared,
    installed,
    is_own,
    refuse_guest,
)
from kernel.layers import Layer, load_law, load_reform_facts, load_region_facts
from kernel.messages import Pair, message, verbatim
from kernel.names import Names, place_spellings
from kernel.ruleset import Ruleset
from kernel.tomlfiles import TomlFile


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
    return [*installed(REGIONS)]


def regions_called() -> Names:
    """Return the installed regions with what they are called; none of them is loaded."""
    points = installed(REGIONS)
    words = {name: _words(points[name]) for name in points}
    for name in _like_others(words, points):
        words[name] = verbatim(name)
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


def _like_others(words: Mapping[str, Pair], points: Mapping[str, EntryPoint]) -> dict[str, str]:
    """Return the guests that are called like a region that was there before, with its name."""
    taken: dict[str, str] = {}
    like: dict[str, str] = {}
    for name in sorted(words, key=lambda one: not is_own(points[one])):
        called = {name, *place_spellings(words[name])}
        other = next((taken[word] for word in called if word in taken), None)
        if other is None or is_own(points[name]):
            taken |= dict.fromkeys(called, name)
        else:
            like[name] = other
    return like


def refuse_called_like_another(name: str, called: Pair) -> None:
    """Raise PluginFault for a region that is called like another installed one.

    It can be asked by its own name; what it is called means the other one, see `regions_called`.
    """
    others = {one: point for one, point in installed(REGIONS).items() if one != name}
    taken = {word: one for one in others for word in (one, *place_spellings(_words(others[one])))}
    like = {taken[word] for word in (name, *place_spellings(called)) if word in taken}
    if like:
        raise PluginFault(
            "region {name!r} is called {words} like the installed region {other!r}; give it a "
            "name of its own in [region] of parameters.toml",
            name=name,
            words=called,
            other=min(like),
        )


def _words(point: EntryPoint) -> Pair:
    """Return what a region is called; one that is broken has its name alone."""
    try:
        folder = _folder_of(point.value)
        table = TomlFile(point.name, folder / "parameters.toml").read()
        return Pair(table["region"]["name"]["en"], table["region"]["name"]["zh"])
    except FOREIGN:  # what is wrong with it is said to who asks for it
        return verbatim(point.name)


@cache
def load_region(name: str, reforms: tuple[str, ...] = ()) -> Ruleset:
    """Load an installed region over the national layer, under those reforms that are for it.

    Raises:
        RequestError: no region or reform of this name is installed; the nearest one is named.
        FileFault, PluginFault: the files or hooks of a layer break the contract, or several
            distributions have a region of this name, none of them our own.
    """
    points = declared(REGIONS)
    if name not in points:
        name = region_named(name)
    refuse_guest(name, points[name])
    layers = over_national(_layer(points[name][0]))
    over = [reform.layer for reform in map(load_reform, reforms) if reform.concerns(name)]
    return build_ruleset(layers, over)


def over_national(region: Layer) -> list[Layer]:
    """Return the layers of a region, the national one first. Raises as `load_region` does."""
    return [*(_layer(point) for point in installed(NATIONAL).values()), region]


@cache
def load_reform(name: str) -> Reform:
    """Load an installed reform. Raises as `load_region` does."""
    points = installed(REFORMS)
    if name not in points:
        raise RequestError("unknown reform {name!r}; {hint}", name=name, hint=nearest(name, points))
    layer = _layer(points[name])
    return Reform(layer, load_reform_facts(layer).regions)


def build_ruleset(layers: Sequence[Layer], reforms: Sequence[Layer] = ()) -> Ruleset:
    """Build a region from its layers, the lowest first and the region itself last.

    Reforms stand over all of them, each with rules and files of its own: a wrapping one outside
    every plain one, among its kind the last outermost.
    """
    facts = load_region_facts(layers[-1])
    law = load_law([*layers, *reforms], facts)
    return Ruleset.of(layers, facts, law, reforms)


def _folder_of(package: str) -> Path:
    """Return the folder of a package; none of its code runs. Raises ImportError."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ImportError(package)
    return Path(next(iter(spec.submodule_search_locations)))


def _layer(point: EntryPoint) -> Layer:
    if point.attr:
        raise PluginFault(
            "entry point {name!r}: found {value!r}, expected a package name",
            name=point.name,
            value=point.value,
        )
    return Layer.of(point.name, point.module)
