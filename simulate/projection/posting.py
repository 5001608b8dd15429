"""From an assessment to the ledger: who bears what, when it is earned and when it moves."""

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Final

import numpy as np
from attrs import frozen

from kernel.assess import NO_COUNT, Assessment
from kernel.codes import LEVEL_PAYERS, PUBLIC_PAYERS, RULED_PAYERS, Basis, Level, Payer
from kernel.days import BLANK_DAY, year_of
from kernel.figures import Array
from kernel.insuranceyears import calendar_year
from simulate.projection.cover_costs import CoverCosts
from simulate.projection.earning import Earning
from simulate.projection.ledger import ACCRUAL, CASH, Account, Ledger
from simulate.projection.measures import (
    ABOVE_STANDARD,
    EARNED_AHEAD,
    NETTED,
    PAID_AHEAD,
    REFUND_OF_EARLIER_YEARS,
)

_BALANCE: Final = Account("prepaid_balance")
_EARNED_AHEAD: Final = Account(EARNED_AHEAD)
_PAID_AHEAD: Final = Account(PAID_AHEAD)
_BENEFITS: Final = Account("benefit_cost", accounting=ACCRUAL)


@frozen(eq=False)
class BoughtUnder:
    """Tags of the clauses under which each row's term was bought, for the years it covers."""

    student: Array
    institution: Array

    @classmethod
    def unknown(cls, rows: int) -> "BoughtUnder":
        """Return no tags, for a ledger that does not distinguish clauses."""
        return cls(np.zeros(rows, np.int64), np.zeros(rows, np.int64))


@frozen(eq=False)
class Posting:
    """One assessed insurance year on its way into the ledger.

    Attributes:
        weight: how many students each row stands for.
        groups: group code of each row.
        bought_under: for students whose year was prepaid, the tags of that payment.
        costs: what cover costs by month.
    """

    ledger: Ledger
    assessment: Assessment
    weight: Array
    groups: Array
    bought_under: BoughtUnder
    costs: CoverCosts

    @property
    def year(self) -> int:
        """The insurance year."""
        return self.assessment.students.year

    def post_all(self, studying: Array) -> None:
        """Post every measure of the year. `studying`: in school on its 1 January."""
        self.post_people(studying)
        self.post_contributions()
        self.post_refunds()
        self.post_subsidy()
        self.post_reimbursements()
        self.post_cover()

    def post_people(self, studying: Array) -> None:
        """Post students, insured, waiting days and credit."""
        a = self.assessment
        scope = self._tags("scope")
        self._post([Account("students")], self.year, scope, studying.astype(np.int64))
        self._post([Account("insured")], self.year, scope, a.enrolled.astype(np.int64))
        waiting = np.where(a.waiting_days == NO_COUNT, 0, a.waiting_days)
        self._post([Account("waiting_days")], self.year, self._tags("waiting"), waiting)
        self._post([Account("credit_months")], self.year, self._tags("credit"), a.credit_months)

    def post_contributions(self) -> None:
        """Post what is paid, relief netted, and the price of the year that it earns."""
        a = self.assessment
        relief, surcharge = self._tags("relief"), self._tags("full_cost")
        under = self.bought_under
        own = a.student_pays - a.late_full_cost
        self._receive(Payer.STUDENT, under.student, own)
        self._receive(Payer.INSTITUTION, under.institution, a.institution_aid)
        self._receive(Payer.STUDENT, surcharge, a.late_full_cost)
        earned = a.enrolled
        self._earn(Payer.STUDENT, under.student, a.this_year.student * earned)
        self._earn(Payer.INSTITUTION, under.institution, a.this_year.institution * earned)
        self._earn(Payer.STUDENT, surcharge, a.late_full_cost * earned)
        for payer, netted in a.relief_by(a.relief_netted).items():
            self._receive(payer, relief, netted)
            self._earn(payer, relief, netted * earned)
        self._post([_PAID_AHEAD], self._earning.paid_in, under.student, self._paid_ahead())
        self._post([Account("passed_on")], self.year, self._tags("passed_on"), a.passed_on)

    def post_refunds(self) -> None:
        """Post this very year's price where it is refunded, or exposed because nobody says so."""
        a = self.assessment
        cut_off = a.decisions["refund"]["cut_off"]
        when = year_of(np.where(cut_off == BLANK_DAY, a.span.last, cut_off))
        tags, relief, under = self._tags("refund"), self._tags("relief"), self.bought_under
        shares_and_origins = {
            Payer.STUDENT: (a.this_year.student, under.student),
            Payer.INSTITUTION: (a.this_year.institution, under.institution),
            **{p: (part, relief) for p, part in a.relief_by(a.this_year.relief).items()},
        }
        for payer, (share, came_under) in shares_and_origins.items():
            back = share * a.this_year_returned
            self._post([Account("refund", payer.word)], when, tags, back)
            earlier = Account(REFUND_OF_EARLIER_YEARS, payer.word)
            self._post([earlier], when, tags, back * (year_of(a.students.paid_on) < when))
            self._post(_contributed(payer, CASH), when, tags, -back)
            # The balance falls under the clause under which the money came in.
            self._post([_BALANCE], when, came_under, -back)
        exposed = a.price * a.this_year_exposed
        self._post([Account("refund_exposure")], when, under.student, exposed)

    def post_subsidy(self) -> None:
        """Post the fiscal subsidy by level, and the tariff difference of the year.

        The difference moves when the subsidy does. What a place pays above the national standard,
        and the difference in cash, are an "of which" for the forms: no row of the tidy result.
        """
        a = self.assessment
        transferred = year_of(a.decisions["transfer"]["paid_on"])
        tags = self._tags("split")
        for level, payer in LEVEL_PAYERS.items():
            for accounting, year in ((ACCRUAL, self.year), (CASH, transferred)):
                self._post(_into_fund(payer, accounting), year, tags, a.fiscal[level])
        above = np.maximum(a.fiscal_total - a.decisions["fiscal"]["standard"], 0)
        withdrawn = a.decisions["withdrawal"]["level"] == Level.MUNICIPAL
        for payer, gap in (
            (Payer.MUNICIPAL, above * ~withdrawn),
            (Payer.UNALLOCATED, above * withdrawn),
        ):
            for accounting, year in ((ACCRUAL, self.year), (CASH, transferred)):
                self._post([Account(ABOVE_STANDARD, payer.word, accounting)], year, tags, gap)
        tags = self._tags("top_up")
        for payer in map(Payer, np.unique(a.decisions["top_up"]["payer"][a.top_up > 0])):
            gap = np.where(a.decisions["top_up"]["payer"] == payer, a.top_up, 0)
            accrued, moved = Account("top_up", payer.word), Account("top_up", payer.word, CASH)
            funded = payer != Payer.UNFUNDED
            accrual, cash = (_into_fund(payer, on) if funded else () for on in (ACCRUAL, CASH))
            self._post([accrued, *accrual], self.year, tags, gap)
            self._post([moved, *cash], transferred, tags, gap)

    def post_reimbursements(self) -> None:
        """Post relief that is reimbursed to the student: it never passes through the fund."""
        a = self.assessment
        tags = self._tags("relief")
        reimbursed_in = year_of(a.decisions["claim"]["paid_on"])
        for payer, amount in a.relief_by(a.relief_claimable).items():
            for accounting, year in ((ACCRUAL, self.year), (CASH, reimbursed_in)):
                public = Account("government_cost", payer.word, accounting)
                student = Account("student_cost", Payer.STUDENT.word, accounting)
                self._post([public], year, tags, amount)
                self._post([student], year, tags, -amount)

    def post_cover(self) -> None:
        """Post the months on whose last day benefits are in force, and their cost if given.

        The months of an entrant's bridge, before the insurance year begins, in which another fund
        is still primary are overlap. What cover costs is assumed, however its months are ruled.
        """
        a, first = self.assessment, self.assessment.span.first
        in_force = a.enrolled & (a.benefit_start != BLANK_DAY)
        start = np.where(in_force, a.benefit_start, first)
        end = np.where(in_force, a.cover_end, first - 1)
        before, elsewhere = np.minimum(end, first - 1), a.students.insured_on_entry
        tags, assumed = self._tags("cover"), self._tags("cover", Basis.ASSUMED)
        for year, months in (
            *_months(np.maximum(start, first), end, in_force),
            *_months(start, before, in_force & ~elsewhere),
        ):
            self._post([Account("covered_months")], year, tags, months)
            if self.costs.are_given:
                cost = self.costs.in_year(year, a.students.institution_type)
                self._post([_BENEFITS], year, assumed, months * cost)
        for year, months in _months(start, before, in_force & elsewhere):
            self._post([Account("overlap_months")], year, tags, months)

    def _paid_ahead(self) -> Array:
        """Return the part of each payment that is for insurance years after its calendar year."""
        a = self.assessment
        due_now = (a.price + a.late_full_cost) * (a.years_bought > 0)
        for_this_year = due_now * (self._earning.paid_in >= self.year)
        return np.asarray(a.individual_due + a.late_full_cost - for_this_year)

    def _receive(self, payer: Payer, tags: Array, amount: Array) -> None:
        """Post part of a payment on the day on which it is made: the balance rises."""
        self._post([*_contributed(payer, CASH), _BALANCE], self._earning.paid_in, tags, amount)

    def _earn(self, payer: Payer, tags: Array, amount: Array) -> None:
        """Post part of the price of the year, which earns it: the balance falls, month by month."""
        self._post(_contributed(payer, ACCRUAL), self.year, tags, amount)
        for year, part in self._earning.by_year(amount):
            self._post([_BALANCE], year, tags, -part)
            if year != self.year:
                self._post([_EARNED_AHEAD], year, tags, part)
                self._post([_EARNED_AHEAD], self.year, tags, -part)

    @cached_property
    def _earning(self) -> Earning:
        return Earning(self.assessment)

    def _tags(self, question: str, at_best: Basis = Basis.EXPLICIT) -> Array:
        return self.ledger.tags(self.assessment.decisions[question], at_best)

    def _post(
        self, accounts: Sequence[Account], year: Array | int, tags: Array, amount: Array
    ) -> None:
        self.ledger.post(accounts, year, tags, self.groups, amount * self.weight)


def _months(start: Array, end: Array, there: Array) -> Iterator[tuple[int, Array]]:
    """Return the months from one day to another of those who are there, by calendar year."""
    if there.any():
        for year in range(int(year_of(start.min())), int(year_of(end.max())) + 1):
            yield year, calendar_year(year).months_within(start, end) * there


@cache
def _contributed(payer: Payer, accounting: str) -> tuple[Account, ...]:
    """Return the accounts of what a payer bears of individual contributions."""
    paid = _into_fund(payer, accounting)
    if payer == Payer.STUDENT:
        return (Account("student_cost", payer.word, accounting), *paid)
    return (Account(NETTED, payer.word, accounting), *paid) if payer in RULED_PAYERS else paid


@cache
def _into_fund(payer: Payer, accounting: str) -> tuple[Account, ...]:
    """Return the accounts of what a payer pays into the fund."""
    income = Account("fund_income", payer.word, accounting)
    if payer not in PUBLIC_PAYERS:
        return (income,)
    return (income, Account("government_cost", payer.word, accounting))
