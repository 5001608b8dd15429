"""The sentences around a forecast: what its words mean, and what holds for all of it."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from kernel.clauses import Text
from kernel.codes import Payer, PaymentMode
from kernel.students import StudentBatch
from simulate.output.extension import extension_note
from simulate.output.labels import year_words
from simulate.output.words import Language, spoken
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import Account
from simulate.projection.student_body import StudentBody
from simulate.scenario.setup import Setup

UNFUNDED: Final = Account("top_up", Payer.UNFUNDED.word)

_MEANING: Final = Text(
    "A cohort is named after its first insurance year: it entered in September of the year before. "
    "Accrual: the insurance year that earns the money; cash: the calendar year in which it moves, "
    "net of refunds. Money in yuan; – is zero, blank is not applicable.",
    "新生以首个参保年度称呼，即前一年9月入学者。权责发生制：按所属参保年度；收付实现制：按资金收付的"
    "公历年度，已扣退费。金额单位为元，“–”表示零，空格表示不适用或未规定。",
)
_NO_PREPAYMENT: Final = Text(
    "Prepayment has no basis for these entrants: prepay_share counts as 0.",
    "所示新生没有趸交的依据：prepay_share 按0计。",
)
_NO_REFUNDS: Final = Text(
    "No document grants refunds: they are blank, and paid years not begun are shown as exposed.",
    "文件未规定退费：退费留空，未到期缴费另列为暴露额。",
)
_NO_CREDIT: Final = Text(
    "No document converts years into the employee scheme: credit months are blank.",
    "文件未规定缴费年限折算：折算月数留空。",
)
_NO_PAYER: Final = Text(
    "For a rise of the tariff inside a prepaid term no payer is named (unfunded): it is not in "
    "fund income.",
    "趸交期内标准上调的差额无人承担（unfunded），不计入基金收入。",
)
_BASIS_OF_SUBSIDY: Final = Text(
    "A subsidy stands on the basis of its division over levels: where that is assumed, all of it "
    "is, even if its total is printed.",
    "财政补助按其各级分担的依据列示：总额虽有明文，分担为假设的，全部列为假设。",
)
_DATES: Final = Text(
    "Cash dates other than the day of payment are assumed: subsidy and top-up come in January of "
    "the insurance year. Who does not enrol here counts as insured elsewhere. A late payment "
    "counts as made in the middle of its month, leaving as in the middle of the time before or "
    "after the next enrolment period opens.",
    "现金收付日期除缴费日外均为假设：财政补助和差额在参保年度1月到账；不在本地参保者视为在别处参保。"
    "逾期缴费按所在月份的中间一日计，离校按下一集中参保缴费期开始前或开始后时段的中间一日计。",
)


def cohort_title(forecast: Forecast, language: Language) -> str:
    """Return the line above a cohort's table: who they are, and at which tariff they pay."""
    setup, cohort = forecast.setup, forecast.cohort
    place, tariff = setup.rules.facts.name, tariff_words(setup, cohort)
    first = year_words(setup.rules.law, cohort)
    title = Text(
        f"{place.en}, cohort {cohort}: entered in September {cohort - 1}, first insured for "
        f"{first.en}, tariff {tariff.en} yuan, {forecast.entrants:,} entrants",
        f"{place.zh}，{cohort}参保年度新生：{cohort - 1}年9月入学，首个参保年度{first.zh}年，"
        f"缴费标准{tariff.zh}元，入学{forecast.entrants:,}人",
    )
    return spoken(title, language)


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
        return Text(annual, annual)
    return Text(f"{annual} (prepaid {prepaid})", f"{annual}（趸交{prepaid}）")


def _price_words(setup: Setup, cohort: int, mode: PaymentMode) -> str:
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
        return f"{next(iter(by_locality.values())):g}"
    return ", ".join(f"{name} {yuan:g}" for name, yuan in by_locality.items())


def notes(forecasts: Sequence[Forecast], language: Language) -> list[str]:
    """Return the sentences below a region's tables, those that apply."""
    setup, first = forecasts[0].setup, forecasts[0]
    years = {year for f in forecasts for year in range(f.cohort, f.last_year + 1)}
    extended = extension_note(setup.rules, years, language)
    said = [spoken(note, language) for note in _notes(forecasts, first)]
    return [*([extended] if extended else []), *said]


def _notes(forecasts: Sequence[Forecast], first: Forecast) -> Iterator[Text]:
    assumptions = first.setup.assumptions
    if len(forecasts) > 1:
        body = StudentBody(forecasts)
        yield body.missing_note(range(body.cohorts[0], body.years.stop))
    entrants = assumptions.entrants(first.cohort)
    absent = ", ".join(word for word, entry in entrants.items() if entry.value == 0)
    if absent and not assumptions.mix("institution_type"):
        yield Text(
            f"Entrants that nobody publishes count as 0 (a scenario can supply them): {absent}.",
            f"入学人数无人公布，按0计（可由方案文件提供）：{absent}",
        )
    if assumptions.number("prepay_share") > 0 and not any(f.prepayable for f in forecasts):
        yield _NO_PREPAYMENT
    if not first.refunds:
        yield _NO_REFUNDS
    if not first.credits:
        yield _NO_CREDIT
    if any(f.ledger.totals(UNFUNDED).any() for f in forecasts):
        yield _NO_PAYER
    yield _BASIS_OF_SUBSIDY
    yield _DATES
