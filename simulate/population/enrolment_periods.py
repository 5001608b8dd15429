"""Enrolment periods, asked of the rules: when students may pay, and what is ruled on."""

import numpy as np
from attrs import frozen

from kernel.codes import Basis, PaymentMode
from kernel.decisions import Decision
from kernel.figures import Array
from kernel.insuranceyears import Span
from kernel.law import Law
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch


@frozen(eq=False)
class EnrolmentPeriod:
    """One insurance year's enrolment period, by institution type and locality.

    Attributes:
        span: the first and the last day of the insurance year.
        opens, closes, last: first day of the window, the last that is not late, and the last on
            which the year can be paid; each of shape (institution types, localities).
        prepayable: the programme may be prepaid in this enrolment period.
        refunds, credits: some document speaks of refunds for leavers, of credit for graduates.
        named_days: the days that the law names in the year, windows and deadlines.
    """

    span: Span
    opens: Array
    closes: Array
    last: Array
    prepayable: Array
    named_days: tuple[int, ...]
    refunds: bool
    credits: bool


def enrolment_period_of(rules: Ruleset, cohort: int, year: int) -> EnrolmentPeriod:
    """Ask a region about the students of a cohort in the enrolment period for an insurance year."""
    law = rules.law
    types, localities = len(law.words("institution_type")), len(law.localities)
    students = StudentBatch.ordinary(
        year,
        types * localities,
        institution_type=np.repeat(np.arange(types), localities),
        locality=np.tile(np.arange(localities), types),
        entry_year=cohort - 1,
        programme_years=year - cohort + 1,
        payment_mode=PaymentMode.PREPAY,
    )
    enrolment = rules.ask("enrolment", students)
    refund = rules.ask("refund", students)["refund"]
    everybody = np.ones(len(students), np.bool_)
    credit = rules.ask("credit_conversion", students, covered=everybody)["credit"]
    shape = (types, localities)
    return EnrolmentPeriod(
        span=law.span(year),
        opens=enrolment["window"]["opens"].reshape(shape),
        closes=enrolment["window"]["closes"].reshape(shape),
        last=enrolment["deadline"]["last"].reshape(shape),
        prepayable=enrolment["payment_mode"]["accepted"].reshape(shape) != 0,
        named_days=law.days(year),
        refunds=_is_ruled(refund, law, year),
        credits=_is_ruled(credit, law, year),
    )


def _is_ruled(decision: Decision, law: Law, year: int) -> bool:
    """Say whether a row is no blank, also one that is for some students only."""
    standing = (row for row in decision.rows if row.stands(law.clauses, year))
    return any(row.basis != Basis.NOT_PROVIDED for row in standing)
