"""When students pay for a study year: in time, late, with a prepayment, or never."""

from datetime import date

import numpy as np

from kernel.codes import PaymentMode
from kernel.students import NO_YEAR
from simulate.population.profiles import PaymentPlan
from tests.simulate.making import as_dates
from tests.simulate.population.by_hand import (
    AFTER_OPENING,
    BEFORE,
    DECEMBER,
    JUNE,
    MARCH,
    Made,
    leaver,
    profiles_of,
)


class TestPayment:
    """On which day each year of study is paid."""

    def test_in_time_is_the_first_day_of_the_window(self) -> None:
        """Each September of the year before."""
        made = Made(profiles_of(), {(0, 0): 5})
        assert [made.paid(2024 + k) for k in range(4)] == [
            {date(2023 + k, 9, 1): 5} for k in range(4)
        ]

    def test_late_is_in_the_middle_of_a_month(self) -> None:
        """Of ten students two on 16 March and one on 16 December 2024; in time the year after."""
        made = Made(profiles_of(), {(0, 0): 10}, {(0, 0, 0, MARCH): 2, (0, 0, 0, DECEMBER): 1})
        assert made.paid(2024) == {
            date(2023, 9, 1): 7,
            date(2024, 3, 16): 2,
            date(2024, 12, 16): 1,
        }
        assert made.paid(2025) == {date(2024, 9, 1): 10}

    def test_who_does_not_mean_to_pay_has_no_day(self) -> None:
        """The first and the third year are wanted here."""
        made = Made(profiles_of(wants=[[True], [False], [True], [False]]), {(0, 0): 1})
        days = [next(iter(made.paid(2024 + k))) for k in range(4)]
        assert days == [date(2023, 9, 1), None, date(2025, 9, 1), None]

    def test_nobody_pays_for_a_year_whose_enrolment_period_opens_after_he_left(self) -> None:
        """Left on 2 May 2024: 2025 is not his any more; left on 1 November: he has paid for it."""
        made = Made(profiles_of(), {(0, leaver(0, BEFORE)): 3, (0, leaver(0, AFTER_OPENING)): 4})
        assert made.paid(2024) == {date(2023, 9, 1): 7}
        assert made.paid(2025) == {date(2024, 9, 1): 4}
        assert made.concerned(2026) == 0

    def test_who_leaves_before_he_would_pay_late_has_no_day(self) -> None:
        """Left on 2 May: March is paid, June is not; both were in school on 1 January."""
        exit_code = leaver(0, BEFORE)
        made = Made(
            profiles_of(),
            {(0, exit_code): 9},
            {(0, 0, exit_code, MARCH): 2, (0, 0, exit_code, JUNE): 4},
        )
        assert made.paid(2024) == {date(2023, 9, 1): 3, date(2024, 3, 16): 2, None: 4}
        assert made.studying(2024) == 9

    def test_who_leaves_in_the_period_before_he_would_pay_late_is_not_concerned(self) -> None:
        """Left on 1 November 2024, in time for 2025 or late in March 2025: only the first pays."""
        exit_code = leaver(0, AFTER_OPENING)
        made = Made(profiles_of(), {(0, exit_code): 9}, {(1, 0, exit_code, MARCH): 4})
        assert made.paid(2025) == {date(2024, 9, 1): 5}
        assert made.studying(2025) == 0

    def test_money_arrives_on_the_day_it_is_paid(self) -> None:
        """Nothing is assumed about delays."""
        found = Made(profiles_of(), {(0, 0): 3}, {(0, 0, 0, JUNE): 1}).exposure(2024).students
        assert np.array_equal(found.received_on, found.paid_on)


class TestPrepayment:
    """Who has prepaid, when, and for how long."""

    profiles = profiles_of(3, payment_plan=[*PaymentPlan])

    def test_a_prepayer_pays_once_and_is_then_prepaid(self) -> None:
        """In 2024 he prepays, from 2025 on his year is prepaid in the period for 2024."""
        made = Made(self.profiles, {(1, 0): 1})
        first, *later = (made.exposure(year).students for year in range(2024, 2028))
        assert first.payment_mode.tolist() == [PaymentMode.PREPAY]
        assert first.prepaid_in.tolist() == [NO_YEAR]
        for found in later:
            assert found.payment_mode.tolist() == [PaymentMode.ANNUAL]
            assert found.prepaid_in.tolist() == [2024]
            assert as_dates(found.paid_on) == [date(2023, 9, 1)]
            assert found.paid_years.tolist() == [0b1111]

    def test_later_years_know_in_which_year_a_late_prepayment_and_the_month_after_lie(self) -> None:
        """Both of March and June in 2024; December pays in 2024, and the month after is in 2025."""
        late = {(0, 2, 0, MARCH): 1, (0, 2, 0, JUNE): 2, (0, 2, 0, DECEMBER): 4}
        made = Made(self.profiles, {(2, 0): 7}, late)
        days = {date(2024, 3, 16): 1, date(2024, 6, 15): 2, date(2024, 12, 16): 4}
        assert made.paid(2024) == days
        for year in range(2025, 2028):
            assert made.paid(year) == {date(2024, 1, 1): 3, date(2024, 12, 31): 4}

    def test_who_means_to_prepay_late_and_cannot_prepays_in_time(self) -> None:
        """The window ends with the year, so no day is left on which to be late."""
        made = Made(self.profiles, {(2, 0): 3}, options=("window_closes=y-12-31",))
        for year in range(2024, 2028):
            assert made.paid(year) == {date(2023, 9, 1): 3}

    def test_late_prepayers_are_distinguished_in_every_year(self) -> None:
        """They may have bought under another clause: from the year of payment on."""
        made = Made(self.profiles, {(1, 0): 3, (2, 0): 4}, {(0, 2, 0, MARCH): 4})
        for year in range(2024, 2028):
            assert made.exposure(year).stands_for.tolist() == [0, 1, 2]
            assert made.by_profile(year) == {1: 3, 2: 4}

    def test_who_leaves_before_paying_late_prepays_nothing(self) -> None:
        """Payment meant for June, left on 2 May: no payment, hence no prepaid term."""
        exit_code = leaver(0, BEFORE)
        made = Made(
            self.profiles,
            {(2, exit_code): 7},
            {(0, 2, exit_code, MARCH): 3, (0, 2, exit_code, JUNE): 4},
        )
        assert made.paid(2024) == {date(2024, 3, 16): 3, None: 4}
        assert made.paid(2025) == {date(2024, 1, 1): 3}
        assert [made.concerned(year) for year in range(2024, 2028)] == [7, 3, 3, 3]

    def test_who_leaves_before_the_enrolment_period_opens_prepays_nothing(self) -> None:
        """A period from 10 September 2024 for 2024 itself: who left in May has paid nothing."""
        options = ("window_opens=y-09-10", "window_closes=y-10-10")
        made = Made(self.profiles, {(1, leaver(0, BEFORE)): 5, (1, 0): 2}, options=options)
        assert made.paid(2024) == {None: 5, date(2024, 9, 10): 2}
        assert [made.concerned(year) for year in range(2024, 2028)] == [7, 2, 2, 2]

    def test_a_prepaid_term_concerns_a_leaver_to_its_end(self) -> None:
        """A prepaid programme runs on to the scheduled graduation, and no further."""
        profiles = profiles_of(study_years=4, programme_years=3, payment_plan=PaymentPlan.PREPAYING)
        made = Made(profiles, {(0, leaver(0, BEFORE)): 1})
        assert [made.concerned(year) for year in range(2024, 2028)] == [1, 1, 1, 0]
        assert [made.studying(year) for year in range(2024, 2028)] == [1, 0, 0, 0]
