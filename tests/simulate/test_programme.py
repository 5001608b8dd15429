"""Lives with their dates: who pays when, who is in school, and who stands in which roster."""

from datetime import date
from typing import Final

import numpy as np

from kernel.codes import GraduateScheme, PaymentMode, Relief
from kernel.days import as_date, day_number
from kernel.students import NO_YEAR, StudentBatch
from simulate.population import Lives
from simulate.programme import Programme
from simulate.windows import drive_of
from tests.simulate.making import as_dates, lives_of, plain

FIRST: Final = date(2024, 1, 1).toordinal()
"""The first day of the cohort's first insurance year; days of leaving count from it."""


def followed(lives: Lives, region: str = "changsha", aid: int = 0) -> Programme:
    """Return lives of the cohort of 2024 with their dates."""
    drives = [drive_of(plain(region).rules, 2024, 2024 + k) for k in range(len(lives.late_day))]
    return Programme.of(2024, lives, drives, aid)


def left(*days: date | None) -> list[int]:
    """Return the days of leaving as lives have them: counted from 1, 0 for who completes."""
    return [0 if day is None else day.toordinal() - FIRST + 1 for day in days]


def everybody(programme: Programme, year: int) -> StudentBatch:
    """Return all lives as the students of an insurance year."""
    return programme.students(year, np.arange(len(programme.lives)))


class TestPayment:
    """On which day each year of study is paid."""

    def test_in_time_is_the_first_day_of_the_window(self) -> None:
        """Each September of the year before."""
        found = followed(lives_of())
        assert as_dates(found.paid_on[:, 0]) == [date(2023 + k, 9, 1) for k in range(4)]

    def test_late_is_so_many_days_after_the_window(self) -> None:
        """The first day after 31 December is 1 January; the 366th is 31 December 2024."""
        found = followed(lives_of(2, late_day=np.array([[1, 366], *[[0, 0]] * 3])))
        assert as_dates(found.paid_on[0]) == [date(2024, 1, 1), date(2024, 12, 31)]

    def test_who_does_not_mean_to_pay_has_no_day(self) -> None:
        """Bits of `pays`: the first and the third year here."""
        found = followed(lives_of(pays=0b0101))
        days = as_dates(found.paid_on[:, 0])
        assert days == [date(2023, 9, 1), None, date(2025, 9, 1), None]

    def test_nobody_pays_who_has_left(self) -> None:
        """Leaving on 31 August, on 1 and on 2 September 2024: only the last still pays for 2025."""
        days = left(date(2024, 8, 31), date(2024, 9, 1), date(2024, 9, 2))
        found = followed(lives_of(3, left_after=days))
        assert as_dates(found.paid_on[0]) == [date(2023, 9, 1)] * 3
        assert as_dates(found.paid_on[1]) == [None, None, date(2024, 9, 1)]
        assert as_dates(found.paid_on[2]) == [None] * 3

    def test_a_prepayer_who_leaves_before_paying_late_prepays_nothing(self) -> None:
        """Payment meant for 1 May, left on 1 April: no payment, hence no prepaid term."""
        late_day = np.zeros((4, 2), np.int64)
        late_day[0] = (date(2024, 5, 1) - date(2023, 12, 31)).days
        days = left(date(2024, 4, 1), None)
        lives = lives_of(2, prepays=True, pays=1, late_day=late_day, left_after=days)
        assert followed(lives).prepaid.tolist() == [False, True]


class TestSchool:
    """Who is in school on a 1 January, and whom an insurance year concerns."""

    leavers = followed(
        lives_of(4, left_after=left(None, date(2025, 1, 1), date(2024, 12, 31), date(2024, 1, 1)))
    )

    def test_the_last_day_of_student_status_still_counts(self) -> None:
        """Who leaves on 1 January is in school on that day, who left the day before is not."""
        assert self.leavers.studies_on_new_year(2024).tolist() == [True, True, True, True]
        assert self.leavers.studies_on_new_year(2025).tolist() == [True, True, False, False]
        assert self.leavers.studies_on_new_year(2026).tolist() == [True, False, False, False]

    def test_school_ends_with_the_programme(self) -> None:
        """A three-year student is not in school on the fourth 1 January."""
        found = followed(lives_of(2, programme_years=[3, 4]))
        assert found.studies_on_new_year(2027).tolist() == [False, True]

    def test_a_year_paid_for_concerns_who_has_left(self) -> None:
        """Left in December 2024 with 2025 paid in September: 2025 still concerns him."""
        assert self.leavers.concerned(2025).tolist() == [0, 1, 2]
        assert self.leavers.concerned(2026).tolist() == [0]

    def test_a_prepaid_term_concerns_a_leaver_to_its_end(self) -> None:
        """A prepaid programme runs on to the scheduled graduation, and no further."""
        found = followed(
            lives_of(
                study_years=5,
                programme_years=4,
                prepays=True,
                pays=1,
                left_after=left(date(2024, 5, 1)),
            )
        )
        assert [len(found.concerned(year)) for year in range(2024, 2029)] == [1, 1, 1, 1, 0]


class TestRoster:
    """Lives as the rows of an insurance year."""

    def test_a_prepayer_pays_once_and_is_then_prepaid(self) -> None:
        """In 2024 he prepays, from 2025 on his year is prepaid in the drive for 2024."""
        found = followed(lives_of(prepays=True, pays=1))
        assert everybody(found, 2024).payment_mode.tolist() == [PaymentMode.PREPAY]
        assert everybody(found, 2024).prepaid_in.tolist() == [NO_YEAR]
        assert everybody(found, 2025).payment_mode.tolist() == [PaymentMode.ANNUAL]
        assert everybody(found, 2025).prepaid_in.tolist() == [2024]
        assert as_date(everybody(found, 2027).paid_on[0]) == date(2023, 9, 1)
        assert everybody(found, 2027).paid_years.tolist() == [0b1111]

    def test_an_annual_payer_pays_each_year(self) -> None:
        """Every year has its own day, and the paid years are those with a day."""
        found = followed(lives_of(pays=0b1011))
        assert as_date(everybody(found, 2025).paid_on[0]) == date(2024, 9, 1)
        assert as_date(everybody(found, 2026).paid_on[0]) is None
        assert everybody(found, 2025).prepaid_in.tolist() == [NO_YEAR]
        assert everybody(found, 2027).paid_years.tolist() == [0b1011]

    def test_money_arrives_on_the_day_it_is_paid(self) -> None:
        """Nothing is assumed about delays."""
        found = everybody(followed(lives_of(2, late_day=np.array([[0, 40]] * 4))), 2025)
        assert np.array_equal(found.received_on, found.paid_on)

    def test_relief_is_flagged_from_the_second_year_on(self) -> None:
        """An entrant cannot be in the system yet; relief itself lasts throughout."""
        found = followed(lives_of(2, relief=[-1, Relief.DIBAO]))
        assert everybody(found, 2024).relief.tolist() == [0, 1 << Relief.DIBAO]
        assert not everybody(found, 2024).relief_flagged.any()
        assert everybody(found, 2025).relief_flagged.all()

    def test_leavers_apply_on_the_day_they_leave_or_never(self) -> None:
        """The day of application is the day of leaving."""
        day = date(2025, 3, 1)
        lives = lives_of(3, left_after=left(None, day, day), applies=[False, True, False])
        found = everybody(followed(lives), 2025)
        assert as_dates(found.left_on) == [None, day, day]
        assert as_dates(found.refund_applied_on) == [None, day, None]

    def test_the_rest_is_passed_on(self) -> None:
        """Weight, kind, place, aid and what becomes of graduates stand in every year's row."""
        lives = lives_of(2, weight=[3, 5], affiliation=[0, 2], stays=[True, False])
        found = everybody(followed(lives, aid=7), 2026)
        assert found.weight.tolist() == [3, 5]
        assert found.affiliation.tolist() == [0, 2]
        assert found.entry_year.tolist() == [2023, 2023]
        assert found.institution_aid_percent.tolist() == [7, 7]
        scheme = [GraduateScheme.EMPLOYEE_HERE, GraduateScheme.NONE]
        assert found.graduate_scheme.tolist() == scheme
        assert found.enrols_here.all()
        assert not found.missed_years.any()

    def test_rows_are_picked_in_the_order_asked_for(self) -> None:
        """A batch holds the lives that are asked for, each with its own dates."""
        found = followed(
            lives_of(3, weight=[1, 2, 3], left_after=left(None, date(2024, 3, 1), None))
        )
        batch = found.students(2024, np.array([1, 2]))
        assert batch.weight.tolist() == [2, 3]
        assert batch.left_on[0] == day_number(date(2024, 3, 1))
