"""Measures every figure side by side with its yardstick: `python -m benchmarks`."""

import os
import platform
import sys
from importlib.metadata import version
from multiprocessing import Process

from rich.console import Console
from rich.table import Table

from benchmarks.commands import peak_memory
from benchmarks.figures import figures
from benchmarks.file_figures import on_files
from benchmarks.peaks import peak_of
from benchmarks.subjects import (
    BATCH,
    BY_HAND,
    asking_without_pluggy,
    assessing,
    assessing_by_hand,
    assessing_in_a_loop,
    assessing_row_by_row,
    forecasting,
    numbers_a_student,
)
from benchmarks.timing import best, side_by_side
from kernel.registry import region_names

STUDENTS, ROWS = 20_000_000, 5_000_000
SHEET_ROWS, TEXT_ROWS = 300_000, 2_000_000
WIDTH = 120
"""Of the tables where they are not shown on a terminal."""
LOOPED = 1000
"""Students of whom the plain loop is timed; it is far too slow for more."""


def main() -> None:
    """Print the machine, the ratios, and how time and memory grow with the students."""
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    console.print(_machine())
    decisions = ", ".join(f"{name} {numbers_a_student(name)}" for name in region_names())
    console.print(f"Random decisions of a student, 16 bits each: {decisions}")
    for table in (_ratios(), _peaks(), _growth(), _hooks(), _whole_jobs()):
        console.print(table)


def _machine() -> str:
    """Name the machine, and what its processors give to two processes that only count."""
    gives = side_by_side(lambda: _count(1, times=2), lambda: _count(2, times=1), rounds=3)
    return (
        f"{platform.machine()}, {os.cpu_count()} processors, {platform.system()}, "
        f"Python {platform.python_version()}, numpy {version('numpy')}; "
        f"two processes that only count do {gives.ratio:.2f} × the work of one"
    )


def _count(processes: int, times: int) -> None:
    """Count so many times in each of some processes at once."""
    running = [Process(target=sum, args=(range(times * 40_000_000),)) for _ in range(processes)]
    for process in running:
        process.start()
    for process in running:
        process.join()


def _ratios() -> Table:
    table = Table("measured : yardstick", title="Ratios within this run")
    for column in ("seconds", "yardstick", "ratio", "to reach"):
        table.add_column(column, justify="right")
    of_files = (one.figure() for one in on_files(SHEET_ROWS, TEXT_ROWS))
    for figure in (*figures(STUDENTS, ROWS), *of_files):
        found = figure.measure()
        table.add_row(
            figure.what,
            f"{found.measured:.3f}",
            f"{found.yardstick:.3f}",
            f"{found.ratio:.2f}",
            f"≤ {figure.at_most:.2f}",
            style="" if found.ratio <= figure.at_most else "bold",
        )
    return table


def _peaks() -> Table:
    table = Table("measured : yardstick", title="Peak memory of all processes of a command, MB")
    for column in ("measured", "yardstick"):
        table.add_column(column, justify="right")
    for one in on_files(SHEET_ROWS, TEXT_ROWS):
        peaks = (peak_of(one.measured()), peak_of(one.yardstick()))
        table.add_row(one.what, *(f"{peak / 1e6:,.0f}" for peak in peaks))
    return table


def _growth() -> Table:
    table = Table("students", title="Growth, one cohort of changsha")
    for column in ("seriatim, s", "ns a student", "grouped, s", "peak memory, MB"):
        table.add_column(column, justify="right")
    for power in range(5, 9):
        students = 10**power
        rounds = 3 if power < 8 else 1
        seriatim = best(forecasting("changsha", students), rounds)
        grouped = best(forecasting("changsha", students, "grouped"), rounds)
        table.add_row(
            f"10^{power}",
            f"{seriatim:.3f}",
            f"{seriatim / students * 1e9:.0f}",
            f"{grouped:.3f}",
            f"{peak_memory(students) / 1e6:.0f}",
        )
    return table


def _hooks() -> Table:
    table = Table("region", title=f"Assessing {BATCH:,} students, milliseconds")
    for column in ("row by row", "its hooks", "alike rows once", "numpy by hand", "plain loop"):
        table.add_column(column, justify="right")
    for region in region_names():
        by_hand = best(assessing_by_hand(region, BATCH)) if region in BY_HAND else None
        loop = best(assessing_in_a_loop(region, LOOPED), rounds=2) * BATCH / LOOPED
        times = (
            best(assessing_row_by_row(region)),
            best(asking_without_pluggy(region)),
            best(assessing(region, BATCH)),
        )
        table.add_row(
            region, *("" if t is None else f"{t * 1e3:,.1f}" for t in (*times, by_hand, loop))
        )
    return table


def _whole_jobs() -> Table:
    table = Table("inside the process", title="Grouped forecasts at the regions' own sizes")
    for column in ("seconds", "to reach"):
        table.add_column(column, justify="right")
    one = best(forecasting("changsha", None, "grouped"))
    table.add_row("one cohort of changsha", f"{one:.3f}", "≤ 0.3")
    jobs = [
        forecasting(region, None, "grouped", cohorts=tuple(range(2022, 2026)))
        for region in region_names()
    ]
    every = best(lambda: [job() for job in jobs], rounds=3)
    table.add_row("five regions, cohorts 2022:2025", f"{every:.3f}", "≤ 4")
    return table


if __name__ == "__main__":
    main()
