"""The students whom an insurance year concerns, as the rows that the rules are asked about."""

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
from simulate.population.calendar import NEVER
from simulate.population.composition import Population
from simulate.population.profiles import NO_RELIEF, PaymentPlan
from simulate.projection.payment_days import PaymentDays
from simulate.projection.tally import Counted


@frozen(eq=False)
class Exposure:
    """The students whom an insurance year concerns: in school on its 1 January, or paid for.

    Attributes:
        students: a row for each group of students who are alike in this year.
        weight: how many students each row stands for; whole, or expected and then with fractions.
        profile: of each row; it stands for all profiles that are alike in this year.
        studying: in school on 1 January.
        stands_for: for each profile the one that stands for it.
        places: where in the tally those students are counted; row: which row each place belongs
            to.
    """

    students: StudentBatch
    weight: Array
    profile: Array
    studying: Array
    stands_for: Array
    places: Array
    row: Array

    @classmethod
    def of(
        cls,
        population: Population,
        study_year: int,
        counted: Counted,
        origins: Sequence[Array] = (),
    ) -> "Exposure":
        """Return the students of a study year.

        Args:
            population: theirs.
            study_year: which.
            counted: how many of them stand where in the tally.
            origins: what is known of each profile's prepayment; profiles that differ in it stay
                apart.
        """
        p, k = population, study_year
        days = PaymentDays.of(p, k, counted.place)
        days = days.where(_is_concerned(p, k, days))
        alike = _alike(p, k, origins)
        rows = distinct([alike.of[days.profile], days.exit_code, days.paid_on])
        profile = alike.row[alike.of[days.profile[rows.row]]]
        exit_code = days.exit_code[rows.row]
        weight = np.bincount(rows.of, counted.at(days.place), minlength=len(rows))
        return cls(
            students=_students(p, k, profile, exit_code, days.paid_on[rows.row]),
            weight=weight.astype(counted.students.dtype),
            profile=profile,
            studying=p.profiles.studies[k, profile] & p.exits.there_in(k)[exit_code],
            stands_for=alike.row[alike.of],
            places=days.place,
            row=rows.of,
        )

    def weighed(self, counted: Counted) -> Array:
        """Return how many students of another count, by the same places, each row stands for."""
        weight = np.bincount(self.row, counted.at(self.places), minlength=len(self.profile))
        return weight.astype(counted.students.dtype)


def _is_concerned(p: Population, k: int, days: PaymentDays) -> Array:
    """Say who is in school on 1 January of the year, or has paid for it."""
    there = p.exits.there_in(k)[days.exit_code]
    return p.profiles.studies[k, days.profile] & (there | (days.paid_on != BLANK_DAY))


def _alike(p: Population, k: int, origins: Sequence[Array]) -> Distinct:
    """Find the profiles that the rules see alike, and whose payments began alike."""
    prepaid = _prepaid_before(p, k)
    began_late = p.profiles.prepays & (p.profiles.payment_plan == PaymentPlan.PREPAYING_LATE)
    came_under = [np.where(prepaid, origin, 0) for origin in origins]
    return distinct([*_columns(p, k).values(), began_late, *came_under])


def _columns(p: Population, k: int) -> dict[str, Array]:
    """Return what the rules see of each profile, as columns of a batch.

    Whether somebody was insured elsewhere matters in the year of entry, and of payers only.
    """
    profiles = p.profiles.in_study_year(k)
    relief = np.where(profiles.relief == NO_RELIEF, 0, 1 << np.maximum(profiles.relief, 0))
    prepays_now = profiles.prepays & (k == 0)
    return {
        "institution_type": profiles.institution_type,
        "locality": profiles.locality,
        "programme_years": profiles.programme_years,
        "affiliation": profiles.affiliation,
        "relief": relief,
        "payment_mode": np.where(prepays_now, PaymentMode.PREPAY, PaymentMode.ANNUAL),
        "prepaid_in": np.where(_prepaid_before(p, k), p.cohort, NO_YEAR),
        "insured_on_entry": profiles.insured_on_entry & profiles.pays[k] & (k == 0),
        "paid_years": profiles.paid_years,
    }


def _prepaid_before(p: Population, k: int) -> Array:
    """Say of which profiles the study year was prepaid on entry; shape (profiles,)."""
    return p.profiles.prepays & p.profiles.studies[k] & (k > 0)


def _students(
    p: Population, k: int, profile: Array, exit_code: Array, paid_on: Array
) -> StudentBatch:
    """Return rows of profiles and exits as the students of an insurance year.

    Who does not enrol here is insured elsewhere, so nobody has missed a year.
    """
    left_on = p.calendar.left_on[profile, exit_code]
    left_on = np.where(left_on == NEVER, BLANK_DAY, left_on)
    columns = {name: column[profile] for name, column in _columns(p, k).items()}
    paid_in = np.where(columns["prepaid_in"] == NO_YEAR, p.cohort + k, columns["prepaid_in"])
    columns["paid_years"] = np.where(left_on == BLANK_DAY, columns["paid_years"], 0)
    return StudentBatch.ordinary(
        p.cohort + k,
        len(profile),
        entry_year=p.cohort - 1,
        paid_on=paid_on,
        received_on=paid_on,
        relief_flagged=k > 0,
        institution_aid_percent=p.aid_percent(columns["institution_type"], paid_in),
        left_on=left_on,
        refund_applied_on=np.where(p.exits.applies[exit_code], left_on, BLANK_DAY),
        graduate_scheme=np.where(
            p.exits.stays[exit_code], GraduateScheme.EMPLOYEE_HERE, GraduateScheme.NONE
        ),
        **columns,
    )
