"""The house: where each thing lives, one name for each, imports down only."""

import ast
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import simulate
from simulate.cli import cli
from tests.tree import ROOT

SIMULATE = ROOT / "simulate"

MOST_FLOORS = 10

OLD_WORDS = re.compile(
    "told|tells?|telling|tales?|drives?|fates?|lives|kinds|manners?|nations?|walk(s|ed|ing)?"
    "|counter|endings?|carried|worlds?|claim(s|ed)|laid|laying|nobodys"
)
"""Words for which the field has its own, such as enrolment period, exit or reimbursed."""


def rooms() -> set[str]:
    """Return the rooms of the simulator."""
    return {path.parent.name for path in SIMULATE.glob("*/__init__.py")}


def contracts() -> list[dict[str, Any]]:
    """Return the contracts that import-linter holds."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = project["tool"]["importlinter"]["contracts"]
    return found


def names_in(path: Path) -> set[str]:
    """Return the names of the functions and classes that a module defines."""
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, defined)}


def old_words_in(name: str) -> set[str]:
    """Return the words of a name, in snake or camel case, for which the field has its own."""
    words = {word.lower() for word in re.findall("[A-Z]?[a-z]+", name)}
    return {word for word in words if OLD_WORDS.fullmatch(word)}


def test_nothing_lies_beside_the_rooms() -> None:
    """But what Python imports, what `python -m` runs, and the mark of types."""
    beside = {path.name for path in SIMULATE.iterdir()} - rooms() - {"__pycache__"}
    assert beside == {"__init__.py", "__main__.py", "py.typed"}


def test_every_room_has_its_floor() -> None:
    """In the layers that import-linter holds, on at most ten floors with the kernel's."""
    (layers,) = [one["layers"] for one in contracts() if one["type"] == "layers"]
    named = {room.strip() for floor in layers for room in floor.split("|")}
    assert named == rooms()
    assert len(layers) + 1 <= MOST_FLOORS


def test_no_room_has_the_name_of_a_public_function() -> None:
    """Importing it would put the room where the function was."""
    assert rooms().isdisjoint(simulate.__all__)


def test_no_two_modules_have_one_name() -> None:
    """But for those of `cli`, which are the commands."""
    modules = [
        path.stem
        for top in (SIMULATE, ROOT / "kernel")
        for path in top.glob("**/*.py")
        if not (path.parent.name == "cli" and path.stem in cli.commands)
        and not path.stem.startswith("__")
    ]
    assert [name for name, times in Counter(modules).items() if times > 1] == []
    assert {path.stem for path in SIMULATE.glob("**/*.py")}.isdisjoint(rooms())


def test_the_tests_mirror_the_tree() -> None:
    """A folder of tests for each room."""
    tested = {path.parent.name for path in (ROOT / "tests" / "simulate").glob("*/__init__.py")}
    assert rooms() <= tested


@pytest.mark.parametrize("top", ["kernel", "plugins", "simulate", "examples", "tests"])
def test_names_are_in_the_words_of_the_field(top: str) -> None:
    """Modules of the product, and functions and classes of product and tests; none is exempt."""
    found: list[str] = []
    for path in sorted((ROOT / top).glob("**/*.py")):
        names = names_in(path) | (set() if top == "tests" else {path.stem, path.parent.name})
        found += [f"{path.relative_to(ROOT)}: {name}" for name in names if old_words_in(name)]
    assert found == []


@pytest.mark.parametrize("name", ["test_it_is_told", "TestFates", "_walked", "world"])
def test_an_old_word_is_found(name: str) -> None:
    """In names of every shape."""
    assert old_words_in(name)


@pytest.mark.parametrize(
    "path",
    sorted(ROOT.glob("examples/*/xuebao_*/*.py")),
    ids=lambda path: f"{path.parent.name}.{path.stem}",
)
def test_an_example_imports_the_kernel_alone(path: Path) -> None:
    """As the regions of the tree do, for which import-linter sees to it."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    modules = [node.module for node in nodes if isinstance(node, ast.ImportFrom)]
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    assert {str(name).partition(".")[0] for name in (*modules, *names)} <= {"kernel"}
