"""The contract: every hook and every question, on one page.

A hook is asked once per batch and answers one or more *questions*, each with one decision table
(`law.decide`). It returns the decision, or a tuple of decisions. A student whom no row
decides is open and is answered by the layer below: the region's layer stands over the national one,
reforms over both. Someone has to answer in the end; a student left open by every layer is an error
that names the question.

All columns have one entry per student. Money is integer fen, a day is a day number
(`kernel.days`), a flag is boolean. An implementer takes only the arguments it needs.

Days stand in the law (`unit = "day"`, or months and days to wait), never in a rule: a forecast lets
one day stand for all days of a month between those that the law names.

    students    StudentBatch: the columns of the roster, and what follows from them
    year        the insurance year, int
    law         Law: `decide` answers a question by a table, `at` looks a dated value up (one number
                for all, or a column: never ask whether it is true), `span` gives the first and the
                last day of the year, `switch` names the interpretation in force
    late        flag: paid after the window's last day
    clock       day: from which a late payer's wait is counted
    cover       Decision `cover`
    due         Decision `due`
    covered     flag: in scope

Cover before the year begins is a bridge: its months are overlap where another fund is still
primary. Inside the year a region says by the first day of cover from when its own fund pays.

Three limits. Where several bear one thing the outputs are the payers, since one row decides a
student. What concerns the year rather than a student, as its span does, is data and no question.
First match is safe with clauses that are extended in time only under a guard: one extended back
over another in force is refused (`kernel.extended_back`), for the order of rows knows no dates.
"""

# mypy: disable-error-code="empty-body"
# A hook specification has no body: pluggy reads its signature only.

from collections.abc import Mapping
from typing import Final

import pluggy

from kernel.codes import RULED_PAYERS, Payer
from kernel.decisions import Decision
from kernel.figures import Array
from kernel.law import Law
from kernel.messages import message, message_in
from kernel.questions import Output, Question
from kernel.students import StudentBatch

PROJECT: Final = "xuebao"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)

Answer = Decision | tuple[Decision, ...]


QUESTIONS: Final[Mapping[str, Question]] = {
    "scope": Question(
        "enrolment",
        message("Is the student in scope?"),
        {"covered": Output("flag", message("in scope"))},
    ),
    "window": Question(
        "enrolment",
        message("When is payment taken?"),
        {
            "opens": Output("day", message("first day")),
            "closes": Output("day", message("last day")),
        },
    ),
    "deadline": Question(
        "enrolment",
        message("Until when can the year be paid?"),
        {"last": Output("day", message("last day to pay"))},
    ),
    "clock": Question(
        "enrolment",
        message("From which day would a late payer wait?"),
        {"starts": Output("day", message("wait counted from"))},
    ),
    "payment_mode": Question(
        "enrolment",
        message("May the student pay in this way?"),
        {"accepted": Output("flag", message("accepted"))},
    ),
    "due": Question(
        "contribution",
        message("What does the payment cost?"),
        {
            "years": Output("count", message("insurance years bought")),
            "price": Output("fen", message("price of one year")),
        },
    ),
    "full_cost": Question(
        "contribution",
        message("Does the student pay the fiscal part too?"),
        {"amount": Output("fen", message("fiscal part to pay"))},
    ),
    "passed_on": Question(
        "contribution",
        message("What part belongs to another fund?"),
        {"amount": Output("fen", message("passed on to another fund"))},
    ),
    "aid": Question(
        "contribution",
        message("What does the institution bear?"),
        {"percent": Output("percent", message_in("percent", "share of the institution"))},
    ),
    "cover": Question(
        "coverage_window",
        message("From when to when is the cover?"),
        {
            "start": Output("day", message("start of cover")),
            "end": Output("day", message("end of cover")),
        },
    ),
    "waiting": Question(
        "waiting_period",
        message("How long are benefits withheld?"),
        # From the day on which the wait is counted to the first day with benefits.
        {
            "since": Output("day", message("wait counted from")),
            "ends": Output("day", message("wait over on")),
        },
    ),
    "refund": Question(
        "refund",
        message("Is money refunded?"),
        # For years not begun on the cut-off day; without one there is nothing to refund.
        {
            "granted": Output("flag", message("a refund is ruled")),
            "cut_off": Output("day", message("cut-off day")),
        },
    ),
    "relief": Question(
        "subsidy",
        message("What share does relief pay?"),
        {
            "percent": Output("percent", message("share")),
            # Who bears it, of several the last that a row names: he takes what rounding leaves.
            "payer": Output("payer", message("payer")),
            # A row names those whom it needs (`municipal=40`), or says `percent` and `payer`.
            "medical_assistance": Output("percent", message("borne by medical assistance")),
            "finance": Output("percent", message("borne by finance (no level named)")),
            "central": Output("percent", message("borne by the central budget")),
            "provincial": Output("percent", message("borne by the provincial budget")),
            "municipal": Output("percent", message("borne by the municipal budget")),
        },
    ),
    "claim": Question(
        "subsidy",
        message("Is relief netted at payment, or reimbursed afterwards?"),
        {
            "claimed": Output("flag", message("reimbursed afterwards")),
            "paid_on": Output("day", message("paid on")),
        },
    ),
    "fiscal": Question(
        "subsidy",
        message("How much is the fiscal subsidy?"),
        {
            "total": Output("fen", message("subsidy")),
            "standard": Output("fen", message("of a national standard of")),
        },
    ),
    "split": Question(
        "subsidy",
        message("Which level pays it?"),
        # Percentages of the national standard; the municipal level takes the rest of the subsidy.
        {
            "central": Output("percent", message("central")),
            "provincial": Output("percent", message("provincial")),
        },
    ),
    "withdrawal": Question(
        "subsidy",
        message("Does a scenario withdraw a level?"),
        {"level": Output("level", message("level withdrawn"))},
    ),
    "transfer": Question(
        "subsidy",
        message("When is it paid?"),
        {"paid_on": Output("day", message_in("subsidy", "paid on"))},
    ),
    "top_up": Question(
        "subsidy",
        message("Who pays a difference of the tariff?"),
        {
            "amount": Output("fen", message("difference")),
            "payer": Output("payer", message("payer"), (*RULED_PAYERS, Payer.UNFUNDED)),
        },
    ),
    "credit": Question(
        "credit_conversion",
        message("What is credited in the employee scheme?"),
        {"months": Output("count", message("months"))},
    ),
}


@hookspec
def enrolment(students: StudentBatch, year: int, law: Law) -> Answer:
    """Answer `scope`, `window`, `deadline`, `clock` and `payment_mode`."""


@hookspec
def contribution(students: StudentBatch, year: int, law: Law, late: Array) -> Answer:
    """Answer `due`, `full_cost`, `passed_on` and `aid`."""


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
