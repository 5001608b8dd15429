"""Intervals cover what they promise: the truth, in 90 of 100 draws.

The truth is a draw whose assumptions come from the very ranges, here drawn by the test, with
students allocated once by an ordinary forecast. The interval is that of the default assumptions,
so one interval per figure stands against all truths. A coverage of 0.9 is measured with a standard
error of √(0.09/TRUTHS), and the ends of an interval of K draws add √(0.09/K); bounds are 3.3 of
these together, 0.081, wrong for one figure in a thousand. Seeds are fixed.
"""

from functools import cache, cached_property
from math import sqrt
from typing import Final

import numpy as np
import pytest
from attrs import frozen

from kernel.figures import Array
from simulate.projection.facts import series
from simulate.projection.forecast import forecast
from simulate.projection.ledger import Account
from simulate.uncertainty.drawn_cohorts import spread_of
from simulate.uncertainty.spread import Spread
from simulate.uncertainty.trial import Trial
from tests.simulate.uncertainty.making import NARROW, fictional

TRUTHS: Final = 200
REPLICATES: Final = 600
BOUND: Final = 3.3 * sqrt(0.09 / TRUTHS + 0.09 / REPLICATES)

FIGURES: Final = (
    (Account("students"), 2025),
    (Account("insured"), 2024),
    (Account("insured"), 2025),
    (Account("government_cost", "total", "accrual"), 2024),
    (Account("government_cost", "total", "cash"), 2025),
    (Account("fund_income", "student", "cash"), 2023),
    (Account("fund_income", "student", "accrual"), 2025),
    (Account("fund_income", "medical_assistance", "cash"), 2025),
    (Account("fund_income", "total", "cash"), 2025),
    (Account("top_up", "municipal"), 2025),
    (Account("prepaid_balance"), 2024),
    (Account("covered_months"), 2024),
    (Account("waiting_days"), 2025),
    (Account("refund", "student"), 2024),
)
"""Figures with their years; from those of assumptions alone to those of chance above all."""


@frozen(eq=False)
class Trials:
    """Intervals of so many entrants beside truths.

    Attributes:
        truths: of shape (figures, truths).
    """

    spread: Spread
    truths: Array

    @classmethod
    @cache
    def of(cls, students: int) -> "Trials":
        """Spread Testland's cohort of 2024, and draw truths."""
        trial = Trial(fictional(*NARROW, "programme_years=2"), 2024, students)
        random = np.random.default_rng(2024)
        truths = []
        for seed in range(TRUTHS):
            places = random.random(len(trial.ranges.entries)).tolist()
            draw = trial.ranges.at(dict(zip(trial.ranges.entries, places, strict=True)))
            made = forecast(draw, 2024, students=students, seed=seed, method="grouped")
            truths.append([series(made, one)[year - 2023].sum() for one, year in FIGURES])
        return cls(spread_of(trial, REPLICATES), np.array(truths).T)

    @cached_property
    def ends(self) -> tuple[Array, Array]:
        """The low and the high end of every figure, rounded as they are shown."""
        found = [
            [end[year - self.spread.first_year] for end in self.spread.of(one).interval]
            for one, year in FIGURES
        ]
        low, high = np.rint(np.array(found)).T
        return low, high

    def coverage(self, part: float = 1.0) -> Array:
        """Return how often each interval covers, or one of only a part of its width."""
        low, high = self.ends
        middle, half = (low + high) / 2, part * (high - low) / 2
        off = np.abs(self.truths - middle[:, None])
        return np.asarray((off <= half[:, None]).mean(axis=1))


@pytest.fixture(scope="module", params=[100, 2000])
def trials(request: pytest.FixtureRequest) -> Trials:
    """Return intervals and truths of few students, and of many."""
    return Trials.of(request.param)


def test_nine_of_ten_truths_are_covered(trials: Trials) -> None:
    """Figure by figure, within the stated error."""
    for figure, covered in zip(FIGURES, trials.coverage().tolist(), strict=True):
        assert abs(covered - 0.9) <= BOUND, figure


def test_over_all_figures_coverage_is_nine_tenths(trials: Trials) -> None:
    """On average from 0.87 to 0.95: a little more of few, where whole numbers stand at the ends."""
    assert 0.87 < trials.coverage().mean() < 0.95


def test_a_narrower_interval_would_be_seen(trials: Trials) -> None:
    """Of 70 % of their width no interval keeps the promise, and most are below the bound."""
    narrow = trials.coverage(0.7)
    assert (narrow < 0.9).all()
    assert np.median(narrow) < 0.9 - BOUND


def test_without_chance_few_students_would_be_covered_too_seldom() -> None:
    """Of a hundred entrants the assumptions alone explain too little of some figures."""
    trials = Trials.of(100)
    alone = np.array(
        [
            np.quantile(
                trials.spread.of(one).replicates[year - trials.spread.first_year], (0.05, 0.95)
            )
            for one, year in FIGURES
        ]
    )
    inside = (alone[:, :1] <= trials.truths) & (trials.truths <= alone[:, 1:])
    assert (inside.mean(axis=1) < 0.9 - BOUND).sum() >= 3
