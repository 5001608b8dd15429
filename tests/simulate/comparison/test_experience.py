"""Actual against expected: the forecast on what was known, and what would have to move."""

from functools import cache
from typing import Final

import pytest

from kernel.errors import RequestError
from kernel.messages import verbatim
from simulate.comparison.actual_figures import ActualFigure
from simulate.comparison.experience import Expected, ExpectedYear, Experience
from simulate.projection.facts import facts
from simulate.projection.forecast import forecast
from simulate.projection.ledger import Account
from simulate.scenario.known_values import known_before
from tests.simulate.making import Figures, plain

INSURED: Final = Account("insured")
STUDENTS: Final = Account("students")


@cache
def year_of(region: str, year: int) -> ExpectedYear:
    """Return the expected figures of a year."""
    return ExpectedYear(known_before(plain(region), year), year, (INSURED, STUDENTS))


def expected(region: str, year: int, account: Account) -> Expected:
    """Return an expected figure."""
    return year_of(region, year).expected(account)


@cache
def experience(region: str, year: int, account: Account, value: int) -> Experience:
    """Set a value beside the expected figure."""
    actual = ActualFigure(verbatim("row 2"), region, year, account, value, "")
    return year_of(region, year).experience(actual)


def test_the_first_year_is_of_its_cohort_and_stand_ins() -> None:
    """All 47,000 entrants are in school on 1 January; four older cohorts are stood in for."""
    found = expected("quanzhou", 2022, STUDENTS)
    assert found.value - found.stand_in == 47_000
    assert found.missing == (2018, 2019, 2020, 2021)


def test_the_first_cohort_stands_in_as_it_is_in_the_same_year_of_study() -> None:
    """Cohorts 2018 to 2021 in 2022 are what cohort 2022 is in 2026, 2025, 2024 and 2023."""
    known = known_before(plain("quanzhou"), 2022).setup
    cohort = Figures(tuple(facts(forecast(known, 2022, method="expected"))))
    later = sum(cohort.at("students", year) for year in range(2023, 2027))
    assert expected("quanzhou", 2022, STUDENTS).stand_in == pytest.approx(later, abs=2)


def test_entrants_of_the_year_are_held_at_the_cohort_before() -> None:
    """In Quanzhou 47,000 entered in cohort 2022 and 49,600 in 2023; the latter too are expected."""
    own = year_of("quanzhou", 2023).body.forecasts
    assert [one.entrants for one in own] == [47_000, 47_000, 47_000]
    assert [one.entrants for one in year_of("quanzhou", 2024).body.forecasts][:3] == [
        47_000,
        49_600,
        49_600,
    ]


def test_the_cohort_that_pays_in_the_autumn_counts_in_cash_alone() -> None:
    """It is no student of the year yet, and its money is not earned."""
    body = year_of("quanzhou", 2024).body
    assert body.cohorts == (2022, 2023, 2024, 2025)
    *there, following = [Figures(tuple(facts(one))) for one in body.forecasts]

    def without_the_following(account: Account) -> int:
        found = expected("quanzhou", 2024, account)
        key = (account.measure, 2024, account.payer, account.accounting)
        return found.value - found.stand_in - sum(one.at(*key) for one in there)

    paid = following.at("fund_income", 2024, "student", "cash")
    assert paid > 0
    assert without_the_following(Account("fund_income", "student", "cash")) == paid
    assert without_the_following(Account("fund_income", "student", "accrual")) == 0
    assert without_the_following(STUDENTS) == 0


def test_a_ratio_is_actual_over_expected_and_needs_as_many_more_entrants() -> None:
    """With 10 % more students in all cohorts, 49,600 would have to be 54,560, in the ± 20 %."""
    usual = expected("quanzhou", 2024, STUDENTS).value
    found = experience("quanzhou", 2024, STUDENTS, round(1.1 * usual))
    assert found.ratio == pytest.approx(1.1, abs=1e-4)
    first = found.moves[0]
    assert (first.name, first.is_inside) == ("entrants.tertiary.2023", True)
    assert first.needed == pytest.approx(54_560, rel=1e-3)
    assert first.move == pytest.approx(0.5, abs=0.01)


def test_fewer_insured_need_a_lower_uptake() -> None:
    """Who pays yearly is insured for the year: 0.52 × 0.8 = 0.416, above the low end of 0.40."""
    usual = expected("quanzhou", 2024, INSURED).value
    found = experience("quanzhou", 2024, INSURED, round(0.8 * usual))
    uptake = next(one for one in found.moves if one.name == "uptake")
    assert uptake.needed == pytest.approx(0.416, rel=1e-3)
    assert uptake.is_inside


def test_who_is_in_school_does_not_depend_on_money_or_uptake() -> None:
    """Only entrants, programme lengths and who leaves move it."""
    usual = expected("quanzhou", 2024, STUDENTS).value
    found = experience("quanzhou", 2024, STUDENTS, round(1.1 * usual))
    names = {one.name.partition(".")[0] for one in found.moves}
    assert names <= {"entrants", "programme_years", "leave_rate"}


def test_a_figure_as_expected_needs_no_move() -> None:
    """Everything is as it is."""
    usual = expected("quanzhou", 2024, STUDENTS).value
    found = experience("quanzhou", 2024, STUDENTS, usual)
    assert found.ratio == 1
    assert all(one.move == 0 for one in found.moves)


def test_a_figure_that_no_document_speaks_of_is_refused() -> None:
    """Quanzhou has no rule on refunds, and a blank is no zero."""
    with pytest.raises(RequestError, match="row 2: measure: no document in force in quanzhou"):
        experience("quanzhou", 2024, Account("refund", "total"), 1)
