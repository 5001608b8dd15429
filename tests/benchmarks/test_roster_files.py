"""The roster files of the benchmarks: whole, valid, and the same rows on both sides."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pytest

import simulate
from benchmarks import roster_commands
from benchmarks.peaks import peak_of
from benchmarks.roster_files import csv_of, folder, workbook_of
from kernel.results import KINDS

ROWS = 300


@pytest.mark.parametrize(("made", "width"), [(workbook_of, 25), (csv_of, 10)])
def test_every_row_is_valid(made: Callable[[int], Path], width: int) -> None:
    """No row is rejected, so that all of them are assessed and written."""
    assessed = simulate.assess(made(ROWS), region="changsha", year=2024)
    assert (assessed.table.num_rows, assessed.rejected.num_rows) == (ROWS, 0)
    assert assessed.table.num_columns == width + len(KINDS)


def test_the_yardstick_writes_as_much_as_is_assessed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What pyarrow alone writes has the cells of the roster, and results beside them."""
    monkeypatch.setattr(roster_commands, "_A_PAGE", ROWS)
    for command in (roster_commands.assess_csv(ROWS), roster_commands.rewrite_csv(ROWS)):
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # the commands are ours
    roster, assessed = (pa.csv.read_csv(path) for path in (csv_of(ROWS), folder() / "assessed.csv"))
    again = pa.csv.read_csv(
        folder() / "again.csv", pa.csv.ReadOptions(column_names=assessed.column_names)
    )
    assert again.select(roster.column_names) == roster
    assert again == assessed


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from Linux's /proc")
def test_the_peak_is_that_of_all_processes() -> None:
    """A process that holds nothing and its child with 200 MB hold 200 MB."""
    child = "import time; held = bytearray(200_000_000); time.sleep(0.5)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert 200e6 < peak_of([sys.executable, "-c", parent]) < 260e6
