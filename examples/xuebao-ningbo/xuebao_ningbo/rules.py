"""Ningbo: its own low standard, paid by the city; prepayment abolished in mid-history.

Scope (B1), window (B2), premium (B3), prepayment (B4), cover (B5), relief (B6), borne by the city
(B7).
"""

from kernel import (
    Array,
    Decision,
    InstitutionType,
    Law,
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
    """Universities and technician colleges; who prepaid in time keeps the terms."""
    s = students
    in_scope = s.attends(InstitutionType.TERTIARY, law.institution("technician"))
    opens, closes = law.day("window_opens", year), law.day("window_closes", year)
    too_late = s.prepays & (s.paid_in > law.at("last_prepayment", year).value)
    return (
        law.decide(
            "scope",
            s,
            explicit("B1", in_scope & s.full_time, covered=True),
            # That part-time students are not meant is an interpretation.
            inferred("B1", True, covered=False),
        ),
        law.decide("window", s, assumed("B2", True, opens=opens, closes=closes)),
        law.decide("payment_mode", s, explicit("B4", too_late, accepted=False)),
    )


@hookimpl
def contribution(students: StudentBatch, law: Law, late: Array) -> Decision:
    """180 yuan a year, prepaid or not."""
    s = students
    price = law.at("tariff", s.paid_in)
    return law.decide(
        "due",
        s,
        assumed("late_price", late, years=s.years_bought, price=price),
        explicit("B4", s.prepays, years=s.years_bought, price=price),
        explicit("B3", True, years=1, price=price),
    )


@hookimpl
def subsidy(students: StudentBatch, year: int, law: Law) -> tuple[Decision, ...]:
    """240 yuan are the standard here; government pays all for those on the list, if registered."""
    s = students
    own = law.at("fiscal", year)
    best = best_relief(s, year, law)
    here = s.assisted & (s.relief_recognised == Recognised.LOCAL)
    in_the_province = s.assisted & (s.relief_recognised == Recognised.PROVINCE)
    return (
        law.decide("fiscal", s, explicit("B3", True, total=own, standard=own)),
        law.decide(
            "relief",
            s,
            explicit("B6", here, reading="B7", municipal=best.percent),
            explicit("B6", in_the_province, municipal=0),
        ),
    )


@hookimpl
def coverage_window(students: StudentBatch, year: int, law: Law, late: Array) -> Decision:
    """The calendar year, of entrants from September before it."""
    s = students
    september, january = first_of(9, year - 1), first_of(1, year)
    december = first_of(1, year + 1) - 1
    return law.decide(
        "cover",
        s,
        assumed("B5", s.freshman & late, start=january, end=december),
        explicit("B5", s.freshman, start=september, end=december),
        explicit("B5", True, start=january, end=december),
    )
