"""Enrolment periods, asked of the rules: when students may pay, and what is ruled on."""

from collections.abc import Mapping

import numpy as np
from attrs import frozen

from kernel.codes import Basis, GraduateScheme, PaymentMode
from kernel.decisions import Decision
from kernel.figures import Array
from kernel.insuranceyears import Span
from kernel.ruleset import Ruleset
from kernel.students import NO_YEAR, StudentBatch


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

    places: dict[str, Array | int] = {
        "institution_type": np.repeat(np.arange(types), localities),
        "locality": np.tile(np.arange(localities), types),
        "entry_year": cohort - 1,
        "programme_years": year - cohort + 1,
    }
    prepayers = StudentBatch.ordinary(
        year, types * localities, payment_mode=PaymentMode.PREPAY, **places
    )
    enrolment = rules.ask("enrolment", prepayers)
    leavers = _payers(places, cohort, year, begin, left_on=begin, refund_applied_on=begin)
    refund = rules.ask("refund", leavers)["refund"]
    graduates = _payers(places, cohort, year, begin, graduate_scheme=GraduateScheme.EMPLOYEE_HERE)
    everybody = np.ones(len(graduates), np.bool_)
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


def _payers(
    places: Mapping[str, Array | int], cohort: int, year: int, paid_on: int, **columns: int
) -> StudentBatch:
    """Return students of every place who pay in each way or prepaid on entry, in need or not.

    A rule may be for some of them only.
    """
    ways = [(mode, NO_YEAR, relief) for mode in PaymentMode for relief in (0, 1)]
    if year > cohort:
        ways += [(PaymentMode.ANNUAL, cohort, relief) for relief in (0, 1)]
    modes, prepaid_in, relief = np.array(ways).T
    size = max(np.size(column) for column in places.values())
    own = {name: np.tile(np.broadcast_to(c, size), len(ways)) for name, c in places.items()}
    return StudentBatch.ordinary(
        year,
        size * len(ways),
        **own,
        **columns,
        paid_on=paid_on,
        payment_mode=np.repeat(modes, size),
        prepaid_in=np.repeat(prepaid_in, size),
        relief=np.repeat(relief, size),
    )


def _is_ruled(decision: Decision) -> bool:
    return bool((decision.basis != Basis.NOT_PROVIDED).any())
