"""What types of student cost and how long they are covered, as figures that come to the totals."""

from collections.abc import Sequence
from typing import Final

from kernel.messages import Language, message
from kernel.ruleset import Ruleset
from simulate.comparison.difference_tables import DIFFERENCE
from simulate.comparison.student_types import COST, Heads, StudentType
from simulate.comparison.type_tables import type_headings, type_words
from simulate.language.catalogue import spoken
from simulate.output.deliverable.figure_table import (
    FigureColumn,
    FigureLine,
    FigureTable,
    ungrouped,
)
from simulate.output.labels import of_place
from simulate.output.words import AFTER, BEFORE, term
from simulate.projection.ledger import Account
from simulate.projection.measure import TOTAL
from simulate.projection.measures import MEASURES

_TITLE: Final = message("All students of each type together, over the programme")

COVERED: Final = Account("covered_months")

CHANGES: Final = {COST: 2, COVERED: 5}
"""The columns of the changes, by what they are of; before each stand before and after."""


def type_figures(
    region: str, types: Sequence[StudentType], rules: Ruleset, language: Language
) -> FigureTable:
    """Return a line for each type of a region's students, and their sum."""
    lines = [
        FigureLine(
            ".".join(one.labels), type_words(one, rules, language), _cells(one.before, one.after)
        )
        for one in types
    ]
    every = tuple((1, line.name) for line in lines)
    before, after = (
        Heads(cost=sum(one.cost for one in heads), months=sum(one.months for one in heads))
        for heads in ([one.before for one in types], [one.after for one in types])
    )
    total = FigureLine(TOTAL, term(TOTAL, language), _cells(before, after), depth=0, adds=every)
    corner, *_ = type_headings(language)
    return FigureTable(
        type_key(region),
        of_place(region, spoken(_TITLE, language), language),
        corner,
        tuple(column for account in CHANGES for column in _columns(account, language)),
        ungrouped([*lines, total]),
    )


def type_key(region: str) -> str:
    """Return the key of the table of a region."""
    return f"{region}.types"


def _columns(account: Account, language: Language) -> list[FigureColumn]:
    """Return a figure before, after, and their difference."""
    measure, at = MEASURES[account.measure], CHANGES[account]
    headings = [
        f"{spoken(measure.text, language)} · {spoken(word, language)}"
        for word in (BEFORE, AFTER, DIFFERENCE)
    ]
    adds = ((), (), ((1, at - 1), (-1, at - 2)))
    return [
        FigureColumn(heading, adds=own, unit=measure.unit)
        for heading, own in zip(headings, adds, strict=True)
    ]


def _cells(before: Heads, after: Heads) -> tuple[int, ...]:
    cost, months = after.cost - before.cost, after.months - before.months
    return (before.cost, after.cost, cost, before.months, after.months, months)
