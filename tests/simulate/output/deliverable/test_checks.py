"""Totals beside the sums of what they are made of."""

from fractions import Fraction

import pytest
from attrs import evolve

from simulate.output.deliverable.checks import Place, check_of, sum_checks
from simulate.output.deliverable.figure_table import (
    SHARE,
    FigureColumn,
    FigureLine,
    FigureTable,
    ungrouped,
)

COLUMNS = (
    FigureColumn("2024"),
    FigureColumn("2025"),
    FigureColumn("Difference", adds=((1, 1), (-1, 0))),
    FigureColumn("Relative", unit=SHARE, sums=False),
)


def table(total: int = 30) -> FigureTable:
    """Return two payers of 10 and 20 fen who pay 1 and 3 more, and a stock."""
    return FigureTable(
        "region.payers",
        "Payers",
        "",
        COLUMNS,
        ungrouped(
            [
                FigureLine("student", "student", (10, 11, 1, 0.1)),
                FigureLine("central", "central", (20, 23, 3, 0.15)),
                FigureLine(
                    "total",
                    "total",
                    (total, 34, 34 - total, 4 / 30),
                    adds=((1, "student"), (1, "central")),
                ),
                FigureLine("stock", "stock", (5, 7, None, 0.4), sums=False),
            ]
        ),
    )


def test_every_sum_is_checked_down_and_across() -> None:
    """Three columns of the total down, three lines across; shares are not added up."""
    checks = [*sum_checks(table())]
    assert all(one.holds for one in checks)
    assert len(checks) == 6
    assert SHARE not in {one.unit for one in checks}


def test_a_wrong_total_does_not_hold() -> None:
    """31 are no 10 and 20, and 3 more than 31 not what payers pay more: across it holds."""
    failing = [one for one in sum_checks(table(31)) if not one.holds]
    assert [(one.words, one.stated, one.found) for one in failing] == [
        ("Payers · total · 2024", 31, 30),
        ("Payers · total · Difference", 3, 4),
    ]


def test_figures_of_several_tables_are_compared() -> None:
    """Half a fen is no rounding; what is blank adds nothing."""
    other = evolve(table(), key="other")
    parts = [(1, Place("region.payers", "student", 0)), (-1, Place("other", "stock", 2))]
    assert check_of("", "fen", 10, parts, [table(), other]).holds
    assert not check_of("", "fen", Fraction(21, 2), parts, [table(), other]).holds
    with pytest.raises(KeyError):
        check_of("", "fen", 10, [(1, Place("other", "nobody", 0))], [other])
