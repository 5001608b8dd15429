"""The columns of a roster, each declared once: headers, what it may hold, what a blank means."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Final

import numpy as np
from attrs import evolve, field, frozen

from kernel.codes import (
    Affiliation,
    GraduateScheme,
    InstitutionType,
    PaymentMode,
    Recognised,
    StudyMode,
)
from kernel.dates import AUGUST, Day, Month, SchoolYear
from kernel.days import BLANK_DAY, calendar_year, first_days, first_of, months_of, school_year
from kernel.domains import Domain, EntryYear, Flag, PaidYears, Percent, Whole
from kernel.figures import Array
from kernel.headers import CHINESE_HEADERS
from kernel.layers import RegionFacts
from kernel.messages import Pair, Text
from kernel.names import place_spellings
from kernel.spellings import (
    AFFILIATION,
    GRADUATE_SCHEME,
    INSTITUTION_TYPE,
    PAYMENT_MODE,
    RECOGNISED,
    RELIEF,
    SCHEMES,
    STUDY_MODE,
    each,
)
from kernel.students import LONGEST_PROGRAMME, NO_YEAR
from kernel.wordlists import Categories, Words

BLANK: Final = -1
"""The code of a blank cell; that of a blank day is `BLANK_DAY`."""

ENTRY_YEARS: Final = range(2000, 2101)
"""The calendar years of entry that a roster may hold, each that of the school year's September."""

ENTRY_YEAR: Final = EntryYear(Whole(ENTRY_YEARS, ("学年度", "学年", "年级", "年度", "年", "级")))
"""Such a year, as a roster holds it."""

PROGRAMMES: Final = range(1, LONGEST_PROGRAMME + 1)
"""The years that a programme may take."""

YEARS: Final = ("学年", "年", "years", "year")
"""What may stand behind a number of years."""

LEVELS: Final = (
    *("学制", "专升本", "本科", "专科", "大专", "高职", "硕士研究生", "博士研究生", "研究生"),
    *("硕士", "博士", "中职", "中专", "技校", "高中", "初中", "小学"),
)
"""What may stand before the length of a programme, or behind it: 本科四年, 四年制本科."""


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
        domain: what it may hold, which may depend on the region; None where no rule looks at it.
        default: what a blank means: a code, or what follows from other columns; None where it
            stays blank. Of a required column: with which the row, which is invalid, goes on.
        required: a blank makes the row invalid, unless it follows from another column.
        follows_from: the columns that can say the same of a student; the first that is there does.
    """

    name: str
    domain: Domain | Callable[[RegionFacts], Domain] | None
    default: Default | None = None
    required: bool = field(default=False, kw_only=True)
    follows_from: tuple[str, ...] = field(default=(), kw_only=True)

    @property
    def blank(self) -> int:
        """The code of a blank cell."""
        return BLANK_DAY if isinstance(self.domain, Day) else BLANK


def _places(facts: RegionFacts) -> Domain:
    # A city is written with its 市 or without.
    return Words.listed(
        [(name, (text.zh, f"{text.zh}市")) for name, text in facts.localities.items()]
    )


def _schemes(facts: RegionFacts) -> Domain:
    # A notice names its own city: 郑州市职工基本医疗保险. Of several, none is sure to be here.
    (city, *others) = facts.localities.values()
    names = () if others else place_spellings(city)
    here = each(" ".join(f"{name}职工" for name in names), SCHEMES)
    own = {"employee_here": (*GRADUATE_SCHEME.words["employee_here"], *here)}
    spellings = evolve(GRADUATE_SCHEME, words={**GRADUATE_SCHEME.words, **own})
    return Words.of(GraduateScheme, spellings)


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


def month_of_entry(filled: Filled) -> Array:
    """Return the month of entry, or that of the day of entry; `BLANK` where neither is given."""
    month, day = filled.cells["entered_in"], filled.cells["entered_on"]
    return np.where((month == BLANK) & (day != BLANK_DAY), months_of(day), month)


def _year_of_entry(filled: Filled) -> Array:
    """Return the September of the school year of entry, from the first column that says it."""
    grade, month = filled.cells["grade"], month_of_entry(filled)
    is_plain = (month != BLANK) & (month % 12 != AUGUST)
    year = np.where(is_plain | (grade == BLANK), school_year(month), grade)
    year = np.where((month == BLANK) & (grade == BLANK), BLANK, year)
    return np.where(year == BLANK, min(filled.year - 1, ENTRY_YEARS[-1]), year)


def _day_of_entry(filled: Filled) -> Array:
    """Return the first day of the month of entry, not before that of the school year."""
    september, month = first_of(9, filled["entry_year"]), filled.cells["entered_in"]
    return np.where(month == BLANK, september, np.maximum(first_days(month), september))


def _length_of_programme(filled: Filled) -> Array:
    """Return the years from entry to the scheduled graduation."""
    graduates = filled.cells["graduates_in"]
    return np.where(graduates == BLANK, 1, calendar_year(graduates) - filled["entry_year"])


COLUMNS: Final[Mapping[str, Column]] = {
    column.name: column
    for column in (
        Column("student_id", None),
        Column(
            "institution_type",
            lambda facts: Words.of(facts.codes["institution_type"], INSTITUTION_TYPE),
            InstitutionType.TERTIARY,
        ),
        Column("study_mode", Words.of(StudyMode, STUDY_MODE), StudyMode.FULL_TIME),
        Column("missed_years", Whole(range(100), YEARS), 0),
        Column("repaired_years", Whole(range(100), YEARS), 0),
        Column("locality", _places, _own_place),
        Column(
            "entry_year",
            ENTRY_YEAR,
            _year_of_entry,
            required=True,
            follows_from=("entered_in", "entered_on", "grade"),
        ),
        Column("entered_on", Day(), _day_of_entry),
        Column("entered_in", Month()),
        Column("grade", SchoolYear(ENTRY_YEAR)),
        Column(
            "programme_years",
            Whole(PROGRAMMES, ("年制", "学年制", *YEARS), LEVELS),
            _length_of_programme,
            required=True,
            follows_from=("graduates_in",),
        ),
        Column("graduates_in", Month()),
        Column("payment_mode", Words.of(PaymentMode, PAYMENT_MODE), _usual_mode),
        Column("paid_on", Day()),
        Column("received_on", Day(), lambda filled: filled["paid_on"]),
        Column("paid_amount", None),
        Column("prepaid_in", Whole(range(1900, 2200), ("参保年度", "年度", "年")), NO_YEAR),
        Column("relief", lambda facts: Categories(Words.of(facts.codes["category"], RELIEF)), 0),
        Column("relief_recognised", Words.of(Recognised, RECOGNISED), Recognised.LOCAL),
        Column("relief_from", Day()),
        Column("relief_flagged", Flag(), lambda filled: ~filled.freshman),
        Column("enrols_here", Flag(), True),
        Column("insured_on_entry", Flag(), False),
        Column("institution_aid_percent", Percent(), 0),
        Column("affiliation", Words.of(Affiliation, AFFILIATION), Affiliation.PROVINCIAL),
        Column("left_on", Day()),
        Column("refund_applied_on", Day()),
        Column("graduate_scheme", _schemes, GraduateScheme.NONE),
        Column("paid_years", PaidYears(), _years_paid),
    )
}
"""The columns by name, in the order of the contract."""

HEADERS: Final[Mapping[str, tuple[str, ...]]] = {name: CHINESE_HEADERS[name] for name in COLUMNS}
"""Every column by its name, with its Chinese headers; the first one is shown."""


def called(name: str) -> Text:
    """Return how a message calls a column."""
    return Pair(name, HEADERS[name][0])


REQUIRED: Final = tuple(column.name for column in COLUMNS.values() if column.required)
"""The columns that have no default."""


def domains_of(facts: RegionFacts) -> Mapping[str, Domain]:
    """Return what each column that a rule may look at holds, in the order of the contract."""
    return {
        column.name: column.domain(facts) if callable(column.domain) else column.domain
        for column in COLUMNS.values()
        if column.domain is not None
    }
