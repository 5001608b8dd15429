"""The bridge between accrual and cash, and the prepaid balance rolled forward year by year."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from attrs import frozen

from kernel.codes import PUBLIC_PAYERS, RULED_PAYERS, Payer
from kernel.figures import Array
from kernel.messages import Text, message, message_in
from simulate.output.words import TERMS
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import ACCRUAL, CASH, NONE
from simulate.projection.measures import CONTRIBUTORS, EARNED_AHEAD, MEASURES, NETTED
from simulate.projection.student_body import StudentBody, sum_of
from simulate.report.forms.form import Form, Line, Section, year_columns

_PAYING_IN: Final = tuple(payer.word for payer in CONTRIBUTORS)
_PUBLIC: Final = tuple(payer.word for payer in PUBLIC_PAYERS)
_GIVING_RELIEF: Final = tuple(payer.word for payer in RULED_PAYERS)
_STUDENT: Final = Payer.STUDENT.word

_NOTES: Final = (
    message(
        "The prepaid balance holds contributions only, no fiscal subsidy; next year's contribution "
        "of annual payers, paid in the autumn, is in it.",
    ),
    message(
        "Fiscal money stands on the day that the rules give it, January of the insurance year: the "
        "timing of subsidy and top-up is then 0.",
    ),
    message(
        "Relief netted at payment is in fund income and in government cost; relief reimbursed "
        "afterwards is a government cost, lowers the cost to students, and never passes the fund.",
    ),
)


def bridge(forecasts: Sequence[Forecast]) -> Form:
    """Return the bridge of a region's cohorts, by calendar year; every column adds to the fen."""
    facts = forecasts[0].setup.rules.facts
    flows = _Flows(StudentBody(forecasts))
    return Form(
        name="bridge",
        region=forecasts[0].setup.rules.name,
        title=message("{region}: from accrual to cash, and the prepaid balance", region=facts.name),
        head=(),
        unit=None,
        columns=year_columns(flows.body.years),
        sections=(
            _balance(flows),
            _fund_income(flows),
            _government_cost(flows),
            _student_cost(flows),
            *(_relief(flows, accounting) for accounting in (ACCRUAL, CASH)),
        ),
        notes=_NOTES,
    )


@frozen(eq=False)
class _Flows:
    """Amounts of a student body, in fen, each of shape (years,)."""

    body: StudentBody

    def of(self, measure: str, payers: Sequence[str], accounting: str = NONE) -> Array:
        """Return a measure over some payers."""
        return sum_of(self.body.amounts(measure, payer, accounting) for payer in payers)

    def netted(self, accounting: str, payers: Sequence[str] = _GIVING_RELIEF) -> Array:
        """Return relief netted at payment, apart from the subsidy and top-ups of its payers."""
        return self.of(NETTED, payers, accounting)

    def reimbursed(self, accounting: str, payers: Sequence[str] = _GIVING_RELIEF) -> Array:
        """Return relief reimbursed afterwards: government cost that is no fund income."""
        cost = self.of("government_cost", payers, accounting)
        return np.asarray(cost - self.of("fund_income", payers, accounting))

    def contributed(self, accounting: str, payers: Sequence[str] = _PAYING_IN) -> Array:
        """Return the contributions of payers: all that students pay in, and relief netted."""
        relief = [payer for payer in payers if payer in _GIVING_RELIEF]
        own = [payer for payer in payers if payer not in relief]
        paid = self.of("fund_income", own, accounting) + self.netted(accounting, relief)
        return np.asarray(paid)

    def received(self, payer: str) -> Array:
        """Return the contributions that a payer makes, before refunds."""
        return np.asarray(self.contributed(CASH, [payer]) + self.of("refund", [payer]))

    @property
    def earned_ahead(self) -> Array:
        """Return what is earned by month in a year less what its insurance year earns."""
        return self.of(EARNED_AHEAD, [NONE])

    @property
    def balance(self) -> Array:
        """Return the prepaid balance at the end of each year: what came in and is not earned.

        Put together from what it is made of, so that the form adds up whatever is rounded.
        """
        ahead = self.contributed(CASH) - self.contributed(ACCRUAL) - self.earned_ahead
        return np.cumsum(ahead)

    def timing_of_subsidy(self) -> tuple[Line, Line]:
        """Return the lines of subsidy and top-up that move in another year than they belong to."""
        moved = self.of("fund_income", _PUBLIC, CASH) - self.of("fund_income", _PUBLIC, ACCRUAL)
        top_up = self.of("top_up", _GIVING_RELIEF, CASH) - self.of("top_up", _GIVING_RELIEF)
        subsidy = moved - top_up - self.netted(CASH) + self.netted(ACCRUAL)
        return (
            Line.of("subsidy_timing", subsidy, _label(message("Fiscal subsidy"))),
            Line.of("top_up_timing", top_up, _label(message("Top-up"))),
        )


def _label(what: Text) -> Text:
    """Return the label of a timing difference: cash less accrual."""
    return message("{what}: moved in the year less earned in it", what=what)


def _balance(flows: _Flows) -> Section:
    closing = flows.balance
    received = {payer: flows.received(payer) for payer in _PAYING_IN}
    total = sum_of(received.values())
    earned = flows.contributed(ACCRUAL)
    refunded = flows.of("refund", _PAYING_IN)
    return Section(
        "prepaid_balance",
        message("Prepaid balance rolled forward"),
        (
            Line.of("opening", _before(closing), message("Opening, 1 January"), 0),
            Line.of("received", total, message("Contributions received")),
            *_by_payer("received", received),
            Line.of("earned", -earned, message("Earned in the insurance year")),
            *_earned_ahead(-flows.earned_ahead),
            Line.of("refunded", -refunded, message_in("less", "Refunded")),
            Line.of("closing", closing, message("Closing, 31 December"), 0),
        ),
    )


def _fund_income(flows: _Flows) -> Section:
    ahead = flows.netted(CASH) - flows.netted(ACCRUAL)
    return _bridged(
        flows,
        "fund_income",
        (
            Line.of(
                "contributions_ahead",
                flows.balance - _before(flows.balance),
                message("Contributions received ahead: change of the prepaid balance"),
            ),
            Line.of("relief_ahead", ahead, message("of which relief netted"), 2),
            *_earned_ahead(flows.earned_ahead),
            *flows.timing_of_subsidy(),
        ),
    )


def _earned_ahead(amounts: Array) -> list[Line]:
    """Return the line of a place whose insurance year is no calendar year."""
    label = message("Earned by month less by insurance year")
    return [Line.of(EARNED_AHEAD, amounts, label)] if amounts.any() else []


def _government_cost(flows: _Flows) -> Section:
    ahead = flows.netted(CASH) - flows.netted(ACCRUAL)
    reimbursed = flows.reimbursed(CASH) - flows.reimbursed(ACCRUAL)
    return _bridged(
        flows,
        "government_cost",
        (
            Line.of("relief_ahead", ahead, _label(message("Relief netted"))),
            Line.of("claim_timing", reimbursed, _label(message("Relief reimbursed"))),
            *flows.timing_of_subsidy(),
        ),
    )


def _student_cost(flows: _Flows) -> Section:
    own = flows.of("fund_income", [_STUDENT], CASH) - flows.of("fund_income", [_STUDENT], ACCRUAL)
    reimbursed = flows.reimbursed(CASH) - flows.reimbursed(ACCRUAL)
    return _bridged(
        flows,
        "student_cost",
        (
            Line.of("contributions_ahead", own, _label(message("Own contributions"))),
            Line.of(
                "claim_timing",
                -reimbursed,
                _label(message("Relief reimbursed (less)")),
            ),
        ),
    )


def _bridged(flows: _Flows, measure: str, timing: Sequence[Line]) -> Section:
    """Return the section of a measure: accrual, what lies between, cash."""
    declared = MEASURES[measure]
    payers = [payer.word for payer in declared.payers]
    first, last = (
        Line.of(basis, flows.of(measure, payers, basis), depth=0) for basis in declared.bases
    )
    return Section(measure, declared.text, (first, *timing, last))


def _relief(flows: _Flows, accounting: str) -> Section:
    netted = {payer: flows.netted(accounting, [payer]) for payer in _GIVING_RELIEF}
    reimbursed = {payer: flows.reimbursed(accounting, [payer]) for payer in _GIVING_RELIEF}
    basis = TERMS[accounting]
    return Section(
        f"relief.{accounting}",
        message("Relief of the contribution, {basis}", basis=basis),
        (
            Line.of("netted", flows.netted(accounting), message("Netted at payment")),
            *_by_payer("netted", netted),
            Line.of("claimed", flows.reimbursed(accounting), message("Reimbursed afterwards")),
            *_by_payer("claimed", reimbursed),
            Line.of("total", flows.netted(accounting) + flows.reimbursed(accounting), depth=0),
        ),
    )


def _by_payer(name: str, amounts: dict[str, Array]) -> list[Line]:
    """Return a line for each payer who ever bears some of an amount."""
    return [
        Line.of(f"{name}.{payer}", of_payer, TERMS[payer], 2)
        for payer, of_payer in amounts.items()
        if of_payer.any()
    ]


def _before(stock: Array) -> Array:
    """Return a stock at the beginning of each year; before the first there is none."""
    return np.concatenate([[0], stock[:-1]])
