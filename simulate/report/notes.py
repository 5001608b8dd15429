"""The sentences around a forecast: what its words mean, and what holds for all of it."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from kernel.codes import Payer, PaymentMode
from kernel.messages import Language, Pair, Text, listed, message, verbatim
from kernel.students import StudentBatch
from simulate.language.catalogue import spoken
from simulate.output.extension import extension_note
from simulate.projection.facts import Horizon
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import Account
from simulate.projection.student_body import StudentBody
from simulate.scenario.setup import Setup

UNFUNDED: Final = Account("top_up", Payer.UNFUNDED.word)

_MEANING: Final = message(
    "A cohort is named after its first insurance year: it entered in September of the year before. "
    "Accrual: the insurance year that earns the money; cash: the calendar year in which it moves, "
    "net of refunds. – is zero, blank is not applicable.",
)
_NO_PREPAYMENT: Final = message(
    "Prepayment has no basis for these entrants: prepay_share counts as 0."
)
NO_REFUNDS: Final = message(
    "No document grants refunds: they are blank, and paid years not begun are shown as exposed."
)
NO_CREDIT: Final = message(
    "No document converts years into the employee scheme: credit months are blank."
)
NO_PAYER: Final = message(
    "For a rise of the tariff inside a prepaid term no payer is named (unfunded): it is not in "
    "fund income.",
)
_BASIS_OF_SUBSIDY: Final = message(
    "A subsidy stands on the basis of its division over levels: where that is assumed, all of it "
    "is, even if its total is printed.",
)
_DATES: Final = message(
    "Cash dates other than the day of payment are assumed: subsidy and top-up come in January of "
    "the insurance year. Who does not enrol here counts as insured elsewhere. A late payment "
    "counts as made in the middle of its month, leaving as in the middle of the time before or "
    "after the next enrolment period opens.",
)


def meaning(language: Language) -> str:
    """Return what the words of the tables mean, said once above all of them."""
    return spoken(_MEANING, language)


def tariff_words(setup: Setup, cohort: int) -> Text:
    """Return what a year costs an entrant, by locality where they differ.

    A prepayment is named where its price departs from the year's tariff.
    """
    annual = _price_words(setup, cohort, PaymentMode.ANNUAL)
    prepaid = _price_words(setup, cohort, PaymentMode.PREPAY)
    if prepaid == annual:
        return annual
    return message("{annual} (prepaid {prepaid})", annual=annual, prepaid=prepaid)


def _price_words(setup: Setup, cohort: int, mode: PaymentMode) -> Text:
    localities = setup.rules.law.localities
    entrants = StudentBatch.ordinary(
        cohort,
        len(localities),
        locality=np.arange(len(localities)),
        entry_year=cohort - 1,
        programme_years=1,
        payment_mode=mode,
    )
    in_time = np.zeros(len(entrants), np.bool_)
    due = setup.rules.ask("contribution", entrants, late=in_time)["due"]
    by_locality = dict(zip(localities, (due["price"] / 100).tolist(), strict=True))
    if len(set(by_locality.values())) == 1:
        return verbatim(f"{next(iter(by_locality.values())):g}")
    names = setup.rules.facts.localities
    return listed(
        message("{place} {yuan:g}", place=names[place], yuan=yuan)
        for place, yuan in by_locality.items()
    )


def notes(forecasts: Sequence[Forecast], language: Language, horizon: Horizon = None) -> list[str]:
    """Return the sentences below a region's tables, those that apply.

    Args:
        forecasts: the cohorts.
        language: of the sentences.
        horizon: the years that are shown.
    """
    setup, first = forecasts[0].setup, forecasts[0]
    asked = horizon if isinstance(horizon, range) else None
    years = {
        year
        for forecast in forecasts
        for year in range(forecast.cohort, forecast.last_year + 1)
        if asked is None or year in asked
    }
    extended = extension_note(setup.rules, years, language)
    said = [spoken(note, language) for note in _notes(forecasts, first, asked)]
    return [*([extended] if extended else []), *said]


def _notes(forecasts: Sequence[Forecast], first: Forecast, asked: range | None) -> Iterator[Text]:
    assumptions = first.setup.assumptions
    if asked is not None or len(forecasts) > 1:
        body = StudentBody(forecasts)
        yield body.missing_note(asked or range(body.cohorts[0], body.years.stop))
    entrants = assumptions.entrants(first.cohort)
    types = {one.word: one for one in first.setup.rules.law.codes["institution_type"]}
    # Who sets a number to 0 knows why.
    is_set = any(setting.head == "entrants" for setting in first.setup.settings)
    absent = [
        Pair(word, types[word].chinese[0])
        for word, entry in entrants.items()
        if entry.value == 0 and not is_set
    ]
    if absent and not assumptions.mix("institution_type", cohort=first.cohort):
        yield message(
            "Entrants that nobody publishes count as 0 (a scenario can supply them): {absent}.",
            absent=listed(absent),
        )
    prepay = assumptions.parameter("prepay_share").effective
    if any(entry.value for entry in prepay) and not any(f.prepayable for f in forecasts):
        yield _NO_PREPAYMENT
    if not first.refunds:
        yield NO_REFUNDS
    if not first.credits:
        yield NO_CREDIT
    if any(f.ledger.totals(UNFUNDED).any() for f in forecasts):
        yield NO_PAYER
    yield _BASIS_OF_SUBSIDY
    yield _DATES
