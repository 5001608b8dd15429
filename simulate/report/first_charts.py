"""The charts of the first screen: payers by year, the prepaid balance, intervals."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from rich.console import Group, RenderableType

from kernel.messages import COMMA, Text, listed, message
from simulate.language.catalogue import spoken
from simulate.output.charts import Band, interval_bands, level_bars, stacked_bars
from simulate.output.labels import measure_words
from simulate.output.layout import heading
from simulate.output.presentation import Presentation
from simulate.output.table_figures import Figures
from simulate.output.units import shown
from simulate.output.words import TERMS, term
from simulate.projection.facts import accounts
from simulate.projection.ledger import Account
from simulate.projection.measure import TOTAL
from simulate.projection.measures import FLOWS, MEASURES
from simulate.report.account_lines import AccountLines
from simulate.report.headline import Amount, Headline

_INTERVALS: Final = message("5% to 95%, ● as assumed")

_WIDEST: Final = 120
"""Characters of a chart at most: a longer bar tells no more."""


def first_charts(headline: Headline, look: Presentation) -> Iterator[RenderableType]:
    """Return the charts of a region, each under a heading; none of what is zero throughout."""
    if headline.spread is not None:
        yield _intervals(headline, look)
    yield _payers(headline, look)
    if headline.peak[1].value:
        yield _balance(headline, look)


def _payers(headline: Headline, look: Presentation) -> RenderableType:
    """Draw fund income by payer, a bar a year."""
    source = AccountLines(headline.forecasts, (), headline.horizon, None, look.language)
    years = headline.shown
    first = years.start - source.years.start
    parts = {
        term(account.payer, look.language): [
            int(cell) for cell in next(source.of(account, "")).cells[first:]
        ]
        for account in accounts(*headline.forecasts)
        if account.measure == "fund_income"
        and account.accounting == headline.accounting
        and account.payer != TOTAL
    }
    figures = Figures.of(look, (max(values) for values in parts.values()))
    bars = stacked_bars(
        [*map(str, years)], parts, width=_width(look), written=partial(shown, unit=figures.unit)
    )
    title = (MEASURES["fund_income"].text, TERMS[headline.accounting], figures.unit.text)
    return _under(title, bars, look)


def _balance(headline: Headline, look: Presentation) -> RenderableType:
    """Draw the prepaid balance at the end of each year."""
    source = AccountLines(headline.forecasts, (), headline.horizon, None, look.language)
    values = [int(cell) for cell in next(source.of(Account("prepaid_balance"), "")).cells]
    figures = Figures.of(look, values)
    bars = level_bars(
        [*map(str, source.years)],
        values,
        width=_width(look),
        written=partial(shown, unit=figures.unit),
    )
    return _under((MEASURES["prepaid_balance"].text, figures.unit.text), bars, look)


def _intervals(headline: Headline, look: Presentation) -> RenderableType:
    """Draw how far the flows of the headline may be off."""
    amounts: dict[str, Amount] = {name: getattr(headline, name) for name in FLOWS}
    figures = Figures.of(look, (amount.value for amount in amounts.values()))
    bands = [
        Band(measure_words(name, look.language), amount.low or 0, amount.value, amount.high or 0)
        for name, amount in amounts.items()
    ]
    drawn = interval_bands(bands, width=_width(look), written=partial(shown, unit=figures.unit))
    return _under((_INTERVALS, figures.unit.text), drawn, look)


def _width(look: Presentation) -> int:
    return min(look.width, _WIDEST)


def _under(title: tuple[Text, ...], chart: RenderableType, look: Presentation) -> RenderableType:
    return Group(heading(spoken(listed(title, COMMA), look.language)), chart)
