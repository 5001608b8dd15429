"""Headers: English and Chinese, in any order; wrong ones by position, never by name."""

import pytest

from kernel.columns import HEADERS
from kernel.errors import RequestError
from simulate.language.catalogue import spoken
from simulate.roster.reading.header import Header, distinct_names

REQUIRED = ("entry_year", "programme_years")


@pytest.mark.parametrize(
    ("header", "column"),
    [(header, column) for column, zh in HEADERS.items() for header in (column, *zh)],
)
def test_every_header_of_the_contract_is_recognised(header: str, column: str) -> None:
    """The English name and each Chinese one lead to the column, wherever it stands."""
    others = [name for name in REQUIRED if name != column]
    assert Header.of("x.csv", ["note", *others, header]).known[column] == len(others) + 1


@pytest.mark.parametrize(
    "header", [" entry_year ", "Entry_Year", "ＥＮＴＲＹ＿ＹＥＡＲ", "\t入学年份　", "entry_year\n"]
)
def test_spaces_case_and_full_width_make_no_difference(header: str) -> None:
    """The column is recognised, and its name is passed on as it was written."""
    found = Header.of("x.csv", [header, "学制"])
    assert found.known == {"entry_year": 0, "programme_years": 1}
    assert found.names == (header, "学制")


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["entry_year", "programme_years", "ENTRY_YEAR "], "columns 1 and 3 are both 'entry_year'"),
        (["入学年份", "学制", "entry_year"], "columns 1 and 3 are both 'entry_year'"),
        (["学制", "入学年份", "参保地", "统筹区"], "columns 3 and 4 are both 'locality'"),
    ],
)
def test_a_column_that_stands_twice_is_refused(names: list[str], message: str) -> None:
    """In one language, in both, and under two Chinese names."""
    with pytest.raises(RequestError) as fault:
        Header.of("x.csv", names)
    column = message.split("'")[1]
    assert str(fault.value) == (
        f"x.csv: {message}; expected it once, or --map HEADER={column} to say which one is meant"
    )


def test_unknown_columns_may_stand_twice() -> None:
    """They mean nothing here, blank ones included."""
    names = ("note", "entry_year", "note", "", "programme_years", "")
    assert Header.of("x.csv", names).known == {"entry_year": 1, "programme_years": 4}


def test_missing_columns_are_named_in_both_languages() -> None:
    """Every one that is missing; nothing of what was found."""
    with pytest.raises(RequestError) as fault:
        Header.of("x.csv", ["NAMETOKEN17", "13800000000"])
    assert str(fault.value) == (
        "x.csv: row 1 must hold the headers, and required ones are missing: "
        "entry_year / 入学年份 or entered_in / 入学年月 or entered_on / 入学日期 or grade / 年级, "
        "programme_years / 学制 or graduates_in / 毕业年月"
    )


def test_a_slip_of_the_pen_is_reported_by_its_position() -> None:
    """A header that is nearly an accepted one: noted, or part of the message where required."""
    (note,) = Header.of("x.csv", ["entry_year", "programme_years", "paid-on"]).slips()
    assert str(note) == "column 3 is not read, but comes close to paid_on / 缴费日期"
    assert spoken(note, "zh") == "第3列未读取，但其名称接近paid_on / 缴费日期"
    with pytest.raises(RequestError, match=r"missing: entry_year .*; column 2 is not read"):
        Header.of("x.csv", ["programme_years", "entry_yaer"])


@pytest.mark.parametrize(
    "header", ["学 制", "学制（年）", "学\n制", " 学制 (必填) ", "Programme_Years"]
)
def test_white_space_and_remarks_do_not_make_another_header(header: str) -> None:
    """As forms are laid out: a line break in the cell, a remark in brackets."""
    assert Header.of("x.csv", ["入学年份", header]).known["programme_years"] == 1


def test_a_column_that_cannot_keep_its_name_is_noted_by_its_position() -> None:
    """It stands twice, or would stand beside the result of the same name."""
    header = Header.of("x.csv", ["entry_year", "学制", "paid_on", "enrolled", "note", "note"])
    assert header.written == ["entry_year", "学制", "paid_on", "enrolled (2)", "note", "note (2)"]
    assert [str(note).partition(":")[0] for note in header.renamed()] == [
        "column 4 is written under another name",
        "column 6 is written under another name",
    ]


def test_a_required_column_may_be_said_in_other_words() -> None:
    """By a month, a day or a grade; by the month of graduation."""
    for entry in ("入学年月", "入学日期", "年级"):
        assert "entry_year" not in Header.of("x.csv", [entry, "毕业年月"]).known


def test_the_header_of_some_columns_knows_where_they_stand() -> None:
    """Those that are left out are no longer known."""
    header = Header.of("x.csv", ["note", "entry_year", "relief", "学制"]).only([1, 3])
    assert header.names == ("entry_year", "学制")
    assert header.known == {"entry_year": 0, "programme_years": 1}


def test_a_header_near_a_column_that_is_there_is_no_slip() -> None:
    """`paid_on_2` beside `paid_on` is another column."""
    assert Header.of("x.csv", ["entry_year", "学制", "paid_on", "paid_on_2"]).slips() == []


@pytest.mark.parametrize(
    ("names", "taken", "expected"),
    [
        (["a", "b"], ["c"], ["a", "b"]),
        (["enrolled"], ["enrolled"], ["enrolled (2)"]),
        (["a", "a", "a"], [], ["a", "a (2)", "a (3)"]),
        (["enrolled", "enrolled (2)", "enrolled"], ["enrolled"],
         ["enrolled (2)", "enrolled (2) (2)", "enrolled (3)"]),
        (["a", "a", "a (2)"], [], ["a", "a (2)", "a (2) (2)"]),
        (["", ""], [], ["", " (2)"]),
    ],
)  # fmt: skip
def test_names_become_distinct(names: list[str], taken: list[str], expected: list[str]) -> None:
    """The first of its name keeps it, unless it is taken; no two are the same."""
    assert distinct_names(names, taken) == expected


def test_many_columns_of_one_name_do_not_take_forever() -> None:
    """A sheet that is formatted to its last column has 16,384 headers, nearly all of them blank."""
    names = distinct_names([""] * 16_384, ["row"])
    assert len(set(names)) == 16_384
    assert names[-1] == " (16384)"
