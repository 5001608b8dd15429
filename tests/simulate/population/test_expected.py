"""Expected: everybody by his share, which is what both ways of drawing give on average."""

from functools import cache
from math import sqrt
from typing import Final

import numpy as np
import pytest

from kernel.figures import Array
from simulate.population import expected, grouped
from simulate.projection.facts import accounts, broken_down, facts, series
from simulate.projection.forecast import followed, forecast
from simulate.projection.ledger import Account
from simulate.projection.measure import TOTAL
from simulate.scenario.setup import Setup
from tests.simulate.certain import ANNUAL, PREPAID, STUDENTS, TERM, thousands
from tests.simulate.making import (
    EVENTFUL,
    FOUR_YEARS,
    FUND_PAYERS,
    REGIONS,
    Figures,
    expected_forecast,
    figures,
    forecast_of,
    plain,
    population_of,
    under,
)
from tests.simulate.population.samples import critical

CERTAINLY: Final = ("affiliation=provincial", "employee_here_share=1", "insured_on_entry_share=1")
"""With FOUR_YEARS nothing at all is left to chance."""


@cache
def eventful(region: str) -> Setup:
    """Return a region in which rare events are frequent, of one length of programme."""
    lasting = ("institution_type=tertiary", "programme_years=3", "uptake.2=0.5")
    return under(region, *EVENTFUL, *lasting, "affiliation=municipal")


@cache
def expected_of(region: str) -> Figures:
    """Return the expected figures of a region as it is."""
    return figures(plain(region), students=100_000, method="expected")


class TestWithoutChance:
    """Where nothing is left to chance the expected students are the students."""

    @pytest.mark.parametrize("region", REGIONS)
    @pytest.mark.parametrize("options", [PREPAID, ANNUAL])
    def test_it_equals_seriatim_to_the_fen(self, region: str, options: tuple[str, ...]) -> None:
        """Every figure of every region, prepaid where that exists, and annual."""
        options = (*options, *CERTAINLY)
        if region == "liaoning":
            options = (*options, "locality=dalian")
        setup = under(region, *options)
        assert figures(setup, method="expected").facts == figures(setup).facts

    def test_by_hand(self) -> None:
        """Changsha: 4 × 380 yuan in September 2023, earned year by year; 20 unfunded from 2025."""
        made = figures(under("changsha", *PREPAID), method="expected")
        assert made.over(range(2023, 2028), "fund_income", "student", "cash") == thousands(
            1520, 0, 0, 0, 0
        )
        assert made.over(TERM, "fund_income", "student", "accrual") == thousands(*[380] * 4)
        assert made.over(TERM, "top_up", "unfunded") == thousands(0, 20, 20, 20)

    def test_shares_by_hand(self) -> None:
        """Half of 1000 enrol and an eighth of them is late, 62.5; a forecast counts 63.

        From 2026 on the late pay the subsidy of the year before too, 700 and 724 yuan.
        """
        setup = under("changsha", *FOUR_YEARS, "uptake=0.5", "prepay_share=0", "late_share=0.125")
        population = population_of(setup)
        found = expected.headcount(population, STUDENTS)
        assert found.cells.sum() == pytest.approx(STUDENTS)
        assert found.late.sum(axis=(1, 2, 3)) == pytest.approx([62.5] * 4)
        made = figures(setup, method="expected")
        assert made.over(TERM, "insured") == [500] * 4
        assert made.over(TERM, "fund_income", "student", "accrual") == [
            yuan * 100
            for yuan in (500 * 380, 500 * 400, 500 * 400 + 63 * 700, 500 * 400 + 63 * 724)
        ]

    def test_it_does_not_depend_on_a_seed(self) -> None:
        """Another seed, the same figures."""
        one, other = (figures(eventful("zhengzhou"), seed=s, method="expected") for s in (0, 1))
        assert one == other


class TestOnAverage:
    """Many counted-off cohorts have the expected figures as their mean."""

    runs: Final = 36
    students: Final = 4000

    @pytest.mark.parametrize("region", REGIONS)
    def test_the_mean_of_many_runs_is_the_expected_figure(self, region: str) -> None:
        """Each account and year within its standard error; wrong at a rate of 0.001 a region.

        The seeds are fixed. What never varies is as expected, but for the rounding of its parts.
        """
        setup = eventful(region)
        population = population_of(setup)
        made = expected_forecast(setup, 2024, self.students)
        drawn = [
            followed(setup, population, grouped.headcount(population, region, s, self.students))
            for s in range(self.runs)
        ]
        shown = list(accounts(made))
        mean_is = np.concatenate([series(made, account).sum(axis=1) for account in shown])
        runs = np.array(
            [
                np.concatenate([series(one, account).sum(axis=1) for account in shown])
                for one in drawn
            ]
        )
        error = runs.std(axis=0, ddof=1) / sqrt(self.runs)
        off = np.abs(runs.mean(axis=0) - mean_is)
        frequent = (error > 0) & (np.count_nonzero(runs, axis=0) > self.runs // 2)
        assert frequent.sum() > 40
        assert (off[frequent] / error[frequent]).max() < 1.15 * critical(int(frequent.sum()))
        assert off[error == 0].max(initial=0) < 10

    def test_a_share_moved_a_little_would_be_seen(self) -> None:
        """At 33 instead of 30 % of late payers the same comparison fails for waiting days."""
        setup = under("changsha", *FOUR_YEARS, "uptake=1", "late_share=0.33")
        population = population_of(setup)
        waits = [
            series(
                followed(setup, population, grouped.headcount(population, "any", s, 4000)),
                Account("waiting_days"),
            ).sum()
            for s in range(self.runs)
        ]
        other = under("changsha", *FOUR_YEARS, "uptake=1", "late_share=0.3")
        made = forecast(other, 2024, students=4000, method="expected")
        error = np.std(waits, ddof=1) / sqrt(self.runs)
        assert (
            abs(np.mean(waits) - series(made, Account("waiting_days")).sum()) > critical(1) * error
        )


class TestIdentities:
    """What holds of every forecast holds of the expected one, whose students are whole numbers."""

    @pytest.mark.parametrize("region", REGIONS)
    def test_payers_add_up_to_the_total(self, region: str) -> None:
        """To the fen, in every year, on both bases."""
        made = expected_of(region)
        for year in made.years:
            for accounting in ("accrual", "cash"):
                parts = [made.at("fund_income", year, payer, accounting) for payer in FUND_PAYERS]
                assert sum(parts) == made.at("fund_income", year, TOTAL, accounting)

    @pytest.mark.parametrize("region", REGIONS)
    def test_cash_is_accrual_over_the_whole_life(self, region: str) -> None:
        """Of each payer, to the fen; and the prepaid balance ends at 0."""
        made = forecast(plain(region), 2024, students=100_000, method="expected")
        for payer in FUND_PAYERS:
            sums = [
                int(series(made, Account("fund_income", payer, accounting)).sum())
                for accounting in ("accrual", "cash")
            ]
            assert sums[0] == sums[1]
        balance = series(made, Account("prepaid_balance")).sum(axis=1)
        assert balance[-1] == 0
        assert balance.max() >= 0

    @pytest.mark.parametrize("region", REGIONS)
    def test_by_clause_adds_up(self, region: str) -> None:
        """Summed over clauses, each figure is the one without them."""
        made = forecast_of(plain(region), students=100_000, method="expected")
        whole = Figures(tuple(facts(made)))
        parts = Figures(tuple(facts(made, ["clause"])))
        for fact in whole.facts:
            assert parts.at(fact.measure, fact.year, fact.payer, fact.accounting) == fact.value

    def test_groups_add_up(self) -> None:
        """Summed over relief categories, each figure is the one without them."""
        made = forecast_of(plain("changsha"), students=100_000, by=["relief"], method="expected")
        whole = forecast_of(plain("changsha"), students=100_000, method="expected")
        for account in accounts(whole):
            apart = broken_down(made, account, ["relief"])
            assert apart.sum(axis=1).tolist() == series(whole, account).sum(axis=1).tolist()

    @pytest.mark.parametrize("region", REGIONS)
    def test_a_hundred_times_the_students_are_a_hundred_times_the_money(self, region: str) -> None:
        """What is expected is proportional to who enters, but for rounding."""
        one, many = (self.totals(region, students) for students in (1_000, 100_000))
        assert many == pytest.approx(100 * one, rel=1e-5, abs=3000)

    def totals(self, region: str, students: int) -> Array:
        """Return every account of a forecast, over all years."""
        made = expected_forecast(plain(region), 2024, students)
        return np.array([series(made, account).sum() for account in accounts(made)])
