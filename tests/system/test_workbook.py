"""Workbooks as LibreOffice works them out and prints them."""

from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import Any, Final

import pytest
from openpyxl import load_workbook

import simulate
from simulate.output.deliverable.figure_table import (
    FigureColumn,
    FigureLine,
    FigureTable,
    ungrouped,
)
from simulate.output.deliverable.whole import Deliverable
from simulate.output.spreadsheet.book import as_workbook
from tests.simulate.output.deliverable.samples import sample
from tests.simulate.output.spreadsheet.pieces import with_all_shapes, with_chapters
from tests.system.office import pictures, recalculated

pytestmark = pytest.mark.system

REGIONS: Final = ("changsha", "heilongjiang", "liaoning", "quanzhou", "zhengzhou")


def in_english() -> Deliverable:
    """Return the sample in English."""
    return sample("en")


def saved(deliverable: Deliverable, folder: Path) -> Path:
    """Write a deliverable as a workbook."""
    path = folder / "book.xlsx"
    path.write_bytes(as_workbook(deliverable))
    return path


def cells(book: Any) -> dict[str, Any]:
    """Return every cell that holds something, by its place."""
    return {
        f"{sheet.title}!{cell.coordinate}": cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def assert_same(path: Path, book: Any) -> None:
    """Compare every value that a workbook brings with what LibreOffice makes of its formulas."""
    brought, found = cells(load_workbook(path, data_only=True)), cells(book)
    assert found.keys() == brought.keys()
    numbers = [place for place, value in brought.items() if isinstance(value, int | float)]
    for place in numbers:
        assert found.pop(place) == pytest.approx(brought.pop(place), abs=1e-6), place
    assert found == brought


@pytest.mark.parametrize("made", [in_english, sample, with_all_shapes])
def test_each_formula_comes_to_the_value_that_stands_with_it(
    made: Callable[[], Deliverable], tmp_path: Path
) -> None:
    """In both languages, with a form."""
    path = saved(made(), tmp_path)
    assert_same(path, recalculated(path, tmp_path))


def test_a_forecast_of_all_regions_is_small_and_recalculated_in_seconds(tmp_path: Path) -> None:
    """Under 5 MB and 10 s, and every formula comes to its value."""
    path = tmp_path / "all.xlsx"
    simulate.forecast(region=REGIONS, cohort=2024, students=200).save(path)
    assert path.stat().st_size < 5_000_000
    begun = seconds_of_others()
    book = recalculated(path, tmp_path)
    assert seconds_of_others() - begun < 10
    assert_same(path, book)


def test_parts_that_cancel_come_to_nothing(tmp_path: Path) -> None:
    """In a computer's numbers 0.1 + 0.2 - 0.3 is none; shown, it would be 0.00 with a sign."""
    lines = [FigureLine(str(fen), str(fen), (fen * 100_000,)) for fen in (1, 2, -3)]
    adds = tuple((1, line.name) for line in lines)
    lines.append(FigureLine("all", "all", (0,), adds=adds))
    table = FigureTable("x", "x", "", (FigureColumn("2024"),), ungrouped(lines))
    path = saved(with_chapters(("payers", (table,))), tmp_path)
    book = recalculated(path, tmp_path)
    assert [cell.value for cell in book.worksheets[0]["B"]][-4:] == [0.1, 0.2, -0.3, 0]


def seconds_of_others() -> float:
    """Return what programs that were started have taken of a processor, however busy it is."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def tampered(sheet: str, cell: str, value: object, folder: Path) -> Any:
    """Return the sample, recalculated with another value in a cell."""
    path = saved(in_english(), folder)
    book = load_workbook(path)
    book[sheet][cell].value = value
    book.save(path)
    return recalculated(path, folder)


def results(book: Any) -> dict[str, str]:
    """Return what the checks of a workbook come to."""
    rows = book["Checks"].iter_rows(min_row=4, values_only=True)
    return {row[0]: row[-1] for row in rows}


def test_a_part_that_was_changed_breaks_its_checks(tmp_path: Path) -> None:
    """12.345678 of students in 2024 go into the total of the year, of the line and of both."""
    book = tampered("By payer", "B6", 12.345679, tmp_path)
    assert {words for words, result in results(book).items() if result == "does not hold"} == {
        "基金收入 · 合计 · 2024",
        "基金收入 · 学生 · 合计",
        "基金收入 · 合计 · 合计",
        "两年合计与全程合计",
    }
    assert book["Summary"]["A2"].value == "Checks: 6 of 9 do not hold"


def test_a_total_that_was_written_over_breaks_its_check(tmp_path: Path) -> None:
    """Its parts still come to the total of the program."""
    book = tampered("By payer", "B8", 42, tmp_path)
    assert results(book)["基金收入 · 合计 · 2024"] == "does not hold"
    assert results(book)["基金收入 · 学生 · 合计"] == "holds"


def test_a_text_in_place_of_a_figure_breaks_its_checks(tmp_path: Path) -> None:
    """What cannot be added up does not hold."""
    book = tampered("By payer", "B7", "many", tmp_path)
    assert results(book)["基金收入 · 合计 · 2024"] != "holds"
    assert book["Summary"]["A2"].value == "Checks: 6 of 9 do not hold"


def test_each_sheet_is_printed_on_the_width_of_a_page(tmp_path: Path) -> None:
    """A page a sheet: none of them is long."""
    deliverable = with_all_shapes()
    assert len(pictures(saved(deliverable, tmp_path), tmp_path)) == len(deliverable.chapters) + 2
