"""Sensitivity: each assumption at the ends of its range, with effects known by hand."""

from functools import cache
from typing import Final

import pytest

from kernel.errors import RequestError
from simulate.projection.facts import series
from simulate.projection.forecast import forecast
from simulate.projection.ledger import Account
from simulate.scenario.setup import Setup
from simulate.uncertainty.effects import Effect, apportioned_figure, effects
from simulate.uncertainty.trial import Trial
from tests.simulate.making import FOUR_YEARS, YUAN, under
from tests.simulate.uncertainty.making import NARROW, fictional

COST: Final = Account("government_cost", "total", "accrual")
INSURED: Final = Account("insured")
STUDENTS: Final = Account("students")

QUIET: Final = (
    *NARROW,
    "late_share=0",
    "leave_rate=0",
    "assisted_share=0",
    "insured_on_entry_share=1",
    "institution_aid_percent=10",
    "refund_application_share=0",
    "employee_here_share=0",
    "tariff=100",
    "tariff_rise=0",
)
"""Nobody in the Shire is late, leaves or is assisted, and few other ranges are left."""

FEW: Final = ("programme_years=4", "relief=monitored", "insured_on_entry_share=1")
"""Few profiles of students, so that Changsha is quick."""


@cache
def setup(region: str, *options: str) -> Setup:
    """Return a region, or the Shire, under settings."""
    return fictional(*QUIET, *options) if region == "shire" else under(region, *options)


def trial(region: str, *options: str, cohort: int = 2024, students: int | None = 1000) -> Trial:
    """Return a cohort with none of its rows left out."""
    return Trial(setup(region, *options), cohort, students, rare=0)


def only(year: int | None) -> range | None:
    """Return a year, as years over which a figure is summed; None for all."""
    return None if year is None else range(year, year + 1)


@cache
def found(
    account: Account,
    year: int | None,
    region: str,
    *options: str,
    students: int | None = 1000,
) -> tuple[int, dict[str, Effect]]:
    """Return a figure of the cohort of 2024, and the effects on it by assumption."""
    default, moved = effects([trial(region, *options, students=students)], account, only(year))
    return default, {effect.name: effect for effect in moved}


def ends(effect: Effect) -> tuple[int | None, int | None]:
    """Return the changes at both ends."""
    return effect.low, effect.high


class TestByHand:
    """A thousand entrants of the Shire for three years, of whom 800 enrol."""

    def test_uptake_is_proportional(self) -> None:
        """600 and 1000 instead of 800: 200 fewer or more, in each of three years."""
        default, moved = found(INSURED, 2024, "shire")
        assert (default, ends(moved["uptake"])) == (800, (-200, 200))
        default, moved = found(INSURED, None, "shire")
        assert (default, ends(moved["uptake"])) == (2400, (-600, 600))

    def test_entrants_are_proportional(self) -> None:
        """9000 and 11,000 instead of 10,000, of whom 0.8 cost the subsidy of 200 yuan in 2024.

        Shares are quantised: 0.8 is 52,429 of 65,536.
        """
        default, moved = found(COST, 2024, "shire", students=None)
        enrol = 52_429 / 65_536
        assert default == round(10_000 * enrol * 200 * YUAN)
        change = round(1000 * enrol * 200 * YUAN)
        assert ends(moved["entrants.tertiary"]) == (-change, change)

    def test_a_value_of_the_law_moves_its_years_only(self) -> None:
        """The standard of 2026 goes from 220 to 210 or 230: 800 students, ten yuan each."""
        _, moved = found(COST, 2026, "shire", "uptake=1")
        assert ends(moved["fiscal_standard"]) == (-1000 * 10 * YUAN, 1000 * 10 * YUAN)
        _, moved = found(COST, 2025, "shire", "uptake=1")
        assert ends(moved["fiscal_standard"]) == (0, 0)

    def test_relief_by_hand(self) -> None:
        """All are on the margin of dibao: 40 to 60 % of the Shire's 100 yuan, of 1000 students."""
        options = ("uptake=1", "assisted_share=1", "relief=dibao_margin", "prepay_share=0")
        account = Account("government_cost", "medical_assistance", "accrual")
        default, moved = found(account, 2024, "shire", *options)
        assert default == 1000 * 50 * YUAN
        assert ends(moved["relief_share.dibao_margin"]) == (-1000 * 10 * YUAN, 1000 * 10 * YUAN)

    def test_a_range_with_the_default_at_its_end(self) -> None:
        """Changsha's institutions pay 0 to 5 %: 76 of 1520 yuan of each of a thousand prepayers."""
        account = Account("fund_income", "institution", "cash")
        _, moved = found(account, 2023, "changsha", *FOUR_YEARS, "prepay_share=1")
        assert ends(moved["institution_aid_percent"]) == (0, 1000 * 76 * YUAN)

    def test_prepayment_moves_cash_between_years(self) -> None:
        """0.8 and 1 of a thousand instead of 0.95 pay 1140 yuan more, beside the 380 of all."""
        account = Account("fund_income", "student", "cash")
        _, moved = found(account, 2023, "changsha", *FOUR_YEARS, "institution_aid_percent=0")
        low, high = ends(moved["prepay_share"])
        assert low == pytest.approx(-150 * 1140 * YUAN, rel=1e-3)
        assert high == pytest.approx(50 * 1140 * YUAN, rel=1e-3)

    def test_of_whole_students_it_is_the_figure_of_the_expected_forecast(self) -> None:
        """To the fen, in a year and over all."""
        made = series(
            forecast(setup("changsha", *FEW), 2024, students=1000, method="expected"), COST
        )
        own = [trial("changsha", *FEW)]
        assert apportioned_figure(own, COST, None) == int(made.sum())
        assert apportioned_figure(own, COST, only(2024)) == int(made[1].sum())

    def test_whole_students_are_close_to_what_is_assumed(self) -> None:
        """A thousand of 200 yuan, of whom fractions of one are rounded."""
        default, _ = found(COST, 2024, "shire")
        assert apportioned_figure([trial("shire")], COST, only(2024)) == 800 * 200 * YUAN
        assert default == round(1000 * 52_429 / 65_536 * 200 * YUAN)


class TestWithoutEffect:
    """Exact zeros where an assumption cannot matter."""

    def test_assisted_students_are_students(self) -> None:
        """How many are assisted does not move the number in school, nor does uptake."""
        _, moved = found(STUDENTS, None, "changsha", *FEW)
        for name in ("assisted_share", "uptake", "late_share", "prepay_share", "fiscal_standard"):
            assert ends(moved[name]) == (0, 0), name
            assert not moved[name].moves
        assert moved["leave_rate"].moves

    def test_levels_do_not_move_their_total(self) -> None:
        """Affiliation and the province's share divide the cost; they do not change it."""
        _, moved = found(COST, None, "changsha", *FEW)
        names = [name for name in moved if name.startswith(("affiliation.", "fiscal_share."))]
        assert len(names) > 3
        assert {ends(moved[name]) for name in names} == {(0, 0)}
        _, moved = found(Account("government_cost", "central", "accrual"), None, "changsha", *FEW)
        assert all(moved[name].moves for name in names if name.startswith("affiliation."))

    def test_accrual_does_not_move_where_only_the_day_differs(self) -> None:
        """Without late payers, leavers, relief or aid prepaying costs the government no less."""
        _, moved = found(COST, None, "changsha", *FOUR_YEARS, "institution_aid_percent=0")
        assert ends(moved["prepay_share"]) == (0, 0)

    def test_a_year_before_or_after_is_nothing(self) -> None:
        """Nobody is insured in 2023, or in 2028."""
        for year in (2023, 2028):
            default, moved = found(INSURED, year, "shire")
            assert default == 0
            assert {ends(effect) for effect in moved.values()} == {(0, 0)}


class TestRanking:
    """The order of the assumptions."""

    def test_the_largest_swing_comes_first(self) -> None:
        """By the larger of both changes, whatever its sign."""
        moved = list(found(COST, None, "changsha", *FEW)[1].values())
        swings = [effect.swing for effect in moved]
        assert swings == sorted(swings, reverse=True)
        assert moved[0].name == "uptake"
        assert not moved[-1].moves

    def test_every_assumption_with_a_range_stands_once(self) -> None:
        """With its values."""
        _, moved = found(COST, None, "changsha", *FEW)
        ranges = trial("changsha", *FEW).ranges
        assert {name: list(effect.entries) for name, effect in moved.items()} == ranges.entries

    def test_swing_by_hand(self) -> None:
        """The larger one without its sign; an end that cannot be has none, but is shown."""
        assert Effect("a", (), -5, 3).swing == 5
        assert Effect("a", (), None, 3).swing == 3
        assert Effect("a", (), None, 0).moves
        assert not Effect("a", (), 0, 0).moves

    def test_workers_change_nothing(self) -> None:
        """The same effects in the same order."""
        default, moved = effects([trial("shire")], INSURED, only(2024), workers=3)
        assert (default, {effect.name: effect for effect in moved}) == found(INSURED, 2024, "shire")


class TestCohorts:
    """Several cohorts are summed, end by end."""

    def test_the_sum_over_cohorts(self) -> None:
        """Together each assumption does what it does to both, but for rounding."""
        cohorts = [trial("shire", cohort=cohort) for cohort in (2024, 2025)]
        default, both = effects(cohorts, COST, only(2026))
        parts = [effects([one], COST, only(2026)) for one in cohorts]
        assert default == pytest.approx(sum(part[0] for part in parts), abs=1)
        apart = [{effect.name: effect for effect in part[1]} for part in parts]
        for effect in both:
            for end in ("low", "high"):
                total = sum(getattr(part[effect.name], end) for part in apart)
                assert getattr(effect, end) == pytest.approx(total, abs=2)

    def test_a_year_is_a_calendar_year_of_all(self) -> None:
        """In 2025 the first cohort is in its second year and the second in its first."""
        cohorts = [trial("shire", cohort=cohort) for cohort in (2024, 2025)]
        assert effects(cohorts, INSURED, only(2025))[0] == 1600
        assert effects(cohorts[1:], INSURED, only(2024))[0] == 0


class TestContradictions:
    """A subsidy of 225 yuan in 2026, and a standard of 210 to 230."""

    short = "fiscal.2026=225"

    def test_an_end_that_contradicts_is_shown_as_such(self) -> None:
        """At 230 the levels would pay more than there is; at 210 the cost is what it was."""
        _, moved = found(COST, 2026, "shire", self.short)
        assert ends(moved["fiscal_standard"]) == (0, None)
        assert moved["fiscal_standard"].moves

    def test_other_assumptions_move_as_ever(self) -> None:
        """800 students of 225 yuan, a quarter fewer or more."""
        default, moved = found(COST, 2026, "shire", self.short)
        assert moved["uptake"].high == pytest.approx(default / 4, rel=1e-4)

    @pytest.mark.parametrize("workers", [1, 2])
    def test_a_default_that_contradicts_is_a_wrong_request(self, workers: int) -> None:
        """There is nothing to compare with: the message of the levels, and no traceback."""
        with pytest.raises(RequestError, match="insurance year 2026: the fiscal subsidy is lower"):
            effects([trial("shire", "fiscal.2026=200")], COST, workers=workers)


def test_the_cost_of_benefits_moves_with_its_range() -> None:
    """From 22.63 yuan a covered month to 10.86 and to 40.73, whatever else is assumed."""
    options = (*FOUR_YEARS, *FEW, "benefit_cost=quarter", "benefit_cost_trend=0")
    cost, months = Account("benefit_cost", accounting="accrual"), Account("covered_months")
    default, moved = found(cost, 2025, "changsha", *options)
    covered, _ = found(months, 2025, "changsha", *options)
    assert default == covered * 2263
    assert moved["benefit_cost"].low == covered * (1086 - 2263)
    assert moved["benefit_cost"].high == covered * (4073 - 2263)
