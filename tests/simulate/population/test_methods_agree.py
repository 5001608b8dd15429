"""Drawn one by one or allocated to groups: every count and amount has the same distribution.

Over many seeds each statistic of a population is drawn seriatim and grouped, independently, and
its two means and its two variances are compared by z-tests. Each family of tests is wrong about
methods that agree with a probability of at most 0.001 (Bonferroni: 0.001 / number of tests for
each). The seeds are fixed, so a comparison that has passed passes again. That the tests would see
a difference is shown on populations that differ a little, and on students who come in couples.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import combinations
from math import sqrt
from typing import Final

import numpy as np
import pytest

from kernel.figures import Array
from simulate.population import grouped, seriatim
from simulate.population.composition import Population
from simulate.population.headcount import Headcount
from simulate.projection.forecast import followed
from simulate.projection.ledger import Account
from simulate.scenario.setup import Setup
from tests.simulate.making import EVENTFUL, plain, population_of, together, under
from tests.simulate.population.samples import (
    certain,
    critical,
    farthest,
    frequent,
    of_means,
    of_variances,
)

STUDENTS: Final = 2000

SEEDS: Final = 200
"""How often students are drawn for counts; for amounts, and where shares differ, less often."""

FEWER: Final = 60

Counting = Callable[[Population, int], Headcount]
"""Draw a headcount from a population with a seed."""

FEW_PROFILES: Final = (
    *EVENTFUL,
    "uptake.3=0.5",
    "refund_application_share=0.25",
    "insured_on_entry_share=0.7",
    "affiliation=municipal",
)

MIXES: Final[Mapping[str, Mapping[str, float]]] = {
    "relief": {"dibao": 0.7, "tekun": 0.3},
    "programme_years": {"2": 0.1, "3": 0.5, "4": 0.38, "5": 0.02},
}
"""The tests' own: a region's mix that moves would draw all of them anew."""


ONE_LENGTH: Final = ("institution_type=tertiary", "programme_years=3")
"""For amounts, which take longer."""


@cache
def setup(region: str, *options: str) -> Setup:
    """Return a region with few profiles of students and many events."""
    return under(region, *FEW_PROFILES, *options, mixes=MIXES)


def drawn(population: Population, seed: int, students: int = STUDENTS) -> Headcount:
    """Draw students one by one."""
    return seriatim.headcount(population, "any", seed, students)


def allocated(population: Population, seed: int, students: int = STUDENTS) -> Headcount:
    """Allocate students to groups."""
    return grouped.headcount(population, "any", seed, students)


def in_couples(population: Population, seed: int) -> Headcount:
    """Draw half the students, and each of them twice."""
    half = drawn(population, seed, STUDENTS // 2)
    return together([half, half])


def counts_of(population: Population, found: Headcount) -> Array:
    """Return counts of a headcount: by every two axes, exits among them, and of late payers.

    Late payers by year with the month, the exit and each axis.
    """
    lengths = [len(options) for options in population.axes.values()]
    cells = found.cells.reshape(*lengths, -1)
    late = found.late.sum(axis=3).reshape(len(found.late), *lengths, -1)
    tables = [
        found.late.sum(axis=(1, 2)),
        found.late.sum(axis=(1, 3)),
        *(_kept(cells, pair) for pair in combinations(range(cells.ndim), 2)),
        *(_kept(late, (0, axis)) for axis in range(1, late.ndim)),
    ]
    return np.concatenate([table.ravel() for table in tables])


def _kept(table: Array, axes: tuple[int, ...]) -> Array:
    """Sum a table over all axes but these."""
    return np.asarray(table.sum(axis=tuple(set(range(table.ndim)) - set(axes))))


AMOUNTS: Final = (
    Account("students"),
    Account("insured"),
    Account("covered_months"),
    Account("overlap_months"),
    Account("waiting_days"),
    Account("credit_months"),
    Account("fund_income", "student", "cash"),
    Account("fund_income", "student", "accrual"),
    Account("fund_income", "institution", "cash"),
    Account("fund_income", "medical_assistance", "cash"),
    Account("fund_income", "municipal", "cash"),
    Account("refund", "student"),
    Account("refund_exposure"),
    Account("prepaid_balance"),
)


def amounts_of(population: Population, found: Headcount, made: Setup) -> Array:
    """Return amounts of the ledger of a headcount, by account and year."""
    ledger = followed(made, population, found).ledger
    return np.concatenate([ledger.totals(account).sum(axis=(1, 2, 3)) for account in AMOUNTS])


@cache
def counts(
    way: Counting,
    region: str = "zhengzhou",
    *options: str,
    cohort: int = 2024,
    seeds: int = SEEDS,
) -> Array:
    """Return the counts of headcounts; a row for each seed."""
    population = population_of(setup(region, *options), cohort)
    return np.array([counts_of(population, way(population, seed)) for seed in range(seeds)])


@cache
def amounts(way: Counting, *options: str) -> Array:
    """Return the amounts of headcounts of Zhengzhou; a row for each seed."""
    made = setup("zhengzhou", *ONE_LENGTH, *options)
    population = population_of(made)
    return np.array([amounts_of(population, way(population, seed), made) for seed in range(FEWER)])


class TestCounts:
    """Students by profile and exit, late payers by year, month and exit."""

    regions = pytest.mark.parametrize("region", ["changsha", "liaoning", "zhengzhou"])

    @regions
    def test_means_agree(self, region: str) -> None:
        """Hundreds of counts, each on average the same."""
        one, other = (counts(way, region) for way in (drawn, allocated))
        assert frequent(one, other).sum() > 200
        assert certain(one, other)
        assert farthest(of_means, one, other) < 1

    def test_means_agree_where_one_place_alone_prepays(self) -> None:
        """Of Liaoning's entrants of 2024 those in Dalian may."""
        one, other = (
            counts(way, "liaoning", cohort=2025, seeds=FEWER) for way in (drawn, allocated)
        )
        assert certain(one, other)
        assert farthest(of_means, one, other) < 1

    @regions
    def test_variances_agree(self, region: str) -> None:
        """They vary alike."""
        one, other = (counts(way, region) for way in (drawn, allocated))
        assert farthest(of_variances, one, other) < 1

    def test_what_is_rare_is_rare_in_both(self) -> None:
        """Counts that expect fewer students, added up over all seeds: within 5 standard errors."""
        one, other = (counts(way) for way in (drawn, allocated))
        rare = ~frequent(one, other)
        sums, others = one[:, rare].sum(axis=0), other[:, rare].sum(axis=0)
        assert rare.sum() > 20
        assert (np.abs(sums - others) <= 5 * np.sqrt(sums + others)).all()

    @pytest.mark.parametrize(
        "moved",
        [
            "late_share=0.32",
            "leave_rate=0.16",
            "uptake.3=0.51",
            "assisted_share=0.51",
            "prepay_share=0.62",
            "refund_application_share=0.28",
            "insured_on_entry_share=0.71",
            "employee_here_share=0.37",
            "window_closes=y-1-12-10",
        ],
    )
    def test_a_share_moved_a_little_would_be_seen(self, moved: str) -> None:
        """The same comparison of means fails, e.g. for 32 instead of 30 % of late payers."""
        one, other = counts(drawn), counts(allocated, "zhengzhou", moved, seeds=FEWER)
        assert farthest(of_means, one, other) > 1

    def test_students_who_do_not_decide_for_themselves_would_be_seen(self) -> None:
        """Couples who decide together have the same means and twice the variance."""
        one, other = (counts(way) for way in (in_couples, allocated))
        assert farthest(of_means, one, other) < 1
        assert farthest(of_variances, one, other) > 1


class TestAmounts:
    """What the ledger says of them; Zhengzhou, programmes of three years."""

    def test_means_agree(self) -> None:
        """People, months, money and refunds, year by year."""
        one, other = (amounts(way) for way in (drawn, allocated))
        assert frequent(one, other).sum() > 25
        assert certain(one, other)
        assert farthest(of_means, one, other) < 1

    def test_variances_agree(self) -> None:
        """They vary alike."""
        one, other = (amounts(way) for way in (drawn, allocated))
        assert farthest(of_variances, one, other) < 1

    def test_a_share_moved_a_little_would_be_seen(self) -> None:
        """32 instead of 30 % of late payers move waiting days and cover."""
        one, other = amounts(drawn), amounts(allocated, "late_share=0.32")
        assert farthest(of_means, one, other) > 1


def expected(population: Population) -> Sequence[tuple[str, float]]:
    """Return some expectations, from the shares as they are quantised, by hand."""
    draws = {
        "wants": round(0.8 * 65_536),
        "late": round(0.3 * 65_536),
        "assisted": round(0.5 * 65_536),
        "prepays": round(0.6 * 65_536),
    }
    share = {name: count / 65_536 for name, count in draws.items()}
    assert (population.chances.late == draws["late"]).all()
    assert (population.chances.assisted == draws["assisted"]).all()
    pays_late = share["wants"] * share["late"]
    return [
        ("late on entry", pays_late),
        ("assisted", share["assisted"]),
        ("prepays late", pays_late * share["prepays"]),
    ]


@pytest.mark.parametrize("way", [drawn, allocated])
def test_means_are_what_the_shares_say(way: Counting) -> None:
    """Three expectations by hand; wrong with a probability of 0.001 for all six."""
    made = under("zhengzhou", *EVENTFUL, "prepay_share=0.6")
    population = population_of(made)
    profiles = population.profiles
    prepays_late = profiles.prepays & (profiles.payment_plan == 2)
    found = np.array(
        [
            (
                headcount.late[0].sum(),
                headcount.cells[profiles.relief >= 0].sum(),
                headcount.cells[prepays_late].sum(),
            )
            for headcount in (way(population, seed) for seed in range(100))
        ]
    )
    for (name, share), mean in zip(expected(population), found.mean(axis=0), strict=True):
        error = sqrt(share * (1 - share) * STUDENTS / 100)
        assert abs(float(mean) - share * STUDENTS) < critical(6) * error, name


def test_the_regions_compared_have_what_could_differ() -> None:
    """Prepayment, refunds and lengths by type in Zhengzhou, several localities in Liaoning."""
    zhengzhou, liaoning = population_of(setup("zhengzhou")), population_of(plain("liaoning"))
    assert zhengzhou.exits.refunds
    assert len(zhengzhou.axes["payment_plan"]) == 3
    assert len(zhengzhou.splits["programme_years"].draws) == 2
    assert len(liaoning.axes["locality"]) == 5
