"""Hangzhou: one insurance year of sixteen months, to December 2022, then calendar years.

Scope (G1), year and window (G2), price (G3), late payers (G5), relief (G7), a reading (G6).
"""

from kernel import (
    Array,
    Decision,
    Figure,
    InstitutionType,
    Law,
    Recognised,
    StudentBatch,
    add_months,
    assumed,
    best_relief,
    counting_month,
    explicit,
    hookimpl,
    inferred,
)


@hookimpl
def enrolment(students: StudentBatch, year: int, law: Law) -> tuple[Decision, ...]:
    """University students; from 2026 those of technician colleges too."""
    s = students
    at_university = s.full_time & s.attends(InstitutionType.TERTIARY)
    technician = s.full_time & s.attends(law.institution("technician"))
    opens, closes = law.day("window_opens", year), law.day("window_closes", year)
    return (
        law.decide(
            "scope",
            s,
            explicit("G1", at_university, covered=True),
            inferred("G1a", technician, covered=True),
            # That part-time students are not meant is an interpretation.
            inferred("G1", True, covered=False),
        ),
        law.decide(
            "window",
            s,
            explicit("G2a", True, opens=opens, closes=closes),
            explicit("G2", True, until="G2a", opens=opens, closes=closes),
        ),
        law.decide("payment_mode", s, inferred("G6", s.prepays, accepted=False)),
    )


@hookimpl
def contribution(students: StudentBatch, year: int, law: Law, late: Array) -> Decision:
    """One price a year."""
    price = law.at("tariff", year)
    return law.decide(
        "due",
        students,
        assumed("late_price", late, years=1, price=price),
        explicit("G3", True, years=1, price=price),
    )


@hookimpl
def subsidy(students: StudentBatch, year: int, law: Law) -> Decision:
    """Government pays all for those on the list; the city is meant by it."""
    s = students
    best = best_relief(s, year, law)
    recognised = s.assisted & (s.relief_recognised != Recognised.ELSEWHERE)
    return law.decide("relief", s, explicit("G7", recognised, municipal=best.percent))


@hookimpl
def coverage_window(students: StudentBatch, year: int, law: Law) -> Decision:
    """The whole insurance year, also of who pays late."""
    span = law.span(year)
    return law.decide(
        "cover",
        students,
        # Said of the sixteen months; of calendar years it is an interpretation.
        explicit("G2", True, until="G2a", start=span.first, end=span.last),
        inferred("G4", True, start=span.first, end=span.last),
    )


@hookimpl
def waiting_period(students: StudentBatch, year: int, law: Law, late: Array) -> Decision:
    """Paid late, benefits from the third calendar month, until the national wait of 2025."""
    paid_on, month = students.paid_on, law.at("late_from_month", year)
    starts = add_months(counting_month(paid_on, 31), month.value - 1)
    return law.decide(
        "waiting",
        students,
        inferred("G5", late, until="N1", since=paid_on, ends=Figure(starts, month.basis)),
    )
