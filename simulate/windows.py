"""The drives of a programme: when students may pay for each insurance year, asked of the rules."""

import numpy as np
from attrs import frozen

from kernel.codes import GraduateScheme, InstitutionType, PaymentMode, Recognised, StudyMode
from kernel.days import BLANK_DAY, first_of
from kernel.figures import Array
from kernel.ruleset import Ruleset
from kernel.students import NO_YEAR, StudentBatch


@frozen(eq=False)
class Drive:
    """One insurance year's drive, by institution type and locality.

    Attributes:
        opens, closes: first day of the window, and the last that is not late; each of shape
            (institution types, localities).
        late_days: days after it on which one may still pay for the year.
        prepayable: the programme may be prepaid in this drive.
    """

    opens: Array
    closes: Array
    late_days: Array
    prepayable: Array


def drive_of(rules: Ruleset, cohort: int, year: int) -> Drive:
    """Ask a region when the students of a cohort pay for an insurance year."""
    types, localities = len(InstitutionType), len(rules.law.localities)
    size = types * localities

    def all_are(value: int) -> Array:
        return np.full(size, value)

    students = StudentBatch(
        year=year,
        weight=all_are(1),
        institution_type=np.repeat(np.arange(types), localities),
        study_mode=all_are(StudyMode.FULL_TIME),
        locality=np.tile(np.arange(localities), types),
        entry_year=all_are(cohort - 1),
        programme_years=all_are(max(year - cohort + 1, 1)),
        payment_mode=all_are(PaymentMode.PREPAY),
        paid_on=all_are(BLANK_DAY),
        received_on=all_are(BLANK_DAY),
        prepaid_in=all_are(NO_YEAR),
        relief=all_are(0),
        relief_recognised=all_are(Recognised.LOCAL),
        relief_from=all_are(BLANK_DAY),
        relief_flagged=all_are(0),
        enrols_here=all_are(1),
        insured_on_entry=all_are(0),
        institution_aid_percent=all_are(0),
        affiliation=all_are(0),
        left_on=all_are(BLANK_DAY),
        refund_applied_on=all_are(BLANK_DAY),
        graduate_scheme=all_are(GraduateScheme.NONE),
        paid_years=all_are(0),
        missed_years=all_are(0),
        repaired_years=all_are(0),
    )
    answers = rules.ask("enrolment", students)
    opens, closes, accepted = (
        answers[question][output].reshape(types, localities)
        for question, output in (
            ("window", "opens"),
            ("window", "closes"),
            ("payment_mode", "accepted"),
        )
    )
    return Drive(opens, closes, int(first_of(1, year + 1)) - 1 - closes, accepted != 0)
