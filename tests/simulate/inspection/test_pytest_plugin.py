"""The checks as tests of a distribution of its own."""

import subprocess
import sys
from pathlib import Path

from simulate.draft.begun_region import BegunRegion
from simulate.draft.distribution import write_distribution


def test_a_distribution_is_tested_check_by_check(tmp_path: Path) -> None:
    """A test for each check but what is timed; one that fails shows its line."""
    folder = tmp_path / "plugged"
    write_distribution(BegunRegion("plugged_city"), folder)
    clauses = folder / "xuebao_plugged_city" / "clauses.toml"
    clauses.write_text(
        clauses.read_text(encoding="utf-8")
        + '\n[clause.A9]\nen = "Nobody cites it"\nzh = "无人引用"\n',
        encoding="utf-8",
    )
    # The interpreter of this run, and words of our own.
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 failed, 17 passed" in ran.stdout, ran.stdout[-2000:] + ran.stderr[-2000:]
    assert "plugged_city: use" in ran.stdout
    assert "clause A9 decides no row" in ran.stdout
