"""The forms of places whose years are no calendar years and whose relief levels bear."""

from functools import cache
from typing import Final

import pytest

from simulate.report.forms.bridge import bridge
from simulate.report.forms.form import Form
from simulate.scenario.setup import Setup
from tests.cities.loading import CITIES, PROVINCIAL_TOP_UP, SHARED_RELIEF, city
from tests.simulate.making import EVENTFUL, FOUR_YEARS, YUAN
from tests.simulate.report.forms.making import (
    body_of,
    bridge_of,
    budget_of,
    of_year,
    terms_of,
    transfers_of,
)

STUDENTS: Final = 1000
IN_NEED: Final = ("assisted_share=1", "relief=tekun", "affiliation=municipal")


@cache
def shared() -> Setup:
    """Return Ningbo with everybody in need, relieved by medical assistance and the city."""
    return city("ningbo", *FOUR_YEARS, *IN_NEED, reforms=(SHARED_RELIEF,))


def lines_of(form: Form, section: str) -> list[str]:
    """Return the names of a section's lines."""
    return [line.name for line in form.section(section).lines]


@pytest.mark.parametrize("name", CITIES)
def test_the_balance_rolls_forward_to_nothing(name: str) -> None:
    """Opening + received − earned − refunded = closing, the balance that the ledger kept."""
    body = body_of(city(name, *EVENTFUL))
    form = bridge(body.forecasts)
    parts = ("opening", "received", "earned", "refunded", "earned_ahead")
    there = [part for part in parts if part in lines_of(form, "prepaid_balance")]
    rows = [form.amounts("prepaid_balance", part) for part in there]
    closing = list(form.amounts("prepaid_balance", "closing"))
    assert [sum(cell or 0 for cell in column) for column in zip(*rows, strict=True)] == closing
    assert closing == list(body.amounts("prepaid_balance"))
    assert closing[-1] == 0 < max(cell or 0 for cell in closing)


@pytest.mark.parametrize("name", CITIES)
def test_accrual_and_timing_are_cash(name: str) -> None:
    """Of fund income, whatever lies between."""
    form = bridge(body_of(city(name, *EVENTFUL)).forecasts)
    between = [
        line
        for line in form.section("fund_income").lines
        if line.name not in ("accrual", "cash", "relief_ahead")
    ]
    accrual, cash = (form.amounts("fund_income", basis) for basis in ("accrual", "cash"))
    rows = [accrual, *(line.amounts for line in between)]
    found = [sum(cell or 0 for cell in column) for column in zip(*rows, strict=True)]
    assert found == list(cash)


def test_what_is_earned_by_month_is_a_line_of_school_years_alone() -> None:
    """4 of 12 months of 578.52 in 2022, against the whole year in 2023; Ningbo has no such line."""
    form = bridge_of(city("shenzhen", *FOUR_YEARS), (2023,))
    ahead = form.amounts("fund_income", "earned_ahead")
    third = 578_52 * STUDENTS // 3
    assert ahead[:2] == (third, third - 578_52 * STUDENTS + 2 * third)
    assert sum(cell or 0 for cell in ahead) == 0
    assert "earned_ahead" not in lines_of(bridge_of(city("ningbo", *FOUR_YEARS)), "fund_income")


def test_relief_that_a_level_bears_is_no_subsidy() -> None:
    """180 are relief: 108 of medical assistance, 72 of the city; its subsidy stays 240."""
    form = budget_of(shared(), accounting="accrual", terms=terms_of(2024))
    per_head = {
        "contributions": 180, "medical_assistance": 108, "finance": 72, "subsidy": 240,
    }  # fmt: skip
    for line, yuan in per_head.items():
        assert of_year(form, "revenue", line, 2024) == yuan * YUAN * STUDENTS, line


def test_what_is_passed_on_is_said_beside_contribution_income() -> None:
    """64 yuan of each premium: the fund does not keep them."""
    setup = city("ningbo", *FOUR_YEARS, reforms=(PROVINCIAL_TOP_UP,))
    for accounting in ("accrual", "cash"):
        form = budget_of(setup, accounting=accounting, terms=terms_of(2024))
        (note,) = [str(n) for n in form.notes if "another fund" in str(n)]
        assert note == (
            "Of the contributions for insurance year 2024, 64,000.00 yuan are passed on to another "
            "fund."
        )
    kept = budget_of(shared(), accounting="accrual", terms=terms_of(2024))
    assert not [n for n in kept.notes if "another fund" in str(n)]


def test_the_bridge_divides_relief_by_payer() -> None:
    """Netted at payment, by both; the balance was received from both."""
    form = bridge_of(shared(), (2024,))
    netted = form.amounts("relief.accrual", "netted")
    parts = [
        form.amounts("relief.accrual", f"netted.{p}") for p in ("medical_assistance", "municipal")
    ]
    assert netted[1] == 180 * YUAN * STUDENTS
    assert [part[1] for part in parts] == [108 * YUAN * STUDENTS, 72 * YUAN * STUDENTS]
    assert form.amounts("prepaid_balance", "received.municipal")[0] == 72 * YUAN * STUDENTS


def test_a_top_up_by_the_province_has_its_line() -> None:
    """10 yuan a head, in who pays and in what is paid on top of the standard."""
    form = transfers_of(city("ningbo", *FOUR_YEARS, reforms=(PROVINCIAL_TOP_UP,)))
    amount = 10 * YUAN * STUDENTS
    assert form.amounts("above_standard", "top_up.provincial") == (amount,) * 4
    assert form.amounts("payers", "provincial") == (amount,) * 4
