"""The fund's budget table as a person or a script asks for it: files of an office, years, marks."""

import json
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import Simulate
from tests.simulate.cli.asking import rows_of

BUDGET: Final = ("--region", "changsha", "--students", "200", "--form", "budget")


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """Return a file with interest and other income of 2027."""
    path = tmp_path / "inputs.csv"
    path.write_text("年度,项目,金额\n2027,三、利息收入,12.5\n2027,其他,0\n", encoding="utf-8")
    return path


def amounts(out: str, line: str) -> list[str]:
    """Return the amounts of a line, year by year."""
    return [row["value"] for row in rows_of(out) if row["line"] == line]


def test_lines_are_supplied_numbered_and_repeated(
    simulate: Simulate, inputs: Path, tmp_path: Path
) -> None:
    """12.5 万元 of interest; the result names its file, and can be made again from it."""
    path = tmp_path / "budget.json"
    ran = simulate(*BUDGET, "--year", "2027", "--inputs", inputs, "-o", path)
    assert amounts(ran.out, "interest") == ["", "12500000"]
    (one, *_) = [row for row in rows_of(ran.out) if row["line"] == "interest"]
    assert (one["number"], one["section"]) == ("三、", "revenue")
    (form,) = json.loads(path.read_text(encoding="utf-8"))["forms"]
    assert {"line": "income", "year": 2026} in form["partial"]
    assert {"line": "income", "year": 2027} not in form["partial"]
    assert simulate("rerun", path).code == 0


def test_a_line_that_the_run_computes_is_refused(simulate: Simulate, inputs: Path) -> None:
    """With its row, and what is missing instead."""
    inputs.write_text("year,line,amount\n2027,二、财政补贴收入,3\n", encoding="utf-8")
    ran = simulate(*BUDGET, "--year", "2027", "--inputs", inputs)
    assert ran.code == 2
    assert ran.out == ""
    assert "row 1: line: found '二、财政补贴收入', expected a line that this run does" in ran.err
    assert "利息收入" in ran.err


def test_years_stand_side_by_side(simulate: Simulate) -> None:
    """Three budget columns and the year before; the last one is that of its own table."""
    ran = simulate(*BUDGET, "--years", "2026:2028")
    statuses = {row["year"]: row["status"] for row in rows_of(ran.out)}
    assert statuses == {"2025": "forecast", "2026": "budget", "2027": "budget", "2028": "budget"}
    alone = simulate(*BUDGET, "--year", "2028")
    assert amounts(ran.out, "income")[-1] == amounts(alone.out, "income")[-1] != ""


def test_a_person_sees_the_official_form(
    simulate: Simulate, inputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Income above expenditure; numbers, crossed-out rows, a mark before what is known in part."""
    monkeypatch.setenv("COLUMNS", "120")
    asked = (*BUDGET, "--year", "2027", "--inputs", inputs, "--lang", "zh", "--format", "table")
    printed = simulate(*asked).out
    lines = [" ".join(line.split()) for line in printed.splitlines()]
    assert lines.index("收入") < lines.index("支出")
    assert "三、利息收入 12.50" in lines
    assert lines.count("× × ×") == 5
    (subtotal,) = [line for line in lines if line.startswith("五、本年收入小计")]
    before, budget = subtotal.split()[1:]
    assert before.startswith("*")
    assert budget[0].isdigit()
