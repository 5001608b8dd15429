"""From what a person writes about students to a batch: domains, defaults, rejected rows."""

from collections.abc import Mapping, Sequence

import numpy as np
from attrs import field, frozen

from kernel.assess import find_problems
from kernel.columns import BLANK, COLUMNS, HEADERS, Filled, called
from kernel.domains import PAID_YEARS, Domain, OutOfDomain, is_blank
from kernel.entry import problems_of_entry
from kernel.figures import Array
from kernel.messages import Text, message
from kernel.ruleset import Ruleset
from kernel.students import COLUMN_NAMES, LONGEST_PROGRAMME, StudentBatch
from kernel.validity import Problem

Record = Mapping[str, object]

Fault = tuple[Array, Text]
"""The rows of a roster that something is wrong with, a flag for each row, and what it is."""


@frozen(eq=False)
class Cells:
    """A column of a roster: its distinct values, and for each row the index of the one it holds."""

    distinct: Sequence[object]
    index: Array


@frozen(eq=False)
class Roster:
    """Students as people write them: some of the columns of `kernel.columns`, of one length.

    Attributes:
        unreadable: by column, the cells that are there and cannot be read, which are blank in
            `columns`: the rows, counted from 0, by the reason why.
    """

    size: int
    columns: Mapping[str, Cells]
    unreadable: Mapping[str, Mapping[Text, Sequence[int]]] = field(factory=dict)

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
        as_if_paid: the rows of the batch that have no payment and count as paid all the same.
    """

    batch: StudentBatch
    rows: Array
    rejected: tuple[Rejection, ...]
    as_if_paid: Array


def take_in(
    rules: Ruleset,
    year: int,
    roster: Roster,
    as_if_paid: int | None = None,
    faults: Sequence[Fault] = (),
) -> Intake:
    """Turn a roster into a batch.

    A problem is reported of a row only where every column that it looks at can be read.

    Args:
        rules: the region, for its localities, its defaults and its reasons to refuse a row.
        year: the insurance year.
        roster: the students, valid or not.
        as_if_paid: the day on which those count as paid who have neither a payment, nor one that
            has arrived, nor a prepayment; None where they stay unpaid.
        faults: of columns that no rule looks at: the rows concerned, and why they are rejected.
    """
    read = {name: _Read.of(name, domain, roster) for name, domain in rules.domains.items()}
    cells = {name: column.column for name, column in read.items() if name != "paid_years"}
    assumed = _without_payment(cells) & (as_if_paid is not None)
    cells["paid_on"] = np.where(assumed, as_if_paid or 0, cells["paid_on"])
    filled = Filled(year, rules.facts, cells)
    cells["paid_years"] = _years_of_programme(read["paid_years"], filled["entry_year"])
    batch = _batch(filled, roster.size)
    own = {name: [*column.faults] for name, column in read.items()}
    unread = {name: column.unread for name, column in read.items()}

    def readable(problem: Problem) -> Array:
        looked_at = {one for name in problem.reads for one in (name, *COLUMNS[name].follows_from)}
        return np.asarray(problem.rows & ~np.logical_or.reduce([unread[n] for n in looked_at]))

    for problem in problems_of_entry(filled):
        name = problem.reads[0]
        own[name].append((readable(problem), problem.text))
        unread[name] = unread[name] | problem.rows
    found = [fault for of_column in own.values() for fault in of_column] + [*faults]
    found += [(readable(problem), problem.text) for problem in find_problems(rules, batch)]
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
        assumed[valid],
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
    faults: Sequence[Fault]

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
            except OutOfDomain as fault:
                wrong = message(
                    "{column}: expected {expected}", column=called(name), expected=fault.expected
                )
                places.setdefault(wrong, []).append(place)
        faults = [(np.isin(cells.index, at), text) for text, at in places.items()]
        for text, rows in roster.unreadable.get(name, {}).items():
            wrong = message("{column}: {text}", column=called(name), text=text)
            faults.append((np.isin(np.arange(roster.size), rows), wrong))
        unread = np.logical_or.reduce([np.zeros(roster.size, np.bool_), *(r for r, _ in faults)])
        return cls(codes, cells.index, unread, faults)

    @property
    def column(self) -> Array:
        """The code of each row."""
        return np.asarray(np.array(self.codes, np.int64)[self.index])


def _without_payment(cells: Mapping[str, Array]) -> Array:
    """Say who has neither paid, nor a payment that has arrived, nor prepaid."""
    named = ("paid_on", "received_on", "prepaid_in")
    return np.asarray(np.logical_and.reduce([cells[n] == COLUMNS[n].blank for n in named]))


def _batch(filled: Filled, size: int) -> StudentBatch:
    """Return students whose blanks are filled."""
    names = [name for name in COLUMN_NAMES if name != "weight"]
    return StudentBatch(
        filled.year, np.ones(size, np.int64), **{name: filled[name] for name in names}
    )


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
