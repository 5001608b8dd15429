"""A forecast as a result: its facts as rows, its tables and notes for a person."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from rich.console import RenderableType

from kernel.messages import Language, message
from simulate.language.catalogue import spoken
from simulate.output.formats import Record
from simulate.output.layout import heading, stacked
from simulate.output.record import entrants_of, grounds_of
from simulate.output.result import Result
from simulate.output.words import COLON
from simulate.projection.breakdowns import CLAUSE, GROUPINGS
from simulate.projection.facts import columns_with, facts, shown_years
from simulate.projection.forecast import Forecast
from simulate.projection.subject import ByRegion
from simulate.report.assumption_tables import assumption_table, clause_table
from simulate.report.forecast_table import forecast_table
from simulate.report.notes import cohort_title, meaning, notes
from simulate.report.per_head import per_head_table
from simulate.report.request import Request
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

_ALL_COHORTS = message("All cohorts")


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
        view=lambda look: _tables(request, forecasts, spreads, look.language),
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
            yield f"{name}: {line}"


def _tables(
    request: Request, forecasts: ByRegion, spreads: SpreadsByRegion, language: Language
) -> RenderableType:
    parts: list[RenderableType] = [meaning(language)]
    for name, own in forecasts.items():
        bounds = spreads.get(name, [None] * len(own))
        groups = [([one], cohort_title(one[0], language)) for one in zip(own, bounds, strict=True)]
        if len(own) > 1:
            place = spoken(own[0].setup.rules.facts.name, language)
            title = f"{place}{spoken(COLON, language)}{spoken(_ALL_COHORTS, language)}"
            groups.append((list(zip(own, bounds, strict=True)), title))
        for group, title in groups:
            parts += [heading(title), *_group_tables(request, group, language)]
        parts += [clause_table(own, language)] if CLAUSE in request.by else []
        parts += [
            totals_table(
                own, accounting=request.accounting, horizon=request.horizon, language=language
            ),
            assumption_table(own, language),
            "\n".join(f"* {line}" for line in notes(own, language)),
        ]
    return stacked(*parts)


def _group_tables(
    request: Request, group: Sequence[tuple[Forecast, Spread | None]], language: Language
) -> Iterator[RenderableType]:
    """Return the tables of one cohort, or of the sum of several."""
    forecasts = [forecast for forecast, _ in group]
    spans = [shown_years(forecast, request.horizon) for forecast in forecasts]
    known = [spread.over(span) for (_, spread), span in zip(group, spans, strict=True) if spread]
    spread = together(known) if known else None
    yield forecast_table(
        forecasts,
        accounting=request.accounting,
        by=request.by,
        horizon=request.horizon,
        spread=spread,
        language=language,
    )
    if spread:
        yield spread_table(forecasts[0], spread, accounting=request.accounting, language=language)
        if lines := correlation_lines(request.asked.settings, language):
            yield lines
    yield per_head_table(forecasts, horizon=request.horizon, language=language)
