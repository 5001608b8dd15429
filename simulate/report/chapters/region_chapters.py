"""The chapters of a region's cohorts: which tables and charts each of them has."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from attrs import frozen

from kernel.messages import Language
from simulate.language.catalogue import spoken
from simulate.output.deliverable.chapters import KINDS, Block, Chapter
from simulate.output.deliverable.checks import Check
from simulate.output.deliverable.figure_table import FigureTable
from simulate.output.layout import bullets, heading
from simulate.output.units import Unit
from simulate.projection.breakdowns import CLAUSE
from simulate.projection.facts import series
from simulate.projection.ledger import ACCRUAL, CASH
from simulate.projection.measures import account_of
from simulate.report.assumption_tables import clause_table
from simulate.report.chapters.account_figures import AccountFigures
from simulate.report.chapters.balance_table import balance_chart, balance_table, checks_of_balance
from simulate.report.chapters.clause_figures import clause_figures, clauses_chart
from simulate.report.chapters.documents_table import documents_table
from simulate.report.chapters.flow_tables import (
    checks_of_bases,
    of_bases,
    of_breakdown,
    of_cohorts,
    of_payers,
    of_what_is_beside,
    payers_chart,
)
from simulate.report.chapters.interval_tables import (
    interval_chart,
    interval_table,
    spread_figures,
)
from simulate.report.headline import Headline
from simulate.report.main_effects import TITLE
from simulate.report.notes import notes
from simulate.uncertainty.ranking_parts import RankingParts
from simulate.uncertainty.ranking_table import Ranking

_COST: Final = "government_cost"


@frozen(eq=False)
class RegionChapters:
    """The parts of a region's chapters.

    Attributes:
        headline: its cohorts, and the years that are shown.
        by: breakdowns that were asked for.
        unit: of money in sentences.
    """

    headline: Headline
    by: Sequence[str]
    unit: Unit
    language: Language

    @cached_property
    def accrued(self) -> AccountFigures:
        """Its accounts by insurance year."""
        years = self.headline.insurance_years or self.headline.years
        return AccountFigures(self.headline, years, self.language)

    @cached_property
    def moved(self) -> AccountFigures:
        """Its accounts by calendar year."""
        return AccountFigures(self.headline, self.headline.years, self.language)

    @cached_property
    def accrual_beside_cash(self) -> FigureTable:
        """Each flow on both bases."""
        return of_bases(self.moved)

    @cached_property
    def rolled_forward(self) -> FigureTable:
        """The prepaid balance, year by year."""
        return balance_table(self.headline, self.language)

    def figures_on(self, accounting: str) -> AccountFigures:
        """Return its accounts by the years of an accounting basis."""
        return self.moved if accounting == CASH else self.accrued

    def payers(self) -> Iterator[Block]:
        """Yield fund income by payer on both bases, the one of the headline drawn, and the rest."""
        first = self.headline.accounting
        for basis in (first, CASH if first == ACCRUAL else ACCRUAL):
            figures = self.figures_on(basis)
            table = of_payers(figures, "fund_income", basis)
            if basis == first:
                yield payers_chart(table, figures)
            yield table
        yield of_what_is_beside(self.moved)

    def levels(self) -> Iterator[Block]:
        """Yield government cost by level on both bases."""
        for basis in (ACCRUAL, CASH):
            yield of_payers(self.figures_on(basis), _COST, basis)

    def cohorts(self) -> Iterator[Block]:
        """Yield the flows by cohort, where there are several."""
        if len(self.headline.forecasts) > 1:
            for measure in ("fund_income", _COST, "student_cost"):
                yield of_cohorts(self.accrued, measure, ACCRUAL)

    def balance(self) -> Iterator[Block]:
        """Yield the prepaid balance, drawn and rolled forward."""
        if self.headline.peak[1].value:
            yield balance_chart(self.rolled_forward, self.headline, self.language)
        yield self.rolled_forward

    def bases(self) -> Iterator[Block]:
        """Yield accrual beside cash."""
        yield self.accrual_beside_cash

    def breakdown(self) -> Iterator[Block]:
        """Yield the breakdowns that were asked for; that by clause has a chapter of its own."""
        for by in self.by:
            if by != CLAUSE:
                yield of_breakdown(self.accrued, by)

    def intervals(self) -> Iterator[Block]:
        """Yield how far off the figures may be, where there are draws."""
        spread = self.headline.spread
        if spread is not None:
            table = interval_table(self.headline, spread, self.language)
            yield interval_chart(table, self.headline, self.language)
            yield table
            yield spread_figures(self.moved.accounts, self.headline, spread, self.language)

    def sensitivity(self) -> Iterator[Block]:
        """Yield what the assumptions do to fund income, drawn and as a table."""
        one, unit = self.headline, self.unit
        cohort, account = one.largest.cohort, account_of("fund_income", None, ACCRUAL)
        income = int(series(one.largest, account).sum())
        ranking = Ranking(one.setup, (cohort,), account, None, income, tuple(one.effects))
        title = spoken(TITLE.filled(cohort=cohort, unit=unit.text), self.language)
        yield from RankingParts(ranking, unit, self.language, title).sensitivity()

    def clauses(self) -> Iterator[Block]:
        """Yield the flows by clause, drawn, and what the clauses say."""
        table = clause_figures(self.accrued)
        yield clauses_chart(table, self.accrued)
        yield table
        yield clause_table(self.headline.forecasts, self.language)

    def documents(self) -> Iterator[Block]:
        """Yield the documents that the figures rest on."""
        yield documents_table(self.moved)

    def method(self) -> Iterator[Block]:
        """Yield the notes."""
        yield heading(spoken(self.headline.setup.rules.facts.name, self.language))
        yield bullets(notes(self.headline.forecasts, self.language, self.headline.horizon))

    def checks(self) -> Iterator[Check]:
        """Yield the checks of figures that stand in several tables."""
        yield from checks_of_bases(self.moved, self.accrual_beside_cash)
        yield from checks_of_balance(self.rolled_forward, self.moved)


def chapters_of(regions: Sequence[RegionChapters], keys: Sequence[str]) -> Iterator[Chapter]:
    """Yield the chapter of each kind, the parts of all regions below each other."""
    for key in keys:
        blocks = [block for one in regions for block in getattr(one, key)()]
        if blocks:
            yield Chapter(KINDS[key], tuple(blocks))
