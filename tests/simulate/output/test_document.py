"""Saved answers of other commands than the forecast: what they say, by name."""

import csv
import json
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pytest

from kernel.errors import FileFault
from simulate.output.document import Document
from tests.conftest import Simulate
from tests.simulate.output.reading import WIDE, rows_in
from tests.simulate.output.saving import QUICK, answered, touched
from tests.tree import ROOT

WHOM: Final = ("--region", "changsha", "--cohort", "2024", "--students", "50")

ANSWERS: Final = {
    "bridge": (*WHOM, "--form", "bridge"),
    "transfers": (*WHOM, "--form", "transfers"),
    "budget": (*WHOM, "--form", "budget", "--year", "2025", "--incomplete", "--lang", "zh"),
    "years": ("--region", "changsha", "--years", "2027:2028", "--form", "bridge"),
    "ranking": ("sensitivity", *QUICK, "--year", "2025", "--set", "uptake=0.6"),
    "comparison": (
        "compare",
        ROOT / "scenarios" / "baseline.toml",
        ROOT / "scenarios" / "all_prepay.toml",
        *WHOM,
    ),
}
"""Commands whose answers are no rows of figures."""


@pytest.fixture(scope="module", params=ANSWERS)
def name(request: pytest.FixtureRequest) -> str:
    """Return the name of an answer."""
    return str(request.param)


@pytest.mark.parametrize("extension", ["json", "csv"])
def test_it_comes_out_again(simulate: Simulate, tmp_path: Path, name: str, extension: str) -> None:
    """Exit code 0 and one verdict; nothing is written."""
    path = answered(simulate, tmp_path / f"out.{extension}", *ANSWERS[name])
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    ran = simulate("rerun", path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Identical: the recorded command gives the ")
    assert "Versions, platform, values and assumptions are those of the record." in ran.out
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_actual_figures_stand_in_the_record(
    simulate: Simulate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are found beside the answer, and named where they are others or missing."""
    monkeypatch.chdir(tmp_path)
    actual = tmp_path / "actual.csv"
    actual.write_text("year,line,amount\n2024,利息收入,3\n", encoding="utf-8")
    budget = ("--form", "budget", "--year", "2025", "--incomplete")
    form = (*WHOM, *budget, "--previous", "actual.csv")
    assert simulate(*form, "-o", "out.json", "--quiet", "--format", "csv").code == 0
    digest = sha256(actual.read_bytes()).hexdigest()
    run = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["run"]
    assert run["input_files"] == {"actual.csv": digest}
    monkeypatch.chdir(ROOT)
    assert simulate("rerun", tmp_path / "out.json").code == 0
    actual.write_text("year,line,amount\n2024,利息收入,4\n", encoding="utf-8")
    ran = simulate("rerun", tmp_path / "out.json")
    assert ran.code == 1
    assert "File of actual figures" in ran.out
    actual.unlink()
    ran = simulate("rerun", tmp_path / "out.json")
    assert ran.code == 2
    assert "the file 'actual.csv' is missing" in ran.err


def test_a_difference_of_one_fen_is_shown(simulate: Simulate, tmp_path: Path, name: str) -> None:
    """With the record in which it stands, as it was and as it is now."""
    path = answered(simulate, tmp_path / "out.json", *ANSWERS[name])

    def raised(parts: dict[str, Any]) -> None:
        part = "walk" if name == "comparison" else "rows"
        record = parts[part][0]
        figure = next(key for key in ("value", "change_high", "after") if key in record)
        record[figure] = 7654321

    ran = simulate("rerun", touched(path, raised))
    assert ran.code == 1
    assert ran.out.startswith("Not identical: 1 of ")
    assert "7654321" in ran.out


def test_a_missing_line_of_a_table_is_shown(simulate: Simulate, tmp_path: Path) -> None:
    """By its name, blank where it is missing; and that the file is another one."""
    path = answered(simulate, tmp_path / "out.csv", *ANSWERS["ranking"])
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    ran = simulate("rerun", path)
    assert ran.code == 1
    assert "Not identical: 1 of " in ran.out
    assert "was changed after it was written" in " ".join(ran.out.split())
    assert list(csv.DictReader(lines))[-1]["assumption"] in ran.out


def test_another_value_is_shown(
    simulate: Simulate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of what a ranking rests on, in words and by its name."""
    monkeypatch.setenv("COLUMNS", str(WIDE))
    path = answered(simulate, tmp_path / "out.json", *ANSWERS["ranking"])

    def lowered(parts: dict[str, Any]) -> None:
        (uptake,) = [one for one in parts["assumptions"] if one["name"] == "uptake"]
        uptake["value"] = 0.5

    ran = simulate("rerun", touched(path, lowered))
    assert ran.code == 0
    name = "Share of students who enrol at the place of study (uptake)"
    assert rows_in(ran.out) == [["Changsha", name, "0.5, assumed", "0.6, assumed"]]


def test_records_are_named_by_what_is_no_figure(tmp_path: Path) -> None:
    """Those named alike are counted; what figures rest on is none of them."""
    path = tmp_path / "out.json"
    rows = [{"line": "a", "value": 1}, {"line": "a", "value": 2}, {"line": "b", "value": None}]
    grounds: dict[str, object] = {"schema": 1, "run": {}, "parameters": [], "assumptions": []}
    path.write_text(json.dumps({**grounds, "identical": True, "rows": rows}), encoding="utf-8")
    assert Document.load(path).records == {
        "identical": {"value": True},
        "rows · a": rows[0],
        "rows · a (2)": rows[1],
        "rows · b": rows[2],
    }


def test_a_rank_is_a_figure(simulate: Simulate, tmp_path: Path) -> None:
    """Of two rankings in another order the same records differ, none is new or missing."""
    path = answered(simulate, tmp_path / "out.json", *ANSWERS["ranking"])

    def turned(parts: dict[str, Any]) -> None:
        first, second = parts["rows"][:2]
        first["rank"], second["rank"] = 2, 1

    named = Document.load(path).records
    assert Document.load(touched(path, turned)).records.keys() == named.keys()


@pytest.mark.parametrize("name", ["scenario_files", "input_files"])
@pytest.mark.parametrize("found", [["a.toml"], None, "a.toml"])
def test_digests_that_are_no_table_are_refused(tmp_path: Path, name: str, found: object) -> None:
    """They name a file each; a record with anything else cannot be repeated."""
    path = tmp_path / "out.json"
    grounds = {"schema": 1, "run": {name: found}, "parameters": [], "assumptions": []}
    path.write_text(json.dumps(grounds), encoding="utf-8")
    with pytest.raises(FileFault, match=rf"run\.{name}: found .*, expected digests by file"):
        Document.load(path)


def test_a_table_without_its_record_is_refused(tmp_path: Path) -> None:
    """It does not say how it came about."""
    path = tmp_path / "out.csv"
    path.write_text("a,b\n", encoding="utf-8")
    with pytest.raises(FileFault, match=r"found no record 'out\.csv\.run\.json' beside it"):
        Document.load(path)


@pytest.mark.parametrize("marks", [0, 1, 2])
def test_marks_before_the_header_are_passed_over(
    simulate: Simulate, tmp_path: Path, marks: int
) -> None:
    """One that the program wrote, and one that somebody added; but the file is another one."""
    path = answered(simulate, tmp_path / "out.csv", *ANSWERS["bridge"])
    whole = Document.load(path)
    path.write_bytes(b"\xef\xbb\xbf" * marks + path.read_bytes())
    found = Document.load(path)
    assert found.lines == whole.lines
    assert found.altered == (marks > 0)
