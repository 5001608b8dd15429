"""Leaving, refunds and exposure of single students of Testland."""

from datetime import date

import pytest

from kernel.assess import NO_COUNT, Assessment, assess
from kernel.codes import Basis
from kernel.days import BLANK_DAY
from kernel.decisions import Decision, not_provided
from kernel.intake import Record
from kernel.law import Law
from kernel.students import StudentBatch
from tests.kernel.making import layer_of, one, reformed, taken
from tests.kernel.testlanders import FRESHMAN, PREPAID, SECOND_YEAR, TESTLANDS, shown


def leaving(year: int, record: Record, left_on: date, applied_on: date | None = None) -> Assessment:
    """Assess a student who leaves, and applies for a refund on the day or when he says."""
    columns = {"left_on": left_on, "refund_applied_on": applied_on or left_on}
    return assess(TESTLANDS, taken(year, [{**record, **columns}]))


@pytest.mark.parametrize(
    ("left_on", "applied_on", "refund", "enrolled"),
    [
        (date(2023, 12, 31), date(2023, 12, 31), 40000, False),
        (date(2024, 1, 1), date(2024, 1, 1), 30000, True),
        (date(2024, 12, 31), date(2024, 12, 31), 30000, True),
        (date(2024, 5, 1), date(2025, 1, 1), 20000, True),
        (date(2025, 1, 1), date(2024, 5, 1), 20000, True),
        (date(2026, 3, 1), date(2026, 3, 1), 10000, True),
        (date(2027, 3, 1), date(2027, 3, 1), 0, True),
    ],
)
def test_years_not_begun_on_the_later_of_leaving_and_applying_are_refunded(
    left_on: date, applied_on: date, refund: int, enrolled: bool
) -> None:
    """A second-year student clears 2024 to 2027 at 100 each; a year begins on its 1 January."""
    record = {**SECOND_YEAR, "programme_years": 5, "payment_mode": "prepay_remaining"}
    found = leaving(2024, record, left_on, applied_on)
    assert found.refund.tolist() == [refund]
    assert found.enrolled.tolist() == [enrolled]
    assert found.paid_for.tolist() == [True]
    assert found.paid_through.tolist() == [2027]


def test_a_freshman_s_first_year_begins_in_september() -> None:
    """Leaving in October of the entry year refunds the three years after the first."""
    found = leaving(2024, FRESHMAN | {"payment_mode": "prepay"}, date(2023, 10, 15))
    assert (found.refund.tolist(), found.enrolled.tolist()) == ([30000], [True])


def test_a_late_payer_s_year_begins_after_the_wait() -> None:
    """Paid on 15 December, begun on 14 January: leaving the day before gives the year back."""
    late = SECOND_YEAR | {"paid_on": date(2023, 12, 15)}
    assert leaving(2024, late, date(2024, 1, 13)).refund.tolist() == [10000]
    assert leaving(2024, late, date(2024, 1, 14)).refund.tolist() == [0]


def test_a_year_that_is_refunded_is_not_insured_and_what_was_paid_stays_visible() -> None:
    """No subsidy, no dates, nothing to reimburse; due, payment and refund stand side by side."""
    record = SECOND_YEAR | {"relief": ["dibao"], "relief_flagged": False}
    found = leaving(2024, record, date(2023, 12, 31))
    assert found.enrolled.tolist() == [False]
    assert (found.student_pays.tolist(), found.refund.tolist()) == ([10000], [10000])
    assert (found.fiscal_total.tolist(), found.relief_claimable.tolist()) == ([0], [0])
    assert (found.cover_start.tolist(), found.waiting_days.tolist()) == ([BLANK_DAY], [NO_COUNT])
    assert (found.this_year_returned.tolist(), found.this_year_exposed.tolist()) == (
        [True],
        [False],
    )


def test_without_an_application_nothing_is_refunded() -> None:
    """Leaving alone is not enough, and where refunds are granted nothing is exposed."""
    record = SECOND_YEAR | {"payment_mode": "prepay_remaining", "left_on": date(2024, 3, 1)}
    found = one(2024, **record)
    assert shown(found, "refund", "refund_exposure") == (0, 0)


def test_a_refund_goes_back_to_whoever_paid() -> None:
    """Three years at 100, half of the first netted, a fifth of the rest from the institution.

    Paid: relief 50, institution 20 % of 250 = 50, student 200. All three years go back.
    """
    record = SECOND_YEAR | {
        "payment_mode": "prepay_remaining",
        "relief": ["dibao"],
        "institution_aid_percent": 20,
    }
    found = leaving(2024, record, date(2023, 12, 31))
    back = found.refund_shares
    assert (back.relief.tolist(), back.institution.tolist()) == ([5000], [5000])
    assert (back.student.tolist(), found.refund.tolist()) == ([20000], [30000])


def test_later_years_go_back_without_the_relief_of_the_first() -> None:
    """Leaving in March keeps 2024: 2 × 20 to the institution and 2 × 80 to the student."""
    record = SECOND_YEAR | {
        "payment_mode": "prepay_remaining",
        "relief": ["dibao"],
        "institution_aid_percent": 20,
    }
    back = leaving(2024, record, date(2024, 3, 1)).refund_shares
    assert (back.relief.tolist(), back.institution.tolist(), back.student.tolist()) == (
        [0],
        [4000],
        [16000],
    )


def test_years_prepaid_earlier_go_back_as_they_were_paid() -> None:
    """2026 and 2027 of a term at 100 yuan, a quarter of which the institution paid."""
    found = leaving(2026, PREPAID | {"institution_aid_percent": 25}, date(2025, 12, 31))
    back = found.refund_shares
    assert (back.relief.tolist(), back.institution.tolist()) == ([0], [5000])
    assert (back.student.tolist(), found.refund.tolist()) == ([15000], [20000])


def test_the_full_cost_of_the_very_late_is_not_refunded() -> None:
    """Of 100 + 200 yuan only the contribution is: the year begins 30 days after 1 July."""
    found = leaving(2024, SECOND_YEAR | {"paid_on": date(2024, 7, 1)}, date(2024, 7, 15))
    assert (found.student_pays.tolist(), found.refund.tolist()) == ([30000], [10000])


def granting_nothing(students: StudentBatch, law: Law) -> Decision:
    """Leave refunds to nobody, leaving being the cut-off."""
    left_on = students.left_on
    return law.decide("refund", students, not_provided("T12", True, granted=0, cut_off=left_on))


def test_where_no_document_grants_a_refund_the_same_sum_is_exposed() -> None:
    """300 yuan for the years not begun, by leaving alone, and the student stays enrolled."""
    silent = reformed(layer_of("silent", refund=granting_nothing))
    record = SECOND_YEAR | {"payment_mode": "prepay_remaining", "left_on": date(2023, 12, 31)}
    found = assess(silent, taken(2024, [record]))
    assert (found.refund.tolist(), found.refund_exposure.tolist()) == ([0], [30000])
    assert found.enrolled.tolist() == [True]
    assert found.this_year_exposed.tolist() == [True]
    assert found.bases["refund"].tolist() == [Basis.NOT_PROVIDED]
