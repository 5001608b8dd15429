"""Intervals as tables and a chart: by year the flows of a region, and all years together."""

from collections.abc import Iterator, Sequence
from typing import Final

from kernel.messages import COMMA, Language, listed, message
from simulate.language.catalogue import spoken
from simulate.output.deliverable.chart import Chart
from simulate.output.deliverable.figure_table import (
    SHARE,
    FigureColumn,
    FigureGroup,
    FigureLine,
    FigureTable,
    ungrouped,
)
from simulate.output.labels import account_words, measure_words
from simulate.projection.ledger import Account
from simulate.projection.measure import TOTAL
from simulate.projection.measures import FLOWS, MEASURES, account_of
from simulate.report.headline import Headline
from simulate.uncertainty.spread import Scatter, Spread
from simulate.uncertainty.spread_tables import COLUMNS, cells_of, title_of_spread

_BY_YEAR: Final = message("intervals by year")
_ENDS: Final = ("low", "default", "mean", "high")
_SAYS: Final = message(
    "For each year the interval from 5% to 95%, the figure as assumed and the mean of the draws."
)
_NO_SUMS: Final = message("The ends of a sum are no sum of ends.")


def interval_table(headline: Headline, spread: Spread, language: Language) -> FigureTable:
    """Return each flow by year: both ends, as assumed, and the mean of the draws."""
    scatters = {
        measure: spread.of(account_of(measure, None, headline.accounting)) for measure in FLOWS
    }
    groups = tuple(
        FigureGroup(
            measure_words(measure, language),
            tuple(_lines(measure, headline, scatter, language)),
        )
        for measure, scatter in scatters.items()
    )
    place = headline.setup.rules.facts.name
    return FigureTable(
        key=f"{headline.setup.rules.name}.intervals",
        title=spoken(listed([place, _BY_YEAR], COMMA), language),
        corner="",
        columns=tuple(FigureColumn(str(year)) for year in headline.shown),
        groups=groups,
        notes=(spoken(_NO_SUMS, language),),
    )


def _lines(
    measure: str, headline: Headline, scatter: Scatter, language: Language
) -> Iterator[FigureLine]:
    low, high = scatter.interval
    values = {"low": low, "default": scatter.default, "mean": scatter.mean, "high": high}
    first = headline.years.start
    for name in _ENDS:
        yield FigureLine(
            f"{measure}.{name}",
            spoken(COLUMNS[name], language),
            tuple(round(float(values[name][year - first])) for year in headline.shown),
        )


def interval_chart(table: FigureTable, headline: Headline, language: Language) -> Chart:
    """Return the band of fund income by year, with the figure as assumed and the mean."""
    title = [headline.setup.rules.facts.name, MEASURES["fund_income"].text]
    return Chart(
        "interval",
        "band",
        spoken(listed(title, COMMA), language),
        spoken(_SAYS, language),
        table,
        tuple(f"fund_income.{name}" for name in _ENDS),
        tuple(range(len(table.columns))),
        region=headline.setup.rules.name,
    )


def spread_figures(
    accounts: Sequence[Account], headline: Headline, spread: Spread, language: Language
) -> FigureTable:
    """Return how every flow of all years together scatters, of payers their total alone."""
    lines = []
    for account in accounts:
        measure = MEASURES[account.measure]
        if measure.is_stock or (measure.has_total and account.payer != TOTAL):
            continue
        *amounts, place = cells_of(spread, account)
        if any(amounts):
            cells = (*map(round, amounts), place)
            name = ".".join(filter(None, (account.measure, account.payer, account.accounting)))
            words = account_words(account, language)
            lines.append(FigureLine(name, words, cells, measure.unit))
    *counted, last = (spoken(head, language) for head in COLUMNS.values())
    return FigureTable(
        key=f"{headline.setup.rules.name}.spread",
        title=spoken(title_of_spread(spread), language),
        corner="",
        columns=(*map(FigureColumn, counted), FigureColumn(last, unit=SHARE)),
        groups=ungrouped(lines),
    )
