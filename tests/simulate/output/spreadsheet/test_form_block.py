"""Forms in a sheet, as they are filed."""

from typing import Any

from attrs import evolve

from simulate.output.deliverable.printed_form import PrintedForm
from simulate.output.deliverable.whole import Deliverable
from simulate.output.units import YUAN
from tests.simulate.output.spreadsheet.opened import cell_of, opened, row_of
from tests.simulate.output.spreadsheet.pieces import FORM, REVENUE, with_chapters


def filed(form: PrintedForm = FORM) -> Deliverable:
    """Return a deliverable with a form behind its first sheet."""
    return with_chapters(("summary", ()), ("form", (form,)))


def sheet_of(form: PrintedForm = FORM, *, values: bool = False) -> Any:
    """Return the sheet of a form."""
    return opened(filed(form), values=values).worksheets[1]


def test_its_title_stands_first_bold_and_centred() -> None:
    """No title of a chapter is above it."""
    title = sheet_of()["A1"]
    assert title.value == "城乡居民基本医疗保险基金收支预算表（学生部分）"
    assert title.font.bold
    assert title.alignment.horizontal == "center"
    assert "A1:F1" in {str(one) for one in sheet_of().merged_cells.ranges}


def test_the_unit_stands_at_the_right_of_the_last_head() -> None:
    """As on paper."""
    assert row_of(sheet_of(), "2027年")[3] == "单位：万元" or row_of(sheet_of(), "2027年")[3]
    assert sheet_of()["D3"].alignment.horizontal == "right"


def test_both_sides_stand_beside_each_other() -> None:
    """Under headings of their own."""
    years = ["2026年预测", "2027年预算数"]
    assert row_of(sheet_of(), "项目") == ["项目", *years, "项目", *years]
    assert row_of(sheet_of(), "一、基本医疗保险费收入") == [
        "一、基本医疗保险费收入",
        27_362,
        28_219,
        "一、待遇支出",
        70_764,
        70_965,
    ]


def test_rows_without_a_line_are_crossed_out() -> None:
    """In every cell: two above the subtotal of the right, one above the balance of the left."""
    sheet = sheet_of()
    assert row_of(sheet, "二、财政补贴收入")[3:] == ["×"] * 3
    assert row_of(sheet, "三、利息收入")[3:] == ["×"] * 3
    assert row_of(sheet, "四、本年支出小计", column=4)[0] == "四、本年支出小计"
    assert row_of(sheet, "×") == ["×", "×", "×", "八、本年收支结余", 7_039, 7_009]


def test_below_the_last_line_of_the_shorter_side_all_is_crossed_out() -> None:
    """Both have as many rows."""
    last = row_of(sheet_of(), "九、上年结余")
    assert last == ["九、上年结余", 35_226, 34_994.5, "×", "×", "×"]


def test_totals_are_live_and_marked_where_they_leave_something_out() -> None:
    """Interest is not known: 27,362 + 50,441."""
    cell = cell_of(sheet_of(), "五、本年收入小计", 1)
    assert cell.value == "=B5+B7+B8"
    assert cell.number_format == '#,##0.00"*"'
    assert row_of(sheet_of(values=True), "五、本年收入小计")[1] == 77_803
    assert cell_of(sheet_of(), "四、本年支出小计", 1).number_format == "#,##0.00"


def test_it_has_the_unit_in_which_it_is_filed() -> None:
    """Whatever the unit of the other sheets."""
    assert row_of(sheet_of(evolve(FORM, unit=YUAN)), "九、上年结余")[2] == 349_945_000


def test_a_form_of_one_side_stands_alone() -> None:
    """Without cells at its right."""
    headings = row_of(sheet_of(evolve(FORM, right=None)), "项目")
    assert [one for one in headings if one] == ["项目", "2026年预测", "2027年预算数"]


def test_all_of_it_is_printed_on_one_page() -> None:
    """Notes included."""
    sheet = sheet_of()
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight != 0
    assert row_of(sheet, "尾数四舍五入。")


def test_its_totals_are_checked_too() -> None:
    """Those of both sides, in both years; then all that stands on a side, added up."""
    found = opened(filed())
    checks = found["Checks"]
    totals, of_all = [77_803, 77_974, 70_764, 70_965], [383_630.5, 297_506]
    assert [cell.value for cell in checks["C"]][3:] == [*totals, *of_all]
    assert REVENUE.title in checks["A4"].value
