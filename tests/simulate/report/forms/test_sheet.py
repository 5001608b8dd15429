"""The budget table's lines: how they add up, and what stays blank."""

import pytest

from simulate.language.catalogue import spoken
from simulate.report.forms.sheet import (
    BALANCE,
    EXPENDITURE,
    ITEMS,
    REVENUE,
    Sheet,
    blanks,
    completed,
    contradictions,
)

WHOLE: Sheet = {
    "contributions": 100,
    "subsidy": 200,
    "interest": 3,
    "other_income": 4,
    "from_above": 10,
    "from_below": 20,
    "opening": 1000,
    "benefits": 150,
    "other_expenditure": 5,
    "to_below": 30,
    "to_above": 40,
}


def test_a_whole_column_adds_up() -> None:
    """100 + 200 + 3 + 4 = 307; + 30 = 337; + 1000 = 1337; 155, 225; 112 are left, and 1112."""
    sheet = completed(WHOLE)
    assert sheet["income_subtotal"] == 307
    assert sheet["income"] == 337
    assert sheet["revenue_total"] == 1337
    assert sheet["expenditure_subtotal"] == 155
    assert sheet["expenditure"] == 225
    assert sheet["surplus"] == 112
    assert sheet["closing"] == 1112
    assert sheet["expenditure_total"] == 1337
    assert not blanks(sheet)
    assert not list(contradictions(sheet))


MAIN = ("contributions", "subsidy", "benefits")
"""The lines without which the others come to nothing."""


@pytest.mark.parametrize("blank", [name for name in WHOLE if name not in ("opening", *MAIN)])
def test_a_blank_line_leaves_the_rest_to_add_up(blank: str) -> None:
    """What is not known is not added, and is named as blank."""
    sheet = completed({**WHOLE, blank: None})
    income = ("interest", "other_income", "from_above", "from_below")
    assert sheet["income"] == 337 - (WHOLE[blank] or 0 if blank in income else 0)
    assert [item.name for item in blanks(sheet)] == [blank]


@pytest.mark.parametrize("blank", MAIN)
def test_without_a_main_line_its_side_has_no_totals(blank: str) -> None:
    """Interest alone is no income of the year, nor is other expenditure all of it."""
    sheet = completed({**WHOLE, blank: None})
    side: tuple[str, ...] = ("expenditure_subtotal", "expenditure")
    if blank != "benefits":
        side = ("income_subtotal", "income", "revenue_total")
    for line in (*side, "surplus", "closing"):
        assert sheet[line] is None
    assert [item.name for item in blanks(sheet)] == [blank]


def test_without_expenditure_there_is_no_balance() -> None:
    """A surplus of income alone would be none; the balance is not carried forward either."""
    sheet = completed({"contributions": 90, "subsidy": 10, "opening": 5})
    assert sheet["income"] == 100
    assert sheet["revenue_total"] == 105
    for line in ("expenditure", "surplus", "closing", "expenditure_total"):
        assert sheet[line] is None


def test_without_an_opening_balance_there_is_no_closing_one() -> None:
    """Neither of the totals that hold a balance is shown."""
    sheet = completed({"contributions": 90, "subsidy": 10, "benefits": 70})
    assert sheet["surplus"] == 30
    for line in ("revenue_total", "closing", "expenditure_total"):
        assert sheet[line] is None


def test_a_total_that_is_given_stands_where_its_lines_are_not_known() -> None:
    """And is added to those above it."""
    sheet = completed({"income_subtotal": 300, "from_above": 20})
    assert sheet["income"] == 320
    assert not list(contradictions(sheet))


def test_a_total_that_its_lines_do_not_make_up_is_a_contradiction() -> None:
    """With what stands there and what it should be."""
    sheet = completed({"contributions": 100, "subsidy": 50, "income_subtotal": 160})
    assert list(contradictions(sheet)) == [("income_subtotal", 160, 150)]


def test_more_inside_than_the_whole_is_a_contradiction() -> None:
    """Aid and relief are parts of contribution income."""
    sheet = completed({"contributions": 100, "institution": 60, "finance": 50})
    assert list(contradictions(sheet)) == [("contributions", 100, 110)]


def test_the_lines_are_those_of_the_table() -> None:
    """In its order, by their Chinese names."""
    assert [spoken(item.label, "zh") for item in REVENUE] == [
        "基本医疗保险费收入",
        "其中：集体扶持",
        "其中：医疗救助资助",
        "其中：财政为困难人员代缴",
        "财政补贴收入",
        "其中：按规定标准补助",
        "利息收入",
        "其他收入",
        "本年收入小计",
        "上级补助收入",
        "下级上解收入",
        "本年收入合计",
        "上年结余",
        "总计",
    ]
    assert [spoken(item.label, "zh") for item in EXPENDITURE] == [
        "基本医疗保险待遇支出",
        "其他支出",
        "本年支出小计",
        "补助下级支出",
        "上解上级支出",
        "本年支出合计",
        "年末滚存结余",
        "总计",
    ]
    assert [spoken(item.label, "zh") for item in BALANCE] == ["本年收支结余", "年末滚存结余"]
    assert all(item.zh in str(item.label) for item in ITEMS)
