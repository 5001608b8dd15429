"""Follows a headcount through the programme: the students of each insurance year as a batch."""

# mypy: disable-error-code="no-any-return"
# numpy types what is computed from columns of several types as Any.

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from kernel.codes import GraduateScheme, PaymentMode
from kernel.days import BLANK_DAY
from kernel.distinct import Distinct, distinct
from kernel.figures import Array
from kernel.students import NO_YEAR, StudentBatch
from simulate.calendar import NEVER
from simulate.headcount import Headcount
from simulate.kinds import NO_RELIEF, Manner
from simulate.population import Population


@frozen(eq=False)
class Exposure:
    """The students whom an insurance year concerns: in school on its 1 January, or paid for.

    Attributes:
        students: a row for each group of students who are alike in this year.
        kind: of each row; it stands for all kinds that are alike in this year.
        studying: in school on 1 January.
        stands_for: for each kind the one that stands for it.
    """

    students: StudentBatch
    kind: Array
    studying: Array
    stands_for: Array


@frozen(eq=False)
class Programme:
    """A headcount on the calendar of its population; study years count from 0."""

    population: Population
    headcount: Headcount

    def exposure(self, study_year: int, origins: Sequence[Array] = ()) -> Exposure:
        """Return the students of a study year.

        Args:
            study_year: which.
            origins: what is known of each kind's prepayment; kinds that differ in it stay apart.
        """
        k = study_year
        alike = self._alike(k, origins)
        days = self._days(k)
        counts = _summed(self._counts(k, days), alike)
        kind, fate, way = np.nonzero(counts)
        weight, kind = counts[kind, fate, way], alike.row[kind]
        return Exposure(
            students=self._students(k, kind, fate, weight, days[kind, fate, way]),
            kind=kind,
            studying=self._studying(k)[kind, fate],
            stands_for=alike.row[alike.of],
        )

    def _alike(self, k: int, origins: Sequence[Array]) -> Distinct:
        """Find the kinds that a study year tells apart."""
        kinds, prepaid = self.population.kinds, self._prepaid_before(k)
        return distinct(
            [
                kinds.institution_type,
                kinds.programme_years,
                kinds.locality,
                kinds.affiliation,
                kinds.relief,
                kinds.pays[k],
                kinds.prepays,
                kinds.paid_years,
                kinds.insured_on_entry & kinds.pays[k] & (k == 0),
                (kinds.manner == Manner.PREPAYING_LATE) & kinds.prepays,
                *(np.where(prepaid, origin, 0) for origin in origins),
            ]
        )

    def _counts(self, k: int, days: Array) -> Array:
        """Count who is concerned, on the days of `_days`; shape (kinds, fates, ways to pay).

        Who meant to come late and had left before the year is not concerned any more.
        """
        fates, prepays = self.population.fates, self.population.kinds.prepays
        late = self.headcount.late
        late = fates.folded(k, np.where(prepays[:, None, None], late[0], late[k]))
        in_time = fates.folded(k, self.headcount.lives) - late.sum(axis=2)
        studying, may_pay = self._studying(k), self.population.may_pay
        concerned = studying | may_pay[k] | (self._prepaid_before(k)[:, None] & may_pay[0])
        comes = days[:, :, 1:-1] != BLANK_DAY
        never_comes = np.where(comes, 0, late).sum(axis=2)
        return np.dstack(
            [in_time * concerned, late * comes * concerned[:, :, None], never_comes * studying]
        )

    def _days(self, k: int) -> Array:
        """Return the day of each way to pay, blank where nothing is paid.

        In time or not at all; late, by month; late by intention, but left before. For a prepayer it
        is the day of his prepayment. Shape (kinds, fates, 1 + months + 1).
        """
        calendar, kinds = self.population.calendar, self.population.kinds
        paid_in = np.where(kinds.prepays, 0, k)
        may_pay = self.population.may_pay[paid_in, np.arange(len(kinds))]
        opens = calendar.opens[paid_in, calendar.case]
        late_day = calendar.late_day[paid_in, calendar.case][:, None]
        in_time = np.where(may_pay, opens[:, None], BLANK_DAY)
        late = np.where(late_day < calendar.left_on[:, :, None], late_day, BLANK_DAY)
        return np.dstack([in_time, late, np.full_like(in_time, BLANK_DAY)])

    def _prepaid_before(self, k: int) -> Array:
        """Say of which kinds the study year was prepaid on entry; shape (kinds,)."""
        kinds = self.population.kinds
        return kinds.prepays & kinds.studies[k] & (k > 0)

    def _studying(self, k: int) -> Array:
        """Say who is in school on 1 January of the year; shape (kinds, fates)."""
        p = self.population
        return p.kinds.studies[k][:, None] & p.fates.there_in(k)

    def _students(
        self, k: int, kind: Array, fate: Array, weight: Array, paid_on: Array
    ) -> StudentBatch:
        """Return rows of kinds and fates as the students of an insurance year.

        Who does not enrol here is insured elsewhere, so nobody has missed a year.
        """
        p, kinds, fates = self.population, self.population.kinds, self.population.fates
        prepaid = self._prepaid_before(k)[kind]
        relief, left_on = kinds.relief[kind], p.calendar.left_on[kind, fate]
        left_on = np.where(left_on == NEVER, BLANK_DAY, left_on)
        return StudentBatch.ordinary(
            p.cohort + k,
            len(kind),
            weight=weight,
            institution_type=kinds.institution_type[kind],
            locality=kinds.locality[kind],
            entry_year=p.cohort - 1,
            programme_years=kinds.programme_years[kind],
            payment_mode=np.where(
                kinds.prepays[kind] & (k == 0), PaymentMode.PREPAY, PaymentMode.ANNUAL
            ),
            paid_on=paid_on,
            received_on=paid_on,
            prepaid_in=np.where(prepaid, p.cohort, NO_YEAR),
            relief=np.where(relief == NO_RELIEF, 0, 1 << np.maximum(relief, 0)),
            relief_flagged=k > 0,
            insured_on_entry=kinds.insured_on_entry[kind] & kinds.pays[k, kind] & (k == 0),
            institution_aid_percent=p.aid_percent,
            affiliation=kinds.affiliation[kind],
            left_on=left_on,
            refund_applied_on=np.where(fates.applies[fate], left_on, BLANK_DAY),
            graduate_scheme=np.where(
                fates.stays[fate], GraduateScheme.EMPLOYEE_HERE, GraduateScheme.NONE
            ),
            paid_years=np.where(left_on == BLANK_DAY, kinds.paid_years[kind], 0),
        )


def _summed(counts: Array, alike: Distinct) -> Array:
    """Add the counts of alike kinds up, along the first axis."""
    order = np.argsort(alike.of, kind="stable")
    starts = np.searchsorted(alike.of[order], np.arange(len(alike)))
    return np.add.reduceat(counts[order], starts, axis=0)
