"""The columns of a roster: what they are called in both languages, and what they may hold."""

from collections.abc import Mapping
from typing import Final

from kernel.codes import (
    Affiliation,
    GraduateScheme,
    InstitutionType,
    PaymentMode,
    Recognised,
    Relief,
    StudyMode,
)
from kernel.domains import Categories, Day, Domain, Flag, PaidYears, Whole, Words
from kernel.layers import RegionFacts

HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    "student_id": ("学号",),
    "institution_type": ("学校类型",),
    "study_mode": ("学习形式",),
    "missed_years": ("断保年数",),
    "repaired_years": ("修复年数",),
    "locality": ("参保地", "统筹区"),
    "entry_year": ("入学年份",),
    "programme_years": ("学制",),
    "payment_mode": ("缴费方式",),
    "paid_on": ("缴费日期",),
    "received_on": ("到账日期",),
    "prepaid_in": ("趸交参保年度",),
    "relief": ("困难类别",),
    "relief_recognised": ("认定地",),
    "relief_from": ("认定日期",),
    "relief_flagged": ("系统标识",),
    "enrols_here": ("本地参保",),
    "insured_on_entry": ("入学当年已参保",),
    "institution_aid_percent": ("学校补助比例",),
    "affiliation": ("隶属关系",),
    "left_on": ("终止学籍日期",),
    "refund_applied_on": ("退费申请日期",),
    "graduate_scheme": ("毕业后参保",),
    "paid_years": ("已足额缴费年度",),
}
"""Every column by its name, with its Chinese headers; the first one is shown."""

ENTRY_YEARS: Final = range(2000, 2101)
"""The calendar years of entry that a roster may hold."""

REQUIRED: Final = ("entry_year", "programme_years")
"""The columns that have no default."""


def domains_of(facts: RegionFacts) -> dict[str, Domain]:
    """Return what each column that a rule may look at holds, in the order of the contract."""
    # A city is written with its 市 or without.
    localities = [(name, (text.zh, f"{text.zh}市")) for name, text in facts.localities.items()]
    return {
        "institution_type": Words.of(InstitutionType),
        "study_mode": Words.of(StudyMode),
        "missed_years": Whole(range(100), ("年",)),
        "repaired_years": Whole(range(100), ("年",)),
        "locality": Words.listed(localities),
        "entry_year": Whole(ENTRY_YEARS, ("年", "级")),
        "programme_years": Whole(range(1, 9), ("制", "年")),
        "payment_mode": Words.of(PaymentMode),
        "paid_on": Day(),
        "received_on": Day(),
        "prepaid_in": Whole(range(1900, 2200), ("年",)),
        "relief": Categories(Words.of(Relief)),
        "relief_recognised": Words.of(Recognised),
        "relief_from": Day(),
        "relief_flagged": Flag(),
        "enrols_here": Flag(),
        "insured_on_entry": Flag(),
        "institution_aid_percent": Whole(range(101), ("%",)),
        "affiliation": Words.of(Affiliation),
        "left_on": Day(),
        "refund_applied_on": Day(),
        "graduate_scheme": Words.of(GraduateScheme),
        "paid_years": PaidYears(),
    }
