"""Carries `regions` out: what is installed, and whether its policy cases hold."""

import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from kernel.registry import load_region, region_names
from simulate.explanation.case_tables import case_record, cases_table
from simulate.explanation.policy_cases import load_cases, run_case
from simulate.explanation.region_tables import region_record, region_tables, regions_table
from simulate.output.console import show
from simulate.output.layout import stacked
from simulate.output.words import Language
from simulate.scenario.setup import load_setup


def describe_regions(region: str | None, shape: str, language: Language) -> None:
    """Show what is installed, or everything about one region."""
    setups = {name: load_setup(name) for name in _names(region)}
    if shape == "json":
        _write_json(region_record(setup) for setup in setups.values())
    elif region:
        show(region_tables(setups[region], language))
    else:
        show(regions_table(setups, language))


def run_cases(region: str | None, shape: str, language: Language) -> bool:
    """Run and list the policy cases of one region or of all; say whether every one holds."""
    outcomes = {}
    for name in _names(region):
        rules = load_region(name)
        outcomes[name] = [run_case(rules, case) for case in load_cases(rules)]
    if shape == "json":
        _write_json(case_record(name, one) for name, own in outcomes.items() for one in own)
    else:
        show(stacked(*(cases_table(name, own, language) for name, own in outcomes.items())))
    return not any(one.differences for own in outcomes.values() for one in own)


def _names(region: str | None) -> list[str]:
    return [region] if region else region_names()


def _write_json(records: Iterable[Mapping[str, Any]]) -> None:
    sys.stdout.write(json.dumps(list(records), ensure_ascii=False, indent=1) + "\n")
