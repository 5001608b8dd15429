"""What chance does: students allocated anew, on rows that are assessed once."""

from math import sqrt
from typing import Final

import numpy as np
import pytest

from simulate.population import grouped
from simulate.projection.facts import series
from simulate.projection.forecast import followed, forecast
from simulate.projection.ledger import Account
from simulate.uncertainty.chance import Cohort
from simulate.uncertainty.trial import Trial
from tests.simulate.making import expected_forecast, population_of, under
from tests.simulate.uncertainty.making import EVERYWHERE, picked, same_amounts, setup_of

STUDENTS: Final = 2000


def cohort(region: str, *options: str) -> Cohort:
    """Return the cohort of 2024, two thousand of them."""
    setup = under(region, *options) if options else setup_of(region)
    return Cohort(Trial(setup, 2024, STUDENTS))


@pytest.mark.parametrize("region", EVERYWHERE)
def test_a_run_is_a_grouped_forecast_of_other_students(region: str) -> None:
    """To the fen, in every account: though its rows were chosen before anybody was counted."""
    setup, population = setup_of(region), population_of(setup_of(region))
    found = cohort(region).measured([3])[2]
    students = grouped.headcount(population, region, 0, STUDENTS, run=4)
    ledger = followed(setup, population, students).ledger
    for account in found:
        totals = ledger.totals(account).sum(axis=(1, 2, 3))
        assert np.array_equal(found[account][: len(totals), 0], totals), account


def test_what_is_apportioned_is_the_forecast_of_expected_numbers() -> None:
    """To the fen, in every account and year."""
    found = cohort("zhengzhou").measured()[1]
    made = forecast(setup_of("zhengzhou"), 2024, students=STUDENTS, method="expected")
    for account in found:
        totals = made.ledger.totals(account).sum(axis=(1, 2, 3))
        assert np.array_equal(found[account][: len(totals), 0], totals), account


def test_what_is_expected_is_the_expected_forecast() -> None:
    """But for the rounding of what is shown."""
    found = cohort("zhengzhou").measured()[0]
    made = expected_forecast(setup_of("zhengzhou"), 2024, STUDENTS)
    for account in found:
        if account.measure != "prepaid_balance":
            shown = series(made, account).sum(axis=1)
            assert found[account][: len(shown), 0] == pytest.approx(
                shown, abs=len(made.ledger.clauses)
            ), account


def test_a_run_is_the_same_whatever_else_is_computed() -> None:
    """Alone, or among others in any order; and no two runs are alike."""
    chance = cohort("quanzhou")
    runs = chance.measured([5, 0, 7])[2]
    assert same_amounts(chance.measured([7])[2], picked(runs, [2]))
    assert same_amounts(chance.measured([0, 5])[2], picked(runs, [1, 0]))
    insured = runs[Account("insured")][1]
    assert len(set(insured.tolist())) == 3


def test_runs_are_not_the_students_of_the_forecast() -> None:
    """The first run is another draw than the grouped forecast with the same seed."""
    setup = setup_of("quanzhou")
    made = forecast(setup, 2024, students=STUDENTS, method="grouped")
    own = series(made, Account("insured")).sum(axis=1)
    found = cohort("quanzhou").measured([0])[2][Account("insured")][: len(own), 0]
    assert not np.array_equal(found, own)


def test_who_enrols_scatters_binomially() -> None:
    """Of 2000 half: a mean of 1000 and a deviation of 22.4, in 200 runs, five standard errors."""
    chance = cohort("quanzhou", "uptake=0.5", "late_share=0", "programme_years=3")
    insured = chance.measured(range(200))[2][Account("insured")][1]
    deviation = sqrt(STUDENTS / 4)
    assert abs(insured.mean() - STUDENTS / 2) < 5 * deviation / sqrt(200)
    assert abs(insured.std(ddof=1) / deviation - 1) < 5 / sqrt(400)
