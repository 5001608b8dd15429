"""Follows lives through their programme: who pays when, as a batch for each insurance year."""

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from kernel.codes import GraduateScheme, PaymentMode
from kernel.days import BLANK_DAY, first_of
from kernel.figures import Array
from kernel.students import NO_YEAR, StudentBatch
from simulate.population import NO_RELIEF, Lives
from simulate.windows import Drive


@frozen(eq=False)
class Programme:
    """The lives of one cohort with their dates.

    Attributes:
        cohort: first insurance year; the students entered in September of the year before.
        left_on: last day of student status of who leaves before completing, else blank.
        paid_on: when each study year is paid, blank where it is not; shape (study years, lives).
        prepaid: the programme was prepaid on entry.
        aid_percent: the institutions' share of the individual contribution.
    """

    cohort: int
    lives: Lives
    left_on: Array
    paid_on: Array
    prepaid: Array
    aid_percent: int

    @classmethod
    def of(
        cls, cohort: int, lives: Lives, drives: Sequence[Drive], aid_percent: int
    ) -> "Programme":
        """Date the payments: the window's first day for who pays in time; nobody pays who left."""
        start = int(first_of(1, cohort))
        left_on = np.where(lives.left_after > 0, start + lives.left_after - 1, BLANK_DAY)
        paid_on = np.full((len(drives), len(lives)), BLANK_DAY)
        for k, drive in enumerate(drives):
            opens = drive.opens[lives.institution_type, lives.locality]
            closes = drive.closes[lives.institution_type, lives.locality]
            late = lives.late_day[k]
            day = np.where(late > 0, closes + late, opens)
            studies = (left_on == BLANK_DAY) | (left_on > day)
            paid_on[k] = np.where((lives.pays >> k & 1 == 1) & studies, day, BLANK_DAY)
        prepaid = lives.prepays & (paid_on[0] != BLANK_DAY)
        return cls(cohort, lives, left_on, paid_on, prepaid, aid_percent)

    def studies_on_new_year(self, year: int) -> Array:
        """Say who is in school on 1 January of an insurance year."""
        enrolled = self.lives.programme_years > year - self.cohort
        new_year = int(first_of(1, year))
        return np.asarray(enrolled & ((self.left_on == BLANK_DAY) | (self.left_on >= new_year)))

    def concerned(self, year: int) -> Array:
        """Return the index of the lives that an insurance year concerns: studying, or paid for."""
        in_programme = self.lives.programme_years > year - self.cohort
        paid = self.prepaid | (self.paid_on[year - self.cohort] != BLANK_DAY)
        return np.flatnonzero(in_programme & (paid | self.studies_on_new_year(year)))

    def students(self, year: int, rows: Array) -> StudentBatch:
        """Return lives as the students of an insurance year.

        Who does not enrol here is insured elsewhere, so nobody has missed a year.
        """
        lives, k = self.lives, year - self.cohort
        prepaid = self.prepaid[rows]
        in_term = prepaid & (k > 0)
        relief = lives.relief[rows].astype(np.int32)
        left_on = self.left_on[rows]
        paid_on = np.where(in_term, self.paid_on[0, rows], self.paid_on[k, rows])
        paid_years = sum(
            (prepaid | (paid[rows] != BLANK_DAY)).astype(np.int32) << study_year
            for study_year, paid in enumerate(self.paid_on)
        )
        prepays_now = prepaid & (k == 0)
        return StudentBatch.ordinary(
            year,
            len(rows),
            weight=lives.weight[rows],
            institution_type=lives.institution_type[rows],
            locality=lives.locality[rows],
            entry_year=self.cohort - 1,
            programme_years=lives.programme_years[rows],
            payment_mode=np.where(prepays_now, PaymentMode.PREPAY, PaymentMode.ANNUAL),
            paid_on=paid_on,
            received_on=paid_on,
            prepaid_in=np.where(in_term, self.cohort, NO_YEAR),
            relief=np.where(relief == NO_RELIEF, 0, 1 << np.maximum(relief, 0)),
            relief_flagged=k > 0,
            insured_on_entry=lives.insured_on_entry[rows],
            institution_aid_percent=self.aid_percent,
            affiliation=lives.affiliation[rows],
            left_on=left_on,
            refund_applied_on=np.where(lives.applies[rows], left_on, BLANK_DAY),
            graduate_scheme=np.where(
                lives.stays[rows], GraduateScheme.EMPLOYEE_HERE, GraduateScheme.NONE
            ),
            paid_years=paid_years,
        )
