"""The span of an insurance year: dated data, a calendar year unless a region says otherwise.

It is named after the calendar year in which it ends: that of September 2022 to August 2023 is 2023.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache
from typing import Final, cast

import numpy as np
from attrs import frozen

from kernel.days import as_date, first_of, month_ends_in, year_of
from kernel.entries import FIRST_YEAR, LAST_YEAR
from kernel.errors import FileFault
from kernel.figures import Array
from kernel.messages import Text, message

BEGINS: Final = "year_begins"
ENDS: Final = "year_ends"
"""The parameters that give its first and its last day."""


@frozen
class Span:
    """The first and the last day of an insurance year."""

    first: int
    last: int

    @property
    def is_calendar_year(self) -> bool:
        """Whether it is that of the year which names it."""
        return self == calendar_year(self.calendar_years[-1])

    @property
    def calendar_years(self) -> range:
        """The calendar years in which it lies."""
        return range(int(year_of(self.first)), int(year_of(self.last)) + 1)

    def months_within(self, start: Array, end: Array) -> Array:
        """Return how many of its calendar months have their last day in start…end, day by day."""
        return month_ends_in(np.maximum(start, self.first), np.minimum(end, self.last))

    @property
    def dates(self) -> tuple[date, date]:
        """The first and the last day as dates."""
        return cast("tuple[date, date]", (as_date(self.first), as_date(self.last)))

    @property
    def text(self) -> Text:
        """Say from when to when."""
        first, last = self.dates
        return message("{first} to {last}", first=first, last=last)


@cache
def calendar_year(year: int) -> Span:
    """Return the span of a calendar year."""
    return Span(int(first_of(1, year)), int(first_of(1, year + 1)) - 1)


def year_begun(span: Callable[[int], Span], day: Array) -> Array:
    """Return the insurance year that began last, on each day or before it.

    It is that of the calendar year, or the next one, which may begin before January.
    """
    year = np.clip(year_of(day), FIRST_YEAR, LAST_YEAR - 1)
    first, last = int(year.min(initial=LAST_YEAR)), int(year.max(initial=FIRST_YEAR))
    begins = np.array([span(one + 1).first for one in range(first, last + 1)] or [0])
    return np.asarray(year + (day >= begins.take(year - first)))


def check_spans(spans: Iterable[Span], label: str) -> None:
    """Refuse insurance years that overlap, leave a gap or end in another year than they name.

    Args:
        spans: of all insurance years, the first one first.
        label: where the days stand, for messages.

    Raises:
        FileFault: with both days, and the day that was expected.
    """
    expected: date | None = None
    for year, (begins, ends) in enumerate((span.dates for span in spans), FIRST_YEAR):
        if ends.year != year:
            raise FileFault(
                "{label}: {ends}: insurance year {year} ends on {found}, expected a day of "
                "{year}, the year that names it",
                label=label,
                ends=ENDS,
                year=year,
                found=ends,
            )
        if expected not in (None, begins):
            raise FileFault(
                "{label}: {begins}: insurance year {year} begins on {found}, expected "
                "{expected}, the day after {before} ends",
                label=label,
                begins=BEGINS,
                year=year,
                found=begins,
                expected=expected,
                before=year - 1,
            )
        if begins > ends:
            raise FileFault(
                "{label}: {begins}: insurance year {year} begins on {found}, after it "
                "ends on {ends}",
                label=label,
                begins=BEGINS,
                year=year,
                found=begins,
                ends=ends,
            )
        expected = ends + timedelta(1)
