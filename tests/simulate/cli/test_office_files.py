"""Workbooks, pages, memoranda and charts from the command line."""

from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from tests.conftest import Simulate
from tests.simulate.cli.asking import CHANGSHA
from tests.simulate.output.memorandum.word_files import LETTER, write_letterhead
from tests.simulate.output.saving import QUICK
from tests.tree import ROOT

SCENARIOS = (ROOT / "scenarios" / "baseline.toml", ROOT / "scenarios" / "all_prepay.toml")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("command", "chart"),
    [
        (CHANGSHA, "payers"),
        ((*CHANGSHA, "--form", "transfers"), "payers"),
        (("sensitivity", *QUICK), "sensitivity"),
        (("compare", *SCENARIOS, *CHANGSHA), "change"),
    ],
)
def test_every_answer_for_people_has_every_format(
    simulate: Simulate, folder: Path, command: tuple[object, ...], chart: str
) -> None:
    """Standard output carries the result all the same; a picture is of the chart that is named."""
    names = ("out.xlsx", "out.html", "out.docx", "out.svg")
    outputs = [word for name in names for word in ("-o", name)]
    ran = simulate(*command, *outputs, "--chart", chart, "--lang", "en")
    assert ran.code == 0
    assert len(ran.out.splitlines()) > 5
    assert {path.name for path in folder.iterdir()} == {
        written for name in names for written in (name, f"{name}.run.json")
    }


def test_sheets_and_money_are_as_asked_for(simulate: Simulate, folder: Path) -> None:
    """In Chinese; in yuan, exact: the cell holds what the row says."""
    ran = simulate(*CHANGSHA, "-o", "out.xlsx", "--unit", "元", "--lang", "zh", "--format", "csv")
    total = next(line for line in ran.out.splitlines() if ",fund_income,total,accrual" in line)
    assert total.startswith("changsha,2024,2024,")
    sheet = load_workbook(folder / "out.xlsx", data_only=True)["按缴款方"]
    found = [row for row in sheet.iter_rows(values_only=True) if row[0] == "基金收入"]
    assert found[0][1] == int(total.split(",")[-3]) / 100


def test_a_memorandum_stands_on_the_letterhead_of_an_office(
    simulate: Simulate, folder: Path
) -> None:
    """Its header stays; a file that is none is refused before any work."""
    write_letterhead(folder / "office.docx")
    asked = (*CHANGSHA, "-o", "out.docx", "--template")
    assert simulate(*asked, "office.docx").code == 0
    (section, *_) = docx.Document(str(folder / "out.docx")).sections
    assert section.first_page_header.paragraphs[0].text == LETTER
    (folder / "text.docx").write_text("no document", encoding="utf-8")
    for name in ("text.docx", "missing.docx"):
        ran = simulate(*asked, name)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"Error: --template {name}: ")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("-o", "out.pdf"), "expected .csv or .json or .parquet or .xlsx or .html or"),
        (("-o", "out.svg", "--chart", "interval"), "chart interval: this answer has no such"),
        (("-o", "out.svg", "--chart", "pairs"), "--chart: 'pairs' is not one of payers, balance"),
        (("-o", "out.xlsx", "--chart", "payers"), "--chart payers: no file takes it; expected"),
        (("-o", "out.html", "--template", "a.docx"), "--template a.docx: no file takes it;"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_message(
    simulate: Simulate, folder: Path, words: tuple[str, ...], message: str
) -> None:
    """Exit code 2, nothing printed, no file."""
    ran = simulate(*CHANGSHA, *words)
    assert (ran.code, ran.out) == (2, "")
    assert message in " ".join(ran.err.split())
    assert not [*folder.iterdir()]


def test_a_backtest_is_data_alone(simulate: Simulate) -> None:
    """It says which formats it has, and offers no chart."""
    actual = ROOT / "scenarios" / "published_figures.csv"
    ran = simulate("backtest", actual, "-o", "out.html")
    assert ran.code == 2
    assert "expected .csv or .json or .parquet" in " ".join(ran.err.split())
    assert simulate("backtest", actual, "-o", "out.svg", "--chart", "payers").code == 2


def test_a_file_of_somebody_else_stays(simulate: Simulate, folder: Path) -> None:
    """Until --force is given; the program's own is overwritten, known by the record beside it."""
    (folder / "out.html").write_text("mine", encoding="utf-8")
    assert simulate(*CHANGSHA, "-o", "out.html").code == 2
    assert (folder / "out.html").read_text(encoding="utf-8") == "mine"
    assert simulate(*CHANGSHA, "-o", "out.html", "--force").code == 0
    assert simulate(*CHANGSHA, "-o", "out.html").code == 0


def test_rows_in_parquet_are_compared_and_made_again(simulate: Simulate, folder: Path) -> None:
    """As those of CSV and JSON are; an office file is for people to read."""
    assert simulate(*CHANGSHA, "-o", "a.parquet", "-o", "a.xlsx", "-o", "a.json").code == 0
    assert simulate(*CHANGSHA, "--set", "uptake=0.6", "-o", "b.parquet").code == 0
    ran = simulate("rerun", "a.parquet")
    assert (ran.code, ran.out[:10]) == (0, "Identical:")
    of_json = simulate("compare", "a.json", "b.parquet")
    of_parquet = simulate("compare", "a.parquet", "b.parquet")
    assert of_parquet.code == 0
    assert of_parquet.out == of_json.out
    refused = simulate("rerun", "a.xlsx")
    assert refused.code == 2
    assert "a.xlsx: holds no rows to compare" in " ".join(refused.err.split())
    content = bytearray((folder / "a.parquet").read_bytes())
    (folder / "a.parquet").write_bytes(content[:-20])
    assert simulate("compare", "a.parquet", "b.parquet").code == 2
