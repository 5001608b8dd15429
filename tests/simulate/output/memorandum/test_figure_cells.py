"""A table of figures laid out for a page of Word."""

from attrs import evolve
from docx.shared import Cm

from simulate.output.deliverable.figure_table import (
    FigureColumn,
    FigureGroup,
    FigureLine,
    FigureTable,
    ungrouped,
)
from simulate.output.memorandum.figure_cells import FigureCells
from simulate.output.units import WAN
from tests.simulate.output.deliverable.samples import PAYERS

WIDTH = Cm(16)

MANY = FigureTable(
    "many",
    "",
    "payer",
    tuple(FigureColumn(str(2024 + at)) for at in range(12)),
    ungrouped([FigureLine("student", "student", tuple(range(0, 12_000_000, 1_000_000)))]),
)
"""Twelve years: nothing, then 1.00, 2.00 … 11.00 of 10,000 yuan."""


def cells_of(table: FigureTable) -> FigureCells:
    """Return a table laid out on a page, in English."""
    return FigureCells(table, WAN, WIDTH, "en")


def test_columns_that_do_not_fit_stand_below_under_the_same_labels() -> None:
    """None is lost, none stands twice, and every part is as wide as the page."""
    parts = [*cells_of(MANY).parts()]
    assert len(parts) == 2
    years = [cell.text for part in parts for cell in part.heads[0][1:]]
    assert years == [str(2024 + at) for at in range(12)]
    figures = [cell.text for part in parts for cell in part.rows[0][1:]]
    assert figures == ["–", *(f"{at}.00" for at in range(1, 12))]
    assert {part.rows[0][0].text for part in parts} == {"student"}
    assert {sum(part.widths) for part in parts} == {WIDTH}


def test_what_lines_rest_on_is_a_column_where_there_is_room() -> None:
    """It says nothing below the table then."""
    cells = cells_of(PAYERS)
    (part,) = cells.parts()
    assert [row[-1].text for row in part.rows] == ["CS-4", "CS-7", "", ""]
    assert cells.resting() == []


def test_what_lines_rest_on_stands_below_where_there_is_none() -> None:
    """With the heading of a group, as lines of several groups may have one name."""
    line = evolve(MANY.lines[0], rests_on="C2")
    grouped = evolve(MANY, groups=(FigureGroup("accrual", (line,)), FigureGroup("cash", ())))
    cells = cells_of(grouped)
    assert all(len(part.rows[1]) == len(part.widths) for part in cells.parts())
    assert cells.resting() == ["What the lines rest on: accrual · student: C2."]


def test_totals_are_bold_and_parts_are_set_in() -> None:
    """As deep as they are; a heading covers the whole table."""
    table = evolve(PAYERS, groups=(FigureGroup("accrual", PAYERS.groups[0].lines),))
    (part,) = cells_of(table).parts()
    heading, student, _, total, _ = part.rows
    assert (heading[0].text, heading[0].bold, heading[0].columns) == ("accrual", True, 5)
    assert [(row[0].depth, row[0].bold) for row in (student, total)] == [(1, False), (0, True)]
    assert all(cell.is_figure for cell in student[1:4])
