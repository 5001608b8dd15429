"""How far differences may be off, as tables of figures and as a chart."""

from collections.abc import Iterator, Sequence
from typing import Final

from kernel.messages import COMMA, Language, Text, listed, message
from simulate.comparison.difference_figures import line_name
from simulate.comparison.difference_tables import DIFFERENCE
from simulate.comparison.differences import Difference
from simulate.comparison.interval_table import INTERVAL_COLUMNS, interval_cells, interval_title
from simulate.comparison.intervals import SpreadPair
from simulate.language.catalogue import spoken
from simulate.output.deliverable.chapters import Block
from simulate.output.deliverable.chart import Chart
from simulate.output.deliverable.figure_table import (
    FigureColumn,
    FigureGroup,
    FigureLine,
    FigureTable,
    ungrouped,
)
from simulate.output.labels import account_words, of_place
from simulate.projection.ledger import ACCRUAL
from simulate.projection.measures import FLOWS, account_of
from simulate.uncertainty.spread_tables import COLUMNS

_BY_YEAR: Final = message("intervals of the differences by year")
_DRAWN: Final = message("difference and its interval")
_SAYS: Final = message(
    "For each year the interval of the difference from 5% to 95%, the difference as assumed and "
    "the mean of the draws."
)
_ENDS: Final[dict[str, Text]] = {**COLUMNS, "default": DIFFERENCE}


def interval_blocks(
    region: str, differences: Sequence[Difference], pair: SpreadPair, language: Language
) -> Iterator[Block]:
    """Yield the intervals of a region's flows by year, fund income drawn, and over all years.

    Args:
        region: whose.
        differences: of the figures that both have.
        pair: both in the same draws.
        language: of the words.
    """
    flows = {
        account: [d for d in differences if d.account == account]
        for account in (account_of(measure, None, ACCRUAL) for measure in FLOWS)
    }
    groups = [
        FigureGroup(account_words(account, language), tuple(_lines(own, pair, language)))
        for account, own in flows.items()
    ]
    years = sorted({d.year for own in flows.values() for d in own})
    by_year = FigureTable(
        f"{interval_key(region)}.years",
        of_place(region, spoken(_BY_YEAR, language), language),
        "",
        tuple(FigureColumn(str(year)) for year in years),
        tuple(groups),
    )
    yield _chart(region, by_year, language)
    yield by_year
    yield _over_years(region, differences, pair, language)


def interval_key(region: str) -> str:
    """Return the key of the table of all years."""
    return f"{region}.intervals"


def _lines(
    differences: Sequence[Difference], pair: SpreadPair, language: Language
) -> Iterator[FigureLine]:
    """Yield the ends of a flow's differences, the differences and the means, year by year."""
    account, years = differences[0].account, [d.year for d in differences]
    cells: dict[str, Sequence[int | None]] = {
        "low": [d.low for d in differences],
        "default": [d.difference for d in differences],
        "mean": pair.means(account, years),
        "high": [d.high for d in differences],
    }
    for name, own in cells.items():
        yield FigureLine(f"{account.measure}.{name}", spoken(_ENDS[name], language), tuple(own))


def _chart(region: str, table: FigureTable, language: Language) -> Chart:
    group = table.groups[0]
    title = spoken(listed((group.heading, _DRAWN), COMMA), language)
    return Chart(
        "interval",
        "band",
        of_place(region, title, language),
        spoken(_SAYS, language),
        table,
        tuple(line.name for line in group.lines),
        tuple(range(len(table.columns))),
        region=region,
    )


def _over_years(
    region: str, differences: Sequence[Difference], pair: SpreadPair, language: Language
) -> FigureTable:
    lines = [
        FigureLine(line_name(account), account_words(account, language), own)
        for account, own in interval_cells(differences, pair).items()
    ]
    return FigureTable(
        interval_key(region),
        of_place(region, interval_title(pair, language), language),
        "",
        tuple(FigureColumn(spoken(column, language)) for column in INTERVAL_COLUMNS),
        ungrouped(lines),
    )
