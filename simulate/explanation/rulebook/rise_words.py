"""In which years a value rises that no entry gives, in words."""

from collections.abc import Iterator, Mapping
from typing import Final

from kernel.entries import YEARS
from kernel.messages import COLON, Text, listed, message
from kernel.parameters import Parameter
from kernel.tablefilling import Source
from kernel.valuetables import ValueTable
from simulate.explanation.rulebook.ground import Asked, Ground, Place

_RISES_ON: Final = message("From {first} on it rises by “{rise}” a year.")
_RISES: Final = message(
    "From {first} to {last} it rises by “{rise}” a year; after that a value holds that is given."
)
_STAYS: Final = message("It does not rise by “{rise}”: for later years, too, a value is given.")


def rise_words(parameter: Parameter, ground: Ground) -> Iterator[Text]:
    """Say from when to when a parameter rises, places where it rises alike together.

    Where another parameter answers instead nothing is said: it rises by its own rule.
    """
    if not parameter.rise:
        return
    table, asked = ground.law.table(parameter), Asked(parameter, ground.year)
    alike: dict[tuple[int, ...], list[Place]] = {}
    for place in ground.places(asked):
        own = [(year, one) for year, one in _sources(table, place) if one.parameter is parameter]
        rising = tuple(year for year, source in own if source.is_extended_to(year))
        if own:
            alike.setdefault(rising, []).append(tuple(place.items()))
    for years, places in alike.items():
        words = _words(years, ground.law.parameter(parameter.rise).text)
        about = ground.called_at(asked, places)
        yield words if len(alike) == 1 else listed([about, words], COLON)


def _sources(table: ValueTable, place: Mapping[str, int]) -> Iterator[tuple[int, Source]]:
    """Go through the years with a value at a place, with what gives it."""
    at = tuple(place[dimension] for dimension in table.dimensions)
    for year, known, origin in zip(YEARS, table.known[at], table.origin[at], strict=True):
        if known:
            yield year, table.sources[origin]


def _words(years: tuple[int, ...], rise: Text) -> Text:
    if not years:
        return _STAYS.filled(rise=rise)
    if years[-1] == YEARS[-1]:
        return _RISES_ON.filled(first=years[0], rise=rise)
    return _RISES.filled(first=years[0], last=years[-1], rise=rise)
