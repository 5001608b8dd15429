"""Dates and months, as people, spreadsheets and banks write them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from kernel.columns import ENTRY_YEAR
from kernel.dates import Day, Month, SchoolYear
from kernel.days import day_number
from kernel.domains import OutOfDomain


@pytest.mark.parametrize(
    "value",
    [
        date(2023, 9, 1), datetime(2023, 9, 1, 8, 30), "2023-09-01", "2023-9-1", "2023/9/1",
        "2023/09/01", "20230901", 20230901, 20230901.0, "20230901.0", "２０２３-０９-０１",
        "2023.9.1", "2023.09.01", "2023. 9. 1", "2023 - 9 - 1", "2023年9月1日", "2023年9月1号",
        "2023年09月01日", "2023 年 9 月 1 日", "２０２３年９月１日",
        "2023—9—1", "2023–09–01", "2023、9、1", "2023年9月1", "'2023-09-01", '="2023-09-01"',
        "2023年9月1日 星期五", "2023年9月1日（周五）", "2023-09-01 星期五",
        "二〇二三年九月一日", "二零二三年九月一日", "二○二三年九月一日", "二O二三年九月一号",
    ],
)  # fmt: skip
def test_a_date_is_read_as_it_is_written(value: object) -> None:
    """In any usual form that begins with the year."""
    assert Day().read(value) == day_number(date(2023, 9, 1))


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("二〇二三年十月十日", 10, 10),
        ("二〇二三年十二月二十一日", 12, 21),
        ("二〇二三年十一月三十日", 11, 30),
        ("二〇二三年一月十五号", 1, 15),
    ],
)
def test_chinese_numerals_count_tens(text: str, month: int, day: int) -> None:
    """The year digit by digit, month and day as numbers."""
    assert Day().read(text) == day_number(date(2023, month, day))


@pytest.mark.parametrize(
    "time",
    [
        " 0:00", " 8:05", " 23:59:59", " 00:00:00", "T00:00:00.000000", "T23:59:59.999", " 10:20",
        " 上午9:30", " 下午3:00", " 下午 3:00", " 3:00 PM", " 12:00am", " 10时20分", " 10点20",
    ],
)  # fmt: skip
def test_a_time_of_day_is_forgotten(time: str) -> None:
    """Whatever the way of writing it."""
    assert Day().read("2023-09-01" + time) == day_number(date(2023, 9, 1))


@pytest.mark.parametrize(
    "value",
    [
        "2023年09月01日 10:20",
        "2023年9月1日10:20:30",
        "20230901102030",
        20230901102030,
        "20230901 1020",
    ],
)
def test_a_time_may_stand_close_behind_a_date(value: object) -> None:
    """As banks write moments."""
    assert Day().read(value) == day_number(date(2023, 9, 1))


@pytest.mark.parametrize("time", [" 24:00", " 24:00:00", "T24:00:00", "T24:00:00.000"])
def test_twenty_four_hours_are_the_next_day(time: str) -> None:
    """The day ends then; the last of a year, too."""
    assert Day().read("2023-08-31" + time) == day_number(date(2023, 9, 1))
    assert Day().read("2023-12-31" + time) == day_number(date(2024, 1, 1))


@pytest.mark.parametrize(
    "time",
    [" 24:01", " 24:00:01", "T24:00:00.5", " 99:99", " 12:60", " 12:00:60", " 25:00", " noon"],
)
def test_what_is_no_time_of_day_is_refused(time: str) -> None:
    """The date before it is not taken alone."""
    with pytest.raises(OutOfDomain, match="2023-09-01; what stands behind it is no time of day"):
        Day().read("2023-08-31" + time)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2023-08-31T17:00:00Z", 1),
        ("2023-08-31T16:00:00.000Z", 1),
        ("2023-08-31T15:59:59Z", 31),
        ("2023-08-31 17:00:00+00:00", 1),
        ("2023-08-31 17:00 +0000", 1),
        ("2023-08-31T12:00-05", 1),
        ("2023-09-01T00:30:00+09:00", 31),
        ("2023-09-01T00:00:00+08:00", 1),
        ("2023-08-31T24:00:00+08:00", 1),
        ("2023-08-31 5:00 pm Z", 1),
        ("2023-08-31 5:00 am Z", 31),
        (datetime(2023, 8, 31, 17, tzinfo=UTC), 1),
        (datetime(2023, 8, 31, 15, tzinfo=UTC), 31),
        (datetime(2023, 8, 31, 20, tzinfo=timezone(timedelta(hours=8))), 31),
    ],
)
def test_an_instant_is_the_day_that_it_is_in_china(value: object, day: int) -> None:
    """Five in the afternoon by universal time is one in the morning of the next day."""
    assert Day().read(value) == day_number(date(2023, 8 if day == 31 else 9, day))


@pytest.mark.parametrize("value", [45214, 45214.0, 45214.5, "45214", "45214.5", " 45214 "])
def test_the_day_number_of_a_spreadsheet_says_so(value: object) -> None:
    """In a text column nobody knows from which day it counts."""
    for domain, expected in ((Day(), "2023-09-01"), (Month(), "2023-09")):
        with pytest.raises(OutOfDomain, match=f"such as {expected}; .*format the cells as dates"):
            domain.read(value)


@pytest.mark.parametrize("value", ["2023-09", "2023.9", "2023/9", "2023年9月", "202309", 202309.0])
def test_a_month_is_no_date(value: object) -> None:
    """What is missing is said."""
    with pytest.raises(OutOfDomain, match="2023-09-01; the day is missing"):
        Day().read(value)


@pytest.mark.parametrize(
    "value",
    ["9/1/2023", "01-09-2023", "01.09.2023", "9/1/23", "23-9-1", "23年9月1日", "9/1/2023 8:05"],
)
def test_a_date_begins_with_a_whole_year(value: str) -> None:
    """What may be day or month, or a year of which century, is not guessed."""
    with pytest.raises(OutOfDomain, match="2023-09-01, the year first and in four digits"):
        Day().read(value)


@pytest.mark.parametrize(
    "value",
    [
        "2023-02-29", "2023-13-01", "2023-00-01", "0000-01-01", "2023-9/1", "2023-9-110:20",
        "20230931", "1 Sept", "2023", "十月一日", "二〇二三年十十月一日", "9999-12-31 24:00",
        "2023-09-01T00:00+99:00", True, "soon", datetime.max.replace(tzinfo=UTC),
    ],
)  # fmt: skip
def test_anything_else_is_no_date(value: object) -> None:
    """Neither a day that does not exist nor one that would have to be guessed."""
    with pytest.raises(OutOfDomain, match="2023-09-01"):
        Day().read(value)


@pytest.mark.parametrize(
    "value",
    [
        202309, 202309.0, "202309", "202309.0", "2023-09", "2023-9", "2023.9", 2023.9, "2023.09",
        "2023/09", "2023 / 9", "2023年9月", "2023年09月份", "二〇二三年九月", "2023-09-01",
        "2023年9月1日", "20230930", date(2023, 9, 30), datetime(2023, 9, 1, 8),
        datetime(2023, 8, 31, 17, tzinfo=UTC), "2023-08-31T17:00:00Z", "2023-08-31 24:00",
    ],
)  # fmt: skip
def test_a_month_is_read_alone_or_of_a_date(value: object) -> None:
    """53 years and 8 months after January 1970."""
    assert Month().read(value) == 53 * 12 + 8


@pytest.mark.parametrize("value", ["2023-10", "2023.10", 202310, "二〇二三年十月"])
def test_october_is_not_january(value: object) -> None:
    """Both begin with a one."""
    assert Month().read(value) == 53 * 12 + 9


@pytest.mark.parametrize("value", [2023.1, "2023.1"])
def test_what_may_be_january_or_october_is_refused(value: object) -> None:
    """A sheet shows the number 2023.10 as 2023.1."""
    with pytest.raises(OutOfDomain, match="January or October"):
        Month().read(value)


@pytest.mark.parametrize(
    "value",
    [
        2023,
        "2023",
        "2023年",
        "2023-13",
        "202313",
        "202300",
        "1969-12",
        "09-2023",
        "Sep-23",
        "",
        True,
    ],
)
def test_anything_else_is_no_month(value: object) -> None:
    """A year alone is none, nor a thirteenth month, nor one of before 1970."""
    with pytest.raises(OutOfDomain, match="a month such as 2023-09"):
        Month().read(value)


@pytest.mark.parametrize(
    ("value", "year"),
    [
        ("2023级", 2023), ("23级", 2023), (2023, 2023), (202309, 2023), ("2024-07", 2023),
        ("202503", 2024), ("2025年3月", 2024), (date(2025, 3, 1), 2024),
    ],
)  # fmt: skip
def test_a_grade_is_that_of_the_school_year(value: object, year: int) -> None:
    """Which begins in September."""
    assert SchoolYear(ENTRY_YEAR).read(value) == year


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023届", "届 is the year of graduation"),
        ("2023-08", "August"),
        ("大一", "from 2000 to 2100"),
    ],
)
def test_what_does_not_say_the_school_year_is_no_grade(value: str, expected: str) -> None:
    """Nor does August, which lies between two."""
    with pytest.raises(OutOfDomain, match=expected):
        SchoolYear(ENTRY_YEAR).read(value)
