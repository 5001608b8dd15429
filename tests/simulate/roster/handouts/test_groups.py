"""Persons and money by college and relief category, and that they add up to the roster."""

from typing import Any

import pytest
from attrs import evolve

from kernel.errors import ControlTotalFault, RequestError
from simulate.output.console import rendered
from simulate.output.formats import FORMATS
from simulate.output.presentation import Presentation
from simulate.output.units import YUAN
from simulate.roster.handouts import groups as module
from simulate.roster.handouts.group_tables import groups_result, groups_sheet
from simulate.roster.handouts.groups import Groups
from simulate.roster.reading.header import Header
from simulate.roster.reading.pages import Malformed
from tests.simulate.roster.handouts.making import CHANGSHA, pages_of, summary_of

_STUDENT = {"姓名": "学生甲", "学制": "4"}
_FRESHMAN = {**_STUDENT, "入学年份": "2023", "缴费日期": "2023-09-10"}
_SECOND = {**_STUDENT, "入学年份": "2022", "缴费日期": "2023-09-10"}

ROWS: list[dict[str, Any]] = [
    {**_FRESHMAN, "学院": "软件学院", "班级": "1"},
    {**_SECOND, "学院": "软件学院", "班级": "2", "困难类别": "低保;孤儿"},
    {**_SECOND, "学院": "化学院", "班级": "1", "困难类别": "监测对象", "学校补助比例": "10"},
    {**_SECOND, "学院": " 软件学院 ", "班级": "1", "缴费日期": ""},
    {**_SECOND, "学院": "化学院", "班级": "1", "缴费日期": "soon"},
    {**_SECOND, "学院": None, "班级": "3"},
]
"""1,520 yuan; 380 of relief; 190 of relief, 19 of aid and 171; unpaid; rejected; 380."""


def groups_of(*by: str, rows: list[dict[str, Any]] = ROWS) -> Groups:
    """Group rows."""
    pages = pages_of(rows)
    groups = Groups.of(CHANGSHA, pages[0].header, by)
    for page in pages:
        groups.add(page)
    groups.check(summary_of(pages))
    return groups


def test_a_row_for_each_college_and_category_by_hand() -> None:
    """Those of one college together, in the order of the roster; a rejected row has no category."""
    records = groups_of("学院").records()
    keys = ("学院", "relief", "students", "enrolled", "unpaid", "rejected")
    assert [tuple(record[key] for key in keys) for record in records] == [
        ("软件学院", "none", 2, 1, 1, 0),
        ("软件学院", "orphan;dibao", 1, 1, 0, 0),
        ("化学院", "monitored", 1, 1, 0, 0),
        ("化学院", "", 1, 0, 0, 1),
        ("", "none", 1, 1, 0, 0),
    ]
    money = ("individual_due", "relief_netted", "institution_aid", "student_pays", "fiscal_total")
    assert [tuple(record[key] for key in money) for record in records] == [
        (152_000, 0, 0, 152_000, 67_000),
        (38_000, 38_000, 0, 0, 67_000),
        (38_000, 19_000, 1_900, 17_100, 67_000),
        (0, 0, 0, 0, 0),
        (38_000, 0, 0, 38_000, 67_000),
    ]


def test_several_columns_divide_further() -> None:
    """College and class; without any, categories alone."""
    records = groups_of("学院", "班级").records()
    assert [(record["学院"], record["班级"]) for record in records][:2] == [
        ("软件学院", "1"),
        ("软件学院", "2"),
    ]
    assert [record["students"] for record in groups_of().records()] == [3, 1, 1, 1]


def test_columns_are_named_as_people_name_them() -> None:
    """A header, a known column's name or its other header; relief divides always, and once."""
    by_name = groups_of("entry_year").records()
    assert [*by_name[0]][:2] == ["入学年份", "relief"]
    assert groups_of("入学年份").records() == by_name
    assert groups_of("困难类别").records() == groups_of().records()
    assert groups_of("学院", " 学院").records() == groups_of("学院").records()


@pytest.mark.parametrize("name", ["姓名", "name", "学号", "student_id"])
def test_columns_that_identify_persons_are_refused(name: str) -> None:
    """By what one asks for, and by what stands there."""
    header = Header.of("x", ["入学年份", "学制", "姓名", "学号", "name"])
    with pytest.raises(RequestError, match="identifies persons"):
        Groups.of(CHANGSHA, header, [name])


def test_columns_that_are_not_there_or_not_one_are_refused() -> None:
    """Nothing is grouped by a column that nobody meant."""
    header = Header.of("x", ["入学年份", "学制", "学院", "学院（系）"])
    with pytest.raises(RequestError, match="no such column"):
        Groups.of(CHANGSHA, header, ["专业"])
    with pytest.raises(RequestError, match="two columns of that name"):
        Groups.of(CHANGSHA, header, ["学院"])


def test_malformed_rows_are_counted_though_nobody_knows_where_they_belong() -> None:
    """So that persons add up to the rows of the roster."""
    (page,) = pages_of(ROWS)
    lost = evolve(page, page=evolve(page.page, malformed=(Malformed(99, ("化学院",)),)))
    groups = Groups.of(CHANGSHA, page.header, ["学院"])
    groups.add(lost)
    groups.check(summary_of([lost]))
    assert groups.totals["students"] == 7
    assert groups.records()[-1]["rejected"] == 1


def test_sums_that_are_not_those_of_the_roster_are_a_fault() -> None:
    """To the person and to the fen."""
    pages = pages_of(ROWS)
    groups = Groups.of(CHANGSHA, pages[0].header, ["学院"])
    with pytest.raises(ControlTotalFault, match=r"students, .*student_pays"):
        groups.check(summary_of(pages))


def test_too_many_groups_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A column with a value for everybody takes no memory without end."""
    monkeypatch.setattr(module, "MOST_GROUPS", 3)
    with pytest.raises(RequestError, match="more than 3 groups"):
        groups_of("学院", "班级")


def test_two_pages_come_to_twice_one() -> None:
    """Whatever the order."""
    pages = pages_of(ROWS)
    groups = Groups.of(CHANGSHA, pages[0].header, ["学院"])
    for page in (*pages, *pages):
        groups.add(page)
    once = groups_of("学院").records()
    assert [one["students"] * 2 for one in once] == [one["students"] for one in groups.records()]


def test_a_person_reads_a_table_in_words() -> None:
    """Blank cells are said, categories are in the words of the notices, money in yuan.

    A college has a line, and below it one for each of its categories where it has several: the 2
    and 1 students of the first owe 1,520 + 380 yuan.
    """
    result = groups_result(groups_of("学院"), "en")
    lines = rendered(result.view(Presentation("en", YUAN)), 160).splitlines()
    college = next(line.split() for line in lines if line.startswith("软件学院 "))
    assert (college[1], college[5]) == ("3", "1,900.00")
    assert any(line.startswith("  orphan, dibao ") for line in lines)
    assert any(line.startswith("(blank) · none ") for line in lines)
    (total,) = [line.split() for line in lines if line.startswith("total")]
    assert total[1:5] == ["6", "4", "1", "1"]
    assert total[5] == "2,660.00"
    chinese = rendered(result.view(Presentation("zh", YUAN)), 160)
    assert "\n  孤儿、低保对象 " in chinese


def test_a_workbook_in_chinese_has_the_words_of_the_notices() -> None:
    """One in English the machine names, as data files have them."""
    chinese, english = (groups_sheet(groups_of("学院"), language) for language in ("zh", "en"))
    assert [row[1] for row in chinese.rows[:3]] == ["无", "孤儿、低保对象", "防返贫监测对象"]
    assert [row[1] for row in english.rows[:3]] == ["none", "orphan;dibao", "monitored"]


def test_data_are_in_fen() -> None:
    """CSV and JSON have whole numbers and machine names."""
    result = groups_result(groups_of("学院"), "en")
    first, second, *_ = FORMATS["csv"].written(result).splitlines()
    assert first.startswith("学院,relief,students,enrolled,unpaid,rejected,individual_due,")
    assert second.startswith("软件学院,none,2,1,1,0,152000,")
    assert '"student_pays": 152000' in FORMATS["json"].written(result)


def test_nobody_gives_no_group() -> None:
    """A total of nothing."""
    groups = Groups(CHANGSHA, ("学院",), (0,))
    assert groups.records() == []
    assert set(groups.totals.values()) == {0}
