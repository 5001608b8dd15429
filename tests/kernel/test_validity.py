"""What makes a row invalid: every reason, and the last day on which it is none."""

from collections.abc import Mapping

import numpy as np
import pytest

from kernel.assess import assess, find_problems
from kernel.codes import PaymentMode
from kernel.days import BLANK_DAY
from kernel.decisions import Decision, explicit
from kernel.errors import RequestError
from kernel.law import Law
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch
from simulate.language.catalogue import spoken
from tests.fiction.world import load_testland
from tests.kernel.making import batch, day, layer_of, reformed


def codes(students: StudentBatch, rules: Ruleset | None = None) -> list[str]:
    """Return the codes of the problems of a batch."""
    return [problem.code for problem in find_problems(rules or load_testland(), students)]


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"entry_year": 2025}, "year_outside_programme"),
        ({"entry_year": 2026}, "year_outside_programme"),
        ({"entry_year": 2020, "programme_years": 4}, "year_outside_programme"),
        ({"entered_on": day("2023-08-31")}, "entered_outside_school_year"),
        ({"entered_on": day("2024-09-01")}, "entered_outside_school_year"),
        ({"paid_on": day("2024-08-31")}, "paid_before_window"),
        ({"paid_on": day("2026-01-01")}, "paid_after_deadline"),
        ({"paid_on": BLANK_DAY, "received_on": day("2024-10-01")}, "received_without_paid"),
        ({"received_on": day("2024-09-30")}, "received_before_paid"),
        ({"payment_mode": PaymentMode.PREPAY}, "prepay_by_continuing_student"),
        ({"prepaid_in": 2023}, "prepaid_in_out_of_range"),
        ({"prepaid_in": 2025}, "prepaid_in_out_of_range"),
        ({"prepaid_in": 2026}, "prepaid_in_out_of_range"),
        ({"refund_applied_on": day("2025-03-01")}, "application_without_leaving"),
    ],
)
def test_each_reason_makes_a_row_invalid(columns: Mapping[str, int], code: str) -> None:
    """One thing wrong with a student of 2025 who entered in 2023, and one problem with its code."""
    assert codes(batch(2025)) == []
    assert codes(batch(2025, **columns)) == [code]


@pytest.mark.parametrize(
    "columns",
    [
        {"entry_year": 2024},
        {"entry_year": 2021, "programme_years": 4},
        {"entered_on": day("2023-09-01")},
        {"entered_on": day("2024-08-31")},
        {"paid_on": day("2024-09-01")},
        {"paid_on": day("2025-12-31")},
        {"paid_on": BLANK_DAY},
        {"received_on": day("2026-03-01")},
        {"payment_mode": PaymentMode.PREPAY, "entry_year": 2024},
        {"payment_mode": PaymentMode.PREPAY_REMAINING},
        {"payment_mode": PaymentMode.PREPAY_REMAINING, "entry_year": 2024},
        {"prepaid_in": 2024},
        {"left_on": day("2025-03-01")},
        {"left_on": day("2025-03-01"), "refund_applied_on": day("2025-02-01")},
    ],
)
def test_what_lies_just_inside_is_valid(columns: Mapping[str, int]) -> None:
    """First and last days and years count, and no other order of dates is checked."""
    assert codes(batch(2025, **columns)) == []


def test_a_prepayment_before_the_first_year_is_out_of_range() -> None:
    """No year before 2022 is answered, so nothing can have been prepaid in it."""
    assert codes(batch(2023, entry_year=2019, prepaid_in=2021)) == ["prepaid_in_out_of_range"]
    assert codes(batch(2023, entry_year=2020, prepaid_in=2022)) == []


@pytest.mark.parametrize(
    ("paid_on", "received_on"),
    [
        (day("2020-01-01"), day("2019-01-01")),
        (day("2026-01-01"), day("2026-01-01")),
        (BLANK_DAY, day("2024-10-01")),
    ],
)
def test_the_payment_of_who_prepaid_earlier_is_not_checked(paid_on: int, received_on: int) -> None:
    """His dates and his mode of payment describe the earlier enrolment period."""
    earlier = batch(
        2025,
        prepaid_in=2024,
        payment_mode=PaymentMode.PREPAY,
        paid_on=paid_on,
        received_on=received_on,
    )
    assert codes(earlier) == []


def refusing_prepayment(students: StudentBatch, law: Law) -> Decision:
    """Accept payment year by year only."""
    prepays = students.prepaid_earlier | (students.payment_mode != PaymentMode.ANNUAL)
    return law.decide("payment_mode", students, explicit("T3", prepays, accepted=False))


def test_a_region_without_prepayment_refuses_every_form_of_it() -> None:
    """Now, what remains, or earlier; paying for a year stays possible."""
    strict = reformed(layer_of("strict", enrolment=refusing_prepayment))
    students = batch(
        2025,
        entry_year=np.array([2024, 2024, 2023, 2023]),
        payment_mode=np.array([0, PaymentMode.PREPAY, PaymentMode.PREPAY_REMAINING, 0]),
        prepaid_in=np.array([0, 0, 0, 2024]),
    )
    found = find_problems(strict, students)
    assert [problem.code for problem in found] == ["payment_mode_not_accepted"]
    assert found[0].rows.tolist() == [False, True, True, True]


def test_a_row_may_have_several_problems_and_a_problem_several_rows() -> None:
    """Every reason is stated with all the rows that it concerns."""
    students = batch(
        2025,
        entry_year=np.array([2023, 2019, 2023]),
        paid_on=np.array([day("2024-08-01"), day("2024-08-31"), day("2024-09-01")]),
    )
    found = {p.code: p.rows.tolist() for p in find_problems(load_testland(), students)}
    assert found == {
        "year_outside_programme": [False, True, False],
        "paid_before_window": [True, True, False],
    }


def test_reasons_come_in_the_order_of_the_programme_payment_prepayment_and_leaving() -> None:
    """Whoever mends a row reads them from its beginning."""
    wrong = batch(
        2025,
        entry_year=2019,
        paid_on=day("2024-08-31"),
        received_on=day("2024-08-30"),
        payment_mode=PaymentMode.PREPAY,
        refund_applied_on=day("2025-03-01"),
    )
    assert codes(wrong) == [
        "year_outside_programme",
        "paid_before_window",
        "received_before_paid",
        "prepay_by_continuing_student",
        "application_without_leaving",
    ]


def test_a_reason_is_stated_in_both_languages() -> None:
    """With the year that it is about."""
    students = batch(2025, paid_on=np.array([day("2026-01-01"), 0]), prepaid_in=np.array([0, 2026]))
    late, prepaid = find_problems(load_testland(), students)
    assert str(late.text) == "paid after the last day to pay: 2025-12-31"
    assert spoken(late.text, "zh") == "缴费日期晚于缴费截止日2025-12-31"
    assert str(prepaid.text) == "the prepayment lies outside entry year + 1 … 2024, or before 2022"
    assert spoken(prepaid.text, "zh") == "趸交参保年度不在入学年份+1至2024之间，或早于2022"


def test_the_tests_apply_to_students_who_are_not_enrolled_too() -> None:
    """Out of scope or elsewhere is no error, but a wrong date is."""
    elsewhere = batch(2025, enrols_here=False, study_mode=1, paid_on=day("2024-08-31"))
    assert codes(elsewhere) == ["paid_before_window"]


def test_an_invalid_row_is_not_assessed() -> None:
    """Whoever skips the intake is shown region, year, student and reason."""
    students = batch(2025, paid_on=np.array([day("2024-10-01"), day("2024-08-31")]))
    with pytest.raises(RequestError) as fault:
        assess(load_testland(), students)
    assert str(fault.value) == (
        "region 'testland', insurance year 2025: student 2: paid before the enrolment window opens "
        "on 2024-09-01"
    )
