"""A form in one sentence, above it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from kernel.messages import SENTENCES, Text, listed, message
from simulate.output.presentation import Presentation
from simulate.output.units import WAN, Unit, shown
from simulate.projection.forecast import Forecast
from simulate.projection.student_body import StudentBody
from simulate.report.forms.form import Form

_BUDGET: Final = message(
    "{region}, budget {year} (students): income {income}, expenditure {expenditure}, surplus "
    "{surplus}; {insured:,} insured."
)
_BENEFITS: Final = message("Expenditure rests on an assumed cost of benefits, see below.")
_TRANSFERS: Final = message(
    "{region}, {years}: public money {total}, of which central {central}, provincial {provincial}, "
    "municipal {municipal}."
)
_UNFUNDED: Final = message("No payer is named for {amount}.")
_BRIDGE: Final = message(
    "{region}, {years}: fund income {accrual} accrual, {cash} cash; the prepaid balance is highest "
    "at the end of {year}: {balance}."
)
_AMOUNT: Final = message("{amount} {unit}")
_NOT_KNOWN: Final = message("not known")


def form_headline(form: Form, forecasts: Sequence[Forecast], look: Presentation) -> Text:
    """Say what a form comes to.

    Args:
        form: filled in.
        forecasts: of the region's cohorts.
        look: how it looks; amounts are in its unit, or in 万元.
    """
    return _SENTENCES[form.name](form, StudentBody(forecasts), look.unit or WAN)


def _budget(form: Form, body: StudentBody, unit: Unit) -> Text:
    year = form.columns[-1].year
    amounts = {
        name: form.amounts(section, name)[-1]
        for section, name in (
            ("revenue", "income"),
            ("expenditure", "expenditure"),
            ("balance", "surplus"),
        )
    }
    insured = body.amounts("insured")[body.years.index(year)] if year in body.years else 0
    sentence = _BUDGET.filled(
        region=_region(body),
        year=year,
        insured=int(insured),
        **{name: _amount(fen, unit) for name, fen in amounts.items()},
    )
    assumed = amounts["expenditure"] is not None
    return listed([sentence, _BENEFITS], SENTENCES) if assumed else sentence


def _transfers(form: Form, body: StudentBody, unit: Unit) -> Text:
    paid = {line.name: _sum(line.amounts) for line in form.section("payers").lines}
    names = ("total", "central", "provincial", "municipal")
    amounts = {name: _amount(paid.get(name, 0), unit) for name in names}
    sentence = _TRANSFERS.filled(region=_region(body), years=_years(form), **amounts)
    if not paid["unfunded"]:
        return sentence
    unfunded = _UNFUNDED.filled(amount=_amount(paid["unfunded"], unit))
    return listed([sentence, unfunded], SENTENCES)


def _bridge(form: Form, body: StudentBody, unit: Unit) -> Text:
    accrual, cash = (
        _sum(tuple(body.amounts("fund_income", "total", basis).tolist()))
        for basis in ("accrual", "cash")
    )
    balance = body.amounts("prepaid_balance")
    highest = int(balance.argmax())
    return _BRIDGE.filled(
        region=_region(body),
        years=_years(form),
        accrual=_amount(accrual, unit),
        cash=_amount(cash, unit),
        year=body.years[highest],
        balance=_amount(int(balance[highest]), unit),
    )


_SENTENCES: Final[Mapping[str, Callable[[Form, StudentBody, Unit], Text]]] = {
    "budget": _budget,
    "transfers": _transfers,
    "bridge": _bridge,
}
"""What says a form in a sentence, by the form's name."""


def _region(body: StudentBody) -> Text:
    return body.forecasts[0].setup.rules.facts.name


def _years(form: Form) -> str:
    return f"{form.columns[0].year}–{form.columns[-1].year}"


def _sum(amounts: Sequence[int | None]) -> int:
    return sum(amount or 0 for amount in amounts)


def _amount(fen: int | None, unit: Unit) -> Text:
    return _NOT_KNOWN if fen is None else _AMOUNT.filled(amount=shown(fen, unit), unit=unit.short)
