"""Follows a headcount through the programme: the students of each insurance year as a batch."""

# mypy: disable-error-code="no-any-return"
# numpy types what is computed from columns of several types as Any.

from collections.abc import Sequence
from math import prod
from typing import Final

import numpy as np
from attrs import frozen

from kernel.codes import GraduateScheme, PaymentMode
from kernel.days import BLANK_DAY, first_of, month_after, year_of
from kernel.distinct import Distinct, distinct
from kernel.figures import Array
from kernel.students import NO_YEAR, StudentBatch
from simulate.population.calendar import NEVER
from simulate.population.composition import Population
from simulate.population.headcount import Headcount
from simulate.population.profiles import NO_RELIEF, Manner

_TRACE: Final = 1e-15
"""A share of the students that is none."""


@frozen(eq=False)
class Exposure:
    """The students whom an insurance year concerns: in school on its 1 January, or paid for.

    Attributes:
        students: a row for each group of students who are alike in this year.
        weight: how many students each row stands for; whole, or expected and then with fractions.
        kind: of each row; it stands for all kinds that are alike in this year.
        studying: in school on 1 January.
        stands_for: for each kind the one that stands for it.
        places: where in a tally those students are counted; row: which row each place belongs to.
    """

    students: StudentBatch
    weight: Array
    kind: Array
    studying: Array
    stands_for: Array
    places: Array
    row: Array

    def weighed(self, tally: Array) -> Array:
        """Return how many students of another tally each row stands for."""
        weight = np.bincount(self.row, tally[self.places], minlength=len(self.kind))
        return weight.astype(tally.dtype)


@frozen(eq=False)
class _Cells:
    """Students who are alike, a column per attribute.

    Attributes:
        paid_on: the day on which the year is or was paid, blank where it is not.
        place: where in a tally they are counted.
    """

    kind: Array
    fate: Array
    paid_on: Array
    place: Array

    def where(self, condition: Array) -> "_Cells":
        """Return the cells for which something holds."""
        columns = (self.kind, self.fate, self.paid_on, self.place)
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
        k, tally = study_year, self.tally(study_year)
        alike, cells = self._alike(k, origins), self._cells(k, tally)
        rows = distinct([alike.of[cells.kind], cells.fate, cells.paid_on])
        kind, fate = alike.row[alike.of[cells.kind[rows.row]]], cells.fate[rows.row]
        weight = np.bincount(rows.of, tally[cells.place], minlength=len(rows))
        return Exposure(
            students=self._students(k, kind, fate, cells.paid_on[rows.row]),
            weight=weight.astype(tally.dtype),
            kind=kind,
            studying=self._studies(k, kind, fate),
            stands_for=alike.row[alike.of],
            places=cells.place,
            row=rows.of,
        )

    def tally(self, study_year: int) -> Array:
        """Count the students of a study year, who comes late by month and everybody else.

        One number for each place: kinds × fates in time, then kinds × fates × months of those who
        come late now, then of those who came late when they prepaid.
        """
        late = self._late(study_year)
        in_time = self.headcount.lives - sum(count.sum(axis=2) for count in late)
        in_time = self.population.fates.folded(study_year, in_time)
        # Of expected students rounding leaves a trace where nobody is.
        in_time[in_time < self.headcount.lives.sum() * _TRACE] = 0
        return np.concatenate([part.reshape(-1) for part in (in_time, *late)])

    def _late(self, k: int) -> list[Array]:
        """Return who comes late for a study year, and who came late when he prepaid it."""
        late = [self.headcount.late[k]]
        if k > 0:
            late.append(self.headcount.late[0] * self.population.kinds.prepays[:, None, None])
        return late

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

    def _cells(self, k: int, tally: Array) -> _Cells:
        """List who is in school on 1 January of the year, or has paid for it, by fate and day."""
        p, kinds, shape = self.population, self.population.kinds, self.headcount.lives.shape
        size = self.headcount.lives.size
        late = self._latecomers(k, tally, size)
        if k > 0:
            prepaid = self._latecomers(0, tally, size * (1 + p.calendar.months))
            late = _together(late, _later(prepaid))
        late = _Cells(late.kind, p.fates.known_in(k)[late.fate], late.paid_on, late.place)
        place = np.flatnonzero(tally[:size])
        kind, fate = np.unravel_index(place, shape)
        paid_in = np.where(kinds.prepays[kind], 0, k)
        opens = p.calendar.opens[paid_in, p.calendar.case[kind]]
        paid_on = np.where(p.may_pay[paid_in, kind, fate], opens, BLANK_DAY)
        cells = _together(late, _Cells(kind, fate, paid_on, place))
        paid = (cells.paid_on != BLANK_DAY) & kinds.studies[k, cells.kind]
        return cells.where(paid | self._studies(k, cells.kind, cells.fate))

    def _latecomers(self, study_year: int, tally: Array, first: int) -> _Cells:
        """List who means to pay late for a study year; unpaid is who leaves before he does.

        Args:
            study_year: for which they come late.
            tally: of any year in which they are counted.
            first: their first place in it.
        """
        shape, calendar = self.headcount.late.shape[1:], self.population.calendar
        at = np.flatnonzero(tally[first : first + prod(shape)])
        kind, fate, month = np.unravel_index(at, shape)
        day = calendar.late_day[study_year, calendar.case[kind], month]
        paid_on = np.where(day < calendar.left_on[kind, fate], day, BLANK_DAY)
        return _Cells(kind, fate, paid_on, first + at)

    def _prepaid_before(self, k: int) -> Array:
        """Say of which kinds the study year was prepaid on entry; shape (kinds,)."""
        kinds = self.population.kinds
        return kinds.prepays & kinds.studies[k] & (k > 0)

    def _studies(self, k: int, kind: Array, fate: Array) -> Array:
        """Say who is in school on 1 January of the year."""
        return self.population.kinds.studies[k, kind] & self.population.fates.there_in(k)[fate]

    def _students(self, k: int, kind: Array, fate: Array, paid_on: Array) -> StudentBatch:
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
    return _Cells(prepaid.kind, prepaid.fate, paid_on, prepaid.place)


def _together(one: _Cells, other: _Cells) -> _Cells:
    return _Cells(
        np.concatenate([one.kind, other.kind]),
        np.concatenate([one.fate, other.fate]),
        np.concatenate([one.paid_on, other.paid_on]),
        np.concatenate([one.place, other.place]),
    )
