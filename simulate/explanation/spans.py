"""A student's way through the insurance year: what lies on it, from which day to which."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from kernel.assess import Assessment
from kernel.days import BLANK_DAY, as_date


@frozen
class Span:
    """Something with a first and a last day, on the way through the year."""

    name: str
    first: date
    last: date


def spans_of(assessment: Assessment) -> Iterator[Span]:
    """Return what lies on the way through the year of one student; a point in time is a day."""
    a, s, asked = assessment, assessment.students, assessment.decisions
    paying = bool(s.paying[0])
    last_day = asked["waiting"]["ends"] - 1
    waits = a.enrolled & (a.waiting_days > 0)
    refunded = (a.refund > 0) | (a.refund_exposure > 0)
    spans = {
        "drive": (asked["window"]["opens"], asked["window"]["closes"], paying),
        "payment": (s.paid_on, s.paid_on, paying),
        "arrival": (s.received_on, s.received_on, paying and s.received_on != s.paid_on),
        "wait": (asked["waiting"]["since"], last_day, waits),
        "cover": (a.cover_start, a.cover_end, a.enrolled),
        "benefits": (a.benefit_start, a.cover_end, a.benefit_start != BLANK_DAY),
        "leaving": (s.left_on, s.left_on, s.left_on != BLANK_DAY),
        "application": (s.refund_applied_on, s.refund_applied_on, s.refund_applied_on != BLANK_DAY),
        "cut_off": (asked["refund"]["cut_off"], asked["refund"]["cut_off"], refunded),
    }
    for name, (first, last, applies) in spans.items():
        if not applies:
            continue
        begins, ends = as_date(first[0]), as_date(last[0])
        if begins and ends:
            yield Span(name, begins, ends)
