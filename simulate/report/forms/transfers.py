"""Who pays what: the transfers of each level of government, by institution and by locality."""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import groupby
from typing import Final

import numpy as np
from attrs import frozen

from kernel.codes import RULED_PAYERS, Affiliation, Payer
from kernel.figures import Array
from kernel.messages import Pair, Text, message
from kernel.progress import progress_of
from simulate.output.words import TERMS
from simulate.projection.breakdowns import AFFILIATION, LOCALITY
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import CASH, NONE
from simulate.projection.measures import ABOVE_STANDARD
from simulate.projection.student_body import StudentBody
from simulate.report.forms.form import Form, Line, Section, year_columns
from simulate.report.forms.unpublished_shares import (
    ENDS,
    Again,
    End,
    UnpublishedShare,
    share_section,
    unpublished_shares,
)
from simulate.scenario.setup import Setup

GROUPINGS: Final = (AFFILIATION.name, LOCALITY.name)
"""The groupings that forecasts need for this form."""

_PAYERS: Final = (
    Payer.CENTRAL.word,
    Payer.PROVINCIAL.word,
    Payer.MUNICIPAL.word,
    Payer.MEDICAL_ASSISTANCE.word,
    Payer.FINANCE.word,
    Payer.UNALLOCATED.word,
)
_TOPPING_UP: Final = tuple(payer.word for payer in RULED_PAYERS)
_UNFUNDED: Final = Payer.UNFUNDED.word
_MUNICIPAL: Final = Payer.MUNICIPAL.word

_SHARES: Final = message("ends of shares")

SPLIT_NOTE: Final = message(
    "The subsidy of schools, kindergartens and secondary vocational institutions is split like "
    "that of municipal institutions, whatever their affiliation.",
)

_NOTES: Final = (
    message(
        "The total is all public money: relief netted or reimbursed, fiscal subsidy, top-ups. What "
        "is unfunded stands beside it, since nobody is named to pay it.",
    ),
    SPLIT_NOTE,
)


def transfers(forecasts: Sequence[Forecast], accounting: str, again: Again | None) -> Form:
    """Return who pays for a region's cohorts; rows of every part add to the total, to the fen.

    Args:
        forecasts: cohorts of one region, made with GROUPINGS.
        accounting: `accrual`, by insurance year, or `cash`, by calendar year.
        again: forecasts the same students under another setup; None to leave out what shares that
            nobody publishes do at their ends.
    """
    setup = forecasts[0].setup
    facts, basis = setup.rules.facts, TERMS[accounting]
    table = _Table(StudentBody(forecasts), accounting)
    years = range(table.body.cohorts[0], table.years.stop)
    shares = unpublished_shares(setup.rules.law, years, table.localities)
    return Form(
        name="transfers",
        region=setup.rules.name,
        title=message(
            "{region}: transfers by level of government, {basis}", region=facts.name, basis=basis
        ),
        head=(),
        unit=None,
        columns=year_columns(table.years),
        sections=(
            _all_payers(table),
            *_by_affiliation(table),
            *_by_locality(table),
            _above_standard(table),
            *(_at_their_ends(shares, table, setup, again) if again else ()),
        ),
        is_summed=True,
        notes=_NOTES,
    )


def _at_their_ends(
    shares: Sequence[UnpublishedShare], table: "_Table", setup: Setup, again: Again
) -> list[Section]:
    """Return for each share that no document gives what its ends do, where they do anything."""
    sections = []
    by_level = [[*own] for _, own in groupby(shares, lambda one: (one.affiliation, one.level))]
    with progress_of(_SHARES, len(by_level) * len(ENDS)) as progress:

        def at_end(end: End, alike: Sequence[UnpublishedShare]) -> Sequence[Forecast]:
            """Forecast once with the shares of several cities at their ends: none moves another."""
            found = again(reduce(lambda changed, share: share.at(end, changed), alike, setup))
            progress.advance()
            return found

        for alike in by_level:
            ends = {end: at_end(end, alike) for end in ENDS}
            for share in alike:
                paid = {end: table.paid_in(share.localities, ends[end]) for end in ENDS}
                names = setup.rules.facts.localities
                sections.append(share_section(share, table.years, paid, names))
    return [section for section in sections if section is not None]


@frozen(eq=False)
class _Table:
    """Public money of a student body on one accounting basis; amounts of shape (years,)."""

    body: StudentBody
    accounting: str

    @property
    def years(self) -> range:
        """The years shown: in accrual nothing belongs to the year of the first enrolment period."""
        first = self.body.years.start + (self.accounting != CASH)
        return range(first, self.body.years.stop)

    @property
    def localities(self) -> tuple[str, ...]:
        """The pooling areas of the students."""
        return self.body.forecasts[0].groupings[LOCALITY.name]

    def paid(self, body: StudentBody) -> dict[str, Array]:
        """Return what each public payer pays for a student body of these years or fewer."""
        first = self.years.start - body.years.start
        amounts = {p: body.amounts("government_cost", p, self.accounting) for p in _PAYERS}
        left = len(self.years) - (len(body.years) - first)
        return {payer: np.pad(its[first:], (0, left)) for payer, its in amounts.items()}

    def paid_in(self, localities: Sequence[str], forecasts: Sequence[Forecast]) -> dict[str, Array]:
        """Return what each public payer pays for the students of some pooling areas."""
        theirs = [one.of_those(LOCALITY.name, localities) for one in forecasts]
        return self.paid(StudentBody(theirs))

    def paid_by(self, grouping: str) -> dict[str, dict[str, Array]]:
        """Return for each label of a grouping what each payer pays, and what is unfunded."""
        accounts = [("government_cost", payer, self.accounting) for payer in _PAYERS]
        found: dict[str, dict[str, Array]] = {}
        for account in (*accounts, self.unfunded_account):
            for label, amounts in self.body.amounts_by(grouping, *account).items():
                found.setdefault(label, {})[account[1]] = self.shown(amounts)
        return found

    @property
    def unfunded_account(self) -> tuple[str, str, str]:
        """The gap for which no payer is named, in the year to which it belongs or would move."""
        return ("top_up", _UNFUNDED, self.cash_or_none)

    @property
    def cash_or_none(self) -> str:
        """The accounting of top-ups, which have none on the accrual basis."""
        return CASH if self.accounting == CASH else NONE

    def shown(self, amounts: Array) -> Array:
        """Return the amounts of the years shown."""
        return amounts[len(amounts) - len(self.years) :]


def _all_payers(table: _Table) -> Section:
    paid = table.paid(table.body)
    lines = [Line.of(payer, amounts) for payer, amounts in paid.items()]
    gap = table.shown(table.body.amounts(*table.unfunded_account))
    heading = message("Who pays")
    return Section("payers", heading, (*lines, _total(paid), _beside(gap)))


def _by_affiliation(table: _Table) -> Iterator[Section]:
    for word, paid in table.paid_by(AFFILIATION.name).items():
        heading = message(
            "Institutions: {level}", level=Pair(word, Affiliation.of(word).chinese[1])
        )
        yield from _group(f"affiliation.{word}", heading, paid)


def _by_locality(table: _Table) -> Iterator[Section]:
    """Return a section for each locality, where there are several."""
    names = table.body.forecasts[0].setup.rules.facts.localities
    if len(table.localities) > 1:
        for word, paid in table.paid_by(LOCALITY.name).items():
            yield from _group(f"locality.{word}", names[word], paid)


def _group(name: str, heading: Text, amounts: dict[str, Array]) -> Iterator[Section]:
    """Return the section of a group of students, if anybody pays anything for them."""
    paid = {payer: its for payer, its in amounts.items() if payer != _UNFUNDED and its.any()}
    gap = amounts[_UNFUNDED]
    if paid:
        lines = [Line.of(payer, its) for payer, its in paid.items()]
        beside = [_beside(gap)] if gap.any() else []
        yield Section(name, heading, (*lines, _total(paid), *beside))


def _total(paid: Mapping[str, Array]) -> Line:
    return Line.of("total", np.sum([*paid.values()], axis=0), depth=0)


def _beside(gap: Array) -> Line:
    label = message("not in the total: unfunded")
    return Line.of(_UNFUNDED, gap, label)


def _above_standard(table: _Table) -> Section:
    """Return what a place pays on top of the national standard: its own rise, and top-ups."""
    own = {
        payer: table.shown(table.body.amounts(ABOVE_STANDARD, payer, table.accounting))
        for payer in (_MUNICIPAL, Payer.UNALLOCATED.word)
    }
    top_ups = {
        payer: table.shown(table.body.amounts("top_up", payer, table.cash_or_none))
        for payer in _TOPPING_UP
    }
    lines = [
        Line.of(
            f"standard.{payer}",
            amounts,
            message("Local standard above the national one: {payer}", payer=TERMS[payer]),
        )
        for payer, amounts in own.items()
        if payer == _MUNICIPAL or amounts.any()
    ]
    return Section(
        ABOVE_STANDARD,
        message("Of which on top of the national standard"),
        (
            *lines,
            *(
                Line.of(
                    "top_up" if payer == _MUNICIPAL else f"top_up.{payer}",
                    amounts,
                    message("Top-up (tariff difference): {payer}", payer=TERMS[payer]),
                )
                for payer, amounts in top_ups.items()
                if payer == _MUNICIPAL or amounts.any()
            ),
            Line.of("total", np.sum([*own.values(), *top_ups.values()], axis=0), depth=0),
        ),
    )
