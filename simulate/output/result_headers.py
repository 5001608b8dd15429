"""The result columns of a student in words, and the headers under which a workbook has them."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from attrs import frozen

from kernel.messages import Pair, Text, Translator, message
from kernel.results import KINDS
from simulate.language.catalogue import spoken
from simulate.output.words import TERMS

RESULTS: Final[Mapping[str, Text]] = {
    "enrolled": message("in the fund"),
    "years_bought": message("insurance years bought"),
    "individual_due": message("individual part of the payment"),
    "late_full_cost": message("fiscal part that the student pays"),
    "relief_netted": message("relief netted at payment"),
    "relief_claimable": message("relief reimbursed afterwards"),
    "institution_aid": message("share of the institution"),
    "student_pays": message("paid by the student, relief netted"),
    "fiscal_central": message("fiscal subsidy, central"),
    "fiscal_provincial": message("fiscal subsidy, provincial"),
    "fiscal_municipal": message("fiscal subsidy, municipal"),
    "fiscal_unallocated": message("fiscal subsidy, unallocated"),
    "fiscal_total": message("fiscal subsidy"),
    "top_up": message("difference of the tariff"),
    "top_up_payer": message("paid by"),
    "cover_start": message("cover from"),
    "cover_end": message("cover to"),
    "waiting_days": message("days of waiting"),
    "benefit_start": message("benefits from"),
    "paid_through": message("paid through insurance year"),
    "refund": message("refund"),
    "refund_exposure": message("paid for years not begun, no refund ruled"),
    "credit_months": message("months of credit"),
    "assessed_year": message("insurance year assessed"),
}
"""The result columns that are no basis and no clause."""

ADDED: Final[Mapping[str, Text]] = {
    "as_if_paid": message("counts as paid without a payment"),
    "difference": message("paid more than owed"),
    "payment_status": message("how the payment compares"),
}
"""The columns that stand behind the results where they are asked for."""

STATUSES: Final[Mapping[str, Text]] = {
    "paid": message("paid in full"),
    "short": message("paid too little"),
    "over": message("paid too much"),
    "unpaid": message("not paid"),
}
"""How what was paid compares with what is owed."""

_GROUPS: Final = {
    "due": "缴费",
    "relief": "资助",
    "fiscal": "财政补助",
    "cover": "待遇享受期",
    "waiting": "等待期",
    "refund": "退费",
    "credit": "折算",
}
_STANDS_ON: Final = {"basis": "依据", "clause": "条款"}


@frozen
class _Header(Text):
    """A result column: in English its name, as data files have it."""

    name: str
    words: Text

    def render(self, translator: Translator) -> str:
        return self.name if translator.language == "en" else self.words.render(translator)

    __str__ = Text.__str__


def _header(name: str) -> Text:
    words = {**RESULTS, **ADDED}
    if name in words:
        return _Header(name, words[name])
    group, _, part = name.rpartition("_")
    return Pair(name, f"{_GROUPS[group]}{_STANDS_ON[part]}")


RESULT_HEADERS: Final[Mapping[str, Text]] = {name: _header(name) for name in (*KINDS, *ADDED)}
"""What stands above each result column of a workbook."""


@cache
def result_spellings() -> Mapping[str, str]:
    """Return which result column stands under each Chinese header of a workbook."""
    return {spoken(words, "zh"): name for name, words in RESULT_HEADERS.items()}


def words_in(column: str) -> Mapping[str, Text]:
    """Return what the words of a result column are called; the id of a clause is no word."""
    if column == "payment_status":
        return STATUSES
    return {} if column.endswith("_clause") else TERMS
