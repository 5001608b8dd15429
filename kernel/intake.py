"""From what a person writes about students to a batch: domains, defaults, rejected rows."""

from collections.abc import Mapping, Sequence

import numpy as np
from attrs import frozen

from kernel.assess import find_problems
from kernel.columns import BLANK, COLUMNS, HEADERS, REQUIRED, Filled, domains_of
from kernel.domains import PAID_YEARS, Domain, OutOfDomain, is_blank
from kernel.figures import Array
from kernel.messages import Pair, Text, message
from kernel.ruleset import Ruleset
from kernel.students import LONGEST_PROGRAMME, StudentBatch

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

    A problem is reported of a row only where every column that it looks at can be read.

    Args:
        rules: the region, for its localities, its defaults and its reasons to refuse a row.
        year: the insurance year.
        roster: the students, valid or not.
    """
    read = {
        name: _Read.of(name, domain, roster) for name, domain in domains_of(rules.facts).items()
    }
    batch = _filled(rules, year, read)
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
        blank = COLUMNS[name].blank
        cells = roster.columns.get(name, Cells([None], np.zeros(roster.size, np.int64)))
        codes = [blank] * len(cells.distinct)
        places: dict[Text, list[int]] = {}
        for place, value in enumerate(cells.distinct):
            try:
                if not is_blank(value):
                    codes[place] = domain.read(value)
                elif name in REQUIRED:
                    missing = message("{column} is missing", column=_column(name))
                    places.setdefault(missing, []).append(place)
            except OutOfDomain as fault:
                wrong = message(
                    "{column}: expected {expected}", column=_column(name), expected=fault.expected
                )
                places.setdefault(wrong, []).append(place)
        faults = [(np.isin(cells.index, at), text) for text, at in places.items()]
        unread = np.logical_or.reduce([np.zeros(roster.size, np.bool_), *(r for r, _ in faults)])
        return cls(codes, cells.index, unread, faults)

    @property
    def column(self) -> Array:
        """The code of each row."""
        return np.asarray(np.array(self.codes, np.int64)[self.index])


def _column(name: str) -> Text:
    return Pair(name, HEADERS[name][0])


def _filled(rules: Ruleset, year: int, read: Mapping[str, _Read]) -> StudentBatch:
    """Fill blanks; some defaults follow from other columns, the region and the year."""
    cells = {name: column.column for name, column in read.items() if name != "paid_years"}
    filled = Filled(year, rules.facts, cells)
    cells["paid_years"] = _years_of_programme(read["paid_years"], filled["entry_year"])
    columns = {name: filled[name] for name in cells}
    return StudentBatch(year, np.ones(len(cells["entry_year"]), np.int64), **columns)


def _years_of_programme(read: _Read, entry_year: Array) -> Array:
    """Return the insurance years that are listed as bits of the programme; others do not count."""
    width = len(PAID_YEARS)
    listed = np.array(
        [code >> bit & 1 for code in read.codes for bit in range(width)], np.int64
    ).reshape(-1, width)
    first = entry_year + 1 - PAID_YEARS[0]
    bits = sum(listed[read.index, first + k] << k for k in range(LONGEST_PROGRAMME))
    given = np.array([code != BLANK for code in read.codes], np.bool_)
    return np.where(given[read.index], bits, BLANK)
