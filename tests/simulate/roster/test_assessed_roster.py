"""`simulate.assess` with the options of the command: the same answers in memory."""

from datetime import date
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pytest

import simulate
from kernel.errors import RequestError
from tests.simulate.roster.reading.sheets import ARTS, LAW, NOTES, SCIENCE, workbook

TABLE: Final = pa.table(
    {
        "入学年份": ["2022", "2022"],
        "学制": ["4", "4"],
        "缴费日期": ["2023-10-15", None],
        "帮扶": ["低保", None],
    }
)


def assess(roster: object, **options: Any) -> Any:
    """Assess a roster of Changsha, 2024."""
    return simulate.assess(roster, region="changsha", year=2024, lang="en", **options)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Write a workbook of three rosters."""
    path = tmp_path / "x.xlsx"
    path.write_bytes(workbook({"文学院": ARTS, "说明": NOTES, "理学院": SCIENCE, "法学院": LAW}))
    return path


def test_one_sheet(book: Path) -> None:
    """By its name; a freshman prepays 3 × 380 yuan."""
    found = assess(book, sheet="理学院")
    assert found.table["学生学号"].to_pylist() == ["03"]
    assert [str(yuan) for yuan in found.table["student_pays"].to_pylist()] == ["1140.00"]
    with pytest.raises(RequestError, match="3 sheets hold a roster"):
        assess(book)


def test_all_sheets(book: Path) -> None:
    """Each row with its sheet."""
    found = assess(book, all_sheets=True)
    assert found.table["sheet"].to_pylist() == ["文学院", "文学院", "理学院", "法学院"]
    assert found.summary["rows"] == 4


def test_headers_that_are_mapped() -> None:
    """Relief of 380 yuan."""
    found = assess(TABLE, map={"帮扶": "relief"})
    assert [str(yuan) for yuan in found.table["relief_netted"].to_pylist()] == ["380.00", "0.00"]
    assert any("帮扶 = relief" in note for note in found.notes)


@pytest.mark.parametrize("day", ["2023-09-10", date(2023, 9, 10), "2023年9月10日"])
def test_who_has_not_paid_may_count_as_paid(day: object) -> None:
    """Marked in a column, which is not there otherwise."""
    found = assess(TABLE, as_if_paid=day)
    assert found.table["as_if_paid"].to_pylist() == [False, True]
    assert [str(yuan) for yuan in found.table["student_pays"].to_pylist()] == ["380.00", "380.00"]
    assert "as_if_paid" not in assess(TABLE).table.column_names


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"sheet": "x"}, "--sheet: roster is no workbook; expected one, which has sheets"),
        ({"all_sheets": True}, "--all-sheets: roster is no workbook; expected one, which has"),
        ({"sheet": "x", "all_sheets": True}, "--sheet and --all-sheets: both are given; expected"),
        ({"map": {"帮": "relief"}}, "--map: roster has no header '帮', which was to be relief"),
        ({"map": {"帮扶": "reliefs"}}, "--map 帮扶=reliefs: no such column; did you mean relief"),
        ({"map": ["帮扶=relief"]}, "map: found ['帮扶=relief'], expected e.g. {"),
        ({"as_if_paid": "soon"}, "as_if_paid: found 'soon', expected a date such as 2023-09-01"),
        ({"as_if_paid": 5}, "as_if_paid: found 5, expected a date such as"),
    ],
)
def test_what_cannot_be_meant_is_an_exception(options: dict[str, Any], message: str) -> None:
    """In one sentence."""
    with pytest.raises(RequestError) as fault:
        assess(TABLE, **options)
    assert str(fault.value).startswith(message)


def test_it_is_said_how_the_roster_was_read() -> None:
    """What the command writes to standard error."""
    said = assess(TABLE).notes
    assert said[0].startswith("Columns read, from row 1: 入学年份 = entry_year, 学制 = programme_y")
    assert any(note.startswith("column 4 is not read, but its values are like") for note in said)
