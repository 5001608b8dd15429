"""The forecast as a person reads it: years across, every measure down."""

from collections.abc import Sequence

from rich.console import Group, RenderableType

from simulate.language.catalogue import spoken
from simulate.output.grid import Grid
from simulate.output.labels import line_label
from simulate.output.layout import Sentences
from simulate.output.presentation import Presentation
from simulate.output.sections import sectioned
from simulate.output.table_figures import Figures
from simulate.output.words import LOSS_RATIO, WHOLE_PROGRAMME, term
from simulate.projection.facts import Horizon, accounts
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import NONE
from simulate.projection.measures import MEASURES
from simulate.report.account_lines import ALL_ZERO, AccountLines
from simulate.report.loss_ratio import COST, loss_ratio_lines
from simulate.uncertainty.spread import Spread


def forecast_table(
    forecasts: Sequence[Forecast],
    *,
    accounting: str,
    by: Sequence[str],
    horizon: Horizon,
    look: Presentation,
    spread: Spread | None = None,
) -> RenderableType:
    """Return a table of one cohort, or of the sum of several cohorts of a region.

    Lines that are zero throughout are left out and counted.

    Args:
        forecasts: cohorts of one region, made with the same breakdowns.
        accounting: `accrual`, `cash`, or empty for both.
        by: breakdowns whose labels stand under each line.
        horizon: the years that are shown.
        look: how it looks.
        spread: how far the figures may be off, over the years that are shown.
    """
    source = AccountLines(forecasts, by, horizon, spread, look.language)
    shown = [
        account
        for account in accounts(*forecasts)
        if not accounting or account.accounting in (NONE, accounting)
    ]
    lines = {a: [*source.of(a, line_label(a, look.language))] for a in shown}
    if COST in lines:
        lines[COST] += loss_ratio_lines(source, f"  {spoken(LOSS_RATIO, look.language)}")
    there = {a: [line for line in own if line.is_shown] for a, own in lines.items()}
    money = (
        line.largest
        for account, own in there.items()
        if MEASURES[account.measure].is_money
        for line in own
    )
    figures = Figures.of(look, money)
    years = source.years
    rows = {a: [line.row(years, years, figures) for line in own] for a, own in there.items()}
    total = term("total", look.language) if horizon else spoken(WHOLE_PROGRAMME, look.language)
    table = Grid(
        spoken(figures.unit.text, look.language),
        [*map(str, years), total],
        sectioned(rows, look.language),
        bold=1,
    )
    zero = sum(map(len, lines.values())) - sum(map(len, there.values()))
    said = [spoken(ALL_ZERO.filled(count=zero), look.language)] if zero else []
    return Group(table, Sentences(said))
