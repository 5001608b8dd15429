"""A region as a whole: it forecasts with control totals that agree, and about as fast as others."""

from collections.abc import Iterator
from functools import cache
from time import process_time
from typing import Final

from kernel.assess import assess
from kernel.errors import Place, XuebaoError
from kernel.installed import REGIONS, installed, is_own
from kernel.messages import message
from kernel.registry import load_region
from kernel.ruleset import Ruleset
from simulate.inspection.faults import findings_of
from simulate.inspection.finding import Finding
from simulate.inspection.inspected import Inspected
from simulate.inspection.random_students import YEARS, random_students, valid_among
from simulate.projection.forecast import forecast

_STUDENTS: Final = 2000
_TIMED: Final = 40_000
_YEAR: Final = YEARS[4]

_SLOWER: Final = 10
"""Times the slowest region of the tree in CPU time."""

_SLOW: Final = message(
    "assessing {students:,} students takes {times:.0f} times as long as in {other}, the slowest "
    "region of the tree; look for work that is done row by row"
)


def check_forecast(region: Inspected) -> Iterator[Finding]:
    """Find what stops a small forecast of each year's cohort."""
    for cohort in (YEARS[0], _YEAR):
        try:
            forecast(region.setup, cohort, students=_STUDENTS)
        except XuebaoError as fault:
            yield from findings_of(fault, region.rules.layers)
            return


def check_speed(region: Inspected) -> Iterator[Finding]:
    """Find rules that are far slower than those of the tree, in the same run."""
    own = [name for name, point in installed(REGIONS).items() if is_own(point)]
    beside = {name: _seconds_of_ours(name) for name in own if name != region.name}
    slowest = max(beside, key=lambda name: beside[name])
    times = _seconds(region.rules) / beside[slowest]
    if times > _SLOWER:
        text = _SLOW.filled(students=_TIMED, times=times, other=load_region(slowest).facts.name)
        yield Finding(Place(region.rules_file, 1), text)


@cache
def _seconds_of_ours(name: str) -> float:
    return _seconds(load_region(name))


def _seconds(rules: Ruleset) -> float:
    """Return the CPU time of an assessment; the first one warms up."""
    students = valid_among(rules, random_students(rules, _YEAR, _TIMED))
    assess(rules, students)
    began = process_time()
    assess(rules, students)
    return process_time() - began
