"""The rows of a settlement: the insured of a pooling area and affiliation who have one rate."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

import numpy as np
from attrs import evolve, frozen

from kernel.figures import Array
from simulate.projection.breakdowns import AFFILIATION, LOCALITY
from simulate.projection.forecast import Forecast
from simulate.projection.subsidy_rates import PAYERS, SubsidyRate

GROUPINGS: Final = (AFFILIATION.name, LOCALITY.name)
"""The groupings that forecasts need for a settlement."""

_KINDS: Final = ("", "as_central", "as_provincial", "as_municipal", "unsubsidised")
_WHOLE: Final = 100


@frozen
class Key:
    """Who stands in a row.

    Attributes:
        locality, affiliation: the pooling area, and the affiliation of the institutions.
        kind: empty for who is subsidised by that affiliation, `as_…` by another one,
            `unsubsidised` for who has no subsidy.
        number: from 1, of rows that differ in the rate alone, the highest one first.
    """

    locality: str
    affiliation: str
    kind: str
    number: int

    @property
    def name(self) -> str:
        """As data files name the row."""
        number = str(self.number) if self.number > 1 else ""
        return ".".join(filter(None, (self.locality, self.affiliation, self.kind, number)))


@frozen(eq=False)
class SettlementRow:
    """A row of a settlement over years.

    Attributes:
        rates: of each year; None where nobody stands in the row.
        insured: how many, of shape (years,).
    """

    key: Key
    rates: tuple[SubsidyRate | None, ...]
    insured: Array

    def rate(self, payer: str) -> list[int | None]:
        """Return what a payer pays for each, in fen, where somebody stands in the row."""
        at = PAYERS.index(payer)
        return [None if rate is None else rate.amounts[at] for rate in self.rates]

    def amounts(self, payer: str) -> Array:
        """Return what a payer pays, persons × rate; shape (years,)."""
        return np.asarray(self.insured * [each or 0 for each in self.rate(payer)])

    def share(self, payer: str) -> list[int | None]:
        """Return the percentage of the national standard that a level pays, where it pays one.

        The municipal level takes the remainder; what a place adds is no part of the standard.
        """
        return [None if rate is None else _shares(rate).get(payer) for rate in self.rates]


def settlement_rows(forecasts: Sequence[Forecast], years: Sequence[int]) -> list[SettlementRow]:
    """Return the rows of some insurance years, each with one rate a year.

    Args:
        forecasts: cohorts of one region, made with GROUPINGS.
        years: of the settlement.
    """
    by_year = [dict(_keyed(_insured(forecasts, year))) for year in years]
    places, levels = (forecasts[0].groupings[one.name] for one in (LOCALITY, AFFILIATION))

    def order(key: Key) -> tuple[int, int, int, int]:
        place, level = places.index(key.locality), levels.index(key.affiliation)
        return place, level, _KINDS.index(key.kind), key.number

    nobody = (None, 0)
    rows = []
    for key in sorted({key for keyed in by_year for key in keyed}, key=order):
        rates, insured = zip(*(keyed.get(key, nobody) for keyed in by_year), strict=True)
        rows.append(SettlementRow(key, rates, np.array(insured)))
    return rows


def _insured(forecasts: Sequence[Forecast], year: int) -> Counter[tuple[Key, SubsidyRate]]:
    """Count the insured of a year by whom they stand with, and by rate."""
    insured: Counter[tuple[Key, SubsidyRate]] = Counter()
    for forecast in forecasts:
        names = [*forecast.groupings]
        place, level = (names.index(grouping.name) for grouping in (LOCALITY, AFFILIATION))
        groups = forecast.labels(names)
        for rate, counts in forecast.insured_by_rate.get(year, {}).items():
            for group in np.flatnonzero(counts).tolist():
                locality, affiliation = groups[group][place], groups[group][level]
                kind, own = _kind(rate, affiliation)
                insured[Key(locality, affiliation, kind, 1), own] += round(counts[group])
    return insured


def _keyed(
    insured: Counter[tuple[Key, SubsidyRate]],
) -> Iterator[tuple[Key, tuple[SubsidyRate, int]]]:
    """Number those who differ in the rate alone."""

    def highest_first(one: tuple[Key, SubsidyRate]) -> tuple[str, int, tuple[int, ...]]:
        key, rate = one
        return key.name, -rate.total, rate.amounts

    for key, alike in groupby(sorted(insured, key=highest_first), key=lambda one: one[0]):
        for number, one in enumerate(alike, start=1):
            yield evolve(key, number=number), (one[1], insured[one])


def _kind(rate: SubsidyRate, affiliation: str) -> tuple[str, SubsidyRate]:
    """Return how somebody is subsidised; who has no subsidy has one rate, whoever would pay it."""
    if not rate.total:
        nothing = evolve(rate, subsidised_as=affiliation, standard=0, central=0, provincial=0)
        return "unsubsidised", nothing
    if rate.subsidised_as == affiliation:
        return "", rate
    return f"as_{rate.subsidised_as}", rate


def _shares(rate: SubsidyRate) -> dict[str, int]:
    """Return the percentage of each level that pays one."""
    if not rate.total:
        return {}
    shares = {"central": rate.central, "provincial": rate.provincial}
    shares["municipal"] = _WHOLE - sum(shares.values())
    return {level: share for level, share in shares.items() if level != rate.withdrawn}
