"""The row of headers is found by looking: titles above it, two rows, remarks."""

from collections.abc import Sequence

import pytest

from kernel.errors import RequestError
from simulate.roster.reading.header_search import best_candidate, found_header

PLAIN = ["学号", "入学年份", "学制", "缴费日期"]
STUDENT = ["001", "2023", "4", "2023-09-10"]


def numbered(*rows: Sequence[str], first: int = 1) -> list[tuple[int, Sequence[str]]]:
    """Return rows with their numbers."""
    return [*enumerate(rows, first)]


def test_the_first_row_is_the_header_of_a_plain_list() -> None:
    """What stands below is a student."""
    header = found_header("x", numbered(PLAIN, STUDENT))
    assert (header.row, header.names) == (1, tuple(PLAIN))


@pytest.mark.parametrize("above", [1, 3, 12])
def test_titles_may_stand_above(above: int) -> None:
    """A title merged over the whole width shows in every column; a title in a cell in one."""
    titles = [["某学院2024年度参保名单"] * 4, *[["填表说明", "", "", ""]] * (above - 1)]
    header = found_header("x", numbered(*titles, PLAIN, STUDENT))
    assert header.row == above + 1
    assert header.known["programme_years"] == 2


def test_the_number_of_the_row_is_that_of_the_sheet() -> None:
    """Blank rows above are not among those that are looked at, and count nevertheless."""
    rows = [(1, ["名单", "", "", ""]), (4, PLAIN), (5, STUDENT)]
    assert found_header("x", rows).row == 4


def test_two_rows_are_one_header_where_groups_stand_above_their_parts() -> None:
    """学号 is merged over both rows; 缴费 stands above 日期 and 方式, once or in both columns."""
    lower = ["学号", "入学年份", "学制", "日期", "方式"]
    for upper in (
        ["学号", "入学年份", "学制", "缴费", "缴费"],
        ["学号", "入学年份", "学制", "缴费", ""],
    ):
        header = found_header("x", numbered(["名单"] * 5, upper, lower, [*STUDENT, "趸交"]))
        assert header.row == 3
        assert header.known["paid_on"] == 3
        assert header.known["payment_mode"] == 4


@pytest.mark.parametrize("group", ["缴费", "缴费信息", "缴费情况", "缴费明细 "])
def test_a_group_may_be_called_what_its_parts_are_about(group: str) -> None:
    """Information on payment, whose parts are its day and its way."""
    upper = ["学号", "入学年份", "学制", group, ""]
    lower = ["", "", "", "日期", "方式"]
    header = found_header("x", numbered(upper, lower, [*STUDENT, "趸交"]))
    assert header.known["paid_on"] == 3
    assert header.known["payment_mode"] == 4


def test_headers_of_which_some_stand_in_the_upper_row_only() -> None:
    """As a sheet without merged cells has it: the cell below is empty."""
    upper = ["学号", "入学年份", "学制", "缴费信息", ""]
    lower = ["", "", "", "缴费日期", "缴费方式"]
    header = found_header("x", numbered(upper, lower, [*STUDENT, "趸交"]))
    assert header.row == 2
    assert header.names == ("学号", "入学年份", "学制", "缴费日期", "缴费方式")


def test_a_student_is_no_second_row_of_headers() -> None:
    """Also where a word of his row would be a header."""
    rows = numbered(["学号", "入学年份", "学制", "备注"], ["001", "2023", "4", "学号"])
    assert found_header("x", rows).row == 1


@pytest.mark.parametrize(
    "header",
    ["*入学年份", "入学年份：", "入学年份*（必填）", "入学 年份", "入学年份【必填】", "入学\n年份",
     "［入学年份］", "入学年份/entry_year", "入学年份\nentry_year"],
)  # fmt: skip
def test_marks_and_remarks_do_not_matter(header: str) -> None:
    """As forms mark what has to be filled in, or say it in two languages."""
    if header.startswith("［"):
        header = header.strip("［］") + "［四位数］"
    assert found_header("x", numbered([header, "学制"])).known["entry_year"] == 0


def test_a_month_of_entry_and_one_of_graduation_are_enough() -> None:
    """No public list has 入学年份 and 学制 together."""
    header = found_header("x", numbered(["身份证号", "姓名", "入学年月", "毕业年月"]))
    assert header.known == {"entered_in": 2, "graduates_in": 3}


def test_a_roster_without_headers_is_refused_without_its_cells() -> None:
    """The message says what is expected, in which rows it was looked for, and nobody's name."""
    with pytest.raises(RequestError) as fault:
        found_header("x.csv", numbered(["甄私密", "2023"], ["贾私密", "2022"]))
    assert str(fault.value) == (
        "x.csv: none of the first 2 rows holds headers; expected entry_year / 入学年份 or "
        "entered_in / 入学年月 or entered_on / 入学日期 or grade / 年级; programme_years / 学制 or "
        "graduates_in / 毕业年月"
    )


def test_the_best_row_says_what_is_missing() -> None:
    """Its number is in the message."""
    with pytest.raises(RequestError, match=r"row 2 must hold the headers.*programme_years / 学制"):
        found_header("x.csv", numbered(["名单", ""], ["学号", "入学年份"]))


def test_an_empty_table_has_no_header() -> None:
    """Nothing is a candidate."""
    assert best_candidate([]) is None
