"""Every policy case of every region, run through the engine."""

import pytest

from kernel.assess import assess
from kernel.intake import Roster, take_in
from kernel.registry import load_region, region_names
from kernel.results import result_row
from tests.plugins.policy_cases import Case, all_cases, load_cases

CASES = all_cases()
every_case = pytest.mark.parametrize(
    "case", CASES, ids=[f"{case.region}: {case.name}" for case in CASES]
)


@every_case
def test_the_engine_gives_what_the_case_expects(case: Case) -> None:
    """Every value that a case names must come out to the fen and the day, or the row be refused."""
    rules = case.rules
    intake = take_in(rules, case.year, Roster.of([case.given]))
    assert bool(intake.rejected) == case.refused, intake.rejected
    if case.refused:
        return
    row = result_row(assess(rules, intake.batch), 0)
    expected = case.expected
    assert {column: row.get(column, "no such column") for column in expected} == expected


@every_case
def test_a_case_cites_clauses_that_exist(case: Case) -> None:
    """What a case shows must be found in the law of its region, under the id that it gives."""
    clauses = load_region(case.region).law.clauses
    assert case.cites, "a case shows at least one clause"
    assert [cited for cited in case.cites if cited not in clauses] == []


@pytest.mark.parametrize("region", region_names())
def test_the_cases_of_a_region_have_names_of_their_own(region: str) -> None:
    """A name must lead to one case, so that a failure says which student is meant."""
    names = [case.name for case in load_cases(region)]
    assert len(set(names)) == len(names)
