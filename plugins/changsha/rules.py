"""长医保发〔2023〕56号: Changsha, insurance year 2024; prepaid terms run to graduation.

In the order of the notice: who enrols (C1), who pays what (C2–C5), relief (C7–C10), cover
(C11, C12), receipts (C13). What Hunan's notice for 2026 says of the window and of late payers
(C14), and interpretations of what is left open (CR1–CR7), stand where they decide.
"""

import numpy as np

from kernel import (
    BLANK_DAY,
    Array,
    Basis,
    Decision,
    Figure,
    InstitutionType,
    Law,
    Payer,
    PaymentMode,
    Recognised,
    Relief,
    StudentBatch,
    assumed,
    best_relief,
    explicit,
    first_of,
    hookimpl,
    inferred,
    month_after,
    not_provided,
)

FULLY_AIDED = (
    Relief.TEKUN,
    Relief.SEVERE_DISABILITY,
    Relief.ORPHAN,
    Relief.UNSUPPORTED_CHILD,
    Relief.DIBAO,
)


@hookimpl
def enrolment(students: StudentBatch, year: int, law: Law) -> tuple[Decision, ...]:
    """二(一)1: students of tertiary and specialised secondary institutions, private ones too."""
    s = students
    in_scope = s.attends(InstitutionType.TERTIARY, InstitutionType.SECONDARY_VOCATIONAL)
    opens, closes = law.day("window_opens", year), law.day("window_closes", year)
    return (
        law.decide(
            "scope",
            s,
            explicit("C1", in_scope & s.full_time, covered=True),
            # That part-time students are not meant is an interpretation.
            inferred("C1", True, covered=False),
        ),
        law.decide(
            "window",
            s,
            inferred("C14", True, opens=opens, closes=closes),
            # Before the province's notice no window is printed.
            assumed("CR1", True, opens=opens, closes=closes),
        ),
    )


@hookimpl
def contribution(students: StudentBatch, year: int, law: Law, late: Array) -> tuple[Decision, ...]:
    """二(一)2: freshmen prepay all academic years; others pay annually, or clear what remains."""
    s = students
    tariff = law.at("tariff", year)
    prepayment = law.at("prepayment_tariff", s.paid_in)
    by_mode = tariff.where(s.pays(PaymentMode.ANNUAL), prepayment)
    years = s.years_bought
    return (
        law.decide(
            "due",
            s,
            explicit("C12", s.prepaid_earlier, years=0, price=prepayment),
            inferred("C14", late, years=years, price=by_mode),
            assumed("late_price", late, years=years, price=by_mode),
            explicit("C2", s.pays(PaymentMode.PREPAY), years=years, price=prepayment),
            explicit("C5", s.pays(PaymentMode.PREPAY_REMAINING), years=years, price=prepayment),
            # The tariff of the year, for a freshman who for special reasons does not prepay …
            explicit("C3", s.freshman, years=1, price=tariff),
            # … and for those who did not prepay earlier.
            explicit("C4", True, years=1, price=tariff),
        ),
        # The full premium is the pair that the enrolment period announced, and of a prepayment that
        # of its first year only.
        law.decide(
            "full_cost", s, inferred("C14", late, amount=law.at("fiscal_standard", year - 1))
        ),
    )


@hookimpl
def subsidy(
    students: StudentBatch, year: int, law: Law, late: Array, due: Decision
) -> tuple[Decision, ...]:
    """二(三): finance pays for students in need; the entry year is reimbursed, the rest netted."""
    s = students
    best = best_relief(s, year, law)
    january = first_of(1, year)
    finance = Payer.FINANCE
    elsewhere = s.relief_recognised == Recognised.ELSEWHERE
    gap = law.at("tariff", year) - due.figure("price")
    rise = gap.at_least(Figure(0, Basis.EXPLICIT))
    at_once = law.switch("claim_timing") == "at_once"
    paid_on = np.where(s.paid_on == BLANK_DAY, first_of(1, s.paid_in), s.paid_on)
    return (
        law.decide(
            "relief",
            s,
            not_provided("CR5", s.assisted & elsewhere, percent=0, payer=finance),
            explicit("C7", best.among(*FULLY_AIDED), percent=best.percent, payer=finance),
            # Those lifted out of poverty alone are not on the closed list: their share is 0.
            explicit("C8", s.assisted, percent=best.percent, payer=finance),
        ),
        law.decide(
            "claim",
            s,
            inferred(
                "CR3", s.prepaid_earlier & at_once, claimed=True, paid_on=month_after(paid_on)
            ),
            # The notice has receipts printed year by year; that reimbursement follows them is an
            # interpretation.
            explicit("C13", s.prepaid_earlier, reading="CR3", claimed=True, paid_on=january),
            explicit("C9", s.freshman, claimed=True, paid_on=month_after(paid_on)),
            inferred("C10", ~s.relief_flagged, claimed=True, paid_on=january),
            explicit("C10", True, claimed=False, paid_on=january),
        ),
        # Who owes the full premium has no subsidy for the year; later prepaid years have it.
        law.decide("fiscal", s, inferred("C14", late, total=0, standard=0)),
        law.decide("split", s, inferred("C14", late, central=0, provincial=0)),
        # A rise inside a prepaid term: the student pays no more, and nobody is named to pay it.
        law.decide(
            "top_up", s, inferred("CR4", s.prepaid_earlier, amount=rise, payer=Payer.UNFUNDED)
        ),
    )


@hookimpl
def coverage_window(students: StudentBatch, year: int, law: Law, late: Array) -> Decision:
    """二(四): from September of entry to December of the next year; prepaid, to graduation."""
    s = students
    september, january = first_of(9, year - 1), first_of(1, year)
    december = first_of(1, year + 1) - 1
    left = s.left_on != BLANK_DAY
    return law.decide(
        "cover",
        s,
        assumed("CR7", s.freshman & late, start=january, end=december),
        # The scheduled graduation ends a prepaid term, also for who leaves before.
        inferred("CR6", s.prepaid_earlier & left, start=january, end=december),
        explicit("C12", s.prepaid_earlier, start=january, end=december),
        explicit("C12", s.freshman & s.pays(PaymentMode.PREPAY), start=september, end=december),
        explicit("C11", s.freshman, start=september, end=december),
        inferred("CR2", s.pays(PaymentMode.PREPAY_REMAINING), start=january, end=december),
        # Printed for entrants; that others are covered by calendar year is an interpretation.
        inferred("C11", True, start=january, end=december),
    )


@hookimpl
def waiting_period(students: StudentBatch, law: Law, late: Array, cover: Decision) -> Decision:
    """二(四): an entrant's cover begins in September, without a wait; late payers: national."""
    s, start = students, cover["start"]
    on_time = s.freshman & ~late & s.continuous
    return law.decide("waiting", s, explicit("C11", on_time, since=start, ends=start))
