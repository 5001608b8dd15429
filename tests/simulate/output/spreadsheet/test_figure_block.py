"""Tables of figures in a sheet."""

from fractions import Fraction
from typing import Any, Final

import pytest
from attrs import evolve

from simulate.output.deliverable.figure_table import (
    PER_HEAD,
    SHARE,
    FigureColumn,
    FigureLine,
    FigureTable,
    ungrouped,
)
from simulate.output.units import WAN, YI, YUAN, Unit
from tests.simulate.output.deliverable.samples import sample
from tests.simulate.output.spreadsheet.opened import cell_of, opened, row_of
from tests.simulate.output.spreadsheet.pieces import STEPS, SWINGS, with_chapters

YEAR: Final = (FigureColumn("2024"),)


def written(*lines: FigureLine, columns: tuple[FigureColumn, ...] = YEAR, unit: Unit = WAN) -> Any:
    """Return the sheet of a table of some lines."""
    table = FigureTable("changsha.x", "表", "项目", columns, ungrouped(lines))
    return opened(evolve(with_chapters(("payers", (table,))), unit=unit)).worksheets[0]


def payers(*, values: bool = False) -> Any:
    """Return the sheet of the payers of the sample."""
    return opened(sample("en"), values=values)["By payer"]


@pytest.mark.parametrize(
    ("unit", "amount"), [(YUAN, 123_456.78), (WAN, 12.345678), (YI, 0.0012345678)]
)
def test_money_is_exact_in_its_unit(unit: Unit, amount: float) -> None:
    """12,345,678 fen are not rounded to 12.35 of 10,000 yuan."""
    sheet = written(FigureLine("student", "学生", (12_345_678,)), unit=unit)
    assert row_of(sheet, "学生")[1] == amount


def test_the_unit_of_money_stands_above() -> None:
    """Once for the table."""
    assert cell_of(payers(), "Unit: 万元 (10,000 yuan)", 0).row < cell_of(payers(), "学生", 0).row


def test_money_of_one_student_is_in_yuan() -> None:
    """Whatever the unit of the table; a third of a fen is not lost."""
    line = FigureLine("each", "人均", (Fraction(100_001, 3),), PER_HEAD)
    assert row_of(written(line, unit=YI), "人均")[1] == pytest.approx(333.336666667)


def test_what_is_no_money_is_a_number_of_its_own_unit() -> None:
    """Persons are counted, shares are shares."""
    sheet = written(
        FigureLine("insured", "人数", (1_000,), unit="students"),
        FigureLine("share", "占比", (0.52,), unit=SHARE),
    )
    assert row_of(sheet, "人数")[1] == 1_000
    assert cell_of(sheet, "人数", 1).number_format.startswith("#,##0;")
    assert row_of(sheet, "占比")[1] == 0.52
    assert cell_of(sheet, "占比", 1).number_format.startswith("0.0%;")


def test_a_column_may_have_a_unit_of_its_own() -> None:
    """The share of each payer beside what it pays."""
    columns = (FigureColumn("2024"), FigureColumn("占比", unit=SHARE))
    sheet = written(FigureLine("student", "学生", (1_000_000, 0.25)), columns=columns)
    assert row_of(sheet, "学生")[1:3] == [1, 0.25]


def test_zero_is_a_number_shown_as_a_dash_and_unknown_a_blank() -> None:
    """Nobody takes one for the other."""
    columns = (FigureColumn("2024"), FigureColumn("2025"))
    sheet = written(FigureLine("student", "学生", (0, None)), columns=columns)
    assert row_of(sheet, "学生")[1:3] == [0, None]
    assert cell_of(sheet, "学生", 1).number_format.endswith('"–"')


def test_a_total_is_a_formula_with_the_figure_of_the_program() -> None:
    """423,456.78 yuan of the first year."""
    assert payers()["A8"].value == "合计"
    assert payers()["B8"].value == "=B6+B7"
    assert payers(values=True)["B8"].value == 42.345678


def test_a_column_of_sums_adds_across() -> None:
    """But in a line whose figures are no flows it is blank."""
    assert payers()["D6"].value == "=B6+C6"
    assert payers(values=True)["D6"].value == 32.345678
    assert row_of(payers(), "参保人数")[1:4] == [1_000, 990, None]


def test_a_sum_of_many_lines_names_each_cell() -> None:
    """A text in one of them is a fault; SUM would pass it over."""
    lines = [FigureLine(name, name, (1_000_000,)) for name in "abc"]
    adds = ((1, "a"), (1, "b"), (1, "c"))
    total = FigureLine("total", "总计", (3_000_000,), depth=0, adds=adds)
    assert row_of(written(*lines, total), "总计")[1] == "=B7+B8+B9"


def test_what_is_taken_off_stands_with_its_sign() -> None:
    """A surplus is income less expenditure."""
    lines = [FigureLine("income", "收入", (5,)), FigureLine("expenditure", "支出", (3,))]
    adds = ((1, "income"), (-1, "expenditure"))
    surplus = FigureLine("surplus", "结余", (2,), adds=adds)
    assert row_of(written(*lines, surplus), "结余")[1] == "=B7-B8"


def test_depth_is_an_indent_and_a_total_is_bold() -> None:
    """No spaces are in the label."""
    sheet = written(FigureLine("a", "其中", (1,), depth=2), FigureLine("t", "总计", (1,), depth=0))
    assert cell_of(sheet, "其中", 0).alignment.indent == 2
    assert cell_of(sheet, "总计", 0).font.bold
    assert not cell_of(sheet, "其中", 0).font.bold


def test_groups_have_bold_headings() -> None:
    """Between which the lines stand."""
    sheet = opened(with_chapters(("sensitivity", (SWINGS,)))).worksheets[0]
    labels = [cell.value for cell in sheet["A"]][6:]
    assert labels[:5] == ["参保", "续保率 uptake", "新生人数 entrants", "缴费", "缴费标准 tariff"]
    assert cell_of(sheet, "参保", 0).font.bold


def test_what_figures_rest_on_stands_in_one_column_of_a_sheet() -> None:
    """Behind the figures of the table with the most columns."""
    line = FigureLine("a", "甲", (1,), rests_on="CS-1")
    other = FigureLine("b", "乙", (1, 1), rests_on="CS-1")
    narrow = FigureTable("x.a", "一", "", YEAR, ungrouped([line]))
    wide = FigureTable("x.b", "二", "", STEPS.columns, ungrouped([other]))
    sheet = opened(with_chapters(("payers", (narrow, wide)))).worksheets[0]
    assert row_of(sheet, "甲")[:4] == ["甲", 0.000001, None, "CS-1"]
    assert row_of(sheet, "乙")[3] == "CS-1"


def test_a_figure_that_leaves_something_out_is_marked() -> None:
    """It stays a number."""
    cell = cell_of(written(FigureLine("a", "甲", (1_000_000,), marks=frozenset({0}))), "甲", 1)
    assert cell.value == 1
    assert '"*"' in cell.number_format


def test_the_headings_of_the_only_table_stay_in_view_and_on_each_page() -> None:
    """With the labels."""
    sheet = payers()
    assert sheet.freeze_panes == "B6"
    assert sheet.print_title_rows == "$5:$5"


def test_of_two_tables_no_headings_are_kept() -> None:
    """They would stand above the figures of the other."""
    sheet = opened(with_chapters(("payers", (SWINGS, STEPS)))).worksheets[0]
    assert sheet.freeze_panes is None


def test_what_would_be_divided_by_the_end_of_a_page_begins_the_next() -> None:
    """Tables of 20 lines, of which a page of 33 rows holds one."""
    lines = [FigureLine(str(at), str(at), (1,)) for at in range(20)]
    tables = [FigureTable(key, key, "", YEAR, ungrouped(lines)) for key in "abc"]
    sheet = opened(with_chapters(("summary", ()), ("payers", tuple(tables)))).worksheets[1]
    second, third = (cell_of(sheet, key, 0).row for key in "bc")
    assert [one.id for one in sheet.row_breaks.brk] == [second - 1, third - 1]


def test_it_is_printed_on_one_width_of_a4_across() -> None:
    """With title and page at the foot."""
    sheet = payers()
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    assert "长沙 · 2024届" in sheet.oddFooter.left.text
    assert sheet.oddFooter.right.text == "&P / &N"
