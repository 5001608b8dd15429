"""Standard streams that a shell has closed, and files that lead to them: a process of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.simulate.cli.asking import CHANGSHA
from tests.tree import ROOT

COMMAND: Final = f"{sys.executable} -m simulate"
FORECAST: Final = f"{COMMAND} {' '.join(CHANGSHA)} --quiet"
ASSESS: Final = f"{COMMAND} assess - --region changsha --year 2024 -o out.csv --quiet"
ROSTER: Final = "entry_year,programme_years,paid_on\n2023,4,2023-10-01\n"


def shell(folder: Path, line: str, given: str = "") -> tuple[int, str, str]:
    """Run a line of a shell; return its exit code and both streams."""
    ran = subprocess.run(  # noqa: S602  # our own line
        line,
        shell=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stdout, ran.stderr


def test_without_standard_output_the_file_is_written(tmp_path: Path) -> None:
    """As `print` does: what goes there goes nowhere."""
    assert shell(tmp_path, f"{FORECAST} -o r.json --format csv >&-") == (0, "", "")
    assert [path.name for path in tmp_path.iterdir()] == ["r.json"]


def test_without_standard_output_nobody_sees_the_answer(tmp_path: Path) -> None:
    """Also where the format depends on what it is."""
    assert shell(tmp_path, f"{FORECAST} >&-") == (0, "", "")


def test_without_standard_input_there_is_no_roster(tmp_path: Path) -> None:
    """Exit 2, one message, nothing written."""
    message = "Error: standard input: closed; expected a roster\n"
    assert shell(tmp_path, f"{ASSESS} <&-") == (2, "", message)
    assert list(tmp_path.iterdir()) == []


def test_without_standard_error_the_answer_is_the_same(tmp_path: Path) -> None:
    """Notes go nowhere; a fault is its exit code."""
    loud = FORECAST.removesuffix(" --quiet")
    code, out, _ = shell(tmp_path, f"{loud} 2>&-")
    assert (code, out) == shell(tmp_path, loud)[:2]
    assert out.startswith("region,")
    assert shell(tmp_path, f"{COMMAND} --region nowhere --cohort 2024 2>&-") == (2, "", "")


def test_without_any_stream_a_roster_is_assessed(tmp_path: Path) -> None:
    """Its totals go nowhere."""
    (tmp_path / "r.csv").write_text(ROSTER, encoding="utf-8")
    line = ASSESS.replace(" - ", " r.csv ").removesuffix(" --quiet")
    assert shell(tmp_path, f"{line} >&- 2>&- <&-") == (0, "", "")
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").count("\n") == 2


def test_standard_output_as_a_file_is_behind_nothing_that_is_there(tmp_path: Path) -> None:
    """In a pipe and led into a file: the answer twice, for it was asked for twice."""
    code, once, _ = shell(tmp_path, FORECAST)
    assert shell(tmp_path, f"{FORECAST} -o /dev/stdout") == (code, once + once, "")
    assert shell(tmp_path, f"{FORECAST} -o /dev/stdout > both.csv") == (0, "", "")
    assert (tmp_path / "both.csv").read_text(encoding="utf-8") == once + once
    assert [path.name for path in tmp_path.iterdir()] == ["both.csv"]


def test_a_pipe_of_the_shell_is_written(tmp_path: Path) -> None:
    """Rows to another program, which reads them all."""
    line = f"bash -c '{FORECAST} -o >(wc -l >&2)'"
    code, out, err = shell(tmp_path, line)
    assert (code, int(err)) == (0, out.count("\n"))
