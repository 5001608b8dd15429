"""The Chinese headers of columns."""

import pytest

from kernel.columns import COLUMNS, HEADERS
from kernel.domains import plain
from kernel.headers import DECIDED_BY_VALUES

SHOWN = {
    "student_id": "学号", "institution_type": "学校类型", "study_mode": "学习形式",
    "missed_years": "断保年数", "repaired_years": "修复年数", "locality": "参保地",
    "entry_year": "入学年份", "entered_on": "入学日期", "entered_in": "入学年月", "grade": "年级",
    "programme_years": "学制", "graduates_in": "毕业年月",
    "payment_mode": "缴费方式", "paid_on": "缴费日期", "received_on": "到账日期",
    "paid_amount": "实缴金额",
    "prepaid_in": "趸交参保年度", "relief": "困难类别", "relief_recognised": "认定地",
    "relief_from": "认定日期", "relief_flagged": "系统标识", "enrols_here": "本地参保",
    "insured_on_entry": "入学当年已参保", "institution_aid_percent": "学校补助比例",
    "affiliation": "隶属关系", "left_on": "终止学籍日期", "refund_applied_on": "退费申请日期",
    "graduate_scheme": "毕业后参保", "paid_years": "已足额缴费年度",
}  # fmt: skip


def test_the_first_header_of_a_column_is_that_of_the_contract() -> None:
    """It is the one that is shown."""
    assert {name: headers[0] for name, headers in HEADERS.items()} == SHOWN


@pytest.mark.parametrize(
    ("column", "headers"),
    [
        ("payment_mode", "缴费类型 缴费模式 参保方式"),
        ("paid_on", "缴费时间 付款日期 支付时间 参保缴费日期 实缴日期"),
        ("received_on", "到账时间 入库日期"),
        (
            "relief",
            "贫困类型 贫困类别 困难人员身份 困难人员类别 资助类别 困难类型 救助身份 特殊人群类型",
        ),
        ("left_on", "退学日期 退学时间 学籍终止日期"),
        ("institution_type", "办学层次 培养层次 学历层次 学校类别 院校类型"),
        ("programme_years", "学制年限 修业年限 规定学年"),
        ("entry_year", "入学年度"),
        ("entered_in", "入学时间"),
        ("graduates_in", "拟毕业时间 预计毕业时间"),
        ("affiliation", "学校隶属 学校隶属关系"),
        ("relief_recognised", "身份认定地 困难身份认定地 身份认定所在地区"),
        ("enrols_here", "是否本地参保 是否在校参保"),
        ("student_id", "学生学号"),
    ],
)
def test_common_headers_are_accepted(column: str, headers: str) -> None:
    """As lists of schools and of insurance offices have them."""
    assert [one for one in headers.split() if one not in HEADERS[column]] == []


@pytest.mark.parametrize(
    "header",
    [
        "离校日期", "参保日期", "退费日期", "办学性质", "困难等级", "学籍号", "缴费年限",
        "资助类型", "帮扶对象", "姓名", "身份证号", "备注", "班级", "参保年度", "缴费年度",
        "休学日期", "人员类别",
    ],
)  # fmt: skip
def test_a_header_that_is_not_certain_is_not_accepted(header: str) -> None:
    """It is said to be unread, rather than read for what it may not be."""
    assert header not in {one for headers in HEADERS.values() for one in headers}


def test_every_header_is_plain_and_stands_once() -> None:
    """Also among those whose values decide, which name columns that there are."""
    headers = [one for all_ in HEADERS.values() for one in all_] + [*DECIDED_BY_VALUES]
    assert len(set(headers)) == len(headers)
    assert [one for one in headers if plain(one) != one] == []
    assert {name for names in DECIDED_BY_VALUES.values() for name in names} <= COLUMNS.keys()
