"""From what a person writes about students to a batch: domains, defaults, rejected rows."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from attrs import frozen

from kernel.assess import find_problems
from kernel.clauses import Text
from kernel.codes import (
    Affiliation,
    GraduateScheme,
    InstitutionType,
    PaymentMode,
    Recognised,
    StudyMode,
)
from kernel.columns import ENTRY_YEARS, HEADERS, REQUIRED, domains_of
from kernel.days import BLANK_DAY
from kernel.domains import PAID_YEARS, Day, Domain, OutOfDomain, is_blank
from kernel.figures import Array
from kernel.ruleset import Ruleset
from kernel.students import NO_YEAR, StudentBatch

_BLANK: Final = -1
_LONGEST: Final = 8

Record = Mapping[str, object]


@frozen(eq=False)
class Cells:
    """A column of a roster: its distinct values, and for each row the index of the one it holds."""

    distinct: Sequence[object]
    index: Array


@frozen(eq=False)
class Roster:
    """Students as people write them: some of the columns of `kernel.columns`, of one length."""

    size: int
    columns: Mapping[str, Cells]

    @classmethod
    def of(cls, records: Sequence[Record]) -> "Roster":
        """Return records (column name → value; missing or None: blank) as a roster."""
        size = len(records)
        cells = {
            name: Cells([record.get(name) for record in records], np.arange(size))
            for name in HEADERS
        }
        return cls(size, cells)


@frozen
class Rejection:
    """A row that is not assessed, and every reason why. Rows count from 1."""

    row: int
    reasons: tuple[Text, ...]


@frozen(eq=False)
class Intake:
    """What became of a roster: the valid rows as a batch, the others with their reasons.

    Attributes:
        batch: the valid rows, in the order of the roster.
        rows: for each row of the batch the number of its row in the roster, counted from 1.
    """

    batch: StudentBatch
    rows: Array
    rejected: tuple[Rejection, ...]


def take_in(rules: Ruleset, year: int, roster: Roster) -> Intake:
    """Turn a roster into a batch.

    A problem is told of a row only where every column that it looks at can be read.

    Args:
        rules: the region, for its localities, its defaults and its reasons to refuse a row.
        year: the insurance year.
        roster: the students, valid or not.
    """
    read = {
        name: _Read.of(name, domain, roster) for name, domain in domains_of(rules.facts).items()
    }
    batch = _with_defaults(rules, year, read)
    found = [fault for column in read.values() for fault in column.faults]
    for problem in find_problems(rules, batch):
        unread = np.logical_or.reduce([read[name].unread for name in problem.reads])
        found.append((problem.rows & ~unread, problem.text))
    reasons: dict[int, list[Text]] = {}
    for rows, text in found:
        for row in np.flatnonzero(rows).tolist():
            reasons.setdefault(row, []).append(text)
    valid = np.ones(roster.size, np.bool_)
    valid[list(reasons)] = False
    return Intake(
        batch.select(valid) if reasons else batch,
        np.flatnonzero(valid) + 1,
        tuple(Rejection(row + 1, tuple(texts)) for row, texts in sorted(reasons.items())),
    )


@frozen(eq=False)
class _Read:
    """A column as codes.

    Attributes:
        codes: of each distinct value, blank where there is none to be read.
        index: for each row which of them it holds.
        unread: the rows whose cell cannot be read; faults: the same by the reason why.
    """

    codes: Sequence[int]
    index: Array
    unread: Array
    faults: Sequence[tuple[Array, Text]]

    @classmethod
    def of(cls, name: str, domain: Domain, roster: Roster) -> "_Read":
        """Read a column of a roster; one that is not there is blank."""
        blank = BLANK_DAY if isinstance(domain, Day) else _BLANK
        cells = roster.columns.get(name, Cells([None], np.zeros(roster.size, np.int64)))
        codes = [blank] * len(cells.distinct)
        places: dict[Text, list[int]] = {}
        for place, value in enumerate(cells.distinct):
            try:
                if not is_blank(value):
                    codes[place] = domain.read(value)
                elif name in REQUIRED:
                    places.setdefault(_about(name, " is missing", "缺失"), []).append(place)
            except OutOfDomain as fault:
                en, zh = f": expected {fault.expected.en}", f"：{fault.expected.zh}"
                places.setdefault(_about(name, en, zh), []).append(place)
        faults = [(np.isin(cells.index, at), text) for text, at in places.items()]
        unread = np.logical_or.reduce([np.zeros(roster.size, np.bool_), *(r for r, _ in faults)])
        return cls(codes, cells.index, unread, faults)

    @property
    def column(self) -> Array:
        """The code of each row."""
        return np.asarray(np.array(self.codes, np.int64)[self.index])


def _about(name: str, en: str, zh: str) -> Text:
    return Text(f"{name}{en}", f"{HEADERS[name][0]}{zh}")


def _with_defaults(rules: Ruleset, year: int, read: Mapping[str, _Read]) -> StudentBatch:
    """Fill blanks; some defaults follow from other columns, the region and the year."""
    c = {name: column.column for name, column in read.items() if name != "paid_years"}
    default_locality = list(rules.facts.localities).index(rules.facts.default_locality)

    def filled(name: str, default: Array | int) -> Array:
        return np.where(c[name] == _BLANK, default, c[name])

    # A required cell that is blank makes its row invalid; any number serves to go on with.
    entry_year = filled("entry_year", min(year - 1, ENTRY_YEARS[-1]))
    programme_years = filled("programme_years", 1)
    freshman = entry_year + 1 == year
    freshman_pays = PaymentMode.of(rules.facts.freshman_pays)
    prepaid_in = filled("prepaid_in", NO_YEAR)
    paid = c["paid_on"] != BLANK_DAY
    first_paid = np.where(prepaid_in != NO_YEAR, prepaid_in, year) - entry_year - 1
    this_year = year - entry_year - 1
    is_paid = (filled("enrols_here", 1) != 0) & (paid | (prepaid_in != NO_YEAR))
    bits = _bits_between(np.clip(first_paid, 0, _LONGEST), np.clip(this_year, -1, _LONGEST))
    paid_years = _years_of_programme(read["paid_years"], entry_year)
    return StudentBatch(
        year=year,
        weight=np.ones(len(freshman), np.int64),
        institution_type=filled("institution_type", InstitutionType.TERTIARY),
        study_mode=filled("study_mode", StudyMode.FULL_TIME),
        locality=filled("locality", default_locality),
        entry_year=entry_year,
        programme_years=programme_years,
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
        paid_years=np.where(paid_years == _BLANK, np.where(is_paid, bits, 0), paid_years),
        missed_years=filled("missed_years", 0),
        repaired_years=filled("repaired_years", 0),
    )


def _bits_between(first: Array, last: Array) -> Array:
    return np.maximum((1 << (last + 1)) - (1 << first), 0)


def _years_of_programme(read: _Read, entry_year: Array) -> Array:
    """Return the insurance years that are listed as bits of the programme; others do not count."""
    width = len(PAID_YEARS)
    listed = np.array(
        [code >> bit & 1 for code in read.codes for bit in range(width)], np.int64
    ).reshape(-1, width)
    first = entry_year + 1 - PAID_YEARS[0]
    bits = sum(listed[read.index, first + k] << k for k in range(_LONGEST))
    given = np.array([code != _BLANK for code in read.codes], np.bool_)
    return np.where(given[read.index], bits, _BLANK)
