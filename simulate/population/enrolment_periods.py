"""Enrolment periods, asked of the rules: when students may pay, and what is ruled on."""

import numpy as np
from attrs import frozen

from kernel.codes import Basis, GraduateScheme, PaymentMode
from kernel.decisions import Decision
from kernel.figures import Array
from kernel.insuranceyears import Span
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
    span = law.span(year)
    begin = span.first

    def students(**columns: Array | int) -> StudentBatch:
        """Return one student of each type and locality, in the last year of the programme."""
        return StudentBatch.ordinary(
            year,
            types * localities,
            institution_type=np.repeat(np.arange(types), localities),
            locality=np.tile(np.arange(localities), types),
            entry_year=cohort - 1,
            programme_years=year - cohort + 1,
            **columns,
        )

    prepayers = students(payment_mode=PaymentMode.PREPAY)
    leavers = students(paid_on=begin, left_on=begin, refund_applied_on=begin)
    graduates = students(paid_on=begin, graduate_scheme=GraduateScheme.EMPLOYEE_HERE)
    everybody = np.ones(types * localities, np.bool_)
    enrolment = rules.ask("enrolment", prepayers)
    refund = rules.ask("refund", leavers)["refund"]
    credit = rules.ask("credit_conversion", graduates, covered=everybody)["credit"]
    shape = (types, localities)
    return EnrolmentPeriod(
        span=span,
        opens=enrolment["window"]["opens"].reshape(shape),
        closes=enrolment["window"]["closes"].reshape(shape),
        last=enrolment["deadline"]["last"].reshape(shape),
        prepayable=enrolment["payment_mode"]["accepted"].reshape(shape) != 0,
        named_days=law.days(year),
        refunds=_is_ruled(refund),
        credits=_is_ruled(credit),
    )


def _is_ruled(decision: Decision) -> bool:
    return bool((decision.basis != Basis.NOT_PROVIDED).any())
