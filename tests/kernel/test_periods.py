"""A period ends no earlier than it starts, and is blank at both ends or at none."""

import numpy as np
import pytest

from kernel.assess import assess
from kernel.days import BLANK_DAY
from kernel.decisions import Decision, explicit
from kernel.errors import Contradiction, PluginFault
from kernel.figures import Array
from kernel.law import Law
from kernel.results import result_row
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch
from tests.fiction.world import TESTLAND
from tests.kernel.making import batch, day, region_with

Days = tuple[int, int]

FIRST, LAST = day("2024-01-01"), day("2024-12-31")


def covering(*days: Days) -> Ruleset:
    """Return Testland with a cover from this to that day for each student."""
    start, end = np.array(days).T

    def coverage_window(students: StudentBatch, law: Law) -> Decision:
        return law.decide("cover", students, explicit("T9", True, start=start, end=end))

    return region_with(coverage_window=coverage_window)


def refused(rules: Ruleset, size: int) -> str:
    """Return the fault with which students of 2024 are not assessed."""
    with pytest.raises((PluginFault, Contradiction)) as fault:
        assess(rules, batch(2024, size))
    return str(fault.value)


def test_cover_that_ends_before_it_starts_is_refused() -> None:
    """The message names student, clause and both days; a cover of one day is none of these."""
    assert refused(covering((FIRST, FIRST), (LAST, FIRST)), 2) == (
        "region 'testland', hook 'coverage_window', question 'cover', row T9: start is 2024-12-31 "
        "and end is 2024-01-01 for student 2; expected no end before start, or BLANK_DAY for both "
        "where there is none"
    )


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        ((FIRST, BLANK_DAY), "start is 2024-01-01 and end is blank"),
        ((BLANK_DAY, LAST), "start is blank and end is 2024-12-31"),
    ],
)
def test_one_blank_day_makes_no_period(days: Days, shown: str) -> None:
    """Both are blank, or none."""
    assert f"row T9: {shown} for student 1; expected no end" in refused(covering(days), 1)


def test_no_cover_is_a_blank_day_at_both_ends() -> None:
    """The student is enrolled and has neither cover nor benefits."""
    found = result_row(assess(covering((BLANK_DAY, BLANK_DAY)), batch(2024, 1)), 0)
    assert found["enrolled"] is True
    assert [found[day] for day in ("cover_start", "cover_end", "benefit_start")] == [None] * 3


def test_a_window_that_closes_before_it_opens_is_refused() -> None:
    """By the same rule, under its own names."""

    def enrolment(students: StudentBatch, law: Law) -> tuple[Decision, ...]:
        return (
            law.decide("scope", students, explicit("T1", True, covered=True)),
            law.decide("window", students, explicit("T2", True, opens=LAST, closes=FIRST)),
        )

    found = refused(region_with(enrolment=enrolment), 1)
    assert "question 'window', row T2: opens is 2024-12-31 and closes is 2024-01-01" in found


def paid_until(day_or_days: Array | int, closes: int = day("2023-11-30")) -> Ruleset:
    """Return Testland with a last day to pay."""

    def enrolment(students: StudentBatch, year: int, law: Law) -> tuple[Decision, ...]:
        scope, _, clock = TESTLAND.rules.enrolment(students, year, law)
        return (
            scope,
            law.decide("window", students, explicit("T2", True, opens=FIRST - 122, closes=closes)),
            law.decide("deadline", students, explicit("T2", True, last=day_or_days)),
            clock,
        )

    return region_with(enrolment=enrolment)


@pytest.mark.parametrize("last", ["2023-11-29", "2025-01-01"])
def test_a_last_day_to_pay_outside_window_and_year_is_refused(last: str) -> None:
    """Before the window closes, or after the insurance year ends: with the days between."""
    assert refused(paid_until(np.array([LAST, day(last)])), 2) == (
        f"region 'testland', hook 'enrolment', question 'deadline', row T2: last is {last} for "
        "student 2, expected a day from the window's last, 2023-11-30, to the year's last, "
        "2024-12-31"
    )


@pytest.mark.parametrize("last", ["2023-11-30", "2024-12-31"])
def test_the_ends_of_window_and_year_are_last_days_to_pay(last: str) -> None:
    """Both are possible."""
    assert assess(paid_until(day(last)), batch(2024, 2)).enrolled.all()
