"""`simulate assess` on roster files, and what libraries alone do with the same files."""

import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from benchmarks.commands import SIMULATE
from benchmarks.roster_files import csv_of, folder, workbook_of
from benchmarks.rosters import YEAR

Command = Sequence[str]

_REGION = "changsha"

_A_PAGE = 65_536
"""Rows of which the results are known that stand beside all others."""

_CELLS = """
import sys
from python_calamine import CalamineWorkbook
for row in CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).iter_rows():
    pass
"""

_AGAIN = """
import sys
import pyarrow, pyarrow.csv, pyarrow.parquet
given, results, again = sys.argv[1:]
pyarrow.set_cpu_count(1)
(page,) = pyarrow.parquet.read_table(results).combine_chunks().to_batches()
with open(given, encoding="utf-8") as file:
    names = file.readline().rstrip().split(",")
rows = pyarrow.csv.open_csv(
    given,
    read_options=pyarrow.csv.ReadOptions(use_threads=False),
    convert_options=pyarrow.csv.ConvertOptions(
        column_types=dict.fromkeys(names, pyarrow.string()), strings_can_be_null=True
    ),
)
own = page.schema.names[len(names) :]
with open(again, "wb") as file:
    for block in rows:
        beside = page.slice(0, block.num_rows).select(own)
        written = pyarrow.record_batch([*block.columns, *beside.columns], names=names + own)
        pyarrow.csv.write_csv(written, file, pyarrow.csv.WriteOptions(include_header=False))
"""


def assess_workbook(rows: int) -> Command:
    """Assess a workbook and write the results as CSV."""
    return _assess(workbook_of(rows), folder() / "assessed.csv")


def yield_cells(rows: int) -> Command:
    """Let calamine alone yield the cells of the same workbook, row by row."""
    return [sys.executable, "-c", _CELLS, str(workbook_of(rows))]


def assess_csv(rows: int) -> Command:
    """Assess a CSV file and write the results as CSV."""
    return _assess(csv_of(rows), folder() / "assessed.csv")


def rewrite_csv(rows: int) -> Command:
    """Let pyarrow alone read the same CSV file and write as many cells as there are results.

    On one thread, with results of the same types that are known already: those of one page,
    again and again.
    """
    files = (csv_of(rows), _results(), folder() / "again.csv")
    return [sys.executable, "-c", _AGAIN, *map(str, files)]


@cache
def _results() -> Path:
    path = folder() / "results.parquet"
    # The command is that above.
    subprocess.run(_assess(csv_of(_A_PAGE), path), check=True, capture_output=True)  # noqa: S603
    return path


def _assess(given: Path, output: Path) -> Command:
    words = ("assess", str(given), "--region", _REGION, "--year", str(YEAR), "--force")
    return [SIMULATE, *words, "-o", str(output)]
