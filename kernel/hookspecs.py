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

from kernel.clauses import Text
from kernel.codes import RULED_PAYERS, Payer
from kernel.decisions import Decision
from kernel.figures import Array
from kernel.law import Law
from kernel.questions import Output, Question
from kernel.students import StudentBatch

PROJECT: Final = "xuebao"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)

Answer = Decision | tuple[Decision, ...]


def _borne(en: str, zh: str) -> Output:
    return Output("percent", Text(f"borne by {en}", f"{zh}负担"))


QUESTIONS: Final[Mapping[str, Question]] = {
    "scope": Question(
        "enrolment",
        Text("Is the student in scope?", "是否在参保范围内？"),
        {"covered": Output("flag", Text("in scope", "在参保范围内"))},
    ),
    "window": Question(
        "enrolment",
        Text("When is payment taken?", "何时缴费？"),
        {
            "opens": Output("day", Text("first day", "首日")),
            "closes": Output("day", Text("last day", "末日")),
        },
    ),
    "deadline": Question(
        "enrolment",
        Text("Until when can the year be paid?", "最迟何时缴费？"),
        {"last": Output("day", Text("last day to pay", "缴费截止日"))},
    ),
    "clock": Question(
        "enrolment",
        Text("From which day would a late payer wait?", "逾期缴费者的待遇等待期自何日起算？"),
        {"starts": Output("day", Text("wait counted from", "待遇等待期起算日"))},
    ),
    "payment_mode": Question(
        "enrolment",
        Text("May the student pay in this way?", "可否采用该缴费方式？"),
        {"accepted": Output("flag", Text("accepted", "可以"))},
    ),
    "due": Question(
        "contribution",
        Text("What does the payment cost?", "应缴多少？"),
        {
            "years": Output("count", Text("insurance years bought", "购买参保年度数")),
            "price": Output("fen", Text("price of one year", "每年价格")),
        },
    ),
    "full_cost": Question(
        "contribution",
        Text("Does the student pay the fiscal part too?", "是否须自缴财政补助部分？"),
        {"amount": Output("fen", Text("fiscal part to pay", "自缴财政部分"))},
    ),
    "passed_on": Question(
        "contribution",
        Text("What part belongs to another fund?", "其中多少划入其他基金？"),
        {"amount": Output("fen", Text("passed on to another fund", "划入其他基金"))},
    ),
    "aid": Question(
        "contribution",
        Text("What does the institution bear?", "学校补助多少？"),
        {"percent": Output("percent", Text("share of the institution", "学校补助比例"))},
    ),
    "cover": Question(
        "coverage_window",
        Text("From when to when is the cover?", "待遇享受期是哪一段？"),
        {
            "start": Output("day", Text("start of cover", "待遇享受期首日")),
            "end": Output("day", Text("end of cover", "待遇享受期末日")),
        },
    ),
    "waiting": Question(
        "waiting_period",
        Text("How long are benefits withheld?", "待遇等待期多长？"),
        # From the day on which the wait is counted to the first day with benefits.
        {
            "since": Output("day", Text("wait counted from", "待遇等待期起算日")),
            "ends": Output("day", Text("wait over on", "待遇等待期满日")),
        },
    ),
    "refund": Question(
        "refund",
        Text("Is money refunded?", "是否退费？"),
        # For years not begun on the cut-off day; without one there is nothing to refund.
        {
            "granted": Output("flag", Text("a refund is ruled", "有退费规定")),
            "cut_off": Output("day", Text("cut-off day", "截止日")),
        },
    ),
    "relief": Question(
        "subsidy",
        Text("What share does relief pay?", "资助参保的比例是多少？"),
        {
            "percent": Output("percent", Text("share", "比例")),
            # Who bears it, of several the last that a row names: he takes what rounding leaves.
            "payer": Output("payer", Text("payer", "出资方")),
            # A row names those whom it needs (`municipal=40`), or says `percent` and `payer`.
            "medical_assistance": _borne("medical assistance", "医疗救助资金"),
            "finance": _borne("finance (no level named)", "财政（未指明级次）"),
            "central": _borne("the central budget", "中央财政"),
            "provincial": _borne("the provincial budget", "省级财政"),
            "municipal": _borne("the municipal budget", "市级财政"),
        },
    ),
    "claim": Question(
        "subsidy",
        Text(
            "Is relief netted at payment, or reimbursed afterwards?", "资助是同缴同补还是先缴后补？"
        ),
        {
            "claimed": Output("flag", Text("reimbursed afterwards", "先缴后补")),
            "paid_on": Output("day", Text("paid on", "支付日")),
        },
    ),
    "fiscal": Question(
        "subsidy",
        Text("How much is the fiscal subsidy?", "财政补助多少？"),
        {
            "total": Output("fen", Text("subsidy", "补助")),
            "standard": Output("fen", Text("of a national standard of", "其中国家标准")),
        },
    ),
    "split": Question(
        "subsidy",
        Text("Which level pays it?", "财政补助由哪一级负担？"),
        # Percentages of the national standard; the municipal level takes the rest of the subsidy.
        {
            "central": Output("percent", Text("central", "中央")),
            "provincial": Output("percent", Text("provincial", "省级")),
        },
    ),
    "withdrawal": Question(
        "subsidy",
        Text("Does a scenario withdraw a level?", "方案是否撤回某一级的负担？"),
        {"level": Output("level", Text("level withdrawn", "撤回的级次"))},
    ),
    "transfer": Question(
        "subsidy",
        Text("When is it paid?", "财政补助何时拨付？"),
        {"paid_on": Output("day", Text("paid on", "拨付日"))},
    ),
    "top_up": Question(
        "subsidy",
        Text("Who pays a difference of the tariff?", "缴费差额由谁负担？"),
        {
            "amount": Output("fen", Text("difference", "差额")),
            "payer": Output("payer", Text("payer", "出资方"), (*RULED_PAYERS, Payer.UNFUNDED)),
        },
    ),
    "credit": Question(
        "credit_conversion",
        Text("What is credited in the employee scheme?", "折算多少职工医保缴费年限？"),
        {"months": Output("count", Text("months", "月数"))},
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
