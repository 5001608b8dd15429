"""A slip: what one student's insurance costs, who pays it, by when, and what each part rests on."""

from collections.abc import Iterator
from html import escape
from typing import Final

from attrs import frozen

from kernel.clauses import Clause
from kernel.codes import Basis, Payer
from kernel.days import as_date
from kernel.figures import Array
from kernel.messages import Language, Text, listed, message, verbatim
from kernel.ruleset import Ruleset
from simulate.language.catalogue import spoken
from simulate.output.labels import year_words
from simulate.output.units import YUAN, rounded
from simulate.output.words import TERMS
from simulate.roster.assessment import AssessedPage

TITLE: Final = message("Students' medical insurance in {place}: payment slip for {year}")

_AS_IF: Final = message("Worked out as if it were paid on {day}; it has not been paid.")
_ITEM: Final = message("Item")
_AMOUNT: Final = message("Amount (yuan)")
_RESTS_ON: Final = message("According to")

_YEAR: Final = message("Insurance year")
_COVER: Final = message("Cover")
_PAID_THROUGH: Final = message("Last insurance year that is paid for")
_ONE_YEAR: Final = message("Individual contribution, 1 year")
_YEARS: Final = message("Individual contribution, {years} years of {price} yuan each")
_PREPAID: Final = message("Individual contribution, paid in the enrolment period for {year}")
_LATE: Final = message("Fiscal part, to be paid because the payment is late")
_NETTED: Final = message("Relief at payment, borne by {payer}")
_UNSAID: Final = message("Relief")
_AID: Final = message("Borne by the institution")
_TO_PAY: Final = message("The student pays")
_PAID: Final = message("Paid by the student")
_RECEIVED: Final = message("Received")
_STILL_TO_PAY: Final = message("Still to be paid")
_TOO_MUCH: Final = message("Paid too much")
_REIMBURSED: Final = message("Relief for {year}, reimbursed afterwards by {payer}")
_REFUND: Final = message("Refund")
_PAY_BY: Final = message("Last day of payment")
_PAID_ON: Final = message("Paid on")
_BENEFITS: Final = message("Benefits from")
_NEVER: Final = message("not in this year")


@frozen
class Line:
    """A line of a slip.

    Attributes:
        label: what it is.
        value: an amount or a date, as it is shown.
        rests_on: the clause it rests on, empty where it says so itself.
        bold: it is what has to be paid.
    """

    label: Text
    value: Text
    rests_on: Text
    bold: bool = False


@frozen(eq=False)
class Slips:
    """Makes the slips of a page.

    Attributes:
        page: the students.
        rules, year: for names and clauses.
        language: of the words.
    """

    page: AssessedPage
    rules: Ruleset
    year: int
    language: Language

    def body(self, row: int) -> str:
        """Return the slip of a student below what he is called, as HTML."""
        as_if = bool(self.page.as_if_paid[row])
        paid_on = as_date(int(self.page.students.paid_on[row]))
        notice = f'<p class="notice">{self._html(_AS_IF.filled(day=paid_on))}</p>' if as_if else ""
        head = "".join(f"<th>{self._html(text)}</th>" for text in (_ITEM, _AMOUNT, _RESTS_ON))
        lines = "".join(map(self._line, self.lines(row)))
        return f"{notice}<table><tr>{head}</tr>{lines}</table>"

    def lines(self, row: int) -> Iterator[Line]:
        """Return what stands on the slip of a student whose year is paid for, or as if."""
        student, as_if = self.page.students, self.page.as_if_paid[row]
        span = year_words(self.rules.law, self.year)
        yield Line(_YEAR, span, verbatim(""))
        start, end = self._cell("cover_start", row), self._cell("cover_end", row)
        if start is not None:
            yield self._said(_COVER, verbatim(f"{start} – {end}"), "cover", row)
        through = self._fen("paid_through", row)
        if through > self.year:
            yield Line(_PAID_THROUGH, verbatim(through), verbatim(""))
        yield from self._due(row)
        yield from self._borne(row)
        is_paid = not as_if and self.page.settlement is None
        label = _PAID if is_paid else _TO_PAY
        yield Line(label, self._money("student_pays", row), verbatim(""), bold=True)
        yield from self._received(row)
        yield from self._given_back(row)
        if as_if:
            yield self._last_day(row)
        elif student.paying[row]:
            yield Line(_PAID_ON, verbatim(as_date(int(student.paid_on[row]))), verbatim(""))
        if start is not None:
            day = self._cell("benefit_start", row)
            yield self._said(_BENEFITS, verbatim(day) if day else _NEVER, "waiting", row)

    def _due(self, row: int) -> Iterator[Line]:
        years, due = self._fen("years_bought", row), self._fen("individual_due", row)
        label: Text = _PREPAID.filled(year=self.page.students.prepaid_in[row])
        if years:
            price = _yuan(due // years)
            label = _ONE_YEAR if years == 1 else _YEARS.filled(years=years, price=price)
        yield self._said(label, verbatim(_yuan(due)), "due", row)
        if self._fen("late_full_cost", row):
            yield self._said(_LATE, self._money("late_full_cost", row), "due", row)

    def _borne(self, row: int) -> Iterator[Line]:
        """Return what others bear at payment; relief of which no document speaks is named."""
        if self._cell("relief_netted", row) is None:
            yield self._said(_UNSAID, TERMS["not_provided"], "relief", row)
        elif self._fen("relief_netted", row):
            label = _NETTED.filled(payer=self._payers(self.page.assessment.relief_netted, row))
            value = verbatim(f"−{_yuan(self._fen('relief_netted', row))}")
            yield self._said(label, value, "relief", row)
        if self._fen("institution_aid", row):
            value = verbatim(f"−{_yuan(self._fen('institution_aid', row))}")
            yield Line(_AID, value, verbatim(""))

    def _received(self, row: int) -> Iterator[Line]:
        """Return what was really paid, where the roster says it, and what it is short or over."""
        settlement = self.page.settlement
        if settlement is None:
            return
        paid, owed = int(settlement.paid[row]), int(settlement.owed[row])
        if not paid and (self.page.as_if_paid[row] or not owed):
            return
        yield Line(_RECEIVED, verbatim(_yuan(paid)), verbatim(""))
        over = paid - owed
        if over:
            label = _TOO_MUCH if over > 0 else _STILL_TO_PAY
            yield Line(label, verbatim(_yuan(abs(over))), verbatim(""), bold=True)

    def _given_back(self, row: int) -> Iterator[Line]:
        if self._fen("relief_claimable", row):
            payers = self._payers(self.page.assessment.relief_claimable, row)
            label = _REIMBURSED.filled(year=self.year, payer=payers)
            yield self._said(label, self._money("relief_claimable", row), "relief", row)
        if self._fen("refund", row):
            yield self._said(_REFUND, self._money("refund", row), "refund", row)

    def _last_day(self, row: int) -> Line:
        """Return by when to pay: in the window, or after it by the last day there is."""
        at, decisions = self.page.of[row], self.page.assessment.decisions
        late = self.page.assessment.late[at]
        question, output = ("deadline", "last") if late else ("window", "closes")
        decision = decisions[question]
        clause = self.rules.law.clauses[decision.clause_of(int(at))]
        day = verbatim(as_date(int(decision[output][at])))
        return Line(_PAY_BY, day, _cited(clause, Basis(int(decision.basis_of(output)[at]))))

    def _said(self, label: Text, value: Text, group: str, row: int) -> Line:
        """Return a line that rests on the clause of a group of result columns."""
        clause = self.rules.law.clauses[str(self._cell(f"{group}_clause", row))]
        basis = Basis.of(str(self._cell(f"{group}_basis", row)))
        return Line(label, value, _cited(clause, Basis(basis)))

    def _payers(self, relief: Array, row: int) -> Text:
        """Return who bears relief of a student."""
        by_payer = self.page.assessment.relief_by(relief)
        at = self.page.of[row]
        return listed(TERMS[Payer(p).word] for p, fen in by_payer.items() if fen[at])

    def _cell(self, column: str, row: int) -> object:
        return self.page.results[column].at(row)

    def _fen(self, column: str, row: int) -> int:
        """Return an amount or a count, a blank as nothing."""
        return int(str(self._cell(column, row) or 0))

    def _money(self, column: str, row: int) -> Text:
        return verbatim(_yuan(self._fen(column, row)))

    def _line(self, line: Line) -> str:
        cells = (line.label, line.value, line.rests_on)
        html = "".join(f"<td>{self._html(cell)}</td>" for cell in cells)
        return f'<tr class="sum">{html}</tr>' if line.bold else f"<tr>{html}</tr>"

    def _html(self, text: Text) -> str:
        return escape(spoken(text, self.language))


def _cited(clause: Clause, basis: Basis) -> Text:
    """Return where a clause stands, and how strong it is where it is not explicit."""
    words = verbatim(clause.cited) if clause.cited else clause.text
    return words if basis == Basis.EXPLICIT else listed([words, TERMS[basis.word]], verbatim(" · "))


def _yuan(fen: int) -> str:
    return f"{rounded(fen, YUAN):,}"
