"""What a forecast rests on, as a table: every assumption has its line."""

from tests.conftest import Simulate
from tests.simulate.cli.asking import CHANGSHA

SHOWN = {
    "entrants",
    "uptake",
    "late_share",
    "prepay_share",
    "insured_on_entry_share",
    "assisted_share",
    "institution_aid_percent",
    "leave_rate",
    "refund_application_share",
    "employee_here_share",
    "programme_years",
    "affiliation",
    "relief",
    "locality",
    "tariff_rise",
    "fiscal_rise",
}
"""All that is assumed of people and of rises; benefits only where somebody assumes their cost."""


def listed(out: str) -> set[str]:
    """Return the names of the last table of a forecast, without words and years."""
    table = out[out.rindex("┡") : out.rindex("└")]
    lines = [line for line in table.splitlines() if line.startswith("│ ")]
    names = {line.split("│")[1].strip().partition(".")[0] for line in lines}
    return names - {""}


def test_every_assumption_has_its_line(simulate: Simulate) -> None:
    """In Changsha all but the localities, of which there is one."""
    out = simulate(*CHANGSHA, "--format", "table").out
    assert listed(out) == SHOWN - {"locality"}


def test_places_are_listed_where_there_are_several(simulate: Simulate) -> None:
    """In Liaoning, whose document names five."""
    asked = ("--region", "liaoning", "--cohort", "2024", "--students", "100")
    assert listed(simulate(*asked, "--format", "table").out) == SHOWN


def test_the_cost_of_benefits_is_listed_where_it_is_assumed(simulate: Simulate) -> None:
    """With its trend, and not otherwise."""
    out = simulate(*CHANGSHA, "--format", "table", "--set", "benefit_cost=25").out
    assert listed(out) == SHOWN - {"locality"} | {"benefit_cost", "benefit_cost_trend"}
