"""The workbook of an assessed roster as LibreOffice works it out."""

from pathlib import Path
from typing import Any, Final

import pytest
from openpyxl import load_workbook

from kernel.messages import Language
from tests.simulate.roster.assessed_books import assessed_book
from tests.simulate.roster.making import cells_of_sheet
from tests.system.office import recalculated

pytestmark = pytest.mark.system

ALL_HOLD: Final = {"en": "Checks: all 15 hold", "zh": "核对：全部15项一致"}
FIRST: Final = 2
"""The row of the first student; below the last one, in row 6, is room."""


def failing(book: Any) -> set[str]:
    """Return the checks that do not hold."""
    rows = book["Summary"].iter_rows(values_only=True)
    return {row[0] for row in rows if row[4] == "does not hold"}


def verdict(book: Any) -> str:
    """Return what the cell says that speaks of all checks."""
    return str(book.worksheets[1]["A2"].value)


def tampered(folder: Path, column: str, row: int, value: object) -> Any:
    """Return the workbook of five students, recalculated with another value in a cell."""
    path = assessed_book(folder)
    place = cells_of_sheet(path)[0].index(column) + 1
    book = load_workbook(path)
    book.worksheets[0].cell(row, place).value = value
    book.save(path)
    return recalculated(path, folder)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_formula_comes_to_the_value_that_stands_with_it(
    tmp_path: Path, language: Language
) -> None:
    """On every sheet; and all checks hold."""
    path = assessed_book(tmp_path, language=language)
    brought, found = load_workbook(path, data_only=True), recalculated(path, tmp_path)
    assert verdict(found) == verdict(brought) == ALL_HOLD[language]
    for sheet in brought.worksheets[1:]:
        for row in sheet.iter_rows():
            for cell in row:
                assert found[sheet.title][cell.coordinate].value == cell.value, cell.coordinate


@pytest.mark.parametrize(
    ("column", "row", "value"),
    [
        ("student_pays", FIRST, 1520.01),
        ("refund_exposure", FIRST, -0.01),
        ("fiscal_total", FIRST, "670.00"),
        ("relief_claimable", FIRST + 5, 100),
    ],
    ids=["a fen more", "a fen less than nothing", "a text", "below the last row"],
)
def test_a_cell_that_was_changed_shows(
    tmp_path: Path, column: str, row: int, value: object
) -> None:
    """In the line of its column, and in the one cell that speaks of all."""
    book = tampered(tmp_path, column, row, value)
    assert failing(book) == {column}
    assert verdict(book) == "Checks: 1 of 15 do not hold"


def test_a_row_that_was_taken_out_shows(tmp_path: Path) -> None:
    """The second student, whose 380 yuan are relief and who has 670 of subsidy."""
    path = assessed_book(tmp_path)
    book = load_workbook(path)
    for cell in book.worksheets[0][FIRST + 1]:
        cell.value = None
    book.save(path)
    assert failing(recalculated(path, tmp_path)) == {
        *("Number of rows", "individual_due", "relief_netted"),
        *("fiscal_central", "fiscal_provincial", "fiscal_total"),
    }
