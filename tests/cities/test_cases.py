"""The cases of the three cities, and what holds of every student and cohort there."""

import numpy as np
import pytest

from kernel.cases import Case, load_cases
from kernel.ruleset import Ruleset
from simulate.explanation.policy_cases import run_case
from simulate.projection.ledger import Account
from tests.cities.loading import CITIES, city, load_city
from tests.simulate.making import CONTRIBUTORS, EVENTFUL, FUND_PAYERS, PUBLIC, figures

CASES = [(name, case) for name in CITIES for case in load_cases(load_city(name))]
every_case = pytest.mark.parametrize(
    ("name", "case"), CASES, ids=[f"{name}: {case.name}" for name, case in CASES]
)
every_cohort = pytest.mark.parametrize(
    ("name", "cohort"), [(name, cohort) for name in CITIES for cohort in (2022, 2023, 2025)]
)


@every_case
def test_the_rules_give_what_the_case_expects(name: str, case: Case) -> None:
    """Every value that a case names comes out to the fen and the day, or the row is refused."""
    rules: Ruleset = load_city(name)
    assert run_case(rules, case).differences == {}
    assert [cited for cited in case.cites if cited not in rules.law.clauses] == []


@every_cohort
def test_cash_is_accrual_over_a_life(name: str, cohort: int) -> None:
    """For each payer, in a school year as in a year of sixteen months; late, leaving, relieved."""
    found = figures(city(name, *EVENTFUL), cohort, 3000)
    for measure, payers in {
        "fund_income": FUND_PAYERS, "government_cost": PUBLIC, "student_cost": ("student",),
    }.items():  # fmt: skip
        for payer in payers:
            cash, accrual = (
                sum(found.over(found.years, measure, payer, basis)) for basis in ("cash", "accrual")
            )
            assert cash == accrual, (measure, payer)


@every_cohort
def test_the_prepaid_balance_ends_at_nothing(name: str, cohort: int) -> None:
    """It is never below 0, and what was received is earned in the end."""
    found = figures(city(name, *EVENTFUL), cohort, 3000)
    balance = found.over(found.years, "prepaid_balance")
    assert min(balance) == balance[-1] == 0
    assert max(balance) > 0


@every_cohort
def test_fund_income_adds_up_over_payers(name: str, cohort: int) -> None:
    """The total is the sum of what each payer bears, year by year and on both bases."""
    found = figures(city(name, *EVENTFUL), cohort, 3000)
    for basis in ("accrual", "cash"):
        parts = [found.over(found.years, "fund_income", payer, basis) for payer in FUND_PAYERS]
        assert np.sum(parts, axis=0).tolist() == found.over(
            found.years, "fund_income", "total", basis
        )
    assert {*CONTRIBUTORS} <= {account_payer.payer for account_payer in _accounts(found.facts)}


def _accounts(facts: object) -> list[Account]:
    return [fact.account for fact in facts]  # type: ignore[attr-defined]  # facts of a forecast
