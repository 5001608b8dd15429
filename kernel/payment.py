"""The arithmetic of a payment, the same in every region: who bears it, and what goes back."""

import numpy as np
from attrs import frozen

from kernel.days import BLANK_DAY
from kernel.decisions import Decision
from kernel.errors import PluginFault
from kernel.figures import Array, percent_of
from kernel.messages import Text
from kernel.students import StudentBatch


@frozen(eq=False)
class Shares:
    """How one year's price is borne, in fen per student; the three add to the price."""

    relief: Array
    institution: Array
    student: Array

    @classmethod
    def of(cls, price: Array, relief: Array, institution: Array) -> "Shares":
        """Divide a price: what relief and the institution leave is the student's."""
        return cls(relief, institution, price - relief - institution)

    def times(self, count: Array) -> "Shares":
        """Return the shares of several years of the same price."""
        return Shares(self.relief * count, self.institution * count, self.student * count)

    def plus(self, other: "Shares") -> "Shares":
        """Add the shares of other years."""
        return Shares(
            self.relief + other.relief,
            self.institution + other.institution,
            self.student + other.student,
        )

    @property
    def total(self) -> Array:
        """The price that is borne."""
        return np.asarray(self.relief + self.institution + self.student)


@frozen(eq=False)
class Payment:
    """What is paid for a year, in fen per student; 0 where nothing is paid.

    Attributes:
        years: insurance years bought now, 0 where the year was prepaid earlier.
        price: of one year, when it was paid.
        netted: relief netted at payment.
        institution: the institution's share of the individual part.
        full_cost: the fiscal part that a late payer pays himself.
        this_year, each_later_year: how the price of this year is borne, and that of every further
            year of the same prepayment. Rounding falls to this year, so that years add up.
    """

    years: Array
    price: Array
    netted: Array
    institution: Array
    full_cost: Array
    this_year: Shares
    each_later_year: Shares

    @classmethod
    def of(
        cls, asked: dict[str, Decision], students: StudentBatch, paid_for: Array, place: Text
    ) -> "Payment":
        """Work a payment out from the decisions `due`, `full_cost`, `aid`, `relief`, `claim`.

        Args:
            asked: the decisions.
            students: the batch.
            paid_for: for whom the year is paid.
            place: region and year, for messages.

        Raises:
            PluginFault: more or fewer years are paid for than the payment mode buys.
        """
        s = students
        years = np.where(paid_for, asked["due"]["years"], 0)
        _check_years(asked["due"], s, paid_for, place)
        price = np.where(paid_for, asked["due"]["price"], 0)
        at_payment = paid_for & (asked["claim"]["claimed"] == 0) & ~s.prepaid_earlier
        netted = np.where(at_payment, percent_of(asked["relief"]["percent"], price), 0)
        percent = asked["aid"]["percent"]
        institution = percent_of(percent, years * price - netted)
        later = Shares.of(price, np.zeros_like(price), percent_of(percent, price))
        rest = institution - later.institution * np.maximum(years - 1, 0)
        return cls(
            years=years,
            price=price,
            netted=netted,
            institution=institution,
            full_cost=np.where(paid_for & ~s.prepaid_earlier, asked["full_cost"]["amount"], 0),
            this_year=Shares.of(price, netted, np.where(years > 0, rest, later.institution)),
            each_later_year=later,
        )

    @property
    def individual_due(self) -> Array:
        """The individual part of all years bought, before relief and aid."""
        return np.asarray(self.years * self.price)

    @property
    def student(self) -> Array:
        """What the student pays, relief netted."""
        return np.asarray(self.individual_due + self.full_cost - self.netted - self.institution)


def _check_years(due: Decision, students: StudentBatch, paid_for: Array, place: Text) -> None:
    """Refuse a payment for more or fewer years than its mode buys: they would never be earned."""
    wrong = paid_for & (due["years"] != students.years_bought)
    if wrong.any():
        student = int(np.argmax(wrong))
        raise PluginFault(
            "{place}, question 'due', row {row}: years is {years} for student "
            "{student}, expected {years_bought} as his payment mode buys "
            "(students.years_bought)",
            place=place,
            row=due.clause_of(student),
            years=due["years"][student],
            student=student + 1,
            years_bought=students.years_bought[student],
        ).at(due.row_of(student).place)


@frozen(eq=False)
class NotBegun:
    """The paid years whose benefits have not begun on the cut-off day.

    Attributes:
        this_year: whether this very year is one of them.
        later_years: how many later years are.
    """

    this_year: Array
    later_years: Array

    @classmethod
    def on(cls, cut_off: Array, begins: Array, paid_through: Array, begun: Array) -> "NotBegun":
        """Count the years not begun; none without a cut-off day.

        Args:
            cut_off: day per student, blank for none.
            begins: day on which this year's benefits begin.
            paid_through: last year paid for, 0 for none.
            begun: the insurance year that has begun last on the cut-off, at least this one.
        """
        there = (cut_off != BLANK_DAY) & (paid_through > 0)
        later = np.where(there, np.maximum(paid_through - begun, 0), 0)
        return cls(there & (begins > cut_off), later)

    def shares_of(self, payment: Payment) -> Shares:
        """Return how the price of these years was borne."""
        later = payment.each_later_year.times(self.later_years)
        return payment.this_year.times(self.this_year).plus(later)
