"""The steps of an analysis of change: every name in one of them, every setting at its turn."""

import pytest

from simulate.comparison.steps import BEHAVIOUR, RULES, STEPS, declared_steps, takeovers
from simulate.scenario.setup import Setup
from tests.simulate.making import REGIONS, plain, under

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


def values(setup: Setup, *names: str) -> list[object]:
    """Return the last value of each parameter or assumption."""
    known = {**setup.rules.law.parameters, **setup.assumptions.parameters}
    return [known[name].effective[-1].value for name in names]


def test_a_reform_and_what_it_declares_are_rules() -> None:
    """They belong together: one without the other would be refused."""
    before = plain("heilongjiang")
    after = under("heilongjiang", "reforms=assisted_do_not_wait", "assisted_wait_days=90")
    way = dict(takeovers(before, after))
    assert way["data"] is way["tariffs"] is way["fiscal_standards"] is before
    assert [layer.name for layer in way[RULES].rules.reforms] == ["assisted_do_not_wait"]
    assert values(way[RULES], "assisted_wait_days") == [90]
    assert way[BEHAVIOUR] is way[RULES]


def test_each_step_takes_over_its_values_and_leaves_the_later_ones() -> None:
    """Tariffs come before behaviour: between them the new tariff meets the old uptake."""
    before = under("changsha", "tariff=410", "uptake=0.6", "claim_timing=yearly")
    after = under("changsha", "uptake=0.7", "tariff=420", "claim_timing=at_once")
    way = dict(takeovers(before, after))
    assert list(way) == list(STEPS)
    assert way["data"] is before
    assert values(way["tariffs"], "tariff", "uptake") == [420, 0.6]
    assert way["fiscal_standards"] is way["tariffs"]
    assert way["tariffs"].rules.law.switch("claim_timing") == "yearly"
    assert way[RULES].rules.law.switch("claim_timing") == "at_once"
    assert values(way[RULES], "tariff", "uptake") == [420, 0.6]
    assert values(way[BEHAVIOUR], "tariff", "uptake") == [420, 0.7]


def test_where_both_have_the_same_values_no_step_changes_anything() -> None:
    """In whatever order they were set."""
    before = under("changsha", "uptake=0.6", "claim_timing=at_once")
    after = under("changsha", "claim_timing=at_once", "uptake=0.6")
    assert all(setup is before for setup in dict(takeovers(before, after)).values())
