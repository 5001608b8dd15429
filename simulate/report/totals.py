"""The totals of a forecast beside the assumptions about people on which they rest."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import RenderableType

from kernel.messages import LIST, Language, message
from kernel.parameters import Parameter
from simulate.language.catalogue import spoken
from simulate.output.presentation import Presentation
from simulate.output.table_figures import Figures
from simulate.output.text_table import text_table
from simulate.output.words import TERMS
from simulate.projection.drivers import dividers_of, drivers_of
from simulate.projection.facts import Horizon, accounts, places_of, series, shown_years
from simulate.projection.forecast import Forecast, expected_entrants
from simulate.projection.ledger import ACCRUAL
from simulate.projection.measure import TOTAL
from simulate.projection.measures import MEASURES
from simulate.scenario.assumptions import MIXES
from simulate.scenario.values import label_of, range_of, written

_TITLE: Final = message(
    "Totals, and the assumptions about people on which they rest, with their ranges"
)
_MEASURE: Final = message("measure")
_TOTAL: Final = message("total, {basis}, {unit}")
_RESTS_ON: Final = message("rests on")
_DIVIDED_BY: Final = message("; over payers also: ")


def totals_table(
    forecasts: Sequence[Forecast], *, accounting: str, horizon: Horizon, look: Presentation
) -> RenderableType:
    """Return each total that is not zero, over all cohorts and years shown, with what it rests on.

    Args:
        forecasts: the cohorts of one region.
        accounting: `accrual` or `cash`; empty for accrual.
        horizon: the years that are shown.
        look: how it looks.
    """
    language = look.language
    basis = accounting or ACCRUAL
    totals = {
        name: sum(_total(forecast, name, basis, horizon) for forecast in forecasts)
        for name in MEASURES
    }
    figures = Figures.of(look, (v for name, v in totals.items() if MEASURES[name].is_money))
    heads = _TOTAL.filled(basis=TERMS[basis], unit=figures.unit.text)
    rows = (
        (
            spoken(MEASURES[name].text, language),
            ""
            if MEASURES[name].is_stock
            else figures.number(total, is_money=MEASURES[name].is_money),
            _rests_on(name, forecasts, language),
        )
        for name, total in totals.items()
        if total
    )
    columns = (_MEASURE, heads, _RESTS_ON)
    return text_table(spoken(_TITLE, language), columns, rows, language)


def _total(forecast: Forecast, measure: str, basis: str, horizon: Horizon) -> int:
    """Add a measure up over its payers and years; of a stock it says whether there is any."""
    own = [a for a in accounts(forecast) if a.measure == measure and a.accounting in ("", basis)]
    whole = [account for account in own if account.payer == TOTAL] or own
    shown = places_of(shown_years(forecast, horizon), forecast)
    return sum(int(series(forecast, account)[shown].sum()) for account in whole)


def _rests_on(measure: str, forecasts: Sequence[Forecast], language: Language) -> str:
    listed = spoken(LIST, language)
    moved = listed.join(_with_ranges(drivers_of(measure, forecasts[0]), forecasts, language))
    divided = listed.join(_with_ranges(dividers_of(measure, forecasts[0]), forecasts, language))
    return f"{moved}{spoken(_DIVIDED_BY, language)}{divided}" if divided else moved


def _with_ranges(
    assumptions: Sequence[Parameter], forecasts: Sequence[Forecast], language: Language
) -> Iterator[str]:
    """Return assumptions with their ranges, e.g. uptake 0.4–0.98; of one without, the value."""
    for parameter in assumptions:
        words = spoken(parameter.text, language)
        if parameter.name == "entrants":
            yield f"{words} entrants {_entrants(forecasts)}"
        elif parameter.name in MIXES:
            yield f"{words} {parameter.name}"
        else:
            for entry in parameter.effective:
                span = range_of(entry) or written(entry.value)
                yield f"{words} {label_of(parameter, entry)} {span}"


def _entrants(forecasts: Sequence[Forecast]) -> str:
    """Return between how many enter in all cohorts, or how many were drawn instead."""
    low, high = 0, 0
    for made in forecasts:
        assumptions, cohort = made.setup.assumptions, made.cohort
        if made.entrants == expected_entrants(assumptions, cohort):
            # Who is counted has no range.
            entries = assumptions.entrants(cohort).values()
            low += sum(int(e.value if e.low is None else e.low) for e in entries)
            high += sum(int(e.value if e.high is None else e.high) for e in entries)
        else:
            low, high = low + made.entrants, high + made.entrants
    return written(low) if low == high else f"{written(low)}–{written(high)}"
