"""Which column a header means, however it is written."""

import pytest

from simulate.roster.reading.header_names import column_named


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Paid On", "paid_on"), ("programme years", "programme_years"),
        ("1.学制", "programme_years"), ("２、学制", "programme_years"),
        ("(3)学制", "programme_years"), ("12. 学制", "programme_years"),
        ("学制\nLength", "programme_years"), ("缴费日期 / Day", "paid_on"),
        ("学制/programme_years", "programme_years"), ("入学年份|学年制", None),
        ("入学年份/备注", None), ("note/other", None), ("备注\n学制", None), ("2023年学制", None),
        ("", None), (" \n", None),
    ],
)  # fmt: skip
def test_a_header_names_a_column(header: str, column: str | None) -> None:
    """With blanks for underscores, a number in front, a translation beside it; or it names none."""
    assert column_named(header) == column


def test_what_a_person_says_of_a_header_comes_first() -> None:
    """By the bare header."""
    assert column_named("＊帮扶 对象：", {"帮扶对象": "relief"}) == "relief"
    assert column_named("缴费日期", {"缴费日期": "received_on"}) == "received_on"
