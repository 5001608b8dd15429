"""The page for rule authors: what `kernel` offers, and that regions need nothing else."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import kernel
from tests.tree import ROOT

RULES = [
    *sorted((ROOT / "plugins").glob("**/rules.py")),
    *sorted((ROOT / "tests" / "fiction").glob("*/rules.py")),
]


def test_the_page_is_the_list_of_public_names() -> None:
    """One line for each name, and no line for anything else."""
    assert sorted(kernel.PAGE) == sorted(kernel.__all__) == dir(kernel)
    assert all(line for _, line in kernel.PAGE.values())


@pytest.mark.parametrize("name", kernel.PAGE)
def test_a_name_is_what_its_module_has(name: str) -> None:
    """The very object, whichever way it is imported."""
    module, _ = kernel.PAGE[name]
    assert getattr(kernel, name) is getattr(importlib.import_module(f"kernel.{module}"), name)


def test_a_name_that_is_not_on_the_page_is_refused() -> None:
    """As a module refuses it."""
    with pytest.raises(AttributeError, match=r"module 'kernel' has no attribute 'assesss'"):
        kernel.assesss  # noqa: B018  # asking is what fails


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.parent.name)
def test_a_region_imports_from_the_page_alone(path: Path) -> None:
    """Of the kernel; numpy and the standard library beside it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert "kernel" in modules
    assert not [module for module in modules if module.startswith("kernel.")]


def test_importing_the_page_loads_no_numpy() -> None:
    """What stands on it is loaded when it is asked for."""
    script = "import sys, kernel; print('numpy' in sys.modules)"
    # The interpreter of this run, with a script of our own.
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "False"
