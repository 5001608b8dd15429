"""What holds under every region: the national documents (N1–N3), and silence.

A region's tables stand over these; a student whom the region leaves open is answered here.
"""

import numpy as np

from kernel import (
    Affiliation,
    Array,
    Basis,
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
    paid_on = students.paid_on
    return (
        law.decide("deadline", students, assumed("silence", True, last=law.span(year).last)),
        law.decide(
            "clock",
            students,
            explicit("N1", True, starts=paid_on),
            assumed("N4", True, starts=paid_on),
        ),
        law.decide("payment_mode", students, assumed("silence", True, accepted=True)),
    )


@hookimpl
def contribution(students: StudentBatch, law: Law) -> tuple[Decision, ...]:
    """An institution's help and a surcharge on late payers are not known to the national layer."""
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
    """N1 from 2025, N4 before; whoever pays in time waits only after a break."""
    s = students
    start = cover["start"]
    since = np.where(late, clock, start)
    silent = law.at("silent_wait_months", year)
    fixed = _months_after_break(s, year, law)
    return law.decide(
        "waiting",
        s,
        # A fixed wait for whoever pays late or broke continuity, counted from 2025 on; in the
        # window it runs from the first day of cover.
        explicit("N1", late | ~s.continuous, since=since, ends=_after(since, fixed)),
        # Before, where the region says nothing about late payment, the same wait.
        assumed("N4", late, since=clock, ends=_after(clock, silent)),
        inferred("in_time", True, since=start, ends=start),
    )


@hookimpl
def refund(students: StudentBatch, law: Law) -> Decision:
    """No national document grants a refund; leaving is the cut-off of what is exposed."""
    left_on = students.left_on
    return law.decide("refund", students, not_provided("silence", True, granted=0, cut_off=left_on))


@hookimpl
def subsidy(students: StudentBatch, year: int, law: Law) -> tuple[Decision, ...]:
    """Split the fiscal subsidy by N2 and N3, and say what follows where a region is silent."""
    s = students
    own = law.at("fiscal", year, locality=s.locality)
    national = law.at("fiscal_standard", year)
    central = level_share(s, year, law, Level.CENTRAL)
    provincial = level_share(s, year, law, Level.PROVINCIAL)
    elsewhere = s.assisted & (s.relief_recognised == Recognised.ELSEWHERE)
    january = first_of(1, year)
    nobody = Payer.MEDICAL_ASSISTANCE
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
            # In the later years of a prepaid term there is no payment of which to net anything.
            inferred("cash_dates", s.prepaid_earlier, claimed=True, paid_on=january),
            explicit("no_category", ~s.assisted, claimed=False, paid_on=january),
            # That relief is netted is how it is given; its share and its payer are the question.
            explicit("netted", True, claimed=False, paid_on=january),
        ),
        law.decide("fiscal", s, explicit("N2", True, total=own, standard=national)),
        law.decide(
            "split",
            s,
            # The subsidy of a university student follows the institution's affiliation; how the
            # rest is shared below the centre is written nowhere that was read.
            inferred(
                "N3", s.subsidised_as == Affiliation.CENTRAL, central=central, provincial=provincial
            ),
            assumed(
                "N3",
                s.subsidised_as == Affiliation.PROVINCIAL,
                central=central,
                provincial=provincial,
            ),
            assumed("N2", True, central=central, provincial=provincial),
        ),
        law.decide("withdrawal", s, assumed("N2", True, level=_withdrawn_level(law))),
        law.decide("transfer", s, assumed("cash_dates", True, paid_on=january)),
        law.decide("top_up", s, inferred("silence", True, amount=0, payer=Payer.UNFUNDED)),
    )


@hookimpl
def credit_conversion(students: StudentBatch, law: Law) -> Decision:
    """No national document converts a student's years into years of the employee scheme."""
    return law.decide("credit", students, not_provided("silence", True, months=0))


def _months_after_break(students: StudentBatch, year: int, law: Law) -> Figure:
    """Return N1's wait: fixed months, one more for each further missed year not repaired.

    A long gap, counted before repairs, waits at least `long_gap_months`.
    """
    fixed = law.at("fixed_wait_months", year)
    counted = law.switch("first_missed_year") == "counted"
    further = students.missed_years - (0 if counted else 1) - students.repaired_years
    months = fixed + Figure(np.maximum(further, 0), Basis.EXPLICIT)
    long_gap = students.missed_years >= law.at("long_gap_years", year).value
    return months.at_least(law.at("long_gap_months", year)).where(long_gap, months)


def _after(day: Array, months: Figure) -> Figure:
    return Figure(add_months(day, months.value), months.basis)


def _withdrawn_level(law: Law) -> Level:
    return Level[law.switch("withdrawn_level").upper()]
