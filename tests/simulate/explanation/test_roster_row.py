"""The row of a roster that is explained."""

from datetime import date
from pathlib import Path
from typing import Any, Final

import pyarrow.parquet
import pytest

import simulate
from kernel.errors import RequestError
from simulate.explanation.roster_row import RosterRow, row_given
from simulate.roster.reading.reading_choices import Reading
from tests.simulate.roster.reading.making import CHANGSHA
from tests.simulate.roster.reading.sheets import ARTS, SCIENCE, workbook, write

PAID: Final = date(2023, 10, 15)


def given(roster: object, row: int | None, year: int = 2024, **reading: Any) -> RosterRow:
    """Return a row of a roster, as Changsha takes it."""
    return row_given(roster, row, CHANGSHA, year, Reading(**reading))


def refused(roster: object, row: int | None, year: int = 2024, **reading: Any) -> str:
    """Return the message with which a row is refused, without the folder of the roster."""
    with pytest.raises(RequestError) as fault:
        given(roster, row, year, **reading)
    folder = f"{roster.parent}/" if isinstance(roster, Path) else ""
    return str(fault.value).replace(folder, "") if folder else str(fault.value)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Write a workbook with titles above, an error value and a formula without a value."""

    def sheet(book: Any, sheet: Any) -> None:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        write(sheet, [("某大学",), (), *ARTS, ("03", "文", 2022, 4, PAID, None)], day)
        sheet.write_formula(3, 1, "=NA()", None, "#N/A")
        sheet.write_formula(5, 2, "=NA()", None, "#N/A")
        sheet.write_formula(5, 4, "=A1", None, "")

    path = tmp_path / "x.xlsx"
    path.write_bytes(workbook({"名单": sheet}))
    return path


def test_its_number_is_that_of_the_spreadsheet(book: Path) -> None:
    """The title is row 1, the headers are row 3."""
    assert given(book, 4).record == {
        "entry_year": 2022, "programme_years": 4, "paid_on": PAID, "relief": "低保",
    }  # fmt: skip
    assert "relief" not in given(book, 5).record


def test_an_error_value_matters_where_a_rule_looks(book: Path) -> None:
    """That of 学院 in row 4 does not; of row 6 every one is named, by its column."""
    assert refused(book, 6) == (
        "x.xlsx: row 6: column 3: an error value of a spreadsheet, such as #N/A; expected a value; "
        "column 5: a formula whose value the file does not hold; expected the file opened in a "
        "spreadsheet and saved, or the value itself"
    )


@pytest.mark.parametrize("row", [1, 2, 3, 7])
def test_a_row_without_a_student_is_refused(book: Path, row: int) -> None:
    """A title, a blank row, the headers, and what lies behind the last one."""
    assert refused(book, row) == (
        f"x.xlsx: no student in row {row}; row 3 holds the headers, and rows below it are "
        "expected, counted as in a spreadsheet"
    )


def test_a_sum_is_no_student(tmp_path: Path) -> None:
    """`assess` rejects the row, whatever else stands in it."""
    path = tmp_path / "x.csv"
    path.write_text("学号,入学年份,学制\n合计,2023,4\n", encoding="utf-8")
    assert refused(path, 2) == (
        "x.csv: row 2: the row stands for a sum or an example; expected a student"
    )


def test_it_is_said_how_the_roster_was_read(book: Path) -> None:
    """As for the whole roster."""
    said = [str(note) for note in given(book, 4).notes]
    assert any(note.startswith("Columns read, from row 3: 学号 = student_id, ") for note in said)
    assert "Columns not read, passed through as they are: 学院" in said


def test_one_of_several_sheets(tmp_path: Path) -> None:
    """By its name, with the number that the row has there."""
    path = tmp_path / "x.xlsx"
    path.write_bytes(workbook({"文学院": ARTS, "理学院": SCIENCE}))
    assert given(path, 4, sheet="理学院").record["relief"] == "特困"
    assert "expected --sheet NAME" in refused(path, 4)


class TestLastYearsOutput:
    """A row of it is taken as `assess` would take it."""

    @pytest.fixture
    def output(self, tmp_path: Path) -> Path:
        """Assess a freshman who prepays, and one who pays a single year."""
        path = tmp_path / "roster.csv"
        path.write_text(
            "学号,入学年份,学制,缴费日期,缴费方式\n"
            "01,2023,4,2023-09-20,趸交\n02,2022,4,2023-10-15,按年缴费\n",
            encoding="utf-8",
        )
        found = simulate.assess(path, region="changsha", year=2024)
        output = tmp_path / "out.parquet"
        pyarrow.parquet.write_table(found.table, output)
        return output

    def test_what_was_paid_follows(self, output: Path) -> None:
        """The prepayment of 2024 reaches 2025; the payment itself is none of this year."""
        assert given(output, 2, 2025).record == {
            "entry_year": "2023", "programme_years": "4",
            "prepaid_in": "2024", "paid_years": "2024;2025;2026;2027",
        }  # fmt: skip
        assert given(output, 3, 2025).record == {
            "entry_year": "2022", "programme_years": "4", "paid_years": "2024",
        }  # fmt: skip

    def test_the_same_year_is_taken_as_it_stands(self, output: Path) -> None:
        """It is our own output read again."""
        assert given(output, 3, 2024).record["paid_on"] == "2023-10-15"

    def test_results_are_none_of_its_columns(self, output: Path) -> None:
        """Nothing is said of them, as `assess` says nothing."""
        said = " ".join(str(note) for note in given(output, 3, 2024).notes)
        assert "缴费日期 = paid_on" in said
        assert "institution_aid" not in said
        assert "not read" not in said

    def test_another_year_is_refused(self, output: Path) -> None:
        """With which ones are expected."""
        message = refused(output, 2, 2026)
        assert message == (
            "out.parquet: row 2: assessed_year: expected 2025 or 2026, or a blank in a new row"
        )


def test_a_roster_and_a_row_go_together(book: Path) -> None:
    """Neither is anything alone, and both may be left out."""
    assert given(None, None) == RosterRow()
    for roster, row in ((book, None), (None, 4)):
        assert "--row and --roster go together" in refused(roster, row)


@pytest.mark.parametrize("reading", [{"sheet": "x"}, {"mapped": {"帮扶": "relief"}}])
def test_how_a_roster_is_read_needs_one(reading: dict[str, Any]) -> None:
    """It would have no effect."""
    assert refused(None, None, **reading) == (
        "--sheet and --map say how a --roster is read; expected one"
    )


def test_python_takes_the_same(book: Path, tmp_path: Path) -> None:
    """A path with a sheet, and what its headers mean."""
    sheet = tmp_path / "y.xlsx"
    sheet.write_bytes(workbook({"文学院": ARTS, "理学院": SCIENCE}))
    asked: dict[str, Any] = {"region": "changsha", "year": 2024}
    (year,) = simulate.explain(roster=sheet, row=4, sheet="理学院", **asked).rows
    assert year.years_bought == 3
    (year,) = simulate.explain(roster=book, row=5, map={"学院": "student_id"}, **asked).rows
    assert year.years_bought == 1
