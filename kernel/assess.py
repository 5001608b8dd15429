"""One pass through the hooks: a batch of students in, an assessment out.

What holds in every region is arithmetic and stands here; what a document decides is asked.
"""

from functools import cached_property

import numpy as np
from attrs import frozen

from kernel.codes import Basis, Level, Payer
from kernel.days import BLANK_DAY
from kernel.decisions import Decision
from kernel.errors import Contradiction, RequestError
from kernel.figures import Array, percent_of, weakest
from kernel.fiscal import by_level
from kernel.insuranceyears import Span, year_begun
from kernel.messages import Text, message
from kernel.payment import NotBegun, Payment, Shares
from kernel.relief import RELIEF, borne, payers_of
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch
from kernel.validity import Problem, problems

NO_COUNT = -1
"""A count that is not applicable, e.g. the waiting days of a student who is not enrolled."""


@frozen(eq=False)
class Assessment:
    """One insurance year of a batch, a column per result; money in fen, dates as day numbers.

    Where a basis is `NOT_PROVIDED` the amount is 0 here and blank for a reader. A student who is
    not enrolled has no dates, no clauses and money of 0 (refunds apart).

    Attributes:
        enrolled: in this region's fund for the year.
        paid_for: the year is paid, also when that money was refunded.
        late: paid after the window's last day.
        span: the first and the last day of the insurance year.
        passed_on: the part of this year's price that belongs to another fund.
        decisions: the layered decision of every question, by name.
        price: what one year cost when it was paid.
        this_year: how the price of this year is borne; each_later_year: that of every further
            year of the same prepayment.
        this_year_returned: the price of this very year is refunded; this_year_exposed: it would
            be, if a document said so. Over the years of a programme these add up, unlike
            `refund` and `refund_exposure`, which are snapshots.
        refund_shares: to whom `refund` goes back.
        bases: basis codes of due, relief, fiscal, cover, waiting, refund and credit.
    """

    students: StudentBatch
    span: Span
    enrolled: Array
    paid_for: Array
    late: Array
    years_bought: Array
    price: Array
    individual_due: Array
    late_full_cost: Array
    relief_netted: Array
    relief_claimable: Array
    institution_aid: Array
    student_pays: Array
    fiscal: dict[Level, Array]
    top_up: Array
    passed_on: Array
    cover_start: Array
    cover_end: Array
    waiting_days: Array
    benefit_start: Array
    paid_through: Array
    refund: Array
    refund_exposure: Array
    refund_shares: Shares
    credit_months: Array
    this_year: Shares
    each_later_year: Shares
    this_year_returned: Array
    this_year_exposed: Array
    bases: dict[str, Array]
    decisions: dict[str, Decision]

    @property
    def fiscal_total(self) -> Array:
        """The subsidy of all levels."""
        return np.asarray(sum(self.fiscal.values()))

    def relief_by(self, amount: Array) -> dict[Payer, Array]:
        """Divide relief of the year, all or what is netted, reimbursed or refunded, over payers."""
        return borne(self.decisions[RELIEF], self._relief_payers, amount, self.price)

    @cached_property
    def _relief_payers(self) -> tuple[Payer, ...]:
        return payers_of(self.decisions[RELIEF])


def find_problems(rules: Ruleset, students: StudentBatch) -> list[Problem]:
    """Return what is wrong with rows of a batch whose values are inside their domains."""
    return problems(students, rules.ask("enrolment", students))


def valid_rows(rules: Ruleset, students: StudentBatch) -> Array:
    """Say for each row of a batch, its values inside their domains, whether nothing is wrong."""
    refused = [problem.rows for problem in find_problems(rules, students)]
    return np.asarray(~np.logical_or.reduce([np.zeros(len(students), np.bool_), *refused]))


def assess(rules: Ruleset, students: StudentBatch) -> Assessment:
    """Assess a batch of students in its insurance year.

    Args:
        rules: the region.
        students: valid rows only.

    Returns:
        One row per student. A batch of one gives the same row as a batch of a million.

    Raises:
        RequestError: a row is invalid, or a value is missing for the year.
        Contradiction: the levels pay more of the subsidy than there is, more is passed on than the
            price, or the last day to pay lies outside window and year.
        PluginFault: a hook breaks the contract.
    """
    enrolment = rules.ask("enrolment", students)
    invalid = problems(students, enrolment)
    if invalid:
        row = int(np.argmax(invalid[0].rows))
        place = _place(rules, students.year)
        raise RequestError(
            "{place}: student {row}: {what}", place=place, row=row + 1, what=invalid[0].text
        )
    return _assessed(rules, students, enrolment)


def assess_valid(rules: Ruleset, students: StudentBatch) -> Assessment:
    """Assess a batch whose rows are known to be valid; otherwise like `assess`."""
    return _assessed(rules, students, rules.ask("enrolment", students))


def _place(rules: Ruleset, year: int) -> Text:
    return message("region {name!r}, insurance year {year}", name=rules.name, year=year)


def _assessed(rules: Ruleset, students: StudentBatch, enrolment: dict[str, Decision]) -> Assessment:
    """Ask the other hooks, from the answers of the first one on."""
    s, year, asked = students, students.year, dict(enrolment)
    covered = asked["scope"]["covered"] != 0
    late = s.paying & (s.paid_on > asked["window"]["closes"])
    asked |= rules.ask("contribution", s, late=late)
    asked |= rules.ask("coverage_window", s, late=late)
    cover, clock = asked["cover"], asked["clock"]["starts"]
    asked |= rules.ask("waiting_period", s, late=late, clock=clock, cover=cover)
    asked |= rules.ask("refund", s)
    asked |= rules.ask("subsidy", s, late=late, due=asked["due"])
    asked |= rules.ask("credit_conversion", s, covered=covered)

    paid_for = covered & s.enrols_here & (s.paying | s.prepaid_earlier)
    place = _place(rules, year)
    payment = Payment.of(asked, s, paid_for, place)
    _check_passed_on(asked["passed_on"], payment, paid_for, place)
    paid_through = np.where(paid_for, np.where(s.prepays, s.last_year, year), 0)
    span, start = rules.law.span(year), cover["start"]
    benefit_from = np.maximum(start, asked["waiting"]["ends"])
    # A year paid so late that no cover is left begins after its end, which is never.
    begins = np.where(start == BLANK_DAY, span.last + 1, start)
    begins = np.where(late, np.maximum(begins, benefit_from), begins)
    begun = year_begun(rules.law.span, np.maximum(asked["refund"]["cut_off"], span.first))
    not_begun = NotBegun.on(asked["refund"]["cut_off"], begins, paid_through, begun)
    granted = asked["refund"]["granted"] != 0
    back = not_begun.shares_of(payment)
    enrolled = paid_for & ~(not_begun.this_year & granted)
    claimable = np.where(enrolled, _claimable(asked, payment), 0)
    benefit_start = np.where(benefit_from > cover["end"], BLANK_DAY, benefit_from)
    waiting_days = asked["waiting"]["ends"] - asked["waiting"]["since"]
    refund = np.where(granted, back.total, 0)
    return Assessment(
        students=s,
        span=span,
        enrolled=enrolled,
        paid_for=paid_for,
        late=late & paid_for,
        years_bought=payment.years,
        price=payment.price,
        individual_due=payment.individual_due,
        late_full_cost=payment.full_cost,
        relief_netted=payment.netted,
        relief_claimable=claimable,
        institution_aid=payment.institution,
        student_pays=payment.student,
        fiscal=by_level(asked, enrolled, place),
        top_up=np.where(enrolled, asked["top_up"]["amount"], 0),
        passed_on=np.where(enrolled, asked["passed_on"]["amount"], 0),
        cover_start=np.where(enrolled, cover["start"], BLANK_DAY),
        cover_end=np.where(enrolled, cover["end"], BLANK_DAY),
        waiting_days=np.where(enrolled, waiting_days, NO_COUNT),
        benefit_start=np.where(enrolled, benefit_start, BLANK_DAY),
        paid_through=paid_through,
        refund=refund,
        refund_exposure=np.where(granted, 0, back.total),
        refund_shares=back.times(granted),
        credit_months=asked["credit"]["months"],
        this_year=payment.this_year,
        each_later_year=payment.each_later_year,
        this_year_returned=not_begun.this_year & granted,
        this_year_exposed=not_begun.this_year & ~granted,
        bases=_bases(asked, payment.netted + claimable, payment.full_cost, refund),
        decisions=asked,
    )


def _check_passed_on(passed_on: Decision, payment: Payment, paid_for: Array, place: Text) -> None:
    """Refuse a part of a premium that is more than the individual part of a year."""
    above = paid_for & (passed_on["amount"] > payment.price)
    if above.any():
        row = int(np.argmax(above))
        amount, price = (fen[row] / 100 for fen in (passed_on["amount"], payment.price))
        raise Contradiction(
            "{place}: row {row} of `passed_on` gives {amount:.2f} yuan, expected at "
            "most the price of a year, {price:.2f}",
            above,
            place=place,
            row=passed_on.clause_of(row),
            amount=amount,
            price=price,
        ).at(passed_on.row_of(row).place)


def _claimable(asked: dict[str, Decision], payment: Payment) -> Array:
    """Return relief that is reimbursed afterwards: at most what the student paid for the year."""
    relief = percent_of(asked["relief"]["percent"], payment.price)
    own = payment.price - percent_of(asked["aid"]["percent"], payment.price)
    return np.where(asked["claim"]["claimed"] != 0, np.minimum(relief, own), 0)


def _bases(
    asked: dict[str, Decision], relief: Array, full_cost: Array, refund: Array
) -> dict[str, Array]:
    """Return the basis of each group of result columns: the weakest of what went into it."""

    def where_paid(amount: Array, *bases: Array) -> Array:
        return np.where(amount > 0, weakest(*bases), Basis.EXPLICIT)

    price = asked["due"].basis_of("price")
    claim = where_paid(relief, asked["claim"].basis, price)
    return {
        "due": weakest(asked["due"].basis, where_paid(full_cost, asked["full_cost"].basis)),
        "relief": weakest(asked["relief"].basis, claim),
        "fiscal": weakest(asked["fiscal"].basis, asked["split"].basis),
        "cover": asked["cover"].basis,
        "waiting": asked["waiting"].basis,
        "refund": weakest(asked["refund"].basis, where_paid(refund, price)),
        "credit": asked["credit"].basis,
    }
