"""The contract: every hook and every question, on one page.

A hook is asked once per batch and answers one or more *questions*, each with one decision table
(`law.decide`). It returns the decision, or a tuple of decisions. A student whom no row
decides is open and is answered by the layer below: region over nation, reforms over both. Someone
has to answer in the end; a student left open by every layer is an error that names the question.

All columns have one entry per student. Money is integer fen, a day is a day number
(`kernel.days`), a flag is boolean. An implementer takes only the arguments it needs.

Days stand in the law (`unit = "day"`, or months and days to wait), never in a rule: a forecast lets
one day stand for all days of a month between those that the law names.

    students    StudentBatch: the columns of the roster, and what follows from them
    year        the insurance year, int
    law         Law: `decide` answers a question by a table, `at` looks a dated value up (one number
                for all, or a column: never ask whether it is true), `switch` tells which reading is
                in force
    late        flag: paid after the window's last day
    clock       day: from which a late payer's wait is counted
    cover       Decision `cover`
    due         Decision `due`
    covered     flag: in scope
"""

# mypy: disable-error-code="empty-body"
# A hook specification has no body: pluggy reads its signature only.

from collections.abc import Mapping
from typing import Final

import pluggy
from attrs import frozen

from kernel.decisions import Decision
from kernel.figures import Array
from kernel.law import Law
from kernel.students import StudentBatch

PROJECT: Final = "xuebao"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)

Answer = Decision | tuple[Decision, ...]


@frozen
class Question:
    """One question: the hook that answers it, and the outputs of its table with their units."""

    hook: str
    outputs: Mapping[str, str]


QUESTIONS: Final[Mapping[str, Question]] = {
    # Is the student in this region's scheme, when may he pay, and how?
    "scope": Question("enrolment", {"covered": "flag"}),
    "window": Question("enrolment", {"opens": "day", "closes": "day"}),
    "clock": Question("enrolment", {"starts": "day"}),
    "payment_mode": Question("enrolment", {"accepted": "flag"}),
    # What does this payment cost, with what fiscal part of a late payer, and what of it does the
    # institution bear?
    "due": Question("contribution", {"years": "count", "price": "fen"}),
    "full_cost": Question("contribution", {"amount": "fen"}),
    "aid": Question("contribution", {"percent": "percent"}),
    # From when to when does the statutory cover run?
    "cover": Question("coverage_window", {"start": "day", "end": "day"}),
    # Counted from which day are benefits withheld, and on which day does that end?
    "waiting": Question("waiting_period", {"since": "day", "ends": "day"}),
    # Is money given back for years not begun on the cut-off day (blank: nothing to give back)?
    "refund": Question("refund", {"granted": "flag", "cut_off": "day"}),
    # What replaces the student's contribution, and does he have to claim it?
    "relief": Question("subsidy", {"percent": "percent", "payer": "payer"}),
    "claim": Question("subsidy", {"claimed": "flag", "paid_on": "day"}),
    # What is added to the fund, and which level bears which percentage of the national standard?
    "fiscal": Question("subsidy", {"total": "fen", "standard": "fen"}),
    "split": Question("subsidy", {"central": "percent", "provincial": "percent"}),
    "withdrawal": Question("subsidy", {"level": "level"}),
    "transfer": Question("subsidy", {"paid_on": "day"}),
    "top_up": Question("subsidy", {"amount": "fen", "payer": "payer"}),
    # How many months does the graduate carry into the employee scheme?
    "credit": Question("credit_conversion", {"months": "count"}),
}


@hookspec
def enrolment(students: StudentBatch, year: int, law: Law) -> Answer:
    """Answer `scope`, `window`, `clock` and `payment_mode`."""


@hookspec
def contribution(students: StudentBatch, year: int, law: Law, late: Array) -> Answer:
    """Answer `due`, `full_cost` and `aid`."""


@hookspec
def coverage_window(students: StudentBatch, year: int, law: Law, late: Array) -> Answer:
    """Answer `cover`."""


@hookspec
def waiting_period(
    students: StudentBatch,
    year: int,
    law: Law,
    late: Array,
    clock: Array,
    cover: Decision,
) -> Answer:
    """Answer `waiting`."""


@hookspec
def refund(students: StudentBatch, year: int, law: Law) -> Answer:
    """Answer `refund`."""


@hookspec
def subsidy(students: StudentBatch, year: int, law: Law, late: Array, due: Decision) -> Answer:
    """Answer `relief`, `claim`, `fiscal`, `split`, `withdrawal`, `transfer` and `top_up`."""


@hookspec
def credit_conversion(students: StudentBatch, year: int, law: Law, covered: Array) -> Answer:
    """Answer `credit`."""
