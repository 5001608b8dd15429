"""What stands below the budget table: how it is booked, what is blank, on what it rests."""

from collections.abc import Iterator, Sequence
from typing import Final

from kernel.codes import Payer
from kernel.messages import Text, listed, message
from kernel.parameters import Parameter
from simulate.projection.breakdowns import LOCALITY
from simulate.projection.ledger import CASH
from simulate.projection.measures import PAID_AHEAD
from simulate.projection.student_body import StudentBody
from simulate.report.forms.assumed_notes import assumed_notes
from simulate.report.forms.benefits import cost_notes
from simulate.report.forms.filled_year import BUDGET, FORECAST, FilledYear
from simulate.report.forms.form import ACTUAL
from simulate.report.forms.identities import blanks
from simulate.report.forms.known_lines import INPATIENT_SHARE
from simulate.report.forms.sheet import ITEMS, TRANSFERS
from simulate.scenario.critical_illness import PREMIUM

_RELIEF: Final = message(
    "Relief paid for students (netted at payment) is contribution income, never subsidy; what "
    "the lines inside contribution income leave is paid by students themselves. Relief "
    "reimbursed afterwards never passes the fund."
)
_REFUNDS_IN_CASH: Final = message(
    "Refunds of contributions received in the same calendar year are taken off contribution "
    "income; those received in an earlier year are other expenditure (三、其他支出), the relief in "
    "them too (财会〔2017〕28号)."
)
_REFUNDS_IN_ACCRUAL: Final = message(
    "On the accrual basis a refund moves nothing: a year that is refunded is not earned."
)
_SUBSIDY: Final = message(
    "Subsidy by the prescribed standard includes the tariff differences that budgets pay."
)
_EXACT: Final = message("Amounts are exact to the fen; sums add what is known.")
_PARTIAL: Final = message("* A sum or balance without the lines that are blank.")
_HEADCOUNT: Final = message(
    "Insured × standard is our own layout, by insurance year. Its change is between forecasts of "
    "whole student bodies: persons at the standards of the year before, standards for the insured "
    "of the year, and the rest (prepaid at an earlier price, late payers, what budgets pay beside "
    "the standard)."
)
_SIDE_BY_SIDE: Final = message(
    "Several budget years side by side are our own layout; the form has one."
)
_NO_ACTUALS: Final = message(
    "{year} is a forecast; actual figures stand there only if --previous gives them."
)
_WHOLE_AREA: Final = message(
    "For the pooling area as a whole, transfers with its counties cancel (全市汇总口径，市县往来已"
    "抵销): the four lines of transfers stay blank."
)
_SEVERAL_AREAS: Final = message(
    "A sum over several pooling areas (统筹地区), not the budget of one fund; the four lines of "
    "transfers stay blank."
)
_NO_FUND: Final = message(
    "The balance carried forward is as it was given, the surplus that of students alone: where the "
    "former is of a whole fund, together they are no fund's balance."
)
_AS_OF: Final = message(
    "Lines and order are those of a county's table of 2024; 社预06表 is the number of 2021. The "
    "supplement of January 2026 to the fund accounting rules was not read."
)


def budget_notes(
    body: StudentBody, filled: Sequence[FilledYear], accounting: str
) -> Iterator[Text]:
    """Return the notes of a table with these columns."""
    forecast = [one for one in filled if one.status != ACTUAL]
    years = [one.year for one in forecast]
    yield _RELIEF
    yield from _refund_notes(body, accounting)
    if accounting == CASH:
        yield from _paid_ahead_notes(body, forecast)
    yield from (_SUBSIDY, _EXACT)
    if any(one.partial for one in filled):
        yield _PARTIAL
    yield from _column_notes(filled)
    yield _SEVERAL_AREAS if _is_of_several_areas(body) else _WHOLE_AREA
    if any(one.sheet.get("opening") is not None for one in forecast):
        yield _NO_FUND
    yield from cost_notes(body, years)
    yield from assumed_notes(_splitting(body))
    yield from _withdrawn_note(body, years, accounting)
    yield from _passed_on_notes(body, years)
    yield from (_HEADCOUNT, _AS_OF)


def _refund_notes(body: StudentBody, accounting: str) -> Iterator[Text]:
    if any(forecast.refunds for forecast in body.forecasts):
        yield _REFUNDS_IN_CASH if accounting == CASH else _REFUNDS_IN_ACCRUAL


def _paid_ahead_notes(body: StudentBody, forecast: Sequence[FilledYear]) -> Iterator[Text]:
    """Say how much of a year's contributions is for later ones: 预缴, no line of the form."""
    ahead = body.amounts(PAID_AHEAD)
    for one in forecast:
        amount = ahead[one.year - body.years.start] if one.year in body.years else 0
        if amount:
            yield message(
                "{column}: of contribution income, before refunds, {yuan:,.2f} yuan are for "
                "insurance years after {year} (预缴).",
                column=one.column.heading,
                yuan=amount / 100,
                year=one.year,
            )


def _column_notes(filled: Sequence[FilledYear]) -> Iterator[Text]:
    """Say what each column is, which of its lines are supplied, and which are blank."""
    if filled[0].status == FORECAST:
        yield _NO_ACTUALS.filled(year=filled[0].year)
    if sum(one.status == BUDGET for one in filled) > 1:
        yield _SIDE_BY_SIDE
    for one in filled:
        supplied = [item.title for item in ITEMS if item.name in one.supplied]
        blank = [item.title for item in blanks(one.sheet) if item.name not in TRANSFERS]
        if supplied:
            yield message(
                "{column}: supplied with --inputs: {lines}.",
                column=one.column.heading,
                lines=listed(supplied),
            )
        if blank:
            yield message(
                "{column}: blank, because nothing is known: {lines}.",
                column=one.column.heading,
                lines=listed(blank),
            )


def _is_of_several_areas(body: StudentBody) -> bool:
    """Say whether students of more than one pooling area are in the table."""
    facts = body.forecasts[0].setup.rules.facts
    return facts.has_several_areas or len(body.forecasts[0].groupings[LOCALITY.name]) > 1


def _splitting(body: StudentBody) -> list[Parameter]:
    """Return the assumptions about expenditure that are set, beside those about its cost."""
    parameters = body.forecasts[0].setup.assumptions.parameters
    named = (parameters.get(n) for n in (PREMIUM, INPATIENT_SHARE))
    return [parameter for parameter in named if parameter is not None]


def _withdrawn_note(body: StudentBody, years: Sequence[int], accounting: str) -> Iterator[Text]:
    """Say that the subsidy holds a share that a scenario withdrew from its level."""
    withdrawn = body.amounts("fund_income", Payer.UNALLOCATED.word, accounting)
    if any(withdrawn[year - body.years.start] for year in years if year in body.years):
        yield message(
            "Fiscal subsidy income holds the share of a level that the scenario withdraws "
            "(unallocated).",
        )


def _passed_on_notes(body: StudentBody, years: Sequence[int]) -> Iterator[Text]:
    """Say which part of contribution income belongs to another fund, by insurance year."""
    passed_on = body.amounts("passed_on")
    for year in years:
        amount = passed_on[year - body.years.start] if year in body.years else 0
        if amount:
            yield message(
                "Of the contributions for insurance year {year}, {yuan:,.2f} yuan are passed on to "
                "another fund.",
                year=year,
                yuan=amount / 100,
            )
