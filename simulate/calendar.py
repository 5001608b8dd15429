"""The calendar of a programme: on which days students pay in time, pay late, and leave.

Not every day changes something. A late payment counts by its month, a leaver by whether the drive
for the next year has opened. So a year is divided just there: every part has its share of the days,
and the day in its middle stands for it.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from attrs import frozen

from kernel.days import add_months, first_of
from kernel.figures import Array
from simulate.draws import Split
from simulate.kinds import COMPLETES, Fates, Kinds
from simulate.windows import Drive

MONTHS: Final = 13
"""Months in which a payment may come late: what is left of the year before, as one, and twelve."""

NEVER: Final = np.iinfo(np.int32).max
"""The day on which somebody leaves who completes."""


@frozen(eq=False)
class Parts:
    """Parts of a year, each with its share of the days and one day that stands for it.

    Attributes:
        shares: in proportion to the days, all 0 where there is no day at all.
        days: the day in the middle of each part.
    """

    shares: Array
    days: Array

    @classmethod
    def between(cls, first: Array, last: Array) -> "Parts":
        """Take parts by their first and last day, both included; a part may have no day."""
        lengths = np.maximum(last - first + 1, 0)
        return cls(lengths / max(int(lengths.sum()), 1), (first + last) // 2)


def late_months(year: int, closes: int) -> Parts:
    """Divide the days from the window's end to that of the insurance year by calendar months."""
    starts = first_of(np.arange(1, 14), year)
    firsts = np.maximum([closes + 1, *starts[:-1]], closes + 1)
    return Parts.between(firsts, starts - 1)


def leaving_spans(year: int, opens: int) -> Parts:
    """Divide a calendar year by the day on which the drive for the next insurance year opens.

    Who leaves on that day or before has not paid for the next year, who leaves after it may have.
    """
    first, last = int(first_of(1, year)), int(first_of(1, year + 1)) - 1
    cut = min(max(opens, first - 1), last)
    return Parts.between(np.array([first, cut + 1]), np.array([cut, last]))


@frozen(eq=False)
class Calendar:
    """The days of every study year, by case: students of one case have the same windows.

    Attributes:
        case: of each kind of student.
        opens: first day of the window, of shape (study years, cases).
        late_day: on which day of each month late payers pay, of shape (study years, cases, months).
        can_be_late: whether any day is left behind the window, of shape (study years, cases).
        late: how late payers divide over the months; leaving: how leavers divide over the spans;
            both by study year and case, see `row`.
        left_on: last day of student status, of shape (kinds, fates); NEVER for who completes.
    """

    case: Array
    opens: Array
    late_day: Array
    can_be_late: Array
    late: Split
    leaving: Split
    left_on: Array

    @classmethod
    def of(cls, cohort: int, drives: Sequence[Drive], kinds: Kinds, fates: Fates) -> "Calendar":
        """Lay the drives of a programme out for the kinds and fates of its students."""
        days = np.stack([(drive.opens, drive.closes) for drive in drives])
        here = days[..., kinds.institution_type, kinds.locality]
        windows, case = np.unique(here.reshape(-1, len(kinds)), axis=1, return_inverse=True)
        # Before numpy 2.1 the inverse has a dimension more.
        case, opens, closes = case.reshape(-1), windows[0::2], windows[1::2]
        next_opens = np.concatenate([opens[1:], add_months(opens[-1:], 12)])
        late, leaving = (
            [divide(cohort + k, int(day)) for k, row in enumerate(table) for day in row]
            for divide, table in ((late_months, closes), (leaving_spans, next_opens))
        )
        shape = (*opens.shape, -1)
        leaving_day = np.array([parts.days for parts in leaving]).reshape(shape)
        left_on = leaving_day[fates.study_year, case[:, None], fates.in_drive.astype(np.intp)]
        return cls(
            case=case,
            opens=opens,
            late_day=np.array([parts.days for parts in late]).reshape(shape),
            can_be_late=np.array([parts.shares.any() for parts in late]).reshape(opens.shape),
            late=Split.of(*(parts.shares for parts in late)),
            leaving=Split.of(*(parts.shares for parts in leaving)),
            left_on=np.where(fates.study_year == COMPLETES, NEVER, left_on),
        )

    def row(self, study_year: Array | int, kind: Array) -> Array:
        """Return the row of `late` and `leaving` that holds for kinds in a study year."""
        return np.asarray(study_year * self.opens.shape[1] + self.case[kind])
