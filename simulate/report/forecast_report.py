"""A forecast as a result: its facts as rows, its tables and notes for a person."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from rich.console import RenderableType

from kernel.messages import Language
from simulate.language.catalogue import spoken
from simulate.output.formats import Record
from simulate.output.labels import of_place
from simulate.output.layout import Sentences, bullets, heading, stacked
from simulate.output.presentation import Presentation
from simulate.output.record import entrants_of, grounds_of
from simulate.output.result import Result
from simulate.projection.breakdowns import CLAUSE, GROUPINGS
from simulate.projection.facts import columns_with, facts, shown_years
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import ACCRUAL
from simulate.projection.subject import ByRegion
from simulate.report.assumption_tables import assumption_table, clause_table
from simulate.report.first_screen import first_screen
from simulate.report.forecast_table import forecast_table
from simulate.report.headline import Headline
from simulate.report.headline_view import title_of
from simulate.report.notes import meaning, notes
from simulate.report.per_head import per_head_table
from simulate.report.request import Request
from simulate.report.side_by_side import region_table
from simulate.report.totals import totals_table
from simulate.uncertainty.correlation import correlations_of
from simulate.uncertainty.spread import (
    Spread,
    SpreadsByRegion,
    spreads_of,
    together,
    with_intervals,
)
from simulate.uncertainty.spread_tables import correlation_lines, spread_records, spread_table


def forecast_report(request: Request) -> Result:
    """Forecast what is asked for."""
    started = datetime.now(UTC)
    groupings = [name for name in request.by if name in GROUPINGS]
    asked, subject = request.asked, request.asked.subject
    setups = subject.setups(asked.settings)
    correlations = correlations_of(setups, asked.settings)
    forecasts = subject.forecasts(setups, groupings)
    spreads: SpreadsByRegion = {}
    if request.replicates:
        spreads = spreads_of(subject, setups, correlations, request.replicates)
    entrants = entrants_of(forecasts)
    grounds = grounds_of(asked, setups, entrants, started, request.replicates)

    def document(rows: Sequence[Record]) -> dict[str, object]:
        tables = {"rows": rows}
        if spreads:
            tables["spread"] = [*spread_records(forecasts, spreads, request.horizon)]
        return grounds.document(tables)

    return Result(
        columns=columns_with(request.by),
        made_rows=lambda: _rows(request, forecasts, spreads),
        made_document=document,
        view=lambda look: _tables(request, forecasts, spreads, look),
        notes=lambda language: [*_notes(forecasts, language)],
        language=asked.language,
        grounds=grounds,
    )


def _rows(request: Request, forecasts: ByRegion, spreads: SpreadsByRegion) -> Iterator[Record]:
    for name, own in forecasts.items():
        for place, forecast in enumerate(own):
            figures = facts(forecast, request.by, request.horizon)
            if spreads:
                figures = with_intervals(figures, spreads[name][place])
            yield from (fact.record(request.by) for fact in figures)


def _notes(forecasts: ByRegion, language: Language) -> Iterator[str]:
    for name, own in forecasts.items():
        for line in notes(own, language):
            yield of_place(name, line, language)


def _tables(
    request: Request, forecasts: ByRegion, spreads: SpreadsByRegion, look: Presentation
) -> RenderableType:
    headlines = {
        name: Headline(
            own,
            request.accounting or ACCRUAL,
            request.horizon,
            _together(own, spreads.get(name, ()), request.horizon),
            only_basis=bool(request.accounting),
            settings=request.asked.settings,
        )
        for name, own in forecasts.items()
    }
    parts = [region_table(headlines.values(), look)] if len(headlines) > 1 else []
    for name, headline in headlines.items():
        own = headline.forecasts
        said = [meaning(look.language), *notes(own, look.language)]
        parts += first_screen(headline, request.by, len(said), look)
        if CLAUSE in request.by:
            parts.append(clause_table(own, look.language))
        if look.detail:
            parts += _details(request, headline, spreads.get(name, ()), look)
            parts.append(bullets(said))
    return stacked(*parts)


def _details(
    request: Request, headline: Headline, spreads: Sequence[Spread], look: Presentation
) -> Iterator[RenderableType]:
    """Return everything: of the cohorts together, then of each where there are several."""
    forecasts, language = headline.forecasts, look.language
    yield from _all_figures(request, forecasts, headline.spread, look)
    yield totals_table(forecasts, accounting=request.accounting, horizon=request.horizon, look=look)
    yield assumption_table(forecasts, language)
    for place, forecast in enumerate(forecasts if len(forecasts) > 1 else ()):
        yield heading(spoken(title_of(Headline([forecast])), language))
        spread = _together([forecast], spreads[place : place + 1], request.horizon)
        yield from _all_figures(request, [forecast], spread, look)


def _all_figures(
    request: Request, forecasts: Sequence[Forecast], spread: Spread | None, look: Presentation
) -> Iterator[RenderableType]:
    """Return every measure by year and, with intervals, how far off it may be; then per head."""
    yield forecast_table(
        forecasts,
        accounting=request.accounting,
        by=request.by,
        horizon=request.horizon,
        look=look,
        spread=spread,
    )
    if spread:
        yield spread_table(forecasts[0], spread, accounting=request.accounting, look=look)
        yield Sentences(correlation_lines(request.asked.settings, look.language))
    yield per_head_table(forecasts, horizon=request.horizon, look=look)


def _together(
    forecasts: Sequence[Forecast], spreads: Sequence[Spread], horizon: int | None
) -> Spread | None:
    """Return the spread of cohorts together over the years that are shown, where there is any."""
    cut = [s.over(shown_years(f, horizon)) for f, s in zip(forecasts, spreads, strict=False)]
    return together(cut) if cut else None
