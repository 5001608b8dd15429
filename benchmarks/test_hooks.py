"""Each region's hooks on a batch of 65,536 students beside a hand-written loop over them."""

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from kernel.assess import assess
from kernel.registry import load_region, region_names
from kernel.students import StudentBatch
from simulate.assumptions import Assumptions
from simulate.draws import CHUNK, Stream
from simulate.forecast import Setup
from simulate.population import Profile, draw_lives
from simulate.programme import Programme
from simulate.windows import drive_of

YEAR = 2024


def batch_of(region: str) -> StudentBatch:
    """Return 65,536 freshmen of a region, no two rows counted together."""
    rules = load_region(region)
    setup = Setup(rules, Assumptions.of(rules))
    profile = Profile.of(setup.assumptions, YEAR)
    drives = [drive_of(rules, YEAR, YEAR + k) for k in range(profile.longest)]
    lives = draw_lives(profile, Stream(0, region, YEAR, 0), CHUNK, drives)
    programme = Programme.of(YEAR, lives, drives, aid_percent=0)
    rows = np.repeat(np.arange(len(lives)), lives.weight)
    return programme.students(YEAR, rows)


@pytest.mark.benchmark(group="hooks on 65,536 students")
def test_yardstick_one_tariff_in_a_loop(benchmark: BenchmarkFixture) -> None:
    """A plain loop that prices a year for every student gives the tariff times the students."""
    paid = [True] * CHUNK

    def loop() -> int:
        total = 0
        for student in paid:
            if student:
                total += 38_000
        return total

    assert benchmark(loop) == CHUNK * 38_000


@pytest.mark.benchmark(group="hooks on 65,536 students")
@pytest.mark.parametrize("region", region_names())
def test_assess_a_batch(benchmark: BenchmarkFixture, region: str) -> None:
    """Every row of the batch is assessed."""
    rules, students = load_region(region), batch_of(region)

    assessment = benchmark(lambda: assess(rules, students))

    assert len(assessment.enrolled) == CHUNK
