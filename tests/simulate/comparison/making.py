"""What the tests of comparisons are made of."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from simulate.comparison.differences import Difference
from simulate.comparison.scenarios import Comparison, compare
from simulate.projection.forecast import Method
from simulate.projection.subject import Drawing, Subject
from simulate.scenario.file import read_scenario
from simulate.scenario.settings import settings_from_options
from tests.tree import ROOT

SCENARIOS: Final = ROOT / "scenarios"

CHANGES: Final = sorted(path for path in SCENARIOS.glob("*.toml") if path.stem != "baseline")
"""The scenarios in the tree that change something."""


def compared(
    region: str,
    before: Sequence[str],
    after: Sequence[str],
    *,
    cohorts: Sequence[int] = (2024,),
    students: int = 1000,
    method: Method = "seriatim",
) -> Comparison:
    """Compare NAME=VALUE settings with others in one region."""
    subject = Subject((region,), tuple(cohorts), Drawing(students, method=method))
    return compare(subject, settings_from_options(before), settings_from_options(after))


@cache
def shipped(path: Path, method: Method = "seriatim", students: int | None = 1000) -> Comparison:
    """Compare a scenario in the tree with the baseline."""
    scenario = read_scenario(path)
    subject = Subject(scenario.regions, scenario.cohorts, Drawing(students, method=method))
    return compare(subject, read_scenario(SCENARIOS / "baseline.toml").settings, scenario.settings)


def change(
    differences: Iterable[Difference],
    measure: str,
    payer: str = "",
    accounting: str = "",
    *,
    year: int | None = None,
) -> int:
    """Return how much a figure changes, in a year or over all of them."""
    return sum(
        d.difference or 0
        for d in differences
        if (d.measure, d.payer, d.accounting) == (measure, payer, accounting)
        and year in (None, d.year)
    )
