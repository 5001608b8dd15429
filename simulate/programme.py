"""Follows a headcount through the programme: the students of each insurance year as a batch."""

# mypy: disable-error-code="no-any-return"
# numpy types what is computed from columns of several types as Any.

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from kernel.codes import GraduateScheme, PaymentMode
from kernel.days import BLANK_DAY, first_of, month_after, year_of
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
class _Cells:
    """Students who are alike, a column per attribute.

    Attributes:
        paid_on: the day on which the year is or was paid, blank where it is not.
    """

    kind: Array
    fate: Array
    paid_on: Array
    count: Array

    def where(self, condition: Array) -> "_Cells":
        """Return the cells for which something holds."""
        columns = (self.kind, self.fate, self.paid_on, self.count)
        return _Cells(*(column[condition] for column in columns))


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
        alike, cells = self._alike(k, origins), self._cells(k)
        rows = distinct([alike.of[cells.kind], cells.fate, cells.paid_on])
        weight = np.zeros(len(rows), np.int64)
        np.add.at(weight, rows.of, cells.count)
        kind, fate = alike.row[alike.of[cells.kind[rows.row]]], cells.fate[rows.row]
        return Exposure(
            students=self._students(k, kind, fate, weight, cells.paid_on[rows.row]),
            kind=kind,
            studying=self._studies(k, kind, fate),
            stands_for=alike.row[alike.of],
        )

    def _told(self, k: int) -> dict[str, Array]:
        """Return what the rules are told of each kind, as columns of a batch.

        Whether somebody was insured elsewhere matters in the year of entry, and of payers only.
        """
        kinds, cohort = self.population.kinds, self.population.cohort
        relief = np.where(kinds.relief == NO_RELIEF, 0, 1 << np.maximum(kinds.relief, 0))
        prepays_now = kinds.prepays & (k == 0)
        return {
            "institution_type": kinds.institution_type,
            "locality": kinds.locality,
            "programme_years": kinds.programme_years,
            "affiliation": kinds.affiliation,
            "relief": relief,
            "payment_mode": np.where(prepays_now, PaymentMode.PREPAY, PaymentMode.ANNUAL),
            "prepaid_in": np.where(self._prepaid_before(k), cohort, NO_YEAR),
            "insured_on_entry": kinds.insured_on_entry & kinds.pays[k] & (k == 0),
            "paid_years": kinds.paid_years,
        }

    def _alike(self, k: int, origins: Sequence[Array]) -> Distinct:
        """Find the kinds of which the rules are told the same, and whose payments began alike."""
        kinds, prepaid = self.population.kinds, self._prepaid_before(k)
        began_late = kinds.prepays & (kinds.manner == Manner.PREPAYING_LATE)
        came_under = [np.where(prepaid, origin, 0) for origin in origins]
        return distinct([*self._told(k).values(), began_late, *came_under])

    def _cells(self, k: int) -> _Cells:
        """Count who is in school on 1 January of the year, or has paid for it, by fate and day."""
        p, kinds = self.population, self.population.kinds
        late = self._late(k)
        if k > 0:
            prepaid = self._late(0)
            late = _together(late, _later(prepaid.where(kinds.prepays[prepaid.kind])))
        known = p.fates.known_in(k)
        late = _Cells(late.kind, known[late.fate], late.paid_on, late.count)
        in_time = p.fates.folded(k, self.headcount.lives)
        np.subtract.at(in_time, (late.kind, late.fate), late.count)
        kind, fate = np.nonzero(in_time)
        paid_in = np.where(kinds.prepays[kind], 0, k)
        opens = p.calendar.opens[paid_in, p.calendar.case[kind]]
        paid_on = np.where(p.may_pay[paid_in, kind, fate], opens, BLANK_DAY)
        cells = _together(late, _Cells(kind, fate, paid_on, in_time[kind, fate]))
        paid = (cells.paid_on != BLANK_DAY) & kinds.studies[k, cells.kind]
        return cells.where(paid | self._studies(k, cells.kind, cells.fate))

    def _late(self, study_year: int) -> _Cells:
        """Count who means to pay late for a study year; unpaid is who leaves before he does."""
        counts, calendar = self.headcount.late[study_year], self.population.calendar
        kind, fate, month = np.nonzero(counts)
        day = calendar.late_day[study_year, calendar.case[kind], month]
        paid_on = np.where(day < calendar.left_on[kind, fate], day, BLANK_DAY)
        return _Cells(kind, fate, paid_on, counts[kind, fate, month])

    def _prepaid_before(self, k: int) -> Array:
        """Say of which kinds the study year was prepaid on entry; shape (kinds,)."""
        kinds = self.population.kinds
        return kinds.prepays & kinds.studies[k] & (k > 0)

    def _studies(self, k: int, kind: Array, fate: Array) -> Array:
        """Say who is in school on 1 January of the year."""
        return self.population.kinds.studies[k, kind] & self.population.fates.there_in(k)[fate]

    def _students(
        self, k: int, kind: Array, fate: Array, weight: Array, paid_on: Array
    ) -> StudentBatch:
        """Return rows of kinds and fates as the students of an insurance year.

        Who does not enrol here is insured elsewhere, so nobody has missed a year.
        """
        p, fates = self.population, self.population.fates
        left_on = p.calendar.left_on[kind, fate]
        left_on = np.where(left_on == NEVER, BLANK_DAY, left_on)
        told = {name: column[kind] for name, column in self._told(k).items()}
        told["paid_years"] = np.where(left_on == BLANK_DAY, told["paid_years"], 0)
        return StudentBatch.ordinary(
            p.cohort + k,
            len(kind),
            weight=weight,
            entry_year=p.cohort - 1,
            paid_on=paid_on,
            received_on=paid_on,
            relief_flagged=k > 0,
            institution_aid_percent=p.aid_percent,
            left_on=left_on,
            refund_applied_on=np.where(fates.applies[fate], left_on, BLANK_DAY),
            graduate_scheme=np.where(
                fates.stays[fate], GraduateScheme.EMPLOYEE_HERE, GraduateScheme.NONE
            ),
            **told,
        )


def _later(prepaid: _Cells) -> _Cells:
    """Return late prepayments as later years know them.

    Relief that is claimed at once comes in the month after the payment: what has to be known is in
    which calendar year. The day before that year stands for the payment.
    """
    received_in = year_of(month_after(prepaid.paid_on))
    there = prepaid.paid_on != BLANK_DAY
    paid_on = np.where(there, first_of(1, received_in) - 1, BLANK_DAY)
    return _Cells(prepaid.kind, prepaid.fate, paid_on, prepaid.count)


def _together(one: _Cells, other: _Cells) -> _Cells:
    return _Cells(
        np.concatenate([one.kind, other.kind]),
        np.concatenate([one.fate, other.fate]),
        np.concatenate([one.paid_on, other.paid_on]),
        np.concatenate([one.count, other.count]),
    )
