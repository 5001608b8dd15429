"""What a forecast rests on, as records: every value with its source, basis and range."""

from collections.abc import Mapping
from typing import Any

import pytest
from attrs import evolve

from kernel.codes import Basis
from kernel.entries import Entry
from kernel.parameters import Role
from simulate.output.evidence import Evidence, evidence_of
from simulate.projection.left_out import IN_SCHOOL
from simulate.scenario.values import range_of
from tests.simulate.making import REGIONS, plain, under


def records(found: Evidence, name: str) -> list[Mapping[str, Any]]:
    """Return the records of one name, parameter or assumption."""
    return [record for record in (*found.parameters, *found.assumptions) if record["name"] == name]


@pytest.mark.parametrize("region", REGIONS)
def test_every_record_says_what_it_stands_on(region: str) -> None:
    """Region, name, unit, value, basis and source; a range where, and only where, assumed."""
    found = evidence_of([plain(region)], [2024])
    assert found.parameters
    assert found.assumptions
    for record in (*found.parameters, *found.assumptions):
        assert record["region"] == region
        assert record["source"]
        assert record["basis"] in ("explicit", "inferred", "assumed")
        assert (record["low"] is None) == (record["basis"] != "assumed")


def test_the_tariff_of_a_year_with_its_citation() -> None:
    """Changsha, 2024: 380 yuan, printed in the notice."""
    tariffs = records(evidence_of([plain("changsha")], [2024]), "tariff")
    (record,) = [record for record in tariffs if record.get("year") == 2024]
    assert (record["value"], record["unit"], record["basis"]) == (380, "yuan", "explicit")
    assert "56号" in record["source"]


def test_an_assumption_says_which_totals_rest_on_it() -> None:
    """Who joins the employee scheme moves credit alone; affiliation divides and moves no total."""
    found = evidence_of([plain("zhengzhou")], [2024])
    (employee,) = records(found, "employee_here_share")
    assert employee["bears_on"] == ("credit_months",)
    assert {tuple(record["bears_on"]) for record in records(found, "affiliation")} == {()}


def test_a_region_may_declare_otherwise_what_an_assumption_affects() -> None:
    """Of two regions each record bears what its own says."""
    here, there = plain("zhengzhou"), plain("changsha")
    other = evolve(here.assumptions.parameter("uptake"), role=Role(affects=("insured",)))
    people = evolve(here.assumptions, parameters={**here.assumptions.parameters, "uptake": other})
    found = records(evidence_of([evolve(here, assumptions=people), there], [2024]), "uptake")
    affected = {record["region"]: record["bears_on"] for record in found}
    assert affected["zhengzhou"] == ("insured",)
    assert "fund_income" in affected["changsha"]


def test_rises_stand_among_the_assumptions() -> None:
    """They are in no document."""
    found = evidence_of([plain("changsha")], [2024])
    names = {record["name"] for record in found.assumptions}
    assert {"tariff_rise", "fiscal_rise"} <= names
    assert names.isdisjoint(record["name"] for record in found.parameters)


def test_entrants_are_those_of_the_cohorts_asked_for() -> None:
    """One record per cohort and type."""
    found = records(evidence_of([plain("changsha")], [2024, 2025]), "entrants")
    assert [(r["cohort"], r["institution_type"], r["value"]) for r in found] == [
        (2024, ["tertiary"], 282_900),
        (2025, ["tertiary"], 288_600),
    ]


@pytest.mark.parametrize("region", REGIONS)
def test_everything_that_a_user_may_set_and_that_has_a_value_is_there(region: str) -> None:
    """Each parameter, rise and assumption; switches stand in the record of the run."""
    setup = plain(region)
    found = evidence_of([setup], [2024])
    names = {record["name"] for record in (*found.parameters, *found.assumptions)}
    named = {**setup.rules.law.parameters, **setup.assumptions.parameters}
    given = {name for name, parameter in named.items() if parameter.entries}
    assert given - {IN_SCHOOL} == names  # no figure rests on the published stock


def test_the_number_of_students_that_a_user_asks_for_is_an_assumption() -> None:
    """Beside the region's own entrants, which say how they divide."""
    found = records(evidence_of([plain("changsha")], [2024], 100), "entrants")
    own, asked = found
    assert own["value"] == 282_900
    assert (asked["cohort"], asked["value"], asked["low"], asked["high"]) == (2024, 100, 100, 100)
    assert (asked["basis"], asked["source"]) == ("assumed", "--students 100")
    assert "institution_type" not in asked


def test_what_a_user_sets_is_shown_with_its_origin() -> None:
    """The value of the option replaces what it covers, and names itself as source."""
    found = evidence_of([under("changsha", "uptake=0.9", "tariff.2026=420")], [2024])
    (uptake,) = records(found, "uptake")
    assert (uptake["value"], uptake["source"]) == (0.9, "--set uptake=0.9")
    overridden = [r for r in records(found, "tariff") if r["source"] == "--set tariff.2026=420"]
    assert [(r["value"], r["year"], r["basis"]) for r in overridden] == [(420, 2026, "assumed")]


def test_what_settings_change_is_there_as_it_was_too() -> None:
    """What files give, then what is set over it, absolute or relative."""
    found = evidence_of([under("changsha", "uptake=0.9", "uptake=*1.05")], [2024]).changed
    assert [(r["name"], r["value"], r.get("set", False)) for r in found] == [
        ("uptake", 0.52, False),
        ("uptake", 0.9, True),
        ("uptake", "*1.05", True),
    ]
    assert (found[2]["sign"], found[2]["amount"]) == ("*", 1.05)
    assert evidence_of([plain("changsha")], [2024]).changed == ()


def test_a_value_for_everything_replaces_what_was_set_before() -> None:
    """`uptake.2=0.1` and then `uptake=0.9`: only the last one is in force."""
    parameter = under("changsha", "uptake.2=0.1", "uptake=0.9").assumptions.parameter("uptake")
    assert [entry.value for entry in parameter.effective] == [0.9]
    parameter = under("changsha", "uptake=0.9", "uptake.2=0.1").assumptions.parameter("uptake")
    assert [entry.value for entry in parameter.effective] == [0.9, 0.1]


def test_ranges_are_written_for_assumptions_only() -> None:
    """A range of one value is none."""
    assumed = Entry(0.5, Basis.ASSUMED, "", low=0.2, high=0.8)
    assert range_of(assumed) == "0.2–0.8"
    assert range_of(Entry(0.5, Basis.ASSUMED, "", low=0.5, high=0.5)) == ""
    assert range_of(Entry(0.5, Basis.EXPLICIT, "")) == ""


def test_what_is_replaced_whole_is_not_in_force() -> None:
    """A number for every cohort of a type replaces each cohort's own, of that type only."""
    entrants = under("zhengzhou", "entrants.tertiary=5000").assumptions.parameter("entrants")
    found = [(e.institution_type, e.cohort, e.value) for e in entrants.effective]
    assert (("tertiary",), None, 5000) in found
    assert [type_ for type_, cohort, _ in found if cohort and type_ == ("tertiary",)] == []
    assert [cohort for type_, cohort, _ in found if cohort and type_ == ("secondary_vocational",)]


def test_what_is_replaced_in_part_is_in_force() -> None:
    """One year of a tariff leaves the other years; the later of two overrides of it holds."""
    law = under("changsha", "tariff.2026=410", "tariff.2026=420").rules.law
    found = {e.year: e.value for e in law.parameter("tariff").effective}
    assert (found[2025], found[2026]) == (400, 420)
    assert len([e for e in law.parameter("tariff").effective if e.year == 2026]) == 1
