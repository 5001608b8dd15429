"""A region of somebody else, installed beside those of the tree."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tree import ROOT

pytestmark = pytest.mark.system


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which a distribution with one region is installed."""
    shutil.copytree(ROOT / "plugins" / "changsha", tmp_path / "thirdland")
    installed = tmp_path / "thirdland-1.0.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: thirdland\nVersion: 1.0\n")
    (installed / "entry_points.txt").write_text("[xuebao.regions]\nthirdland = thirdland\n")
    return {**os.environ, "PYTHONPATH": str(tmp_path)}


def ran(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """Run a module of Python there."""
    command = [sys.executable, "-m", *words]
    # The interpreter of this run, and words of our own.
    return subprocess.run(  # noqa: S603
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_it_is_found_and_forecast(environment: dict[str, str]) -> None:
    """Like those of the tree, with the distribution that it comes from in the record."""
    asked = ("--region", "thirdland", "--cohort", "2024", "--students", "100", "--format", "json")
    found = ran(environment, "simulate", *asked)
    assert found.returncode == 0, found.stderr
    assert '"thirdland": {"distribution": "thirdland", "version": "1.0"}' in found.stdout


def test_the_tests_of_the_kernel_pass_beside_it(environment: dict[str, str]) -> None:
    """None of them counts on the regions of the tree alone."""
    found = ran(environment, "pytest", "tests/kernel", "-q", "-p", "no:cacheprovider")
    assert found.returncode == 0, found.stdout[-2000:]
    assert "thirdland" in ran(environment, "pytest", "tests/kernel", "--collect-only", "-q").stdout
