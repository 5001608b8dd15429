"""A forecast as a result: its facts as rows, its tables and notes for a person."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache, partial
from itertools import compress
from typing import TYPE_CHECKING

from rich.console import RenderableType

from kernel.errors import RequestError
from kernel.messages import Language
from simulate.language.catalogue import spoken
from simulate.output.formats import Record
from simulate.output.labels import of_place
from simulate.output.layout import Sentences, bullets, heading, stacked
from simulate.output.presentation import Presentation
from simulate.output.record import entrants_of, grounds_of
from simulate.output.result import Result
from simulate.projection.breakdowns import CLAUSE, GROUPINGS, INSTITUTION
from simulate.projection.facts import Horizon, columns_with, facts, shown_together, shown_years
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import ACCRUAL
from simulate.projection.student_body import written_years
from simulate.projection.subject import ByRegion
from simulate.report.assumption_tables import assumption_table, clause_table
from simulate.report.first_screen import first_screen
from simulate.report.forecast_table import forecast_table
from simulate.report.headline import Headline
from simulate.report.headline_view import title_of
from simulate.report.idle_settings import Run
from simulate.report.notes import meaning, notes
from simulate.report.per_head import per_head_table
from simulate.report.request import Request
from simulate.report.setting_warnings import said_of_settings
from simulate.report.side_by_side import region_table
from simulate.report.totals import totals_table
from simulate.uncertainty.correlation import correlations_of
from simulate.uncertainty.default_outside import outside_notes
from simulate.uncertainty.drawn_cohorts import spreads_of, trials_of
from simulate.uncertainty.spread import Spread, SpreadsByRegion, together, with_intervals
from simulate.uncertainty.spread_tables import correlation_lines, spread_records, spread_table

if TYPE_CHECKING:
    # Only who opens one waits for it.
    from simulate.output.deliverable.whole import Deliverable

Outside = Callable[[str, Language], Sequence[str]]
"""Says which figures of a region lie outside their own interval, where there are intervals."""


def forecast_report(request: Request) -> Result:
    """Forecast what is asked for."""
    started = datetime.now(UTC)
    groupings = {name: None for name in request.by if name in GROUPINGS}
    if request.asked.subject.years is not None:
        groupings[INSTITUTION.name] = None  # tells how many students early cohorts leave out
    setups = request.asked.subject.setups(request.asked.settings)
    asked = request.asked.choosing(setups)
    subject = asked.subject
    correlations = correlations_of(setups, asked.settings)
    forecasts = subject.forecasts(setups, [*groupings])
    spreads: SpreadsByRegion = {}
    if request.replicates:
        spreads = spreads_of(subject, setups, correlations, request.replicates)
    forecasts, spreads = _with_years(request.horizon, forecasts, spreads)
    trials = trials_of(subject, setups, correlations)

    @cache
    def outside(region: str, language: Language) -> tuple[str, ...]:
        spread = _together(forecasts[region], spreads.get(region, ()), request.horizon)
        if spread is None:
            return ()
        return tuple(outside_notes(trials[region][0], forecasts[region], spread, language))

    headlines = cache(partial(_headlines, request, forecasts, spreads))
    entrants = entrants_of(forecasts)
    grounds = grounds_of(asked, setups, entrants, started, request.replicates)

    def document(rows: Sequence[Record]) -> dict[str, object]:
        tables: dict[str, Sequence[Record]] = {"rows": rows}
        if spreads:
            tables["spread"] = [*spread_records(forecasts, spreads, request.horizon)]
        said = {region: [*outside(region, asked.language)] for region in forecasts}
        if any(said.values()):
            tables["outside"] = [{"region": one, "notes": own} for one, own in said.items() if own]
        return grounds.document(tables)

    def deliverable(look: Presentation) -> "Deliverable":
        from simulate.report.chapters.forecast_deliverable import forecast_deliverable

        said = {region: outside(region, look.language) for region in forecasts}
        return forecast_deliverable(headlines(), request.by, said, result, look)

    result = Result(
        columns=columns_with(request.by),
        made_rows=lambda: _rows(request, forecasts, spreads),
        made_document=document,
        made_deliverable=deliverable,
        view=lambda look: _tables(request, headlines(), spreads, outside, look),
        notes=lambda language: [*_notes(request, forecasts, outside, language)],
        warnings=lambda language: said_of_settings(
            {name: _run(request, own) for name, own in forecasts.items()}, language
        ),
        language=asked.language,
        grounds=grounds,
    )
    return result


def _with_years(
    horizon: Horizon, forecasts: ByRegion, spreads: SpreadsByRegion
) -> tuple[ByRegion, SpreadsByRegion]:
    """Leave out cohorts of which no year is shown.

    Raises:
        RequestError: no cohort of a region has any of the years.
    """
    there = {name: [bool(shown_years(f, horizon)) for f in own] for name, own in forecasts.items()}
    for name, shown in there.items():
        if not any(shown):
            years = shown_together(forecasts[name])
            raise RequestError(
                "--years {asked}: expected years of the forecast, {first} to {last}",
                asked=written_years(horizon) if isinstance(horizon, range) else horizon,
                first=years[0],
                last=years[-1],
            )
    return (
        {name: [*compress(own, there[name])] for name, own in forecasts.items()},
        {name: [*compress(own, there[name])] for name, own in spreads.items()},
    )


def _rows(request: Request, forecasts: ByRegion, spreads: SpreadsByRegion) -> Iterator[Record]:
    for name, own in forecasts.items():
        for place, forecast in enumerate(own):
            figures = facts(forecast, request.by, request.horizon)
            if spreads:
                figures = with_intervals(figures, spreads[name][place])
            yield from (fact.record(request.by) for fact in figures)


def _notes(
    request: Request, forecasts: ByRegion, outside: Outside, language: Language
) -> Iterator[str]:
    for name, own in forecasts.items():
        for line in (*notes(own, language, request.horizon), *outside(name, language)):
            yield of_place(name, line, language)


def _run(request: Request, forecasts: Sequence[Forecast]) -> Run:
    """Return what a region's settings have to move: the figures of the years shown."""
    years = shown_together(forecasts, request.horizon)
    return Run(forecasts, years, request.asked.subject.drawing.students)


def _tables(
    request: Request,
    headlines: Mapping[str, Headline],
    spreads: SpreadsByRegion,
    outside: Outside,
    look: Presentation,
) -> RenderableType:
    parts = [region_table(headlines.values(), look)] if len(headlines) > 1 else []
    for name, headline in headlines.items():
        own = headline.forecasts
        said = [meaning(look.language), *notes(own, look.language, request.horizon)]
        parts += first_screen(headline, request.by, len(said), look)
        if CLAUSE in request.by:
            parts.append(clause_table(own, look.language))
        if look.detail:
            parts += _details(request, headline, spreads.get(name, ()), look)
            parts.append(bullets(said))
        if beyond := outside(name, look.language):
            parts.append(bullets(beyond))
    return stacked(*parts)


def _headlines(
    request: Request, forecasts: ByRegion, spreads: SpreadsByRegion
) -> dict[str, Headline]:
    """Return what the cohorts of each region come to."""
    return {
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
    forecasts: Sequence[Forecast], spreads: Sequence[Spread], horizon: Horizon
) -> Spread | None:
    """Return the spread of cohorts together over the years that are shown, where there is any."""
    cut = [s.over(shown_years(f, horizon)) for f, s in zip(forecasts, spreads, strict=False)]
    return together(cut) if cut else None
