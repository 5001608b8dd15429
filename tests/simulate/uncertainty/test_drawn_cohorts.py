"""The spread of a cohort of Testland: its draws, its chance and the intervals of its facts."""

from math import sqrt
from typing import Final

import numpy as np
import pytest

from kernel.figures import Array
from simulate.projection.facts import facts
from simulate.projection.forecast import forecast
from simulate.projection.ledger import Account
from simulate.uncertainty.drawn_cohorts import spread_of
from simulate.uncertainty.spread import Spread, with_intervals
from simulate.uncertainty.trial import Trial
from tests.simulate.making import FOUR_YEARS, under
from tests.simulate.uncertainty.making import NARROW, fictional, same_amounts

INSURED, BALANCE = Account("insured"), Account("prepaid_balance")

COUNTS: Final = ("students", "insured", "covered_months", "waiting_days", "credit_months")


@pytest.fixture(scope="module")
def found() -> Spread:
    """Return the spread of a thousand entrants of Testland in sixty draws."""
    return spread_of(Trial(fictional(*NARROW), 2024, 1000), 60)


class TestCohort:
    """The spread of a cohort of Testland."""

    trial = Trial(fictional(*NARROW), 2024, 1000)

    def test_every_fact_has_its_interval(self, found: Spread) -> None:
        """Low is not above high; neither is below 0 in a count; nearly all hold the value."""
        made = forecast(self.trial.setup, 2024, students=1000)
        shown = list(with_intervals(facts(made), found))
        plainly = list(facts(made))
        assert [(f.account, f.year, f.value) for f in shown] == [
            (f.account, f.year, f.value) for f in plainly
        ]
        for fact in shown:
            assert fact.low is not None
            assert fact.high is not None
            assert fact.low <= fact.high
            assert fact.low >= 0 or fact.measure not in COUNTS
        moving = [f for f in shown if f.low != f.high]
        inside = [f for f in moving if (f.low or 0) <= f.value <= (f.high or 0)]
        assert len(inside) > 0.8 * len(moving) > 30

    def test_what_cannot_scatter_does_not(self, found: Spread) -> None:
        """A thousand enter in every draw; what was never posted is nothing anywhere."""
        students = found.of(Account("students"))
        assert [float(end[1]) for end in students.interval] == pytest.approx([1000] * 2, rel=1e-4)
        unposted = found.of(Account("fund_income", "finance", "cash"))
        assert [end.tolist() for end in unposted.interval] == [[0.0] * found.years] * 2

    def test_the_balance_ends_at_0_in_every_draw(self, found: Spread) -> None:
        """To a thousandth of a fen."""
        assert np.abs(found.of(BALANCE).replicates[-1]).max() < 1e-3

    @pytest.mark.parametrize("workers", [2, 3])
    def test_workers_change_nothing(self, found: Spread, workers: int) -> None:
        """Draws and runs are the same to the last bit."""
        again = spread_of(self.trial, 60, workers)
        assert same_amounts(again.replicates, found.replicates)
        assert same_amounts(again.chance, found.chance)
        assert same_amounts(again.default, found.default)

    def test_more_replicates_leave_the_first_ones(self, found: Spread) -> None:
        """Of eighty the first sixty are the sixty; chance is the same."""
        more = spread_of(self.trial, 80)
        for account, figures in more.replicates.items():
            assert np.array_equal(figures[:, :60], found.replicates[account])
        assert same_amounts(more.chance, found.chance)

    def test_with_everything_fixed_only_chance_is_left(self) -> None:
        """Certain assumptions: no spread by them, and binomial chance of 1000 · 0.8 · 0.2."""
        fixed = (
            "uptake=0.8", "late_share=0", "insured_on_entry_share=0.5", "leave_rate=0",
            "assisted_share=0.2", "institution_aid_percent=10", "prepay_share=0.5",
            "refund_application_share=0.5", "employee_here_share=0.4", "tariff_rise=10",
            "fiscal_rise=20", "tariff=100", "fiscal=300", "fiscal_standard=200",
            "relief_share.dibao_margin=50", "entrants.tertiary=1000",
        )  # fmt: skip
        insured = spread_of(Trial(fictional(*NARROW, *fixed), 2024, 1000), 20).of(INSURED)
        assert insured.by_assumptions[1] == pytest.approx(0, abs=1e-9)
        # The deviation of 48 runs is known to 1/√94 = 10 %; the bound is three of these.
        assert insured.by_chance[1] == pytest.approx(sqrt(1000 * 0.8 * 0.2), rel=0.31)


class TestBenefits:
    """What benefits cost where somebody assumes it: in each draw its own months at its own cost."""

    options = (*FOUR_YEARS, "relief=monitored", "uptake=0.5")
    months, cost = Account("covered_months"), Account("benefit_cost", accounting="accrual")

    def monthly(self, *options: str) -> tuple[Spread, Array]:
        """Return the spread, and what a covered month of 2025 costs in each of twenty draws."""
        setup = under("changsha", *self.options, *options)
        spread = spread_of(Trial(setup, 2024, 1000), 20)
        at = 2025 - spread.first_year
        return spread, spread.of(self.cost).replicates[at] / spread.of(self.months).replicates[at]

    def test_a_cost_without_a_range_is_the_same_in_every_draw(self) -> None:
        """25 yuan, and of each other figure as far off as the months are."""
        spread, monthly = self.monthly("benefit_cost=25", "benefit_cost_trend=0")
        assert monthly == pytest.approx(2500)
        months, cost = spread.of(self.months), spread.of(self.cost)
        assert cost.chance == pytest.approx(2500 * months.chance)
        assert cost.default == pytest.approx(2500 * months.default)

    def test_a_cost_with_a_range_lies_elsewhere_in_each_draw(self) -> None:
        """Between 10.86 and 40.73 yuan, and no two are alike."""
        _, monthly = self.monthly("benefit_cost=quarter", "benefit_cost_trend=0")
        assert len({*monthly.round(6)}) == len(monthly)
        assert 1086 <= monthly.min() < 2000 < monthly.max() <= 4073
