"""How a roster is read: `--map`, `--sheet` and `--all-sheets` of the real commands."""

import json
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import Simulate
from tests.simulate.roster.making import CHANGSHA, rows_of
from tests.simulate.roster.reading.sheets import ARTS, LAW, NOTES, SCIENCE, workbook

ROSTER: Final = "学号,入学年份,学制,缴费日期,帮扶对象\n01,2022,4,2023-10-15,低保\n"
MAP: Final = '"帮扶对象" = "relief"\n'
PAIR: Final = ("--map", "帮扶对象=困难类别")
FILE: Final = ("--map", "map.toml")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a roster whose relief nobody would recognise, and one of sheets."""
    monkeypatch.chdir(tmp_path)
    Path("roster.csv").write_text(ROSTER, encoding="utf-8")
    Path("map.toml").write_text(MAP, encoding="utf-8")
    sheets = {"文学院": ARTS, "说明": NOTES, "理学院": SCIENCE, "旧": ARTS, "法学院": LAW}
    Path("book.xlsx").write_bytes(workbook(sheets, "旧"))
    return tmp_path


class TestMap:
    """What headers mean that nobody knows."""

    def test_without_it_the_column_is_pointed_out(self, simulate: Simulate) -> None:
        """And passed through: the student pays all of 380 yuan."""
        ran = simulate("assess", "roster.csv", *CHANGSHA, "-o", "out.csv")
        assert ran.code == 0
        assert "column 5 is not read, but its values are like those of relief / 困难" in ran.err
        (student,) = rows_of(Path("out.csv"))
        assert (student["帮扶对象"], student["student_pays"]) == ("低保", "380.00")

    @pytest.mark.parametrize("given", [PAIR, FILE])
    def test_a_roster_is_assessed_by_it(self, simulate: Simulate, given: tuple[str, str]) -> None:
        """Relief of 380 yuan: nothing is left to pay."""
        ran = simulate("assess", "roster.csv", *CHANGSHA, "-o", "out.csv", *given)
        assert ran.code == 0
        assert "帮扶对象 = relief" in ran.err
        (student,) = rows_of(Path("out.csv"))
        assert (student["帮扶对象"], student["relief_netted"]) == ("低保", "380.00")
        assert student["student_pays"] == "0.00"

    @pytest.mark.parametrize("given", [PAIR, FILE])
    def test_a_row_is_explained_by_it(self, simulate: Simulate, given: tuple[str, str]) -> None:
        """The same student."""
        row = ("--roster", "roster.csv", "--row", "2", "--format", "json", *given)
        ran = simulate("explain", *CHANGSHA, *row)
        (year,) = json.loads(ran.out)["years"]
        assert year["given"]["relief"] == "低保"
        assert year["results"]["student_pays"] == 0

    def test_its_file_is_part_of_the_record(self, simulate: Simulate) -> None:
        """The run can be repeated, and a file that says something else by then is named."""
        assert simulate("assess", "roster.csv", *CHANGSHA, "-o", "out.csv", *FILE).code == 0
        record = json.loads(Path("out.csv.run.json").read_text(encoding="utf-8"))
        assert [*record["run"]["input_files"]] == ["roster.csv", "map.toml"]
        assert simulate("rerun", "out.csv").code == 0
        Path("map.toml").write_text(MAP.replace("relief", "学校类型"), encoding="utf-8")
        ran = simulate("rerun", "out.csv")
        assert ran.code == 1
        assert "map.toml was changed after it was assessed" in ran.out
        Path("map.toml").unlink()
        assert "the file 'map.toml' is missing" in simulate("rerun", "out.csv").err

    def test_a_pair_is_repeated_from_the_record(self, simulate: Simulate) -> None:
        """It stands among the words of the command."""
        assert simulate("assess", "roster.csv", *CHANGSHA, "-o", "out.csv", *PAIR).code == 0
        assert simulate("rerun", "out.csv").code == 0

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            (
                "帮扶=relief",
                "--map: roster.csv has no header '帮扶', which was to be relief;",
            ),
            ("帮扶对象", "--map 帮扶对象: expected HEADER=COLUMN, or a .toml file of such pairs"),
            ("帮扶对象=reliefs", "--map 帮扶对象=reliefs: no such column; did you mean relief"),
            ("no.toml", "no.toml: no such file"),
        ],
    )
    def test_what_cannot_be_meant_is_refused(
        self, simulate: Simulate, given: str, message: str
    ) -> None:
        """In both commands, before anything is written."""
        for words in (
            ("assess", "roster.csv", *CHANGSHA, "-o", "out.csv"),
            ("explain", *CHANGSHA, "--roster", "roster.csv", "--row", "2"),
        ):
            ran = simulate(*words, "--map", given)
            assert (ran.code, ran.out) == (2, "")
            assert message in ran.err
            assert ran.err.count("\n") == 1
        assert not Path("out.csv").exists()


class TestSheets:
    """Which sheets of a workbook are read."""

    def test_all_of_them(self, simulate: Simulate) -> None:
        """Each student with the sheet he is from; the one in law has not paid."""
        ran = simulate("assess", "book.xlsx", *CHANGSHA, "-o", "out.csv", "--all-sheets")
        assert ran.code == 0
        assert [(row["sheet"], row["学号"], row["student_pays"]) for row in rows_of(Path("out.csv"))
        ] == [
            ("文学院", "01", "0.00"), ("文学院", "02", "380.00"),
            # A freshman prepays 3 × 380 yuan; relief of 380 is paid back afterwards.
            ("理学院", "03", "1140.00"), ("法学院", "04", "0.00"),
        ]  # fmt: skip
        assert "4 rows = enrolled 3 + not paid 1\n" in ran.err
        assert simulate("rerun", "out.csv").code == 0

    def test_a_rejected_row_has_its_sheet(self, simulate: Simulate) -> None:
        """And the number that it has there."""
        wrong = (("学号", "入学年份", "学制"), ("05", 2022, 4), ("06", "x", 4))
        Path("book.xlsx").write_bytes(workbook({"文学院": ARTS, "医学院": wrong}))
        ran = simulate("assess", "book.xlsx", *CHANGSHA, "-o", "out.csv", "--all-sheets")
        assert ran.code == 1
        (rejected,) = rows_of(Path("out.csv.rejected.csv"))
        assert (rejected["row"], rejected["sheet"], rejected["学号"]) == ("3", "医学院", "06")

    def test_one_of_them(self, simulate: Simulate) -> None:
        """A hidden one, too; the record repeats it."""
        for name, numbers in (("理学院", ["03"]), ("旧", ["01", "02"])):
            ran = simulate("assess", "book.xlsx", *CHANGSHA, "-o", "out.csv", "--sheet", name)
            assert ran.code == 0
            rows = rows_of(Path("out.csv"))
            assert sorted(row.get("学号") or row["学生学号"] for row in rows) == numbers
            assert simulate("rerun", "out.csv").code == 0

    def test_a_row_of_one_of_them_is_explained(self, simulate: Simulate) -> None:
        """Row 4 of the sheet with two rows of titles."""
        row = ("--roster", "book.xlsx", "--row", "4", "--sheet", "理学院", "--format", "json")
        (year,) = json.loads(simulate("explain", *CHANGSHA, *row).out)["years"]
        assert year["given"]["entry_year"] == 2023

    @pytest.mark.parametrize(
        ("words", "message"),
        [
            (
                (),
                "book.xlsx: 3 sheets hold a roster: 文学院, 理学院, 法学院; expected --sheet",
            ),
            (("--sheet", "文"), "book.xlsx: no sheet '文'; did you mean '文学院'? known: "),
            (("--sheet", "文学院", "--sheet", "理学院"), "--sheet: expected it once"),
            (("--sheet", "文学院", "--all-sheets"), "--sheet and --all-sheets: both are given"),
        ],
    )
    def test_what_is_not_plain_is_refused(
        self, simulate: Simulate, words: tuple[str, ...], message: str
    ) -> None:
        """With what would be right."""
        ran = simulate("assess", "book.xlsx", *CHANGSHA, "-o", "out.csv", *words)
        assert (ran.code, ran.out) == (2, "")
        assert message in ran.err
        assert ran.err.count("\n") == 1

    @pytest.mark.parametrize("words", [("--sheet", "文学院"), ("--all-sheets",)])
    def test_text_has_no_sheets(self, simulate: Simulate, words: tuple[str, ...]) -> None:
        """Instead of the whole file in silence."""
        ran = simulate("assess", "roster.csv", *CHANGSHA, "-o", "out.csv", *words)
        assert (ran.code, ran.out) == (2, "")
        assert f"{words[0]}: roster.csv is no workbook; expected one" in ran.err
