"""The analysis of change over all years and, in detail, year by year."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Group, RenderableType

from kernel.messages import message
from simulate.comparison.change_tables import (
    BY_STEP,
    STEP_WORDS,
    analysis_table,
    figure_words,
    figures_of_both,
)
from simulate.comparison.differences import Difference
from simulate.comparison.scenarios import Step
from simulate.language.catalogue import spoken
from simulate.output.grid import Grid, Row
from simulate.output.layout import heading
from simulate.output.presentation import Presentation
from simulate.output.table_figures import Figures
from simulate.output.words import AFTER, BEFORE
from simulate.projection.ledger import Account
from simulate.projection.measures import MEASURES

_TITLE: Final = message("Analysis of change by year: {figure}")


def analysis_tables(
    steps: Sequence[Step], region: str, look: Presentation
) -> Iterator[RenderableType]:
    """Return how a region's figures go from one forecast to the other; in detail by year."""
    yield analysis_table(steps, region, look)
    for account in figures_of_both(steps, region) if look.detail else ():
        effects = {
            step.name: [d for d in step.effects if (d.region, d.account) == (region, account)]
            for step in steps
        }
        moving = {name: own for name, own in effects.items() if any(d.difference for d in own)}
        if moving:
            yield _by_year(account, [*effects.values()], moving, look)


def _by_year(
    account: Account,
    effects: Sequence[Sequence[Difference]],
    moving: dict[str, list[Difference]],
    look: Presentation,
) -> RenderableType:
    """Return a line for each step that changes a figure in some year, a column for each year.

    Args:
        account: the figure.
        effects: of every step on it, year by year.
        moving: those of the steps that change it, by step.
        look: how tables look.
    """
    language, is_money = look.language, MEASURES[account.measure].is_money
    start, end = ([(d.before or 0) for d in effects[0]], [(d.after or 0) for d in effects[-1]])
    figures = Figures.of(look, start if is_money else ())

    def ends(word: str, amounts: Sequence[int]) -> Row:
        return Row(word, [figures.number(n, is_money=is_money) for n in amounts], bold=True)

    steps = [
        Row(
            f"  {spoken(STEP_WORDS[name], language)}",
            [figures.signed(d.difference or 0, is_money=is_money) for d in own],
        )
        for name, own in moving.items()
    ]
    rows = [ends(spoken(BEFORE, language), start), *steps, ends(spoken(AFTER, language), end)]
    corner = spoken(BY_STEP.filled(unit=figures.unit.text), language) if is_money else ""
    years = [str(d.year) for d in effects[0]]
    title = _TITLE.filled(figure=figure_words(account, language))
    return Group(heading(spoken(title, language)), Grid(corner, years, rows))
