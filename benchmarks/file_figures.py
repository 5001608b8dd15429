"""The figures of whole roster files: seconds of processors, and memory, of all processes."""

from collections.abc import Callable, Iterator

from attrs import frozen

from benchmarks.commands import running
from benchmarks.figures import Figure
from benchmarks.roster_commands import (
    Command,
    assess_csv,
    assess_workbook,
    rewrite_csv,
    yield_cells,
)
from benchmarks.timing import of_children


@frozen
class OnFile:
    """A command on a roster file, and what a library alone does with it.

    Attributes:
        what: what is measured, and against what.
        measured, yardstick: make the file, once, and the two commands.
        at_most: the ratio to reach.
        guard: the ratio that is never exceeded.
    """

    what: str
    measured: Callable[[], Command]
    yardstick: Callable[[], Command]
    at_most: float
    guard: float

    def figure(self) -> Figure:
        """Return it as a ratio of times."""
        return Figure(
            self.what,
            lambda: running(self.measured()),
            lambda: running(self.yardstick()),
            self.at_most,
            self.guard,
            rounds=3,
            clock=of_children,
        )


def on_files(sheet_rows: int, text_rows: int) -> Iterator[OnFile]:
    """Return both.

    Args:
        sheet_rows: of the workbook.
        text_rows: of the CSV file.
    """
    yield OnFile(
        f"assess {sheet_rows:,} rows × 25 columns, .xlsx to .csv : calamine yields the cells",
        lambda: assess_workbook(sheet_rows),
        lambda: yield_cells(sheet_rows),
        at_most=3,
        guard=12,
    )
    yield OnFile(
        f"assess {text_rows:,} rows × 10 columns, .csv to .csv : pyarrow reads and writes as much",
        lambda: assess_csv(text_rows),
        lambda: rewrite_csv(text_rows),
        at_most=3,
        guard=12,
    )
