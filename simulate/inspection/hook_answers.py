"""Every hook, asked over random students of all years and under every interpretation."""

from collections.abc import Iterator
from itertools import product
from typing import Final

import numpy as np

from kernel.decisions import Decision
from kernel.errors import XuebaoError
from kernel.messages import message
from simulate.inspection.faults import findings_of
from simulate.inspection.finding import Finding
from simulate.inspection.inspected import Inspected
from simulate.inspection.random_students import YEARS

_PERCENT_OF_ONE: Final = message(
    "{question} gives 1 percent (row {clause}); write 100 where the whole is meant"
)


def check_answers(region: Inspected) -> Iterator[Finding]:
    """Find what hooks raise, leave open, or answer outside its range or its order."""
    found: dict[object, Finding] = {}
    for interpretation, year in product(range(len(region.interpretations)), YEARS):
        try:
            region.assessed(year, interpretation)
        except XuebaoError as fault:
            for finding in findings_of(fault, region.rules.layers):
                found.setdefault(finding.place, finding)
    yield from found.values()


def check_percentages(region: Inspected) -> Iterator[Finding]:
    """Find rows that give 1 percent: whoever thinks in shares means all of it."""
    found: dict[object, Finding] = {}
    for year in YEARS:
        decisions = region.assessed(year).decisions
        for question, output in (("relief", "percent"), ("split", "central")):
            for row in _deciding(decisions[question], output):
                place = decisions[question].rows[row].place
                text = _PERCENT_OF_ONE.filled(
                    question=question, clause=decisions[question].rows[row].clause
                )
                if place and place.file == region.rules_file:
                    found.setdefault(place, Finding(place, text))
    yield from found.values()


def _deciding(decision: Decision, output: str) -> list[int]:
    """Return the rows that give 1 to somebody."""
    rows: list[int] = np.unique(decision.row[decision[output] == 1]).tolist()
    return rows
