"""Every code block of the pages is run or checked, whatever its language."""

import ast
import builtins
import importlib
import importlib.util
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

import kernel
from kernel import Law, StudentBatch
from kernel.layers import read_tables
from kernel.registry import load_region
from kernel.schemas import FILES, schema_name
from kernel.tomlfiles import TomlFile
from kernel.vocabularies import AddedWord
from tests.pages import CHINESE, PAGES, blocks, files, shown_after_commands
from tests.test_pages import RUN, STEPS
from tests.tree import ROOT

TEXTS: Final = {
    **PAGES,
    **{f"{name.removesuffix('.md')}.zh.md": text for name, text in CHINESE.items()},
}
"""Every page in both languages, by the name of its file."""

RECIPES: Final = ("regions.md", "regions.zh.md")
"""Whose pieces of rules and parameters belong to regions that there are not."""

CHECKED: Final = {"console", "text", "csv", "pycon", "toml", "python", "sh", "diff"}
"""The languages for which there is a test here or in `test_pages`."""


def english(page: str) -> str:
    """Return the name of a page in English."""
    return page.replace(".zh.md", ".md")


def all_blocks(language: str) -> list[tuple[str, str]]:
    """Return the blocks of a language with the page that each stands on."""
    return [(page, block) for page, text in TEXTS.items() for block in blocks(text, language)]


@pytest.mark.parametrize("page", TEXTS)
def test_every_block_is_in_a_language_that_is_checked(page: str) -> None:
    """And is closed; none is indented, where nobody would find it."""
    fences = re.findall(r"^( *)```(\S*)$", TEXTS[page], re.MULTILINE)
    assert {indent for indent, _ in fences} <= {""}
    opened, closed = fences[::2], fences[1::2]
    assert {language for _, language in opened} <= CHECKED
    assert {language for _, language in closed} <= {""}
    assert len(opened) == len(closed)


@pytest.mark.parametrize("page", TEXTS)
def test_a_console_shows_commands_that_are_run(page: str) -> None:
    """Each line is one, and the page is among those that are run."""
    lines = [line for block in blocks(TEXTS[page], "console") for line in block.splitlines()]
    assert [line for line in lines if not line.startswith("$ simulate ")] == []
    assert not lines or english(page) in (*RUN, *STEPS)


@pytest.mark.parametrize("page", TEXTS)
def test_a_text_is_the_output_of_commands(page: str) -> None:
    """But for the map, which is compared with the tree."""
    outputs = len(shown_after_commands(TEXTS[page]))
    assert len(blocks(TEXTS[page], "text")) == outputs + (english(page) == "map.md")


@pytest.mark.parametrize("page", TEXTS)
def test_a_table_or_a_change_is_a_file_that_commands_read(page: str) -> None:
    """It stands under its name, but for the roster that tests of all pages write."""
    named = [*files(TEXTS[page]).values()]
    for language in ("csv", "diff"):
        unnamed = [one for one in blocks(TEXTS[page], language) if one not in named]
        assert len(unnamed) == (english(page) == "rosters.md" and language == "csv")


def test_a_session_of_python_is_the_only_one_of_its_page() -> None:
    """So that `test_pages` runs it."""
    assert all(len(blocks(text, "pycon")) <= 1 for text in TEXTS.values())


@pytest.mark.parametrize(("page", "block"), all_blocks("toml"))
def test_toml_is_read(page: str, block: str, tmp_path: Path) -> None:
    """As a project, as pieces of `parameters.toml`, or as a whole file that a command reads."""
    table = tomllib.loads(block)
    if page not in RECIPES:
        assert table
        return
    for path in re.findall("^#:schema (.+)$", block, re.MULTILINE):
        assert Path(path).name in map(schema_name, FILES)
    points = table.pop("project", {}).get("entry-points", {})
    assert points.keys() <= {"xuebao.regions"}
    path = tmp_path / "parameters.toml"
    path.write_text(block, encoding="utf-8")
    file = TomlFile(path.name, path)
    for words in table.pop("region", {}).values():
        assert file.structure(words, dict[str, AddedWord], "region")
    if table:
        rules = load_region("changsha")
        parameters = read_tables([rules.layers[0].file("parameters.toml"), file])
        for name in table:
            parameters[name].check(rules.law.vocabulary)


def called_names(tree: ast.AST) -> Iterator[str]:
    """Return the functions that a piece of Python calls by name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id


def attributes_of(tree: ast.AST, *names: str) -> Iterator[str]:
    """Return what a piece of Python takes of something that has one of these names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") in names:
            yield node.attr


@pytest.mark.parametrize(("page", "block"), all_blocks("python"))
def test_python_uses_names_that_there_are(page: str, block: str) -> None:
    """What it imports, what a rule calls, and what it takes of the law and of students."""
    tree = ast.parse(block)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            module: Any = importlib.import_module(str(node.module))
            assert [one.name for one in node.names if not hasattr(module, one.name)] == []
    if page in RECIPES:
        assert {*called_names(tree)} <= {*kernel.__all__, *dir(builtins)}
        assert {*attributes_of(tree, "law")} <= {*dir(Law)}
        known = {*dir(StudentBatch), *StudentBatch.__annotations__}
        assert {*attributes_of(tree, "s", "students")} <= known


@pytest.mark.parametrize(("page", "block"), all_blocks("sh"))
def test_a_shell_reads_it(page: str, block: str) -> None:
    """And what it runs or installs is there: modules, extras of the project, a folder."""
    assert subprocess.run(["bash", "-n", "-c", block], check=False).returncode == 0  # noqa: S603, S607  # it is only read
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for module in re.findall(r"python3? -m (\S+)", block):
        assert importlib.util.find_spec(module)
    assert {*re.findall(r"\.\[(\w+)\]", block)} <= project["optional-dependencies"].keys()
    for folder in re.findall(r"-e \./(\S+)", block):
        assert f"`{folder}`" in TEXTS[page]
