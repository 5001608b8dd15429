"""城乡居民基本医疗保险基金收支预算表, the students' part: the year before, and the budget years."""

from collections.abc import Sequence
from typing import Final

from attrs import field, frozen

from kernel.errors import RequestError
from kernel.messages import message
from simulate.output.units import WAN
from simulate.output.words import TERMS
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import CASH
from simulate.projection.student_body import StudentBody
from simulate.report.forms.actuals import Actuals, Inputs
from simulate.report.forms.amounts_file import wan_of
from simulate.report.forms.budget_notes import budget_notes
from simulate.report.forms.filled_year import BUDGET, FORECAST, FilledYear
from simulate.report.forms.form import Form, Line, Section
from simulate.report.forms.headcount_section import headcount_section
from simulate.report.forms.known_lines import check_known, known_lines
from simulate.report.forms.sheet import EXPENDITURE, REVENUE, Item, Sheet

_SIDES: Final = (
    ("revenue", message("Revenue"), REVENUE),
    ("expenditure", message("Expenditure"), EXPENDITURE),
)


@frozen
class Terms:
    """What a budget office says about its table.

    Attributes:
        years: the budget years, side by side; by default the last one that lacks no cohort.
        actuals: of the year before, if there are any.
        opening_balance: at the end of the year before, in fen; None where it is not known.
        inputs: lines of these years that the forecast does not have.
    """

    years: range | None = None
    actuals: Actuals | None = None
    opening_balance: int | None = None
    inputs: Inputs = field(factory=Inputs)


def budget(forecasts: Sequence[Forecast], accounting: str, terms: Terms) -> Form:
    """Return the budget table of a region's cohorts; every column adds to the fen.

    Raises:
        RequestError: a year is none of the forecast, the actuals are not of the year before, the
            opening balance is not the balance with which they close, or a line that is supplied is
            one that the forecast has.
    """
    body = StudentBody(forecasts)
    setup = forecasts[0].setup
    years = _budget_years(body, accounting, terms)
    filled = _filled(body, years, accounting, terms)
    columns = tuple(one.column for one in filled)
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
                region=setup.rules.facts.name,
                year=f"{years[0]}–{years[-1]}" if len(years) > 1 else years[0],
                basis=TERMS[accounting],
            ),
        ),
        unit=WAN,
        columns=columns,
        sections=(
            headcount_section(body, columns),
            *(
                Section(name, heading, tuple(_line(item, filled) for item in items))
                for name, heading, items in _SIDES
            ),
        ),
        notes=tuple(budget_notes(body, filled, accounting)),
    )


def _budget_years(body: StudentBody, accounting: str, terms: Terms) -> range:
    """Return the budget years. Raises RequestError for one outside those of the forecast."""
    forecast_before = 1 if terms.actuals is None else 0
    years = terms.years
    if years is None:
        last = body.last_whole_year(cash=accounting == CASH, before=forecast_before)
        years = range(last, last + 1)
    check_known(years, body, accounting)
    before = years[0] - 1
    if terms.actuals is not None and terms.actuals.year != before:
        raise RequestError(
            "--previous: found figures of {found}, expected those of {before}, the year "
            "before the budget year {year}",
            found=terms.actuals.year,
            before=before,
            year=years[0],
        )
    terms.inputs.check_years([*([before] if terms.actuals is None else []), *years])
    return years


def _filled(
    body: StudentBody, years: range, accounting: str, terms: Terms
) -> tuple[FilledYear, ...]:
    """Return the year before and the budget years, each of which opens as the last one closes."""

    def forecast(year: int, status: str, balance: Sheet, carried: Sequence[str] = ()) -> FilledYear:
        known = {**known_lines(body, year, accounting), **balance}
        assumptions = body.forecasts[0].setup.assumptions
        return FilledYear.forecast(year, status, known, terms.inputs, assumptions, carried)

    if terms.actuals is None:
        filled = [forecast(years[0] - 1, FORECAST, {"closing": terms.opening_balance})]
    else:
        filled = [FilledYear.actual(terms.actuals)]
        _check_opening(filled[0], terms.opening_balance)
    opening = filled[0].sheet["closing"]
    if opening is None:
        opening = terms.opening_balance
    for year in years:
        carried = ["opening"] if "closing" in filled[-1].partial else []
        filled.append(forecast(year, BUDGET, {"opening": opening}, carried))
        opening = filled[-1].sheet["closing"]
    return tuple(filled)


def _check_opening(before: FilledYear, given: int | None) -> None:
    """Refuse an opening balance other than the one with which the year before closes."""
    closing = before.sheet.get("closing")
    if given is not None and closing is not None and given != closing:
        raise RequestError(
            "--opening-balance: found {given} 万元, expected {closing} 万元, the 年末滚存结余 of "
            "{year} in the file of --previous",
            given=wan_of(given),
            closing=wan_of(closing),
            year=before.year,
        )


def _line(item: Item, filled: Sequence[FilledYear]) -> Line:
    return Line(
        item.name,
        item.label,
        tuple(one.sheet.get(item.name) for one in filled),
        item.depth,
        number=item.number,
        crossed_above=item.crossed_above,
        partial=frozenset(one.year for one in filled if item.name in one.partial),
        supplied=frozenset(one.year for one in filled if item.name in one.supplied),
    )
