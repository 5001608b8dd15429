"""The columns of a roster, each declared once: headers, what it may hold, what a blank means."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Final

import numpy as np
from attrs import field, frozen

from kernel.codes import (
    Affiliation,
    GraduateScheme,
    InstitutionType,
    PaymentMode,
    Recognised,
    StudyMode,
)
from kernel.days import BLANK_DAY, first_of
from kernel.domains import Categories, Day, Domain, Flag, PaidYears, Whole, Words
from kernel.figures import Array
from kernel.layers import RegionFacts
from kernel.students import LONGEST_PROGRAMME, NO_YEAR

BLANK: Final = -1
"""The code of a blank cell; that of a blank day is `BLANK_DAY`."""

ENTRY_YEARS: Final = range(2000, 2101)
"""The calendar years of entry that a roster may hold, each that of the school year's September."""


@frozen(eq=False)
class Filled:
    """The columns of students whose blanks are filled, each by what its declaration says.

    Attributes:
        year: the insurance year.
        facts: the region's.
        cells: codes as they were read, by column.
    """

    year: int
    facts: RegionFacts
    cells: Mapping[str, Array]

    def __getitem__(self, name: str) -> Array:
        cells, default = self.cells[name], COLUMNS[name].default
        if default is None:
            return cells
        value = default(self) if callable(default) else default
        return np.where(cells == COLUMNS[name].blank, value, cells)

    @cached_property
    def freshman(self) -> Array:
        """In the first insurance year of the programme."""
        return np.asarray(self["entry_year"] + 1 == self.year)


Default = int | Callable[[Filled], Array | int]


@frozen
class Column:
    """One column of a roster.

    Attributes:
        headers: its Chinese headers; the first one is shown.
        domain: what it may hold, which may depend on the region; None where no rule looks at it.
        default: what a blank means: a code, or what follows from other columns; None where it
            stays blank. Of a required column: with which the row, which is invalid, goes on.
        required: a blank makes the row invalid.
    """

    name: str
    headers: tuple[str, ...]
    domain: Domain | Callable[[RegionFacts], Domain] | None
    default: Default | None = None
    required: bool = field(default=False, kw_only=True)

    @property
    def blank(self) -> int:
        """The code of a blank cell."""
        return BLANK_DAY if isinstance(self.domain, Day) else BLANK


def _places(facts: RegionFacts) -> Domain:
    # A city is written with its 市 or without.
    return Words.listed(
        [(name, (text.zh, f"{text.zh}市")) for name, text in facts.localities.items()]
    )


def _own_place(filled: Filled) -> int:
    return list(filled.facts.localities).index(filled.facts.default_locality)


def _usual_mode(filled: Filled) -> Array:
    usual = PaymentMode.of(filled.facts.freshman_pays)
    return np.where(filled.freshman, usual, PaymentMode.ANNUAL)


def _years_paid(filled: Filled) -> Array:
    """Return the years that the payment says: from the one that was prepaid first to this one."""
    prepaid_in, entry_year = filled["prepaid_in"], filled["entry_year"]
    is_prepaid = prepaid_in != NO_YEAR
    is_paid = (filled["enrols_here"] != 0) & ((filled["paid_on"] != BLANK_DAY) | is_prepaid)
    first = np.where(is_prepaid, prepaid_in, filled.year) - entry_year - 1
    first = np.clip(first, 0, LONGEST_PROGRAMME)
    last = np.clip(filled.year - entry_year - 1, -1, LONGEST_PROGRAMME)
    return np.where(is_paid, np.maximum((1 << (last + 1)) - (1 << first), 0), 0)


COLUMNS: Final[Mapping[str, Column]] = {
    column.name: column
    for column in (
        Column("student_id", ("学号",), None),
        Column(
            "institution_type",
            ("学校类型",),
            lambda facts: Words.of(facts.codes["institution_type"]),
            InstitutionType.TERTIARY,
        ),
        Column("study_mode", ("学习形式",), Words.of(StudyMode), StudyMode.FULL_TIME),
        Column("missed_years", ("断保年数",), Whole(range(100), ("年",)), 0),
        Column("repaired_years", ("修复年数",), Whole(range(100), ("年",)), 0),
        Column("locality", ("参保地", "统筹区"), _places, _own_place),
        Column(
            "entry_year",
            ("入学年份",),
            Whole(ENTRY_YEARS, ("年", "级")),
            lambda filled: min(filled.year - 1, ENTRY_YEARS[-1]),
            required=True,
        ),
        Column(
            "entered_on", ("入学日期",), Day(), lambda filled: first_of(9, filled["entry_year"])
        ),
        Column(
            "programme_years",
            ("学制",),
            Whole(range(1, LONGEST_PROGRAMME + 1), ("制", "年")),
            1,
            required=True,
        ),
        Column("payment_mode", ("缴费方式",), Words.of(PaymentMode), _usual_mode),
        Column("paid_on", ("缴费日期",), Day()),
        Column("received_on", ("到账日期",), Day(), lambda filled: filled["paid_on"]),
        Column("prepaid_in", ("趸交参保年度",), Whole(range(1900, 2200), ("年",)), NO_YEAR),
        Column(
            "relief",
            ("困难类别",),
            lambda facts: Categories(Words.of(facts.codes["category"])),
            0,
        ),
        Column("relief_recognised", ("认定地",), Words.of(Recognised), Recognised.LOCAL),
        Column("relief_from", ("认定日期",), Day()),
        Column("relief_flagged", ("系统标识",), Flag(), lambda filled: ~filled.freshman),
        Column("enrols_here", ("本地参保",), Flag(), True),
        Column("insured_on_entry", ("入学当年已参保",), Flag(), False),
        Column("institution_aid_percent", ("学校补助比例",), Whole(range(101), ("%",)), 0),
        Column("affiliation", ("隶属关系",), Words.of(Affiliation), Affiliation.PROVINCIAL),
        Column("left_on", ("终止学籍日期",), Day()),
        Column("refund_applied_on", ("退费申请日期",), Day()),
        Column("graduate_scheme", ("毕业后参保",), Words.of(GraduateScheme), GraduateScheme.NONE),
        Column("paid_years", ("已足额缴费年度",), PaidYears(), _years_paid),
    )
}
"""The columns by name, in the order of the contract."""

HEADERS: Final[Mapping[str, tuple[str, ...]]] = {c.name: c.headers for c in COLUMNS.values()}
"""Every column by its name, with its Chinese headers; the first one is shown."""

REQUIRED: Final = tuple(column.name for column in COLUMNS.values() if column.required)
"""The columns that have no default."""


def domains_of(facts: RegionFacts) -> dict[str, Domain]:
    """Return what each column that a rule may look at holds, in the order of the contract."""
    return {
        column.name: column.domain(facts) if callable(column.domain) else column.domain
        for column in COLUMNS.values()
        if column.domain is not None
    }
