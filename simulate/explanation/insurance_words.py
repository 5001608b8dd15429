"""The words of a glossary about the insurance: who is in it, when, for how much."""

from typing import Final

from kernel.messages import message
from simulate.explanation.glossary_entry import entry

INSURANCE: Final = (
    entry(
        "",
        "resident basic medical insurance",
        "城乡居民基本医疗保险",
        message(
            "The public insurance of everybody who has no employment; students are in it, and this "
            "program is about their part of it."
        ),
        "居民医保",
        "城乡居民医保",
        "the fund",
        "基金",
    ),
    entry(
        "",
        "employee scheme",
        "职工基本医疗保险",
        message("The insurance of the employed; some graduates join it."),
        "职工医保",
        "employee basic medical insurance",
    ),
    entry(
        "region",
        "region",
        "地区",
        message("A city or province whose rules are installed; simulate regions lists them."),
    ),
    entry(
        "locality",
        "pooling area",
        "统筹地区",
        message("The area that has one fund: mostly a city; Liaoning has five."),
        "统筹区",
        "参保地",
    ),
    entry(
        "cohort",
        "cohort",
        "参保年度新生",
        message(
            "The students whose first insurance year is the one that names the cohort: cohort 2024 "
            "entered in September 2023."
        ),
        "届",
        "新生",
    ),
    entry(
        "insurance_year",
        "insurance year",
        "参保年度",
        message(
            "The year that a contribution insures; it is paid for in the autumn before. Mostly the "
            "calendar year."
        ),
        "年度",
    ),
    entry(
        "window",
        "enrolment period",
        "集中参保缴费期",
        message(
            "The weeks in autumn in which the next insurance year is paid for; who pays later may "
            "pay more, or wait for benefits."
        ),
        "集中缴费期",
        "enrolment window",
    ),
    entry(
        "limit",
        "prescribed limit",
        "参保时限",
        message(
            "The days in which a payment is in time, where they differ from the enrolment period."
        ),
    ),
    entry(
        "tariff",
        "tariff",
        "缴费标准",
        message("What one person pays for one insurance year, before relief."),
    ),
    entry(
        "individual_due",
        "individual contribution",
        "个人缴费",
        message("The tariff of all years that a payment buys: what a student owes before relief."),
        "contribution",
    ),
    entry(
        "prepay",
        "prepayment",
        "趸交",
        message(
            "Paying all insurance years of the programme at once, at the tariff of the first one."
        ),
        "一次性缴费",
        "趸缴",
    ),
    entry(
        "programme_years",
        "programme length",
        "学制",
        message("The years from entry to scheduled graduation, 1 to 8."),
    ),
    entry(
        "fiscal",
        "fiscal subsidy",
        "财政补助",
        message("What budgets add for each insured person and year, by level of government."),
        "财政补贴",
    ),
    entry(
        "affiliation",
        "affiliation",
        "隶属关系",
        message("Whose institution it is; it decides how the fiscal subsidy is shared by level."),
    ),
    entry(
        "relief",
        "relief",
        "资助参保",
        message(
            "The part of the individual contribution that is paid for students in need, by "
            "category (低保, 特困, …)."
        ),
        "困难类别",
        "relief category",
        "资助",
    ),
    entry(
        "relief_netted",
        "netted at payment",
        "同缴同补",
        message("Relief that the student need not pay first."),
    ),
    entry(
        "relief_claimable",
        "reimbursed afterwards",
        "先缴后补",
        message(
            "Relief that the student pays first and gets back: a government cost, and never in "
            "the fund."
        ),
    ),
    entry(
        "cover",
        "benefit period",
        "待遇享受期",
        message("The days on which the fund pays for treatment."),
        "待遇期",
    ),
    entry(
        "credit",
        "credit conversion",
        "缴费年限折算",
        message("Paid years of the resident scheme that count as months in the employee scheme."),
    ),
    entry(
        "break",
        "break in enrolment",
        "断保",
        message("Years in which somebody was not insured; they may lengthen the waiting period."),
        "断保年数",
    ),
)
