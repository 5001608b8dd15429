"""The section of the budget table that says how many are insured, and at which standards."""

from collections.abc import Mapping, Sequence
from typing import Final

from kernel.messages import Text, message
from simulate.projection.ledger import ACCRUAL
from simulate.projection.student_body import StudentBody
from simulate.report.forms.form import ACTUAL, FEN, STUDENTS, Column, Line, Section
from simulate.report.forms.insured_by_standard import InsuranceYear
from simulate.report.forms.known_lines import known_years

_HEADING: Final = message("Insured × standard, by insurance year (accrual)")

_INSURED: Final = message("Insured (students)")
_PER_HEAD: Final[Mapping[str, Text]] = {
    "per_head": message("Financing a head (yuan)"),
    "individual_standard": message("Standard of the contribution (yuan a head)"),
    "fiscal_standard": message("Standard of the subsidy (yuan a head)"),
    "critical_illness_premium": message("Critical illness insurance (yuan a head)"),
}
_MONEY: Final[Mapping[str, tuple[Text, int]]] = {
    "financing": (message("Financing of the year"), 0),
    "change": (message("Change against the year before"), 0),
    "change_persons": (message("of which persons"), 2),
    "change_standards": (message("of which standards"), 2),
    "change_mix": (message("of which mix and the rest"), 2),
}


def headcount_section(body: StudentBody, columns: Sequence[Column]) -> Section:
    """Return the block of a table's columns; blank where a forecast says nothing of a year.

    Beside actual figures stands no forecast; what changes is the forecast of both years. A change
    from or to a year whose student body is not whole would be that of the cohorts that are there.
    """
    years = {column.year for column in columns} & {*known_years(body, ACCRUAL)}
    known = {year: InsuranceYear.of(body, year) for year in years}
    whole = {year: own for year, own in known.items() if not body.missing(year)}
    cells = [
        {} if column.status == ACTUAL else {**_levels(column, known), **_changes(column, whole)}
        for column in columns
    ]

    def line(name: str, label: Text, depth: int = 1, unit: str = FEN) -> Line:
        amounts = tuple(cell.get(name) for cell in cells)
        return Line(name, label, amounts, depth, unit, is_per_head=name in _PER_HEAD)

    return Section(
        "headcount",
        _HEADING,
        (
            line("insured", _INSURED, unit=STUDENTS),
            *(line(name, label) for name, label in _PER_HEAD.items()),
            *(line(name, label, depth) for name, (label, depth) in _MONEY.items()),
        ),
    )


_Cells = Mapping[str, int | None]
"""The amounts of a column by line."""


def _levels(column: Column, known: Mapping[int, InsuranceYear]) -> _Cells:
    this = known.get(column.year)
    if this is None:
        return {}
    return {
        "insured": this.insured,
        "per_head": this.per_head(this.financing),
        "individual_standard": this.average(this.individual),
        "fiscal_standard": this.average(this.fiscal),
        "critical_illness_premium": this.premium,
        "financing": this.financing,
    }


def _changes(column: Column, whole: Mapping[int, InsuranceYear]) -> _Cells:
    this, before = whole.get(column.year), whole.get(column.year - 1)
    change = this.change_from(before) if this and before else None
    if change is None:
        return {}
    return {
        "change": change.total,
        "change_persons": change.persons,
        "change_standards": change.standards,
        "change_mix": change.mix,
    }
