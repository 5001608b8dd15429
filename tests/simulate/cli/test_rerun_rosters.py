"""`simulate rerun` of an assessed roster: its figures come out again, or which do not is said."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet
import pytest
from openpyxl import load_workbook

from kernel.results import KINDS
from tests.conftest import Simulate
from tests.simulate.output.reading import WIDE, rows_in
from tests.simulate.output.saving import touched
from tests.simulate.roster.making import CHANGSHA, FIVE, csv_of

EXTENSIONS: Final = ("csv", "xlsx", "parquet")
FIGURES: Final = 5 * len(KINDS)
ROSTER: Final = csv_of([*FIVE, {**FIVE[0], "programme_years": "x"}])

every_format = pytest.mark.parametrize("extension", EXTENSIONS)


@pytest.fixture
def simulate(simulate: Simulate, monkeypatch: pytest.MonkeyPatch) -> Simulate:
    """Return the command in a wide window, in which no path is broken over lines."""
    monkeypatch.setenv("COLUMNS", str(WIDE))
    return simulate


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a roster alone: five valid students, and one that is rejected."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8", newline="")
    return tmp_path


def written(simulate: Simulate, name: str, *options: str) -> str:
    """Assess the roster into a file."""
    ran = simulate("assess", "roster.csv", *CHANGSHA, "-o", name, "--quiet", *options)
    assert ran.code == 1, ran.err
    return name


def paid_later() -> None:
    """Let the third student of the roster, who pays in March, pay in April."""
    changed = ROSTER.replace("2024-03-01", "2024-04-01")
    Path("roster.csv").write_text(changed, encoding="utf-8", newline="")


@every_format
@pytest.mark.parametrize("options", [(), ("--lang", "zh"), ("--bom",), ("--set", "tariff.2024=5")])
def test_a_roster_comes_out_again(
    simulate: Simulate, extension: str, options: tuple[str, ...]
) -> None:
    """Exit 0 though a row is rejected; every figure, the roster, the versions; no file is touched.

    Whatever language it is asked in.
    """
    name = written(simulate, f"out.{extension}", *options)
    before = {path.name: path.read_bytes() for path in Path().iterdir()}
    ran = simulate("rerun", name)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        f"Identical: the recorded command gives the {FIGURES} figures of {name} again, to the fen.",
        "roster.csv is the one that was assessed: its SHA-256 is the recorded one.",
        "Versions, platform, values and assumptions are those of the record.",
        "",
    ]
    assert simulate("rerun", name, "--lang", "zh").out.startswith("一致：重新运行所记命令")
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == before


@every_format
def test_columns_that_were_asked_for_come_out_again(simulate: Simulate, extension: str) -> None:
    """Who counts as paid, and how what was paid compares."""
    rows = [{**row, "实缴金额": "380"} for row in FIVE]
    Path("roster.csv").write_text(csv_of(rows), encoding="utf-8", newline="")
    name = f"out.{extension}"
    assert (
        simulate("assess", "roster.csv", *CHANGSHA, "--as-if-paid", "2023-09-10", "-o", name).code
        == 0
    )
    ran = simulate("rerun", name)
    figures = FIGURES + 5 * 3
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Identical: the recorded command gives the {figures} figures of")


def test_one_of_several_outputs_comes_out_again(simulate: Simulate) -> None:
    """The others need not be there any more, nor the folder in which they were."""
    Path("sub").mkdir()
    written(simulate, "out.csv", "-o", "sub/out.xlsx")
    for path in Path("sub").iterdir():
        path.unlink()
    Path("sub").rmdir()
    assert simulate("rerun", "out.csv").code == 0


def test_scenarios_are_part_of_it(simulate: Simulate) -> None:
    """One that says something else now is named, and so is the value."""
    Path("s.toml").write_text("[parameters]\ntariff = { 2024 = 450 }\n", encoding="utf-8")
    name = written(simulate, "out.csv", "--scenario", "s.toml")
    assert simulate("rerun", name).code == 0
    Path("s.toml").write_text("[parameters]\ntariff = { 2024 = 451 }\n", encoding="utf-8")
    ran = simulate("rerun", name)
    assert ran.code == 1
    assert "Scenario file s.toml" in ran.out
    assert ["individual_due", "4", "2"] in rows_in(ran.out)


class TestChangedOutputs:
    """What somebody has done to the file since."""

    def changed(self, name: str) -> str:
        """Return what is said of it."""
        return f"{name} was changed after it was written: its record holds another SHA-256.\n"

    @every_format
    def test_a_difference_of_one_fen_is_shown(self, simulate: Simulate, extension: str) -> None:
        """Exit 1, how many figures differ, in which column and in which row first."""
        name = written(simulate, f"out.{extension}")
        one_fen_more(Path(name))
        ran = simulate("rerun", name)
        assert ran.code == 1
        assert f"Not identical: 1 of {FIGURES} figures differ from {name}.\n" in ran.out
        assert self.changed(name) in ran.out
        assert rows_in(ran.out) == [["individual_due", "1", "5"]]

    def test_a_mark_and_another_name_change_no_figure(self, simulate: Simulate) -> None:
        """Exit 0; that the file is another one is said."""
        path = Path(written(simulate, "out.csv"))
        text = path.read_text(encoding="utf-8").replace("NAMETOKEN17", "NAMETOKEN99")
        path.write_text(text, encoding="utf-8-sig")
        ran = simulate("rerun", path)
        assert ran.code == 0
        assert f"the {FIGURES} figures of out.csv again" in ran.out
        assert self.changed("out.csv") in ran.out

    def test_a_workbook_that_was_saved_again(self, simulate: Simulate) -> None:
        """By another program, and with a remark in a new column: the figures are the same."""
        name = written(simulate, "out.xlsx", "--lang", "zh")
        book = load_workbook(name)
        sheet = book.worksheets[0]
        sheet.cell(1, sheet.max_column + 1, "备注")
        sheet.cell(3, sheet.max_column, "已核")
        book.save(name)
        ran = simulate("rerun", name)
        assert ran.code == 0
        assert self.changed(name) in ran.out

    def test_rows_and_columns_that_were_taken_out(self, simulate: Simulate) -> None:
        """The last student, and the amount: no cell is repeated."""
        path = Path(written(simulate, "out.parquet"))
        table = pyarrow.parquet.read_table(path).slice(0, 4).drop_columns(["individual_due"])
        pyarrow.parquet.write_table(table, path)
        ran = simulate("rerun", path, "--lang", "zh")
        assert ran.code == 1
        differing = rows_in(ran.out)
        assert ["个人应缴", "5", "2"] in differing
        assert ["已参保", "1", "6"] in differing
        assert f"不一致：out.parquet的{FIGURES}个数值中，{5 + len(KINDS) - 1}个不同。" in ran.out
        assert "NAMETOKEN" not in ran.out

    def test_what_is_no_file_of_its_format_any_more(self, simulate: Simulate) -> None:
        """Exit 2, one message."""
        for extension in EXTENSIONS:
            path = Path(written(simulate, f"out.{extension}"))
            path.write_bytes(b"\xff\xfe\x00NAMETOKEN17")
            ran = simulate("rerun", path)
            assert (ran.code, ran.out) == (2, "")
            assert ran.err == f"Error: {path}: cannot be read as .{extension}\n"


def one_fen_more(path: Path) -> None:
    """Raise what the fourth student owes, 1,140 yuan, by a fen."""
    if path.suffix == ".csv":
        text = path.read_text(encoding="utf-8").replace(",1140.00,", ",1140.01,", 1)
        path.write_text(text, encoding="utf-8")
    elif path.suffix == ".xlsx":
        book = load_workbook(path)
        sheet = book.worksheets[0]
        (column,) = [cell.column for cell in sheet[1] if cell.value == "individual_due"]
        sheet.cell(5, column).value = 1140.01
        book.save(path)
    else:
        table = pyarrow.parquet.read_table(path)
        at = table.column_names.index("individual_due")
        due = table["individual_due"].to_pylist()
        due[3] += Decimal("0.01")
        cells = pa.array(due, table.schema.field(at).type)
        pyarrow.parquet.write_table(table.set_column(at, "individual_due", cells), path)


class TestRosters:
    """The roster, as it was and where it was."""

    @every_format
    def test_changed(self, simulate: Simulate, extension: str) -> None:
        """Assessed all the same: that it is another one, and what that changes."""
        name = written(simulate, f"out.{extension}")
        paid_later()
        ran = simulate("rerun", name)
        assert ran.code == 1
        assert "roster.csv was changed after it was assessed: the record holds another" in ran.out
        assert "What differs between the runs" not in ran.out
        # Three months from 1 April, not from 1 March.
        assert [row[0] for row in rows_in(ran.out)] == ["waiting_days", "benefit_start"]

    def test_changed_where_no_rule_looks(self, simulate: Simulate) -> None:
        """Exit 0: another file, and the same figures."""
        name = written(simulate, "out.csv")
        changed = ROSTER.replace("NAMETOKEN17", "NAMETOKEN99")
        Path("roster.csv").write_text(changed, encoding="utf-8", newline="")
        ran = simulate("rerun", name)
        assert ran.code == 0
        assert "roster.csv was changed after it was assessed" in ran.out

    def test_missing(self, simulate: Simulate) -> None:
        """Exit 2, with the name and where it was looked for."""
        name = written(simulate, "out.xlsx")
        Path("roster.csv").unlink()
        ran = simulate("rerun", name)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == (
            "Error: out.xlsx: cannot be repeated: the file 'roster.csv' is missing; looked for it "
            "from the current folder and from '.'\n"
        )

    def test_beside_the_output(self, simulate: Simulate, tmp_path: Path) -> None:
        """An output that is passed on with its roster is complete."""
        (tmp_path / "sub").mkdir()
        name = written(simulate, "sub/out.csv")
        Path("roster.csv").rename(tmp_path / "sub" / "roster.csv")
        assert simulate("rerun", name).code == 0

    def test_no_roster_any_more(self, simulate: Simulate) -> None:
        """Exit 2: what its reader says, of which output."""
        name = written(simulate, "out.csv")
        Path("roster.csv").write_text("x\n", encoding="utf-8")
        ran = simulate("rerun", name)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("Error: out.csv: cannot be repeated: roster.csv: none of the ")


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_standard_input_cannot_be_repeated(
    simulate: Simulate, monkeypatch: pytest.MonkeyPatch, extension: str
) -> None:
    """Its record says so; exit 2, one message."""
    name = f"out.{extension}"
    with Path("roster.csv").open(encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert simulate("assess", "-", *CHANGSHA, "-o", name, "--quiet").code == 1
    record = json.loads(Path(f"{name}.run.json").read_text(encoding="utf-8"))
    assert (record["run"]["input_files"], record["run"]["repeatable"]) == ({}, False)
    ran = simulate("rerun", name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"Error: {name}: cannot be repeated: the students came through standard input or a pipe, "
        "and no file holds them\n"
    )


def test_another_version_is_shown_though_the_figures_are_the_same(simulate: Simulate) -> None:
    """As of a forecast; an older record that says nothing of its language is an English one."""
    name = written(simulate, "out.xlsx")

    def elsewhere(record: dict[str, Any]) -> None:
        record["run"]["version"] = "0.0.1"
        del record["run"]["language"], record["run"]["repeatable"]

    touched(Path(f"{name}.run.json"), elsewhere)
    ran = simulate("rerun", name)
    assert ran.code == 0
    assert "xuebao version" in ran.out
    assert "those of the record" not in ran.out


def test_without_its_record(simulate: Simulate) -> None:
    """Exit 2: nothing says how it was made."""
    for extension in EXTENSIONS:
        name = written(simulate, f"out.{extension}")
        Path(f"{name}.run.json").unlink()
        ran = simulate("rerun", name)
        assert (ran.code, ran.out) == (2, "")
        assert f"found no record '{name}.run.json' beside it, expected the one that" in ran.err
        assert f"writes with every .{extension} file" in ran.err
