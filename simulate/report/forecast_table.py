"""The forecast as a person reads it: years across, measures down, assumptions below."""

from collections.abc import Iterator, Sequence

import numpy as np
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as Line

from kernel.figures import Array
from simulate.output.labels import SECTIONS, label_words, line_label, section_heading
from simulate.output.layout import estimate, number
from simulate.output.words import Language, say
from simulate.projection.facts import (
    STOCKS,
    TOTAL,
    UNITS,
    accounts,
    broken_down,
    is_by_insurance_year,
    series,
    shown_years,
)
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import ACCRUAL, CASH, NONE, Account
from simulate.uncertainty.spread import Spread


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
    table.add_column(say("money", language), no_wrap=True)
    for year in years:
        table.add_column(str(year), justify="right", no_wrap=True)
    table.add_column(
        say("total" if horizon else "life", language), justify="right", no_wrap=True, style="bold"
    )
    shown = [
        a for a in accounts(forecasts[0]) if not accounting or a.accounting in (NONE, accounting)
    ]
    for section, measures in SECTIONS.items():
        for basis in (NONE, ACCRUAL, CASH):
            rows = [a for a in shown if a.measure in measures and a.accounting == basis]
            lines = [
                line
                for account in rows
                for own in [list(_lines(forecasts, account, spans, years, by, language))]
                for line in (*own, *(_ends(spread, account, years, language) if own else ()))
            ]
            if lines:
                _add_section(table, section_heading(section, basis, language), lines)
    return table


def _add_section(table: Table, heading: str, lines: Sequence[tuple[str, ...]]) -> None:
    if heading:
        table.add_row(Line(heading, style="bold"))
    for label, *cells in lines:
        table.add_row(label, *cells)
    table.add_section()


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
    for name, end, total in zip(("low", "high"), ends, totals, strict=True):
        cells = np.array([estimate(account, figure) for figure in end.tolist()])
        whole = estimate(account, float(total[0]))
        numbers = _numbers(account, cells, years, years.start + 1, whole)
        yield (f"      {say(name, language)}", *numbers)


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
    money = UNITS[account.measure] == "fen"
    shown = [
        "" if is_by_insurance_year(account) and year < cohort else number(int(cell), money)
        for year, cell in zip(years, cells, strict=True)
    ]
    whole = int(cells.sum()) if whole is None else whole
    total = "" if account.measure in STOCKS else number(whole, money)
    return [*shown, total]
