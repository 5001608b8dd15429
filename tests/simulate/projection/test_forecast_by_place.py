"""A region in which the students of one place may prepay and those of the others may not."""

from typing import Final

import pytest

from simulate.projection.forecast import Method
from simulate.projection.ledger import Account
from simulate.scenario.setup import Setup
from simulate.uncertainty.trial import Trial
from tests.simulate.making import FOUR_YEARS, METHODS, YUAN, Figures, figures, under

EVERY_METHOD: Final[tuple[Method, ...]] = (*METHODS, "expected")


def everybody_who_may(locality: str = "dalian+shenyang") -> Setup:
    """Return Liaoning with entrants in these places only; whoever may prepay does."""
    places = locality.split("+")
    shares = {"locality": dict.fromkeys(places, 1 / len(places))}
    return under("liaoning", *FOUR_YEARS, "prepay_share=1", mixes=shares)


def by_place(method: Method, cohort: int) -> Figures:
    """Forecast a thousand entrants, half of them in Dalian, half in Shenyang."""
    return figures(everybody_who_may(), cohort, 1000, by=["locality"], method=method)


@pytest.mark.parametrize("method", EVERY_METHOD)
def test_those_who_may_hold_four_years_on_the_last_day_before_the_first(method: Method) -> None:
    """Dalian 4 × 400 yuan a head, Shenyang one year's 400."""
    found = by_place(method, 2025)
    for place, yuan in (("dalian", 1600), ("shenyang", 400)):
        insured = found.labelled(place, "insured", 2025)
        assert insured > 400
        assert found.labelled(place, "prepaid_balance", 2024) == insured * yuan * YUAN


@pytest.mark.parametrize("method", EVERY_METHOD)
def test_in_later_years_only_the_others_pay(method: Method) -> None:
    """For 2026 Shenyang's students pay 400 yuan in 2025, Dalian's nothing."""
    found = by_place(method, 2025)
    paid = [
        found.labelled(place, "student_cost", 2025, "student", "cash")
        for place in ("dalian", "shenyang")
    ]
    assert paid == [0, found.labelled("shenyang", "insured", 2026) * 400 * YUAN]


@pytest.mark.parametrize("method", EVERY_METHOD)
def test_of_the_cohort_before_nobody_prepays(method: Method) -> None:
    """Entrants of 2023 in Dalian hold one year at 380 yuan."""
    found = by_place(method, 2024)
    insured = found.labelled("dalian", "insured", 2024)
    assert found.labelled("dalian", "prepaid_balance", 2023) == insured * 380 * YUAN


@pytest.mark.parametrize(("place", "yuan"), [("dalian", 1600), ("shenyang", 400)])
def test_in_every_draw_it_is_the_same(place: str, yuan: int) -> None:
    """Assumptions lie elsewhere, tariffs of 2025 and who may prepay do not."""
    drawn = Trial(everybody_who_may(place), 2025, 1000).draws(range(3))
    balance, insured = drawn[Account("prepaid_balance")], drawn[Account("insured")]
    assert balance[0].round(2).tolist() == (insured[1] * yuan * YUAN).round(2).tolist()
