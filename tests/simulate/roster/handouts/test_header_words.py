"""Which headers stand for a person, and which for a number of his."""

import pytest

from simulate.roster.handouts.header_words import identifies, is_identity_number, positions_named


@pytest.mark.parametrize(
    "name",
    [
        "姓名",
        "学生姓名",
        " 姓 名 ",
        "名字",
        "*姓名：",
        "身份证号",
        "证件号码",
        "手机",
        "联系电话",
        "家庭住址",
        "通讯地址",
        "家长姓名",
        "监护人",
        "学号",
        "银行卡号",
        "name",
        "Student Name",
        "student_id",
        "ID number",
        "id",
        "phone",
        "home address",
        "email",
        "姓名（必填）",
    ],
)
def test_a_header_that_identifies_is_recognised(name: str) -> None:
    """In either language, with or without spaces and marks."""
    assert identifies(name)


@pytest.mark.parametrize(
    "name",
    [
        "学院",
        "学院名称",
        "班级",
        "专业名称",
        "年级",
        "证件类型",
        "college",
        "college name",
        "school_name",
        "class",
        "relief",
        "入学年份",
        "note",
        "民族",
        "paid_on",
        "校区",
    ],
)
def test_a_header_of_many_does_not(name: str) -> None:
    """The name of a college is no person's."""
    assert not identifies(name)


def test_identity_numbers_are_no_student_numbers() -> None:
    """Only the number of a document is one, not its type and not the school's own number."""
    numbers = ["身份证号", "身份证件号码", "证件号码", "ID number", "identity card no"]
    assert all(map(is_identity_number, numbers))
    others = ["学号", "student_id", "身份证件类型", "手机", "姓名", "midday"]
    assert not any(map(is_identity_number, others))


def test_columns_are_found_by_what_they_are_called() -> None:
    """Every one of them, by position."""
    names = ["学号", "实缴金额（元）", "note", " paid_amount"]
    assert positions_named(names, ("实缴金额", "paid_amount")) == [1, 3]
