"""The steps of an analysis of change: every name in one of them, every setting at its turn."""

import pytest

from simulate.comparison.steps import BEHAVIOUR, RULES, STEPS, declared_steps, transitions
from simulate.scenario.settings import REFORMS, Setting, settings_from_options
from tests.simulate.making import REGIONS, SCENARIO, plain

DECLARED = {
    name: step for region in REGIONS for name, step in declared_steps(plain(region)).items()
}

STATED = {
    "data": {
        "entrants",
        "programme_years",
        "institution_type",
        "affiliation",
        "relief",
        "locality",
        "assisted_share",
        "insured_on_entry_share",
    },
    "tariffs": {"tariff", "prepayment_tariff", "resident_tariff", "tariff_rise"},
    "fiscal_standards": {
        "fiscal",
        "fiscal_above_standard",
        "fiscal_standard",
        "fiscal_floor",
        "fiscal_share",
        "fiscal_rise",
    },
}


def settings(*options: str) -> list[Setting]:
    """Return settings of options."""
    return settings_from_options(options)


def as_values(changed: list[Setting] | None) -> dict[str, object] | None:
    """Return settings as names and values."""
    return None if changed is None else {s.name: s.value for s in changed}


@pytest.mark.parametrize("region", REGIONS)
def test_every_name_belongs_to_one_step(region: str) -> None:
    """Parameters and switches to tariffs, fiscal standards or rules; assumptions to the others."""
    setup = plain(region)
    law, people = setup.rules.law, setup.assumptions.parameters
    by_step: dict[str, set[str]] = {step: set() for step in STEPS}
    declared = declared_steps(setup)
    for name in (*law.parameters, *law.switches, *people):
        by_step[declared.get(name, RULES)].add(name)
    for step, names in STATED.items():
        assert by_step[step] == names & {*law.parameters, *people}
    named = set().union(*STATED.values())
    assert by_step[BEHAVIOUR] == people.keys() - named
    assert by_step[RULES] == {*law.parameters, *law.switches} - named


def test_every_name_that_is_stated_is_known_to_a_region() -> None:
    """No step waits for a parameter that is called otherwise."""
    known = {name for region in REGIONS for name in plain(region).rules.law.parameters}
    known |= {name for region in REGIONS for name in plain(region).assumptions.parameters}
    assert set().union(*STATED.values()) <= known


def test_a_reform_and_what_it_declares_are_rules() -> None:
    """They belong together: one without the other would be refused."""
    steps = dict(transitions([], settings("assisted_wait_days=90"), DECLARED))
    reformed = [Setting(REFORMS, "assisted_do_not_wait", SCENARIO)]
    assert as_values(steps[RULES]) == {"assisted_wait_days": 90}
    assert as_values(dict(transitions([], reformed, DECLARED))[RULES]) == {
        REFORMS: "assisted_do_not_wait"
    }


def test_each_step_takes_over_its_settings_and_leaves_the_later_ones() -> None:
    """Tariffs come before behaviour: between them the new tariff meets the old uptake."""
    before = settings("tariff.2026=410", "uptake=0.6", "late_share=0.1")
    after = settings("uptake=0.7", "tariff.2026=420")
    way = {step: as_values(changed) for step, changed in transitions(before, after, DECLARED)}
    assert list(way) == list(STEPS)
    assert way == {
        "data": None,
        "tariffs": {"tariff.2026": 420, "uptake": 0.6, "late_share": 0.1},
        "fiscal_standards": None,
        "rules": None,
        "behaviour": {"tariff.2026": 420, "uptake": 0.7},
    }


def test_a_step_in_which_both_say_the_same_changes_nothing() -> None:
    """Whatever else they say in between."""
    before = settings("uptake=0.6", "tariff=300")
    after = settings("tariff=300", "uptake=0.6")
    assert all(changed is None for _, changed in transitions(before, after, DECLARED))
