"""A cohort under many draws of the assumptions, in each of which every one lies elsewhere.

In a draw an assumption has one place in its range for all years. Students are expected, not drawn,
so what differs between draws is the assumptions alone.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from math import prod
from typing import Final, TypeVar
from zlib import crc32

import numpy as np
from attrs import evolve, frozen

from kernel.assess import Assessment, assess_valid
from kernel.errors import Contradiction, RequestError
from kernel.figures import Array
from kernel.messages import Text
from simulate.population.composition import Population
from simulate.projection.breakdowns import GROUPINGS
from simulate.projection.control import ControlTotals
from simulate.projection.cover_costs import CoverCosts
from simulate.projection.forecast import expected_entrants
from simulate.projection.joint_posting import Groupings
from simulate.projection.ledger import Ledger
from simulate.projection.posting import BoughtUnder, Posting
from simulate.projection.subsidy_rates import InsuredByRate, insured_by_rate
from simulate.scenario.setup import Setup
from simulate.uncertainty.amounts import Amounts, posted_in, side_by_side
from simulate.uncertainty.correlation import Correlation, correlated
from simulate.uncertainty.draws import Draws
from simulate.uncertainty.model_points import Expected, ModelPoints, model_points
from simulate.uncertainty.ranges import Ranges
from simulate.uncertainty.stacked_law import StackedLaw

RARE: Final = 1 / 100_000
"""Where thousands of draws are wanted, fewer than one student in so many are a rare row."""

Posted = TypeVar("Posted")

_ROWS: Final = 16_384
"""Rows that are assessed at once."""

_BLOCK: Final = 64
"""Draws whose places are drawn in one stream; a constant, whatever is assessed at once."""

_ATTEMPTS: Final = 8
"""How often a draw is drawn whose values contradict each other, before that is an error."""


class Impossible(RequestError):
    """The values of some draws contradict each other. `draws` says of which, by position."""

    def __init__(self, text: Text, draws: Array) -> None:
        super().__init__(text)
        self.draws = draws


@frozen(eq=False)
class Trial:
    """A cohort that is put into draws.

    Attributes:
        students: how many enter; None for as many as a draw's assumptions say.
        seed: of the places in their ranges.
        rare: the rows of a year in which fewer than such a share of the entrants stand are
            represented by some of them; 0 for every row as it is.
        correlations: between assumptions that have a range.
        by: groupings that figures are broken down by.
    """

    setup: Setup
    cohort: int
    students: int | None
    seed: int = 0
    rare: float = RARE
    correlations: tuple[Correlation, ...] = ()
    by: tuple[str, ...] = ()

    def entrants(self, setup: Setup) -> int:
        """Return how many students enter in a draw."""
        return self.students or expected_entrants(setup.assumptions, self.cohort)

    def draws(self, numbers: Sequence[int]) -> Amounts:
        """Return what is posted in draws by number, the same whatever else is computed.

        Raises:
            RequestError: a draw's values contradict each other however often it is drawn.
        """
        return in_draws([self], numbers, Trial.amounts)[1][0]

    def amounts(self, draws: Sequence[Setup] | Draws) -> Amounts:
        """Return what is posted in draws, of shape (years, draws).

        Raises:
            Impossible: values contradict each other.
        """
        return posted_in(self.posted(draws if isinstance(draws, Draws) else Draws(draws))[0])

    def posted(self, draws: Draws) -> tuple[Ledger, dict[int, InsuredByRate]]:
        """Return a ledger whose groups are those of each draw, one draw after the other.

        Beside it the insured of each year by rate of subsidy, in the same groups.

        Raises:
            Impossible: values contradict each other.
        """
        groups = self.groups
        ledger = side_by_side(self.years, len(draws) * groups)
        by_rate: dict[int, InsuredByRate] = {}
        controls = ControlTotals(self.setup.rules.name, [self.cohort])
        # Every year is assessed first, since values may contradict each other in any of them.
        populations = [self.population.under(draw.assumptions) for draw in draws.setups]
        assessed = [self._assessed(points, draws.law, populations) for points in self._points]
        expected = [
            Expected.of(own, self.entrants(setup))
            for own, setup in zip(populations, draws.setups, strict=True)
        ]
        for points, assessment in zip(self._points, assessed, strict=True):
            draw = np.repeat(np.arange(len(draws)), len(points))
            weight = np.concatenate([points.weighed(one) for one in expected])
            costs = CoverCosts([one.assumptions for one in draws.setups], draw)
            under = BoughtUnder.unknown(len(draw))
            group = draw * groups + np.tile(points.group, len(draws))
            posting = Posting(ledger, assessment, weight, group, under, costs)
            posting.post_all(np.tile(points.studying, len(draws)))
            if self.by:
                by_rate[posting.year] = insured_by_rate(assessment, weight, group, ledger.groups)
            controls.add(assessment, weight)
        controls.check(ledger)
        return ledger, by_rate

    @cached_property
    def groups(self) -> int:
        """Into how many groups students are divided."""
        return prod(len(labels) for labels in self.groupings.values())

    @cached_property
    def groupings(self) -> Groupings:
        """The labels of the groupings."""
        return {name: GROUPINGS[name].labels(self.setup.rules) for name in self.by}

    def _assessed(
        self, points: ModelPoints, law: StackedLaw, populations: Sequence[Population]
    ) -> Assessment:
        """Assess the model points of a year in each draw, one draw after the other."""
        draw = np.repeat(np.arange(len(populations)), len(points))
        s = points.students
        aid = [one.aid_percent(s.institution_type, s.paid_in) for one in populations]
        students = s.select(np.tile(np.arange(len(points)), len(populations)))
        students = evolve(students, institution_aid_percent=np.concatenate(aid))
        try:
            return assess_valid(self.setup.rules.under(law.over(draw)), students)
        except Contradiction as fault:
            raise Impossible(fault.text, np.unique(draw[fault.rows])) from None

    @property
    def years(self) -> range:
        """The calendar years that are posted to in any draw."""
        return self.population.calendar_years

    @property
    def at_once(self) -> int:
        """How many draws are best assessed at once."""
        return max(1, _ROWS // max(len(points) for points in self._points))

    def drawn(self, numbers: Array, attempts: Array) -> list[Setup]:
        """Return the region in draws by number, each drawn so many times before."""
        places = {name: self._places(name, numbers, attempts) for name in self.ranges.entries}
        if self.correlations:
            places = correlated(places, self.correlations)
        return [
            self.ranges.at({name: float(place[i]) for name, place in places.items()})
            for i in range(len(numbers))
        ]

    def _places(self, name: str, numbers: Array, attempts: Array) -> Array:
        """Draw where in its range an assumption lies in each draw."""
        words = (crc32(self.setup.rules.name.encode()), crc32(name.encode()))
        places = np.zeros(len(numbers))
        for block in np.unique(numbers // _BLOCK).tolist():
            seed = np.random.SeedSequence(self.seed, spawn_key=(*words, block))
            drawn = np.random.default_rng(seed).random((_BLOCK, _ATTEMPTS))
            here = numbers // _BLOCK == block
            places[here] = drawn[numbers[here] % _BLOCK, attempts[here]]
        return places

    @cached_property
    def ranges(self) -> Ranges:
        """The assumptions, and where they may lie."""
        return Ranges(self.setup)

    @cached_property
    def population(self) -> Population:
        """A population with every profile of student that some draw may have."""
        middle = self.ranges.at(dict.fromkeys(self.ranges.entries, 0.5))
        return Population.of(middle.rules, middle.assumptions, self.cohort, possible=True)

    @cached_property
    def _points(self) -> list[ModelPoints]:
        entrants = self.entrants(self.setup)
        return model_points(self.population, entrants, self.rare, self.groupings)


def in_draws(
    trials: Sequence[Trial],
    numbers: Sequence[int],
    what: Callable[[Trial, Draws], Posted],
) -> tuple[Draws, list[Posted]]:
    """Return the region in draws by number, and what of each of several cohorts is asked for.

    Args:
        trials: the cohorts, of the same region, seed and correlations.
        numbers: of the draws.
        what: `Trial.amounts` or `Trial.posted`.

    Raises:
        RequestError: a draw's values contradict each other however often it is drawn.
    """
    attempt = np.zeros(len(numbers), np.intp)
    while True:
        draws = Draws(trials[0].drawn(np.asarray(numbers), attempt))
        try:
            return draws, [what(trial, draws) for trial in trials]
        except Impossible as fault:
            attempt[fault.draws] += 1
            if attempt.max() == _ATTEMPTS:
                raise RequestError(
                    "region {name!r}: in {attempts} draws from the ranges values "
                    "contradict each other: {fault}",
                    name=trials[0].setup.rules.name,
                    attempts=_ATTEMPTS,
                    fault=fault,
                ) from None
