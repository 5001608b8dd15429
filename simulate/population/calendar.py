"""The calendar of a programme: on which days students pay in time, pay late, and leave.

Not every day changes something. A late payment counts by its month, a leaver by whether the
enrolment period for the next year has opened. So a year is divided just there: every part has its
share of the days, and the day in its middle stands for it.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from attrs import frozen

from kernel.days import add_months, first_days, months_of
from kernel.distinct import distinct
from kernel.figures import Array
from kernel.insuranceyears import Span
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


def late_months(closes: int, last: int, named_days: Sequence[int] = ()) -> PartsOfYear:
    """Divide the days from the window's end to the last one to pay by calendar months.

    A day of the law, such as a deadline, divides its month before and behind it; where it begins or
    ends the month, the month is whole.

    Args:
        closes: the last day of the window.
        last: the last day on which the year can be paid.
        named_days: the days that the law names.
    """
    months = months_of(np.array([closes, last]))
    starts = first_days(np.arange(months[0], months[1] + 2))
    inside = [day for day in named_days if not {day, day + 1} & set(starts.tolist())]
    bounds = np.unique([closes + 1, *starts, *inside, *(day + 1 for day in inside), last + 1])
    bounds = bounds[(bounds > closes) & (bounds <= last + 1)]
    return PartsOfYear.between(bounds[:-1], bounds[1:] - 1)


def leaving_spans(span: Span, opens: int) -> PartsOfYear:
    """Divide an insurance year by the day on which the next enrolment period opens.

    Who leaves on that day or before has not paid for the next year, who leaves after it may have.
    """
    cut = min(max(opens, span.first - 1), span.last)
    return PartsOfYear.between(np.array([span.first, cut + 1]), np.array([cut, span.last]))


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
    def of(cls, periods: Sequence[EnrolmentPeriod], profiles: Profiles, exits: Exits) -> "Calendar":
        """Arrange the enrolment periods of a programme for the profiles of its students."""
        days = np.stack([(period.opens, period.closes, period.last) for period in periods])
        here = days[..., profiles.institution_type, profiles.locality]
        alike = distinct([*here.reshape(-1, len(profiles))])
        case, (opens, closes, last) = alike.of, here[:, :, alike.row].swapaxes(0, 1)
        next_opens = np.concatenate([opens[1:], add_months(opens[-1:], 12)])
        late = [
            late_months(closing, deadline, period.named_days)
            for period, *row in zip(periods, closes.tolist(), last.tolist(), strict=True)
            for closing, deadline in zip(*row, strict=True)
        ]
        leaving = [
            leaving_spans(period.span, day)
            for period, row in zip(periods, next_opens.tolist(), strict=True)
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
