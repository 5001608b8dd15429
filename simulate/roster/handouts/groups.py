"""Persons and money by the values of a roster's own columns and by relief category."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from attrs import define, field

from kernel.codes import Code, Payer
from kernel.distinct import distinct
from kernel.errors import ControlTotalFault, RequestError
from kernel.figures import Array
from kernel.messages import Pair, Text, listed, message
from kernel.results import ResultColumn
from kernel.ruleset import Ruleset
from simulate.output.formats import Record
from simulate.roster.assessment import AssessedPage
from simulate.roster.cells import as_text
from simulate.roster.handouts.header_words import identifies, positions_named
from simulate.roster.reading.header import Header, distinct_names
from simulate.roster.reading.header_names import bare, column_named
from simulate.roster.summary import CLAIMED, CONTRIBUTION, FISCAL, REFUNDED, TOP_UP, Summary

RELIEF: Final = "relief"

PERSONS: Final[Mapping[str, Text]] = {
    "students": message("Students"),
    "enrolled": message("Enrolled"),
    "unpaid": message("Not paid"),
    "rejected": message("Rejected"),
}
"""What is counted; students are all rows, the rejected ones among them."""

AMOUNTS: Final[Mapping[str, Text]] = {
    "individual_due": message("Individual part"),
    "late_full_cost": message("Fiscal part paid by the student"),
    "relief_netted": message("Relief netted at payment"),
    "institution_aid": message("Share of the institution"),
    "student_pays": message("The student pays"),
    "relief_claimable": message("Relief reimbursed afterwards"),
    "fiscal_total": message("Fiscal subsidy"),
    "top_up": message("Top-up (tariff difference)"),
    "refund": message("Refund"),
}
"""The result columns that are summed up, in fen."""

MOST_GROUPS: Final = 100_000

NOT_ASSESSED: Final = -1
"""Stands for the categories of a row that is not assessed."""

NO_CATEGORY: Final = Pair("none", "无")

Key = tuple[tuple[str, ...], int]
"""The cells of a group in the columns asked for, and its relief categories as bits."""


@define
class Groups:
    """Persons and money by group; add pages one by one.

    Attributes:
        names: the columns that are grouped by, as the output calls them.
        positions: where they stand in the roster.
        sums: of each group, in the order of the roster, what `PERSONS` and `AMOUNTS` say.
    """

    rules: Ruleset
    names: tuple[str, ...]
    positions: tuple[int, ...]
    sums: dict[Key, Array] = field(factory=dict)

    @classmethod
    def of(cls, rules: Ruleset, header: Header, by: Sequence[str]) -> "Groups":
        """Find the columns to group by; relief categories always divide groups, too.

        Args:
            rules: the region, for its categories.
            header: the columns that are assessed, see `AssessedPage.header`.
            by: headers as they stand in the roster, or names of known columns.

        Raises:
            RequestError: the roster has no such column or two of them, or it identifies persons.
        """
        asked = dict.fromkeys(_position(header, name) for name in by)
        positions = [at for at in asked if at != header.known.get(RELIEF)]
        names = distinct_names([header.names[at] for at in positions], [RELIEF, *PERSONS, *AMOUNTS])
        return cls(rules, tuple(names), tuple(positions))

    def add(self, page: AssessedPage) -> None:
        """Add the students of a page, those that are rejected or malformed among them.

        Raises:
            RequestError: there are too many groups.
        """
        size = page.taken.batch.num_rows
        cells = [_cells(page.taken.batch.column(at)) for at in self.positions]
        relief = np.full(size, NOT_ASSESSED)
        relief[page.places] = page.students.relief
        found = distinct([relief, *(index for _, index in cells)])
        sums = np.zeros((len(found), len(PERSONS) + len(AMOUNTS)), np.int64)
        np.add.at(sums, found.of[page.places], _figures(page))
        away = np.setdiff1d(np.arange(size), page.places)
        np.add.at(sums, found.of[away], _rejected(len(away)))
        for row, own in zip(found.row.tolist(), sums, strict=True):
            self._add((tuple(words[index[row]] for words, index in cells), int(relief[row])), own)
        if page.page.malformed:
            # Whose cells have slipped out of their columns, it is not known to which group.
            unknown = (("",) * len(cells), NOT_ASSESSED)
            self._add(unknown, _rejected(len(page.page.malformed)).sum(axis=0))

    def check(self, summary: Summary) -> None:
        """Compare the sums with those of the whole roster.

        Raises:
            ControlTotalFault: they are not the same to the person and to the fen.
        """
        relieved = [p for part, p in summary.money if part == CONTRIBUTION]
        own = {p: summary.money.get((CONTRIBUTION, p), 0) for p in relieved}
        student, institution = (own.pop(p, 0) for p in (Payer.STUDENT, Payer.INSTITUTION))
        expected = {
            "students": summary.rows,
            "enrolled": summary.enrolled,
            "unpaid": summary.unpaid,
            "rejected": summary.rejected,
            "relief_netted": sum(own.values()),
            "institution_aid": institution,
            "student_pays": student,
            "relief_claimable": summary.total(CLAIMED),
            "fiscal_total": summary.total(FISCAL),
            "top_up": summary.total(TOP_UP),
            "refund": summary.total(REFUNDED),
        }
        totals = self.totals
        wrong = [name for name, amount in expected.items() if totals[name] != amount]
        if totals["individual_due"] + totals["late_full_cost"] != summary.total(CONTRIBUTION):
            wrong.append("individual_due")
        if wrong:
            raise ControlTotalFault(
                "the sums over groups are not those of the roster: {names}", names=listed(wrong)
            )

    @property
    def totals(self) -> dict[str, int]:
        """What `PERSONS` and `AMOUNTS` come to over all groups."""
        sums = (
            np.sum([*self.sums.values()], axis=0, initial=0) if self.sums else _rejected(0).sum(0)
        )
        return dict(zip((*PERSONS, *AMOUNTS), np.asarray(sums).tolist(), strict=True))

    @property
    def columns(self) -> dict[str, type]:
        """The columns of the rows and what they hold; money is in fen."""
        return dict.fromkeys([*self.names, RELIEF], str) | dict.fromkeys([*PERSONS, *AMOUNTS], int)

    def records(self) -> list[Record]:
        """Return a row for each group, in order."""
        return [
            dict(zip(self.columns, [*cells, self._relief(bits), *own.tolist()], strict=True))
            for (cells, bits), own in self.in_order()
        ]

    def in_order(self) -> list[tuple[Key, Array]]:
        """Return the groups: those of the same cells together, in the order of the roster."""
        first = {cells: place for place, (cells, _) in reversed([*enumerate(self.sums)])}
        # As an unsigned number what is not assessed comes last.
        return sorted(self.sums.items(), key=lambda one: (first[one[0][0]], one[0][1] % 2**32))

    def _add(self, key: Key, own: Array) -> None:
        if key in self.sums:
            self.sums[key] += own
        elif len(self.sums) < MOST_GROUPS:
            self.sums[key] = own.copy()
        else:
            raise RequestError(
                "--by: more than {most:,} groups; expected columns that many students share",
                most=MOST_GROUPS,
            )

    def _relief(self, bits: int) -> str:
        """Return categories as data files have them; nothing where they are not assessed."""
        words = [one.word for one in categories_of(self.rules, bits)]
        return "" if bits == NOT_ASSESSED else ";".join(words) or NO_CATEGORY.en


def categories_of(rules: Ruleset, bits: int) -> list[Code]:
    """Return the relief categories that a number stands for."""
    return [one for one in rules.facts.codes["category"] if bits >> one & 1]


def _position(header: Header, name: str) -> int:
    """Return where a column to group by stands. Raises RequestError, see `Groups.of`."""
    found = positions_named(header.names, [bare(name)])
    column = column_named(name)
    if not found and column is not None and column in header.known:
        found = [header.known[column]]
    if not found:
        raise RequestError(
            "--by {name}: no such column; expected a header of the roster", name=name
        )
    if len(found) > 1:
        raise RequestError(
            "--by {name}: two columns of that name; expected a header that stands once", name=name
        )
    (position,) = found
    if identifies(name) or identifies(header.names[position]):
        raise RequestError(
            "--by {name}: identifies persons; expected a column that many students share, such as "
            "a college or a class",
            name=name,
        )
    return position


def _cells(column: Any) -> tuple[list[str], Array]:
    """Return the distinct cells of a column without spaces around, and for each row which one."""
    encoded = as_text(column).dictionary_encode(null_encoding="encode")
    words = [(text or "").strip() for text in encoded.dictionary.to_pylist()]
    return words, encoded.indices.to_numpy()


def _figures(page: AssessedPage) -> Array:
    """Return what each valid row adds: a row of `PERSONS` and `AMOUNTS`."""
    students = page.students
    unpaid = ~(students.paying | students.prepaid_earlier)
    one = np.ones(len(students), np.int64)
    persons = [one, page.results["enrolled"].values, unpaid, 0 * one]
    return np.column_stack([*persons, *(_fen(page.results[name]) for name in AMOUNTS)])


def _fen(column: ResultColumn) -> Array:
    return np.where(column.blank, 0, column.values.astype(np.int64))


def _rejected(rows: int) -> Array:
    """Return what rejected rows add: each a student and a rejected one."""
    own = [int(name in ("students", "rejected")) for name in (*PERSONS, *AMOUNTS)]
    return np.tile(np.array(own, np.int64), (rows, 1))
