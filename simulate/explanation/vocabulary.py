"""The words of a story: facts about a student, comparisons, operations, units, results."""

from collections.abc import Mapping
from typing import Final

from kernel.clauses import Text

FACTS: Final[Mapping[str, tuple[Text, Text]]] = {
    "freshman": (
        Text("in the first insurance year of the programme", "处于首个参保年度"),
        Text("not in the first insurance year of the programme", "不在首个参保年度"),
    ),
    "graduating": (
        Text("in the scheduled graduation year", "处于应届毕业年度"),
        Text("not in the scheduled graduation year", "不在应届毕业年度"),
    ),
    "full_time": (Text("full-time", "全日制"), Text("not full-time", "非全日制")),
    "prepaid_earlier": (
        Text("prepaid in an earlier enrolment period", "以前年度已趸交"),
        Text("not prepaid in an earlier enrolment period", "以前年度未趸交"),
    ),
    "prepays": (Text("prepaying", "趸交"), Text("not prepaying", "未趸交")),
    "paying": (
        Text("paying for this year now", "本年度缴费"),
        Text("not paying now", "本次未缴费"),
    ),
    "continuous": (
        Text("no break that counts", "无应计断保"),
        Text("a break that counts", "有应计断保"),
    ),
    "assisted": (
        Text("in a relief category", "属于资助类别"),
        Text("in no relief category", "不属于任何资助类别"),
    ),
    "late": (Text("paid late", "逾期缴费"), Text("not paid late", "未逾期缴费")),
    "covered": (Text("in scope", "在参保范围内"), Text("out of scope", "不在参保范围内")),
    "relief_flagged": (
        Text("flagged in the system", "系统已标识"),
        Text("not flagged in the system", "系统未标识"),
    ),
    "enrols_here": (
        Text("enrolling here", "在本地参保"),
        Text("not enrolling here", "不在本地参保"),
    ),
    "insured_on_entry": (
        Text("already insured in the entry year", "入学当年已参保"),
        Text("not insured in the entry year", "入学当年未参保"),
    ),
    "attends": (
        Text("at an institution of the type {words}", "学校类型为{words}"),
        Text("at no institution of the type {words}", "学校类型不是{words}"),
    ),
    "pays": (
        Text("paying by {words}", "缴费方式为{words}"),
        Text("not paying by {words}", "缴费方式不是{words}"),
    ),
    "holds": (
        Text("in the category {words}", "属于{words}"),
        Text("not in {words}", "不属于{words}"),
    ),
}
"""Each fact where it holds, and where it does not."""

DERIVED: Final = {
    "last_year": Text("the graduation year", "毕业年度"),
    "years_bought": Text("the years bought", "购买年数"),
    "paid_in": Text("the insurance year of the payment", "缴费所属参保年度"),
    "subsidised_as": Text("the affiliation that the subsidy follows", "财政补助所依隶属关系"),
}
RELATIONS: Final[Mapping[str, tuple[Text, Text]]] = {
    "greater": (Text("is above", "大于"), Text("is not above", "不大于")),
    "greater_equal": (Text("is at least", "不小于"), Text("is below", "小于")),
    "less": (Text("is below", "小于"), Text("is at least", "不小于")),
    "less_equal": (Text("is at most", "不大于"), Text("is above", "大于")),
}
"""A comparison where it holds, and where it does not."""

BETWEEN_DAYS: Final[Mapping[str, tuple[Text, Text]]] = {
    "greater": (Text("is after", "晚于"), Text("is not after", "不晚于")),
    "greater_equal": (Text("is not before", "不早于"), Text("is before", "早于")),
    "less": (Text("is before", "早于"), Text("is not before", "不早于")),
    "less_equal": (Text("is not after", "不晚于"), Text("is after", "晚于")),
}
OPERATIONS: Final = {
    "maximum": Text("the larger (later) of {} and {}", "{}与{}中较大（晚）者"),
    "subtract": Text("{} less {}", "{}减{}"),
    "add": Text("{} plus {}", "{}加{}"),
}

UNITS: Final[Mapping[str, Text]] = {
    "percent": Text("{} %", "{} %"),
    "months": Text("{} months", "{}个月"),
    "months_per_year": Text("{} months a year", "每年{}个月"),
    "days": Text("{} days", "{}天"),
    "years": Text("{} years", "{}年"),
}
"""How a number of a unit is written, where the number alone does not show it."""

RESULTS: Final[Mapping[str, Text]] = {
    "enrolled": Text("in the fund", "已参保"),
    "years_bought": Text("insurance years bought", "购买参保年度数"),
    "individual_due": Text("individual part of the payment", "个人应缴"),
    "late_full_cost": Text("fiscal part that the student pays", "自缴财政部分"),
    "relief_netted": Text("relief netted at payment", "资助（同缴同补）"),
    "relief_claimable": Text("relief reimbursed afterwards", "资助（先缴后补）"),
    "institution_aid": Text("share of the institution", "学校补助"),
    "student_pays": Text("paid by the student, relief netted", "学生缴费时实付"),
    "fiscal_central": Text("fiscal subsidy, central", "财政补助：中央"),
    "fiscal_provincial": Text("fiscal subsidy, provincial", "财政补助：省级"),
    "fiscal_municipal": Text("fiscal subsidy, municipal", "财政补助：市级"),
    "fiscal_unallocated": Text("fiscal subsidy, unallocated", "财政补助：未分配"),
    "fiscal_total": Text("fiscal subsidy", "财政补助合计"),
    "top_up": Text("difference of the tariff", "缴费差额"),
    "top_up_payer": Text("paid by", "差额负担方"),
    "cover_start": Text("cover from", "待遇享受期首日"),
    "cover_end": Text("cover to", "待遇享受期末日"),
    "waiting_days": Text("days of waiting", "等待天数"),
    "benefit_start": Text("benefits from", "待遇起算日"),
    "paid_through": Text("paid through insurance year", "已缴至参保年度"),
    "refund": Text("refund", "退费"),
    "refund_exposure": Text(
        "paid for years not begun, no refund ruled", "未到期缴费（未规定退费）"
    ),
    "credit_months": Text("months of credit", "折算月数"),
}
"""The result columns that are no basis and no clause."""
