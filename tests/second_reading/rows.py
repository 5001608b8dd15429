"""One roster row: the columns with their defaults, and why a row is invalid."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from .roster import categories, institutions, localities
from .student import Student
from .validity import broken_tests


class _Cells:
    """The given values column by column, collecting what is outside a column's domain."""

    def __init__(self, given: Mapping[str, object]) -> None:
        self.given = given
        self.bad: list[str] = []

    def _outside(self, column: str) -> None:
        self.bad.append(column)

    def whole(self, column: str, low: int, high: int, default: int) -> int:
        value = self.given.get(column)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            self._outside(column)
            return default
        return value

    def word(self, column: str, words: tuple[str, ...], default: str) -> str:
        value = self.given.get(column)
        if value is None:
            return default
        if not isinstance(value, str) or value not in words:
            self._outside(column)
            return default
        return value

    def truth(self, column: str, default: bool) -> bool:
        value = self.given.get(column)
        if value is None:
            return default
        if not isinstance(value, bool):
            self._outside(column)
            return default
        return value

    def day(self, column: str) -> date | None:
        value = self.given.get(column)
        if value is None:
            return None
        if isinstance(value, datetime) or not isinstance(value, date):
            self._outside(column)
            return None
        return value

    def listed(self, column: str) -> tuple[object, ...] | None:
        value = self.given.get(column)
        if value is None:
            return None
        if not isinstance(value, list | tuple):
            self._outside(column)
            return None
        return tuple(value)


def read_student(region: str, year: int, given: Mapping[str, object]) -> tuple[Student, list[str]]:
    """Fill in the defaults, and list every reason for which the row is invalid (none: valid)."""
    cells = _Cells(given)
    missing = [name for name in ("entry_year", "programme_years") if given.get(name) is None]
    entry_year = cells.whole("entry_year", 2000, 2100, year - 1)
    freshman = year == entry_year + 1
    paid_on = cells.day("paid_on")
    received_on = cells.day("received_on")
    relief = cells.listed("relief") or ()
    if any(name not in categories(region) for name in relief):
        cells.bad.append("relief")
    years = cells.listed("paid_years")
    if years is not None and any(isinstance(t, bool) or not isinstance(t, int) for t in years):
        cells.bad.append("paid_years")
    mode = "prepay" if region == "changsha" and freshman else "annual"
    prepaid_in: int | None = None
    if given.get("prepaid_in") is not None:
        prepaid_in = cells.whole("prepaid_in", -(10**9), 10**9, year)
    student = Student(
        region=region,
        year=year,
        institution_type=cells.word("institution_type", institutions(region), "tertiary"),
        study_mode=cells.word("study_mode", ("full_time", "part_time"), "full_time"),
        missed_years=cells.whole("missed_years", 0, 10**9, 0),
        repaired_years=cells.whole("repaired_years", 0, 10**9, 0),
        locality=cells.word("locality", localities(region), localities(region)[0]),
        entry_year=entry_year,
        entered_on=cells.day("entered_on") or date(entry_year, 9, 1),
        programme_years=cells.whole("programme_years", 1, 8, 1),
        payment_mode=cells.word("payment_mode", ("annual", "prepay", "prepay_remaining"), mode),
        paid_on=paid_on,
        received_on=paid_on if received_on is None else received_on,
        prepaid_in=prepaid_in,
        relief=tuple(name for name in relief if isinstance(name, str)),
        relief_recognised=cells.word(
            "relief_recognised", ("local", "province", "elsewhere"), "local"
        ),
        relief_from=cells.day("relief_from"),
        relief_flagged=cells.truth("relief_flagged", not freshman),
        enrols_here=cells.truth("enrols_here", True),
        insured_on_entry=cells.truth("insured_on_entry", False),
        institution_aid_percent=cells.whole("institution_aid_percent", 0, 100, 0),
        affiliation=cells.word("affiliation", ("central", "provincial", "municipal"), "provincial"),
        left_on=cells.day("left_on"),
        refund_applied_on=cells.day("refund_applied_on"),
        graduate_scheme=cells.word(
            "graduate_scheme",
            ("none", "employee_here", "employee_elsewhere", "resident"),
            "none",
        ),
        paid_years=None if years is None else tuple(t for t in years if isinstance(t, int)),
    )
    unusable = {*missing, *cells.bad}
    reasons = [f"{name}_missing" for name in missing]
    reasons += [f"{name}_out_of_domain" for name in cells.bad]
    for code, columns in broken_tests(student):
        if unusable.isdisjoint(columns) and code not in reasons:
            reasons.append(code)
    return student, reasons
