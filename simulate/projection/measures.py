"""The measures of a forecast, each declared once: its unit, its payers, its years and its words."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final

from attrs import field, frozen

from kernel.clauses import Text
from kernel.codes import PUBLIC_PAYERS, Payer
from kernel.errors import RequestError, nearest
from simulate.projection.ledger import ACCRUAL, CASH, NONE, Account

TOTAL: Final = "total"
"""What stands instead of a payer for the sum over all of them."""

ABOVE_STANDARD: Final = "above_standard"
"""What a place pays above the national standard: posted for the forms, no figure of its own."""

CONTRIBUTORS: Final = (
    Payer.STUDENT,
    Payer.INSTITUTION,
    Payer.MEDICAL_ASSISTANCE,
    Payer.FINANCE,
)
"""Who may bear part of an individual contribution."""


@frozen
class Section:
    """Measures that stand together in a table.

    Attributes:
        heading: above their lines, where they do not speak for themselves.
        lists_payers: it is of one measure, whose name is the heading; its lines are the payers.
    """

    heading: Text | None = None
    lists_payers: bool = False


@frozen
class Measure:
    """One kind of figure.

    Attributes:
        name: in files and options.
        unit: in what it is counted; money in fen.
        payers: who may bear it; none where nobody is named.
        has_total: whether the sum over the payers is a figure too.
        on_both_bases: whether it has an accrual and a cash basis.
        is_stock: it is not added over years.
        accumulates: a year's figure is all that was posted up to it, which ends at 0.
        begins_on_entry: it begins with the cohort's first insurance year, on the accrual basis;
            other measures are of calendar years, from the autumn before entry on.
        ruled: the flag of a forecast that says whether any document rules on it; where none does,
            it is no zero but left out.
    """

    name: str
    text: Text
    unit: str
    section: Section
    payers: tuple[Payer, ...] = field(default=(), kw_only=True)
    has_total: bool = field(default=False, kw_only=True)
    on_both_bases: bool = field(default=False, kw_only=True)
    is_stock: bool = field(default=False, kw_only=True)
    accumulates: bool = field(default=False, kw_only=True)
    begins_on_entry: bool = field(default=False, kw_only=True)
    ruled: str = field(default="", kw_only=True)

    @property
    def is_money(self) -> bool:
        """Whether it is counted in fen."""
        return self.unit == "fen"

    @property
    def payer_names(self) -> list[str]:
        """The payers as files name them, the total last; one blank where nobody is named."""
        names = [payer.word for payer in self.payers] or [NONE]
        return [*names, *([TOTAL] if self.has_total else [])]

    @property
    def bases(self) -> tuple[str, ...]:
        """The accounting bases; one blank where it has none."""
        return (ACCRUAL, CASH) if self.on_both_bases else (NONE,)

    def accounts(self) -> Iterator[Account]:
        """Return the account of each basis and payer."""
        for accounting, payer in product(self.bases, self.payer_names):
            yield Account(self.name, payer, accounting)

    def counts_insurance_years(self, accounting: str) -> bool:
        """Say whether its years are insurance years on an accounting basis."""
        return self.begins_on_entry and accounting != CASH


_FUND_INCOME: Final = Text("Fund income", "基金收入")
_GOVERNMENT_COST: Final = Text("Government cost", "财政及医疗救助支出")
_STUDENT_COST: Final = Text("Cost to students", "学生负担")

_PEOPLE: Final = Section(Text("People", "人数"))
_OF_THE_FUND: Final = Section(_FUND_INCOME, lists_payers=True)
_OF_GOVERNMENT: Final = Section(_GOVERNMENT_COST, lists_payers=True)
_OF_STUDENTS: Final = Section(_STUDENT_COST, lists_payers=True)
_BESIDE: Final = Section()
_COVER: Final = Section(Text("Cover and credit", "待遇与折算"))

MEASURES: Final[Mapping[str, Measure]] = {
    measure.name: measure
    for measure in (
        Measure(
            "students",
            Text("Students in school", "在校学生"),
            "students",
            _PEOPLE,
            is_stock=True,
            begins_on_entry=True,
        ),
        Measure(
            "insured",
            Text("Insured", "参保人数"),
            "students",
            _PEOPLE,
            is_stock=True,
            begins_on_entry=True,
        ),
        Measure(
            "fund_income",
            _FUND_INCOME,
            "fen",
            _OF_THE_FUND,
            payers=tuple(payer for payer in Payer if payer != Payer.UNFUNDED),
            has_total=True,
            on_both_bases=True,
            begins_on_entry=True,
        ),
        Measure(
            "government_cost",
            _GOVERNMENT_COST,
            "fen",
            _OF_GOVERNMENT,
            payers=PUBLIC_PAYERS,
            has_total=True,
            on_both_bases=True,
            begins_on_entry=True,
        ),
        Measure(
            "student_cost",
            _STUDENT_COST,
            "fen",
            _OF_STUDENTS,
            payers=(Payer.STUDENT,),
            on_both_bases=True,
            begins_on_entry=True,
        ),
        Measure(
            "top_up",
            Text("Top-up (tariff difference)", "缴费差额"),
            "fen",
            _BESIDE,
            payers=(Payer.MUNICIPAL, Payer.UNFUNDED),
            begins_on_entry=True,
        ),
        Measure(
            "refund",
            Text("Refunds", "退费"),
            "fen",
            _BESIDE,
            payers=CONTRIBUTORS,
            has_total=True,
            ruled="refunds",
        ),
        Measure(
            "refund_exposure",
            Text("Exposed, no refund rule", "未规定退费的未到期缴费"),
            "fen",
            _BESIDE,
        ),
        Measure(
            "prepaid_balance",
            Text("Prepaid balance, 31 December", "趸交余额（年末）"),
            "fen",
            _BESIDE,
            is_stock=True,
            accumulates=True,
        ),
        Measure(
            "covered_months",
            Text("Covered months", "待遇享受人月"),
            "person-months",
            _COVER,
        ),
        Measure(
            "overlap_months",
            Text("Overlap with another fund", "与其他基金重叠人月"),
            "person-months",
            _COVER,
        ),
        Measure(
            "waiting_days",
            Text("Waiting days", "等待天数"),
            "person-days",
            _COVER,
            begins_on_entry=True,
        ),
        Measure(
            "credit_months",
            Text("Credit months", "折算月数"),
            "months",
            _COVER,
            begins_on_entry=True,
            ruled="credits",
        ),
    )
}
"""The measures by name, in the order in which they are given."""

SECTIONS: Final = tuple(dict.fromkeys(measure.section for measure in MEASURES.values()))
"""The sections of a table in their order."""


def measure_named(name: str) -> Measure:
    """Return a measure. Raises RequestError for an unknown name."""
    if name not in MEASURES:
        raise RequestError(f"unknown measure {name!r}; {nearest(name, MEASURES)}")
    return MEASURES[name]


def account_of(measure: str, payer: str | None, accounting: str | None) -> Account:
    """Return the account that is asked for; what is not said is the total, on the accrual basis.

    Raises:
        RequestError: no such measure, or none of that payer or accounting basis.
    """
    asked = measure_named(measure)
    payers, bases = asked.payer_names, asked.bases
    if payer is None and len(payers) > 1 and not asked.has_total:
        raise RequestError(f"{measure} has no total; expected a payer: {', '.join(payers)}")
    if payer is not None and payer not in payers:
        raise RequestError(
            f"{measure} has no payer {payer!r}; {nearest(payer, filter(None, payers))}"
        )
    if accounting is not None and accounting not in bases:
        raise RequestError(
            f"{measure} has no accounting basis {accounting!r}; "
            f"{nearest(accounting, filter(None, bases))}"
        )
    return Account(measure, payer or payers[-1], accounting or bases[0])
