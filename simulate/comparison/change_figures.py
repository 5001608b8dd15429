"""The analysis of change as tables of figures, and the chart of what each step adds."""

from collections.abc import Iterator, Sequence
from typing import Final

from kernel.messages import Language, Text, listed, message
from simulate.comparison.change_by_year import BY_YEAR
from simulate.comparison.change_tables import (
    NOTHING_TO_ANALYSE,
    OVER_YEARS,
    STEP,
    STEP_WORDS,
    figure_words,
    still_words,
)
from simulate.comparison.difference_figures import line_name
from simulate.comparison.movement import (
    Movement,
    figures_of_both,
    movement_by_year,
    movement_over_years,
)
from simulate.comparison.scenarios import Step
from simulate.language.catalogue import spoken
from simulate.output.deliverable.chapters import Block
from simulate.output.deliverable.chart import Chart
from simulate.output.deliverable.figure_table import (
    FigureColumn,
    FigureLine,
    FigureTable,
    ungrouped,
)
from simulate.output.labels import of_place
from simulate.output.layout import Sentences
from simulate.output.table_figures import Figures
from simulate.output.units import Unit
from simulate.output.words import AFTER, BEFORE, WHOLE_PROGRAMME
from simulate.projection.ledger import Account
from simulate.projection.measures import MEASURES

BEFORE_LINE: Final = "before"
AFTER_LINE: Final = "after"
"""The names of the lines at both ends; between them those of the steps."""

_DRAWN: Final = message("{figure}: what each step adds, all years")
_SAYS: Final = message("{figure}: {change} over all years, of which {steps}.")
_OF_STEP: Final = message("{step} {change}")
_AMOUNT: Final = message("{amount} {unit}")
_STILL: Final = message("Steps that add nothing to it are left out: {steps}.")


def change_blocks(
    steps: Sequence[Step], region: str, unit: Unit, language: Language
) -> Iterator[Block]:
    """Yield how a region's figures go from one forecast to the other: chart, all years, by year.

    Args:
        steps: the analysis, of all regions.
        region: whose.
        unit: of money in sentences.
        language: of the words.
    """
    accounts = figures_of_both(steps, region)
    movement = movement_over_years(steps, region, accounts)
    if not movement.moving:
        yield Sentences([spoken(NOTHING_TO_ANALYSE, language)])
        return
    table = _over_years(region, accounts, movement, language)
    drawn = [
        at
        for at, account in enumerate(accounts)
        if MEASURES[account.measure].is_money and any(own[at] for own in movement.effects.values())
    ]
    if drawn:
        yield _chart(region, drawn[0], table, movement, unit, language)
    yield table
    for account in accounts:
        years, own = movement_by_year(steps, region, account)
        if own.moving:
            yield _by_year(region, account, years, own, language)


def change_key(region: str) -> str:
    """Return the key of the table of all years."""
    return f"{region}.change"


def _over_years(
    region: str, accounts: Sequence[Account], movement: Movement, language: Language
) -> FigureTable:
    columns = [
        FigureColumn(figure_words(account, language), unit=MEASURES[account.measure].unit)
        for account in accounts
    ]
    return FigureTable(
        change_key(region),
        of_place(region, spoken(OVER_YEARS, language), language),
        spoken(STEP, language),
        tuple(columns),
        ungrouped(_lines(movement, language)),
        tuple(still_words(movement, language)),
    )


def _by_year(
    region: str, account: Account, years: Sequence[int], movement: Movement, language: Language
) -> FigureTable:
    """Return a figure year by year, and behind the years their sum."""
    title = spoken(BY_YEAR.filled(figure=figure_words(account, language)), language)
    every = tuple((1, at) for at in range(len(years)))
    return FigureTable(
        f"{change_key(region)}.{line_name(account)}",
        of_place(region, title, language),
        spoken(STEP, language),
        (
            *(FigureColumn(str(year)) for year in years),
            FigureColumn(spoken(WHOLE_PROGRAMME, language), adds=every),
        ),
        ungrouped(_lines(movement.with_sums(), language, MEASURES[account.measure].unit)),
    )


def _lines(movement: Movement, language: Language, unit: str = "fen") -> list[FigureLine]:
    """Return what is before, the steps that change anything, and what is after: their sum."""

    def ends(name: str, words: str, cells: Sequence[int], *parts: str) -> FigureLine:
        adds = tuple((1, part) for part in parts)
        return FigureLine(name, words, tuple(cells), unit, 0, adds=adds)

    steps = [
        FigureLine(step, spoken(STEP_WORDS[step], language), effects, unit)
        for step, effects in movement.moving.items()
    ]
    parts = (BEFORE_LINE, *movement.moving)
    return [
        ends(BEFORE_LINE, spoken(BEFORE, language), movement.before),
        *steps,
        ends(AFTER_LINE, spoken(AFTER, language), movement.after, *parts),
    ]


def _chart(
    region: str, at: int, table: FigureTable, movement: Movement, unit: Unit, language: Language
) -> Chart:
    """Return the chart of what each step adds to a figure.

    Args:
        region: whose.
        at: the column of the figure.
        table: of all years.
        movement: of its figures.
        unit: of money.
        language: of the words.
    """
    figure = table.columns[at].heading
    moving = {step: own[at] for step, own in movement.effects.items() if own[at]}
    still = [STEP_WORDS[step] for step, own in movement.effects.items() if not own[at]]
    parts = [
        _OF_STEP.filled(step=STEP_WORDS[step], change=_amount(effect, unit))
        for step, effect in moving.items()
    ]
    change = _amount(sum(moving.values()), unit)
    says = _SAYS.filled(figure=figure, change=change, steps=listed(parts))
    return Chart(
        "change",
        "waterfall",
        of_place(region, spoken(_DRAWN.filled(figure=figure), language), language),
        spoken(says, language),
        table,
        tuple(moving),
        (at,),
        region=region,
        note=spoken(_STILL.filled(steps=listed(still)), language) if still else "",
    )


def _amount(change: int, unit: Unit) -> Text:
    return _AMOUNT.filled(amount=Figures(unit).signed(change, is_money=True), unit=unit.short)
