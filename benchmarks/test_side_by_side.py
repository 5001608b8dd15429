"""Every subject beside its yardstick, in groups of pytest-benchmark's table."""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.commands import commanding, importing
from benchmarks.subjects import (
    BATCH,
    BY_HAND,
    Subject,
    asking,
    asking_without_pluggy,
    assessing,
    assessing_by_hand,
    assessing_in_a_loop,
    drawing,
    drawing_words,
    forecasting,
)
from kernel.registry import region_names
from simulate.draws import CHUNK
from simulate.forecast import Method

MILLION = 1_000_000

ROUNDS = 3


def run(benchmark: BenchmarkFixture, subject: Subject) -> object:
    """Run a subject a few times, after once to warm up."""
    # pytest-benchmark does not say what its functions take.
    return benchmark.pedantic(subject, rounds=ROUNDS, warmup_rounds=1)  # type: ignore[no-untyped-call]


@pytest.mark.benchmark(group=f"drawing {CHUNK:,} students")
@pytest.mark.parametrize("way", [drawing, drawing_words])
def test_drawing_alone(benchmark: BenchmarkFixture, way: object) -> None:
    """Each student is drawn with 19 numbers in Changsha, as numpy does it or as the forecast."""
    assert callable(way)
    assert run(benchmark, way("changsha", CHUNK)) == 19 * CHUNK


@pytest.mark.benchmark(group="a full cohort of a million students")
@pytest.mark.parametrize("method", ["seriatim", "grouped"])
def test_a_full_cohort(benchmark: BenchmarkFixture, method: Method) -> None:
    """Either method gives every figure by clause."""
    assert run(benchmark, forecasting("changsha", MILLION, method))


@pytest.mark.benchmark(group="a full cohort of a million students")
def test_yardstick_of_a_cohort(benchmark: BenchmarkFixture) -> None:
    """Drawing the same numbers and nothing else."""
    assert run(benchmark, drawing("changsha", MILLION)) == 19 * MILLION


@pytest.mark.parametrize("region", region_names())
class TestHooksOnABatch:
    """A region's hooks on 65,536 students, through the kernel and without it."""

    def test_through_the_kernel(self, benchmark: BenchmarkFixture, region: str) -> None:
        """Asked and checked."""
        benchmark.group = f"hooks of {region}"
        run(benchmark, asking(region))

    def test_yardstick_the_functions_alone(self, benchmark: BenchmarkFixture, region: str) -> None:
        """The same functions, called by hand."""
        benchmark.group = f"hooks of {region}"
        run(benchmark, asking_without_pluggy(region))

    def test_yardstick_a_plain_loop(self, benchmark: BenchmarkFixture, region: str) -> None:
        """A hundredth of the students, one by one in plain Python."""
        benchmark.group = f"hooks of {region}"
        found = run(benchmark, assessing_in_a_loop(region, BATCH // 100))
        assert isinstance(found, list)
        assert len(found) == BATCH // 100


@pytest.mark.parametrize("region", BY_HAND)
class TestAMillionRows:
    """Every result column of a roster in memory."""

    def test_assess(self, benchmark: BenchmarkFixture, region: str) -> None:
        """By the kernel, alike students once."""
        benchmark.group = f"a million rows of {region}"
        found = run(benchmark, assessing(region, MILLION))
        assert isinstance(found, dict)
        assert {len(column.values) for column in found.values()} == {MILLION}

    def test_yardstick_numpy_by_hand(self, benchmark: BenchmarkFixture, region: str) -> None:
        """By hand, without the kernel."""
        benchmark.group = f"a million rows of {region}"
        found = run(benchmark, assessing_by_hand(region, MILLION))
        assert isinstance(found, dict)
        assert {len(column.values) for column in found.values()} == {MILLION}


@pytest.mark.benchmark(group="start-up")
def test_help(benchmark: BenchmarkFixture) -> None:
    """`simulate --help` as a command."""
    run(benchmark, commanding("--help"))


@pytest.mark.benchmark(group="start-up")
def test_yardstick_of_starting_up(benchmark: BenchmarkFixture) -> None:
    """Python that imports numpy and click."""
    run(benchmark, importing())
