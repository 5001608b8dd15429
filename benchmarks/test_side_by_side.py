"""Every subject beside its yardstick, in groups of pytest-benchmark's table."""

from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.figures import figures
from benchmarks.file_figures import on_files
from benchmarks.subjects import BATCH, Subject, assessing_in_a_loop, assessing_row_by_row
from kernel.registry import region_names

STUDENTS, ROWS = 1_000_000, 1_000_000
SHEET_ROWS, TEXT_ROWS = 10_000, 100_000

SIDES = [
    pytest.param(figure.what, side, id=f"{name} of {figure.what}")
    for figure in (
        *figures(STUDENTS, ROWS),
        *(one.figure() for one in on_files(SHEET_ROWS, TEXT_ROWS)),
    )
    for name, side in (("measured", figure.measured), ("yardstick", figure.yardstick))
]


def run(benchmark: BenchmarkFixture, subject: Subject) -> object:
    """Run a subject a few times, after once to warm up."""
    # pytest-benchmark does not say what its functions take.
    return benchmark.pedantic(subject, rounds=3, warmup_rounds=1)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize(("what", "side"), SIDES)
def test_a_figure(benchmark: BenchmarkFixture, what: str, side: Callable[[], Subject]) -> None:
    """The two sides of a figure both do their work and give something."""
    benchmark.group = what
    assert run(benchmark, side())


@pytest.mark.parametrize("region", region_names())
class TestAssessingABatch:
    """65,536 students row by row in numpy, and a hundredth of them in plain Python."""

    def test_row_by_row(self, benchmark: BenchmarkFixture, region: str) -> None:
        """The whole batch."""
        benchmark.group = f"assessing {BATCH:,} students of {region}"
        assert run(benchmark, assessing_row_by_row(region))

    def test_yardstick_a_plain_loop(self, benchmark: BenchmarkFixture, region: str) -> None:
        """A hundredth of the students, one by one."""
        benchmark.group = f"assessing {BATCH:,} students of {region}"
        found = run(benchmark, assessing_in_a_loop(region, BATCH // 100))
        assert isinstance(found, list)
        assert len(found) == BATCH // 100
