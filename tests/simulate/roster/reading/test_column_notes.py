"""What is said of the columns of a roster: read as what, not read, perhaps meant otherwise."""

from datetime import date
from typing import Final

import pytest

from kernel.registry import load_region
from simulate.roster.reading.reading_choices import Reading
from tests.simulate.roster.reading.making import PAID, REQUIRED, looked, notes

PASSED: Final = "Columns not read, passed through as they are: "
READ: Final = "Columns read, from row 1: 入学年份 = entry_year, 学制 = programme_years"
DAYS: Final = (
    "entered_on / 入学日期 or received_on / 到账日期 or relief_from / 认定日期 or left_on / "
    "终止学籍日期 or refund_applied_on / 退费申请日期"
)
MAP: Final = "if they are, add --map HEADER=COLUMN"


def test_every_column_that_is_read_is_listed_with_its_meaning() -> None:
    """In the order of the roster; a header that is the column's own name says enough."""
    columns = {"学 制（年）": ["4"], "entry_year": ["2022"], "*缴费时间": ["2023-10-15"]}
    assert notes(columns) == [
        "Columns read, from row 1: 学制 = programme_years, entry_year, 缴费时间 = paid_on"
    ]


def test_every_column_that_is_not_read_is_listed() -> None:
    """By its header where that is a word for a column, in Chinese or English."""
    columns = {**PAID, "学院": ["文"], "身份证号码": ["1"], "class name": ["2"], "是否党员": ["x"]}
    assert notes(columns)[1:] == [f"{PASSED}学院, 身份证号码, class name, 是否党员"]


@pytest.mark.parametrize(
    "header",
    [
        *("甄私密", "甄私密(备注)", "990101209912319990", "Token 17", ""),
        *("甄私密\x1b备注", "甄" * 20 + "备注"),
    ],
)
def test_a_header_that_may_be_somebody_is_shown_by_its_number(header: str) -> None:
    """In a list whose headers are incomplete it may be a student of the first row."""
    assert notes({**PAID, header: ["1"]})[1:] == [f"{PASSED}column 4"]


@pytest.mark.parametrize("header", ["备注", "备\n注", "备注(甄私密)", " 备注： "])
def test_a_header_is_shown_without_remarks(header: str) -> None:
    """In one line, and nothing that stands in brackets."""
    assert notes({**PAID, header: ["1"]})[1:] == [f"{PASSED}备注"]


def test_a_roster_without_payments_is_noted() -> None:
    """Every student would count as unpaid, which nobody may have meant."""
    assert notes(REQUIRED) == [
        READ,
        "no column paid_on / 缴费日期 or prepaid_in / 趸交参保年度: nobody has paid",
    ]
    assert len(notes({**REQUIRED, "趸交参保年度": ["2022"]})) == 1


def test_it_is_said_who_counts_as_what_where_a_column_is_missing_that_changes_money() -> None:
    """Relief everywhere, the place where a region has several."""
    missing = [str(n) for n in looked(PAID, load_region("liaoning")).notes if "no column" in str(n)]
    assert missing == [
        "no column relief / 困难类别: nobody counts as assisted",
        "no column locality / 参保地: every student counts as insured in Shenyang",
    ]
    columns = {**PAID, "困难类别": ["低保"], "参保地": ["鞍山"]}
    assert not [n for n in looked(columns, load_region("liaoning")).notes if "no column" in str(n)]


def test_it_is_said_from_which_column_a_required_one_follows() -> None:
    """Each one that is there; nothing where the required one is there, too."""
    columns = {"入学年月": ["202209"], "入学日期": ["2022-09-05"], "毕业年月": ["202607"]}
    assert notes({**columns, "缴费日期": ["2023-10-15"]})[1:] == [
        "entry_year / 入学年份 follows from 入学年月, 入学日期",
        "programme_years / 学制 follows from 毕业年月",
    ]
    assert len(notes({**PAID, **columns})) == 1


@pytest.mark.parametrize(
    "cells",
    [["2023-10-15", "2023.9.1"], [date(2023, 10, 15)], ["2023-10-15", None, "2023年9月1日", ""]],
)
def test_days_under_an_unknown_header_are_pointed_out(cells: list[object]) -> None:
    """With every column of days that is not there."""
    said = notes({**PAID, "打款": cells})
    assert said[1:] == [
        f"{PASSED}column 4",
        f"column 4 is not read, but its values are like those of {DAYS}; {MAP}",
    ]


def test_days_of_birth_are_no_days_of_a_roster() -> None:
    """Every list has them."""
    assert notes({**PAID, "出生日期": ["2004-01-01"]})[1:] == [f"{PASSED}出生日期"]


@pytest.mark.parametrize(
    ("header", "cells", "meant"),
    [
        ("帮扶", ["低保", "特困", "无", None], "relief / 困难类别"),
        ("层次类别", ["本科", "专科"], "institution_type / 学校类型"),
        ("校区", ["长沙", "长沙市"], "locality / 参保地"),
        ("途径", ["趸交", "按年缴费", "prepay", "annual", "x"], "payment_mode / 缴费方式"),
    ],
)
def test_words_of_a_known_column_are_pointed_out(header: str, cells: list[str], meant: str) -> None:
    """Four of five different values are enough."""
    said = notes({**PAID, header: cells})[-1]
    assert said.startswith(f"column 4 is not read, but its values are like those of {meant}; if ")


@pytest.mark.parametrize(
    "cells",
    [["低保", "x", "y"], ["甄私密"], ["", None], ["380.00"], ["男", "女"], ["团员", "群众"]],
)
def test_other_values_are_not_pointed_out(cells: list[str]) -> None:
    """A name, an amount, nothing at all, and words of which most are unknown."""
    assert notes({**PAID, "帮扶": cells})[1:] == [f"{PASSED}column 4"]


def test_a_column_that_is_there_is_not_meant_by_another() -> None:
    """Relief is said already."""
    said = notes({**PAID, "困难类别": ["低保"], "帮扶": ["低保"]})
    assert said[1:] == [f"{PASSED}column 5"]


def test_a_header_that_is_mapped_is_read() -> None:
    """And not pointed out any more."""
    reading = Reading({"帮扶": "relief"})
    assert notes({**PAID, "帮扶": ["低保"]}, reading) == [
        f"{READ}, 缴费日期 = paid_on, 帮扶 = relief"
    ]


def test_no_note_repeats_a_cell() -> None:
    """Whatever the values are like."""
    columns = {**PAID, "姓名": ["甄私密"], "帮扶": ["低保"], "打款": ["2023-10-16"]}
    said = " ".join(notes(columns))
    assert not any(cell in said for cell in ("甄私密", "低保", "2023-10-16"))
