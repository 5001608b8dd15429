"""A form in a few sentences, above it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from kernel.codes import Basis, Payer
from kernel.entries import FIRST_YEAR
from kernel.messages import COMMA, SENTENCES, Text, listed, message
from simulate.output.presentation import Presentation
from simulate.output.units import Unit, shown
from simulate.output.words import TERMS
from simulate.projection.ledger import ACCRUAL, CASH, Account
from simulate.projection.measure import TOTAL
from simulate.projection.measures import account_of
from simulate.projection.student_body import StudentBody, written_years
from simulate.report.forms.form import ACTUAL, Form
from simulate.report.forms.settlement import ALL, LEVELS
from simulate.report.headline import Headline
from simulate.report.headline_view import main_effect_words
from simulate.scenario.benefit_cost import cost_assumptions

_BUDGET: Final = message(
    "{region}, budget {year} (students): income {income}, of which {share} rests on assumed rules "
    "or values; expenditure {expenditure}, surplus {surplus}; {insured:,} insured, an assumed "
    "number."
)
_BENEFITS: Final = message("Expenditure rests on an assumed cost of benefits, see below.")
_MISSING: Final = message(
    "Not the whole student body in {years}: cohorts are missing, which a note below names."
)
_TO_ADD: Final = message("--cohort {first}:{last} adds {cohorts}.")
_ONLY: Final = message("Cohorts {first}–{last} only, not the whole student body.")
_TRANSFERS: Final = message(
    "{region}, {years}: public money {total}, of which {payers}; {share} of the amount rests on "
    "assumed rules or values, all of it on an assumed number of insured."
)
_PAYS: Final = message("{payer} {amount}")
_UNFUNDED: Final = message("No payer is named for {amount}.")
_BRIDGE: Final = message(
    "{region}, {years}: fund income {accrual} accrual, {cash} cash; the prepaid balance is highest "
    "at the end of {year}: {balance}. {share} of the income rests on assumed rules or values, all "
    "of it on an assumed number of insured."
)
_SETTLEMENT: Final = message(
    "{region}, insurance year {years}: fiscal subsidy due {total}, of which {payers}; {insured:,} "
    "insured in {last}, an assumed number."
)
_AMOUNT: Final = message("{amount} {unit}")
_OF_PLACE: Final = message("{region} ({place} only)")
_NOT_KNOWN: Final = message("not known")


def form_headline(form: Form, headline: Headline, look: Presentation) -> Text:
    """Say what a form comes to, how much of it is assumed, and on what it depends most.

    Args:
        form: filled in.
        headline: of the region's cohorts, on the accounting basis of the form.
        look: how it looks; amounts are in the unit of the form.
    """
    sentences = _SENTENCES[form.name](form, headline, form.shown_in(look.unit))
    return listed([*sentences, *main_effect_words(headline, look)], SENTENCES)


def _budget(form: Form, headline: Headline, unit: Unit) -> list[Text]:
    year = form.columns[-1].year
    amounts = {
        name: form.amounts(section, name)[-1]
        for section, name in (
            ("revenue", "income"),
            ("expenditure", "expenditure"),
            ("expenditure", "surplus"),
        )
    }
    income = headline.of_year(account_of("fund_income", TOTAL, headline.accounting), year)
    sentences: list[Text] = [
        _BUDGET.filled(
            region=place_of(form, headline),
            year=year,
            share=f"{income.share(Basis.ASSUMED):.0%}",
            insured=headline.of_year(Account("insured"), year).value,
            **{name: _amount(fen, unit) for name, fen in amounts.items()},
        )
    ]
    body, in_cash = StudentBody(headline.forecasts), headline.accounting == CASH
    forecast = (column.year for column in form.columns if column.status != ACTUAL)
    missing = {one: body.missing(one, cash=in_cash) for one in forecast}
    lacking = [one for one, cohorts in missing.items() if cohorts]
    if lacking:
        sentences.append(_MISSING.filled(years=listed(lacking)))
    to_add = sorted({one for own in missing.values() for one in own if one >= FIRST_YEAR})
    if to_add:
        every = (*to_add, *body.cohorts)
        sentences.append(
            _TO_ADD.filled(first=min(every), last=max(every), cohorts=written_years(to_add))
        )
    if amounts["expenditure"] is not None and cost_assumptions(headline.setup.assumptions):
        sentences.append(_BENEFITS)
    return sentences


def _transfers(form: Form, headline: Headline, unit: Unit) -> list[Text]:
    paid = {line.name: _sum(line.amounts) for line in form.section("payers").lines}
    payers = [
        _PAYS.filled(payer=TERMS[payer], amount=_amount(fen, unit))
        for payer, fen in paid.items()
        if fen and payer not in (TOTAL, Payer.UNFUNDED.word)
    ]
    sentences: list[Text] = [
        _TRANSFERS.filled(
            region=place_of(form, headline),
            years=_years(form),
            total=_amount(paid[TOTAL], unit),
            payers=listed(payers, COMMA),
            share=f"{headline.government_cost.share(Basis.ASSUMED):.0%}",
        )
    ]
    sentences += _only(form, headline, cash=headline.accounting == CASH)
    if paid["unfunded"]:
        sentences.append(_UNFUNDED.filled(amount=_amount(paid["unfunded"], unit)))
    return sentences


def _bridge(form: Form, headline: Headline, unit: Unit) -> list[Text]:
    accrual, cash = (_sum(form.amounts("fund_income", basis)) for basis in (ACCRUAL, CASH))
    balances = [fen or 0 for fen in form.amounts("prepaid_balance", "closing")]
    highest = max(balances)
    sentence = _BRIDGE.filled(
        region=place_of(form, headline),
        years=_years(form),
        accrual=_amount(accrual, unit),
        cash=_amount(cash, unit),
        year=form.columns[balances.index(highest)].year,
        balance=_amount(highest, unit),
        share=f"{headline.fund_income.share(Basis.ASSUMED):.0%}",
    )
    return [sentence, *_only(form, headline, cash=True)]


def _settlement(form: Form, headline: Headline, unit: Unit) -> list[Text]:
    due = {payer: _sum(form.amounts(ALL, payer)) for payer in LEVELS}
    levels = [
        _PAYS.filled(payer=TERMS[payer], amount=_amount(fen, unit))
        for payer, fen in due.items()
        if fen
    ]
    return [
        _SETTLEMENT.filled(
            region=place_of(form, headline),
            years=written_years([column.year for column in form.columns]),
            total=_amount(_sum(form.amounts(ALL, "due")), unit),
            payers=listed(levels, COMMA),
            insured=form.amounts(ALL, "insured")[-1],
            last=form.columns[-1].year,
        )
    ]


_SENTENCES: Final[Mapping[str, Callable[[Form, Headline, Unit], list[Text]]]] = {
    "budget": _budget,
    "transfers": _transfers,
    "bridge": _bridge,
    "settlement": _settlement,
}
"""What says a form in sentences, by the form's name."""


def _only(form: Form, headline: Headline, *, cash: bool) -> list[Text]:
    """Say whose money it is, where the years of a form go beyond it."""
    cohorts, body = headline.cohorts, StudentBody(headline.forecasts)
    is_whole = not any(body.missing(column.year, cash=cash) for column in form.columns)
    if is_whole or len(cohorts) == 1:
        return []
    return [_ONLY.filled(first=cohorts[0], last=cohorts[-1])]


def place_of(form: Form, headline: Headline) -> Text:
    """Return whose form it is: a region, or one of its pooling areas."""
    facts = headline.setup.rules.facts
    if not form.locality:
        return facts.name
    return _OF_PLACE.filled(region=facts.name, place=facts.localities[form.locality])


def _years(form: Form) -> str:
    return written_years([column.year for column in form.columns])


def _sum(amounts: Sequence[int | None]) -> int:
    return sum(amount or 0 for amount in amounts)


def _amount(fen: int | None, unit: Unit) -> Text:
    return _NOT_KNOWN if fen is None else _AMOUNT.filled(amount=shown(fen, unit), unit=unit.short)
