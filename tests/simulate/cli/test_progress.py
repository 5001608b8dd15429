"""Progress of commands: on standard error of a terminal only, and no figure depends on it."""

import re
import sys
from pathlib import Path
from typing import Final

import pytest
from xlsxwriter import Workbook

from simulate import forecast
from simulate.output import progress_bar
from tests.conftest import Ran, Simulate
from tests.simulate.cli.asking import CHANGSHA
from tests.tree import ROOT

CONTROL = re.compile("\x1b\\[[0-9;?]*[A-Za-z]")

SCENARIOS: Final = [ROOT / "scenarios" / f"{name}.toml" for name in ("baseline", "tariff_plus_20")]

COMMANDS: Final = {
    "forecast": ((*CHANGSHA, "--format", "csv"), "Changsha, cohort 2024"),
    "replicates": ((*CHANGSHA, "--format", "csv", "--replicates", "40"), "draws"),
    "workers": (
        (*CHANGSHA, "--format", "csv", "--replicates", "40", "--workers", "2"),
        "draws",
    ),
    "form": (("--region", "changsha", "--cohort", "2024", "--form", "transfers"), "ends of shares"),
    "sensitivity": (("sensitivity", *CHANGSHA, "--format", "csv"), "ends of ranges"),
    "compare": (("compare", *SCENARIOS, *CHANGSHA, "--format", "csv"), "Comparison"),
    "cases": (("regions", "changsha", "--cases", "--format", "json"), "Policy cases"),
}
"""Commands that may take long, each with what it says it is doing."""


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Make standard error a terminal, and nobody patient: progress is shown at once."""
    capsys.readouterr()  # standard error is by now what is captured
    monkeypatch.setattr(type(sys.stderr), "isatty", lambda _: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    for name in ("_PATIENCE", "_PAUSE"):
        monkeypatch.setattr(progress_bar, name, 0.0)


def shown(ran: Ran) -> list[str]:
    """Return the lines that showed progress, one after the other."""
    lines = CONTROL.sub("", ran.err).replace("\r", "\n").splitlines()
    return [line for line in lines if re.search("[━╸╺]", line)]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_terminal_is_shown_what_is_being_done(
    simulate: Simulate, request: pytest.FixtureRequest, name: str
) -> None:
    """With rate and time left; standard output has the same bytes as without."""
    words, what = COMMANDS[name]
    plain = simulate(*words)
    assert shown(plain) == []
    assert "\x1b" not in plain.err
    request.getfixturevalue("terminal")
    ran = simulate(*words, *(["--format", "csv"] if name == "form" else []))
    assert (ran.code, ran.out) == (plain.code, plain.out)
    assert any(what in line for line in shown(ran))
    assert any(re.search(r"\d of \d+  [0-9.,]+/s  0:\d\d:\d\d left", line) for line in shown(ran))


@pytest.mark.usefixtures("terminal")
def test_quiet_is_quiet(simulate: Simulate) -> None:
    """On a terminal, too."""
    words, _ = COMMANDS["replicates"]
    assert simulate(*words, "--quiet").err == ""


@pytest.mark.usefixtures("terminal")
def test_a_roster_is_counted_in_rows(simulate: Simulate, tmp_path: Path) -> None:
    """And without a word where quiet is wished."""
    roster = tmp_path / "roster.csv"
    roster.write_text("entry_year,programme_years\n" + "2023,4\n" * 7, encoding="utf-8")
    words = ("assess", roster, "--region", "changsha", "--year", "2024", "-o", tmp_path / "o.csv")
    assert any(re.search("Rows assessed .* 7 of 7 ", line) for line in shown(simulate(*words)))
    assert simulate(*words, "--quiet").err == ""


@pytest.mark.usefixtures("terminal")
def test_a_workbook_is_counted_as_it_is_read(simulate: Simulate, tmp_path: Path) -> None:
    """Nobody knows how many rows it has, so that no time is left."""
    workbook = tmp_path / "roster.xlsx"
    place = ("--region", "changsha", "--year", "2024")
    with Workbook(workbook) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate((["entry_year", "programme_years"], *[[2023, 4]] * 7)):
            sheet.write_row(at, 0, row)
    ran = simulate("assess", workbook, *place, "-o", tmp_path / "out.csv")
    reading = [line for line in shown(ran) if line.startswith("Rows read")]
    assert re.search(r" 8  [\d.,]+/s$", reading[-1].rstrip())


@pytest.mark.usefixtures("terminal")
def test_a_rerun_shows_progress(simulate: Simulate, tmp_path: Path) -> None:
    """As the command did that is repeated."""
    saved = tmp_path / "saved.json"
    assert simulate(*CHANGSHA, "--format", "csv", "-o", saved).code == 0
    ran = simulate("rerun", saved)
    assert ran.code == 0
    assert any("Changsha, cohort 2024" in line for line in shown(ran))


@pytest.mark.usefixtures("terminal")
def test_python_is_shown_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Who calls a function is not at a command line, on a terminal or not."""
    forecast(region="changsha", cohort=2024, students=100, replicates=40)
    assert capsys.readouterr() == ("", "")
