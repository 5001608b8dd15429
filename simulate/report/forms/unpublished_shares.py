"""Shares of the fiscal subsidy that nobody publishes, and what they would cost at their ends."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, Literal

import numpy as np
from attrs import evolve, field, frozen

from kernel.codes import Affiliation, Basis
from kernel.entries import Entry
from kernel.figures import Array
from kernel.law import Law
from kernel.messages import NOTHING, Pair, Text, listed, message
from simulate.output.words import TERMS
from simulate.projection.forecast import Forecast
from simulate.report.forms.form import PERCENT, Line, Section
from simulate.scenario.settings import apply_settings, settings_from_options
from simulate.scenario.setup import Setup

End = Literal["low", "high"]

ENDS: Final[tuple[End, End]] = ("low", "high")

Again = Callable[[Setup], Sequence[Forecast]]
"""Forecast the same students under another setup."""

_END_TERMS: Final[Mapping[End, Text]] = {
    "low": message("at the low end"),
    "high": message("at the high end"),
}

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


def unpublished_shares(
    law: Law, years: Iterable[int], localities: Sequence[str]
) -> list[UnpublishedShare]:
    """Return the level shares that are assumed, with a range, in some of the insurance years.

    Localities that share their entries are listed together.
    """
    found: list[UnpublishedShare] = []
    span = tuple(years)
    for affiliation in Affiliation.words():
        for level in law.words("level"):
            for place in localities:
                entries = _assumed(law, span, affiliation, level, place)
                share = UnpublishedShare(affiliation, level, entries, (place,))
                alike = [s for s in found if evolve(s, localities=(place,)) == share]
                if alike:
                    at = found.index(alike[0])
                    found[at] = evolve(found[at], localities=(*found[at].localities, place))
                elif entries:
                    found.append(share)
    return found


def share_section(
    share: UnpublishedShare,
    years: range,
    paid: Mapping[End, Mapping[str, Array]],
    names: Mapping[str, Text],
) -> Section | None:
    """Return a share, its range, and who would pay what at its ends; None if it moves nobody.

    Those whose payment moves are the level itself and the one that takes the remainder.

    Args:
        share: which.
        years: of the form.
        paid: for students of its localities, by end of the range and payer; shape (years,).
        names: of the region's localities.
    """
    moving = [
        payer for payer, low in paid["low"].items() if not np.array_equal(low, paid["high"][payer])
    ]
    if not moving:
        return None
    level, places = TERMS[share.level], [names[place] for place in share.localities]
    some = len(places) < len(names)
    where = message(", {places}", places=listed(places)) if some else NOTHING
    school = Pair(share.affiliation, Affiliation.of(share.affiliation).chinese[1])
    standard = message("Share of the national standard")
    return Section(
        share.name,
        message(
            "Share nobody publishes: {level}, {school} institutions{where}",
            level=level,
            school=school,
            where=where,
        ),
        (
            _percent(share, years, "value", standard),
            *(_percent(share, years, end, _END_TERMS[end]) for end in ENDS),
            *(_would_pay(payer, end, paid[end][payer]) for end in ENDS for payer in moving),
        ),
    )


def _percent(share: UnpublishedShare, years: range, what: str, label: Text) -> Line:
    """Return a percentage of the share in each year; blank in a year in which it is published."""
    cells = [
        getattr(share.entries[year], what) if year in share.entries else None for year in years
    ]
    return Line(f"share.{what}", label, tuple(cells), unit=PERCENT)


def _would_pay(payer: str, end: End, amounts: Array) -> Line:
    who, words = TERMS[payer], _END_TERMS[end]
    label = message("{who} would pay, {end}", who=who, end=words)
    return Line.of(f"{end}.{payer}", amounts, label)


def _assumed(
    law: Law, years: Sequence[int], affiliation: str, level: str, place: str
) -> dict[int, Entry]:
    """Return the entry in force in each year in which it is an assumption with a range."""
    words = {"affiliation": affiliation, "level": level, "locality": place}
    parameter = law.parameter(_PARAMETER)
    in_force = {year: parameter.in_force(words, year=year) for year in years}
    return {
        year: entry
        for year, entry in in_force.items()
        if entry and entry.basis == Basis.ASSUMED and entry.low != entry.high
    }
