"""`simulate assess` with invalid rows, and with requests that are wrong."""

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import Ran, Simulate
from tests.simulate.roster.making import CHANGSHA, cells_of_sheet, parquet_of, rows_of, xlsx_of

HEADERS: Final = "学号,entry_year,programme_years,paid_on,relief\n"
MIXED: Final = HEADERS + (
    "01,2023,4,2023-09-01,\n"  # valid
    "02,2023,nine,yesterday,rich\n"  # three reasons
    "\n"  # no row
    "03,2023,4,2023-08-31,\n"  # before the window
    "04,2023\n"  # the cells that are not there are blank, and one of them is required
    "05,2022,4,2023-10-01,低保\n"  # valid
    "06,2023,4,2023-09-01,,surplus,more\n"  # too many cells
    "07,,4,,\n"  # a required cell is blank
    '08,2023,4,2023-09-01,"低保户,x"\n'  # an unknown word, near a known one
)


def assess(simulate: Simulate, folder: Path, roster: str, *options: object) -> Ran:
    """Assess CSV text in Changsha, 2024, to out.csv."""
    (folder / "roster.csv").write_text(roster, encoding="utf-8", newline="")
    return simulate("assess", folder / "roster.csv", *CHANGSHA, "-o", folder / "out.csv", *options)


class TestRejectedRows:
    """Exit code 1: the companion lists them, and the valid ones are all in the output."""

    def test_valid_rows_in_order_and_the_others_with_every_reason(
        self, simulate: Simulate, tmp_path: Path
    ) -> None:
        """Rows count as in a spreadsheet; a row with three faults has three reasons."""
        ran = assess(simulate, tmp_path, MIXED)
        assert (ran.code, ran.out) == (1, "")
        assert [row["学号"] for row in rows_of(tmp_path / "out.csv")] == ["01", "05"]
        rejected = rows_of(tmp_path / "out.csv.rejected.csv")
        assert list(rejected[0]) == [
            "row", "学号", "entry_year", "programme_years", "paid_on", "relief", "problem",
        ]  # fmt: skip
        assert [(row["row"], row["学号"]) for row in rejected] == [
            ("3", "02"), ("5", "03"), ("6", "04"), ("8", "06"), ("9", "07"), ("10", "08"),
        ]  # fmt: skip
        problems = [row["problem"] for row in rejected]
        assert problems[0].split("; ")[:2] == [
            "programme_years: expected a whole number from 1 to 8",
            "paid_on: expected a date such as 2023-09-01",
        ]
        assert "; relief: expected categories" in problems[0]
        assert problems[1] == "paid before the enrolment window opens on 2023-09-01"
        assert problems[2:5] == [
            "programme_years is missing",
            "7 cells, expected 5 as in the row of headers",
            "entry_year is missing",
        ]
        assert problems[5].startswith("relief: expected categories joined by semicolons, each a")

    def test_the_cells_are_passed_in_as_they_were(self, simulate: Simulate, tmp_path: Path) -> None:
        """Wrong ones too; missing ones are blank, surplus ones are joined to the last one."""
        assess(simulate, tmp_path, MIXED)
        rows = rows_of(tmp_path / "out.csv.rejected.csv")
        assert [rows[0][name] for name in ("programme_years", "paid_on", "relief")] == [
            "nine", "yesterday", "rich",
        ]  # fmt: skip
        assert [rows[2][name] for name in ("entry_year", "programme_years")] == ["2023", ""]
        assert rows[3]["relief"] == ",surplus,more"
        assert rows[5]["relief"] == "低保户,x"

    def test_the_summary_counts_them_and_names_the_file(
        self, simulate: Simulate, tmp_path: Path
    ) -> None:
        """8 rows in are 2 out and 6 rejected; on standard error, none with --quiet."""
        ran = assess(simulate, tmp_path, MIXED)
        assert "8 rows = enrolled 2 + rejected 6\n" in ran.err
        companion = tmp_path / "out.csv.rejected.csv"
        assert ran.err.endswith(
            f"Assessed rows are in {tmp_path / 'out.csv'}\n"
            f"Rejected rows, each with every reason, are in {companion}\n"
        )
        quiet = assess(simulate, tmp_path, MIXED, "--quiet")
        assert (quiet.code, quiet.out, quiet.err) == (1, "", "")

    def test_in_chinese(self, simulate: Simulate, tmp_path: Path) -> None:
        """Summary and problems speak it; headers and the valid rows do not change."""
        assess(simulate, tmp_path, MIXED)
        english = (tmp_path / "out.csv").read_bytes()
        ran = assess(simulate, tmp_path, MIXED, "--lang", "zh")
        assert "\n8行 = 参保2 + 拒收6\n" in ran.err
        assert "拒收的行及全部原因见" in ran.err
        assert (tmp_path / "out.csv").read_bytes() == english
        rejected = rows_of(tmp_path / "out.csv.rejected.csv")
        assert rejected[0]["problem"].startswith("学制：应为1至8的整数; 缴费日期：应为日期")
        assert rejected[2]["problem"] == "学制缺失"
        assert rejected[4]["problem"] == "入学年份缺失"

    def test_an_old_companion_disappears(self, simulate: Simulate, tmp_path: Path) -> None:
        """When nothing is rejected any more there is nothing to correct."""
        assess(simulate, tmp_path, MIXED)
        ran = assess(simulate, tmp_path, HEADERS + "01,2023,4,2023-09-01,\n")
        assert ran.code == 0
        assert [path.name for path in sorted(tmp_path.iterdir())] == [
            "out.csv", "out.csv.run.json", "roster.csv",
        ]  # fmt: skip

    def test_a_corrected_companion_is_a_roster(self, simulate: Simulate, tmp_path: Path) -> None:
        """Its row and problem pass through; when all are corrected, all are valid."""
        assess(simulate, tmp_path, HEADERS + "02,2023,nine,2023-09-01,低保\n03,,4,,\n")
        companion = tmp_path / "out.csv.rejected.csv"
        corrected = companion.read_text("utf-8").replace("nine", "4").replace("03,", "03,2023")
        ran = assess(simulate, tmp_path, corrected)
        assert ran.code == 0
        first, second = rows_of(tmp_path / "out.csv")
        assert (first["row"], first["学号"], first["individual_due"]) == ("2", "02", "1520.00")
        assert first["problem"] == "programme_years: expected a whole number from 1 to 8"
        assert (second["row"], second["enrolled"]) == ("3", "false")
        # And where it is not corrected, its columns get a number beside the new ones.
        assess(simulate, tmp_path, corrected.replace("4", "9"))
        assert list(rows_of(companion)[0])[:3] == ["row", "row (2)", "学号"]

    def test_rows_of_a_sheet_count_as_the_sheet_shows_them(
        self, simulate: Simulate, tmp_path: Path
    ) -> None:
        """The first below the headers is 2; a blank one among them is no student."""
        rows: list[list[object]] = [
            ["学号", "入学年份", "学制"],
            ["1", 2023, 4],
            [None] * 3,
            ["2", "x", 4],
        ]
        (tmp_path / "r.xlsx").write_bytes(xlsx_of(rows))
        ran = simulate("assess", tmp_path / "r.xlsx", *CHANGSHA, "-o", tmp_path / "out.xlsx")
        header, rejected = cells_of_sheet(tmp_path / "out.xlsx.rejected.xlsx")
        assert ran.code == 1
        assert header == ["row", "学号", "入学年份", "学制", "problem"]
        assert rejected[:4] == [4, "2", "x", "4"]
        assert "2 rows = not paid 1 + rejected 1\n" in ran.err

    def test_notes_on_the_roster(self, simulate: Simulate, tmp_path: Path) -> None:
        """A header that is nearly one: reported by its position, in the language asked for."""
        roster = "entry_year,programme_years,paid-on\n2023,4,2023-09-01\n"
        note = "column 3 is not read, but comes close to paid_on / 缴费日期\n"
        assert note in assess(simulate, tmp_path, roster).err
        assert "第3列未读取" in assess(simulate, tmp_path, roster, "--lang", "zh").err
        assert assess(simulate, tmp_path, roster, "--quiet").err == ""


ROSTER: Final = "entry_year,programme_years\n2023,4\n"

WRONG: Final[dict[str, tuple[bytes | str, dict[str, object], str]]] = {
    "columns missing": ("NAMETOKEN17,4\n2023,4\n", {},
        "none of the first 2 rows holds headers; expected entry_year / 入学年份 or entered_in /"),
    "columns incomplete": ("NAMETOKEN17,学制\n,4\n", {},
        "row 1 must hold the headers, and required ones are missing: entry_year / 入学年份 or"),
    "column twice": ("学制,入学年份,programme_years\n4,2023,4\n", {},
        "columns 1 and 3 are both 'programme_years'; expected it once"),
    "unknown region": (ROSTER, {"--region": "chansha"}, "did you mean changsha (Changsha)?"),
    "2021": (ROSTER, {"--year": 2021},
        "--year 2021: expected an insurance year from 2022 to 2108"),
    "2109": (ROSTER, {"--year": 2109},
        "--year 2109: expected an insurance year from 2022 to 2108"),
    "missing file": (ROSTER, {"ROSTER": "rooster.csv"},
        "rooster.csv: no such file; did you mean 'roster.csv'?"),
    "extension of the roster": (ROSTER, {"ROSTER": "roster.doc"},
        "roster.doc: found the extension '.doc', expected .csv or .txt or .tsv or .xlsx or .xlsm "),
    "extension of the output": (ROSTER, {"-o": "out.json"},
        "-o out.json: found the extension '.json', expected .csv or .parquet or .xlsx"),
    "missing folder": (ROSTER, {"-o": "nowhere/out.csv"},
        "-o nowhere/out.csv: no folder 'nowhere'"),
    "output is the roster": (ROSTER, {"-o": "roster.csv"},
        "-o roster.csv: roster.csv is the roster itself and would be lost"),
    "output is a link to it": (ROSTER, {"-o": "link.csv"},
        "-o link.csv: link.csv is the roster itself and would be lost"),
    "companion is the roster": (ROSTER, {"ROSTER": "a.csv.rejected.csv", "-o": "a.csv"},
        "-o a.csv: a.csv.rejected.csv is the roster itself and would be lost"),
    "empty file": ("", {}, "roster.csv: no table found; expected rows below headers"),
    "garbage": (b"\xfe\x00\xff" * 99, {}, "roster.csv: no text that can be read"),
    "picture": (b"\x89PNG\r\n\x1a\n\xff\x00", {}, "roster.csv: holds a picture; expected a roster"),
    "broken workbook": (xlsx_of([["a"]])[:-30], {"ROSTER": "r.xlsx"}, "r.xlsx: a damaged workbook"),
    "broken Parquet": (parquet_of({"a": [1]})[:-3], {"ROSTER": "r.parquet"},
        "r.parquet: not a Parquet file"),
    "assumption": (ROSTER, {"--set": "uptake=1"},
        "--set uptake=1: 'uptake' is an assumption about people, and here the students are given"),
    "unknown name": (ROSTER, {"--set": "tarif=1"}, "unknown name 'tarif'; did you mean 'tariff'?"),
    "open quote": (ROSTER + '2023,"4\n2023,4\n', {}, "roster.csv: line 3: a cell begins with a"),
    "a cell too long": (f"{ROSTER[:-8]},note\n2023,4,{'x' * 40_000}\n", {"-o": "out.xlsx"},
        "a cell too long for a sheet, or too many columns; write .csv or .parquet instead"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_request_is_one_message_and_leaves_no_file(
    simulate: Simulate, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    """Exit 2: what was wrong, where, and what would be right; no traceback, nothing written."""
    monkeypatch.chdir(tmp_path)
    content, options, message = WRONG[name]
    options = {"ROSTER": "roster.csv", "--region": "changsha", "--year": 2024, "-o": "out.csv",
               **options}  # fmt: skip
    roster = Path(str(options.pop("ROSTER")))
    Path("roster.csv" if name == "missing file" else roster).write_bytes(
        content.encode() if isinstance(content, str) else content
    )
    if name == "output is a link to it":
        Path("link.csv").symlink_to(roster)
    before = {path: path.read_bytes() for path in Path().iterdir()}
    ran = simulate("assess", roster, *(word for option in options.items() for word in option))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Error: ")
    assert message in ran.err
    assert ran.err.count("\n") == 1
    assert {path: path.read_bytes() for path in Path().iterdir()} == before


def test_a_folder_is_no_roster(simulate: Simulate, tmp_path: Path) -> None:
    """Nor an output."""
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    (tmp_path / "folder.csv").mkdir()
    for roster, out in (("folder.csv", "out.csv"), ("roster.csv", "folder.csv")):
        ran = simulate("assess", tmp_path / roster, *CHANGSHA, "-o", tmp_path / out)
        assert (ran.code, ran.out) == (2, "")
        assert "folder.csv" in ran.err
        assert ran.err.endswith(": this is a folder, expected a file\n")
        assert "Traceback" not in ran.err
    assert len(list(tmp_path.iterdir())) == 2


def test_an_earlier_output_survives_a_wrong_request(simulate: Simulate, tmp_path: Path) -> None:
    """It, its companion and its record are as they were."""
    assess(simulate, tmp_path, MIXED)
    before = {path.name: path.read_bytes() for path in tmp_path.glob("out*")}
    assert len(before) == 3
    assert assess(simulate, tmp_path, ROSTER + '1,"\n' + "x\n" * 3).code == 2
    assert {path.name: path.read_bytes() for path in tmp_path.glob("out*")} == before


def test_empty_standard_input(
    simulate: Simulate, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Reported like an empty file."""
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO()))
    ran = simulate("assess", "-", *CHANGSHA, "-o", tmp_path / "out.csv")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "Error: standard input: no table found; expected rows below headers\n"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_instead_of_the_companion_is_refused_before_anything_is_written(
    simulate: Simulate, tmp_path: Path
) -> None:
    """Neither file may change where one of them cannot."""
    (tmp_path / "out.csv").write_text("as it was", encoding="utf-8")
    (tmp_path / "out.csv.rejected.csv").mkdir()
    ran = assess(simulate, tmp_path, MIXED)
    assert (ran.code, ran.out) == (2, "")
    assert "out.csv.rejected.csv is a folder; expected another name" in ran.err
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "as it was"


def test_clauses_that_are_extended_are_noted(simulate: Simulate, tmp_path: Path) -> None:
    """Changsha's notice is for 2024: in 2024 no note, in 2025 one."""
    assert "does not itself cover" not in assess(simulate, tmp_path, MIXED).err
    year = ("--region", "changsha", "--year", "2025")
    ran = simulate("assess", tmp_path / "roster.csv", *year, "-o", tmp_path / "out.csv")
    assert "长医保发〔2023〕56号 does not itself cover the insurance years 2025" in ran.err


def test_who_has_not_paid_is_counted(simulate: Simulate, tmp_path: Path) -> None:
    """What is owed is 0 for them, which a reader could take for an answer."""
    roster = "entry_year,programme_years,paid_on\n2023,4,\n2023,4,2023-10-01\n"
    ran = assess(simulate, tmp_path, roster)
    assert "2 rows = enrolled 1 + not paid 1\n" in ran.err
