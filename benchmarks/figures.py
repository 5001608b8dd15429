"""The figures to reach: each is a ratio of two things measured side by side in one run."""

from collections.abc import Callable, Iterator
from functools import partial

from attrs import frozen

from benchmarks.commands import commanding, importing
from benchmarks.subjects import (
    BY_HAND,
    Subject,
    asking,
    asking_without_pluggy,
    assessing,
    assessing_by_hand,
    drawing,
    drawing_words,
    forecasting,
    forecasting_as_often,
    replicating,
)
from benchmarks.timing import PROCESSOR, WALL, Clock, SideBySide, of_children, side_by_side
from benchmarks.workbooks import writing_cells, writing_workbook
from kernel.registry import region_names


@frozen
class Figure:
    """A ratio to reach.

    Attributes:
        what: what is measured, and against what.
        measured, yardstick: make the two.
        at_most: the ratio to reach.
        guard: the ratio that is never exceeded, with room for other processors.
        rounds: how often both are run.
        clock: what measures both.
    """

    what: str
    measured: Callable[[], Subject]
    yardstick: Callable[[], Subject]
    at_most: float
    guard: float
    rounds: int = 5
    clock: Clock = PROCESSOR

    def measure(self, rounds: int | None = None) -> SideBySide:
        """Run both side by side; so many rounds instead of those that the figure asks for."""
        return side_by_side(self.measured(), self.yardstick(), rounds or self.rounds, self.clock)


def figures(students: int, rows: int) -> Iterator[Figure]:
    """Return every figure that is a ratio of times.

    Args:
        students: of the seriatim forecasts.
        rows: of the rosters to assess.
    """
    yield from _of_forecasts(students)
    for region in BY_HAND:
        yield Figure(
            f"assess {rows:,} rows in memory, {region} : numpy by hand",
            partial(assessing, region, rows),
            partial(assessing_by_hand, region, rows),
            at_most=2.5,
            guard=12,
        )
    for region in region_names():
        yield Figure(
            f"hooks by pluggy, checked, {region} : the functions alone",
            partial(asking, region),
            partial(asking_without_pluggy, region),
            at_most=1.1,
            guard=2,
        )
    yield Figure(
        "workbook of five regions : xlsxwriter writes the same cells",
        writing_workbook,
        writing_cells,
        at_most=8,
        guard=20,
    )
    yield Figure(
        "simulate --help : importing numpy and click",
        partial(commanding, "--help"),
        importing,
        at_most=2,
        guard=5,
        clock=of_children,
    )
    yield Figure(
        "simulate --region changsha --cohort 2024 : the same",
        partial(commanding, "--region", "changsha", "--cohort", "2024"),
        importing,
        at_most=8,
        guard=20,
        clock=of_children,
    )


def _of_forecasts(students: int) -> Iterator[Figure]:
    for region in region_names():
        yield Figure(
            f"seriatim, {students:,} students, {region} : drawing 16 bits a decision",
            partial(forecasting, region, students),
            partial(drawing, region, students),
            at_most=3,
            guard=6,
            rounds=3,
        )
    yield Figure(
        f"seriatim, {students:,} students, changsha : drawing the same, 64 bits at once",
        partial(forecasting, "changsha", students),
        partial(drawing_words, "changsha", students),
        at_most=3,
        guard=9,
        rounds=3,
    )
    for region in region_names():
        yield Figure(
            f"grouped, 10⁹ students, {region} : 10⁶",
            partial(forecasting, region, 10**9, "grouped"),
            partial(forecasting, region, 10**6, "grouped"),
            at_most=1.3,
            guard=3,
        )
    for region in ("changsha", "liaoning"):
        yield Figure(
            f"draws of a cohort, {region} : as many grouped forecasts of 10⁶ students",
            partial(replicating, region),
            partial(forecasting_as_often, region),
            at_most=0.25,
            guard=0.75,
            rounds=3,
        )
    yield Figure(
        f"two workers, {students:,} students, changsha : one",
        partial(forecasting, "changsha", students, workers=2),
        partial(forecasting, "changsha", students, workers=1),
        at_most=1 / 1.7,
        guard=1.5,
        rounds=3,
        clock=WALL,
    )
