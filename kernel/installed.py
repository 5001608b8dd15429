"""What is installed: entry points by name, each of one distribution; a guest shadows nobody."""

import re
from collections.abc import Iterable, Sequence
from importlib.metadata import EntryPoint, entry_points
from typing import Final

from kernel.errors import PluginFault
from kernel.messages import AND, Text, listed, message, verbatim

REGIONS: Final = "xuebao.regions"
NATIONAL: Final = "xuebao.national"
REFORMS: Final = "xuebao.reforms"

OWN: Final = "xuebao"
"""The distribution whose names no other one takes."""


RESERVED: Final = frozenset({"all", "national"})
"""Words that mean something else where a region is named."""

NAME: Final = re.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*")
"""What a region may be called in options and files."""


def refuse_name(name: str) -> None:
    """Raise PluginFault for a name of an entry point that no option could take."""
    if not NAME.fullmatch(name) or name in RESERVED:
        raise PluginFault(
            "region {name!r}: expected a name of small letters, digits and _, other than "
            "{reserved}; change the entry point in its pyproject.toml",
            name=name,
            reserved=listed(sorted(RESERVED), AND),
        )


def declared(group: str) -> dict[str, list[EntryPoint]]:
    """Return the entry points of a group by name, in the order of names; our own first."""
    found: dict[str, list[EntryPoint]] = {}
    for point in sorted(entry_points(group=group), key=lambda one: (one.name, not is_own(one))):
        found.setdefault(point.name, []).append(point)
    return found


def installed(group: str) -> dict[str, EntryPoint]:
    """Return the entry point that each name of a group stands for.

    A name of our own stays ours whoever else declares it; one that two guests declare is there,
    and `refuse_guest` refuses it.
    """
    return {name: points[0] for name, points in declared(group).items()}


def shadows(group: str) -> list[EntryPoint]:
    """Return the entry points of guests that take a name of ours."""
    return [
        point
        for points in declared(group).values()
        for point in points[1:]
        if is_own(points[0]) and not is_own(point)
    ]


def is_own(point: EntryPoint) -> bool:
    """Say whether an entry point is one of this distribution."""
    return point.dist is not None and point.dist.name == OWN


def refuse_guest(name: str, points: Sequence[EntryPoint]) -> None:
    """Raise PluginFault for a name that guests declare, and that no option or several take."""
    if not is_own(points[0]):
        refuse_name(name)
        _only_one(name, points)


def _only_one(name: str, points: Iterable[EntryPoint]) -> None:
    """Refuse a name that several distributions declare.

    Raises:
        PluginFault: with all of them, and what to do.
    """
    named = [provider(point) for point in points]
    if len(named) > 1:
        raise PluginFault(
            "region {name!r} is declared by several: {distributions}; uninstall all but one, or "
            "give the newer one a name of its own in its pyproject.toml",
            name=name,
            distributions=listed(named),
        )


def provider(point: EntryPoint) -> Text:
    """Return the distribution of an entry point with its version, or where it points to."""
    if point.dist is None:
        return verbatim(point.value)
    return message("{name} {version}", name=point.dist.name, version=point.dist.version)


def providers(names: Iterable[str]) -> dict[str, dict[str, str] | None]:
    """Return which distribution the national layer, regions and reforms come from, and its version.

    None where one is found through an entry point that no distribution declares.
    """
    asked = {*names}
    points = [
        *installed(NATIONAL).values(),
        *(point for name, point in installed(REGIONS).items() if name in asked),
        *(point for name, point in installed(REFORMS).items() if name in asked),
    ]
    return {
        point.name: {"distribution": point.dist.name, "version": point.dist.version}
        if point.dist
        else None
        for point in points
    }
