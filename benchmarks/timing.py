"""Times two things side by side in one run: what counts is their ratio."""

from collections.abc import Callable
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter, process_time
from typing import Final

from attrs import frozen

from benchmarks.subjects import Subject

ROUNDS: Final = 5

Clock = Callable[[], float]
"""Gives seconds."""

WALL: Final[Clock] = perf_counter
"""For what several threads share."""

PROCESSOR: Final[Clock] = process_time
"""For what one thread does: other work on the machine does not count."""


def of_children() -> float:
    """Return the processor's time for commands, which run in processes of their own."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@frozen
class SideBySide:
    """Two times in seconds, each the best of several rounds."""

    measured: float
    yardstick: float

    @property
    def ratio(self) -> float:
        """How many times as long as its yardstick the measured one takes."""
        return self.measured / self.yardstick


def side_by_side(
    measured: Subject, yardstick: Subject, rounds: int = ROUNDS, clock: Clock = WALL
) -> SideBySide:
    """Run both in turns, after one round to warm up, and keep the best time of each."""
    times: list[tuple[float, float]] = []
    for _ in range(rounds + 1):
        started = clock()
        measured()
        between = clock()
        yardstick()
        times.append((between - started, clock() - between))
    of_one, of_other = zip(*times[1:], strict=True)
    return SideBySide(min(of_one), min(of_other))


def best(measured: Subject, rounds: int = ROUNDS) -> float:
    """Return the best time of several rounds, in seconds."""
    return side_by_side(measured, lambda: None, rounds).measured
