"""The README shows what is true: its commands run, its code and its output are real."""

import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest

from kernel.columns import HEADERS
from kernel.registry import load_region
from simulate.cli import main
from simulate.scenario.assumptions import Assumptions
from simulate.scenario.file import read_scenario
from simulate.scenario.settings import apply_settings
from simulate.scenario.setup import Setup
from tests.tree import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ simulate (.*)$", README, re.MULTILINE)


def block(language: str, holding: str) -> str:
    """Return the README's code block of a language that holds some words."""
    blocks: list[str] = re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return next(text for text in blocks if holding in text)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_runs(
    command: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A command of the README ends with exit code 0 and says something."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "roster.csv").write_text(block("csv", "学号"), encoding="utf-8")
    shutil.copytree(ROOT / "scenarios", tmp_path / "scenarios")
    if command.startswith("rerun"):
        with pytest.raises(SystemExit):
            main(shlex.split(next(line for line in COMMANDS if line.endswith(command.split()[1]))))
    with pytest.raises(SystemExit) as ended:
        main(shlex.split(command))
    told = capsys.readouterr()
    assert ended.value.code in (0, None), told.err
    assert told.out or told.err


@pytest.mark.parametrize(
    ("command", "holding"),
    [
        ("--region changsha --cohort 2024", "cohort 2024"),
        ("sensitivity --region zhengzhou", "uptake    "),
        ("explain", "H5"),
    ],
)
def test_the_output_shown_is_the_output(
    command: str, holding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every line of an output in the README is a line that its command prints."""
    with pytest.raises(SystemExit):
        main(shlex.split(next(line for line in COMMANDS if line.startswith(command))))
    printed = {line.strip() for line in capsys.readouterr().out.splitlines()}
    shown = block("text", holding).splitlines()
    assert [line for line in shown if line.strip() not in printed] == []


def test_the_region_shown_is_changsha() -> None:
    """The rule in the README stands in Changsha's rules word for word."""
    rules = (ROOT / "plugins" / "changsha" / "rules.py").read_text(encoding="utf-8")
    assert block("python", "@hookimpl") in rules


def test_the_scenario_shown_is_one(tmp_path: Path) -> None:
    """The scenario file in the README is accepted and changes what it says."""
    path = tmp_path / "scenario.toml"
    path.write_text(block("toml", "[assumptions]"), encoding="utf-8")
    rules = load_region("changsha")
    setups = {"changsha": Setup(rules, Assumptions.of(rules))}

    changed = apply_settings(setups, read_scenario(path).settings)["changsha"]

    assert changed.assumptions.number("uptake") == 0.95
    assert int(changed.rules.law.at("tariff", 2027).value) == 42_000
    assert changed.rules.law.switch("claim_timing") == "at_once"


def test_ci_runs_the_command_of_the_readme() -> None:
    """Continuous integration installs and tests with the words that the README tells people."""
    command = block("sh", "pytest").strip().partition("activate && ")[2]
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_region_in_the_tree_is_registered() -> None:
    """Each package in plugins/ is an entry point: regions in one group, the nation in another."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = project["entry-points"]
    registered = {**groups["xuebao.regions"], **groups["xuebao.national"]}
    packages = {path.parent.name for path in (ROOT / "plugins").glob("*/rules.py")}
    assert set(registered) == packages


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_every_column_of_a_roster_is_listed(readme: str) -> None:
    """With all its Chinese headers; in English with its name, too."""
    rows = [
        line for line in (ROOT / readme).read_text(encoding="utf-8").splitlines() if "|" in line
    ]
    for name, chinese in HEADERS.items():
        named = (f"`{name}`", *chinese) if readme == "README.md" else chinese
        assert any(all(word in row for word in named) for row in rows), name
