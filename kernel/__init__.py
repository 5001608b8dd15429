"""The contract between regions and the simulator: all that a region's `rules.py` needs.

It knows no region, no report and no command line. The names below are the page for rule authors,
each with one line: `from kernel import hookimpl, explicit`. Every question that a region answers is
in `hookspecs.py`; the pass through all of them is in `assess.py`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from kernel.codes import (
        Affiliation,
        Basis,
        GraduateScheme,
        InstitutionType,
        Level,
        Payer,
        PaymentMode,
        Recognised,
        Relief,
        StudyMode,
    )
    from kernel.days import (
        BLANK_DAY,
        add_months,
        counting_month,
        first_of,
        month_after,
        month_ends_in,
        year_of,
    )
    from kernel.decisions import Decision, assumed, explicit, inferred, not_provided
    from kernel.figures import Array, Figure
    from kernel.hookspecs import Answer, hookimpl
    from kernel.law import Law
    from kernel.precedence import answer_to
    from kernel.shares import assisting_basis, best_relief, level_share
    from kernel.students import NO_YEAR, StudentBatch, longest_run

__all__ = [
    "BLANK_DAY",
    "NO_YEAR",
    "Affiliation",
    "Answer",
    "Array",
    "Basis",
    "Decision",
    "Figure",
    "GraduateScheme",
    "InstitutionType",
    "Law",
    "Level",
    "Payer",
    "PaymentMode",
    "Recognised",
    "Relief",
    "StudentBatch",
    "StudyMode",
    "add_months",
    "answer_to",
    "assisting_basis",
    "assumed",
    "best_relief",
    "counting_month",
    "explicit",
    "first_of",
    "hookimpl",
    "inferred",
    "level_share",
    "longest_run",
    "month_after",
    "month_ends_in",
    "not_provided",
    "year_of",
]

PAGE: Final = {
    # A hook and what it is handed.
    "hookimpl": ("hookspecs", "marks a function as the region's answer to the hook of its name"),
    "StudentBatch": ("students", "the students of one insurance year, a numpy column each"),
    "Law": (
        "law",
        (
            "clauses, dated values, interpretations, words: `decide`, `at`, `day`, `span`, "
            "`switch`, `locality`, `category`, `institution`"
        ),
    ),
    "Decision": ("decisions", "the answer to one question for every student, or open"),
    "Answer": ("hookspecs", "what a hook returns: a decision, or a tuple of them"),
    "Array": ("figures", "the type of a column"),
    # The rows of a decision table, from strong to weak; the first that matches decides.
    "explicit": ("decisions", "a row that a cited text decides; inferred with `reading=`"),
    "inferred": ("decisions", "a row that interprets a cited text"),
    "assumed": ("decisions", "a row for which no document stands"),
    "not_provided": ("decisions", "a row where nothing is to be said: the outcome is blank"),
    "answer_to": ("precedence", "what the layers below answer, for a hook that wraps them"),
    # Values with the basis that they stand on.
    "Figure": ("figures", "whole numbers with their basis, which arithmetic keeps"),
    "Basis": ("codes", "explicit, inferred, assumed, not provided"),
    "best_relief": ("shares", "the category that counts: the highest share, never the sum"),
    "assisting_basis": ("shares", "the strongest basis on which any share above 0 stands"),
    "level_share": ("shares", "the percentage of the national standard that a level pays"),
    "longest_run": ("students", "the longest unbroken run of paid years within the programme"),
    # Days are day numbers, a blank one is smaller than all others.
    "BLANK_DAY": ("days", "a date that is not there"),
    "first_of": ("days", "the first day of a month of a year"),
    "month_after": ("days", "the first day of the month after a day"),
    "counting_month": ("days", "the month in which a payment counts, by a day of the month"),
    "month_ends_in": ("days", "how many calendar months end from one day to another"),
    "add_months": ("days", "a day moved by calendar months, clamped to the month's end"),
    "year_of": ("days", "the calendar year of a day"),
    "NO_YEAR": ("students", "a year that is not there, in `prepaid_in`"),
    # The words that columns hold.
    "InstitutionType": ("codes", "kindergarten … tertiary, research institute 学校类型"),
    "StudyMode": ("codes", "full-time, part-time 学习形式"),
    "PaymentMode": ("codes", "a year, the programme, or what remains of it 缴费方式"),
    "Relief": ("codes", "tekun, dibao … 困难类别"),
    "Recognised": ("codes", "local, province, elsewhere 认定地"),
    "Affiliation": ("codes", "central, provincial, municipal 隶属关系"),
    "Level": ("codes", "the budget levels that share the fiscal subsidy"),
    "Payer": ("codes", "who bears an amount"),
    "GraduateScheme": ("codes", "what a graduate joins 毕业后参保"),
}
"""The names with the module that each stands in, loaded when it is asked for, and one line."""


def __getattr__(name: str) -> Any:  # what its module has
    if name not in PAGE:
        raise AttributeError(f"module 'kernel' has no attribute {name!r}")
    module, _ = PAGE[name]
    return getattr(import_module(f"kernel.{module}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
