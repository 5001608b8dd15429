"""`simulate explain` of a row of a roster, which names nobody, and requests that are refused."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet
import pytest
import xlsxwriter

from tests.conftest import Simulate
from tests.simulate.cli.test_explain import HEILONGJIANG, LATE, STUDENT, data, results

ROSTER: Final = (
    ("姓名", "身份证号", "学号", "入学年份", "学制", "缴费日期", "困难类别", "note"),
    ("NAMETOKEN1", "IDTOKEN1", "NUMBERTOKEN1", "2023", "4", "2023-10-01", "", "NOTETOKEN1"),
    ("NAMETOKEN2", "IDTOKEN2", "NUMBERTOKEN2", "2023", "4", "2024-07-01", "低保", "NOTETOKEN2"),
    ("NAMETOKEN3", "IDTOKEN3", "NUMBERTOKEN3", "2023", "4"),
    ("NAMETOKEN4", "IDTOKEN4", "NUMBERTOKEN4", "1066", "x", "NAMETOKEN4", "低保", ""),
    ("NAMETOKEN5", "IDTOKEN5", "NUMBERTOKEN5", "2022", "4", "2023-10-01", "", "NOTETOKEN5"),
    ("NAMETOKEN6", "IDTOKEN6", "NUMBERTOKEN6", "2022", "4", "2023-10-01", "", "NOTE", "TOKEN6"),
)


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """Write a roster with people's names, a row too short and one too long among it."""
    text = io.StringIO()
    csv.writer(text).writerows(ROSTER)
    path = tmp_path / "roster.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


class TestRoster:
    """A row of a roster."""

    def test_a_row(self, simulate: Simulate, roster: Path) -> None:
        """Row 3 is the student who paid on 1 July, as the header is row 1."""
        asked = ("explain", *HEILONGJIANG, "--roster", roster, "--format", "json")
        assert results(simulate(*asked, "--row", "3"))["late_full_cost"] == 640
        (fifth,) = data(simulate(*asked, "--row", "6"))["years"]
        assert fifth["given"]["entry_year"] == "2022"

    @pytest.mark.parametrize(
        "day", [pa.array([1], pa.timestamp("ns")), pa.array([4_000_000], pa.date32())]
    )
    def test_a_day_that_python_does_not_have(
        self, simulate: Simulate, tmp_path: Path, day: pa.Array
    ) -> None:
        """A nanosecond, or a day in the year 12921: refused like any other, without a traceback."""
        table = pa.table({"entry_year": [2023], "programme_years": [4], "paid_on": day})
        pyarrow.parquet.write_table(table, tmp_path / "r.parquet")
        roster = ("--roster", tmp_path / "r.parquet", "--row", "2")
        ran = simulate("explain", *HEILONGJIANG, *roster)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("Error: Heilongjiang, insurance year 2024: ")

    def test_columns_given_beside_the_row_win(self, simulate: Simulate, roster: Path) -> None:
        """One column changes, and a blank takes one away."""
        asked = ("explain", *HEILONGJIANG, "--roster", roster, "--row", "3", "--format", "json")
        assert results(simulate(*asked, "困难类别="))["relief_netted"] == 0
        assert results(simulate(*asked, "paid_on=2024-06-30"))["late_full_cost"] == 0

    @pytest.mark.parametrize("shape", ["table", "json"])
    @pytest.mark.parametrize("options", [(), ("--all-years",), ("--lang", "zh")])
    def test_nobody_is_named(
        self, simulate: Simulate, roster: Path, shape: str, options: tuple[str, ...]
    ) -> None:
        """No name, number or note of anybody, well or badly formed."""
        for row in range(1, 9):
            ran = simulate("explain", *HEILONGJIANG, "--roster", roster, "--row", row,
                           "--format", shape, *options)  # fmt: skip
            assert "TOKEN" not in ran.out + ran.err
            assert ran.code == (0 if row in (2, 3, 4, 6) else 2)

    @pytest.mark.parametrize("extension", ["xlsx", "parquet"])
    def test_other_formats(self, simulate: Simulate, tmp_path: Path, extension: str) -> None:
        """Typed cells; a blank one is left out of what was given."""
        row = {"name": "NAMETOKEN", "entry_year": 2023, "programme_years": 4,
               "paid_on": date(2024, 7, 1), "relief": None}  # fmt: skip
        path = tmp_path / f"roster.{extension}"
        if extension == "parquet":
            pyarrow.parquet.write_table(pa.Table.from_pylist([row]), path)
        else:
            with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
                sheet = book.add_worksheet()
                sheet.write_row(0, 0, list(row))
                sheet.write_row(1, 0, list(row.values()))
        ran = simulate("explain", *HEILONGJIANG, "--roster", path, "--row", "2", "--format", "json")
        (year,) = data(ran)["years"]
        assert year["results"]["student_pays"] == 1020
        assert set(year["given"]) == {"entry_year", "programme_years", "paid_on"}
        assert "NAMETOKEN" not in ran.out

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (("--row", "7"), "row 7: 9 cells, expected 8 as in the row of headers"),
            (("--row", "8"), "no student in row 8; row 1 holds the headers, and rows below it are"),
            ((), "--row and --roster go together"),
        ],
    )
    def test_a_row_that_cannot_be_explained(
        self, simulate: Simulate, roster: Path, options: tuple[str, ...], said: str
    ) -> None:
        """Malformed, missing, or none asked for."""
        ran = simulate("explain", *HEILONGJIANG, "--roster", roster, *options)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err

    def test_a_row_of_nothing(self, simulate: Simulate) -> None:
        """A number of a row needs a roster, and is at least 1."""
        assert "--row and --roster go together" in (
            simulate("explain", *HEILONGJIANG, *LATE, "--row", "1").err
        )
        assert simulate("explain", *HEILONGJIANG, *LATE, "--row", "0").code == 2

    def test_no_such_roster(self, simulate: Simulate, roster: Path) -> None:
        """The nearest file is named."""
        path = roster.with_name("rooster.csv")
        ran = simulate("explain", *HEILONGJIANG, "--roster", path, "--row", "1")
        assert ran.code == 2
        assert "did you mean 'roster.csv'?" in ran.err


class TestRefusals:
    """One message that says what is wrong, exit code 2, and nothing on standard output."""

    def refused(self, simulate: Simulate, *arguments: object) -> str:
        """Return the message."""
        ran = simulate("explain", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert "Traceback" not in ran.err
        return ran.err

    def test_every_reason_is_listed(self, simulate: Simulate) -> None:
        """In the language asked for."""
        wrong = (*HEILONGJIANG, "entry_year=1066", "paid_on=soon", "relief=rich",
                 "payment_mode=prepay")  # fmt: skip
        english = self.refused(simulate, *wrong)
        for reason in (
            "entry_year: expected a whole number from 2000 to 2100", "programme_years is missing",
            "paid_on: expected a date such as 2023-09-01", "relief: expected categories",
            "prepayment has no basis in this place and year",
        ):  # fmt: skip
            assert reason in english
        chinese = self.refused(simulate, *wrong, "--lang", "zh")
        for reason in (
            "入学年份：应为2000至2100的整数", "学制缺失", "缴费日期：应为日期", "困难类别：应为",
            "本地本年度没有趸交的依据",
        ):  # fmt: skip
            assert reason in chinese
        assert "expected" not in chinese

    def test_a_column_that_is_given_twice(self, simulate: Simulate) -> None:
        """In either language: the last one must not silently count."""
        message = self.refused(simulate, *HEILONGJIANG, "入学年份=2021", "entry_year=2022")
        assert message == "Error: argument 2: 'entry_year' a second time; expected it once\n"

    def test_a_column_that_is_unknown(self, simulate: Simulate) -> None:
        """The nearest one is named, by the place of the argument."""
        message = self.refused(simulate, *HEILONGJIANG, *STUDENT, "payed_on=2024-07-01")
        assert "argument 3: no such column; did you mean paid_on?" in message
        chinese = self.refused(simulate, *HEILONGJIANG, "入学年分=2023", "--lang", "zh")
        assert "第1项：没有这个列；最接近的是 entry_year（入学年份）" in chinese

    @pytest.mark.parametrize("argument", ["王小明", "王小明=1", "entry_year=王小明", "=王小明"])
    def test_no_argument_is_repeated(self, simulate: Simulate, argument: str) -> None:
        """It may be somebody's name."""
        for language in ("zh", "en"):
            message = self.refused(simulate, *HEILONGJIANG, argument, "--lang", language)
            assert "王小明" not in message

    @pytest.mark.parametrize("year", [2021, 2109, 0])
    def test_a_year_that_is_never_answered(self, simulate: Simulate, year: int) -> None:
        """Rules begin with 2022."""
        message = self.refused(simulate, "--region", "changsha", "--year", year, *STUDENT)
        assert f"--year {year}: expected an insurance year from 2022 to 2108" in message

    def test_a_year_outside_the_programme(self, simulate: Simulate) -> None:
        """The student is not in school then."""
        message = self.refused(simulate, "--region", "changsha", "--year", 2028, *STUDENT)
        assert "insurance year 2028 lies outside the programme" in message

    def test_a_region_that_is_unknown(self, simulate: Simulate) -> None:
        """The nearest one is named."""
        message = self.refused(simulate, "--region", "changsa", "--year", "2024", *STUDENT)
        assert "did you mean changsha (Changsha)?" in message

    @pytest.mark.parametrize("missing", ["--region", "--year"])
    def test_what_is_required(self, simulate: Simulate, missing: str) -> None:
        """Region and year are."""
        options = {"--region": "changsha", "--year": "2024"}
        del options[missing]
        words = [word for option in options.items() for word in option]
        assert f"missing option {missing}; " in self.refused(simulate, *words, *STUDENT)
