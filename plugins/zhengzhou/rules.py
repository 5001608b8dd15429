"""郑政办〔2023〕26号: Zhengzhou, standing from insurance year 2024; the city's notices from 2025.

In the order of the notice: scope (Z1), payment (Z2–Z7), cover (Z8, Z9), refunds (Z11), graduates
(Z13–Z15), transfers (Z17), the city's later notices (Z20). Interpretations (ZR1–ZR7) stand where
they decide.
"""

import numpy as np

from kernel import (
    BLANK_DAY,
    Affiliation,
    Array,
    Decision,
    Figure,
    GraduateScheme,
    InstitutionType,
    Law,
    Level,
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
    level_share,
    longest_run,
)


@hookimpl
def enrolment(students: StudentBatch, year: int, law: Law) -> tuple[Decision, ...]:
    """一(一), 一(二)2: full-time students of the institutions in Zhengzhou; the window."""
    s = students
    in_scope = s.full_time & s.attends(
        InstitutionType.SECONDARY_VOCATIONAL,
        InstitutionType.TERTIARY,
        InstitutionType.RESEARCH_INSTITUTE,
    )
    opens, closes = law.day("window_opens", year), law.day("window_closes", year)
    return (
        law.decide(
            "scope",
            s,
            # Assisted persons enrol in principle where recognised, but may enrol here.
            explicit("Z7", in_scope & s.assisted, covered=True),
            explicit("Z1", in_scope, covered=True),
            explicit("Z1", True, covered=False),
        ),
        law.decide("window", s, explicit("Z4", True, opens=opens, closes=closes)),
    )


@hookimpl
def contribution(students: StudentBatch, law: Law, late: Array) -> tuple[Decision, ...]:
    """一(二)1, 一(二)3: prepaying the programme is encouraged; the institution may bear a share."""
    s, years, percent = students, students.years_bought, students.institution_aid_percent
    price = law.at("tariff", s.paid_in)
    remaining = s.pays(PaymentMode.PREPAY_REMAINING) & ~s.freshman
    return (
        law.decide(
            "due",
            s,
            assumed("ZR7", late, years=years, price=price),
            # The text is not limited to freshmen: a continuing student may clear what remains.
            inferred("ZR1", remaining, years=years, price=price),
            explicit("Z2", True, years=years, price=price),
        ),
        law.decide(
            "aid",
            s,
            explicit("Z17", s.assisted, percent=percent),
            explicit("Z5", True, percent=percent),
        ),
    )


@hookimpl
def subsidy(students: StudentBatch, year: int, law: Law, due: Decision) -> tuple[Decision, ...]:
    """一(二)1, 4, 5 and 三: rises in a prepaid term, the subsidy, relief, transfers."""
    s = students
    best = best_relief(s, year, law)
    resident = law.at("resident_tariff", year)
    gap = resident - due.figure("price")
    local = s.subsidised_as != Affiliation.CENTRAL
    recognised = s.assisted & (s.relief_recognised != Recognised.ELSEWHERE)
    total, standard = law.at("fiscal", year), law.at("fiscal_standard", year)
    central = level_share(s, year, law, Level.CENTRAL)
    provincial = level_share(s, year, law, Level.PROVINCIAL)
    payer, city = Payer.MEDICAL_ASSISTANCE, Payer.MUNICIPAL
    return (
        law.decide(
            "top_up",
            s,
            # If the tariff falls in a prepaid term nothing is paid back.
            inferred("ZR3", s.prepaid_earlier & (gap.value < 0), amount=0, payer=city),
            explicit("Z3", s.prepaid_earlier, amount=gap, payer=city),
            explicit("Z20", gap.value >= 0, amount=gap, payer=city),
        ),
        law.decide("fiscal", s, explicit("Z6", True, total=total, standard=standard)),
        # Printed for the city's and the province's institutions; the shares carry their basis.
        law.decide("split", s, explicit("Z6", local, central=central, provincial=provincial)),
        law.decide("relief", s, explicit("Z7", recognised, percent=best.percent, payer=payer)),
        # Transferred after the window closes; that this means January is assumed.
        law.decide("transfer", s, assumed("Z17", True, paid_on=first_of(1, year))),
    )


@hookimpl
def coverage_window(students: StudentBatch, year: int, late: Array, law: Law) -> Decision:
    """一(三)1, 一(四)4: from September for the uninsured entrant; to the graduation year's end."""
    s = students
    september, january = first_of(9, year - 1), first_of(1, year)
    december = first_of(1, year + 1) - 1
    uninsured = s.freshman & ~s.insured_on_entry
    employed = s.graduate_scheme == GraduateScheme.EMPLOYEE_HERE
    return law.decide(
        "cover",
        s,
        assumed("ZR7", late, start=january, end=december),
        explicit("Z9", uninsured, start=september, end=december),
        explicit("Z8", s.freshman, reading="ZR4", start=january, end=december),
        # The employee scheme takes over in the month after its first payment, a day that is not
        # known here; what was paid stays in force behind it.
        explicit("Z14", s.graduating & employed, reading="ZR4", start=january, end=december),
        explicit("Z15", s.graduating, reading="ZR4", start=january, end=december),
        inferred("ZR2", s.prepaid_earlier, start=january, end=december),
        inferred("ZR4", True, start=january, end=december),
    )


@hookimpl
def waiting_period(students: StudentBatch, law: Law, late: Array, cover: Decision) -> Decision:
    """一(三)1: the September start needs no waiting; late payers are left to the national layer."""
    s, start = students, cover["start"]
    from_september = s.freshman & ~s.insured_on_entry & ~late & s.continuous
    return law.decide("waiting", s, explicit("Z9", from_september, since=start, ends=start))


@hookimpl
def refund(students: StudentBatch, law: Law) -> Decision:
    """一(四)1: contributions for years not begun, on application after the student status ends."""
    s = students
    applied = (s.left_on != BLANK_DAY) & (s.refund_applied_on != BLANK_DAY)
    cut_off = np.maximum(s.left_on, s.refund_applied_on)
    return law.decide(
        "refund",
        s,
        # The text names no cut-off day: the later of leaving and applying.
        explicit("Z11", applied, reading="ZR5", granted=True, cut_off=cut_off),
        explicit("Z11", True, granted=True, cut_off=BLANK_DAY),
    )


@hookimpl
def credit_conversion(students: StudentBatch, year: int, law: Law, covered: Array) -> Decision:
    """一(四)3: months of the employee scheme for each fully paid year of continuous enrolment."""
    s = students
    joins = s.graduate_scheme == GraduateScheme.EMPLOYEE_HERE
    credited = covered & s.graduating & (s.left_on == BLANK_DAY) & joins
    run = longest_run(s.paid_years, s.programme_years)
    per_year = law.at("credit_months_per_year", year)
    months = Figure(per_year.value * run, per_year.basis)
    return law.decide(
        "credit",
        s,
        # With a gap the longest unbroken run counts.
        inferred("ZR6", credited & (run < s.programme_years), months=months),
        explicit("Z13", credited, months=months),
        explicit("Z13", True, months=0),
    )
