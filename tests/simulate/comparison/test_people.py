"""How two scenarios are drawn so that they have the same people, and whether they have."""

import pytest

from simulate.comparison.people import method_for, same_enrolment
from simulate.projection.forecast import Method
from tests.simulate.making import METHODS, plain, under

COHORTS = (2024, 2025)


def method(asked: Method, region: str, *options: str) -> Method:
    """Return how a region as it stands and under settings are drawn."""
    return method_for(asked, {region: plain(region)}, {region: under(region, *options)}, COHORTS)


@pytest.mark.parametrize("asked", METHODS)
def test_the_same_rules_and_people_are_drawn_as_asked(asked: Method) -> None:
    """Nothing differs."""
    assert method(asked, "zhengzhou") == asked


@pytest.mark.parametrize(
    "setting",
    [
        "tariff.2026=500",
        "fiscal_rise=10",
        "fiscal_share.provincial.provincial=30",
        "withdrawn_level=central",
        "institution_aid_percent=5",
        "tariff_rise=30",
    ],
)
def test_students_are_allocated_to_groups_where_only_amounts_differ(setting: str) -> None:
    """Both scenarios count the very same students."""
    assert method("grouped", "zhengzhou", setting) == "grouped"


@pytest.mark.parametrize(
    "setting",
    [
        "uptake=0.6",
        "uptake.2=0.6",
        "prepay_share=1",
        "late_share=0.1",
        "leave_rate=0.02",
        "refund_application_share=0.9",
        "employee_here_share=0.1",
        "insured_on_entry_share=0.5",
        "assisted_share=0.2",
        "programme_years=4",
        "affiliation=municipal",
        "relief=dibao",
        "entrants.tertiary.2025=1000",
        "window_closes=y-1-11-30",
        "window_opens=y-1-10-01",
    ],
)
def test_the_expected_number_is_taken_where_people_differ(setting: str) -> None:
    """Also where a window moves, since late payers divide over other months."""
    assert method("grouped", "zhengzhou", setting) == "expected"


def test_students_drawn_one_by_one_are_the_same_whatever_differs() -> None:
    """Each has his own random numbers."""
    assert method("seriatim", "zhengzhou", "uptake=0.6") == "seriatim"


@pytest.mark.parametrize("setting", ["prepay_share=1", "late_share=0.3", "tariff=1"])
def test_how_and_when_students_pay_leaves_them_the_same(setting: str) -> None:
    """So that each type may be said to gain or lose."""
    assert same_enrolment(plain("changsha"), under("changsha", setting), COHORTS)


@pytest.mark.parametrize(
    "setting",
    ["uptake=0.6", "leave_rate=0.02", "assisted_share=0.2", "entrants.tertiary.2025=1000"],
)
def test_other_entrants_uptake_or_leaving_makes_other_students(setting: str) -> None:
    """Nobody gains or loses then: others are enrolled."""
    assert not same_enrolment(plain("changsha"), under("changsha", setting), COHORTS)
