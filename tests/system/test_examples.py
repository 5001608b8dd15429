"""The regions of examples/ as their users have them: built, installed, checked and run."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from attrs import frozen

from tests.tree import ROOT

pytestmark = pytest.mark.system

NAMES: Final = ("ningbo", "shenzhen")

ROSTER: Final = """\
student_id,entry_year,programme_years,paid_on,relief
001,2023,4,2024-09-20,
002,2023,4,2024-09-20,低保
"""


@frozen
class Installed:
    """An example that is installed, and no other.

    Attributes:
        name: of the region.
        folder: to work in.
        project: a copy of its distribution's folder.
        packages: where it is installed.
    """

    name: str
    folder: Path
    project: Path
    packages: Path

    def run(self, *words: str, inside: Path | None = None) -> str:
        """Run a module of Python and return what it prints; it has to end well."""
        return ran(inside or self.folder, *words, path=self.packages)


def ran(folder: Path, *words: str, path: Path) -> str:
    """Run a module of Python in a folder, with another one on its path; it has to end well."""
    # The interpreter of this run, and words of our own.
    found = subprocess.run(  # noqa: S603
        [sys.executable, "-m", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(path), "XUEBAO_LANG": "en"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert found.returncode == 0, found.stdout[-2000:] + found.stderr[-2000:]
    return found.stdout


@pytest.fixture(scope="module", params=NAMES)
def installed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Installed:
    """Install an example as pip does, into a folder that nothing else is in."""
    folder = tmp_path_factory.mktemp(request.param)
    distribution = f"xuebao-{request.param}"
    project = shutil.copytree(ROOT / "examples" / distribution, folder / distribution)
    packages = folder / "installed"
    options = ("--quiet", "--no-deps", "--no-build-isolation", "--target", str(packages))
    ran(folder, "pip", "install", *options, str(project), path=packages)
    return Installed(request.param, folder, project, packages)


def test_every_example_is_installed() -> None:
    """None of them is forgotten here."""
    there = {path.parent.name for path in ROOT.glob("examples/*/pyproject.toml")}
    assert there == {f"xuebao-{name}" for name in NAMES}


def test_the_check_finds_nothing_and_nothing_is_left_to_fill_in(installed: Installed) -> None:
    """Installed, by its name; from its folder, with a wheel that is looked into."""
    assert installed.run("simulate", "check", installed.name).endswith("no findings\n")
    assert installed.run("simulate", "check", str(installed.project)).endswith("no findings\n")


def test_its_own_tests_pass(installed: Installed) -> None:
    """The plugin of xuebao makes a test of each check, with nothing but the example's files."""
    passed = installed.run("pytest", "-q", "-p", "no:cacheprovider", inside=installed.project)
    assert " passed" in passed
    assert "skipped" not in passed


def test_a_cohort_is_forecast(installed: Installed) -> None:
    """The record says which distribution the figures come from."""
    asked = ("--region", installed.name, "--cohort", "2026", "--students", "1000")
    found = json.loads(installed.run("simulate", *asked, "--format", "json"))
    comes_from = {"distribution": f"xuebao-{installed.name}", "version": "0.1.0"}
    assert found["run"]["plugins"][installed.name] == comes_from
    assert any(row["measure"] == "fund_income" and row["value"] > 0 for row in found["rows"])


def test_a_year_is_budgeted(installed: Installed) -> None:
    """With every cohort that is in school."""
    budget = ("--form", "budget", "--year", "2027", "--format", "json")
    rows = json.loads(installed.run("simulate", "--region", installed.name, *budget))["rows"]
    lines = {row["line"]: row["value"] for row in rows if row["year"] == 2027}
    assert lines["contributions"] > 0
    assert lines["individual_standard"] == {"ningbo": 180_00, "shenzhen": 436_32}[installed.name]


def test_a_roster_is_assessed(installed: Installed) -> None:
    """Of the tariff of 2025 the student in need pays nothing, the other one everything."""
    (installed.folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    asked = ("roster.csv", "--region", installed.name, "--year", "2025", "-o", "assessed.csv")
    installed.run("simulate", "assess", *asked)
    with (installed.folder / "assessed.csv").open(encoding="utf-8", newline="") as file:
        paid = [(row["individual_due"], row["student_pays"]) for row in csv.DictReader(file)]
    tariff = {"ningbo": "180.00", "shenzhen": "436.32"}[installed.name]
    assert paid == [(tariff, tariff), (tariff, "0.00")]
