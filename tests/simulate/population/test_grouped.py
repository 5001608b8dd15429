"""Students allocated by multinomial draws: whole counts, exact where nothing is left to chance."""

from math import sqrt
from typing import Final

import numpy as np
import pytest

from simulate.population import grouped, seriatim
from simulate.population.headcount import Headcount
from simulate.population.profiles import COMPLETES, NO_RELIEF, PaymentPlan
from simulate.population.random_numbers import STEPS
from tests.simulate.making import (
    CERTAIN,
    EVENTFUL,
    FOUR_YEARS,
    REGIONS,
    plain,
    population_of,
    same,
    under,
)

BILLION: Final = 10**9


def eventful(region: str, students: int = 10_000, seed: int = 0) -> Headcount:
    """Allocate students with many rare events."""
    population = population_of(under(region, *EVENTFUL, "refund_application_share=0.25"))
    return grouped.headcount(population, region, seed, students)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("students", [1, 2, 1000, 10**12])
def test_counts_add_up_to_the_students(region: str, students: int) -> None:
    """Nobody is lost or added, no count is negative; of one student there is one."""
    found = eventful(region, students)
    assert found.cells.sum() == students
    assert found.cells.min() >= 0
    assert found.late.min() >= 0
    assert found.cells.dtype == found.late.dtype == np.int64


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("students", [1, 1000, 10**12])
def test_nobody_is_late_who_does_not_pay(region: str, students: int) -> None:
    """Late payers of a year are at most those who may pay late for it, exit by exit."""
    population = population_of(under(region, *EVENTFUL))
    found = grouped.headcount(population, region, 0, students)
    for k in range(population.study_years):
        prepays = population.profiles.prepays[:, None]
        known = np.where(prepays, found.cells, population.exits.folded(k, found.cells))
        there = np.where(population.may_be_late[k], known, 0)
        assert (found.late[k].sum(axis=2) <= there).all()
        later = population.exits.study_year > k
        assert not found.late[k][~prepays[:, 0]][:, later].any()


@pytest.mark.parametrize("region", REGIONS)
def test_nobody_leaves_beyond_his_programme(region: str) -> None:
    """Of a billion students, too."""
    population = population_of(under(region, *EVENTFUL))
    cells = grouped.headcount(population, region, 0, BILLION).cells
    beyond = population.profiles.programme_years[:, None] <= population.exits.study_year
    assert not cells[beyond].any()
    assert (population.exits.study_year[np.flatnonzero(cells.any(axis=0))] < 5).all()


@pytest.mark.parametrize("region", REGIONS)
def test_students_are_allocated_only_to_exits_that_can_be_drawn(region: str) -> None:
    """Of a billion students each share that is not 0 falls on somebody, and no other does."""
    population = population_of(under(region, *EVENTFUL, "programme_years=3"))
    cells = grouped.headcount(population, region, 0, BILLION).cells.sum(axis=0)
    drawn = seriatim.headcount(population, region, 0, 100_000).cells.sum(axis=0)
    leaves = population.exits.study_year
    assert np.array_equal(cells > 0, leaves < 3)
    assert np.array_equal(cells > 0, drawn > 0)


def test_the_same_seed_gives_the_same_counts() -> None:
    """Asked twice, answered alike; another seed, region or cohort allocates others."""
    population = population_of(under("changsha", *EVENTFUL))
    later = population_of(under("changsha", *EVENTFUL), 2025)
    found = grouped.headcount(population, "changsha", 0, 1000)
    assert same(found, grouped.headcount(population, "changsha", 0, 1000))
    for other in (
        grouped.headcount(population, "changsha", 1, 1000),
        grouped.headcount(population, "zhengzhou", 0, 1000),
        grouped.headcount(later, "changsha", 0, 1000),
    ):
        assert not np.array_equal(found.cells, other.cells)


class TestCertainty:
    """Shares of 0 and 1 leave nothing to chance."""

    def test_nobody_is_late_assisted_or_leaves(self) -> None:
        """Everybody completes without relief."""
        population = population_of(under("zhengzhou", *CERTAIN))
        found = grouped.headcount(population, "zhengzhou", 0, BILLION)
        assert not found.late.any()
        assert not found.cells[population.profiles.relief != NO_RELIEF].any()
        assert not found.cells[:, population.exits.study_year != COMPLETES].any()

    def test_everybody_is_late(self) -> None:
        """Each payment of each year, and nobody in another month than behind the window."""
        options = ("late_share=1", "prepay_share=0")
        population = population_of(under("quanzhou", *FOUR_YEARS, *options))
        late = grouped.headcount(population, "quanzhou", 0, BILLION).late
        assert late.sum(axis=(1, 2, 3)).tolist() == [BILLION] * 4
        by_month = late[0].sum(axis=(0, 1))
        assert (by_month > 0).tolist() == [True] * 10

    def test_everybody_prepays_late(self) -> None:
        """Once, in the first year."""
        options = ("late_share=1", "prepay_share=1")
        population = population_of(under("changsha", *FOUR_YEARS, *options))
        found = grouped.headcount(population, "changsha", 0, BILLION)
        assert found.late.sum(axis=(1, 2, 3)).tolist() == [BILLION, 0, 0, 0]
        late = population.profiles.payment_plan == PaymentPlan.PREPAYING_LATE
        assert found.cells[late].sum() == BILLION

    def test_nobody_is_late_where_the_window_ends_with_the_year(self) -> None:
        """There is no day left, though everybody would be late."""
        options = ("late_share=1", "window_closes=y-12-31")
        population = population_of(under("changsha", *FOUR_YEARS, *options))
        assert not grouped.headcount(population, "changsha", 0, BILLION).late.any()

    def test_everybody_leaves_in_the_first_year_and_applies(self) -> None:
        """Before or in the next period, in proportion to the days only."""
        options = ("leave_rate=1", "refund_application_share=1")
        population = population_of(under("zhengzhou", *FOUR_YEARS, *options))
        cells = grouped.headcount(population, "zhengzhou", 0, BILLION).cells
        exits = population.exits
        assert cells[:, (exits.study_year == 0) & exits.applies].sum() == BILLION

    @pytest.mark.parametrize("share", [0, 1])
    def test_all_or_no_graduates_stay(self, share: int) -> None:
        """In Zhengzhou, where staying is distinguished."""
        population = population_of(under("zhengzhou", *FOUR_YEARS, f"employee_here_share={share}"))
        cells = grouped.headcount(population, "zhengzhou", 0, BILLION).cells
        assert cells[:, population.exits.stays].sum() == share * BILLION

    def test_nobody_wants_any_year(self) -> None:
        """Nobody may pay, hence nobody is late."""
        population = population_of(under("changsha", "uptake=0", "late_share=1"))
        found = grouped.headcount(population, "changsha", 0, BILLION)
        assert not found.late.any()
        assert found.cells.sum() == BILLION


class TestAgainstSharesByHand:
    """A billion students: every share to within 5 standard errors of what it is by hand."""

    population = population_of(
        under(
            "zhengzhou",
            *FOUR_YEARS[4:],
            "uptake=0.8",
            "late_share=0.3",
            "leave_rate=0.15",
            "assisted_share=0.5",
            "prepay_share=0.6",
            "refund_application_share=0.25",
        )
    )
    found = grouped.headcount(population, "zhengzhou", 0, BILLION)

    def check(self, count: int, share: float) -> None:
        """Compare a count with a share; a step of a draw may move each of four decisions."""
        error = sqrt(BILLION * share * (1 - share))
        assert abs(int(count) - share * BILLION) < 5 * error + 4 * BILLION * share / STEPS

    def test_the_assisted_prepayers(self) -> None:
        """Half of the 60 % of the 80 %: of prepayers who want to enrol."""
        profiles = self.population.profiles
        cells = self.found.cells[profiles.prepays & (profiles.relief != NO_RELIEF)]
        self.check(cells.sum(), 0.8 * 0.6 * 0.5)

    def test_prepayers_who_come_late(self) -> None:
        """30 % of them; every single one of them is late, and none of the others."""
        profiles, late = self.population.profiles, self.found.late[0].sum(axis=(1, 2))
        prepaying_late = profiles.prepays & (profiles.payment_plan == PaymentPlan.PREPAYING_LATE)
        self.check(late[prepaying_late].sum(), 0.8 * 0.6 * 0.3)
        assert late[prepaying_late].sum() == self.found.cells[prepaying_late].sum()
        assert not late[profiles.payment_plan == PaymentPlan.PREPAYING].any()

    def test_late_payers_of_the_second_year(self) -> None:
        """Of who pays annually: 85 % stay for the year, of the leavers 121 of 366 days' are due."""
        still_there = 0.85 + 0.15 * 121 / 366
        self.check(self.found.late[1].sum(), 0.8 * 0.4 * still_there * 0.3)

    def test_late_payers_by_month(self) -> None:
        """Six of 372 days for December, 29 for February, 31 for July of the first year."""
        months = self.found.late[0].sum(axis=(0, 1))
        for month, days in ((0, 6), (2, 29), (7, 31)):
            self.check(months[month], 0.8 * 0.3 * days / 372)

    def test_leavers_by_year_span_and_application(self) -> None:
        """In the third year, before the period opens: 244 of 365 days; a quarter applies."""
        exits = self.population.exits
        exit_code = exits.of_leavers(np.array(2), np.array(0), 1)
        self.check(self.found.cells[:, exit_code].sum(), 0.85**2 * 0.15 * 244 / 365 * 0.25)

    def test_graduates_who_stay(self) -> None:
        """35 % of who is left after four years."""
        self.check(self.found.cells[:, self.population.exits.stays].sum(), 0.85**4 * 0.35)


def test_students_of_a_plain_region_are_allocated_by_type_and_length() -> None:
    """Each type of institution has the lengths of its own."""
    population = population_of(plain("zhengzhou"))
    cells = grouped.headcount(population, "zhengzhou", 0, BILLION).cells.sum(axis=1)
    profiles = population.profiles
    types = population.splits["institution_type"].draws[0] / STEPS
    for row, (code, share) in enumerate(
        zip(population.axes["institution_type"], types, strict=True)
    ):
        lengths = population.splits["programme_years"].draws[row] / STEPS
        for years, part in zip(population.axes["programme_years"], lengths, strict=True):
            here = (profiles.institution_type == code) & (profiles.programme_years == years)
            error = sqrt(BILLION * share * part * (1 - share * part))
            assert abs(int(cells[here].sum()) - share * part * BILLION) <= 5 * error
