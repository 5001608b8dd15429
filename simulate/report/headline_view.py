"""The headline as a person reads it: a title, one sentence, five figures."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.text import Text as Line

from kernel.codes import Basis
from kernel.messages import COMMA, SEMICOLON, SENTENCES, Language, Message, Text, listed, message
from simulate.language.catalogue import spoken
from simulate.output.assumption_words import words_of
from simulate.output.labels import in_years, measure_words, year_words
from simulate.output.layout import KeyFigure, KeyFigures, Sentences, heading
from simulate.output.presentation import Presentation
from simulate.output.settings_words import set_words
from simulate.output.units import rounded, unit_of_headline
from simulate.output.words import TERMS
from simulate.projection.ledger import ACCRUAL, CASH
from simulate.report.headline import Amount, Headline
from simulate.report.notes import tariff_words
from simulate.scenario.values import parameter_of, written
from simulate.uncertainty.effects import Effect

_ONE_COHORT: Final = message(
    "{place} · cohort {cohort} · {entrants:,} entered in September {entered}, tariff {tariff} yuan"
)
_COHORTS: Final = message(
    "{place} · cohorts {first}–{last} together · {entrants:,} entered from September {entered} on"
)
_SENTENCE: Final = message(
    "Over the {years} the fund takes in {income}, of which budgets pay {fiscal}; {share} of the "
    "amount rests on assumed rules or values, all of it on an assumed number of insured."
)
_YEARS: Final[Mapping[str, Message]] = {
    ACCRUAL: message("insurance years {years}"),
    CASH: message("calendar years {years}"),
}
_ONE_YEAR: Final[Mapping[str, Message]] = {
    ACCRUAL: message("insurance year {years}"),
    CASH: message("calendar year {years}"),
}
_MAIN_EFFECT: Final = message(
    "What matters most: {name}, {option} ({value}; from {low} to {high} the fund would take in "
    "about {span})."
)
_OF_COHORT: Final = message(
    "What matters most, in cohort {cohort}: {name}, {option} ({value}, possibly {low} to {high})."
)

_SPAN: Final = "–"

_LEAST: Final = 0.005
"""A smaller share is no percent."""

_PEAK: Final = message("Highest prepaid balance")
_OVER: Final = message("{accounting}, {years} together")
_OVER_ONE: Final = message("{accounting}, {years}")
_INTERVAL: Final = message("5% to 95%: {span}; {place:.0%} of the draws are lower")
_BETWEEN: Final = message("{amount} (5% to 95%: {span})")
_WITH_RELIEF: Final = message("with relief reimbursed to students")
_MOST: Final = message("most in {year}: {insured:,}")
_ON_DAY: Final = message("on 31 December {year}")
_OF_STUDENTS: Final = message(
    "insurance year {year}, {share:.0%} of {students:,} in school, assumed"
)
_SHARE: Final = message("{basis} {share:.0%}")
_LOSS_RATIO: Final = message("loss ratio {share:.1%}")


def headline_view(headline: Headline, look: Presentation) -> RenderableType:
    """Return the headline of a region's cohorts."""
    setup = headline.setup
    return Group(
        heading(spoken(title_of(headline), look.language)),
        Sentences([spoken(one, look.language) for one in set_words(setup, headline.settings)]),
        Line(),
        Sentences([spoken(sentence_of(headline, look), look.language)]),
        Line(),
        KeyFigures([*key_figures(headline, look)]),
    )


def title_of(headline: Headline) -> Text:
    """Return who is forecast."""
    title = _cohorts_of(headline)
    if not isinstance(headline.horizon, range):
        return title
    return in_years(title, headline.years)


def _cohorts_of(headline: Headline) -> Text:
    place, cohorts = headline.setup.rules.facts.name, headline.cohorts
    if len(cohorts) > 1:
        return _COHORTS.filled(
            place=place,
            first=cohorts[0],
            last=cohorts[-1],
            entrants=headline.entrants,
            entered=cohorts[0] - 1,
        )
    cohort = cohorts[0]
    return _ONE_COHORT.filled(
        place=place,
        cohort=year_words(headline.setup.rules.law, cohort),
        entrants=headline.entrants,
        entered=cohort - 1,
        tariff=tariff_words(headline.setup, cohort),
    )


def sentence_of(headline: Headline, look: Presentation) -> Text:
    """Say what the fund takes in, how much of it is assumed, and on what it depends most."""
    income = headline.fund_income
    over = _YEARS if len(headline.shown) > 1 else _ONE_YEAR
    sentence = _SENTENCE.filled(
        years=over[headline.accounting].filled(years=_years(headline)),
        income=_between(income, headline, look),
        fiscal=_money(headline, look, headline.from_budgets),
        share=f"{income.share(Basis.ASSUMED):.0%}",
    )
    # An effect is that of all years of one cohort: only then does it move the income above.
    is_whole = len(headline.cohorts) == 1 and headline.horizon is None and income.value
    pattern = _MAIN_EFFECT if is_whole else _OF_COHORT
    return listed([sentence, *main_effect_words(headline, look, pattern)], SENTENCES)


def main_effect_words(
    headline: Headline, look: Presentation, pattern: Message = _OF_COHORT
) -> list[Text]:
    """Say on what fund income depends most, of the largest cohort; nothing where all is certain."""
    effect = headline.main_effect
    return [pattern.filled(**_about(headline, effect, look))] if effect else []


def _about(headline: Headline, effect: Effect, look: Presentation) -> dict[str, object]:
    entry, option = effect.entry_of(headline.largest.cohort), effect.name
    parameter = parameter_of(headline.setup, option)
    name = words_of(parameter, entry, headline.setup.rules)
    dated = f"{entry.year}: " if entry.year else ""
    ends = {
        "value": f"{dated}{written(entry.value)}",
        "low": written(entry.low),
        "high": written(entry.high),
    }
    about = {"cohort": headline.largest.cohort, "name": name, "option": option}
    incomes = sorted(headline.fund_income.value + (end or 0) for end in (effect.low, effect.high))
    return {**about, **ends, "span": _money(headline, look, *incomes)}


def key_figures(headline: Headline, look: Presentation) -> Iterator[KeyFigure]:
    """Return the figures that are read first, each with what it is and how sure it is."""
    pattern = _OVER if len(headline.shown) > 1 else _OVER_ONE
    over = pattern.filled(accounting=TERMS[headline.accounting], years=_years(headline))
    remarks = {"fund_income": [over], "government_cost": [_WITH_RELIEF], "student_cost": []}
    for measure, said in remarks.items():
        amount: Amount = getattr(headline, measure)
        label = measure_words(measure, look.language)
        yield _key_figure(label, amount, [*said, *_bases(amount)], headline, look)
    if (cost := headline.benefit_cost) and headline.fund_income.value:
        ratio = _LOSS_RATIO.filled(share=cost.value / headline.fund_income.value)
        label = measure_words("benefit_cost", look.language)
        yield _key_figure(label, cost, [ratio, *_bases(cost)], headline, look)
    year, peak = headline.peak
    yield _key_figure(
        spoken(_PEAK, look.language), peak, [_ON_DAY.filled(year=year)], headline, look
    )
    if headline.insurance_years:
        yield _insured(headline, look.language)


def _insured(headline: Headline, language: Language) -> KeyFigure:
    """Show who is insured, and of several cohorts in which year most are."""
    (year, insured), (most_in, most) = headline.insured, headline.most_insured
    share = insured.value / headline.students if headline.students else 0.0
    remarks: list[Text] = [_OF_STUDENTS.filled(year=year, share=share, students=headline.students)]
    if len(headline.cohorts) > 1:
        remarks.append(_MOST.filled(year=most_in, insured=most.value))
    if insured.ends:
        remarks.append(_interval(insured, _SPAN.join(f"{end:,}" for end in insured.ends)))
    said = spoken(listed(remarks, SEMICOLON), language)
    label = measure_words("insured", language)
    return KeyFigure(label, f"{insured.value:,}", said, insured.value, "students")


def _key_figure(
    label: str, amount: Amount, remarks: Sequence[Text], headline: Headline, look: Presentation
) -> KeyFigure:
    value, span = _money(headline, look, amount.value), _money(headline, look, *amount.ends)
    said = [*remarks, *([_interval(amount, span)] if amount.ends else [])]
    words = spoken(listed(said, SEMICOLON), look.language)
    return KeyFigure(label, spoken(value, look.language), words, amount.value)


def _interval(amount: Amount, span: Text | str) -> Text:
    return _INTERVAL.filled(span=span, place=amount.place)


def _between(amount: Amount, headline: Headline, look: Presentation) -> Text:
    """Write an amount, with the ends of its interval where there is one."""
    value = _money(headline, look, amount.value)
    if not amount.ends:
        return value
    return _BETWEEN.filled(amount=value, span=_money(headline, look, *amount.ends))


def _bases(amount: Amount) -> list[Text]:
    """Say which share of an amount stands on each basis; nothing of no amount."""
    shares = {basis: amount.share(basis) for basis in list(Basis)[: Basis.NOT_PROVIDED]}
    said = [
        _SHARE.filled(basis=TERMS[basis.word], share=share)
        for basis, share in shares.items()
        if abs(share) >= _LEAST
    ]
    return [listed(said, COMMA)] if said else []


def _years(headline: Headline) -> str:
    years = headline.shown
    return f"{years[0]}–{years[-1]}" if len(years) > 1 else f"{years[0]}"


def _money(headline: Headline, look: Presentation, *fen: int) -> Text:
    """Write amounts in the unit of the whole headline; what would be 0.00 in a smaller one."""
    unit = look.unit or unit_of_headline(headline.fund_income.value, look.language)
    largest = max(map(abs, fen), default=0)
    if largest and not rounded(largest, unit):
        unit = unit_of_headline(largest, look.language)
    amounts = _SPAN.join(f"{rounded(one, unit):,}" for one in fen)
    return message("{amount} {unit}", amount=amounts, unit=unit.short)
