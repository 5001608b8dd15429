"""How students are drawn, as it is asked for on the command line."""

import json
from typing import Any, Final

import pytest

from simulate.population.random_numbers import CHUNK
from tests.conftest import Ran, Simulate
from tests.simulate.making import METHODS

ZHENGZHOU: Final = ("--region", "zhengzhou", "--cohort", "2024")
TWO_CHUNKS: Final = str(CHUNK + 1000)


def without_record(ran: Ran) -> dict[str, Any]:
    """Return a JSON result without its run record."""
    assert ran.code == 0, ran.err
    result: dict[str, Any] = json.loads(ran.out)
    del result["run"]
    return result


def test_seriatim_is_the_default(simulate: Simulate) -> None:
    """Without a method, and without workers, every student is drawn by one."""
    usual = simulate(*ZHENGZHOU, "--students", 1000).out
    assert simulate(*ZHENGZHOU, "--students", 1000, "--method", "seriatim").out == usual
    assert simulate(*ZHENGZHOU, "--students", 1000, "--workers", 1).out == usual
    assert simulate(*ZHENGZHOU, "--students", 1000, "--method", "grouped").out != usual


@pytest.mark.parametrize("method", METHODS)
def test_workers_change_the_run_record_only(simulate: Simulate, method: str) -> None:
    """The same bytes for one, two and five workers, outside the record of the run."""
    asked = (*ZHENGZHOU, "--students", TWO_CHUNKS, "--method", method, "--by", "clause")
    texts = {simulate(*asked, "--workers", workers).out for workers in (1, 2, 5)}
    assert len(texts) == 1
    one, two = (
        without_record(simulate(*asked, "--workers", workers, "--format", "json"))
        for workers in (1, 2)
    )
    assert one == two


def test_a_billion_students_are_allocated_to_groups(simulate: Simulate) -> None:
    """Grouped, a billion entrants are all in school in their first year, and nobody else."""
    ran = simulate(*ZHENGZHOU, "--students", 10**9, "--method", "grouped", "--format", "json")
    rows = [row for row in without_record(ran)["rows"] if row["measure"] == "students"]
    counts = {row["year"]: row["value"] for row in rows}
    assert counts[2024] == 10**9
    assert sorted(counts.values(), reverse=True) == list(counts.values())


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (("--method", "monthly"), "'monthly' is not one of seriatim, grouped"),
        (("--workers", "0"), "--workers 0: expected a whole number of 1 or more"),
        (("--workers", "many"), "--workers many: expected a whole number of 1 or more"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    simulate: Simulate, option: tuple[str, str], message: str
) -> None:
    """Exit 2 and what would be right."""
    ran = simulate(*ZHENGZHOU, *option)
    assert (ran.code, ran.out) == (2, "")
    assert message in " ".join(ran.err.replace("│", " ").split())


def test_the_help_says_which_method_is_the_default_and_why(simulate: Simulate) -> None:
    """Seriatim, because a scenario then has the same students as its baseline."""
    text = " ".join(simulate("forecast", "--help").out.split())
    assert "is the default because a scenario then has the same students as its baseline" in text
    assert "[default: seriatim]" in text
