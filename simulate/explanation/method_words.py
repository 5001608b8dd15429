"""The words of a glossary about how figures are made: what they rest on, assumptions, methods."""

from typing import Final

from kernel.messages import message
from simulate.explanation.glossary_entry import entry, of_terms

BASES: Final = (
    *of_terms(
        {
            "explicit": message("A cited document states the value."),
            "inferred": message("An interpretation of a cited text."),
            "assumed": message("No document: a default with a range, which you may set."),
            "not_provided": message("There is no rule: the figure is left blank, never 0."),
        }
    ),
    entry(
        "basis",
        "basis",
        "依据",
        message("What a value stands on: explicit, inferred, assumed or not provided."),
    ),
    entry(
        "clause",
        "clause",
        "条款",
        message("The place in a document that decides; every amount names the one behind it."),
    ),
    entry(
        "assumption",
        "assumption",
        "假设",
        message(
            "A value that no document gives, with a range; --set NAME=VALUE changes it, simulate "
            "sensitivity says which one matters most."
        ),
    ),
    entry(
        "switch",
        "interpretation",
        "解释口径",
        message("One of the ways to read a text that can be read in several; --set chooses."),
        "口径",
    ),
    entry(
        "scenario",
        "scenario",
        "方案",
        message("A file with changed assumptions, values and interpretations (--scenario)."),
    ),
    entry(
        "reform",
        "reform",
        "改革方案",
        message("Changed rules, installed beside the regions; a scenario puts them in force."),
        "reforms",
    ),
    entry(
        "extended",
        "extended",
        "沿用",
        message("A clause or value used beyond the years that it covers; its basis is assumed."),
    ),
)

ASSUMPTIONS: Final = (
    entry(
        "uptake",
        "uptake",
        "参保率",
        message("The share of students who enrol at the place of study."),
    ),
    entry(
        "late_share",
        "late share",
        "逾期缴费比例",
        message("Of those who pay, the share who pay after the enrolment period."),
    ),
    entry(
        "prepay_share",
        "prepayment share",
        "趸交比例",
        message("Of paying entrants who may prepay, the share who do."),
    ),
    entry(
        "insured_on_entry_share",
        "share insured on entry",
        "入学当年已参保比例",
        message("The share of entrants who are insured already in the year of entry."),
    ),
    entry(
        "assisted_share",
        "assisted share",
        "资助对象比例",
        message("The share of students who are in a relief category."),
    ),
    entry(
        "institution_aid_percent",
        "institution's aid",
        "学校补助比例",
        message("The part of a contribution that the institution pays, in percent."),
    ),
    entry(
        "leave_rate",
        "leave rate",
        "离校率",
        message("The share of students who leave in a year before completing."),
    ),
    entry(
        "refund_application_share",
        "refund application share",
        "退费申请比例",
        message("Of those who leave, the share who apply for a refund where there is one."),
    ),
    entry(
        "employee_here_share",
        "local employment share",
        "本地就业参保比例",
        message("The share of graduates who join the employee scheme of the place."),
    ),
    entry(
        "tariff_rise",
        "rise of the tariff",
        "缴费标准年增额",
        message("Yuan a year, after the last tariff that is known."),
    ),
    entry(
        "fiscal_rise",
        "rise of the fiscal subsidy",
        "财政补助年增额",
        message("Yuan a year, after the last standard that is known."),
    ),
    entry(
        "entrants",
        "entrants",
        "入学人数",
        message("How many students enter, by cohort and type of institution."),
    ),
)

METHODS: Final = (
    entry(
        "low",
        "interval",
        "区间",
        message(
            "The low and high end of a figure: with --replicates every assumption is drawn from "
            "its range, and 5% of the results lie below the low end, 5% above the high one."
        ),
        "high",
        "置信区间",
        "replicates",
    ),
    entry(
        "sensitivity",
        "sensitivity analysis",
        "敏感性分析",
        message("How far a figure moves when one assumption goes to the ends of its range."),
    ),
    entry(
        "seriatim",
        "seriatim",
        "逐人",
        message("Students are drawn one by one, each with random numbers of their own."),
    ),
    entry(
        "grouped",
        "grouped",
        "分组",
        message("Students are allocated to groups by multinomial draws: as fast for a billion."),
    ),
    entry(
        "expected",
        "expected numbers",
        "期望值",
        message("Students as probabilities say, without any draw."),
    ),
    entry(
        "bridge",
        "bridge",
        "权责与收付衔接表",
        message("A form that leads from accrual to cash, and rolls the prepaid balance forward."),
    ),
)
