"""黑医保发〔2023〕58号: Heilongjiang, insurance year 2024; entrants' cover from 2025 (H13).

In the order of the notice: scope (H1), window and payment (H2–H5), benefits (H6), relief
(H8–H11). The enrolment target of H12 is an assumption about people, not a rule: it stands in
`population.toml`. Interpretations (HR1–HR4) stand where they decide.
"""

from kernel import (
    Array,
    Decision,
    InstitutionType,
    Law,
    Payer,
    Recognised,
    Relief,
    StudentBatch,
    best_relief,
    explicit,
    first_of,
    hookimpl,
    inferred,
    not_provided,
)


def pays_after_june(students: StudentBatch, year: int, law: Law) -> Array:
    """Say who pays later than 30 June of the insurance year, in the words of 一(二)."""
    return students.paying & (students.paid_on > law.day("full_cost_after", year).value)


@hookimpl
def enrolment(students: StudentBatch, year: int, law: Law) -> tuple[Decision, ...]:
    """一(一): students of every level and preschool children; the window."""
    s = students
    opens, closes = law.day("window_opens", year), law.day("window_closes", year)
    return (
        law.decide(
            "scope",
            s,
            # That part-time students are not meant is an interpretation.
            inferred("H1", ~s.full_time, covered=False),
            # University students enrol at the place of study, also those insured at home before.
            explicit("H3", s.attends(InstitutionType.TERTIARY), covered=True),
            explicit("H1", True, covered=True),
        ),
        law.decide("window", s, explicit("H2", True, opens=opens, closes=closes)),
        # Ninety days after payment: the wait runs from the day of payment.
        law.decide("clock", s, explicit("H6", True, reading="HR3", until="N1", starts=s.paid_on)),
        # The tariff is that of one year; prepaying a programme has no basis.
        law.decide("payment_mode", s, inferred("H4", s.prepays, accepted=False)),
    )


@hookimpl
def contribution(students: StudentBatch, year: int, law: Law) -> tuple[Decision, ...]:
    """一(二): one tariff for all; later than 30 June the fiscal part is paid as well."""
    s = students
    after_june = pays_after_june(s, year, law)
    announced = law.switch("full_cost_standard") == "announced"
    last_years, this_years = law.at("fiscal_standard", year - 1), law.at("fiscal", year)
    return (
        law.decide("due", s, explicit("H4", True, years=1, price=law.at("tariff", year))),
        law.decide(
            "full_cost",
            s,
            # The full premium is the pair that the enrolment period announced: the standard of y-1
            # …
            explicit("H5", after_june & announced, reading="HR1", amount=last_years),
            # … unless the interpretation is changed to the subsidy received in y.
            inferred("HR1", after_june, amount=this_years),
            inferred("H5", True, amount=0),
        ),
    )


@hookimpl
def coverage_window(students: StudentBatch, year: int, law: Law, late: Array) -> Decision:
    """一(三) speaks of late payers only; that cover is the calendar year is an interpretation."""
    s = students
    september, january = first_of(9, year - 1), first_of(1, year)
    december = first_of(1, year + 1) - 1
    return law.decide(
        "cover",
        s,
        # A university's notice: entrants who pay inside the window, insured until then or not.
        inferred("H13", s.freshman & ~late, start=september, end=december),
        inferred("HR4", True, start=january, end=december),
    )


@hookimpl
def waiting_period(
    students: StudentBatch, year: int, law: Law, late: Array, clock: Array
) -> Decision:
    """一(三): not paid inside the window, benefits from 90 days after payment; no exemption."""
    ends = law.at("late_wait_days", year).after(clock)
    return law.decide(
        "waiting",
        students,
        explicit("H6", late, reading="HR3", until="N1", since=clock, ends=ends),
    )


@hookimpl
def subsidy(students: StudentBatch, year: int, law: Law) -> tuple[Decision, ...]:
    """二: medical assistance pays all or 60 % of the individual part; H5 ends the subsidy."""
    s = students
    best = best_relief(s, year, law)
    after_june = pays_after_june(s, year, law)
    elsewhere = s.relief_recognised == Recognised.ELSEWHERE
    in_full = best.among(Relief.TEKUN, Relief.ORPHAN, Relief.UNSUPPORTED_CHILD)
    percent, payer = best.percent, Payer.MEDICAL_ASSISTANCE
    return (
        law.decide("fiscal", s, explicit("H5", after_june, total=0, standard=0)),
        law.decide("split", s, explicit("H5", after_june, central=0, provincial=0)),
        law.decide(
            "relief",
            s,
            not_provided("H11", s.assisted & elsewhere, percent=0, payer=payer),
            # Relief covers the individual part only, also after 30 June.
            inferred("HR2", s.assisted & after_june, percent=percent, payer=payer),
            explicit("H8", in_full, percent=percent, payer=payer),
            # The list is closed: who is on neither part of it has a share of 0.
            explicit("H9", s.assisted, percent=percent, payer=payer),
        ),
    )
