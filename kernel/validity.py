"""What makes a row invalid: every reason, for every student, before any rule is asked for money."""

from datetime import date
from typing import Final

import numpy as np
from attrs import frozen

from kernel.codes import PaymentMode
from kernel.days import BLANK_DAY, as_date, first_of
from kernel.decisions import Decision
from kernel.entries import FIRST_YEAR
from kernel.figures import Array
from kernel.messages import Text, message
from kernel.students import StudentBatch

_ASKED_BY: Final = ("institution_type", "locality")
"""The columns that windows and modes of payment may differ by."""


@frozen(eq=False)
class Problem:
    """One reason for which rows are invalid.

    Attributes:
        code: stable name.
        text: the reason as a person reads it.
        reads: the columns that it looks at.
        rows: which students it concerns.
    """

    code: str
    text: Text
    reads: tuple[str, ...]
    rows: Array


def problems(students: StudentBatch, enrolment: dict[str, Decision]) -> list[Problem]:
    """Return the reasons that concern at least one student.

    Args:
        students: the batch, each value inside its column's domain.
        enrolment: the decisions of the `enrolment` hook on it.
    """
    found = (
        *_of_programme(students),
        *_of_payment(students, enrolment["window"]["opens"], enrolment["deadline"]["last"]),
        *_of_prepayment(students, enrolment["payment_mode"]["accepted"]),
        *_of_leaving(students),
    )
    return [problem for problem in found if problem.rows.any()]


def _of_programme(s: StudentBatch) -> list[Problem]:
    year = s.year
    return [
        Problem(
            "year_outside_programme",
            message(
                "insurance year {year} lies outside the programme (entry year + 1 … + length)",
                year=year,
            ),
            ("entry_year", "programme_years"),
            (year <= s.entry_year) | (year > s.last_year),
        ),
        Problem(
            "entered_outside_school_year",
            message(
                "entered outside the school year of entry (1 September of the entry year to "
                "31 August)",
            ),
            ("entered_on", "entry_year"),
            (s.entered_on < first_of(9, s.entry_year))
            | (s.entered_on >= first_of(9, s.entry_year + 1)),
        ),
    ]


def _of_payment(s: StudentBatch, opens: Array, last: Array) -> list[Problem]:
    """Return what is wrong with a payment that is made now; an earlier one is not checked."""
    has_payment = s.paid_on != BLANK_DAY
    has_arrival = s.received_on != BLANK_DAY
    now = ~s.prepaid_earlier
    return [
        Problem(
            "paid_before_window",
            _before_window(opens),
            (*_ASKED_BY, "paid_on", "prepaid_in"),
            now & has_payment & (s.paid_on < opens),
        ),
        Problem(
            "paid_after_deadline",
            _after_deadline(last),
            (*_ASKED_BY, "paid_on", "prepaid_in"),
            now & has_payment & (s.paid_on > last),
        ),
        Problem(
            "received_without_paid",
            message("a date of arrival without a date of payment"),
            ("paid_on", "received_on", "prepaid_in"),
            now & has_arrival & ~has_payment,
        ),
        Problem(
            "received_before_paid",
            message("the payment arrives before it is made"),
            ("paid_on", "received_on", "prepaid_in"),
            now & has_arrival & has_payment & (s.received_on < s.paid_on),
        ),
    ]


def _of_prepayment(s: StudentBatch, accepted: Array) -> list[Problem]:
    year = s.year
    in_term = (s.prepaid_in > s.entry_year) & (s.prepaid_in < year)
    return [
        Problem(
            "payment_mode_not_accepted",
            message("prepayment has no basis in this place and year"),
            (*_ASKED_BY, "payment_mode", "prepaid_in"),
            accepted == 0,
        ),
        Problem(
            "prepay_by_continuing_student",
            message(
                "only a freshman prepays the whole programme; a continuing student prepays "
                "what remains (prepay_remaining), or prepaid earlier (prepaid_in)",
            ),
            ("payment_mode", "prepaid_in", "entry_year"),
            s.pays(PaymentMode.PREPAY) & ~s.freshman,
        ),
        Problem(
            "prepaid_in_out_of_range",
            message(
                "the prepayment lies outside entry year + 1 … {last}, or before {first}",
                last=year - 1,
                first=FIRST_YEAR,
            ),
            ("prepaid_in", "entry_year"),
            s.prepaid_earlier & (~in_term | (s.prepaid_in < FIRST_YEAR)),
        ),
    ]


def _of_leaving(s: StudentBatch) -> list[Problem]:
    return [
        Problem(
            "application_without_leaving",
            message("a refund application without a date of leaving"),
            ("refund_applied_on", "left_on"),
            (s.refund_applied_on != BLANK_DAY) & (s.left_on == BLANK_DAY),
        ),
    ]


def _only(days: Array) -> date | None:
    """Return a day that is the same for all."""
    distinct = np.unique(days)
    return as_date(int(distinct[0])) if len(distinct) == 1 else None


def _after_deadline(last: Array) -> Text:
    day = _only(last)
    if day is None:
        return message("paid after the last day to pay")
    return message("paid after the last day to pay: {day}", day=day)


def _before_window(opens: Array) -> Text:
    first = _only(opens)
    if first is None:
        return message("paid before the enrolment window opens")
    return message("paid before the enrolment window opens on {day}", day=first)
