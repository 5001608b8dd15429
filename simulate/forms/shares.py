"""Shares of the fiscal subsidy that nobody publishes, and what they would cost at their ends."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, Literal

from attrs import evolve, field, frozen

from kernel.codes import Affiliation, Basis
from kernel.entries import VOCABULARY, Entry
from kernel.law import Law
from simulate.forecast import Forecast, Setup
from simulate.scenario import apply_settings, settings_from_options

End = Literal["low", "high"]

ENDS: Final[tuple[End, End]] = ("low", "high")

Again = Callable[[Setup], Sequence[Forecast]]
"""Forecast the same students under another setup."""

_PARAMETER: Final = "fiscal_share"


@frozen
class UnpublishedShare:
    """What a level pays of the national standard, where that is assumed within a range.

    Attributes:
        affiliation: of the institutions; level: who pays the share.
        entries: the assumption of each insurance year; a year in which the share is published has
            none.
        localities: where the entries are these.
    """

    affiliation: str
    level: str
    entries: Mapping[int, Entry] = field(hash=False)
    localities: tuple[str, ...]

    @property
    def name(self) -> str:
        """As a setting would write it, without the years."""
        return ".".join([_PARAMETER, self.affiliation, self.level, "+".join(self.localities)])

    def at(self, end: End, setup: Setup) -> Setup:
        """Return a setup with the share at one end of its range, in every year that has one."""
        options = [
            f"{_PARAMETER}.{self.affiliation}.{self.level}.{place}.{year}={getattr(entry, end)}"
            for year, entry in self.entries.items()
            for place in self.localities
        ]
        region = setup.rules.name
        return apply_settings({region: setup}, settings_from_options(options))[region]


def unpublished_shares(law: Law, years: Iterable[int]) -> list[UnpublishedShare]:
    """Return the level shares that are assumed, with a range, in some of the insurance years.

    Localities that share their entries are told together.
    """
    found: list[UnpublishedShare] = []
    span = tuple(years)
    for affiliation in Affiliation.words():
        for level in VOCABULARY["level"]:
            for place in law.localities:
                entries = _assumed(law, span, affiliation, level, place)
                share = UnpublishedShare(affiliation, level, entries, (place,))
                alike = [s for s in found if evolve(s, localities=(place,)) == share]
                if alike:
                    at = found.index(alike[0])
                    found[at] = evolve(found[at], localities=(*found[at].localities, place))
                elif entries:
                    found.append(share)
    return found


def _assumed(
    law: Law, years: Sequence[int], affiliation: str, level: str, place: str
) -> dict[int, Entry]:
    """Return the entry in force in each year in which it is an assumption with a range."""
    words = {"affiliation": affiliation, "level": level, "locality": place}
    standing = [e for e in law.parameter(_PARAMETER).standing if e.covers(words)]
    in_force = {year: [e for e in standing if e.holds_for(year)] for year in years}
    return {
        year: entries[-1]
        for year, entries in in_force.items()
        if entries and entries[-1].basis == Basis.ASSUMED and entries[-1].low != entries[-1].high
    }
