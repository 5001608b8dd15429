"""What the clerk hands on, by the real command: who would owe what, sums by column, slips.

In Changsha 380 yuan are owed for 2024; a freshman prepays his programme, the others pay a year.
"""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Final

import pytest
from openpyxl import load_workbook

from tests.conftest import Ran, Simulate
from tests.simulate.output.reading import tables_in
from tests.simulate.roster.making import CHANGSHA, cells_of_sheet, rows_of

ROSTER: Final = (
    "学号,姓名,身份证号,学院,入学年份,学制,缴费日期,困难类别\n"
    "01,NAMETOKEN1,IDTOKEN1,文学院,2022,4,2023-10-15,\n"
    "02,NAMETOKEN2,IDTOKEN2,文学院,2022,4,,低保\n"
    "03,NAMETOKEN3,IDTOKEN3,理学院,2023,3,,\n"
    "04,NAMETOKEN4,IDTOKEN4,理学院,2022,4,,\n"
    "05,NAMETOKEN5,IDTOKEN5,,x,4,2023-10-15,\n"
)
AS_IF: Final = ("--as-if-paid", "2023-09-10")
BY: Final = ("--by", "学院")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a roster: one has paid, three have not, one is rejected."""
    monkeypatch.chdir(tmp_path)
    Path("roster.csv").write_text(ROSTER, encoding="utf-8")
    return tmp_path


def assess(simulate: Simulate, *options: object) -> Ran:
    """Assess the roster; nothing of anybody is on either stream."""
    ran = simulate("assess", "roster.csv", *CHANGSHA, *options)
    assert "TOKEN" not in ran.out + ran.err
    assert "Traceback" not in ran.err
    return ran


def refused(simulate: Simulate, *options: object) -> str:
    """Return the message with which a request is refused; no file is written."""
    before = sorted(Path().iterdir())
    ran = assess(simulate, *options)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Error: ")
    assert ran.err.count("\n") == 1
    assert sorted(Path().iterdir()) == before
    return ran.err.removeprefix("Error: ").rstrip("\n")


class TestAsIfPaid:
    """Before anybody has paid."""

    def test_who_has_not_paid_is_assessed_and_marked(self, simulate: Simulate) -> None:
        """Who has stays as he is; the day itself is not entered."""
        ran = assess(simulate, "-o", "out.csv", *AS_IF)
        assert ran.code == 1
        assert [
            (row["学号"], row["缴费日期"], row["student_pays"], row["as_if_paid"])
            for row in rows_of(Path("out.csv"))
        ] == [
            ("01", "2023-10-15", "380.00", "false"),
            ("02", "", "0.00", "true"),
            ("03", "", "1140.00", "true"),
            ("04", "", "380.00", "true"),
        ]
        assert "5 rows = enrolled 4 + rejected 1\n" in ran.err
        assert "3 of them have not paid; they count as paid on the day of --as-if-paid." in ran.err

    def test_without_it_there_is_no_such_column(self, simulate: Simulate) -> None:
        """And they owe nothing yet."""
        ran = assess(simulate, "-o", "out.csv")
        rows = rows_of(Path("out.csv"))
        assert "as_if_paid" not in rows[0]
        assert [row["enrolled"] for row in rows] == ["true", "false", "false", "false"]
        assert "5 rows = enrolled 1 + not paid 3 + rejected 1\n" in ran.err

    def test_the_day_is_judged_like_any_payment(self, simulate: Simulate) -> None:
        """A day before the window is refused for each of them."""
        assess(simulate, "-o", "out.csv", "--as-if-paid", "2023-08-31")
        rejected = rows_of(Path("out.csv.rejected.csv"))
        assert [row["row"] for row in rejected] == ["3", "4", "5", "6"]
        assert {row["problem"] for row in rejected[:3]} == {
            "paid before the enrolment window opens on 2023-09-01"
        }

    @pytest.mark.parametrize("day", ["2023-9-10", "2023.9.10", "2023年9月10日", "20230910"])
    def test_a_day_may_be_written_as_in_a_roster(self, simulate: Simulate, day: str) -> None:
        """The same answer."""
        assess(simulate, "-o", "one.csv", *AS_IF)
        assess(simulate, "-o", "other.csv", "--as-if-paid", day)
        assert Path("one.csv").read_bytes() == Path("other.csv").read_bytes()

    @pytest.mark.parametrize("day", ["2023-13-01", "soon", ""])
    def test_what_is_no_day_is_refused(self, simulate: Simulate, day: str) -> None:
        """With what a day looks like."""
        assert refused(simulate, "-o", "out.csv", "--as-if-paid", day) == (
            f"--as-if-paid {day}: expected a date such as 2023-09-01"
        )

    def test_it_is_asked_for_once(self, simulate: Simulate) -> None:
        """The last one would silently count."""
        assert refused(simulate, "-o", "out.csv", *AS_IF, *AS_IF) == (
            "--as-if-paid: expected it once"
        )

    def test_it_comes_out_again(self, simulate: Simulate) -> None:
        """In every format, the mark among the figures."""
        for name in ("out.csv", "out.xlsx", "out.parquet"):
            assess(simulate, "-o", name, *AS_IF)
            assert simulate("rerun", name).code == 0


GROUPS: Final = [
    # students, enrolled, unpaid, rejected; then fen: individual part … refund.
    ("文学院", "none", 1, 1, 0, 0, 38_000, 0, 0, 0, 38_000, 0, 67_000, 0, 0),
    ("文学院", "dibao", 1, 1, 0, 0, 38_000, 0, 38_000, 0, 0, 0, 67_000, 0, 0),
    ("理学院", "none", 2, 2, 0, 0, 152_000, 0, 0, 0, 152_000, 0, 134_000, 0, 0),
    ("", "", 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0),
]


class TestBy:
    """Sums by the values of a column."""

    def test_as_csv_in_a_pipe(self, simulate: Simulate) -> None:
        """Money in fen; the rejected row counts, too."""
        ran = assess(simulate, *AS_IF, *BY)
        assert ran.code == 1
        header, *rows = csv.reader(StringIO(ran.out))
        assert header[:6] == ["学院", "relief", "students", "enrolled", "unpaid", "rejected"]
        assert rows == [[str(cell) for cell in group] for group in GROUPS]

    def test_as_json_with_the_record_of_the_run(self, simulate: Simulate) -> None:
        """The same rows."""
        ran = assess(simulate, *AS_IF, *BY, "--format", "json")
        document = json.loads(ran.out)
        assert [tuple(row.values()) for row in document["rows"]] == GROUPS
        assert document["run"]["command"][1:3] == ["assess", "roster.csv"]

    def test_as_a_table(self, simulate: Simulate) -> None:
        """In yuan, with a total; in Chinese too."""
        people, money = tables_in(assess(simulate, *AS_IF, *BY, "--format", "table").out)
        assert people.rows["文学院"][:2] == ["2", "2"]
        assert people.rows["dibao"][:2] == ["1", "1"]
        assert people.rows["total"][:2] == ["5", "4"]
        assert money.rows["total"][0] == "1,900.00"
        ran = assess(simulate, *AS_IF, *BY, "--format", "table", "--lang", "zh")
        assert "低保" in ran.out
        assert "合计" in ran.out

    def test_as_a_sheet_of_a_workbook(self, simulate: Simulate) -> None:
        """Behind the students, in yuan; the other formats hold the students alone."""
        assess(simulate, *AS_IF, *BY, "-o", "out.xlsx", "-o", "out.csv")
        book = load_workbook("out.xlsx")
        assert book.sheetnames[:2] == ["Sheet1", "groups"]
        header, first, *others = book["groups"].iter_rows(values_only=True)
        assert header[:3] == ("学院", "relief", "students")
        assert first[:3] == ("文学院", "none", 1)
        assert first[header.index("student_pays")] == 380
        assert len(others) == 3
        assert len(rows_of(Path("out.csv"))) == 4

    def test_several_columns(self, simulate: Simulate) -> None:
        """In their order; a known one by its name in either language."""
        ran = assess(simulate, *AS_IF, "--by", "entry_year", *BY)
        header, first, *_ = csv.reader(StringIO(ran.out))
        assert header[:3] == ["入学年份", "学院", "relief"]
        assert first[:3] == ["2022", "文学院", "none"]

    @pytest.mark.parametrize("column", ["姓名", "身份证号", "学号", "student_id", " 姓 名 "])
    def test_a_column_that_identifies_is_refused(self, simulate: Simulate, column: str) -> None:
        """Whatever it is called, and however it is written."""
        assert refused(simulate, "--by", column, "-o", "out.csv").startswith(
            f"--by {column}: identifies persons; expected a column that many students share"
        )

    def test_a_column_that_is_not_there_is_refused(self, simulate: Simulate) -> None:
        """Before anything is written."""
        assert refused(simulate, "--by", "学系", "-o", "out.csv") == (
            "--by 学系: no such column; expected a header of the roster"
        )


class TestBills:
    """A slip for each student, and the refunds by payer."""

    def test_a_slip_for_who_pays(self, simulate: Simulate) -> None:
        """With the name, as it is handed to the student; not for who is rejected."""
        ran = assess(simulate, *AS_IF, "--bills", "bills")
        assert ran.code == 1
        assert {path.name for path in Path("bills").iterdir()} == {
            "bills.html", "bills.html.run.json", "refunds.csv",
        }  # fmt: skip
        page = Path("bills/bills.html").read_text(encoding="utf-8")
        assert page.count("<article>") == 4
        assert "NAMETOKEN3" in page
        assert "NAMETOKEN5" not in page
        assert "IDTOKEN" not in page
        assert f"4 payment slips are in {Path('bills/bills.html')}" in ran.err

    def test_refunds_are_listed_by_payer(self, simulate: Simulate) -> None:
        """Who leaves Zhengzhou in the second term has 3 of 4 × 380 yuan back."""
        Path("roster.csv").write_text(
            "学号,入学年份,学制,缴费方式,缴费日期,退学日期,退费申请日期\n"
            "01,2023,4,趸交,2023-09-10,2024-03-01,2024-03-05\n",
            encoding="utf-8",
        )
        asked = ("--region", "zhengzhou", "--year", "2024", "--bills", "bills")
        assert simulate("assess", "roster.csv", *asked).code == 0
        (refund,) = rows_of(Path("bills/refunds.csv"))
        assert [refund[name] for name in ("student_id", "row", "payer", "amount")] == [
            "01", "2", "student", "1140.00",
        ]  # fmt: skip

    def test_together_with_everything_else(self, simulate: Simulate) -> None:
        """One run writes all of it, in Chinese: workbook, text, Parquet, sums and slips."""
        outputs = ("-o", "out.xlsx", "-o", "out.csv", "-o", "out.parquet")
        ran = assess(simulate, *AS_IF, *BY, "--bills", "bills", *outputs, "--lang", "zh")
        assert ran.code == 1
        written = {path.name for path in Path().iterdir()} - {"roster.csv", "bills"}
        assert written == {
            f"out.{one}{more}"
            for one in ("xlsx", "csv", "parquet")
            for more in ("", f".rejected.{one}", ".run.json")
        }
        assert "个人应缴" in cells_of_sheet(Path("out.xlsx"))[0]

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            ("roster.csv", "--bills roster.csv: is a file; expected a folder"),
            ("nowhere/bills", "--bills nowhere/bills: no folder 'nowhere'"),
            ("", "--bills needs a value"),
        ],
    )
    def test_what_is_no_folder_is_refused(
        self, simulate: Simulate, given: str, message: str
    ) -> None:
        """Before any work."""
        assert refused(simulate, "--bills", given) == message

    def test_slips_of_somebody_else_are_not_overwritten(self, simulate: Simulate) -> None:
        """Unless it is asked for."""
        Path("bills").mkdir()
        Path("bills/bills.html").write_text("mine", encoding="utf-8")
        assert "was not written by this program" in refused(simulate, "--bills", "bills")
        assert assess(simulate, "--bills", "bills", "--force").code == 1
        assert "<article>" in Path("bills/bills.html").read_text(encoding="utf-8")


class TestTemplate:
    """An empty roster."""

    def test_it_needs_a_region_alone(self, simulate: Simulate) -> None:
        """Where it is, is said; filled in, it is a roster."""
        ran = simulate("assess", "--template", "empty.xlsx", "--region", "changsha", "--lang", "zh")
        assert (ran.code, ran.out) == (0, "")
        assert "empty.xlsx" in ran.err
        book = load_workbook("empty.xlsx")
        sheet = book.worksheets[0]
        headers = [cell.value for cell in sheet[1]]
        student = {"学号": "01", "入学年份": 2022, "学制": 4, "缴费日期": "2023-10-15"}
        sheet.append([student.get(str(header)) for header in headers])
        book.save("full.xlsx")
        assert simulate("assess", "full.xlsx", *CHANGSHA, "-o", "out.csv").code == 0
        (row,) = rows_of(Path("out.csv"))
        assert row["student_pays"] == "380.00"

    @pytest.mark.parametrize(
        ("words", "option"),
        [
            (("roster.csv",), "ROSTER"),
            (("--year", "2024"), "--year"),
            (("-o", "out.csv"), "--output"),
            (BY, "--by"),
            (AS_IF, "--as-if-paid"),
            (("--bills", "bills"), "--bills"),
            (("--sheet", "x"), "--sheet"),
            (("--set", "tariff.2024=1"), "--set"),
        ],
    )
    def test_what_it_would_leave_undone_is_refused(
        self, simulate: Simulate, words: tuple[str, ...], option: str
    ) -> None:
        """Nothing is written, the template neither."""
        ran = simulate("assess", "--template", "empty.xlsx", "--region", "changsha", *words)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == (
            f"Error: --template: {option} does not go with it; expected --region alone, as an "
            "empty roster is written\n"
        )
        assert [path.name for path in Path().iterdir()] == ["roster.csv"]

    def test_a_file_is_not_overwritten_unless_it_is_asked_for(self, simulate: Simulate) -> None:
        """A template that somebody has filled in would be lost."""
        words = ("assess", "--template", "empty.xlsx", "--region", "changsha")
        assert simulate(*words).code == 0
        before = Path("empty.xlsx").read_bytes()
        ran = simulate(*words)
        assert ran.code == 2
        assert "--force to overwrite it" in ran.err
        assert Path("empty.xlsx").read_bytes() == before
        assert simulate(*words, "--force").code == 0


def test_a_roster_is_assessed_for_something(simulate: Simulate) -> None:
    """A file, sums, or slips."""
    assert refused(simulate) == "missing option -o / --output; --help says what it is"
