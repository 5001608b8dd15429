"""The README and the pages in docs/ show what is true: commands run, code and output are real."""

import doctest
import re
import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

import kernel
from kernel.columns import HEADERS
from kernel.registry import load_region
from simulate.scenario.assumptions import Assumptions
from simulate.scenario.file import read_scenario
from simulate.scenario.settings import apply_settings
from simulate.scenario.setup import Setup
from tests.conftest import Simulate
from tests.pages import (
    CHINESE,
    PAGES,
    blocks,
    check,
    commands,
    files,
    missing_lines,
    shown_after_commands,
)
from tests.tree import ROOT

MOST_LINES: Final = 150
"""Of a README: one screen's patience."""

STEPS: Final = ("first-city.md", "school-year.md")
"""What they speak of changes between the commands: each has a test of its own."""

RUN: Final = [name for name, text in PAGES.items() if commands(text) and name not in STEPS]
"""The pages whose commands are run one after the other."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with what the pages speak of: a roster and the scenarios."""
    (roster,) = blocks(PAGES["rosters.md"], "csv")
    for name in ("roster.csv", "名册.csv"):
        (tmp_path / name).write_text(roster, encoding="utf-8")
    shutil.copytree(ROOT / "scenarios", tmp_path / "scenarios")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(texts: Mapping[str, str]) -> None:
    """Write files into the folder in which the test stands."""
    for name, text in texts.items():
        Path(name).write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("page", RUN)
def test_every_command_runs_and_prints_what_is_shown(page: str, simulate: Simulate) -> None:
    """One after the other, as a reader would who has the files that are shown."""
    write(files(PAGES[page]))
    outputs = {command: check(simulate, command).out for command in commands(PAGES[page])}
    assert missing_lines(outputs, PAGES[page]) == []


def in_english(command: str) -> str:
    """Return a command without the words that only choose the language."""
    return re.sub(" --lang (zh|en)", "", command).replace("名册", "roster")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("page", RUN)
def test_the_commands_in_chinese_print_what_is_shown(page: str, simulate: Simulate) -> None:
    """Those before an output, and those that are not the same in English but for the language."""
    write(files(CHINESE[page]))
    known = {in_english(one) for text in PAGES.values() for one in commands(text)}
    before = {one for commands, _ in shown_after_commands(CHINESE[page]) for one in commands}
    outputs = {
        command: check(simulate, command).out
        for command in commands(CHINESE[page])
        if command in before or in_english(command) not in known
    }
    assert missing_lines(outputs, CHINESE[page]) == []


@pytest.mark.parametrize("page", PAGES)
def test_both_languages_are_in_step(page: str) -> None:
    """Headings, blocks, tables and commands: as many, in the same order."""
    english, chinese = PAGES[page], CHINESE[page]
    for pattern in (r"^(#+) ", r"^```(\w*)$", r"^\|(?=-)", r"^\$ simulate (\S+)"):
        found = [re.findall(pattern, text, re.MULTILINE) for text in (english, chinese)]
        assert found[0] == found[1], pattern
    assert chinese.count("\n| ") == english.count("\n| ")


@pytest.mark.parametrize("text", [PAGES["README.md"], CHINESE["README.md"]])
def test_the_readme_is_short(text: str) -> None:
    """At most a hundred and fifty lines; everything else has a page of its own."""
    assert len(text.splitlines()) <= MOST_LINES


@pytest.mark.parametrize("page", [*PAGES.values(), *CHINESE.values()], ids=lambda text: text[:30])
def test_every_link_leads_somewhere(page: str) -> None:
    """To a file of the tree, for a page in docs/ to one beside it: the site has no other."""
    there = {"README.md", "README.zh.md", "CHANGELOG.md", "examples"} | {
        f"docs/{p.name}" for p in ROOT.glob("docs/*")
    }
    for link in re.findall(r"\]\(([^)#]*)#?[^)]*\)", page):
        if link and "://" not in link:
            assert link in there or f"docs/{link}" in there, link


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", [name for name, text in PAGES.items() if blocks(text, "pycon")])
@pytest.mark.parametrize("pages", [PAGES, CHINESE], ids=["en", "zh"])
def test_what_python_is_shown_to_give_it_gives(name: str, pages: Mapping[str, str]) -> None:
    """Line by line."""
    (session,) = blocks(pages[name], "pycon")
    test = doctest.DocTestParser().get_doctest(session, {}, name, None, 0)
    assert doctest.DocTestRunner().run(test).failed == 0


def test_what_a_rule_imports_is_there() -> None:
    """The names in the README are names of the page for rule authors."""
    (line,) = blocks(PAGES["README.md"], "python")
    names = line.removeprefix("from kernel import ").strip().split(", ")
    assert set(names) <= set(kernel.__all__)


def test_the_page_for_rule_authors_is_whole() -> None:
    """Every name that `kernel` offers with its line, in its order."""
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", PAGES["regions.md"], re.MULTILINE)
    assert rows == [(name, line) for name, (_, line) in kernel.PAGE.items()]


def test_the_region_shown_is_changsha() -> None:
    """The rule that is shown stands in Changsha's rules word for word."""
    rules = (ROOT / "plugins" / "changsha" / "rules.py").read_text(encoding="utf-8")
    shown, *_ = blocks(PAGES["regions.md"], "python")
    assert shown in rules


def test_the_scenario_shown_is_one(tmp_path: Path) -> None:
    """It is accepted and changes what it says."""
    path = tmp_path / "scenario.toml"
    (shown,) = blocks(PAGES["scenarios.md"], "toml")
    path.write_text(shown, encoding="utf-8")
    rules = load_region("changsha")
    setups = {"changsha": Setup(rules, Assumptions.of(rules))}

    changed = apply_settings(setups, read_scenario(path).settings)["changsha"]

    assert changed.assumptions.number("uptake") == 0.95
    assert int(changed.rules.law.at("tariff", 2027).value) == 42_000
    assert changed.rules.law.switch("claim_timing") == "at_once"


@pytest.mark.parametrize("text", [*PAGES.values(), *CHINESE.values()], ids=lambda text: text[:30])
def test_every_module_named_is_there(text: str) -> None:
    """By its whole path, as pages that explain name it."""
    for path in re.findall(r"`((?:kernel|simulate|plugins|tests|docs)/[\w/]+\.\w+)`", text):
        assert (ROOT / path).is_file(), path


def test_ci_runs_the_command_of_the_readme() -> None:
    """Continuous integration installs and tests with the words that the README gives people."""
    command = next(text for text in blocks(PAGES["README.md"], "sh") if "pytest" in text)
    words = command.strip().partition("activate && ")[2]
    assert words in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_region_in_the_tree_is_registered() -> None:
    """Each package in plugins/ is an entry point: regions in one group, national in another."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = project["entry-points"]
    registered = {**groups["xuebao.regions"], **groups["xuebao.national"]}
    packages = {path.parent.name for path in (ROOT / "plugins").glob("*/rules.py")}
    assert set(registered) == packages


@pytest.mark.parametrize("page", [PAGES["rosters.md"], CHINESE["rosters.md"]])
def test_every_column_of_a_roster_is_listed(page: str) -> None:
    """With its name and the Chinese header that is shown."""
    rows = [line for line in page.splitlines() if "|" in line]
    for name, (shown, *_) in HEADERS.items():
        assert any(f"`{name}`" in row and shown in row for row in rows), name


def test_the_map_has_every_room() -> None:
    """And no room that is not there; in both languages."""
    rooms = {path.parent.name for path in (ROOT / "simulate").glob("*/__init__.py")}
    top = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name[0] != "."}
    for text in (PAGES["map.md"], CHINESE["map.md"]):
        (drawn,) = blocks(text, "text")
        assert set(re.findall(r"^  (\w+)/", drawn, re.MULTILINE)) == rooms
        assert set(re.findall(r"^(\w+)/", drawn, re.MULTILINE)) == top - {"build", "dist"}
