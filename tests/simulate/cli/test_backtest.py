"""`simulate backtest`: actual figures beside the forecasts of their years."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import Simulate
from tests.tree import ROOT

PUBLISHED: Final = ROOT / "scenarios" / "published_figures.csv"


@pytest.fixture
def actual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file in the folder in which the command runs."""
    monkeypatch.chdir(tmp_path)
    path = Path("actual.csv")
    path.write_text("地区,年度,项目,单位,实际数\n泉州,2022,在校学生,人,100000\n", encoding="utf-8")
    return path


def test_the_published_figures_are_near_the_expected_ones(simulate: Simulate) -> None:
    """Within 5 %, each with its source; more entrants, or fewer, in their ranges would do."""
    ran = simulate("backtest", PUBLISHED, "--format", "csv")
    rows = [*csv.DictReader(StringIO(ran.out))]
    assert ran.code == 0
    assert {(row["region"], row["year"]): row["actual"] for row in rows} == {
        ("zhengzhou", "2025"): "1766500",
        ("heilongjiang", "2024"): "1215300",
    }
    for row in rows:
        assert 0.95 < float(row["ratio"]) < 1.05
        assert row["source"]
        assert row["assumption"].startswith("entrants.tertiary.")
        assert row["inside"] == "yes"
    assert "Zhengzhou 2025, Students in school: incomplete." in ran.err


def test_an_answer_is_saved_and_made_again(simulate: Simulate, actual: Path) -> None:
    """With its file; where a figure changes, exit code 1."""
    assert simulate("backtest", actual, "--quiet", "-o", "out.json").code == 0
    document = json.loads(Path("out.json").read_text(encoding="utf-8"))
    assert document["rows"][0]["actual"] == 100_000
    assert {"moves", "not_known", "parameters", "assumptions"} <= document.keys()
    assert simulate("rerun", "out.json").code == 0
    actual.write_text(actual.read_text(encoding="utf-8").replace("100000", "90000"), "utf-8")
    assert simulate("rerun", "out.json").code == 1


def test_a_person_reads_it_in_chinese(simulate: Simulate, actual: Path) -> None:
    """The region and the measure as the documents write them."""
    ran = simulate("backtest", actual, "--format", "table", "--lang", "zh")
    assert ran.code == 0
    assert "泉州" in ran.out
    assert "在校学生" in ran.out


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("region,year\n", "Error: actual.csv: header: found region, year, expected the columns"),
        (
            "region,year,measure,unit,value\nquanzhou,2024,refund,元,1\n",
            "Error: actual.csv: row 2: measure: no document in force in quanzhou says anything of",
        ),
        (
            "region,year,measure,unit,value\nquanzhou,2020,insured,人,1\n",
            "Error: actual.csv: row 2: year: found '2020', expected a year from 2022",
        ),
    ],
)
def test_a_wrong_file_is_one_message(
    simulate: Simulate, actual: Path, content: str, fault: str
) -> None:
    """Exit code 2; nothing on standard output."""
    actual.write_text(content, encoding="utf-8")
    ran = simulate("backtest", actual)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(fault)


def test_a_file_that_is_missing_is_said(simulate: Simulate, actual: Path) -> None:
    """With the one that may be meant."""
    ran = simulate("backtest", f"{actual.stem}s.csv")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "Error: actuals.csv: no such file; did you mean 'actual.csv'?\n"
