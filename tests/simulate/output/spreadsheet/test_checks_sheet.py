"""The sheet of checks."""

from typing import Any

from attrs import evolve

from simulate.output.deliverable.checks import Check, Place, check_of
from simulate.output.deliverable.whole import Deliverable
from simulate.output.units import YI, YUAN
from tests.simulate.output.deliverable.samples import PAYERS, sample
from tests.simulate.output.spreadsheet.opened import opened
from tests.simulate.output.spreadsheet.pieces import FORM, with_chapters


def checks_of(deliverable: Deliverable, *, values: bool = False) -> list[list[Any]]:
    """Return the rows of the checks of a deliverable."""
    sheet = opened(deliverable, values=values)["Checks"]
    return [list(row) for row in sheet.iter_rows(min_row=4, values_only=True)]


def test_the_total_of_the_program_is_a_number_and_all_else_reads_cells() -> None:
    """A sum that is compared with itself would always hold."""
    (down,) = [row for row in checks_of(sample("en")) if row[0] == "基金收入 · 合计 · 2024"]
    assert down == [
        "基金收入 · 合计 · 2024",
        "万元 (10,000 yuan)",
        42.345678,
        "='By payer'!B6+'By payer'!B7",
        "=ROUND(C6-D6,6)",
        "='By payer'!B8",
        "=ROUND(C6-F6,6)",
        '=IF(AND(E6=0,G6=0),"holds","does not hold")',
    ]


def test_each_formula_has_a_value() -> None:
    """A reader that does not reckon shows the same."""
    (down,) = [
        row for row in checks_of(sample("en"), values=True) if row[0] == "基金收入 · 合计 · 2024"
    ]
    assert down[2:] == [42.345678, 42.345678, 0, 42.345678, 0, "holds"]


def test_a_total_that_stands_nowhere_is_compared_with_its_parts_alone() -> None:
    """Of the whole programme, from both years."""
    last = checks_of(sample("en"))[-1]
    assert last[0] == "两年合计与全程合计"
    assert last[2:4] == [93.345678, "='By payer'!B8+'By payer'!C8"]
    assert last[5:7] == [None, None]


def wrong(deliverable: Deliverable, stated: int) -> Check:
    """Return a check of the total of 2024, whose total is another."""
    parts = [(1, Place("changsha.payers", "total", 0))]
    return check_of("2024", "fen", stated, parts, deliverable.tables)


def test_a_check_that_does_not_hold_says_so_here_and_on_the_first_sheet() -> None:
    """A fen is missing: 42,345,678 are shown."""
    deliverable = evolve(sample("en"), across=(wrong(sample(), 42_345_679),))
    row = checks_of(deliverable, values=True)[-1]
    assert row[4] == 0.000001
    assert row[-1] == "does not hold"
    summary = opened(deliverable, values=True)["Summary"]
    assert summary["A2"].value == "Checks: 1 of 9 do not hold"


def test_a_missing_fen_shows_in_any_unit() -> None:
    """In 100 million yuan it is the tenth decimal."""
    deliverable = evolve(sample("en"), unit=YI, across=(wrong(sample(), 42_345_679),))
    row = checks_of(deliverable, values=True)[-1]
    assert row[4] == 0.0000000001
    assert checks_of(deliverable)[-1][4] == "=ROUND(C12-D12,10)"


def test_figures_in_two_units_of_money_are_brought_to_one() -> None:
    """A form filed in yuan beside a table in 10,000 yuan: 27,362 of these, and 12.345678."""
    form = evolve(FORM, unit=YUAN)
    parts = [(1, Place(PAYERS.key, "student", 0)), (-1, Place(FORM.left.key, "contributions", 0))]
    check = check_of("两表", "fen", 12_345_678 - 27_362_000_000, parts, [PAYERS, FORM.left])
    deliverable = with_chapters(("payers", (PAYERS,)), ("form", (form,)))
    row = checks_of(evolve(deliverable, across=(check,)))[-1]
    assert row[2] == 12.345678 - 27_362
    assert row[3] == "='By payer'!B7-Form!B5/10000"
