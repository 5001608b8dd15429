"""The provinces of China: what they are called, and what the central budget pays there."""

import tomllib
from functools import cache
from importlib.resources import files

from attrs import frozen

from kernel.messages import Pair, message
from kernel.names import Names, place_spellings


@frozen
class Province:
    """A province, or a city with a plan of its own.

    Attributes:
        name: what it is called.
        central: percentage of the national subsidy standard that the central budget pays there.
        source: of that percentage.
        spellings: what else it is called.
    """

    name: Pair
    central: int
    source: str
    spellings: tuple[str, ...]


@cache
def provinces() -> dict[str, Province]:
    """Return the provinces, by their names in English."""
    text = files(__package__).joinpath("provinces.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return {
        place["en"]: Province(
            Pair(place["en"], place["zh"][0]), tier["central"], table["source"], tuple(place["zh"])
        )
        for tier in table["tier"]
        for place in tier["places"]
    }


def provinces_called() -> Names:
    """Return the provinces with what they are called, with 省 or 市 or without."""
    known = provinces()
    return Names(
        kind=message("province"),
        words={name: province.name for name, province in known.items()},
        spelled=lambda: {
            name: (*province.spellings, *place_spellings(province.name))
            for name, province in known.items()
        },
    )
