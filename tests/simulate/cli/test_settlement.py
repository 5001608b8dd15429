"""The settlement, and forms of one pooling area, as the command answers them."""

import json
import re
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import Simulate
from tests.simulate.cli.asking import rows_of
from tests.simulate.output.reading import WIDE

ONE_COHORT: Final = ("--cohort", "2024", "--students", "100", "--year", "2025", "--incomplete")
CHANGSHA: Final = ("--region", "changsha", *ONE_COHORT, "--form", "settlement")
LIAONING: Final = ("--region", "liaoning", *ONE_COHORT, "--form", "settlement")

INPUTS: Final = "年度,项目,金额\n2025,中央上年结算,-0.5\n2025,中央已预拨,3\n2025,市级已预拨,\n"


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """Return a file of what was supplied for 2025."""
    path = tmp_path / "inputs.csv"
    path.write_text(INPUTS, encoding="utf-8")
    return path


def values(out: str, section: str) -> dict[str, str]:
    """Return the values of a section by line."""
    return {row["line"]: row["value"] for row in rows_of(out) if row["section"] == section}


def test_a_row_of_data_for_each_line(simulate: Simulate) -> None:
    """In fen, students or percent; persons × the rate of all levels is what is due."""
    ran = simulate(*CHANGSHA)
    assert ran.code == 0
    found = values(ran.out, "changsha.provincial")
    assert int(found["insured"]) * int(found["rate"]) == int(found["due"]) > 0
    assert (found["standard"], found["central.share"]) == ("70000", "60")
    units = {row["line"]: row["unit"] for row in rows_of(ran.out)}
    assert [units[line] for line in ("insured", "central.share", "due")] == [
        "students", "percent", "fen",
    ]  # fmt: skip
    sections = [row["section"] for row in rows_of(ran.out)]
    assert list(dict.fromkeys(sections))[-5:] == [
        "total", "level.central", "level.provincial", "level.municipal", "level.total",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "title"), [("en", "Settlement of the"), ("zh", "财政补助资金结算表")]
)
def test_a_table(
    simulate: Simulate, monkeypatch: pytest.MonkeyPatch, lang: str, title: str
) -> None:
    """What it comes to, its title, and a column for each line, its heading in several pieces."""
    monkeypatch.setenv("COLUMNS", str(WIDE))
    ran = simulate(*CHANGSHA, "--format", "table", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert title in ran.out
    pieces = re.compile(f"({'|'.join(map(re.escape, set(ran.out.split())))})+")
    for row in rows_of(simulate(*CHANGSHA, "--lang", lang).out):
        assert pieces.fullmatch("".join(row["label"].split())), row["label"]


def test_what_is_supplied(simulate: Simulate, inputs: Path, tmp_path: Path) -> None:
    """In 万元; a blank is not supplied. The record names the file, and a rerun reads it again."""
    path = tmp_path / "out.json"
    found = values(simulate(*CHANGSHA, "--inputs", inputs, "-o", path).out, "level.central")
    assert (found["settlement_before"], found["advanced"]) == ("-500000", "3000000")
    assert int(found["payable"]) == int(found["due"]) - 500_000 - 3_000_000
    without = values(simulate(*CHANGSHA, "--inputs", inputs).out, "level.municipal")
    assert (without["advanced"], without["payable"]) == ("", "")
    run = json.loads(path.read_text(encoding="utf-8"))["run"]
    assert [*run["input_files"]] == [str(inputs)]
    assert simulate("rerun", path).code == 0


def test_one_pooling_area(simulate: Simulate, tmp_path: Path) -> None:
    """Its name stands above the form and in the record; the rows have their columns."""
    path = tmp_path / "dalian.json"
    ran = simulate(*LIAONING, "--locality", "大连", "-o", path)
    found = json.loads(path.read_text(encoding="utf-8"))
    assert found["run"]["locality"] == "dalian"
    assert [page["locality"] for page in found["forms"]] == ["dalian"]
    assert found["forms"][0]["head"][0] == "Pooling area Dalian: its students only"
    sections = {row["section"].split(".")[0] for row in rows_of(ran.out)}
    assert sections == {"dalian", "total", "level"}
    whole = simulate(*LIAONING)
    assert ran.out.splitlines()[0] == whole.out.splitlines()[0]
    assert values(ran.out, "dalian.municipal") == values(whole.out, "dalian.municipal")
    assert simulate("rerun", path).code == 0


WRONG: Final = {
    "incomplete": (CHANGSHA[:-3] + CHANGSHA[-2:], "cohorts are missing, by year: 2025: 2022"),
    "accounting": (
        (*CHANGSHA, "--accounting", "cash"),
        "Error: --accounting cash: the settlement is not divided by accounting basis",
    ),
    "a year that is not forecast": (
        (*CHANGSHA[:-4], "2050", *CHANGSHA[-3:]),
        "Error: --year 2050: expected a year of the forecast, 2024 to",
    ),
    "another place": (
        (*CHANGSHA, "--locality", "zhengzhou"),
        "Error: --locality zhengzhou: no such pooling area of Changsha; known: changsha",
    ),
    "place of two regions": (
        ("--region", "quanzhou", *CHANGSHA, "--locality", "changsha"),
        "Error: --locality changsha: expected one --region, found quanzhou, changsha",
    ),
}


@pytest.mark.parametrize(("options", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_request(simulate: Simulate, options: tuple[str, ...], said: str) -> None:
    """Exit 2, nothing on standard output, what is wrong and what would be right."""
    ran = simulate(*options)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_line_that_is_not_supplied_for_a_settlement(simulate: Simulate, inputs: Path) -> None:
    """Interest is a line of the budget."""
    inputs.write_text("year,line,amount\n2025,利息收入,3\n", encoding="utf-8")
    ran = simulate(*CHANGSHA, "--inputs", inputs)
    assert (ran.code, ran.out) == (2, "")
    assert "row 1: line: found '利息收入', expected a line of the table" in ran.err
