"""The drives of a programme: when students may pay for each insurance year, asked of the rules."""

import numpy as np
from attrs import frozen

from kernel.codes import InstitutionType, PaymentMode
from kernel.days import first_of
from kernel.figures import Array
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch


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
    students = StudentBatch.ordinary(
        year,
        types * localities,
        institution_type=np.repeat(np.arange(types), localities),
        locality=np.tile(np.arange(localities), types),
        entry_year=cohort - 1,
        programme_years=year - cohort + 1,
        payment_mode=PaymentMode.PREPAY,
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
