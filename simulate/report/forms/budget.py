"""城乡居民基本医疗保险基金收支预算表, the students' part: the year before, and the budget year."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import frozen

from kernel.codes import PUBLIC_PAYERS, RULED_PAYERS, Payer
from kernel.errors import RequestError
from kernel.messages import Text, listed, message
from simulate.output.units import WAN
from simulate.output.words import TERMS
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import CASH
from simulate.projection.measures import NETTED
from simulate.projection.student_body import StudentBody
from simulate.report.forms.actuals import Actuals, wan_of
from simulate.report.forms.benefits import benefit_cost, cost_notes
from simulate.report.forms.form import ACTUAL, Column, Form, Line, Section
from simulate.report.forms.sheet import (
    BALANCE,
    EXPENDITURE,
    REVENUE,
    Item,
    Sheet,
    blanks,
    completed,
)

_FORECAST: Final = "forecast"
_BUDGET: Final = "budget"
_STATUS: Final = {
    ACTUAL: message("actual"),
    _FORECAST: message("forecast"),
    _BUDGET: message("budget"),
}

_SECTIONS: Final = (
    ("revenue", message("Revenue"), REVENUE),
    ("expenditure", message("Expenditure"), EXPENDITURE),
    ("balance", message("Surplus and balance"), BALANCE),
)


@frozen
class Terms:
    """What a budget office says about its table.

    Attributes:
        year: the budget year; by default the first insurance year of the last cohort.
        actuals: of the year before, if there are any.
        opening_balance: at the end of the year before, in fen; None where it is not known.
    """

    year: int | None = None
    actuals: Actuals | None = None
    opening_balance: int | None = None


def budget(forecasts: Sequence[Forecast], accounting: str, terms: Terms) -> Form:
    """Return the budget table of a region's cohorts; every column adds to the fen.

    Raises:
        RequestError: the year is none of the forecast, the actuals are not of the year before, or
            the opening balance is not the balance with which the actuals close.
    """
    body = StudentBody(forecasts)
    setup = forecasts[0].setup
    facts, basis = setup.rules.facts, TERMS[accounting]
    year = _budget_year(body, accounting, terms)
    opening = _opening(year, terms)
    before = (
        {**completed(_forecast(body, year - 1, accounting)), "closing": opening}
        if terms.actuals is None
        else terms.actuals.sheet
    )
    this = completed({**_forecast(body, year, accounting), "opening": opening})
    columns = (
        _column(year - 1, ACTUAL if terms.actuals else _FORECAST),
        _column(year, _BUDGET),
    )
    forecast_years = [column.year for column in columns if column.status != ACTUAL]
    return Form(
        name="budget",
        region=setup.rules.name,
        title=message(
            "Resident basic medical insurance fund: revenue and expenditure budget (students) "
            "城乡居民基本医疗保险基金收支预算表（学生部分）",
        ),
        head=(
            message(
                "{region} · budget year {year} · {basis} basis",
                region=facts.name,
                year=year,
                basis=basis,
            ),
        ),
        unit=WAN,
        columns=columns,
        sections=tuple(
            Section(name, heading, tuple(_line(item, before, this) for item in items))
            for name, heading, items in _SECTIONS
        ),
        notes=(
            *_NOTES,
            *(_blank_note(c, s) for c, s in zip(columns, (before, this), strict=True) if blanks(s)),
            *cost_notes(body, forecast_years),
            *_withdrawn_note(body, forecast_years, accounting),
            *_passed_on_notes(body, forecast_years),
            body.missing_note(forecast_years, cash=accounting == CASH),
        ),
    )


_NOTES: Final = (
    message(
        "Relief paid for students (netted at payment) is contribution income, never subsidy; what "
        "the lines inside contribution income leave is paid by students themselves. Relief "
        "reimbursed afterwards never passes the fund. Refunds are taken off contribution income in "
        "cash.",
    ),
    message("Subsidy by the prescribed standard includes the tariff differences that budgets pay."),
    message("Amounts are exact to the fen; sums add what is known."),
)


def _budget_year(body: StudentBody, accounting: str, terms: Terms) -> int:
    """Return the budget year. Raises RequestError for one outside the years of the forecast."""
    year = body.cohorts[-1] if terms.year is None else terms.year
    years = _years(body, accounting)
    if year not in years:
        raise RequestError(
            "--year {year}: expected a year of the forecast, {first} to {last}",
            year=year,
            first=years[0],
            last=years[-1],
        )
    if terms.actuals is not None and terms.actuals.year != year - 1:
        raise RequestError(
            "--previous: found figures of {found}, expected those of {before}, the year "
            "before the budget year {year}",
            found=terms.actuals.year,
            before=year - 1,
            year=year,
        )
    return year


def _years(body: StudentBody, accounting: str) -> range:
    """Return the years that the forecast answers."""
    return body.years if accounting == CASH else range(body.cohorts[0], body.years.stop)


def _opening(year: int, terms: Terms) -> int | None:
    """Return the balance at the end of the year before: as given, or as the actuals close."""
    closing = None if terms.actuals is None else terms.actuals.sheet.get("closing")
    given = terms.opening_balance
    if given is not None and closing is not None and given != closing:
        raise RequestError(
            "--opening-balance: found {given} 万元, expected {closing} 万元, the 年末滚存结余 of "
            "{year} in the file of --previous",
            given=wan_of(given),
            closing=wan_of(closing),
            year=year - 1,
        )
    return closing if given is None else given


def _forecast(body: StudentBody, year: int, accounting: str) -> Sheet:
    """Return what a forecast knows of a year; nothing where the year is none of its own."""
    if year not in _years(body, accounting):
        return {}
    at = year - body.years.start

    def of(measure: str, payers: Iterable[Payer]) -> int:
        return int(sum(body.amounts(measure, payer.word, accounting)[at] for payer in payers))

    netted, assistance = of(NETTED, RULED_PAYERS), of(NETTED, [Payer.MEDICAL_ASSISTANCE])
    institution = of("fund_income", [Payer.INSTITUTION])
    subsidy = of("fund_income", PUBLIC_PAYERS) - netted
    cost = benefit_cost(body.forecasts[0].setup.assumptions, year)
    months = int(body.amounts("covered_months")[at])
    return {
        "contributions": of("fund_income", [Payer.STUDENT]) + institution + netted,
        "institution": institution,
        "medical_assistance": assistance,
        "finance": netted - assistance,
        "subsidy": subsidy,
        "by_standard": subsidy,
        "benefits": None if cost is None else cost * months,
    }


def _column(year: int, status: str) -> Column:
    words = _STATUS[status]
    return Column(year, message("{year} {status}", year=year, status=words), status)


def _line(item: Item, before: Sheet, this: Sheet) -> Line:
    return Line(item.name, item.label, (before.get(item.name), this.get(item.name)), item.depth)


def _blank_note(column: Column, sheet: Sheet) -> Text:
    lines = [item.zh for item in blanks(sheet)]
    return message(
        "{column}: blank, because nothing is known: {lines}.",
        column=column.heading,
        lines=listed(lines),
    )


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
