"""When the price of an insurance year is paid, and over which calendar years it is earned."""

from collections.abc import Iterator
from functools import cached_property

import numpy as np
from attrs import frozen

from kernel.assess import Assessment
from kernel.days import year_of
from kernel.figures import Array
from kernel.insuranceyears import calendar_year


@frozen(eq=False)
class Earning:
    """The cover of an assessed insurance year, by calendar years.

    An insurance year that is a calendar year is earned in it. Of one that lies in several, each
    earns the months of cover that lie in it, none before the payment.
    """

    assessment: Assessment

    @cached_property
    def paid_in(self) -> Array:
        """The calendar year of the payment; of who pays nothing now, that of the year's end."""
        a = self.assessment
        return year_of(np.where(a.years_bought > 0, a.students.paid_on, a.span.last))

    def by_year(self, amount: Array) -> Iterator[tuple[int, Array]]:
        """Divide fen per student over the calendar years that earn them.

        Rounded down; what is left, and all where no month is covered, is earned in the last one.
        """
        left = amount
        for year, months in self._months_before.items():
            part = amount * months // np.maximum(self._months, 1)
            left = left - part
            yield year, part
        yield self.assessment.students.year, left

    @cached_property
    def _months(self) -> Array:
        """How many months of the insurance year are covered."""
        return self.assessment.span.months_within(*self._cover)

    @cached_property
    def _months_before(self) -> dict[int, Array]:
        """How many of them lie in each calendar year but the last; none before the payment."""
        is_prepaid = self.assessment.years_bought == 0
        return {
            year: calendar_year(year).months_within(*self._cover)
            * (is_prepaid | (self.paid_in <= year))
            for year in self.assessment.span.calendar_years[:-1]
        }

    @cached_property
    def _cover(self) -> tuple[Array, Array]:
        """The cover in the insurance year: its first and last days."""
        a = self.assessment
        return np.maximum(a.cover_start, a.span.first), np.minimum(a.cover_end, a.span.last)
