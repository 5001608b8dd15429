"""What can be set, with the words for it: what a shell offers, and a glossary explains."""

from collections.abc import Sequence

from kernel.messages import Text
from kernel.registry import region_names
from simulate.scenario.selection import regions_named
from simulate.scenario.settings import names_to_set
from simulate.scenario.setup import Setup, load_setup


def setting_names(regions: Sequence[str] = ()) -> dict[str, Text]:
    """Return what can be set in regions, by default in any, each with the words for it.

    A region that cannot be loaded has nothing to set; why is said to who asks for it.
    """
    names: dict[str, Text] = {}
    for region in regions_named(regions) or region_names():
        names |= _words(region)
    return dict(sorted(names.items()))


def _words(region: str) -> dict[str, Text]:
    try:
        setup = load_setup(region)
    except Exception:  # noqa: BLE001  # of a guest that breaks the contract
        return {}
    return {name: text_of(setup, name) for name in names_to_set(setup)}


def text_of(setup: Setup, name: str) -> Text:
    """Return the words for what can be set in a region."""
    law = setup.rules.law
    known = (law.switches, law.parameters, setup.assumptions.parameters)
    return next(named[name].text for named in known if name in named)
