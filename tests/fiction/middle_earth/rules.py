"""What holds under every region of Middle-earth: two notices of its council (M1, M2), and silence.

A region's tables stand over these; a student whom the region leaves open is answered here.
"""

import numpy as np

from kernel import (
    Array,
    Decision,
    Figure,
    Law,
    Level,
    Payer,
    Recognised,
    StudentBatch,
    add_months,
    assumed,
    explicit,
    first_of,
    hookimpl,
    inferred,
    level_share,
    not_provided,
)


@hookimpl
def enrolment(students: StudentBatch, year: int, law: Law) -> tuple[Decision, ...]:
    """Paid until the year ends, a late payer waiting from that day; no mode is refused."""
    return (
        law.decide("deadline", students, assumed("silence", True, last=law.span(year).last)),
        law.decide("clock", students, assumed("silence", True, starts=students.paid_on)),
        law.decide("payment_mode", students, assumed("silence", True, accepted=True)),
    )


@hookimpl
def contribution(students: StudentBatch, law: Law) -> tuple[Decision, ...]:
    """An institution's help is an assumption; a surcharge on late payers is not known."""
    percent = students.institution_aid_percent
    return (
        law.decide("aid", students, assumed("institution_aid_percent", True, percent=percent)),
        law.decide("full_cost", students, inferred("silence", True, amount=0)),
        law.decide("passed_on", students, inferred("silence", True, amount=0)),
    )


@hookimpl
def waiting_period(
    students: StudentBatch, year: int, law: Law, late: Array, clock: Array, cover: Decision
) -> Decision:
    """M1: whoever pays late or broke continuity waits; everybody else does not."""
    s, start = students, cover["start"]
    since = np.where(late, clock, start)
    months = law.at("fixed_wait_months", year)
    ends = Figure(add_months(since, months.value), months.basis)
    return law.decide(
        "waiting",
        s,
        explicit("M1", late | ~s.continuous, since=since, ends=ends),
        inferred("in_time", True, since=start, ends=start),
    )


@hookimpl
def refund(students: StudentBatch, law: Law) -> Decision:
    """No refund is granted; leaving is the cut-off of what is exposed."""
    left_on = students.left_on
    return law.decide("refund", students, not_provided("silence", True, granted=0, cut_off=left_on))


@hookimpl
def subsidy(students: StudentBatch, year: int, law: Law) -> tuple[Decision, ...]:
    """M2: the subsidy and its split; what follows where a region is silent."""
    s = students
    total, standard = law.at("fiscal", year, locality=s.locality), law.at("fiscal_standard", year)
    central = level_share(s, year, law, Level.CENTRAL)
    provincial = level_share(s, year, law, Level.PROVINCIAL)
    elsewhere = s.assisted & (s.relief_recognised == Recognised.ELSEWHERE)
    january = first_of(1, year)
    nobody = Payer.MEDICAL_ASSISTANCE
    withdrawn = Level.of(law.switch("withdrawn_level"))
    return (
        law.decide(
            "relief",
            s,
            not_provided("silence", elsewhere, percent=0, payer=nobody),
            explicit("no_category", ~s.assisted, percent=0, payer=nobody),
        ),
        law.decide(
            "claim",
            s,
            inferred("cash_dates", s.prepaid_earlier, claimed=True, paid_on=january),
            explicit("no_category", True, claimed=False, paid_on=january),
        ),
        law.decide("fiscal", s, explicit("M2", True, total=total, standard=standard)),
        law.decide("split", s, explicit("M2", True, central=central, provincial=provincial)),
        law.decide("withdrawal", s, assumed("M2", True, level=withdrawn)),
        law.decide("transfer", s, assumed("cash_dates", True, paid_on=january)),
        law.decide("top_up", s, inferred("silence", True, amount=0, payer=Payer.UNFUNDED)),
    )


@hookimpl
def credit_conversion(students: StudentBatch, law: Law) -> Decision:
    """No years of study are converted."""
    return law.decide("credit", students, not_provided("silence", True, months=0))
