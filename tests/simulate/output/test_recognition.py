"""Measures, payers and words of options, as people write them."""

from typing import Final

import pytest

import simulate
from kernel.errors import RequestError
from simulate.output.recognition import KINDS, names_among, recognised
from simulate.output.words import TERMS
from simulate.projection.breakdowns import BREAKDOWNS
from simulate.projection.measures import MEASURES

GIVEN: Final = {
    ("measure", "基金收入"): "fund_income",
    ("measure", "Fund income"): "fund_income",
    ("measure", "趸交余额"): "prepaid_balance",
    ("measure", "参保人数"): "insured",
    ("payer", "学生个人"): "student",
    ("payer", "学生"): "student",
    ("payer", "中央财政"): "central",
    ("payer", "财政"): "finance",
    ("payer", "合计"): "total",
    ("accounting", "权责发生制"): "accrual",
    ("accounting", "收付实现制"): "cash",
    ("breakdown", "条款"): "clause",
    ("breakdown", "依据"): "basis",
    ("breakdown", "出资方"): "payer",
    ("breakdown", "困难类别"): "relief",
    ("breakdown", "学校类型"): "institution",
    ("breakdown", "隶属关系"): "affiliation",
    ("breakdown", "统筹区"): "locality",
    ("form", "预算表"): "budget",
    ("format", "表格"): "table",
    ("method", "逐人"): "seriatim",
}


@pytest.mark.parametrize(("kind", "given"), GIVEN)
def test_a_name_is_read_in_either_language(kind: str, given: str) -> None:
    """What tables call a thing, and what else people write for it."""
    assert KINDS[kind].name_of(given, "here") == GIVEN[kind, given]


def test_whatever_has_a_name_in_files_has_words() -> None:
    """Every measure, payer, accounting basis and breakdown."""
    assert KINDS["measure"].words.keys() == MEASURES.keys()
    assert KINDS["breakdown"].words.keys() == {*BREAKDOWNS}
    assert {*KINDS["payer"].words, *KINDS["accounting"].words} <= TERMS.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_no_words_stand_for_two_things_of_a_kind(kind: str) -> None:
    """Otherwise neither could be named by them."""
    names = KINDS[kind]
    for name, spellings in names.spelled().items():
        for spelling in spellings:
            assert names.meant_by(spelling) == [name]


def test_an_option_reads_its_own_words_alone() -> None:
    """A form that it does not offer is none of them."""
    names = names_among("form", ["bridge", "budget"])
    assert names.meant_by("预算") == ["budget"]
    assert names.meant_by("转移支付") == []
    assert names_among("", ["zh", "en"]).meant_by("ZH") == ["zh"]


def test_what_nobody_calls_so_stays_as_it_is() -> None:
    """Whoever takes it says what is wrong."""
    assert recognised("measure", "基金") == "基金"


def test_totals_of_a_result_take_chinese_names() -> None:
    """In Python as on the command line."""
    result = simulate.forecast(region="长沙", cohort=2024, students=100, by=["条款"])
    assert result.record is not None
    assert result.record["regions"] == ("changsha",)
    total = result.total("fund_income", "student", "cash", 2023)
    assert result.total("基金收入", "学生个人", "收付实现制", 2023) == total > 0
    with pytest.raises(RequestError, match="unknown measure '基金'"):
        result.total("基金")
