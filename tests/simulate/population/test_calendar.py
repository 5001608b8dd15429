"""The calendar: a year in parts, each with its share of the days and the day in its middle."""

from datetime import date
from typing import Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.codes import InstitutionType
from kernel.days import day_number
from kernel.figures import Array
from kernel.insuranceyears import calendar_year
from simulate.population.calendar import NEVER, Calendar, PartsOfYear, late_months, leaving_spans
from simulate.population.enrolment_periods import EnrolmentPeriod
from simulate.population.profiles import Exits
from simulate.population.random_numbers import STEPS
from tests.simulate.making import as_dates, drawn, plain, population_of, under
from tests.simulate.population.by_hand import profiles_of

MONTH_LENGTHS: Final = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
"""Of the leap year 2024."""

END: Final = day_number(date(2024, 12, 31))
"""The last day on which 2024 can be paid."""

near_2024 = st.dates(date(2023, 1, 1), date(2025, 3, 31))


def days_of(parts: PartsOfYear, days: int) -> list[int]:
    """Return how many days each part has, of so many altogether."""
    return [round(float(share) * days) for share in parts.shares]


class TestLateMonths:
    """The days from the window's end to the last one to pay."""

    @pytest.mark.parametrize(
        ("closes", "days"),
        [
            (date(2023, 12, 31), MONTH_LENGTHS),
            (date(2023, 12, 25), [6, *MONTH_LENGTHS]),  # Zhengzhou: 26 to 31 December
            (date(2024, 2, 29), MONTH_LENGTHS[2:]),  # Quanzhou: from 1 March
            (date(2024, 3, 10), [21, *MONTH_LENGTHS[3:]]),
            (date(2023, 10, 31), [30, 31, *MONTH_LENGTHS]),
            (date(2024, 12, 30), [1]),
        ],
    )
    def test_a_month_has_the_days_that_lie_behind_the_window(
        self, closes: date, days: list[int]
    ) -> None:
        """Shares are in proportion to the days, those before the insurance year included."""
        found = late_months(day_number(closes), END)
        assert len(found.shares) == len(days)
        assert np.allclose(found.shares, np.array(days) / sum(days), rtol=0, atol=1e-15)

    def test_the_day_in_the_middle_stands_for_a_month(self) -> None:
        """28 December for the 26th to the 31st; 16 January; 15 February; 15 April."""
        found = as_dates(late_months(day_number(date(2023, 12, 25)), END).days)
        middle = [16, 15, 16, 15, 16, 15, 16, 16, 15, 16, 15, 16]
        assert found == [
            date(2023, 12, 28),
            *(date(2024, month, day) for month, day in enumerate(middle, 1)),
        ]

    def test_a_month_that_the_window_cuts_has_its_middle_in_what_is_left(self) -> None:
        """Of March from the 11th on: the 21st."""
        found = late_months(day_number(date(2024, 3, 10)), END)
        assert as_dates(found.days)[0] == date(2024, 3, 21)

    def test_a_deadline_divides_its_month(self) -> None:
        """10 June: nine days before it, the day itself, and the twenty behind it."""
        named_days = [day_number(date(2024, 6, 10))]
        found = late_months(day_number(date(2024, 4, 30)), END, named_days)
        lengths = [31, 9, 1, 20, *MONTH_LENGTHS[6:]]
        assert days_of(found, sum(lengths)) == lengths
        assert as_dates(found.days)[1:4] == [date(2024, 6, d) for d in (5, 10, 20)]

    @pytest.mark.parametrize("named_day", [date(2024, 6, 30), date(2024, 6, 1), date(2023, 9, 1)])
    def test_a_day_at_the_end_of_a_month_divides_nothing(self, named_day: date) -> None:
        """Nor does its first day, nor a day before the window's end."""
        closes = day_number(date(2023, 12, 31))
        found = late_months(closes, END, [day_number(named_day)])
        assert np.array_equal(found.days, late_months(closes, END).days)

    def test_february_is_as_long_as_in_its_year(self) -> None:
        """29 of 366 days in 2024, 28 of 365 in 2023, and the 14th in its middle."""
        leap, usual = (
            late_months(day_number(date(y - 1, 12, 31)), day_number(date(y, 12, 31)))
            for y in (2024, 2023)
        )
        assert days_of(leap, 366)[1] == 29
        assert days_of(usual, 365)[1] == 28
        assert as_dates(usual.days)[1] == date(2023, 2, 14)

    def test_a_window_that_ends_with_the_year_leaves_no_late_day(self) -> None:
        """All shares are 0; so they are when the window ends later still."""
        for closes in (date(2024, 12, 31), date(2025, 1, 15)):
            assert not late_months(day_number(closes), END).shares.any()

    @given(near_2024)
    def test_shares_add_to_one_and_middles_lie_in_their_part(self, closes: date) -> None:
        """Whatever the window, the parts hold every day behind it once, one after the other."""
        found = late_months(day_number(closes), END)
        left = (date(2024, 12, 31) - closes).days
        lengths = days_of(found, left)
        assert sum(lengths) == max(left, 0)
        first = day_number(closes) + 1
        for length, middle in zip(lengths, found.days, strict=True):
            if length:
                assert middle == (2 * first + length - 1) // 2
            first += length


class TestLeavingSpans:
    """An insurance year, cut by the day on which the next period opens."""

    @pytest.mark.parametrize(
        ("opens", "days"),
        [
            (date(2024, 9, 1), [245, 121]),
            (date(2024, 1, 1), [1, 365]),
            (date(2024, 12, 30), [365, 1]),
            (date(2024, 12, 31), [366, 0]),
            (date(2023, 10, 10), [0, 366]),
            (date(2025, 2, 1), [366, 0]),
        ],
    )
    def test_who_leaves_on_the_opening_day_has_not_paid(self, opens: date, days: list[int]) -> None:
        """The first span ends with the opening day, or with the year, whichever is first."""
        found = leaving_spans(calendar_year(2024), day_number(opens))
        assert np.allclose(found.shares, np.array(days) / 366, rtol=0, atol=1e-15)

    def test_the_day_in_the_middle_stands_for_a_span(self) -> None:
        """1 January to 1 September: 2 May, a leap year; 2 September to 31 December: 1 November."""
        found = leaving_spans(calendar_year(2024), day_number(date(2024, 9, 1)))
        assert as_dates(found.days) == [date(2024, 5, 2), date(2024, 11, 1)]

    @given(near_2024)
    def test_only_the_second_span_lies_behind_the_opening(self, opens: date) -> None:
        """A span with days stands on its own side of the opening, within the year."""
        found = leaving_spans(calendar_year(2024), day_number(opens))
        assert float(found.shares.sum()) == pytest.approx(1, abs=1e-15)
        for span in np.flatnonzero(found.shares):
            assert (found.days[span] > day_number(opens)) == (span == 1)
            assert date(2024, 1, 1) <= (as_dates(found.days)[span] or date.max)
            assert (as_dates(found.days)[span] or date.min) <= date(2024, 12, 31)


def period(year: int, opens: list[date], closes: list[date]) -> EnrolmentPeriod:
    """Return a period whose windows differ by locality, paid until the year ends."""
    shape = (len(InstitutionType), len(opens))

    def table(days: list[date]) -> Array:
        return np.broadcast_to([day_number(day) for day in days], shape)

    anywhere = np.ones(shape, np.bool_)
    return EnrolmentPeriod(
        calendar_year(year),
        table(opens),
        table(closes),
        table([date(year, 12, 31)] * len(opens)),
        anywhere,
        (),
        refunds=False,
        credits=False,
    )


class TestCalendars:
    """The days of every study year, by window."""

    autumn, winter, new_year = date(2023, 9, 1), date(2023, 11, 5), date(2023, 12, 31)
    periods = (
        period(
            2024,
            [autumn, winter, autumn],
            [date(2023, 12, 31), date(2024, 12, 31)] * 1 + [date(2023, 12, 31)],
        ),
        period(2025, [date(2024, 9, 1)] * 3, [date(2024, 12, 31)] * 3),
    )
    profiles = profiles_of(6, 2, locality=[0, 1, 2, 2, 1, 0])
    exits = Exits.over(2, refunds=False, credit=False)
    calendar = Calendar.of(periods, profiles, exits)

    def test_places_with_different_windows_are_different_cases(self) -> None:
        """The first and the third place share their windows in every year, the second does not."""
        first, second, *_ = self.calendar.case
        assert first != second
        assert self.calendar.case.tolist() == [first, second, first, first, second, first]
        assert self.calendar.opens.shape == (2, 2)

    def test_windows_that_differ_in_a_later_year_only_are_different_cases(self) -> None:
        """Cases are distinguished by all years of the programme."""
        end = date(2024, 12, 31)
        later = period(2025, [date(2024, 9, 1), date(2024, 9, 2)], [end, end])
        first = period(2024, [self.autumn] * 2, [date(2023, 12, 31)] * 2)
        profiles = profiles_of(2, 2, locality=[0, 1])
        found = Calendar.of([first, later], profiles, self.exits)
        assert sorted(found.case.tolist()) == [0, 1]
        leaves = found.left_on[:, self.exits.of_leavers(np.array(0), np.array(0), 0)]
        assert as_dates(leaves) == [date(2024, 5, 2)] * 2

    def test_a_student_of_a_place_has_its_windows(self) -> None:
        """Openings by profile are those of the periods, year after year."""
        opens = self.calendar.opens[:, self.calendar.case]
        places = [self.autumn, self.winter, self.autumn, self.autumn, self.winter, self.autumn]
        assert as_dates(opens[0]) == places
        assert as_dates(opens[1]) == [date(2024, 9, 1)] * 6

    def test_nobody_is_late_where_the_window_ends_with_the_year(self) -> None:
        """The second place, first year; in the second year everybody may be late again."""
        late = self.calendar.can_be_late[:, self.calendar.case]
        assert late[0].tolist() == [True, False, True, True, False, True]
        assert late[1].all()

    def test_rows_of_the_splits_follow_year_and_case(self) -> None:
        """January 2024 has 31 of 366 days, January 2025 31 of 365; leavers are cut alike."""
        profile = np.array([0])
        for year, days in ((0, 366), (1, 365)):
            row = self.calendar.row(year, profile)
            january = float(self.calendar.late.shares[row, 0][0])
            assert january == pytest.approx(31 / days, abs=1 / STEPS)
            before = float(self.calendar.leaving.shares[row, 0][0])
            assert before == pytest.approx((days - 121) / days, abs=1 / STEPS)

    def test_the_last_year_is_cut_where_the_next_enrolment_period_would_open(self) -> None:
        """No period follows: it would open a year after the last one, on 1 September 2025."""
        exit_code = self.exits.of_leavers(np.array([1, 1]), np.array([0, 1]), 0)
        assert as_dates(self.calendar.left_on[0, exit_code]) == [
            date(2025, 5, 2),
            date(2025, 11, 1),
        ]

    def test_who_completes_never_leaves(self) -> None:
        """The last day of student status lies beyond every calendar."""
        completing = self.calendar.left_on[:, 0]
        assert (completing == NEVER).all()
        assert (self.calendar.left_on[:, 1:] < NEVER).all()


@pytest.mark.parametrize(
    ("region", "months", "earliest"),
    [
        ("changsha", 12, date(2024, 1, 16)),
        ("heilongjiang", 12, date(2024, 1, 16)),
        ("liaoning", 12, date(2024, 1, 16)),
        ("quanzhou", 10, date(2024, 3, 16)),
        ("zhengzhou", 13, date(2023, 12, 28)),
    ],
)
def test_late_payers_come_in_the_months_behind_their_region_s_window(
    region: str, months: int, earliest: date
) -> None:
    """The first month with a day behind the window, and then every month to December."""
    population = population_of(plain(region))
    draws = population.calendar.late.draws[population.calendar.row(0, np.array([0]))][0]
    assert np.flatnonzero(draws).tolist() == list(range(months))
    students = drawn(under(region, "late_share=1", "uptake=1", "leave_rate=0"), students=20_000)
    late = students.comes_late_on[0]
    assert as_dates(np.array([late.min(), late.max()])) == [earliest, date(2024, 12, 16)]
