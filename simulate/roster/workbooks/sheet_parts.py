"""What a workbook says, sheet by sheet, as the process that reads it hands it on.

That process is limited in memory and loads no more than it needs: neither numpy nor pyarrow.
Rows and columns count from 0 here; row 0 is the one that a spreadsheet shows as 1.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from enum import Enum
from typing import Final

from attrs import field, frozen

from kernel.messages import Text, message

BLOCK: Final = 16_384
"""Rows that are handed on at once."""

ROWS: Final = 1_048_576
COLUMNS: Final = 16_384
"""As many as a sheet has."""

EXACT: Final = 2**53
"""Whole numbers below it are exact in a spreadsheet."""

Cell = str | int | float | bool | date | datetime | time | None
"""What a cell shows: a percentage is text with its sign, a number shown with leading zeros or too
long for a spreadsheet's numbers is text, a day without a time is a date, nothing is None."""

Merge = tuple[int, int, int, int]
"""First row, first column, last row and last column of cells that are one."""

OVERLAPPING: Final = message("its merged ranges overlap each other")


class CellFault(Enum):
    """Why a cell that holds something cannot be read."""

    NO_STORED_VALUE = "a formula without a stored value"
    ERROR = "an error value"


@frozen
class Sheets:
    """The sheets of a workbook, in its order: those that a person sees, and those hidden."""

    visible: Sequence[str]
    hidden: Sequence[str]


@frozen
class Rows:
    """Consecutive rows of a sheet that hold anything of their own; blank ones are left out.

    Attributes:
        numbers: of the rows, increasing.
        columns: from column 0 on, as many as the sheet has; each as long as `numbers`.
        faults: cells that cannot be read, by row number and column; they are None in `columns`.
    """

    numbers: Sequence[int]
    columns: Sequence[Sequence[Cell]]
    faults: Mapping[tuple[int, int], CellFault] = field(factory=dict)


@frozen
class SheetStart:
    """A sheet whose rows follow."""

    name: str


@frozen
class SheetEnd:
    """What is known of a sheet once it is read, behind its last rows.

    Attributes:
        counted: the number of every row that holds anything, found by another way than the one
            that read the cells; a row that the file has twice stands here twice.
        left_out: cells far away from all others, which are not read: row and column of each.
    """

    counted: Sequence[int]
    left_out: Sequence[tuple[int, int]] = ()


@frozen
class Refusal:
    """Why the file cannot be read; the last word of the process."""

    reason: Text


Part = Sheets | SheetStart | Rows | SheetEnd | Refusal
"""First the sheets; then, of each that is read, its start, its rows and its end."""


class Unreadable(Exception):
    """Raised where a file is found that cannot be read; the process then ends with its refusal."""

    def __init__(self, reason: Text) -> None:
        super().__init__(str(reason))
        self.reason = reason
