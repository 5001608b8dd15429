"""A headcount on its calendar: who pays when, who has prepaid, who is in school."""

from datetime import date

import numpy as np

from kernel.codes import PaymentMode
from kernel.students import NO_YEAR
from simulate.population.profiles import Manner
from tests.simulate.making import as_dates
from tests.simulate.population.by_hand import (
    BEFORE,
    DECEMBER,
    IN_DRIVE,
    JUNE,
    MARCH,
    STAYS,
    Made,
    kinds_of,
    leaver,
)


class TestPayment:
    """On which day each year of study is paid."""

    def test_in_time_is_the_first_day_of_the_window(self) -> None:
        """Each September of the year before."""
        made = Made(kinds_of(), {(0, 0): 5})
        assert [made.paid(2024 + k) for k in range(4)] == [
            {date(2023 + k, 9, 1): 5} for k in range(4)
        ]

    def test_late_is_in_the_middle_of_a_month(self) -> None:
        """Of ten students two on 16 March and one on 16 December 2024; in time the year after."""
        made = Made(kinds_of(), {(0, 0): 10}, {(0, 0, 0, MARCH): 2, (0, 0, 0, DECEMBER): 1})
        assert made.paid(2024) == {
            date(2023, 9, 1): 7,
            date(2024, 3, 16): 2,
            date(2024, 12, 16): 1,
        }
        assert made.paid(2025) == {date(2024, 9, 1): 10}

    def test_who_does_not_mean_to_pay_has_no_day(self) -> None:
        """The first and the third year are wanted here."""
        made = Made(kinds_of(wants=[[True], [False], [True], [False]]), {(0, 0): 1})
        days = [next(iter(made.paid(2024 + k))) for k in range(4)]
        assert days == [date(2023, 9, 1), None, date(2025, 9, 1), None]

    def test_nobody_pays_for_a_year_whose_drive_opens_after_he_left(self) -> None:
        """Left on 2 May 2024: 2025 is not his any more; left on 1 November: he has paid for it."""
        made = Made(kinds_of(), {(0, leaver(0, BEFORE)): 3, (0, leaver(0, IN_DRIVE)): 4})
        assert made.paid(2024) == {date(2023, 9, 1): 7}
        assert made.paid(2025) == {date(2024, 9, 1): 4}
        assert made.concerned(2026) == 0

    def test_who_leaves_before_he_would_pay_late_has_no_day(self) -> None:
        """Left on 2 May: March is paid, June is not; both were in school on 1 January."""
        fate = leaver(0, BEFORE)
        made = Made(kinds_of(), {(0, fate): 9}, {(0, 0, fate, MARCH): 2, (0, 0, fate, JUNE): 4})
        assert made.paid(2024) == {date(2023, 9, 1): 3, date(2024, 3, 16): 2, None: 4}
        assert made.studying(2024) == 9

    def test_who_leaves_in_the_drive_before_he_would_pay_late_is_not_concerned(self) -> None:
        """Left on 1 November 2024, in time for 2025 or late in March 2025: only the first pays."""
        fate = leaver(0, IN_DRIVE)
        made = Made(kinds_of(), {(0, fate): 9}, {(1, 0, fate, MARCH): 4})
        assert made.paid(2025) == {date(2024, 9, 1): 5}
        assert made.studying(2025) == 0

    def test_money_arrives_on_the_day_it_is_paid(self) -> None:
        """Nothing is assumed about delays."""
        found = Made(kinds_of(), {(0, 0): 3}, {(0, 0, 0, JUNE): 1}).exposure(2024).students
        assert np.array_equal(found.received_on, found.paid_on)


class TestPrepayment:
    """Who has prepaid, when, and for how long."""

    kinds = kinds_of(3, manner=[*Manner])

    def test_a_prepayer_pays_once_and_is_then_prepaid(self) -> None:
        """In 2024 he prepays, from 2025 on his year is prepaid in the drive for 2024."""
        made = Made(self.kinds, {(1, 0): 1})
        first, *later = (made.exposure(year).students for year in range(2024, 2028))
        assert first.payment_mode.tolist() == [PaymentMode.PREPAY]
        assert first.prepaid_in.tolist() == [NO_YEAR]
        for found in later:
            assert found.payment_mode.tolist() == [PaymentMode.ANNUAL]
            assert found.prepaid_in.tolist() == [2024]
            assert as_dates(found.paid_on) == [date(2023, 9, 1)]
            assert found.paid_years.tolist() == [0b1111]

    def test_later_years_know_in_which_year_the_month_after_a_late_prepayment_lies(self) -> None:
        """That of March and June in 2024, of December in 2025; the day before stands for it."""
        late = {(0, 2, 0, MARCH): 1, (0, 2, 0, JUNE): 2, (0, 2, 0, DECEMBER): 4}
        made = Made(self.kinds, {(2, 0): 7}, late)
        days = {date(2024, 3, 16): 1, date(2024, 6, 15): 2, date(2024, 12, 16): 4}
        assert made.paid(2024) == days
        for year in range(2025, 2028):
            assert made.paid(year) == {date(2023, 12, 31): 3, date(2024, 12, 31): 4}

    def test_who_means_to_prepay_late_and_cannot_prepays_in_time(self) -> None:
        """The window ends with the year, so no day is left on which to be late."""
        made = Made(self.kinds, {(2, 0): 3}, options=("window_closes=y-12-31",))
        for year in range(2024, 2028):
            assert made.paid(year) == {date(2023, 9, 1): 3}

    def test_late_prepayers_are_told_from_the_others_in_every_year(self) -> None:
        """They may have bought under another clause: from the year of payment on."""
        made = Made(self.kinds, {(1, 0): 3, (2, 0): 4}, {(0, 2, 0, MARCH): 4})
        for year in range(2024, 2028):
            assert made.exposure(year).stands_for.tolist() == [0, 1, 2]
            assert made.by_kind(year) == {1: 3, 2: 4}

    def test_who_leaves_before_paying_late_prepays_nothing(self) -> None:
        """Payment meant for June, left on 2 May: no payment, hence no prepaid term."""
        fate = leaver(0, BEFORE)
        made = Made(self.kinds, {(2, fate): 7}, {(0, 2, fate, MARCH): 3, (0, 2, fate, JUNE): 4})
        assert made.paid(2024) == {date(2024, 3, 16): 3, None: 4}
        assert made.paid(2025) == {date(2023, 12, 31): 3}
        assert [made.concerned(year) for year in range(2024, 2028)] == [7, 3, 3, 3]

    def test_who_leaves_before_the_drive_opens_prepays_nothing(self) -> None:
        """A drive from 10 September 2024 for 2024 itself: who left in May has paid nothing."""
        options = ("window_opens=y-09-10", "window_closes=y-10-10")
        made = Made(self.kinds, {(1, leaver(0, BEFORE)): 5, (1, 0): 2}, options=options)
        assert made.paid(2024) == {None: 5, date(2024, 9, 10): 2}
        assert [made.concerned(year) for year in range(2024, 2028)] == [7, 2, 2, 2]

    def test_a_prepaid_term_concerns_a_leaver_to_its_end(self) -> None:
        """A prepaid programme runs on to the scheduled graduation, and no further."""
        kinds = kinds_of(study_years=4, programme_years=3, manner=Manner.PREPAYING)
        made = Made(kinds, {(0, leaver(0, BEFORE)): 1})
        assert [made.concerned(year) for year in range(2024, 2028)] == [1, 1, 1, 0]
        assert [made.studying(year) for year in range(2024, 2028)] == [1, 0, 0, 0]


class TestSchool:
    """Who is in school on a 1 January, and whom an insurance year concerns."""

    made = Made(
        kinds_of(),
        {(0, 0): 1, (0, STAYS): 10, (0, leaver(1, BEFORE)): 100, (0, leaver(1, IN_DRIVE)): 1000},
    )

    def test_leavers_are_in_school_until_the_year_in_which_they_leave(self) -> None:
        """Who leaves in 2025 is there on its 1 January and not on the next."""
        assert [self.made.studying(year) for year in range(2024, 2028)] == [1111, 1111, 11, 11]

    def test_a_year_paid_for_concerns_who_has_left(self) -> None:
        """Left in November 2025 with 2026 paid in September: 2026 still concerns him."""
        concerned = [self.made.concerned(year) for year in range(2024, 2028)]
        assert concerned == [1111, 1111, 1011, 11]

    def test_a_year_does_not_know_who_will_leave(self) -> None:
        """In 2024 nobody's leaving is known, in 2025 everybody's."""
        first, second = (self.made.exposure(year).students for year in (2024, 2025))
        assert set(as_dates(first.left_on)) == {None}
        assert set(as_dates(second.left_on)) == {None, date(2025, 5, 2), date(2025, 11, 1)}

    def test_school_ends_with_the_programme(self) -> None:
        """A three-year student is not in school on the fourth 1 January."""
        made = Made(kinds_of(2, programme_years=[3, 4]), {(0, 0): 1, (1, 0): 10})
        assert [made.concerned(year) for year in range(2024, 2028)] == [11, 11, 11, 10]

    def test_who_never_pays_is_in_school_all_the_same(self) -> None:
        """Students are exposed to the rules whether they enrol or not."""
        made = Made(kinds_of(wants=False), {(0, 0): 3})
        assert made.paid(2026) == {None: 3}
        assert made.studying(2026) == 3
