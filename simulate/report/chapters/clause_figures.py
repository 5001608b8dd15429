"""Fund income and government cost by the clause that put each amount there."""

from typing import Final

from attrs import evolve

from kernel.messages import COMMA, listed, message
from simulate.language.catalogue import spoken
from simulate.language.wrapping import wrapped
from simulate.output.deliverable.chart import Chart
from simulate.output.deliverable.figure_table import FigureGroup, FigureLine, FigureTable
from simulate.output.labels import measure_words
from simulate.output.words import CLAUSE, TERMS, term
from simulate.projection.breakdowns import CLAUSE as BY_CLAUSE
from simulate.projection.ledger import ACCRUAL
from simulate.projection.measure import TOTAL
from simulate.projection.measures import account_of
from simulate.report.chapters.account_figures import AccountFigures

_MEASURES: Final = ("fund_income", "government_cost")
_TITLE: Final = message("by clause")
_CLAUSE: Final = message("{id} {words}")
_SAYS: Final = message(
    "A bar for each clause that puts money into the fund: which share of fund income rests on it, "
    "over all years, the largest first: {clauses}."
)

_LONGEST: Final = 48
"""Columns of a clause in a line, of which a Chinese character takes two; the rest stands below."""


def clause_figures(figures: AccountFigures) -> FigureTable:
    """Return both measures on accrual by clause, the largest first, each with its document."""
    language = figures.language
    groups = []
    for measure in _MEASURES:
        account = account_of(measure, None, ACCRUAL)
        parts = sorted(figures.parts(account, BY_CLAUSE), key=lambda line: -(line.cells[-1] or 0))
        total = figures.total(account, term(TOTAL, language), parts, name=measure)
        lines = (*(_with_words(line, figures) for line in parts), total)
        groups.append(FigureGroup(measure_words(measure, language), lines))
    place = figures.headline.setup.rules.facts.name
    return FigureTable(
        key=f"{figures.region}.clauses",
        title=spoken(listed([place, _TITLE, TERMS[ACCRUAL]], COMMA), language),
        corner=spoken(CLAUSE, language),
        columns=figures.columns,
        groups=tuple(groups),
    )


def clauses_chart(table: FigureTable, figures: AccountFigures) -> Chart:
    """Return the chart of the shares of fund income by clause."""
    income, _ = table.groups
    lines = [line for line in income.lines if line.depth]
    return Chart(
        "clauses",
        "shares",
        f"{table.title} · {income.heading}",
        spoken(_SAYS.filled(clauses=listed(line.label for line in lines)), figures.language),
        table,
        tuple(line.name for line in lines),
        (len(table.columns) - 1,),
        region=figures.region,
    )


def _with_words(line: FigureLine, figures: AccountFigures) -> FigureLine:
    """Put behind the id of a clause the beginning of what it says."""
    clause = figures.headline.setup.rules.law.clauses[line.label]
    words = spoken(clause.text, figures.language)
    first, *rest = wrapped(words, _LONGEST)
    short = f"{first}…" if rest else first
    label = spoken(_CLAUSE.filled(id=clause.id, words=short), figures.language)
    return evolve(line, label=label, rests_on=clause.cited)
