"""Every policy case of every region, run through the engine."""

import pytest

from kernel.cases import Case, load_cases
from kernel.registry import load_region, region_names
from simulate.explanation.policy_cases import run_case

CASES = [(name, case) for name in region_names() for case in load_cases(load_region(name))]
every_case = pytest.mark.parametrize(
    ("region", "case"), CASES, ids=[f"{region}: {case.name}" for region, case in CASES]
)


@every_case
def test_the_engine_gives_what_the_case_expects(region: str, case: Case) -> None:
    """Every value that a case names must come out to the fen and the day, or the row be refused."""
    assert run_case(load_region(region), case).differences == {}


@every_case
def test_a_case_cites_clauses_that_exist(region: str, case: Case) -> None:
    """What a case shows must be found in the law of its region, under the id that it gives."""
    clauses = load_region(region).law.clauses
    assert case.cites, "a case shows at least one clause"
    assert [cited for cited in case.cites if cited not in clauses] == []


@pytest.mark.parametrize("region", region_names())
def test_the_cases_of_a_region_have_names_of_their_own(region: str) -> None:
    """A name must lead to one case, so that a failure says which student is meant."""
    names = [case.name for case in load_cases(load_region(region))]
    assert len(set(names)) == len(names)
