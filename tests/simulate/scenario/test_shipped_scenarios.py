"""The scenarios in the tree: each is read, says what it is in both languages, and runs."""

import json
from pathlib import Path

import pytest

from simulate.language.catalogue import spoken
from simulate.scenario.file import read_scenario
from simulate.scenario.settings import apply_settings
from simulate.scenario.setup import load_setup
from tests.conftest import Simulate
from tests.tree import ROOT

FOLDER = ROOT / "scenarios"
SCENARIOS = sorted(FOLDER.glob("*.toml"))
CHANGES = [path for path in SCENARIOS if path.stem != "baseline"]


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_it_has_a_name_in_both_languages(path: Path) -> None:
    """Two names, not one twice."""
    name = read_scenario(path).name
    assert name is not None
    assert str(name) != spoken(name, "zh")


def test_the_baseline_changes_nothing_and_leaves_open_for_whom() -> None:
    """So it can stand beside each of the others."""
    baseline = read_scenario(FOLDER / "baseline.toml")
    assert (baseline.regions, baseline.cohorts, baseline.settings) == ((), (), ())


@pytest.mark.parametrize("path", CHANGES, ids=lambda path: path.stem)
def test_it_changes_each_of_its_regions(path: Path) -> None:
    """A region in which nothing is changed does not belong there."""
    scenario = read_scenario(path)
    assert scenario.cohorts
    setups = {region: load_setup(region) for region in scenario.regions}
    changed = apply_settings(setups, scenario.settings)
    assert [region for region in setups if changed[region] == setups[region]] == []


@pytest.mark.parametrize("path", CHANGES, ids=lambda path: path.stem)
def test_it_runs_as_it_stands(simulate: Simulate, path: Path) -> None:
    """Region and cohort are in the file."""
    ran = simulate("--scenario", path, "--students", "10", "--quiet")
    assert (ran.code, ran.err) == (0, "")


def test_the_tariff_rises_by_20_yuan_a_year() -> None:
    """Changsha: 400 yuan in 2026 as the notice fixes it, then 420, 440, 460."""
    scenario = read_scenario(FOLDER / "tariff_plus_20.toml")
    law = apply_settings({"changsha": load_setup("changsha")}, scenario.settings)[
        "changsha"
    ].rules.law
    found = [int(law.at("tariff", year).value) for year in range(2026, 2030)]
    assert found == [400_00, 420_00, 440_00, 460_00]


def test_the_letter_moves_the_cover_of_an_entrant_who_pays_in_february(simulate: Simulate) -> None:
    """Quanzhou's notice gives cover from 1 September, the letter from 1 January."""
    asked = ("explain", "--region", "quanzhou", "--year", "2023", "--format", "json")
    student = ("entry_year=2022", "programme_years=4", "paid_on=2023-02-10")
    letter = ("--scenario", FOLDER / "quanzhou_letter.toml")
    starts = [
        json.loads(simulate(*asked, *student, *more).out)["years"][0]["results"]["cover_start"]
        for more in ((), letter)
    ]
    assert starts == ["2022-09-01", "2023-01-01"]


def test_a_reform_shows_its_clause_in_a_students_story(simulate: Simulate) -> None:
    """Heilongjiang: a dibao student who pays in March has benefits from that day."""
    ran = simulate(
        *("explain", "--region", "heilongjiang", "--year", "2024", "--lang", "en"),
        *("--scenario", FOLDER / "heilongjiang_assisted_exempt.toml"),
        *("entry_year=2022", "programme_years=4", "paid_on=2024-03-01", "relief=dibao"),
    )
    assert ran.code == 0
    assert "AW1" in ran.out
    assert "Proposal: whoever pays late and has relief" in ran.out
