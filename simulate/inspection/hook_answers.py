"""Every hook, asked over random students of all years and under every interpretation."""

from collections.abc import Iterator
from itertools import product
from typing import Final

from kernel.entries import FIRST_YEAR, LAST_YEAR
from kernel.errors import XuebaoError
from simulate.inspection.faults import findings_of
from simulate.inspection.finding import Finding
from simulate.inspection.inspected import Inspected
from simulate.inspection.random_students import YEARS

_FAR: Final = (FIRST_YEAR + 25, LAST_YEAR)
"""Years in which a forecast of a cohort may still ask."""


def check_answers(region: Inspected) -> Iterator[Finding]:
    """Find what hooks raise, leave open, or answer outside its range or its order."""
    found: dict[object, Finding] = {}
    near = product(range(len(region.interpretations)), YEARS)
    for interpretation, year in (*near, *((0, year) for year in _FAR)):
        try:
            region.assessed(year, interpretation)
        except XuebaoError as fault:
            for finding in findings_of(fault, region.rules.layers):
                found.setdefault(finding.place, finding)
    yield from found.values()
