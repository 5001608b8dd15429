"""辽医保〔2022〕81号: Liaoning, standing from insurance year 2023; tariffs by city.

In the order of the notice: scope (L1), payment (L2, L3), cover and waiting (L4–L8), window (L9).
Interpretations (LR1–LR3) stand where they decide.
"""

from collections.abc import Generator

import numpy as np

from kernel import (
    Array,
    Decision,
    Figure,
    InstitutionType,
    Law,
    Payer,
    Recognised,
    StudentBatch,
    add_months,
    answer_to,
    assisting_basis,
    assumed,
    best_relief,
    explicit,
    first_of,
    hookimpl,
    inferred,
)

SECOND_HALF_ENTRANTS = (
    InstitutionType.SECONDARY_VOCATIONAL,
    InstitutionType.TERTIARY,
    InstitutionType.RESEARCH_INSTITUTE,
)


@hookimpl
def enrolment(students: StudentBatch, year: int, law: Law) -> tuple[Decision, ...]:
    """二(一), 二(二), 二(四): every level of full-time schooling, once a year, by December."""
    s = students
    opens, closes = law.day("window_opens", year), law.day("window_closes", year)
    return (
        law.decide(
            "scope",
            s,
            explicit("L1", s.full_time, covered=True),
            explicit("L1", True, covered=False),
        ),
        law.decide("payment_mode", s, explicit("L2", s.prepays, accepted=False)),
        law.decide("window", s, explicit("L9", True, opens=opens, closes=closes)),
        # The window is tested on the payment date, the wait runs from the day the money arrives:
        # the clauses use different words.
        law.decide("clock", s, explicit("L7", True, reading="LR1", starts=s.received_on)),
    )


@hookimpl
def contribution(students: StudentBatch, year: int, law: Law, late: Array) -> Decision:
    """二(二): paid once per insurance year, at the tariff of the city."""
    tariff = law.at("tariff", year, locality=students.locality)
    return law.decide(
        "due",
        students,
        assumed("late_price", late, years=1, price=tariff),
        explicit("L2", True, years=1, price=tariff),
    )


@hookimpl
def subsidy(students: StudentBatch, year: int, law: Law) -> Decision:
    """二(二): cities subsidise the individual part of students in need, at their own share."""
    s = students
    best = best_relief(s, year, law)
    recognised = s.assisted & (s.relief_recognised != Recognised.ELSEWHERE)
    payer = Payer.MEDICAL_ASSISTANCE
    return law.decide("relief", s, explicit("L3", recognised, percent=best.percent, payer=payer))


@hookimpl
def coverage_window(students: StudentBatch, year: int, law: Law) -> Decision:
    """二(三): the calendar year that was paid for; entrants start with the year after entry."""
    s = students
    january, december = first_of(1, year), first_of(1, year + 1) - 1
    entrants = s.freshman & s.attends(*SECOND_HALF_ENTRANTS)
    return law.decide(
        "cover",
        s,
        explicit("L5", entrants, start=january, end=december),
        explicit("L4", True, start=january, end=december),
    )


@hookimpl
def waiting_period(
    students: StudentBatch, year: int, law: Law, late: Array, clock: Array, cover: Decision
) -> Decision:
    """二(三): none inside the window; later, up to three months as the city rules."""
    s, start = students, cover["start"]
    months = law.at("late_wait_months", year, locality=s.locality)
    ends = Figure(add_months(clock, months.value), months.basis)
    return law.decide(
        "waiting",
        s,
        explicit("L6", ~late & s.continuous, since=start, ends=start),
        explicit("L7", late, until="N1", since=clock, ends=ends),
    )


@hookimpl(wrapper=True, specname="waiting_period")
def no_wait_for_the_assisted(
    students: StudentBatch, year: int, law: Law, cover: Decision
) -> Generator[None, list[Decision], list[Decision]]:
    """二(三): whoever is assisted has benefits from the day the status was obtained.

    However the wait of everybody else is ruled: the status decides when it comes no later.
    """
    answers = yield
    s = students
    ordinary = np.maximum(answer_to("waiting", answers)["ends"], cover["start"])
    status = np.maximum(s.relief_from, first_of(1, year))
    best = best_relief(s, year, law)
    # The city's shares say who is assisted at all, on the basis on which they stand.
    lifted = s.assisted & np.greater(best.percent.value, 0) & (status <= ordinary)
    ends = Figure(status, assisting_basis(s, year, law))
    not_here = s.relief_recognised != Recognised.LOCAL
    exempt = law.decide(
        "waiting",
        s,
        # From 2025 the national rule excepts special groups.
        inferred("LR3", lifted, since=status, ends=ends),
        # The text has the assisted enrol at home; where one enrols here, the status still counts.
        inferred("LR2", lifted & not_here, since=status, ends=ends),
        explicit("L8", lifted, since=status, ends=ends),
    )
    return [exempt, *answers]
