"""Tables of a region's flows: who pays into the fund, what it costs whom, on both bases."""

from collections.abc import Iterator
from itertools import product
from typing import Final

from attrs import evolve

from kernel.messages import COMMA, Text, listed, message
from simulate.language.catalogue import spoken
from simulate.output.deliverable.chart import Chart
from simulate.output.deliverable.checks import Check, Place, check_of
from simulate.output.deliverable.figure_table import (
    FigureGroup,
    FigureLine,
    FigureTable,
    ungrouped,
)
from simulate.output.labels import line_label, measure_words, section_heading
from simulate.output.words import BASIS, TERMS, term
from simulate.projection.breakdowns import GROUPINGS
from simulate.projection.ledger import ACCRUAL, CASH, NONE, Account
from simulate.projection.measure import TOTAL
from simulate.projection.measures import FLOWS, MEASURES, SECTIONS, account_of
from simulate.report.account_lines import ROUNDED
from simulate.report.chapters.account_figures import AccountFigures
from simulate.report.headline import Headline

_PAYER: Final = message("Payer")
_MEASURE: Final = message("Measure")
_COHORT: Final = message("Cohort")
_BY_COHORT: Final = message("by cohort")
_DIFFERENCE: Final = message("cash less accrual")
_BESIDE: Final = message("top-ups, refunds, benefits, people, cover")
_BASES: Final = message("accrual beside cash")
_PAYERS_SAY: Final = message(
    "A bar for each year, divided by payer, the largest over all years first: {payers}."
)
_SAME_OVER_LIFE: Final = message("{measure}, {place}: cash over the whole programme is accrual")


def of_payers(figures: AccountFigures, measure: str, accounting: str) -> FigureTable:
    """Return a measure by payer, its total the sum of them; who never pays has no line."""
    language = figures.language
    own = [a for a in figures.accounts if (a.measure, a.accounting) == (measure, accounting)]
    lines = [figures.line(a, term(a.payer, language)) for a in own if a.payer != TOTAL]
    there = [line for line in lines if any(line.cells)]
    account = account_of(measure, None, accounting)
    total = figures.total(account, measure_words(measure, language), there)
    return _table(
        figures,
        f"{measure}.{accounting}",
        (MEASURES[measure].text, TERMS[accounting]),
        _PAYER,
        ungrouped([*there, total]),
    )


def payers_chart(table: FigureTable, figures: AccountFigures) -> Chart:
    """Return the chart of fund income by payer and year."""
    lines = [line for line in table.lines if line.name != TOTAL]
    largest = sorted(lines, key=lambda line: -(line.cells[-1] or 0))
    payers = listed(line.label for line in largest)
    return Chart(
        "payers",
        "stacked",
        table.title,
        spoken(_PAYERS_SAY.filled(payers=payers), figures.language),
        table,
        tuple(line.name for line in lines),
        tuple(range(len(figures.years))),
        region=figures.region,
    )


def of_bases(figures: AccountFigures) -> FigureTable:
    """Return each flow on both accounting bases, and what lies between them."""
    language = figures.language
    groups = []
    for measure in FLOWS:
        lines = [
            figures.line(
                account_of(measure, None, basis),
                term(basis, language),
                name=f"{measure}.{basis}",
            )
            for basis in (ACCRUAL, CASH)
        ]
        accrual, cash = lines
        between = [(c or 0) - (a or 0) for a, c in zip(accrual.cells, cash.cells, strict=True)]
        difference = FigureLine(
            f"{measure}.difference",
            spoken(_DIFFERENCE, language),
            tuple(between),
            depth=0,
            adds=((1, cash.name), (-1, accrual.name)),
        )
        groups.append(FigureGroup(measure_words(measure, language), (*lines, difference)))
    return _table(figures, "bases", (_BASES,), _MEASURE, tuple(groups))


def checks_of_bases(figures: AccountFigures, table: FigureTable) -> Iterator[Check]:
    """Return the checks that cash over the whole programme is accrual, where all of it is shown."""
    if figures.headline.horizon is not None:
        return
    last = len(figures.years)
    for measure in FLOWS:
        words = _SAME_OVER_LIFE.filled(
            measure=MEASURES[measure].text, place=figures.headline.setup.rules.facts.name
        )
        parts = [(1, Place(table.key, f"{measure}.difference", last))]
        yield check_of(spoken(words, figures.language), "fen", 0, parts, [table])


def of_what_is_beside(figures: AccountFigures) -> FigureTable:
    """Return every account that is no flow, in the sections of all tables."""
    language = figures.language
    groups = []
    for section, basis in product(SECTIONS, (NONE, ACCRUAL, CASH)):
        lines = [
            evolve(
                figures.line(a, line_label(a, language).strip(), name=_name(a)),
                adds=_payers_of(a, figures) if a.payer == TOTAL else (),
            )
            for a in figures.accounts
            if a.measure not in FLOWS
            and MEASURES[a.measure].section == section
            and a.accounting == basis
        ]
        if there := tuple(line for line in lines if any(line.cells)):
            groups.append(FigureGroup(section_heading(section, basis, language), there))
    return _table(figures, "beside", (_BESIDE,), _MEASURE, tuple(groups))


def of_cohorts(figures: AccountFigures, measure: str, accounting: str) -> FigureTable:
    """Return a flow by cohort, its total the sum of them."""
    account, language = account_of(measure, None, accounting), figures.language
    lines = []
    for forecast in figures.headline.forecasts:
        alone = evolve(figures, headline=Headline([forecast], horizon=figures.headline.horizon))
        lines.append(alone.line(account, str(forecast.cohort), name=str(forecast.cohort)))
    total = figures.total(account, term(TOTAL, language), lines)
    return _table(
        figures,
        f"cohorts.{measure}.{accounting}",
        (MEASURES[measure].text, _BY_COHORT, TERMS[accounting]),
        _COHORT,
        ungrouped([*lines, total]),
    )


def of_breakdown(figures: AccountFigures, by: str) -> FigureTable:
    """Return the flows on accrual, and the insured, by the labels of a breakdown."""
    language = figures.language
    groups = []
    flows = [account_of(measure, None, ACCRUAL) for measure in FLOWS]
    for account in (*flows, Account("insured")):
        parts = [*figures.parts(account, by)]
        words = measure_words(account.measure, language)
        total = figures.total(account, term(TOTAL, language), parts, name=account.measure)
        groups.append(FigureGroup(words, (*parts, total)))
    text = GROUPINGS[by].text if by in GROUPINGS else BASIS
    return _table(figures, f"by.{by}", (text, TERMS[ACCRUAL]), text, tuple(groups))


def _table(
    figures: AccountFigures,
    key: str,
    title: tuple[Text, ...],
    corner: Text,
    groups: tuple[FigureGroup, ...],
) -> FigureTable:
    """Return a table of a region, all of whose titles begin with its name."""
    place, language = figures.headline.setup.rules.facts.name, figures.language
    return FigureTable(
        key=f"{figures.region}.{key}",
        title=spoken(listed([place, *title], COMMA), language),
        corner=spoken(corner, language),
        columns=figures.columns,
        groups=groups,
        notes=(spoken(ROUNDED, language),),
    )


def _name(account: Account) -> str:
    return ".".join(filter(None, (account.measure, account.payer)))


def _payers_of(total: Account, figures: AccountFigures) -> tuple[tuple[int, str], ...]:
    """Return the lines of which a total is the sum: those of its payers who bear anything."""
    return tuple(
        (1, _name(a))
        for a in figures.accounts
        if (a.measure, a.accounting) == (total.measure, total.accounting)
        and a.payer != TOTAL
        and any(figures.amounts(a))
    )
