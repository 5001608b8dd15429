"""Regions that cannot be asked are passed over where all of them are meant, and named."""

from collections.abc import Callable
from typing import TypeVar
from warnings import warn

from kernel.errors import XuebaoError
from kernel.foreign import PassedOver
from kernel.installed import REGIONS, provider, shadows
from kernel.messages import message
from kernel.registry import region_names
from simulate.scenario.setup import load_setup

T = TypeVar("T")


def sound_regions() -> tuple[str, ...]:
    """Return the installed regions that load, see `loaded_of_all`."""
    return tuple(loaded_of_all(load_setup))


def loaded_of_all(load: Callable[[str], T]) -> dict[str, T]:
    """Load something of every installed region; of each that fails `PassedOver` is warned.

    Raises:
        XuebaoError: none of them loads; the fault of the first.
    """
    loaded: dict[str, T] = {}
    faults: dict[str, XuebaoError] = {}
    for name in region_names():
        try:
            loaded[name] = load(name)
        except XuebaoError as fault:
            faults[name] = fault
    if faults and not loaded:
        raise next(iter(faults.values()))
    for name, wrong in faults.items():
        text = message("region {name!r} is passed over: {fault}", name=name, fault=wrong)
        warn(PassedOver(text), stacklevel=3)
    for point in shadows(REGIONS):
        text = message(
            "region {name!r} of {distribution} is passed over: a region of this name was there "
            "before; give it a name of its own in its pyproject.toml",
            name=point.name,
            distribution=provider(point),
        )
        warn(PassedOver(text), stacklevel=3)
    return loaded
