"""Cohorts side by side: what each comes to does not depend on which others are there."""

from typing import Final

import numpy as np
import pytest

from kernel.errors import ControlTotalFault
from simulate.projection.forecast import Forecast, Method, followed_together, forecast, programme
from simulate.projection.ledger import Account, Ledger
from tests.simulate.making import EVENTFUL, REGIONS, under

COHORTS: Final = (2022, 2024, 2025, 2029)
"""With a gap, and one that enters when the first has graduated."""

BY: Final = ("affiliation", "locality")


def same(one: Forecast, other: Forecast) -> bool:
    """Say whether two forecasts are the same in every account, year, clause, basis and group."""
    accounts = {*one.ledger.accounts(), *other.ledger.accounts()}
    return all(
        np.array_equal(one.ledger.totals(account), other.ledger.totals(account))
        for account in accounts
    )


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("method", ["seriatim", "expected"])
def test_together_each_cohort_is_what_it_is_alone(region: str, method: Method) -> None:
    """To the fen, by clause and group; and who is insured at which rate of subsidy."""
    setup = under(region, *EVENTFUL)
    entered = [programme(setup, cohort, students=500, method=method) for cohort in COHORTS]
    together = followed_together(setup, entered, BY)
    for cohort, found in zip(COHORTS, together, strict=True):
        alone = forecast(setup, cohort, students=500, by=BY, method=method)
        assert found.cohort == cohort
        assert found.ledger.span == alone.ledger.span
        assert same(found, alone)
        assert found.insured_by_rate.keys() == alone.insured_by_rate.keys()
        for year, rates in alone.insured_by_rate.items():
            assert found.insured_by_rate[year].keys() == rates.keys()
            for rate, counts in rates.items():
                assert np.array_equal(found.insured_by_rate[year][rate], counts)


def test_a_fen_that_no_account_received_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control totals of all cohorts together name them."""
    lost = Account("fund_income", "student", "cash")
    kept = Ledger.post

    def losing(self: Ledger, accounts: list[Account], *amounts: object) -> None:
        kept(self, [one for one in accounts if one != lost], *amounts)  # type: ignore[arg-type]  # as it is called

    monkeypatch.setattr(Ledger, "post", losing)
    setup = under("changsha")
    entered = [programme(setup, cohort, students=100) for cohort in (2024, 2025)]
    with pytest.raises(ControlTotalFault, match="cohort 2024, 2025: control total of fund_income"):
        followed_together(setup, entered)
