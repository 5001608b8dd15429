"""Carries a request out: loads regions, forecasts, and sends the answer where it was asked for."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from rich.console import RenderableType

from simulate.output.data import as_csv, as_json
from simulate.output.delivery import Answer, deliver
from simulate.output.layout import heading, stacked
from simulate.output.record import Grounds, entrants_of, grounds_of
from simulate.output.words import say, spoken
from simulate.projection.facts import facts, shown_years
from simulate.projection.forecast import GROUPINGS, Forecast
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


def answer(request: Request) -> None:
    """Forecast what is asked for and send it where it was asked for."""
    deliver(request.destination, answered(request))


def answered(request: Request) -> Answer:
    """Forecast what is asked for."""
    started = datetime.now(UTC)
    groupings = [name for name in request.by if name in GROUPINGS]
    subject = request.subject
    setups = subject.setups(request.settings)
    correlations = correlations_of(setups, request.settings)
    forecasts = subject.forecasts(setups, groupings)
    spreads: SpreadsByRegion = {}
    if request.replicates:
        spreads = spreads_of(subject, setups, correlations, request.replicates)
    entrants = entrants_of(forecasts)
    grounds = grounds_of(request, setups, entrants, started, request.replicates)
    return Answer(
        text=lambda shape: _text(shape, request, forecasts, spreads, grounds),
        tables=lambda: _tables(request, forecasts, spreads),
        notes=[*_notes(request, forecasts)],
        grounds=grounds,
    )


def _notes(request: Request, forecasts: ByRegion) -> Iterator[str]:
    for name, own in forecasts.items():
        for line in notes(own, request.destination.language):
            yield f"{name}: {line}"


def _tables(request: Request, forecasts: ByRegion, spreads: SpreadsByRegion) -> RenderableType:
    language = request.destination.language
    parts: list[RenderableType] = [meaning(language)]
    for name, own in forecasts.items():
        bounds = spreads.get(name, [None] * len(own))
        groups = [([one], cohort_title(one[0], language)) for one in zip(own, bounds, strict=True)]
        if len(own) > 1:
            place = spoken(own[0].setup.rules.facts.name, language)
            title = f"{place}{say('colon', language)}{say('all_cohorts', language)}"
            groups.append((list(zip(own, bounds, strict=True)), title))
        for group, title in groups:
            parts += [heading(title), *_group_tables(request, group)]
        parts += [clause_table(own, language)] if "clause" in request.by else []
        parts += [
            totals_table(
                own, accounting=request.accounting, horizon=request.horizon, language=language
            ),
            assumption_table(own, language),
            "\n".join(f"* {line}" for line in notes(own, language)),
        ]
    return stacked(*parts)


def _group_tables(
    request: Request, group: Sequence[tuple[Forecast, Spread | None]]
) -> Iterator[RenderableType]:
    """Return the tables of one cohort, or of the sum of several."""
    language = request.destination.language
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
        yield spread_table(
            forecasts[0],
            spread,
            accounting=request.accounting,
            language=language,
        )
        if told := correlation_lines(request.settings, language):
            yield told
    yield per_head_table(forecasts, horizon=request.horizon, language=language)


def _text(
    shape: str, request: Request, forecasts: ByRegion, spreads: SpreadsByRegion, grounds: Grounds
) -> str:
    made = [forecast for own in forecasts.values() for forecast in own]
    each = [facts(f, request.by, request.horizon) for f in made]
    if spreads:
        known = [spread for own in spreads.values() for spread in own]
        each = [with_intervals(rows, one) for rows, one in zip(each, known, strict=True)]
    rows = [fact for own in each for fact in own]
    if shape == "csv":
        return as_csv(rows, request.by)
    beside = {"spread": spread_records(forecasts, spreads, request.horizon)} if spreads else {}
    return as_json(rows, request.by, *grounds, beside)
