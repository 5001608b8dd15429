"""How far the differences that matter most may be off, as a person reads it."""

from collections.abc import Sequence
from typing import Final

from rich.console import Group, RenderableType

from kernel.messages import Language, message
from simulate.comparison.difference_tables import DIFFERENCE
from simulate.comparison.differences import Difference
from simulate.comparison.intervals import SpreadPair
from simulate.language.catalogue import spoken
from simulate.output.grid import Grid, Row
from simulate.output.labels import account_words
from simulate.output.layout import heading
from simulate.output.presentation import Presentation
from simulate.output.table_figures import Figures
from simulate.projection.ledger import ACCRUAL, Account
from simulate.projection.measures import FLOWS, account_of
from simulate.uncertainty.spread_tables import HIGH_END, LOW_END

_TITLE: Final = message(
    "How far the differences over all years may be off: {replicates} draws of every assumption, "
    "the same for both"
)
INTERVAL_COLUMNS: Final = (DIFFERENCE, LOW_END, HIGH_END)


def interval_table(
    differences: Sequence[Difference], pair: SpreadPair, look: Presentation
) -> RenderableType:
    """Return the difference of each flow over all years, with both ends of its interval.

    Args:
        differences: of a region.
        pair: its draws.
        look: how it looks.
    """
    language, cells = look.language, interval_cells(differences, pair)
    figures = Figures.of(look, (amount for own in cells.values() for amount in own))
    rows = [
        Row(account_words(account, language), [figures.signed(n, is_money=True) for n in own])
        for account, own in cells.items()
    ]
    columns = [spoken(column, language) for column in INTERVAL_COLUMNS]
    table = Grid(spoken(figures.unit.text, language), columns, rows)
    return Group(heading(interval_title(pair, language)), table)


def interval_title(pair: SpreadPair, language: Language) -> str:
    """Return what stands above the intervals of all years."""
    return spoken(_TITLE.filled(replicates=pair.replicates), language)


def interval_cells(
    differences: Sequence[Difference], pair: SpreadPair
) -> dict[Account, tuple[int, int, int]]:
    """Return difference, low and high end of each flow over all years, accrual."""
    cells = {}
    for account in (account_of(measure, None, ACCRUAL) for measure in FLOWS):
        own = [d for d in differences if d.account == account and d.difference is not None]
        total = sum(d.difference or 0 for d in own)
        cells[account] = (total, *pair.interval(account, [d.year for d in own]))
    return cells
