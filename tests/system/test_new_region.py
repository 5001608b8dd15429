"""A new region as a distribution: built, installed, and found by the command."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.system


def ran(folder: Path, *words: str, path: Path | None = None) -> str:
    """Run a module of Python in a folder, with another one on its path; it has to end well."""
    environment = {**os.environ, **({"PYTHONPATH": str(path)} if path else {})}
    # The interpreter of this run, and words of our own.
    found = subprocess.run(  # noqa: S603
        [sys.executable, "-m", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert found.returncode == 0, found.stderr
    return found.stdout


@pytest.mark.parametrize("like", [(), ("--like", "liaoning")])
def test_it_is_built_installed_and_forecast(tmp_path: Path, like: tuple[str, ...]) -> None:
    """The wheel holds rules, files and the mark of types; the forecast says what it comes from."""
    ran(tmp_path, "simulate", "new-region", "tianjin", *like)
    built = ("pip", "wheel", "-q", "--no-deps", "-w", "wheels", "./xuebao-tianjin")
    ran(tmp_path, *built)
    (wheel,) = (tmp_path / "wheels").glob("*.whl")
    files = {name.partition("/")[2] for name in ZipFile(wheel).namelist()}
    names = ("clauses.toml", "parameters.toml", "population.toml", "cases.toml", "py.typed")
    assert {"rules.py", *names} <= files

    ran(tmp_path, "pip", "install", "-q", "--no-deps", "--target", "installed", str(wheel))
    asked = ("--region", "tianjin", "--cohort", "2026", "--students", "100", "--format", "json")
    shown = ran(tmp_path, "simulate", *asked, path=tmp_path / "installed")
    assert '"tianjin": {"distribution": "xuebao-tianjin", "version": "0.1.0"}' in shown
