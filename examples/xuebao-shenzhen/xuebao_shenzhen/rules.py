"""Shenzhen: by school year, by the month for who pays late.

Scope (S1), the year and its window (S2), the premium (S3), late payers (S4), cover and waiting
(S5, S6), readings (S7, S8).
"""

from kernel import (
    BLANK_DAY,
    Array,
    Decision,
    Figure,
    Law,
    Recognised,
    StudentBatch,
    assumed,
    best_relief,
    counting_month,
    explicit,
    hookimpl,
    inferred,
    month_after,
    month_ends_in,
)


@hookimpl
def enrolment(students: StudentBatch, year: int, law: Law) -> tuple[Decision, ...]:
    """Every level, in September; later by the month, as long as one is left to pay for."""
    s = students
    opens, closes = law.day("window_opens", year), law.day("window_closes", year)
    return (
        law.decide(
            "scope",
            s,
            explicit("S1", s.full_time, covered=True),
            # That part-time students are not meant is an interpretation.
            inferred("S1", True, covered=False),
        ),
        law.decide("window", s, explicit("S2", True, opens=opens, closes=closes)),
        law.decide("deadline", s, explicit("S4", True, last=law.day("last_day_to_pay", year))),
        law.decide("payment_mode", s, inferred("S7", s.prepays, accepted=False)),
    )


@hookimpl
def contribution(students: StudentBatch, year: int, law: Law, late: Array) -> Decision:
    """The premium of the school year, or of the months that are left of it."""
    tariff, months = law.at("tariff", year), _months_left(students, year, law)
    return law.decide(
        "due",
        students,
        explicit("S4", late, years=1, price=tariff.part(months, 12)),
        explicit("S3", True, years=1, price=tariff),
    )


@hookimpl
def subsidy(students: StudentBatch, year: int, law: Law, late: Array) -> tuple[Decision, ...]:
    """The subsidy goes by the month as the premium does; the city pays for students in need."""
    s, months = students, _months_left(students, year, law)
    total, standard = law.at("fiscal", year), law.at("fiscal_standard", year)
    best = best_relief(s, year, law)
    recognised = s.assisted & (s.relief_recognised != Recognised.ELSEWHERE)
    by_month, of_it = total.part(months, 12), standard.part(months, 12)
    return (
        law.decide(
            "fiscal",
            s,
            explicit("S4", late, total=by_month, standard=of_it),
            explicit("S3", True, total=total, standard=standard),
        ),
        law.decide("relief", s, assumed("S8", recognised, municipal=best.percent)),
    )


@hookimpl
def coverage_window(students: StudentBatch, year: int, law: Law, late: Array) -> Decision:
    """The school year; late, what is left of it after the month from which is paid."""
    span, start = law.span(year), month_after(_counting_month(students, year, law))
    left = start <= span.last
    return law.decide(
        "cover",
        students,
        explicit("S5", late & left, start=start, end=span.last),
        explicit("S5", late, start=BLANK_DAY, end=BLANK_DAY),
        explicit("S5", True, start=span.first, end=span.last),
    )


@hookimpl
def waiting_period(students: StudentBatch, law: Law, late: Array, cover: Decision) -> Decision:
    """Late payers have benefits with their cover, until the national wait of 2025."""
    start = cover["start"]
    return law.decide(
        "waiting", students, explicit("S6", late, until="N1", since=start, ends=start)
    )


def _counting_month(students: StudentBatch, year: int, law: Law) -> Array:
    """Return the first day of the month from which who pays late pays."""
    return counting_month(students.paid_on, law.at("declared_by", year).value)


def _months_left(students: StudentBatch, year: int, law: Law) -> Figure:
    """Return the months from that one to the last of the school year."""
    months = month_ends_in(_counting_month(students, year, law), law.span(year).last)
    return Figure(months, law.at("declared_by", year).basis)
