"""The forecast as a person reads it: years across, measures down."""

from collections.abc import Iterator, Sequence

import numpy as np
from rich.console import RenderableType
from rich.table import Table

from kernel.figures import Array
from kernel.messages import Language
from simulate.language.catalogue import spoken
from simulate.output.labels import label_words, line_label
from simulate.output.layout import add_sections, estimate, number
from simulate.output.words import MONEY, WHOLE_PROGRAMME, term
from simulate.projection.facts import (
    accounts,
    broken_down,
    series,
    shown_years,
)
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import NONE, Account
from simulate.projection.measure import TOTAL
from simulate.projection.measures import MEASURES
from simulate.uncertainty.spread import Spread
from simulate.uncertainty.spread_tables import HIGH_END, LOW_END


def forecast_table(
    forecasts: Sequence[Forecast],
    *,
    accounting: str,
    by: Sequence[str],
    horizon: int | None,
    language: Language,
    spread: Spread | None = None,
) -> RenderableType:
    """Return a table of one cohort, or of the sum of several cohorts of a region.

    Args:
        forecasts: cohorts of one region, made with the same breakdowns.
        accounting: `accrual`, `cash`, or empty for both.
        by: breakdowns whose labels stand under each line.
        horizon: how many insurance years of each cohort are shown.
        language: of the words.
        spread: how far the figures may be off, over the years that are shown.
    """
    spans = [shown_years(forecast, horizon) for forecast in forecasts]
    years = range(min(span.start for span in spans), max(span.stop for span in spans))
    table = Table(pad_edge=False)
    table.add_column(spoken(MONEY, language), no_wrap=True)
    for year in years:
        table.add_column(str(year), justify="right", no_wrap=True)
    table.add_column(
        term("total", language) if horizon else spoken(WHOLE_PROGRAMME, language),
        justify="right",
        no_wrap=True,
        style="bold",
    )
    shown = [
        a for a in accounts(*forecasts) if not accounting or a.accounting in (NONE, accounting)
    ]
    lines = {a: [*_lines(forecasts, a, spans, years, by, language)] for a in shown}
    for account, own in lines.items():
        own += _ends(spread, account, years, language) if own else ()
    add_sections(table, lines, language)
    return table


def _lines(
    forecasts: Sequence[Forecast],
    account: Account,
    spans: Sequence[range],
    years: range,
    by: Sequence[str],
    language: Language,
) -> Iterator[tuple[str, ...]]:
    """Return the line of an account and, below it, those of its breakdown; empty ones are left out.

    A payer who never pays anything has no line; a measure that is zero has.
    """
    cells: Array = np.zeros(len(years), np.int64)
    parts: dict[int, Array] = {}
    for forecast, span in zip(forecasts, spans, strict=True):
        at = slice(span.start - years.start, span.stop - years.start)
        width = len(span)
        cells[at] += series(forecast, account)[:width].sum(axis=1)
        if by:
            split = broken_down(forecast, account, by)[:width].reshape(width, -1)
            for cell in np.flatnonzero(split.any(axis=0)):
                parts.setdefault(int(cell), np.zeros(len(years), np.int64))[at] += split[:, cell]
    if account.payer not in (NONE, TOTAL) and not cells.any():
        return
    yield (line_label(account, language), *_numbers(account, cells, years, forecasts[0].cohort))
    labels, rules = forecasts[0].labels(by), forecasts[0].setup.rules
    for code, split in sorted(parts.items()):
        numbers = _numbers(account, split, years, forecasts[0].cohort)
        yield (f"    {label_words(by, labels[code], rules, language)}", *numbers)


def _ends(
    spread: Spread | None, account: Account, years: range, language: Language
) -> Iterator[tuple[str, ...]]:
    """Return the lines of the ends of an account's intervals; that of a sum is no sum of ends."""
    if spread is None:
        return
    scatter = spread.of(account)
    ends, totals = scatter.interval, scatter.summed().interval
    for name, end, total in zip((LOW_END, HIGH_END), ends, totals, strict=True):
        cells = np.array([estimate(account, figure) for figure in end.tolist()])
        whole = estimate(account, float(total[0]))
        numbers = _numbers(account, cells, years, years.start + 1, whole)
        yield (f"      {spoken(name, language)}", *numbers)


def _numbers(
    account: Account, cells: Array, years: range, cohort: int, whole: int | None = None
) -> list[str]:
    """Write the figures of a line; a stock has no sum, a year that cannot be has no figure.

    Args:
        account: what they are of.
        cells: a figure for each year.
        years: which.
        cohort: the first insurance year.
        whole: the figure of all years; by default their sum.
    """
    measure = MEASURES[account.measure]
    begins = cohort if measure.counts_insurance_years(account.accounting) else years.start
    shown = [
        "" if year < begins else number(int(cell), measure.is_money)
        for year, cell in zip(years, cells, strict=True)
    ]
    whole = int(cells.sum()) if whole is None else whole
    total = "" if measure.is_stock else number(whole, measure.is_money)
    return [*shown, total]
