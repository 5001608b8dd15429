"""A whole forecast beside its yardstick: drawing the same random numbers and nothing else."""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from kernel.registry import load_region
from simulate.assumptions import Assumptions
from simulate.draws import CHUNK, Stream
from simulate.forecast import Setup, forecast

STUDENTS = 2 * CHUNK
DECISIONS = 9
"""Random decisions that every student takes once …"""
DECISIONS_A_YEAR = 4
"""… and those of every study year: pays late, on which day, leaves, on which day."""
STUDY_YEARS = 5


@pytest.mark.benchmark(group="cohort of 131,072 students")
def test_yardstick_draw_the_same_numbers(benchmark: BenchmarkFixture) -> None:
    """Drawing as many 16-bit numbers as a cohort has decisions gives that many numbers."""

    def draw() -> int:
        drawn = 0
        for chunk in range(STUDENTS // CHUNK):
            stream = Stream(0, "changsha", 2024, chunk)
            for decision in range(DECISIONS + DECISIONS_A_YEAR * STUDY_YEARS):
                drawn += len(stream.draw(str(decision), CHUNK))
        return drawn

    expected = STUDENTS * (DECISIONS + DECISIONS_A_YEAR * STUDY_YEARS)
    assert benchmark(draw) == expected


@pytest.mark.benchmark(group="cohort of 131,072 students")
@pytest.mark.parametrize("region", ["changsha", "zhengzhou", "heilongjiang"])
def test_forecast_a_cohort(benchmark: BenchmarkFixture, region: str) -> None:
    """A forecast follows every student who enters."""
    rules = load_region(region)
    setup = Setup(rules, Assumptions.of(rules))

    result = benchmark(lambda: forecast(setup, 2024, students=STUDENTS))

    assert result.entrants == STUDENTS
