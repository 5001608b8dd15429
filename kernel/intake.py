"""From what a person writes about students to a batch: domains, defaults, rejected rows."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import numpy as np
from attrs import frozen

from kernel.assess import find_problems
from kernel.codes import (
    Affiliation,
    Code,
    GraduateScheme,
    InstitutionType,
    PaymentMode,
    Recognised,
    Relief,
    StudyMode,
)
from kernel.days import BLANK_DAY, day_number
from kernel.errors import nearest
from kernel.figures import Array
from kernel.ruleset import Ruleset
from kernel.students import NO_YEAR, StudentBatch

_BLANK = -1
_ENTRY_YEARS = range(2000, 2101)
_PROGRAMME_YEARS = range(1, 9)

Record = Mapping[str, object]


@frozen
class Rejection:
    """A row that is not assessed, and every reason why. Rows count from 1."""

    row: int
    reasons: tuple[str, ...]


@frozen(eq=False)
class Intake:
    """What became of records: the valid ones as a batch, the others with their reasons.

    Attributes:
        batch: the valid rows, in the order of the records.
        rows: for each row of the batch the number of its record, counted from 1.
    """

    batch: StudentBatch
    rows: Array
    rejected: tuple[Rejection, ...]


def take_in(rules: Ruleset, year: int, records: Sequence[Record]) -> Intake:
    """Turn records (column name → Python value; missing or None: the default) into a batch.

    Args:
        rules: the region, for its localities, its defaults and its reasons to refuse a row.
        year: the insurance year.
        records: one mapping per student, the columns of a roster.
    """
    columns = {**_COLUMNS, "locality": _word_of(tuple(rules.facts.localities))}
    reasons: list[list[str]] = [[] for _ in records]
    encoded = {
        name: [_encoded(name, read, record, reasons[row]) for row, record in enumerate(records)]
        for name, read in columns.items()
    }
    in_domain = np.array([not found for found in reasons], np.bool_)
    arrays = {name: np.asarray(column, np.int64)[in_domain] for name, column in encoded.items()}
    batch = _with_defaults(rules, year, arrays)
    rows = np.flatnonzero(in_domain)
    for problem in find_problems(rules, batch):
        for row in rows[problem.rows]:
            reasons[row].append(problem.text.en)
    valid = np.array([not reasons[row] for row in rows], np.bool_)
    return Intake(
        batch.select(valid),
        rows[valid] + 1,
        tuple(Rejection(row + 1, tuple(found)) for row, found in enumerate(reasons) if found),
    )


def _with_defaults(rules: Ruleset, year: int, columns: dict[str, Array]) -> StudentBatch:
    """Fill blanks; some defaults follow from other columns, the region and the year."""
    c = columns
    freshman = c["entry_year"] + 1 == year
    freshman_pays = PaymentMode.of(rules.facts.freshman_pays)
    default_locality = list(rules.facts.localities).index(rules.facts.default_locality)

    def filled(name: str, default: Array | int) -> Array:
        return np.where(c[name] == _BLANK, default, c[name])

    prepaid_in = filled("prepaid_in", NO_YEAR)
    paid = c["paid_on"] != BLANK_DAY
    first_paid = np.where(prepaid_in != NO_YEAR, prepaid_in, year) - c["entry_year"] - 1
    this_year = year - c["entry_year"] - 1
    is_paid = (filled("enrols_here", 1) != 0) & (paid | (prepaid_in != NO_YEAR))
    bits = _bits_between(np.clip(first_paid, 0, 8), np.clip(this_year, -1, 8))
    return StudentBatch(
        year=year,
        weight=np.ones(len(freshman), np.int64),
        institution_type=filled("institution_type", InstitutionType.TERTIARY),
        study_mode=filled("study_mode", StudyMode.FULL_TIME),
        locality=filled("locality", default_locality),
        entry_year=c["entry_year"],
        programme_years=c["programme_years"],
        payment_mode=filled("payment_mode", np.where(freshman, freshman_pays, PaymentMode.ANNUAL)),
        paid_on=c["paid_on"],
        received_on=np.where(c["received_on"] == BLANK_DAY, c["paid_on"], c["received_on"]),
        prepaid_in=prepaid_in,
        relief=filled("relief", 0),
        relief_recognised=filled("relief_recognised", Recognised.LOCAL),
        relief_from=c["relief_from"],
        relief_flagged=filled("relief_flagged", ~freshman),
        enrols_here=filled("enrols_here", 1),
        insured_on_entry=filled("insured_on_entry", 0),
        institution_aid_percent=filled("institution_aid_percent", 0),
        affiliation=filled("affiliation", Affiliation.PROVINCIAL),
        left_on=c["left_on"],
        refund_applied_on=c["refund_applied_on"],
        graduate_scheme=filled("graduate_scheme", GraduateScheme.NONE),
        paid_years=filled("paid_years", np.where(is_paid, bits, 0)),
        missed_years=filled("missed_years", 0),
        repaired_years=filled("repaired_years", 0),
    )


def _bits_between(first: Array, last: Array) -> Array:
    return np.maximum((1 << (last + 1)) - (1 << first), 0)


def _encoded(name: str, read: "_Reader", record: Record, reasons: list[str]) -> int:
    """Return the code of a cell; note the reason and return a blank when it is out of domain."""
    value = record.get(name)
    if value is None:
        if name in ("entry_year", "programme_years"):
            reasons.append(f"{name} is missing")
        return _BLANK_CELL.get(name, _BLANK)
    try:
        return read(value, record)
    except _OutOfDomain as fault:
        reasons.append(f"{name}: found {value!r}, expected {fault}")
        return _BLANK_CELL.get(name, _BLANK)


class _OutOfDomain(ValueError):
    """Says what would have been right."""


_Reader = Callable[[object, Record], int]


def _word_of(words: Sequence[str]) -> _Reader:
    def read(value: object, _: Record) -> int:
        if value not in words:
            raise _OutOfDomain(f"a word; {nearest(str(value), words)}")
        return words.index(str(value))

    return read


def _number_in(numbers: range) -> _Reader:
    def read(value: object, _: Record) -> int:
        if type(value) is not int or value not in numbers:
            raise _OutOfDomain(f"a whole number from {numbers[0]} to {numbers[-1]}")
        return value

    return read


def _flag(value: object, _: Record) -> int:
    if type(value) is not bool:
        raise _OutOfDomain("true or false")
    return int(value)


def _day(value: object, _: Record) -> int:
    if not isinstance(value, date):
        raise _OutOfDomain("a date")
    return day_number(value)


def _categories(value: object, record: Record) -> int:
    if not isinstance(value, list | tuple):
        raise _OutOfDomain("a list of relief categories")
    code = _code_of(Relief)
    return sum({1 << code(word, record) for word in value})


def _years(value: object, record: Record) -> int:
    """Read insurance years as bits of the programme; years outside it do not count."""
    entry_year = record.get("entry_year")
    if not isinstance(value, list | tuple) or not all(type(year) is int for year in value):
        raise _OutOfDomain("a list of insurance years")
    start = entry_year + 1 if type(entry_year) is int else 0
    return sum({1 << (year - start) for year in value if year - start in range(8)})


def _code_of(vocabulary: type[Code]) -> _Reader:
    return _word_of(vocabulary.words())


_COLUMNS: dict[str, _Reader] = {
    "institution_type": _code_of(InstitutionType),
    "study_mode": _code_of(StudyMode),
    "entry_year": _number_in(_ENTRY_YEARS),
    "programme_years": _number_in(_PROGRAMME_YEARS),
    "payment_mode": _code_of(PaymentMode),
    "paid_on": _day,
    "received_on": _day,
    "prepaid_in": _number_in(range(1900, 2200)),
    "relief": _categories,
    "relief_recognised": _code_of(Recognised),
    "relief_from": _day,
    "relief_flagged": _flag,
    "enrols_here": _flag,
    "insured_on_entry": _flag,
    "institution_aid_percent": _number_in(range(101)),
    "affiliation": _code_of(Affiliation),
    "left_on": _day,
    "refund_applied_on": _day,
    "graduate_scheme": _code_of(GraduateScheme),
    "paid_years": _years,
    "missed_years": _number_in(range(100)),
    "repaired_years": _number_in(range(100)),
}

_BLANK_CELL = {name: BLANK_DAY for name, read in _COLUMNS.items() if read is _day}
