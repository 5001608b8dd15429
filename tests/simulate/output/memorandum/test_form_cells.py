"""A form as it is filed, laid out for a page of Word."""

from attrs import evolve
from docx.shared import Cm

from simulate.output.memorandum.form_cells import form_part, least_width
from simulate.output.memorandum.memo_tables import width_for
from tests.simulate.output.spreadsheet.pieces import FORM

ROWS = [
    ["一、基本医疗保险费收入", "27,362.00", "28,219.00", "一、待遇支出", "70,764.00", "70,965.00"],
    ["其中：城乡医疗救助资助收入", "897.00", "959.00", "三、其他支出", "0.00", "0.00"],
    ["二、财政补贴收入", "50,441.00", "49,755.00", "×", "×", "×"],
    ["三、利息收入", "", "", "×", "×", "×"],
    [
        *("五、本年收入小计", "77,803.00*", "77,974.00*"),
        *("四、本年支出小计", "70,764.00", "70,965.00"),
    ],
    ["×", "×", "×", "八、本年收支结余", "7,039.00", "7,009.00"],
    ["九、上年结余", "35,226.00", "34,994.50", "", "", ""],
]
"""As a county prints it: × where a side has no line, * where a sum leaves out what is not known."""


def test_the_sides_stand_row_by_row_beside_each_other() -> None:
    """The shorter side ends with blanks."""
    part = form_part(FORM, Cm(24))
    assert [[cell.text for cell in row] for row in part.rows] == ROWS
    assert [cell.text for cell in part.heads[0]] == ["项目", "2026年预测", "2027年预算数"] * 2


def test_a_total_is_bold_though_it_has_a_number() -> None:
    """What it is the sum of is not."""
    rows = form_part(FORM, Cm(24)).rows
    bold = [{cell.bold for cell in row[:3]} for row in rows]
    assert (bold[0], bold[4]) == ({False}, {True})


def test_crosses_and_headings_stand_in_the_middle_of_a_grid() -> None:
    """A printed form has rules around each cell."""
    part = form_part(FORM, Cm(24))
    assert all(cell.centred for cell in (*part.heads[0], *part.rows[5][:3], *part.rows[2][3:]))
    assert part.is_grid


def test_a_heading_of_the_budget_stands_in_one_line() -> None:
    """2027年预算数 is as wide as 12 digits."""
    assert form_part(FORM, Cm(24)).widths[2] >= width_for(12)


def test_both_labels_have_the_same_room() -> None:
    """All of the width is used, but for what a division leaves."""
    widths = form_part(FORM, Cm(24)).widths
    assert widths[0] == widths[3]
    assert 0 <= Cm(24) - sum(widths) < 2


def test_a_form_of_one_side_needs_half_the_page() -> None:
    """Its figures are no wider."""
    alone = evolve(FORM, right=None)
    assert least_width(alone) < least_width(FORM)
    assert [[cell.text for cell in row] for row in form_part(alone, Cm(16)).rows] == [
        row[:3] for row in ROWS
    ]
