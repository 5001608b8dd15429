"""The measures of a forecast, each declared once."""

from collections.abc import Mapping
from typing import Final

from kernel.codes import PUBLIC_PAYERS, RULED_PAYERS, Payer
from kernel.errors import RequestError, nearest
from kernel.messages import message
from simulate.projection.ledger import ACCRUAL, CASH, Account
from simulate.projection.measure import Measure, Section

ABOVE_STANDARD: Final = "above_standard"
"""What a place pays above the national standard: posted for the forms, no figure of its own."""

EARNED_AHEAD: Final = "earned_ahead"
"""What is earned by month in a calendar year less what belongs to the insurance year of that name:
posted for the forms, no figure of its own."""

NETTED: Final = "netted"
"""Relief netted at payment, by payer, which fund income does not tell from a level's subsidy:
posted for the forms, no figure of its own."""

PAID_AHEAD: Final = "paid_ahead"
"""What is received for later insurance years than the calendar year of the payment (预缴): posted
for the forms, no figure of its own."""

REFUND_OF_EARLIER_YEARS: Final = "refund_of_earlier_years"
"""Refunds of contributions received in an earlier calendar year, by payer; part of the refunds:
posted for the forms, no figure of its own."""

CONTRIBUTORS: Final = (Payer.STUDENT, Payer.INSTITUTION, *RULED_PAYERS)
"""Who may bear part of an individual contribution."""


_FUND_INCOME: Final = message("Fund income")
_GOVERNMENT_COST: Final = message("Government cost")
_STUDENT_COST: Final = message("Cost to students")

_BOTH: Final = (ACCRUAL, CASH)

_PEOPLE: Final = Section(message("People"))
_OF_THE_FUND: Final = Section(_FUND_INCOME, lists_payers=True)
_OF_GOVERNMENT: Final = Section(_GOVERNMENT_COST, lists_payers=True)
_OF_STUDENTS: Final = Section(_STUDENT_COST, lists_payers=True)
_BESIDE: Final = Section()
_BENEFITS: Final = Section(message("Benefits"))
_COVER: Final = Section(message("Cover and credit"))

MEASURES: Final[Mapping[str, Measure]] = {
    measure.name: measure
    for measure in (
        Measure(
            "students",
            message("Students in school"),
            "students",
            _PEOPLE,
            is_stock=True,
            begins_on_entry=True,
        ),
        Measure(
            "insured",
            message("Insured"),
            "students",
            _PEOPLE,
            is_stock=True,
            begins_on_entry=True,
        ),
        Measure(
            "fund_income",
            _FUND_INCOME,
            "fen",
            _OF_THE_FUND,
            payers=tuple(payer for payer in Payer if payer != Payer.UNFUNDED),
            has_total=True,
            bases=_BOTH,
            begins_on_entry=True,
        ),
        Measure(
            "government_cost",
            _GOVERNMENT_COST,
            "fen",
            _OF_GOVERNMENT,
            payers=PUBLIC_PAYERS,
            has_total=True,
            bases=_BOTH,
            begins_on_entry=True,
        ),
        Measure(
            "student_cost",
            _STUDENT_COST,
            "fen",
            _OF_STUDENTS,
            payers=(Payer.STUDENT,),
            bases=_BOTH,
            begins_on_entry=True,
        ),
        Measure(
            "top_up",
            message("Top-up (tariff difference)"),
            "fen",
            _BESIDE,
            payers=(*RULED_PAYERS, Payer.UNFUNDED),
            usual=(Payer.MUNICIPAL, Payer.UNFUNDED),
            begins_on_entry=True,
        ),
        Measure(
            "passed_on",
            message("Passed on to another fund"),
            "fen",
            _BESIDE,
            begins_on_entry=True,
            is_rare=True,
        ),
        Measure(
            "refund",
            message("Refunds"),
            "fen",
            _BESIDE,
            payers=CONTRIBUTORS,
            usual=(
                Payer.STUDENT,
                Payer.INSTITUTION,
                Payer.MEDICAL_ASSISTANCE,
                Payer.FINANCE,
            ),
            has_total=True,
            known="refunds",
        ),
        Measure(
            "refund_exposure",
            message("Exposed, no refund rule"),
            "fen",
            _BESIDE,
        ),
        Measure(
            "prepaid_balance",
            message("Prepaid balance, 31 December"),
            "fen",
            _BESIDE,
            is_stock=True,
            accumulates=True,
        ),
        Measure(
            "benefit_cost",
            message("Cost of benefits"),
            "fen",
            _BENEFITS,
            bases=(ACCRUAL,),
            known="benefits",
        ),
        Measure(
            "covered_months",
            message("Covered months"),
            "person-months",
            _COVER,
        ),
        Measure(
            "overlap_months",
            message("Overlap with another fund"),
            "person-months",
            _COVER,
        ),
        Measure(
            "waiting_days",
            message("Waiting days"),
            "person-days",
            _COVER,
            begins_on_entry=True,
        ),
        Measure(
            "credit_months",
            message("Credit months"),
            "months",
            _COVER,
            begins_on_entry=True,
            known="credits",
        ),
    )
}
"""The measures by name, in the order in which they are given."""

FLOWS: Final = ("fund_income", "government_cost", "student_cost")
"""The measures that say what a forecast comes to, for the fund, budgets and students."""

SECTIONS: Final = tuple(dict.fromkeys(measure.section for measure in MEASURES.values()))
"""The sections of a table in their order."""


def measure_named(name: str) -> Measure:
    """Return a measure. Raises RequestError for an unknown name."""
    if name not in MEASURES:
        raise RequestError(
            "unknown measure {name!r}; {hint}", name=name, hint=nearest(name, MEASURES)
        )
    return MEASURES[name]


def account_of(measure: str, payer: str | None, accounting: str | None) -> Account:
    """Return the account that is asked for; what is not said is the total, on the accrual basis.

    Raises:
        RequestError: no such measure, or none of that payer or accounting basis.
    """
    asked = measure_named(measure)
    payers, bases = asked.payer_names, asked.bases
    if payer is None and len(payers) > 1 and not asked.has_total:
        usual = ", ".join(one.word for one in asked.usual)
        raise RequestError(
            "{measure} has no total; expected a payer: {usual}", measure=measure, usual=usual
        )
    if payer is not None and payer not in payers:
        known = [*filter(None, payers)]
        raise RequestError(
            "{measure} has no payer {payer!r}; {hint}",
            measure=measure,
            payer=payer,
            hint=nearest(payer, known) if known else message("it is not divided by payer"),
        )
    if accounting is not None and accounting not in bases:
        known = [*filter(None, bases)]
        raise RequestError(
            "{measure} has no accounting basis {accounting!r}; {hint}",
            measure=measure,
            accounting=accounting,
            hint=nearest(accounting, known)
            if known
            else message("it is not divided by accounting basis"),
        )
    return Account(measure, payer or payers[-1], accounting or bases[0])
