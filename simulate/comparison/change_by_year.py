"""The analysis of change over all years and, in detail, year by year."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Group, RenderableType

from kernel.messages import message
from simulate.comparison.change_tables import (
    BY_STEP,
    analysis_table,
    figure_words,
    movement_rows,
)
from simulate.comparison.movement import Movement, figures_of_both, movement_by_year
from simulate.comparison.scenarios import Step
from simulate.language.catalogue import spoken
from simulate.output.grid import Grid
from simulate.output.layout import heading
from simulate.output.presentation import Presentation
from simulate.output.table_figures import Figures
from simulate.projection.ledger import Account
from simulate.projection.measures import MEASURES

BY_YEAR: Final = message("Analysis of change by year: {figure}")


def analysis_tables(
    steps: Sequence[Step], region: str, look: Presentation
) -> Iterator[RenderableType]:
    """Return how a region's figures go from one forecast to the other; in detail by year."""
    yield analysis_table(steps, region, look)
    for account in figures_of_both(steps, region) if look.detail else ():
        years, movement = movement_by_year(steps, region, account)
        if movement.moving:
            yield _by_year(account, years, movement, look)


def _by_year(
    account: Account, years: Sequence[int], movement: Movement, look: Presentation
) -> RenderableType:
    """Return a line for each step that changes a figure in some year, a column for each year."""
    language, is_money = look.language, MEASURES[account.measure].is_money
    figures = Figures.of(look, movement.before if is_money else ())
    corner = spoken(BY_STEP.filled(unit=figures.unit.text), language) if is_money else ""
    rows = movement_rows(movement, [is_money] * len(years), figures, language)
    title = BY_YEAR.filled(figure=figure_words(account, language))
    return Group(heading(spoken(title, language)), Grid(corner, [*map(str, years)], rows))
