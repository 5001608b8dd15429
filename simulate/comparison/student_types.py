"""Winners and losers: what two scenarios cost each type of student, and what cover it gives."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from attrs import frozen

from kernel.codes import Payer
from simulate.comparison.people import same_enrolment
from simulate.projection.breakdowns import INSTITUTION, LOCALITY, PROGRAMME_YEARS, RELIEF
from simulate.projection.facts import Horizon, broken_down, places_of, shown_years
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import ACCRUAL, Account
from simulate.projection.subject import ByRegion

TYPE: Final = tuple(one.name for one in (INSTITUTION, PROGRAMME_YEARS, LOCALITY, RELIEF))
"""The groupings that make a type of student."""

GAINS, LOSES, UNTOUCHED, OTHERS = "gains", "loses", "untouched", "others"
"""What happens to a type; others: not the same students are enrolled, so nobody gains or loses."""

OUTCOMES: Final = (GAINS, LOSES, UNTOUCHED, OTHERS)

COST: Final = Account("student_cost", Payer.STUDENT.word, ACCRUAL)


@frozen
class Heads:
    """One type of student under one scenario, over the years that count and all cohorts.

    Attributes:
        students, insured: in the first insurance year.
        cost: to them, in fen, net of relief and refunds.
        months: of cover.
    """

    students: int = 0
    insured: int = 0
    cost: int = 0
    months: int = 0

    def plus(self, other: "Heads") -> "Heads":
        """Add those of another cohort."""
        return Heads(
            self.students + other.students,
            self.insured + other.insured,
            self.cost + other.cost,
            self.months + other.months,
        )


@frozen
class StudentType:
    """One type of student in a region, before and after.

    Attributes:
        labels: of TYPE, in its order.
        comparable: the same students are enrolled before and after.
    """

    region: str
    labels: tuple[str, ...]
    before: Heads
    after: Heads
    comparable: bool

    @property
    def money(self) -> str:
        """What happens to the type's purse: it gains where it pays less."""
        return self._outcome(self.before.cost - self.after.cost)

    @property
    def cover(self) -> str:
        """What happens to the type's months of cover: it gains where there are more."""
        return self._outcome(self.after.months - self.before.months)

    @property
    def is_touched(self) -> bool:
        """Whether it gains or loses anything, or other students are of it."""
        return (self.money, self.cover) != (UNTOUCHED, UNTOUCHED)

    def _outcome(self, better: int) -> str:
        if not self.comparable:
            return OTHERS
        return GAINS if better > 0 else LOSES if better < 0 else UNTOUCHED


def types_between(before: ByRegion, after: ByRegion, horizon: Horizon = None) -> list[StudentType]:
    """Return every type that has a student, region by region.

    Args:
        before: forecasts made with the groupings of TYPE.
        after: those of the same regions and cohorts under the other scenario.
        horizon: the years that count.
    """
    return [
        found
        for region in before
        for found in _types(region, before[region], after[region], horizon)
    ]


def _types(
    region: str, before: Sequence[Forecast], after: Sequence[Forecast], horizon: Horizon
) -> Iterator[StudentType]:
    one, other = _heads(before, horizon), _heads(after, horizon)
    cohorts = [forecast.cohort for forecast in before]
    comparable = same_enrolment(before[0].setup, after[0].setup, cohorts)
    for labels in dict.fromkeys([*one, *other]):
        yield StudentType(
            region, labels, one.get(labels, Heads()), other.get(labels, Heads()), comparable
        )


def _heads(forecasts: Sequence[Forecast], horizon: Horizon) -> Mapping[tuple[str, ...], Heads]:
    found: dict[tuple[str, ...], Heads] = {}
    for forecast in forecasts:
        first = forecast.cohort - forecast.ledger.first_year
        shown = places_of(shown_years(forecast, horizon), forecast)
        students, insured, cost, months = (
            broken_down(forecast, account, TYPE).reshape(forecast.ledger.years, -1)
            for account in (
                Account("students"),
                Account("insured"),
                COST,
                Account("covered_months"),
            )
        )
        labels = forecast.labels(TYPE)
        for cell in np.flatnonzero(students[first]):
            here = Heads(
                int(students[first, cell]),
                int(insured[first, cell]),
                int(cost[shown, cell].sum()),
                int(months[shown, cell].sum()),
            )
            found[labels[cell]] = found.get(labels[cell], Heads()).plus(here)
    return found
