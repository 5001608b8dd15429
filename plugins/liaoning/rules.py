"""辽医保〔2022〕81号: Liaoning, standing from insurance year 2023; tariffs by city.

In the order of the notice: scope (L1), payment (L2, L3), cover and waiting (L4–L8), window (L9).
Dalian's own rules (L2a prepayment, L2b window, L2c cover of 2022) stand before what they depart
from. Interpretations (LR1–LR3) stand where they decide.
"""

from collections.abc import Generator

import numpy as np

from kernel import (
    Array,
    Basis,
    Decision,
    Figure,
    InstitutionType,
    Law,
    Payer,
    PaymentMode,
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
    in_dalian = s.locality == law.locality("dalian")
    # A prepayment of a year before the city's rule has no basis, however late it is looked at.
    had_begun = law.clauses["L2a"].has_begun(s.paid_in)
    prepays = s.prepaid_earlier | (s.freshman & s.pays(PaymentMode.PREPAY))
    opens = law.day("window_opens", year, locality=s.locality)
    closes = law.day("window_closes", year, locality=s.locality)
    return (
        law.decide(
            "scope",
            s,
            explicit("L1", s.full_time, covered=True),
            explicit("L1", True, covered=False),
        ),
        law.decide(
            "payment_mode",
            s,
            # Dalian lets freshmen prepay; older students pay yearly, as everybody does elsewhere.
            explicit("L2a", in_dalian & had_begun & prepays, accepted=True),
            explicit("L2", s.prepays, accepted=False),
        ),
        law.decide(
            "window",
            s,
            inferred("L2b", in_dalian, opens=opens, closes=closes),
            explicit("L9", True, opens=opens, closes=closes),
        ),
        # The window is tested on the payment date, the wait runs from the day the money arrives:
        # the clauses use different words.
        law.decide("clock", s, explicit("L7", True, reading="LR1", starts=s.received_on)),
    )


@hookimpl
def contribution(students: StudentBatch, law: Law, late: Array) -> Decision:
    """二(二): paid once per insurance year, at the tariff of the city; in Dalian also prepaid."""
    s, years = students, students.years_bought
    tariff = law.at("tariff", s.paid_in, locality=s.locality)
    return law.decide(
        "due",
        s,
        assumed("late_price", late, years=years, price=tariff),
        explicit("L2a", s.prepays, years=years, price=tariff),
        explicit("L2", True, years=1, price=tariff),
    )


@hookimpl
def subsidy(students: StudentBatch, year: int, law: Law, due: Decision) -> tuple[Decision, ...]:
    """二(二): cities subsidise the individual part of students in need, at their own share."""
    s = students
    best = best_relief(s, year, law)
    recognised = s.assisted & (s.relief_recognised != Recognised.ELSEWHERE)
    payer = Payer.MEDICAL_ASSISTANCE
    gap = law.at("tariff", year, locality=s.locality) - due.figure("price")
    rise = gap.at_least(Figure(0, Basis.EXPLICIT))
    return (
        law.decide("relief", s, explicit("L3", recognised, percent=best.percent, payer=payer)),
        # Dalian charges no rise of the tariff inside a prepaid term, and names nobody to pay it.
        law.decide(
            "top_up", s, inferred("L2a", s.prepaid_earlier, amount=rise, payer=Payer.UNFUNDED)
        ),
    )


@hookimpl
def coverage_window(students: StudentBatch, year: int, law: Law, late: Array) -> Decision:
    """二(三): the calendar year that was paid for; entrants start with the year after entry."""
    s = students
    september, january = first_of(9, year - 1), first_of(1, year)
    december = first_of(1, year + 1) - 1
    in_dalian = s.locality == law.locality("dalian")
    entrants = s.freshman & s.attends(*SECOND_HALF_ENTRANTS)
    return law.decide(
        "cover",
        s,
        # Before the province's notice Dalian covered whoever entered and paid in the autumn.
        explicit("L2c", in_dalian & s.freshman & ~late, until="L5", start=september, end=december),
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
        explicit("L6", s.paying & ~late & s.continuous, since=start, ends=start),
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
