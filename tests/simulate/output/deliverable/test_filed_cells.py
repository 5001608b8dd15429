"""Figures of a form as it is filed."""

import pytest

from simulate.output.deliverable.figure_table import (
    FEN,
    PER_HEAD,
    SHARE,
    FigureColumn,
    FigureLine,
    FigureTable,
    Number,
    ungrouped,
)
from simulate.output.deliverable.filed_cells import filed_cell
from simulate.output.units import WAN


@pytest.mark.parametrize(
    ("unit", "number", "text"),
    [
        (FEN, 0, "0.00"),
        (PER_HEAD, 0, "0.00"),
        ("students", 0, "0"),
        (SHARE, 0, "0.0%"),
        (FEN, 123_456_789, "123.46"),
        (FEN, None, ""),
    ],
)
def test_zero_is_written_in_digits(unit: str, number: Number | None, text: str) -> None:
    """What is not known stays blank."""
    line = FigureLine("line", "Line", (number,), unit=unit)
    assert filed_cell(_table(line), line, 0, WAN) == text


def test_zero_that_leaves_something_out_is_marked() -> None:
    """As any other figure."""
    line = FigureLine("line", "Line", (0,), marks=frozenset({0}))
    assert filed_cell(_table(line), line, 0, WAN) == "0.00*"


def _table(line: FigureLine) -> FigureTable:
    return FigureTable("table", "Table", "", (FigureColumn("2027"),), ungrouped([line]))
