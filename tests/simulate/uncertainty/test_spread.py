"""The interval of a figure: assumptions and chance apart and together, and sums of cohorts."""

from math import sqrt
from typing import Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.figures import Array
from simulate.projection.ledger import Account
from simulate.uncertainty.drawn_cohorts import spread_of
from simulate.uncertainty.spread import Scatter, Spread, together
from simulate.uncertainty.trial import Trial
from tests.simulate.uncertainty.making import NARROW, fictional, same_amounts

REPLICATES: Final = 4000

INSURED, BALANCE = Account("insured"), Account("prepaid_balance")
PAID, RELIEF = Account("refund", "student"), Account("refund", "finance")
REFUNDS = Account("refund", "total")


def normal(mean: float, deviation: float, size: int = REPLICATES, seed: int = 0) -> Array:
    """Return normal numbers of exactly this mean and deviation, as one figure."""
    drawn = np.random.default_rng(seed).standard_normal(size)
    drawn = (drawn - drawn.mean()) / drawn.std(ddof=1)
    return np.asarray(mean + deviation * drawn)[None]


def scatter(replicates: Array, chance: Array, default: float = 0.0) -> Scatter:
    """Return the scatter of one figure."""
    return Scatter(np.array([default]), replicates, chance)


def still(value: float, size: int = 48) -> Array:
    """Return a figure that does not scatter."""
    return np.full((1, size), value)


class TestInterval:
    """The 5 % and the 95 % quantile."""

    def test_of_assumptions_alone_it_is_that_of_the_replicates(self) -> None:
        """1 to 101: 6 and 96, whatever the default."""
        found = scatter(np.arange(1.0, 102.0)[None], still(50))
        assert [end.tolist() for end in found.interval] == [[6.0], [96.0]]
        assert (found.mean.tolist(), found.by_chance.tolist()) == ([51.0], [0.0])

    def test_of_chance_alone_it_is_that_of_a_normal_distribution(self) -> None:
        """1.645 deviations of 10 on either side of 500, to a hundredth."""
        found = scatter(still(500, REPLICATES), normal(490, 10, 48))
        low, high = (float(end[0]) for end in found.interval)
        assert low == pytest.approx(500 - 16.45, abs=0.1)
        assert high == pytest.approx(500 + 16.45, abs=0.1)
        assert found.by_assumptions[0] == 0

    @pytest.mark.parametrize(("one", "other"), [(3, 4), (12, 5), (1, 20)])
    def test_of_both_the_variances_add(self, one: float, other: float) -> None:
        """3 and 4 together are 5: 1.645 of it, within 4 % (the error of 4000 replicates)."""
        found = scatter(normal(1000, one), normal(0, other, 48, seed=1))
        low, high = (float(end[0]) for end in found.interval)
        half = 1.645 * sqrt(one**2 + other**2)
        assert (high - low) / 2 == pytest.approx(half, rel=0.04)
        assert (high + low) / 2 == pytest.approx(1000, abs=0.04 * half)
        assert found.by_assumptions[0] == pytest.approx(one)
        assert found.by_chance[0] == pytest.approx(other)

    def test_a_skewed_range_gives_a_skewed_interval(self) -> None:
        """Squares of 0 to 1: 0.0025 and 0.9025 around a mean of a third."""
        found = scatter((np.arange(1001) / 1000)[None] ** 2, still(0))
        assert [float(end[0]) for end in found.interval] == pytest.approx([0.0025, 0.9025])
        assert found.mean[0] == pytest.approx(1 / 3, abs=1e-3)

    def test_where_nothing_is_below_0_it_does_not_reach_there(self) -> None:
        """Two students give or take ten; a figure that may be negative may reach below."""
        count = np.abs(normal(0, 10, 48))
        assert scatter(still(2, REPLICATES), count).interval[0].tolist() == [0.0]
        assert scatter(still(-2, REPLICATES), count).interval[0][0] < -2

    @given(
        st.lists(st.floats(-1e9, 1e9), min_size=20, max_size=60),
        st.lists(st.floats(-1e9, 1e9), min_size=2, max_size=48),
    )
    def test_the_low_end_is_never_above_the_high_one(
        self, replicates: list[float], chance: list[float]
    ) -> None:
        """Whatever the arrays."""
        low, high = scatter(np.array([replicates]), np.array([chance])).interval
        assert low[0] <= high[0]

    def test_figures_do_not_mind_each_other(self) -> None:
        """Beside another figure each has the interval that it has alone."""
        one, other = normal(5, 1, 200), normal(90, 7, 200, seed=2)
        chance = normal(0, 2, 48, seed=3)
        both = Scatter(np.zeros(2), np.concatenate([one, other]), np.repeat(chance, 2, axis=0))
        alone = [scatter(part, chance).interval for part in (one, other)]
        for end, parts in zip(both.interval, zip(*alone, strict=True), strict=True):
            assert end.tolist() == [float(part[0]) for part in parts]


class TestPlaceOfDefault:
    """Which share of the distribution lies below the default."""

    @pytest.mark.parametrize(("default", "place"), [(0, 0.0), (25.5, 0.25), (50.5, 0.5), (200, 1)])
    def test_by_hand(self, default: float, place: float) -> None:
        """Of 1 to 100 so many are below."""
        found = scatter(np.arange(1.0, 101.0)[None], still(0), default)
        assert found.place_of_default.tolist() == [place]

    def test_equals_count_half(self) -> None:
        """What does not scatter is at its own middle; 3 of 5 below and 1 alike are 0.7."""
        assert scatter(still(8), still(8), 8).place_of_default.tolist() == [0.5]
        found = scatter(np.array([[1.0, 2.0, 3.0, 4.0, 5.0]]), still(0), 4)
        assert found.place_of_default.tolist() == [0.7]


def test_the_sum_scatters_as_its_parts_do_together() -> None:
    """Opposite figures leave nothing; equal ones scatter twice as much."""
    one = normal(10, 3, 500)
    chance = normal(0, 1, 48)
    opposite = Scatter(np.array([10.0, 10.0]), np.concatenate([one, 20 - one]), still(0, 48))
    assert opposite.summed().by_assumptions[0] == pytest.approx(0, abs=1e-9)
    alike = Scatter(
        np.array([10.0, 10.0]), np.concatenate([one, one]), np.concatenate([chance, chance])
    ).summed()
    assert alike.default.tolist() == [20.0]
    assert alike.by_assumptions[0] == pytest.approx(6)
    assert alike.by_chance[0] == pytest.approx(2)


class TestMonteCarloError:
    """How far the ends of an interval are off with so many replicates.

    For a normal figure the 5 % end has a standard error of √(0.05 · 0.95)/φ(1.645) = 2.11
    deviations over √K. Measured over 500 repeated draws it is known to 1/√1000 = 3 %; bounds are
    12 %, nearly four of these.
    """

    repeats: Final = 500

    def error(self, replicates: int, chance: float) -> float:
        """Return the deviation of the low end, over repeated draws of a standard normal figure."""
        drawn = np.random.default_rng(replicates).standard_normal((self.repeats, replicates))
        runs = np.repeat(normal(0, chance, 48), self.repeats, axis=0)
        found = Scatter(np.zeros(self.repeats), drawn - 9, runs)
        return float(found.interval[0].std(ddof=1))

    @pytest.mark.parametrize("replicates", [100, 400, 1600])
    def test_it_falls_like_one_over_the_root(self, replicates: int) -> None:
        """2.11/√K: four times the replicates halve it."""
        assert self.error(replicates, 0) == pytest.approx(2.11 / sqrt(replicates), rel=0.12)

    def test_chance_as_large_as_the_assumptions_makes_it_no_larger_than_both(self) -> None:
        """Beside chance of the same size at most √2 times as much, and still halved."""
        few, many = self.error(100, 1), self.error(400, 1)
        assert few / many == pytest.approx(2, rel=0.2)
        assert few < 1.12 * sqrt(2) * 2.11 / 10

    def test_so_it_does_for_a_cohort(self) -> None:
        """1200 draws of Testland in parts of 20 and of 80: the ends scatter half as much.

        Over the insured, the cost and what students are refunded; the ratio of deviations of 60
        and 15 parts is known to √(1/120 + 1/30) = 20 %, that of three figures better: 1.3 to 3.
        """
        trial = Trial(fictional(*NARROW, "programme_years=2"), 2024, 1000)
        draws = spread_of(trial, 1200)
        ratios = []
        for account in (INSURED, Account("government_cost", "total", "accrual"), PAID):
            drawn = draws.of(account).replicates[2]
            few, many = (self.ends(drawn.reshape(-1, size)) for size in (20, 80))
            ratios.append(few / many)
        assert 1.3 < np.mean(ratios) < 3

    def ends(self, parts: Array) -> float:
        """Return the deviation of both ends from part to part, added up."""
        found = Scatter(np.zeros(len(parts)), parts, np.zeros((len(parts), 2)))
        return float(sum(end.std(ddof=1) for end in found.interval))


def spread(first_year: int, insured: Array, refunds: tuple[Array, Array]) -> Spread:
    """Return a spread whose default, replicates and runs are alike; of shape (years, 2)."""
    amounts = {INSURED: insured, PAID: refunds[0], RELIEF: refunds[1], BALANCE: insured - 1}
    default = {account: figures[:, :1] for account, figures in amounts.items()}
    return Spread(first_year, len(insured), default, amounts, amounts)


class TestSpread:
    """The figures of a cohort, and of several together."""

    one = spread(2023, np.array([[1.0, 2.0], [3.0, 4.0]]), (np.ones((2, 2)), np.full((2, 2), 5.0)))
    other = spread(2024, np.array([[10.0, 20.0], [30.0, 40.0]]), (np.ones((2, 2)),) * 2)

    def test_accounts_are_shown_as_in_the_result(self) -> None:
        """A total adds its payers up, a balance accumulates, what was never posted is 0."""
        assert self.one.of(INSURED).replicates.tolist() == [[1.0, 2.0], [3.0, 4.0]]
        assert self.one.of(REFUNDS).replicates.tolist() == [[6.0, 6.0], [6.0, 6.0]]
        assert self.one.of(BALANCE).replicates.tolist() == [[0.0, 1.0], [2.0, 4.0]]
        assert self.one.of(Account("students")).chance.tolist() == [[0.0, 0.0], [0.0, 0.0]]

    def test_together_draw_by_draw_and_year_by_year(self) -> None:
        """2023 of the first alone, 2024 of both, 2025 of the second."""
        both = together([self.one, self.other])
        assert (both.first_year, both.years) == (2023, 3)
        assert both.of(INSURED).replicates.tolist() == [[1.0, 2.0], [13.0, 24.0], [30.0, 40.0]]
        assert both.of(INSURED).default.tolist() == [1.0, 13.0, 30.0]
        assert both.of(REFUNDS).chance.tolist() == [[6.0, 6.0], [8.0, 8.0], [2.0, 2.0]]
        assert same_amounts(together([self.other, self.one]).replicates, both.replicates)

    def test_over_some_years(self) -> None:
        """One of them, a balance as it stands then; more years than there are change nothing."""
        cut = self.one.over(range(2023, 2024))
        assert (cut.years, cut.of(INSURED).replicates.tolist()) == (1, [[1.0, 2.0]])
        later = self.one.over(range(2024, 2025))
        assert (later.first_year, later.years) == (2024, 1)
        assert later.of(INSURED).replicates.tolist() == [[3.0, 4.0]]
        assert later.of(BALANCE).replicates.tolist() == [[2.0, 4.0]]
        longer = self.one.over(range(2023, 2030))
        assert (longer.years, longer.first_year) == (2, 2023)
        assert same_amounts(longer.replicates, self.one.replicates)
