"""What makes entry and length of a programme unplain where a roster says them in other words."""

import numpy as np

from kernel.columns import (
    BLANK,
    COLUMNS,
    PROGRAMMES,
    REQUIRED,
    Filled,
    called,
    month_of_entry,
)
from kernel.dates import AUGUST
from kernel.days import school_year
from kernel.messages import message
from kernel.validity import Problem


def problems_of_entry(filled: Filled) -> list[Problem]:
    """Return why the year of entry or the length of the programme cannot be said.

    Args:
        filled: students with the codes that were read; a blank stands where nothing was.
    """
    cells = filled.cells
    given, month = cells["entry_year"], month_of_entry(filled)
    in_august = (month != BLANK) & (month % 12 == AUGUST)
    length = filled["programme_years"]
    found = [
        *(_missing(filled, name) for name in REQUIRED),
        Problem(
            "entered_in_august",
            message(
                "entered in August: it is not plain which school year is meant; expected {column}",
                column=called("entry_year"),
            ),
            ("entry_year",),
            in_august & (given == BLANK) & (cells["grade"] == BLANK),
        ),
        Problem(
            "entry_contradicts_itself",
            message(
                "{year} and {month} are of different school years",
                year=called("entry_year"),
                month=called("entered_in"),
            ),
            ("entry_year",),
            (given != BLANK)
            & (cells["entered_in"] != BLANK)
            & (given != school_year(month))
            & (given != school_year(month + in_august)),
        ),
        Problem(
            "graduation_does_not_follow_entry",
            message(
                "expected {first} to {last} years from entry to {month}",
                month=called("graduates_in"),
                first=PROGRAMMES[0],
                last=PROGRAMMES[-1],
            ),
            ("programme_years", "entry_year"),
            (length < PROGRAMMES[0]) | (length > PROGRAMMES[-1]),
        ),
    ]
    return [problem for problem in found if problem.rows.any()]


def _missing(filled: Filled, name: str) -> Problem:
    """Say where a required column is blank, and every other that could say the same."""
    names = (name, *COLUMNS[name].follows_from)
    blanks = [filled.cells[one] == COLUMNS[one].blank for one in names]
    text = message("{column} is missing", column=called(name))
    return Problem("missing", text, (name,), np.asarray(np.logical_and.reduce(blanks)))
