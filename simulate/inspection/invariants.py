"""What holds for every student and year, whatever a region rules (rules of the contract, 7)."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from attrs import evolve

from kernel.assess import NO_COUNT, Assessment, assess
from kernel.days import BLANK_DAY
from kernel.errors import Place
from kernel.figures import Array, percent_of
from kernel.messages import Message, message
from kernel.results import KINDS, result_row
from simulate.inspection.finding import Finding
from simulate.inspection.inspected import Inspected
from simulate.inspection.random_students import YEARS

_ALONE: Final = 6
"""Students a year who are assessed one by one as well."""

_PAID_IS_DUE: Final = message(
    "student {student} of {year}: student, institution and netted relief together are not the "
    "individual part and the late cost"
)
_RELIEF: Final = message(
    "student {student} of {year}: relief is more than the price of a year, or both netted and "
    "reimbursed"
)
_LEVELS: Final = message(
    "student {student} of {year}: the levels do not add to the subsidy, or one pays less than "
    "nothing"
)
_WINDOW: Final = message(
    "student {student} of {year}: the amount due depends on the day inside the window; only the "
    "window's last day may change it"
)
_REFUND: Final = message("student {student} of {year}: a refund is more than what that payer paid")
_ORDER: Final = message("student {student} of {year}: benefits begin before the cover does")
_WAIT: Final = message("student {student} of {year}: the wait ends before it begins")
_NO_CLOCK: Final = message(
    "student {student} of {year}: the wait is counted from a day that is not there"
)
_REPEATED: Final = message(
    "student {student} of {year}: asked twice, the rules give {column} as {first} and as {second}; "
    "rules know no chance, no clock and no memory"
)
_COMPANY: Final = message(
    "student {student} of {year}: alone he has {column} {first}, among others {second}; a rule "
    "looks at other students than the one it decides"
)

_AMOUNTS: Final = ("individual_due", "late_full_cost", "relief_netted", "student_pays")


def check_invariants(region: Inspected) -> Iterator[Finding]:
    """Find students for whom an invariant does not hold; the first of each year."""
    for year in YEARS:
        a = region.assessed(year)
        for text, question, holds in _invariants(a, region):
            if not holds.all():
                student = int(np.argmin(holds))
                place = _place(region, a, question, student)
                yield Finding(place, text.filled(student=student + 1, year=year))


def _invariants(a: Assessment, region: Inspected) -> Iterator[tuple[Message, str, Array]]:
    """Go through the invariants: the text, the question that decides, for whom it holds."""
    paid = a.student_pays + a.institution_aid + a.relief_netted
    due = a.individual_due + a.late_full_cost
    yield _PAID_IS_DUE, "due", (paid == due) & (a.student_pays >= 0)
    relief = a.relief_netted + a.relief_claimable
    either = (a.relief_netted == 0) | (a.relief_claimable == 0)
    yield _RELIEF, "relief", (relief <= a.price) & either
    total = np.where(a.enrolled, a.decisions["fiscal"]["total"], 0)
    none_less = np.logical_and.reduce([fen >= 0 for fen in a.fiscal.values()])
    yield _LEVELS, "fiscal", (a.fiscal_total == total) & none_less
    yield _REFUND, "refund", _refunds_hold(a)
    yield _ORDER, "cover", (a.benefit_start == BLANK_DAY) | (a.benefit_start >= a.cover_start)
    yield _WAIT, "waiting", a.waiting_days >= NO_COUNT
    counted = a.decisions["waiting"]["since"] != BLANK_DAY
    yield _NO_CLOCK, "clock", (a.cover_start == BLANK_DAY) | counted
    yield _WINDOW, "due", _window_holds(a, region)


def _refunds_hold(a: Assessment) -> Array:
    """Of this payment at most his own part; of an earlier one at most his part of each year."""
    back, years = a.refund_shares, np.maximum(a.paid_through - a.students.year + 1, 0)
    aid = percent_of(a.students.institution_aid_percent, a.price)
    now = a.students.paying
    own = np.where(now, a.student_pays - a.late_full_cost, years * (a.price - aid))
    holds: Array = np.logical_and.reduce(
        [
            back.total == a.refund,
            np.where(now, back.relief <= a.relief_netted, back.relief == 0),
            back.institution <= np.where(now, a.institution_aid, years * aid),
            back.student <= own,
        ]
    )
    return holds


def _window_holds(a: Assessment, region: Inspected) -> Array:
    """Paid on its first day instead of any other one that is not late: the same money."""
    in_time = a.students.paying & ~a.late
    opens = a.decisions["window"]["opens"][in_time]
    students = evolve(a.students.select(in_time), paid_on=opens, received_on=opens)
    first_day = assess(region.rules, students)
    same = [getattr(a, name)[in_time] == getattr(first_day, name) for name in _AMOUNTS]
    holds = np.ones(len(a.students), np.bool_)
    holds[in_time] = np.logical_and.reduce(same)
    return holds


def check_repeatable(region: Inspected) -> Iterator[Finding]:
    """Find answers that differ when the same is asked again, or about a student alone."""
    for year in YEARS:
        a = region.assessed(year)
        again = assess(region.rules, a.students)
        few = np.linspace(0, len(a.students) - 1, _ALONE).astype(np.int64)
        for student in few.tolist():
            alone = assess(region.rules, a.students.select(np.array([student])))
            yield from _difference(region, a, again, student, student, _REPEATED)
            yield from _difference(region, alone, a, 0, student, _COMPANY)


def _difference(
    region: Inspected, one: Assessment, other: Assessment, at: int, student: int, text: Message
) -> Iterator[Finding]:
    """Find the first column in which a student's rows differ."""
    first, second = result_row(one, at), result_row(other, student)
    for column in KINDS:
        if first[column] != second[column]:
            question = column.removesuffix("_basis").removesuffix("_clause")
            place = _place(region, other, question, student)
            said = text.filled(
                student=student + 1,
                year=other.students.year,
                column=column,
                first=first[column],
                second=second[column],
            )
            yield Finding(place, said)
            return


def _place(region: Inspected, a: Assessment, question: str, student: int) -> Place:
    """Return where the row is written that decides a question about a student."""
    decision = a.decisions.get(question, a.decisions["due"])
    place = decision.row_of(student).place
    return place or Place(region.rules_file, 1)
