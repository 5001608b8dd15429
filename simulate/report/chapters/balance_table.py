"""The prepaid balance rolled forward as a table and a chart."""

from typing import Final

from kernel.messages import COMMA, Language, listed, message
from simulate.language.catalogue import spoken
from simulate.output.deliverable.chart import Chart
from simulate.output.deliverable.checks import Check, Place, check_of
from simulate.output.deliverable.figure_table import (
    FigureColumn,
    FigureLine,
    FigureTable,
    Terms,
    ungrouped,
)
from simulate.projection.ledger import Account
from simulate.report.chapters.account_figures import AccountFigures
from simulate.report.forms.bridge import bridge
from simulate.report.forms.form import Line, Section
from simulate.report.headline import Headline

_OPENING, _CLOSING = "opening", "closing"
_CALENDAR_YEAR: Final = message("Calendar year")
_SAYS: Final = message(
    "A bar for each 31 December: contributions received and not yet earned, highest at the end of "
    "{year}."
)
_ROLLED: Final = message("{place}: the balance opens in {year} as it closed the year before")
_AS_POSTED: Final = message("{place}: the balance at the end of {year} as it was posted")


def balance_table(headline: Headline, language: Language) -> FigureTable:
    """Return the balance of each year: opening, received by payer, earned, refunded, closing."""
    form = bridge(headline.forecasts).over(headline.years)
    section = form.section("prepaid_balance")
    place = headline.setup.rules.facts.name
    return FigureTable(
        key=f"{headline.setup.rules.name}.balance",
        title=spoken(listed([place, section.heading], COMMA), language),
        corner=spoken(_CALENDAR_YEAR, language),
        columns=tuple(FigureColumn(str(column.year)) for column in form.columns),
        groups=ungrouped([_line(line, section, language) for line in section.lines]),
    )


def balance_chart(table: FigureTable, headline: Headline, language: Language) -> Chart:
    """Return the chart of the balance at the end of each year."""
    return Chart(
        "balance",
        "levels",
        table.title,
        spoken(_SAYS.filled(year=headline.peak[0]), language),
        table,
        (_CLOSING,),
        tuple(range(len(table.columns))),
        region=headline.setup.rules.name,
    )


def checks_of_balance(table: FigureTable, figures: AccountFigures) -> list[Check]:
    """Return that each year opens as the last one closed, and closes as was posted."""
    place, found = figures.headline.setup.rules.facts.name, []
    posted_by_year = figures.amounts(Account("prepaid_balance"))
    for at, year in enumerate(figures.years):
        if at:
            opens = spoken(_ROLLED.filled(place=place, year=year), figures.language)
            opening = table.cell(_OPENING, at) or 0
            before = [(1, Place(table.key, _CLOSING, at - 1))]
            found.append(check_of(opens, "fen", opening, before, [table]))
        posted = spoken(_AS_POSTED.filled(place=place, year=year), figures.language)
        closing = [(1, Place(table.key, _CLOSING, at))]
        found.append(check_of(posted, "fen", posted_by_year[at], closing, [table]))
    return found


def _line(line: Line, section: Section, language: Language) -> FigureLine:
    return FigureLine(
        line.name,
        spoken(line.label, language),
        line.amounts,
        line.unit,
        line.depth,
        adds=_adds(line, section),
    )


def _adds(line: Line, section: Section) -> Terms:
    """Return what a line is made of: the closing of all lines, what is received of its payers."""
    if line.name == _CLOSING:
        parts = [one.name for one in section.lines if one.name == _OPENING or one.depth == 1]
    else:
        parts = [one.name for one in section.lines if one.name.startswith(f"{line.name}.")]
    return tuple((1, name) for name in parts)
