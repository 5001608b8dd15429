"""The calendar of a programme: on which days students pay in time, pay late, and leave.

Not every day changes something. A late payment counts by its month, a leaver by whether the
enrolment period for the next year has opened. So a year is divided just there: every part has its
share of the days, and the day in its middle stands for it.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from attrs import frozen

from kernel.days import add_months, first_of
from kernel.distinct import distinct
from kernel.figures import Array
from simulate.population.enrolment_periods import EnrolmentPeriod
from simulate.population.profiles import COMPLETES, Exits, Profiles
from simulate.population.random_numbers import Split

NEVER: Final = np.iinfo(np.int32).max
"""The day on which somebody leaves who completes."""


@frozen(eq=False)
class PartsOfYear:
    """Parts of a year, each with its share of the days and one day that stands for it.

    Attributes:
        shares: in proportion to the days, all 0 where there is no day at all.
        days: the day in the middle of each part.
    """

    shares: Array
    days: Array

    @classmethod
    def between(cls, first: Array, last: Array) -> "PartsOfYear":
        """Take parts by their first and last day, both included; a part may have no day."""
        lengths = np.maximum(last - first + 1, 0)
        return cls(lengths / max(int(lengths.sum()), 1), (first + last) // 2)


def late_months(year: int, closes: int, named_days: Sequence[int] = ()) -> PartsOfYear:
    """Divide the days from the window's end to that of the insurance year by calendar months.

    A day of the law, such as a deadline, divides its month before and behind it; where it begins or
    ends the month, the month is whole.

    Args:
        year: the insurance year.
        closes: the last day of the window.
        named_days: the days that the law names.
    """
    starts = first_of(np.arange(1, 26), year - 1)
    inside = [day for day in named_days if not {day, day + 1} & set(starts.tolist())]
    bounds = np.unique([closes + 1, *starts, *inside, *(day + 1 for day in inside)])
    bounds = bounds[(bounds > closes) & (bounds <= starts[-1])]
    return PartsOfYear.between(bounds[:-1], bounds[1:] - 1)


def leaving_spans(year: int, opens: int) -> PartsOfYear:
    """Divide a calendar year by the day on which the next enrolment period opens.

    Who leaves on that day or before has not paid for the next year, who leaves after it may have.
    """
    first, last = int(first_of(1, year)), int(first_of(1, year + 1)) - 1
    cut = min(max(opens, first - 1), last)
    return PartsOfYear.between(np.array([first, cut + 1]), np.array([cut, last]))


@frozen(eq=False)
class Calendar:
    """The days of every study year, by case: students of one case have the same windows.

    Attributes:
        case: of each profile of student.
        opens: first day of the window, of shape (study years, cases).
        late_day: on which day of each month late payers pay, of shape (study years, cases, months).
        can_be_late: whether any day is left behind the window, of shape (study years, cases).
        late: how late payers divide over the months; leaving: how leavers divide over the spans;
            both by study year and case, see `row`.
        left_on: last day of student status, of shape (profiles, exits); NEVER for who completes.
    """

    case: Array
    opens: Array
    late_day: Array
    can_be_late: Array
    late: Split
    leaving: Split
    left_on: Array

    @classmethod
    def of(
        cls, cohort: int, periods: Sequence[EnrolmentPeriod], profiles: Profiles, exits: Exits
    ) -> "Calendar":
        """Arrange the enrolment periods of a programme for the profiles of its students."""
        days = np.stack([(period.opens, period.closes) for period in periods])
        here = days[..., profiles.institution_type, profiles.locality]
        alike = distinct([*here.reshape(-1, len(profiles))])
        case, opens, closes = alike.of, here[:, 0, alike.row], here[:, 1, alike.row]
        next_opens = np.concatenate([opens[1:], add_months(opens[-1:], 12)])
        late = [
            late_months(cohort + k, day, periods[k].named_days)
            for k, row in enumerate(closes.tolist())
            for day in row
        ]
        leaving = [
            leaving_spans(cohort + k, day)
            for k, row in enumerate(next_opens.tolist())
            for day in row
        ]
        shape = (*opens.shape, -1)
        leaving_day = np.array([parts.days for parts in leaving]).reshape(shape)
        left_on = leaving_day[exits.study_year, case[:, None], exits.after_opening.astype(np.intp)]
        shares: Array = _of_one_width([parts.shares for parts in late])
        return cls(
            case=case,
            opens=opens,
            late_day=_of_one_width([parts.days for parts in late]).reshape(shape),
            can_be_late=np.any(shares, axis=1).reshape(opens.shape),
            late=Split.of(*shares),
            leaving=Split.of(*(parts.shares for parts in leaving)),
            left_on=np.where(exits.study_year == COMPLETES, NEVER, left_on),
        )

    @property
    def months(self) -> int:
        """How many months late payers divide over at most."""
        return int(self.late_day.shape[2])

    def row(self, study_year: Array | int, profile: Array) -> Array:
        """Return the row of `late` and `leaving` that holds for profiles in a study year."""
        return np.asarray(study_year * self.opens.shape[1] + self.case[profile])


def _of_one_width(rows: Sequence[Array]) -> Array:
    """Lay rows of different lengths under each other, filled up with zeros."""
    width = max(1, *map(len, rows))
    return np.array([np.pad(row, (0, width - len(row))) for row in rows])
