"""Draws: the same whatever else is computed, and those that contradict themselves."""

import random
from functools import cache
from math import sqrt
from typing import Final

import numpy as np
import pytest
from attrs import evolve

from kernel.assess import assess
from kernel.errors import RequestError
from kernel.figures import Array
from kernel.intake import Roster, take_in
from kernel.results import result_row
from kernel.students import StudentBatch
from simulate.projection.facts import series
from simulate.projection.ledger import Account
from simulate.scenario.setup import Setup
from simulate.uncertainty.amounts import Amounts
from simulate.uncertainty.processes import shared_out
from simulate.uncertainty.ranges import Ranges
from simulate.uncertainty.stacked_law import StackedLaw
from simulate.uncertainty.trial import Impossible, Trial
from tests.second_reading.students import random_student
from tests.simulate.making import REGIONS, YUAN, expected_forecast, under
from tests.simulate.uncertainty.making import (
    EVERYWHERE,
    NARROW,
    fictional,
    picked,
    same_amounts,
    setup_of,
)

SURE: Final = (*NARROW, "late_share=0")
"""Whoever enrols in 2024 pays in time, so that 2024 insures entrants times uptake."""

CHANGES: Final = (
    "uptake.since.2026=*1.2",
    "uptake.secondary_vocational=*0.5",
    "late_share.2025=0.4",
    "assisted_share.2026=*3",
    "institution_aid_percent.since.2025=20",
    "leave_rate.2025=0.1",
    "prepay_share.2024=0.7",
    "relief.secondary_vocational=dibao",
)
"""Behaviour that differs by year, cohort and type of institution."""

TRIAL: Final = Trial(fictional(*SURE), 2024, 10_000)

MANY: Final = range(96)
"""Draws of more than one block."""


@cache
def draws(*options: str, region: str = "testland") -> Amounts:
    """Return what is posted in many draws of Testland, or of another region, under settings."""
    setup = fictional(*SURE, *options) if region == "testland" else setup_of(region)
    return Trial(setup, 2024, 10_000).draws(MANY)


def uptake(amounts: Amounts) -> Array:
    """Return the uptake of each draw."""
    return np.asarray(amounts[Account("insured")][1] / 10_000)


class TestOneBatch:
    """Students of several draws in one batch."""

    @pytest.mark.parametrize("region", REGIONS)
    def test_each_row_is_that_of_its_draw_alone(self, region: str) -> None:
        """Random students of every column, in years before and after the ranges begin."""
        ranges = Ranges(setup_of(region))
        places = np.random.default_rng(11)
        laws = [
            ranges.at({name: float(places.random()) for name in ranges.entries}).rules.law
            for _ in range(3)
        ]
        rules = setup_of(region).rules
        for year in (2024, 2026, 2029):
            students = self.students(region, year)
            size = len(students)
            draw = np.tile(np.arange(len(laws)), size)
            together = rules.under(StackedLaw.of(laws).over(draw))
            found = assess(together, students.select(np.repeat(np.arange(size), len(laws))))
            for at, law in enumerate(laws):
                alone = assess(rules.under(law), students)
                for row in range(size):
                    assert result_row(found, row * len(laws) + at) == result_row(alone, row)

    def students(self, region: str, year: int) -> StudentBatch:
        """Return the valid ones of random students."""
        numbers = random.Random(f"{region} {year}")  # noqa: S311  # no secret depends on it
        records = [random_student(numbers, region, year) for _ in range(60)]
        return take_in(setup_of(region).rules, year, Roster.of(records)).batch


class TestDraws:
    """Where in their ranges assumptions lie."""

    def test_an_assumption_is_distributed_as_its_range_says(self) -> None:
        """Uptake of 0.6, 0.8 and 1.0: a mean of 0.8 and a deviation of √(0.12/18), of 96 draws.

        Bounds are five standard errors.
        """
        found = uptake(draws())
        deviation = sqrt(0.12 / 18)
        assert abs(found.mean() - 0.8) < 5 * deviation / sqrt(len(MANY))
        assert abs(found.std(ddof=1) / deviation - 1) < 5 / sqrt(2 * len(MANY))
        assert 0.6 < found.min() < 0.68
        assert 0.92 < found.max() < 1.0

    def test_assumptions_are_drawn_apart(self) -> None:
        """Uptake does not show how many leave, nor the tariff of 2026; five standard errors."""
        found = draws()
        leavers = 1 - found[Account("students")][2] / found[Account("students")][1]
        own = found[Account("fund_income", "student", "accrual")][3] / found[Account("insured")][3]
        for other in (leavers, own):
            assert other.std() > 0
            assert abs(np.corrcoef(uptake(found), other)[0, 1]) < 5 / sqrt(len(MANY))

    def test_one_that_is_fixed_leaves_the_others_as_they_were(self) -> None:
        """With uptake at 0.8 as many leave as before; with the leavers fixed as many enrol.

        But for what model points are off, chosen as they are by what is expected.
        """
        usual, one, other = draws(), draws("uptake=0.8"), draws("leave_rate=0.1")
        students = Account("students")
        assert one[students] == pytest.approx(usual[students], rel=1e-3)
        assert uptake(one) == pytest.approx(np.full(len(MANY), 0.8), abs=1e-4)
        assert uptake(other) == pytest.approx(uptake(usual), rel=1e-3)
        assert not np.allclose(other[students], usual[students], rtol=1e-2)

    def test_a_seed_has_draws_of_its_own(self) -> None:
        """And a region: nobody else's uptake, nor one that goes with it."""
        own = uptake(draws())
        seeded = uptake(evolve(TRIAL, seed=1).draws(MANY))
        assert np.abs(seeded - own).max() > 0.05
        assert abs(np.corrcoef(own, seeded)[0, 1]) < 5 / sqrt(len(MANY))

    def test_entrants_are_drawn_too_unless_they_are_given(self) -> None:
        """From 9000 to 11,000, in whole students; or 10,000 in every draw."""
        drawn = evolve(TRIAL, students=None).draws(range(12))[Account("students")][1]
        assert drawn == pytest.approx(np.rint(drawn))
        assert 9000 <= drawn.min() < 9800 < 10200 < drawn.max() <= 11000
        assert draws()[Account("students")][1] == pytest.approx(np.full(len(MANY), 10_000))


class TestWhateverElseIsComputed:
    """A draw is the same to the last bit, whatever is assessed beside it."""

    def test_alone_or_among_others(self) -> None:
        """A single one, a few in any order, and one of the next block."""
        assert same_amounts(TRIAL.draws([17]), picked(draws(), slice(17, 18)))
        some = [70, 3, 64, 63]
        assert same_amounts(TRIAL.draws(some), picked(draws(), some))

    def test_more_draws_leave_the_first_ones_as_they_are(self) -> None:
        """The first ten of ninety-six are the ten."""
        assert same_amounts(TRIAL.draws(range(10)), picked(draws(), slice(10)))

    @pytest.mark.parametrize("workers", [2, 3])
    def test_shared_out_to_workers(self, workers: int) -> None:
        """Eight parts of a dozen draws, in order."""
        parts = [range(start, start + 12) for start in range(0, 96, 12)]
        outcomes = shared_out(TRIAL.draws, parts, workers)
        for part, found in zip(parts, outcomes, strict=True):
            assert same_amounts(found, picked(draws(), slice(part.start, part.stop)))


class TestDefault:
    """A draw in which every assumption is as it is assumed."""

    @pytest.mark.parametrize("region", EVERYWHERE)
    def test_it_is_the_expected_forecast(self, region: str) -> None:
        """With every row, each account and year, but for the rounding of shown figures."""
        check_default(setup_of(region))

    @pytest.mark.parametrize("region", REGIONS)
    def test_also_where_behaviour_changes(self, region: str) -> None:
        """By year, by cohort and by type of institution."""
        check_default(under(region, *CHANGES))


def check_default(setup: Setup) -> None:
    """Compare a draw of a region as it is with its expected forecast."""
    found = Trial(setup, 2024, 100_000, rare=0).amounts([setup])
    made = expected_forecast(setup, 2024, 100_000)
    for account in found:
        if account.measure != "prepaid_balance":
            shown = series(made, account).sum(axis=1)
            own = found[account][: len(shown), 0]
            assert own == pytest.approx(shown, abs=len(made.ledger.clauses)), account


class TestChangingBehaviour:
    """Draws of assumptions that change over time or by type, their ranges with them."""

    staying = ("leave_rate=0", "prepay_share=0")

    def test_a_change_moves_with_what_it_changes(self) -> None:
        """In each draw a tenth fewer enrol for 2026 than for 2024 and 2025."""
        setup = fictional(*SURE, *self.staying, "uptake.since.2026=*0.9")
        found = Trial(setup, 2024, 10_000).draws(range(16))[Account("insured")]
        assert found[3] == pytest.approx(0.9 * found[1], rel=1e-3)
        assert found[2] == pytest.approx(found[1], rel=1e-3)
        assert found[1].std() > 100

    def test_years_may_change_places(self) -> None:
        """Uptake of 2025 is 0.8, where others happen to lie in the middle; they move about it."""
        setup = fictional(*SURE, *self.staying, "uptake.2025=0.8")
        found = Trial(setup, 2024, 10_000).draws(range(16))[Account("insured")]
        assert found[2] == pytest.approx(np.full(16, 8000), rel=1e-3)
        assert found[1].min() < 7500 < 8500 < found[1].max()
        assert found[3] == pytest.approx(found[1], rel=1e-3)

    def test_so_may_years_of_need(self) -> None:
        """A fifth in 2025: 2000 × half of 110 = 110,000 yuan; a tenth to three tenths in 2024."""
        settings = (*self.staying, "uptake=1", "assisted_share.2025=0.2")
        found = Trial(fictional(*SURE, *settings), 2024, 10_000).draws(range(16))
        relief = found[Account("government_cost", "medical_assistance", "accrual")] / YUAN
        assert relief[2] == pytest.approx(np.full(16, 110_000), rel=1e-3)
        assert relief[1].min() < 80_000 < 120_000 < relief[1].max()
        assert found[Account("students")][1:4] == pytest.approx(np.full((3, 16), 10_000))


class TestContradictions:
    """The levels pay the standard of 2026, 210 to 230 yuan, whatever subsidy there is."""

    def test_such_draws_are_drawn_again(self) -> None:
        """With 225 yuan of subsidy an eighth of the draws contradict; the others stay.

        Of 96 twelve are expected, ± 10 (three deviations of 3.2).
        """
        usual, some = draws("fiscal.2026=400"), draws("fiscal.2026=225")
        again = uptake(usual) != uptake(some)
        assert 2 <= np.count_nonzero(again) <= 22
        students = Account("students")
        assert np.array_equal(usual[students][:, ~again], some[students][:, ~again])

    def test_they_say_which(self) -> None:
        """Of three draws with a standard of 210, 230 and 230 the last two."""
        setup = fictional(*SURE, "fiscal.2026=225")
        trial = Trial(setup, 2024, 1000)
        places = [trial.ranges.at({"fiscal_standard": end}) for end in (0.0, 1.0, 1.0)]
        with pytest.raises(Impossible, match="insurance year 2026") as fault:
            trial.amounts(places)
        assert fault.value.draws.tolist() == [1, 2]

    def test_draws_that_always_contradict_are_an_error(self) -> None:
        """205 yuan are less than any standard: no draw helps."""
        trial = Trial(fictional(*SURE, "fiscal.2026=205"), 2024, 1000)
        message = (
            r"region 'testland': in 8 draws from the ranges values contradict each other: .*2026"
        )
        with pytest.raises(RequestError, match=message):
            trial.draws([0, 1])

    def test_drawn_again_a_draw_is_the_same_whatever_else_is_computed(self) -> None:
        """Also one that contradicted at first."""
        usual, some = draws("fiscal.2026=400"), draws("fiscal.2026=225")
        again = np.flatnonzero(uptake(usual) != uptake(some))[:2].tolist()
        trial = Trial(fictional(*SURE, "fiscal.2026=225"), 2024, 10_000)
        assert same_amounts(trial.draws(again), picked(some, again))
