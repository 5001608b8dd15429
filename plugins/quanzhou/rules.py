"""泉医保〔2022〕116号: Quanzhou, insurance year 2023.

In the order of the notice: window and prescribed limit (Q3), tariff (Q4, Q5), cover (Q6, Q7);
from its annex the assisted (Q9) and the letter to parents (Q12). Interpretations (QR1–QR3) stand
where they decide.
"""

import numpy as np

from kernel import (
    Array,
    Decision,
    Law,
    Payer,
    Recognised,
    StudentBatch,
    assumed,
    best_relief,
    explicit,
    first_of,
    hookimpl,
    inferred,
)


@hookimpl
def enrolment(students: StudentBatch, year: int, law: Law) -> tuple[Decision, ...]:
    """二: pupils and students of every level pay inside the prescribed limit."""
    s = students
    opens, limit = law.day("window_opens", year), law.day("prescribed_limit", year)
    return (
        law.decide(
            "scope",
            s,
            # Recipients of medical assistance who are subsidised at home need not enrol here.
            explicit("Q9", s.assisted & ~s.enrols_here, covered=False),
            # That part-time students are not meant is an interpretation.
            inferred("Q4", ~s.full_time, covered=False),
            explicit("Q4", True, covered=True),
        ),
        # Late is who pays after the prescribed limit, not after the concentrated window.
        law.decide("window", s, explicit("Q3", True, opens=opens, closes=limit)),
        law.decide("clock", s, assumed("QR3", True, until="N1", starts=s.paid_on)),
        # The tariff is that of one year; prepaying a programme has no basis.
        law.decide("payment_mode", s, inferred("Q4", s.prepays, accepted=False)),
    )


@hookimpl
def contribution(students: StudentBatch, year: int, law: Law, late: Array) -> Decision:
    """二: one tariff; September entrants pay nothing for the months before January."""
    s = students
    tariff = law.at("tariff", year)
    return law.decide(
        "due",
        s,
        assumed("QR3", late, years=1, price=tariff),
        explicit("Q5", s.freshman, years=1, price=tariff),
        explicit("Q4", True, years=1, price=tariff),
    )


@hookimpl
def subsidy(students: StudentBatch, year: int, law: Law) -> tuple[Decision, ...]:
    """二: a fiscal subsidy of at least 610; the shares of relief are the province's."""
    s = students
    best = best_relief(s, year, law)
    recognised = s.assisted & (s.relief_recognised != Recognised.ELSEWHERE)
    payer = Payer.MEDICAL_ASSISTANCE
    standard, floor = law.at("fiscal_standard", year), law.at("fiscal_floor", year)
    own = law.at("fiscal", year) + law.at("fiscal_above_standard", year)
    binds = np.asarray(floor.value > own.value)
    return (
        # At least so much; where the national standard is higher, that one with what is added.
        law.decide(
            "fiscal",
            s,
            explicit("Q4", binds, total=floor, standard=standard),
            explicit("N2", True, total=own, standard=standard),
        ),
        law.decide(
            "relief", s, explicit("relief_share", recognised, percent=best.percent, payer=payer)
        ),
    )


@hookimpl
def coverage_window(students: StudentBatch, year: int, law: Law, late: Array) -> Decision:
    """二: entrants from September of the year before, everybody else from January."""
    s = students
    september, january = first_of(9, year - 1), first_of(1, year)
    december = first_of(1, year + 1) - 1
    after_concentrated = s.freshman & (s.paid_on > law.day("window_closes", year).value)
    letter = law.switch("governing_text") == "letter"
    return law.decide(
        "cover",
        s,
        assumed("QR3", late, start=january, end=december),
        # The letter to parents asks for payment in the concentrated window …
        explicit("Q12", after_concentrated & letter, reading="QR1", start=january, end=december),
        # … the notice inside the prescribed limit; the notice governs.
        explicit("Q6", after_concentrated, reading="QR1", start=september, end=december),
        # Insured elsewhere until December: the text makes no difference.
        inferred("QR2", s.freshman & s.insured_on_entry, start=september, end=december),
        explicit("Q6", s.freshman, start=september, end=december),
        explicit("Q7", True, start=january, end=december),
    )


@hookimpl
def waiting_period(
    students: StudentBatch, year: int, law: Law, late: Array, clock: Array, cover: Decision
) -> Decision:
    """Nothing is written about waiting: none inside the limit, then as secondary sources say."""
    s, start = students, cover["start"]
    entrants = law.at("entrant_late_wait_days", year).after(clock)
    others = law.at("late_wait_days", year).after(clock)
    on_time = ~late & s.continuous
    return law.decide(
        "waiting",
        s,
        assumed("QR3", late & s.freshman, until="N1", since=clock, ends=entrants),
        assumed("QR3", late, until="N1", since=clock, ends=others),
        explicit("Q6", on_time & s.freshman, since=start, ends=start),
        explicit("Q7", on_time, since=start, ends=start),
    )
