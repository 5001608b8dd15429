"""The totals of a forecast beside the assumptions about people on which they rest."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType

from simulate.output.layout import number, titled
from simulate.output.words import Language, say
from simulate.projection.drivers import divided_by, rests_on
from simulate.projection.facts import STOCKS, TOTAL, UNITS, accounts, series, shown_years
from simulate.projection.forecast import Forecast, expected_entrants
from simulate.projection.ledger import ACCRUAL
from simulate.scenario.assumptions import MIXES, RISES
from simulate.scenario.values import entries_of, label_of, range_of, written


def totals_table(
    forecasts: Sequence[Forecast], *, accounting: str, horizon: int | None, language: Language
) -> RenderableType:
    """Return each total that is not zero, over all cohorts and years shown, with what it rests on.

    Args:
        forecasts: the cohorts of one region.
        accounting: `accrual` or `cash`; empty for accrual.
        horizon: how many insurance years of each cohort are shown.
        language: of the words.
    """
    basis = accounting or ACCRUAL
    table = titled(say("totals", language))
    table.add_column("")
    table.add_column(
        say("comma", language).join([say("total", language), say(basis, language)]), justify="right"
    )
    table.add_column(say("rests_on", language), overflow="fold")
    for measure in UNITS:
        total = sum(_total(forecast, measure, basis, horizon) for forecast in forecasts)
        if total:
            table.add_row(
                say(measure, language),
                "" if measure in STOCKS else number(total, UNITS[measure] == "fen"),
                _rests_on(measure, forecasts, language),
            )
    return table


def _total(forecast: Forecast, measure: str, basis: str, horizon: int | None) -> int:
    """Add a measure up over its payers and years; of a stock it says whether there is any."""
    own = [a for a in accounts(forecast) if a.measure == measure and a.accounting in ("", basis)]
    whole = [account for account in own if account.payer == TOTAL] or own
    width = len(shown_years(forecast, horizon))
    return sum(int(series(forecast, account)[:width].sum()) for account in whole)


def _rests_on(measure: str, forecasts: Sequence[Forecast], language: Language) -> str:
    listed = say("list", language)
    moved = listed.join(_told(rests_on(measure, forecasts[0]), forecasts))
    divided = listed.join(_told(divided_by(measure, forecasts[0]), forecasts))
    return f"{moved}{say('divided_by', language)}{divided}" if divided else moved


def _told(names: Sequence[str], forecasts: Sequence[Forecast]) -> Iterator[str]:
    """Return assumptions with their ranges, e.g. uptake 0.4–0.98; of one without, the value."""
    setup = forecasts[0].setup
    for name in names:
        if name == "entrants":
            yield f"entrants {_entrants(forecasts)}"
        elif name in MIXES:
            yield name
        else:
            law, people = setup.rules.law, setup.assumptions
            parameter = (law if name in RISES else people).parameter(name)
            for entry in entries_of(parameter):
                span = range_of(entry) or written(entry.value)
                yield f"{label_of(parameter, entry)} {span}"


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
