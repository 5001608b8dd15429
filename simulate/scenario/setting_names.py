"""What can be set: its names by table, with the words that a shell and a glossary have for it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kernel.errors import RequestError
from kernel.messages import LANGUAGES, Text, message
from kernel.names import Names
from kernel.registry import region_names
from simulate.language.catalogue import spoken
from simulate.scenario.selection import regions_named
from simulate.scenario.setup import Setup, load_setup

SECTIONS: Final = ("assumptions", "parameters", "switches")
"""The tables of a scenario file in which settings stand."""


def setting_names(regions: Sequence[str] = ()) -> dict[str, Text]:
    """Return what can be set in regions, by default in any, each with the words for it."""
    return _words(_setups(regions_named(regions) or region_names()))


def names_to_set(setup: Setup, section: str = "") -> set[str]:
    """Return the names that a table of a scenario file may hold, or an option may change."""
    law = setup.rules.law
    names = {
        "assumptions": {*setup.assumptions.parameters, *(rise.name for rise in law.rises)},
        "parameters": set(law.parameters),
        "switches": set(law.switches),
    }
    return names[section] if section else set().union(*names.values())


def words_to_set(setups: Iterable[Setup]) -> Names:
    """Return what can be set in regions by the words that tables show, in either language."""
    words = _words(setups)

    def spelled() -> dict[str, list[str]]:
        return {name: [spoken(text, one) for one in LANGUAGES] for name, text in words.items()}

    return Names(message("name"), words, spelled)


def refuse_misplaced(place: object, name: str, setups: Iterable[Setup] | None = None) -> None:
    """Refuse a name that can be set, but does not stand in its table of a scenario file.

    Args:
        place: where the name was given, for the message.
        name: without years and words.
        setups: of the regions that are asked for; None for all.

    Raises:
        RequestError: it stands in another table.
    """
    known = [*(_setups(region_names()) if setups is None else setups)]
    for section in SECTIONS:
        if any(name in names_to_set(setup, section) for setup in known):
            raise RequestError(
                "{place}: {name!r} stands under [{section}]",
                place=place,
                name=name,
                section=section,
            )


def text_of(setup: Setup, name: str) -> Text:
    """Return the words for what can be set in a region."""
    law = setup.rules.law
    known = (law.switches, law.parameters, setup.assumptions.parameters)
    return next(named[name].text for named in known if name in named)


def _words(setups: Iterable[Setup]) -> dict[str, Text]:
    names = {name: text_of(setup, name) for setup in setups for name in names_to_set(setup)}
    return dict(sorted(names.items()))


def _setups(regions: Iterable[str]) -> Iterator[Setup]:
    """Load regions. One that cannot be loaded has nothing to set; why is said to who asks."""
    for region in regions:
        try:
            yield load_setup(region)
        except Exception:  # noqa: BLE001, S112  # of a guest that breaks the contract
            continue
