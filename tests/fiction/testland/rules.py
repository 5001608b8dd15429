"""试发〔2023〕1号: Testland, insurance years 2024 and 2025; prepaid terms run to graduation.

In the order of the notice: scope (T1), window (T2), payment (T3–T5, T14), relief (T6–T8), cover and
waiting (T9–T11, before them T15), refunds (T12), graduates (T13). Readings: TR1, TR2.
"""

import numpy as np

from kernel import (
    BLANK_DAY,
    Array,
    Decision,
    Figure,
    GraduateScheme,
    InstitutionType,
    Law,
    Payer,
    PaymentMode,
    Recognised,
    StudentBatch,
    assumed,
    best_relief,
    explicit,
    first_of,
    hookimpl,
    inferred,
    longest_run,
)


@hookimpl
def enrolment(students: StudentBatch, year: int, law: Law) -> tuple[Decision, ...]:
    """一, 二: who enrols, and when."""
    s = students
    in_scope = s.attends(InstitutionType.TERTIARY, InstitutionType.SECONDARY_VOCATIONAL)
    opens, closes = law.day("window_opens", year), law.day("window_closes", year)
    by_arrival = law.switch("late_clock") == "arrival"
    return (
        law.decide(
            "scope",
            s,
            explicit("T1", in_scope & s.full_time, covered=True),
            inferred("T1", True, covered=False),
        ),
        law.decide("window", s, explicit("T2", True, opens=opens, closes=closes)),
        law.decide("clock", s, inferred("TR1", by_arrival, starts=s.received_on)),
    )


@hookimpl
def contribution(students: StudentBatch, year: int, law: Law, late: Array) -> tuple[Decision, ...]:
    """三: a year at the locality's tariff, or the programme at that of the year of payment."""
    s = students
    price = law.at("tariff", s.paid_in, locality=s.locality)
    prepays = s.prepaid_earlier | ~s.pays(PaymentMode.ANNUAL)
    return (
        law.decide(
            "due",
            s,
            assumed("late_price", late, years=s.years_bought, price=price),
            explicit("T4", prepays, years=s.years_bought, price=price),
            explicit("T3", True, years=1, price=price),
        ),
        law.decide(
            "full_cost",
            s,
            explicit(
                "T5", _very_late(s, year, law), amount=law.at("fiscal", year, locality=s.locality)
            ),
        ),
    )


@hookimpl
def subsidy(students: StudentBatch, year: int, law: Law, due: Decision) -> tuple[Decision, ...]:
    """三, 四: rises in a prepaid term, no subsidy for the very late, relief."""
    s = students
    best = best_relief(s, year, law)
    recognised = s.assisted & (s.relief_recognised != Recognised.ELSEWHERE)
    tariff = law.at("tariff", year, locality=s.locality)
    rise = Figure(np.maximum(tariff.value - due["price"], 0), tariff.basis)
    january = first_of(1, year)
    now = s.assisted & ~s.prepaid_earlier
    payer, city = Payer.MEDICAL_ASSISTANCE, Payer.MUNICIPAL
    return (
        law.decide("top_up", s, explicit("T14", s.prepaid_earlier, amount=rise, payer=city)),
        law.decide("fiscal", s, explicit("T5", _very_late(s, year, law), total=0, standard=0)),
        law.decide("relief", s, explicit("T6", recognised, percent=best.percent, payer=payer)),
        law.decide(
            "claim",
            s,
            explicit("T7", now & (s.freshman | ~s.relief_flagged), claimed=True, paid_on=january),
            explicit("T8", now, claimed=False, paid_on=january),
        ),
    )


@hookimpl
def coverage_window(students: StudentBatch, year: int, law: Law, late: Array) -> Decision:
    """五: freshmen from September, others by calendar year."""
    s = students
    september, january = first_of(9, year - 1), first_of(1, year)
    december = first_of(1, year + 1) - 1
    return law.decide(
        "cover",
        s,
        assumed("TR2", s.freshman & late, start=january, end=december),
        explicit("T9", s.freshman, start=september, end=december),
        explicit("T10", True, start=january, end=december),
    )


@hookimpl
def waiting_period(
    students: StudentBatch, year: int, law: Law, late: Array, clock: Array
) -> Decision:
    """五: 60 days before 2024, 30 days in 2024; from 2025 the national layer decides."""
    ends = law.at("late_wait_days", year).after(clock)
    return law.decide(
        "waiting",
        students,
        explicit("T15", late, until="T11", since=clock, ends=ends),
        explicit("T11", late, until="M1", since=clock, ends=ends),
    )


@hookimpl
def refund(students: StudentBatch, law: Law) -> Decision:
    """六: contributions for years not begun, on application after leaving."""
    s = students
    applied = (s.left_on != BLANK_DAY) & (s.refund_applied_on != BLANK_DAY)
    cut_off = np.maximum(s.left_on, s.refund_applied_on)
    return law.decide(
        "refund",
        s,
        explicit("T12", applied, granted=True, cut_off=cut_off),
        explicit("T12", True, granted=True, cut_off=BLANK_DAY),
    )


@hookimpl
def credit_conversion(students: StudentBatch, year: int, law: Law, covered: Array) -> Decision:
    """七: 3 months for each year of the longest unbroken run."""
    s = students
    joins = s.graduate_scheme == GraduateScheme.EMPLOYEE_HERE
    credited = covered & s.graduating & (s.left_on == BLANK_DAY) & joins
    per_year = law.at("credit_months_per_year", year)
    months = Figure(per_year.value * longest_run(s.paid_years, s.programme_years), per_year.basis)
    return law.decide(
        "credit",
        s,
        explicit("T13", credited, months=months),
        explicit("T13", True, months=0),
    )


def _very_late(students: StudentBatch, year: int, law: Law) -> Array:
    last = np.asarray(law.day("full_cost_after", year).value)
    return np.asarray(students.paying & (students.paid_on > last))
