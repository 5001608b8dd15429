"""A proposal that no document makes: the assisted do not wait when they pay late.

It wraps whatever the region and the national layer say of the wait, before 2025 and after.
"""

from collections.abc import Generator

import numpy as np

from kernel import Answer, Array, Law, Recognised, StudentBatch, assumed, best_relief, hookimpl


@hookimpl(wrapper=True)
def waiting_period(
    students: StudentBatch, year: int, law: Law, late: Array, clock: Array
) -> Generator[None, list[Answer], list[Answer]]:
    """Give late payers whose contribution relief pays, all or in part, their benefits at once."""
    answers = yield
    s = students
    here = s.relief_recognised != Recognised.ELSEWHERE
    relieved = s.assisted & here & np.greater(best_relief(s, year, law).percent.value, 0)
    ends = law.at("assisted_wait_days", year).after(clock)
    exempt = law.decide("waiting", s, assumed("AW1", late & relieved, since=clock, ends=ends))
    return [exempt, *answers]
