"""Last year's output as this year's roster: what was paid follows, the rest begins anew.

A row that was assessed for the year before loses its results and what belongs to that payment; what
it bought stands in `prepaid_in` and `paid_years` instead. A row of this very year is our own output
read again: it loses its results and stays as it is. So does a row without a year, a new student's.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from attrs import define, evolve, field

from kernel.columns import BLANK, HEADERS, called
from kernel.domains import plain
from kernel.figures import Array
from kernel.intake import Fault
from kernel.messages import Message, Text, message
from kernel.results import KINDS
from simulate.output.result_headers import RESULT_HEADERS, result_spellings
from simulate.roster.handouts.earlier_results import (
    AS_IF_PAID,
    ASSESSED_YEAR,
    FOLLOWED,
    EarlierResults,
    Followed,
)
from simulate.roster.handouts.reconciliation import PAID_AMOUNT, SETTLEMENT_COLUMNS
from simulate.roster.handouts.unreadable import unreadable_in
from simulate.roster.reading.header import Header
from simulate.roster.reading.pages import Page, Source

RESULT_COLUMNS: Final = (*KINDS, AS_IF_PAID, *SETTLEMENT_COLUMNS)
"""Everything that an output may have behind what was passed in."""

_NEEDED: Final = frozenset({"enrolled", "years_bought", "paid_through"})
_FOLLOWING: Final = ("prepaid_in", "paid_years")
_OF_PAYMENT: Final = ("paid_on", "received_on", "payment_mode", PAID_AMOUNT)

_OTHER_YEAR: Final = message("assessed_year: expected {last} or {year}, or a blank in a new row")
_TOO_LATE: Final = message(
    "assessed_year: rows of {last} are expected above those of {year}; the roster does not begin "
    "with any"
)
_NO_RESULTS: Final = message(
    "assessed_year is {last}, but enrolled, years_bought and paid_through are not all there; "
    "expected the output of {last} with all its columns"
)
_UNSAID: Final = message("prepaid_in is missing, though paid_through reaches {year}")

_BEGUN: Final = message(
    "{count:,} rows were assessed for {last}: their results are left out, and day, arrival, mode "
    "and amount of that payment are blank. Graduates are still there, {missed_years} is as it was."
)
_PREPAID: Final = message(
    "{count:,} of them prepaid in {last} for {year} too: their {prepaid_in} is {last}."
)
_PAID: Final = message(
    "{count:,} of them were insured in {last}: {paid_years} has the years they paid for; add "
    "{year} where it is paid, too."
)
_ONLY_AS_IF: Final = message("{count:,} of them only counted as paid: nothing follows from that.")
_UNDERPAID: Final = message(
    "{count:,} of them had paid too little, or nothing: nothing follows from that. Give "
    "{prepaid_in} and {paid_years} to those who have paid the rest."
)
_MISSED: Final = message(
    "{count:,} of them were not insured here in {last}: where that was a year missed, enter it in "
    "{missed_years}."
)
_REFUNDED: Final = message(
    "{count:,} of them had a refund: it is listed again unless they are taken out."
)
_AGAIN: Final = message(
    "{count:,} rows were assessed for {year} before: their results are left out and made anew."
)
_NEW: Final = message("{count:,} rows have no {assessed_year}: they are taken as they stand.")

_NAMED: Final[Mapping[str, Text]] = {
    **{name: called(name) for name in ("missed_years", "prepaid_in", "paid_years")},
    ASSESSED_YEAR: RESULT_HEADERS[ASSESSED_YEAR],
}
"""The columns of which the notes speak."""

_NOTES: Final = (
    *(_BEGUN, _PREPAID, _PAID, _ONLY_AS_IF, _UNDERPAID, _MISSED, _REFUNDED),
    *(_AGAIN, _NEW),
)


@define
class NextYear:
    """A roster that may be an output, as the roster of a year.

    Attributes:
        year: the insurance year that is assessed.
        given: the columns as they came in; header: those that are left, with those that follow.
        pages: the pages as they came in.
        results: the positions of columns of results by name; none where this is no output.
        follows: whether the first page has rows of the year before, so that columns follow.
        counts: rows by the note that speaks of them.
    """

    year: int
    given: Header
    header: Header
    pages: Iterator[Page]
    results: Mapping[str, int] = field(factory=dict)
    follows: bool = False
    counts: dict[Message, int] = field(factory=lambda: dict.fromkeys(_NOTES, 0))

    @classmethod
    def of(cls, source: Source, year: int) -> "NextYear":
        """Look whether a roster is an output, and of which year its first page is.

        Args:
            source: the roster.
            year: the insurance year to be assessed.
        """
        given = source.header
        results = results_in(given)
        if not results:
            return cls(year, given, given, source.pages)
        first = next(source.pages)
        years = EarlierResults.of(first.batch, results).assessed_year
        follows = bool((years == year - 1).any())
        header = given.only(_others(given, results))
        header = _with(header, _FOLLOWING) if follows else header
        return cls(year, given, header, chain([first], source.pages), results, follows)

    def taken(self, page: Page) -> tuple[Page, list[Fault]]:
        """Return a page as the year takes it, and the rows that nothing can be made of."""
        if not self.results:
            return page, []
        results = EarlierResults.of(page.batch, self.results)
        years = results.assessed_year
        last = years == self.year - 1
        self._count(_BEGUN, last)
        self._count(_AGAIN, years == self.year)
        self._count(_NEW, years == BLANK)
        kept = {at: page.batch.column(at) for at in _others(self.given, self.results)}
        for at in self._of_payment():
            kept[at] = pc.if_else(pa.array(last), pa.scalar(None, kept[at].type), kept[at])
        faults = [*results.faults, *self._faults(years, last)]
        for name in FOLLOWED & self.results.keys():
            faults += unreadable_in(page, self.results[name], name)
        cells = [*kept.values()]
        if self.follows:
            nothing = pa.nulls(page.batch.num_rows, pa.string())
            known = self.given.known
            given = [kept[known[name]] if name in known else nothing for name in _FOLLOWING]
            paid = last & ~results.only_as_if & ~results.underpaid
            followed = Followed.of(results, paid, self.year - 1, *given)
            self._count(_PREPAID, followed.prepaid)
            self._count(_PAID, followed.paid)
            self._count(_ONLY_AS_IF, last & results.only_as_if)
            self._count(_UNDERPAID, last & ~results.only_as_if & results.underpaid)
            self._count(_MISSED, last & (results.enrolled == 0))
            self._count(_REFUNDED, last & results.refunded)
            faults.append((followed.unsaid, _UNSAID.filled(year=self.year)))
            cells += [nothing] * (len(self.header.names) - len(cells))
            cells[self.header.known["prepaid_in"]] = followed.prepaid_in
            cells[self.header.known["paid_years"]] = followed.paid_years
        batch = pa.record_batch(cells, names=[*map(str, range(len(cells)))])
        places = {position: place for place, position in enumerate(kept)}
        unread = tuple(
            evolve(fault, position=places[fault.position])
            for fault in page.faults
            if fault.position in places
        )
        taken = evolve(page, batch=batch, faults=unread)
        return taken, [fault for fault in faults if fault[0].any()]

    def notes(self) -> list[Text]:
        """Say what became of the rows of all pages that were taken."""
        years = {"last": self.year - 1, "year": self.year}
        return [
            note.filled(count=self.counts[note], **years, **_NAMED)
            for note in _NOTES
            if self.counts[note]
        ]

    def _count(self, note: Message, rows: Array) -> None:
        self.counts[note] += int(np.count_nonzero(rows))

    def _of_payment(self) -> list[int]:
        """Return where the payment of a year is described."""
        return [self.given.known[name] for name in _OF_PAYMENT if name in self.given.known]

    def _faults(self, years: Array, last: Array) -> Iterator[Fault]:
        """Return the rows of another year, and those of the last one that come unexpected."""
        named = {"last": self.year - 1, "year": self.year}
        yield ~np.isin(years, [BLANK, *named.values()]), _OTHER_YEAR.filled(**named)
        if not self.follows:
            yield last, _TOO_LATE.filled(**named)
        elif not self.results.keys() >= _NEEDED:
            yield last, _NO_RESULTS.filled(**named)


def results_in(header: Header) -> dict[str, int]:
    """Return where the columns of results stand, by name in either language.

    There are none where the roster is no output.
    """
    accepted = {name: name for name in RESULT_COLUMNS}
    accepted |= {plain(other): name for other, name in result_spellings().items()}
    headers = [plain(name) for name in header.names]
    results = {accepted[name]: at for at, name in enumerate(headers) if name in accepted}
    return results if ASSESSED_YEAR in results else {}


def _others(given: Header, results: Mapping[str, int]) -> list[int]:
    """Return the positions of columns that are no results."""
    dropped = {*results.values()}
    return [at for at in range(len(given.names)) if at not in dropped]


def _with(header: Header, columns: Sequence[str]) -> Header:
    """Return a header with columns that are not there behind the others, in its language."""
    is_english = all(header.names[at].isascii() for at in header.known.values())
    added = [name for name in columns if name not in header.known]
    names = [name if is_english else HEADERS[name][0] for name in added]
    known = {name: position for position, name in enumerate(added, len(header.names))}
    return header.with_columns(names, known)
