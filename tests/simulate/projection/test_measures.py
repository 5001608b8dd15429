"""Which figure is asked for: a measure, its payer and its accounting basis."""

import pytest

from kernel.errors import RequestError
from simulate.projection.facts import accounts
from simulate.projection.ledger import Account
from simulate.projection.measures import account_of
from tests.simulate.making import REGIONS, forecast_of, under


@pytest.mark.parametrize(
    ("measure", "payer", "accounting", "account"),
    [
        ("government_cost", None, None, Account("government_cost", "total", "accrual")),
        ("fund_income", "student", "cash", Account("fund_income", "student", "cash")),
        ("student_cost", None, None, Account("student_cost", "student", "accrual")),
        ("refund", None, None, Account("refund", "total")),
        ("top_up", "unfunded", None, Account("top_up", "unfunded")),
        ("covered_months", None, None, Account("covered_months")),
        ("benefit_cost", None, None, Account("benefit_cost", "", "accrual")),
    ],
)
def test_what_is_not_said_is_the_total_on_the_accrual_basis(
    measure: str, payer: str | None, accounting: str | None, account: Account
) -> None:
    """Or the only payer, or none where there is none."""
    assert account_of(measure, payer, accounting) == account


@pytest.mark.parametrize("region", REGIONS)
def test_every_account_of_a_forecast_may_be_asked_for(region: str) -> None:
    """By its measure, payer and basis."""
    for account in accounts(forecast_of(under(region, "benefit_cost=25"), students=10)):
        asked = account_of(account.measure, account.payer or None, account.accounting or None)
        assert asked == account


@pytest.mark.parametrize(
    ("measure", "payer", "accounting", "message"),
    [
        ("fund_incom", None, None, "unknown measure 'fund_incom'; did you mean 'fund_income'"),
        (
            "top_up",
            None,
            None,
            "top_up has no total; expected a payer: municipal, unfunded",
        ),
        ("top_up", "total", None, "top_up has no payer 'total'; "),
        ("government_cost", "student", None, "government_cost has no payer 'student'; "),
        ("government_cost", "centrl", None, "no payer 'centrl'; did you mean 'central'"),
        (
            "students",
            "student",
            None,
            "students has no payer 'student'; it is not divided by payer",
        ),
        ("fund_income", None, "csh", "no accounting basis 'csh'; did you mean 'cash'"),
        ("students", None, "cash", "students has no accounting basis 'cash'; it is not divided"),
        (
            "refund",
            "student",
            "accrual",
            "refund has no accounting basis 'accrual'; it is not divided",
        ),
    ],
)
def test_what_does_not_exist_is_refused(
    measure: str, payer: str | None, accounting: str | None, message: str
) -> None:
    """With what would be right."""
    with pytest.raises(RequestError) as fault:
        account_of(measure, payer, accounting)
    assert message in str(fault.value)
