"""`simulate assess` as a person meets it: the same students in every format, and the output."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet
import pytest

from kernel.results import KINDS
from tests.conftest import Simulate
from tests.simulate.roster.making import (
    CHANGSHA,
    EXPECTED,
    FIVE,
    cells_of_sheet,
    csv_of,
    parquet_of,
    rows_of,
    sheet_of,
    values_of,
    xlsx_of,
)

ENGLISH: Final = {
    "学号": "student_id", "入学年份": "entry_year", "缴费日期": "paid_on",
    "本地参保": "enrols_here",
}  # fmt: skip
WIDE: Final = {"入学年份": " ｅｎｔｒｙ＿ｙｅａｒ　", "programme_years": " 学制 "}
CHINESE: Final = {"programme_years": "学制", "relief": "困难类别"}


def renamed(names: dict[str, str]) -> list[dict[str, object]]:
    """Return the five under other headers."""
    return [{names.get(name, name): cell for name, cell in row.items()} for row in FIVE]


def column(name: str) -> list[Any]:
    """Return what the five have in a column."""
    return [row[name] for row in FIVE]


def typed() -> bytes:
    """Return the five as Parquet with a fitting type for each column."""
    return parquet_of(
        {
            "学号": pa.array(column("学号")),
            "name": pa.array(column("name")).dictionary_encode(),
            "入学年份": pa.array(column("入学年份"), pa.int16()),
            "programme_years": pa.array(column("programme_years"), pa.int8()),
            "缴费日期": pa.array(column("缴费日期"), pa.date32()),
            "relief": pa.array(column("relief"), pa.list_(pa.string())),
            "本地参保": pa.array(column("本地参保"), pa.bool_()),
            "note": pa.array(column("note"), pa.large_string()),
        }
    )


def days_as(write: Callable[[date], object]) -> bytes:
    """Return the five as a sheet with days written in another way."""
    rows = sheet_of(FIVE)
    return xlsx_of([[write(c) if isinstance(c, date) else c for c in row] for row in rows])


ROSTERS: Final[dict[str, tuple[str, bytes]]] = {
    "UTF-8": (".csv", csv_of(FIVE).encode()),
    "UTF-8 with a mark": (".csv", csv_of(FIVE).encode("utf-8-sig")),
    "GB18030": (".csv", csv_of(FIVE).encode("gb18030")),
    "Windows line ends": (".csv", csv_of(FIVE).replace("\n", "\r\n").encode()),
    "English headers": (".csv", csv_of(renamed(ENGLISH)).encode()),
    "Chinese headers": (".csv", csv_of(renamed(CHINESE)).encode()),
    "another order": (".csv", csv_of(FIVE, list(FIVE[0])[::-1]).encode()),
    "spaces and full width": (".csv", csv_of(renamed(WIDE)).encode()),
    "a sheet": (".xlsx", xlsx_of(sheet_of(FIVE))),
    "a sheet with days as text": (".xlsx", days_as(str)),
    "a sheet with days as numbers": (".xlsx", days_as(lambda day: int(f"{day:%Y%m%d}"))),
    "Parquet with types": (".parquet", typed()),
    "Parquet": (".parquet", parquet_of({name: column(name) for name in FIVE[0]})),
}  # fmt: skip


@pytest.mark.parametrize("name", ROSTERS)
def test_the_same_students_have_the_same_results(
    simulate: Simulate, tmp_path: Path, name: str
) -> None:
    """Whatever the format, the encoding and the headers: as computed by hand; exit 0, silent."""
    extension, content = ROSTERS[name]
    roster, out = tmp_path / f"roster{extension}", tmp_path / "out.csv"
    roster.write_bytes(content)
    ran = simulate("assess", roster, *CHANGSHA, "-o", out)
    assert (ran.code, ran.out) == (0, "")
    assert values_of(out) == EXPECTED
    assert sorted(tmp_path.iterdir()) == [out, tmp_path / "out.csv.run.json", roster]
    assert [row["name"] for row in rows_of(out)] == column("name")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_character_that_comes_late(simulate: Simulate, tmp_path: Path, encoding: str) -> None:
    """English headers, and nothing but ASCII for more than 1 MiB before the first Chinese cell."""
    rows = [{"entry_year": 2023, "programme_years": 4, "note": "x" * 1000}] * 1200
    last = {"entry_year": 2023, "programme_years": 4, "relief": "低保", "note": "长沙"}
    content = csv_of([*rows, last]).encode(encoding)
    assert len(content) > 1 << 20
    (tmp_path / "roster.csv").write_bytes(content)
    ran = simulate("assess", tmp_path / "roster.csv", *CHANGSHA, "-o", tmp_path / "out.csv")
    written = rows_of(tmp_path / "out.csv")
    assert (ran.code, len(written)) == (0, 1201)
    assert (written[-1]["note"], written[-1]["relief"]) == ("长沙", "低保")


def test_standard_input(tmp_path: Path) -> None:
    """A process of its own, with CSV in a pipe; nothing on standard output."""
    ran = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-c", "from simulate.cli import main; main()",
         "assess", "-", *CHANGSHA, "-o", "out.csv", "--quiet"],
        input=csv_of(FIVE).encode("gb18030"),
        cwd=tmp_path,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")
    assert values_of(tmp_path / "out.csv") == EXPECTED


def test_every_result_column_stands_behind_what_was_passed_in(
    simulate: Simulate, tmp_path: Path
) -> None:
    """The columns of the contract in its order, behind the roster's own in theirs; blanks blank."""
    out = assessed(simulate, tmp_path, csv_of(FIVE), "out.csv")
    with out.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == [*FIVE[0], *KINDS]
    passed = [[row[: len(FIVE[0])] for row in rows]]
    assert passed == [list(csv.reader(io.StringIO(csv_of(FIVE), newline="")))[1:]]
    first = dict(zip(header, rows[0], strict=True))
    assert {name: cell for name, cell in first.items() if name.startswith(("due", "credit"))} == {
        "due_basis": "explicit", "due_clause": "C2",
        "credit_months": "", "credit_basis": "not_provided", "credit_clause": "silence",
    }  # fmt: skip


def assessed(simulate: Simulate, folder: Path, roster: str | bytes, name: str) -> Path:
    """Assess CSV text or Parquet bytes in Changsha, 2024, and return the output."""
    path = folder / ("roster.csv" if isinstance(roster, str) else "roster.parquet")
    path.write_bytes(roster.encode() if isinstance(roster, str) else roster)
    ran = simulate("assess", path, *CHANGSHA, "-o", folder / name)
    assert (ran.code, ran.out) == (0, "")
    return folder / name


def test_parquet_has_decimals_dates_and_flags(simulate: Simulate, tmp_path: Path) -> None:
    """Yuan as decimals, exact; dates and flags as such; blank is null; lists stay lists."""
    table = pyarrow.parquet.read_table(assessed(simulate, tmp_path, typed(), "out.parquet"))
    assert table.column_names == [*FIVE[0], *KINDS]
    types = {"fen": pa.decimal128(14, 2), "day": pa.date32(), "flag": pa.bool_(),
             "count": pa.int32(), "word": pa.string()}  # fmt: skip
    for name, kind in KINDS.items():
        assert table.schema.field(name).type == types[kind], name
    assert table.schema.field("relief").type.value_type == pa.string()
    assert table["relief"].to_pylist() == column("relief")
    assert table["individual_due"].to_pylist() == [
        Decimal(yuan) for yuan in ("1520.00", "380.00", "0.00", "1140.00", "1520.00")
    ]
    assert table["benefit_start"].to_pylist() == [
        date(2023, 9, 1), date(2024, 1, 1), None, date(2024, 6, 1), date(2023, 9, 1),
    ]  # fmt: skip
    assert table["enrolled"].to_pylist() == [True, True, False, True, True]
    assert table["refund"].null_count == 5


def test_a_sheet_has_numbers_and_dates(simulate: Simulate, tmp_path: Path) -> None:
    """Money as numbers, dates as dates, and blanks left out; zeros in front stay."""
    header, *rows = cells_of_sheet(assessed(simulate, tmp_path, csv_of(FIVE), "out.xlsx"))
    assert header == [*FIVE[0], *KINDS]
    by_name = [dict(zip(header, row, strict=True)) for row in rows]
    assert [row["individual_due"] for row in by_name] == [1520.0, 380.0, 0.0, 1140.0, 1520.0]
    assert [row["cover_start"] for row in by_name][:3] == [
        date(2023, 9, 1), date(2024, 1, 1), "",
    ]  # fmt: skip
    assert [row["enrolled"] for row in by_name] == [True, True, False, True, True]
    assert [row["学号"] for row in by_name] == ["007", "008", "009", "010", "011"]
    assert [row["note"] for row in by_name] == ["plain", 'a, "b"\nc', "=1+1", "", "@SUM(A1)"]
    assert {row["refund"] for row in by_name} == {""}


@pytest.mark.parametrize("extension", [".csv", ".xlsx", ".parquet"])
@pytest.mark.parametrize("source", ["csv", "parquet"])
def test_unknown_columns_pass_through_untouched(
    simulate: Simulate, tmp_path: Path, extension: str, source: str
) -> None:
    """18 digits to the last one, as text and as an integer; zeros in front; signs in front."""
    number, texts = 110101199001011234, ["007", "=1+1", "+86", "-1", "@x"]
    columns: dict[str, Any] = {
        "id": [number] * 5, "text": texts, "entry_year": [2023] * 5, "学制": [4] * 5,
    }  # fmt: skip
    rows = [{name: cells[place] for name, cells in columns.items()} for place in range(5)]
    roster = csv_of(rows) if source == "csv" else parquet_of(columns)
    out = assessed(simulate, tmp_path, roster, f"out{extension}")
    if extension == ".csv":
        found = [(row["id"], row["text"]) for row in rows_of(out)]
    elif extension == ".xlsx":
        found = [(row[0], row[1]) for row in cells_of_sheet(out)[1:]]
    else:
        table = pyarrow.parquet.read_table(out)
        found = list(zip(map(str, table["id"].to_pylist()), table["text"].to_pylist(), strict=True))
    assert found == [(str(number), text) for text in texts]


def test_a_column_that_is_called_like_a_result_keeps_its_content(
    simulate: Simulate, tmp_path: Path
) -> None:
    """Under a name with a number; the output, assessed once more, is the same."""
    roster = "entry_year,学制,enrolled,note,note\n2023,4,maybe,a,b\n"
    out = assessed(simulate, tmp_path, roster, "first.csv")
    (row,) = rows_of(out)
    assert (row["enrolled (2)"], row["note"], row["note (2)"]) == ("maybe", "a", "b")
    assert row["enrolled"] == "false"
    again = assessed(simulate, tmp_path, out.read_text("utf-8"), "second.csv")
    assert again.read_bytes() == out.read_bytes()


def test_headers_alone_give_an_empty_result(simulate: Simulate, tmp_path: Path) -> None:
    """No students: every column, no row, exit 0."""
    out = assessed(simulate, tmp_path, "entry_year,学制\n", "out.csv")
    assert out.read_text(encoding="utf-8") == ",".join(["entry_year", "学制", *KINDS]) + "\n"


class TestSettings:
    """`--set` and `--scenario` change parameters and interpretations."""

    def due(self, simulate: Simulate, folder: Path, *options: object) -> dict[str, str]:
        """Return the row of an entrant of Quanzhou who pays in February."""
        (folder / "r.csv").write_text(
            "entry_year,programme_years,paid_on\n2022,4,2023-02-10\n", encoding="utf-8"
        )
        ran = simulate("assess", folder / "r.csv", "--region", "quanzhou", "--year", 2023,
                       "-o", folder / "out.csv", *options)  # fmt: skip
        assert ran.code == 0
        (row,) = rows_of(folder / "out.csv")
        return row

    def test_a_switch(self, simulate: Simulate, tmp_path: Path) -> None:
        """The notice covers him from September, the letter to parents from January."""
        assert self.due(simulate, tmp_path)["cover_start"] == "2022-09-01"
        by_letter = self.due(simulate, tmp_path, "--set", "governing_text=letter")
        assert by_letter["cover_start"] == "2023-01-01"

    def test_a_parameter(self, simulate: Simulate, tmp_path: Path) -> None:
        """360 yuan, or 500 where a scenario says so; and the basis says that it is assumed."""
        row = self.due(simulate, tmp_path)
        assert (row["individual_due"], row["due_basis"]) == ("360.00", "explicit")
        row = self.due(simulate, tmp_path, "--set", "tariff.2023=500")
        assert (row["individual_due"], row["due_basis"]) == ("500.00", "assumed")

    def test_a_scenario_file(self, simulate: Simulate, tmp_path: Path) -> None:
        """The same from a file; an option is applied over it."""
        path = tmp_path / "s.toml"
        path.write_text("[parameters]\ntariff = { 2023 = 450 }\n", encoding="utf-8")
        assert self.due(simulate, tmp_path, "--scenario", path)["student_pays"] == "450.00"
        row = self.due(simulate, tmp_path, "--set", "tariff.2023=500", "--scenario", path)
        assert row["student_pays"] == "500.00"


class TestRecord:
    """OUT.run.json: which run wrote the output and its companion."""

    ROSTER: Final = "entry_year,programme_years,paid_on\n2023,4,2023-09-01\n2023,x,\n"

    def command(self, folder: Path, output: str, *options: str) -> list[str]:
        """Return the words of a command that assesses two rows, of which one is invalid."""
        (folder / "r.csv").write_text(self.ROSTER, encoding="utf-8")
        return ["assess", str(folder / "r.csv"), *CHANGSHA, "-o", str(folder / output), *options]

    @pytest.mark.parametrize("extension", ["csv", "xlsx", "parquet"])
    def test_it_says_what_made_which_bytes(
        self, simulate: Simulate, tmp_path: Path, extension: str
    ) -> None:
        """The words, region and year, what was changed, and the digest of every file."""
        scenario = tmp_path / "s.toml"
        scenario.write_text("[parameters]\ntariff = { 2024 = 450 }\n", encoding="utf-8")
        name = f"out.{extension}"
        words = self.command(tmp_path, name, "--scenario", str(scenario))
        assert simulate(*words).code == 1
        record = json.loads((tmp_path / f"{name}.run.json").read_text(encoding="utf-8"))
        assert list(record) == ["schema", "run", "parameters", "assumptions", "files"]
        run, digests = record["run"], dict[str, str]()
        companion = f"{name}.rejected.{extension}"
        for file in ("r.csv", "s.toml", name, companion):
            digests[file] = sha256((tmp_path / file).read_bytes()).hexdigest()
        assert run["command"] == ["simulate", *words]
        assert (run["regions"], run["year"]) == (["changsha"], 2024)
        assert run["input_files"] == {str(tmp_path / "r.csv"): digests["r.csv"]}
        assert run["scenario_files"] == {str(scenario): digests["s.toml"]}
        assert record["files"] == [
            {"file": file, "sha256": digests[file]} for file in (name, companion)
        ]
        (tariff,) = [p for p in record["parameters"] if p["label"] == "tariff.2024"]
        assert (tariff["value"], tariff["basis"]) == (450, "assumed")
        assert {p["name"] for p in record["assumptions"]} == {"tariff_rise", "fiscal_rise"}

    def test_it_names_no_companion_that_is_not_there(
        self, simulate: Simulate, tmp_path: Path
    ) -> None:
        """Nor the roster of standard input."""
        out = assessed(simulate, tmp_path, csv_of(FIVE), "out.csv")
        record = json.loads((tmp_path / "out.csv.run.json").read_text(encoding="utf-8"))
        assert [file["file"] for file in record["files"]] == [out.name]

    @pytest.mark.parametrize("was_there", [False, True])
    @pytest.mark.parametrize("fault", [KeyboardInterrupt, PermissionError])
    def test_after_a_fault_it_is_as_it_was(
        self,
        simulate: Simulate,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        was_there: bool,
        fault: type[BaseException],
    ) -> None:
        """Where the output cannot take its place neither record nor companion stands there."""
        if was_there:
            assert simulate(*self.command(tmp_path, "out.csv")).code == 1
        words = self.command(tmp_path, "out.csv", "--set", "tariff.2024=500")
        before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        put = Path.replace

        def replace(draft: Path, target: Path) -> Path:
            if target.name == "out.csv":
                raise fault
            return put(draft, target)

        monkeypatch.setattr(Path, "replace", replace)
        assert simulate(*words).code == (130 if fault is KeyboardInterrupt else 2)
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
