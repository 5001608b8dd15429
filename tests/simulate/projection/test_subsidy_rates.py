"""Rates of the subsidy: persons at their rates come to what the ledger holds."""

from functools import cache

import pytest

from simulate.projection.forecast import Forecast
from simulate.projection.student_body import StudentBody
from simulate.projection.subsidy_rates import PAYERS, SubsidyRate
from tests.simulate.certain import PREPAID, STUDENTS
from tests.simulate.making import EVENTFUL, FOUR_YEARS, REGIONS, forecast_of, under

SETTINGS = {
    "ordinary": (),
    "eventful": EVENTFUL,
    "withdrawn": (*EVENTFUL, "withdrawn_level=central"),
}


@cache
def made(region: str, options: tuple[str, ...]) -> Forecast:
    """Return a cohort by affiliation and locality."""
    return forecast_of(under(region, *options), 2023, 500, by=["affiliation", "locality"])


@pytest.mark.parametrize("options", SETTINGS.values(), ids=SETTINGS)
@pytest.mark.parametrize("region", REGIONS)
def test_persons_at_their_rates_come_to_the_subsidy(region: str, options: tuple[str, ...]) -> None:
    """For every year and payer: fund income without relief and top-ups; nobody is left out."""
    forecast = made(region, options)
    body = StudentBody([forecast])
    for year, insured in forecast.insured_by_rate.items():
        at = year - body.years.start
        persons = {rate: int(counts.sum()) for rate, counts in insured.items()}
        assert sum(persons.values()) == body.amounts("insured")[at] > 0
        for place, payer in enumerate(PAYERS):
            paid = body.amounts("fund_income", payer, "accrual")[at]
            relief = body.amounts("netted", payer, "accrual")[at]
            top_up = body.amounts("top_up", payer)[at]
            due = sum(number * rate.amounts[place] for rate, number in persons.items())
            assert due == paid - relief - top_up


def test_a_rate_by_hand() -> None:
    """Zhengzhou 2025: 776, of which 60 % and 40 % of the national 700; the city adds 76."""
    setup = under("zhengzhou", *PREPAID, "affiliation=provincial")
    ((rate, counts),) = forecast_of(setup).insured_by_rate[2025].items()
    amounts = (42_000, 28_000, 7_600, 0)
    assert rate == SubsidyRate("provincial", 70_000, 60, 40, "none", amounts)
    assert (rate.total, counts.tolist()) == (77_600, [STUDENTS])


def test_students_of_other_institutions_have_the_rate_of_municipal_ones() -> None:
    """8 % of the province instead of 40 %: secondary vocational students of 2025."""
    options = (*FOUR_YEARS, "affiliation=provincial", "institution_type=secondary_vocational")
    setup = under("zhengzhou", *options)
    ((rate, _),) = forecast_of(setup).insured_by_rate[2025].items()
    assert rate == SubsidyRate("municipal", 70_000, 60, 8, "none", (42_000, 5_600, 30_000, 0))


def test_who_pays_after_june_in_heilongjiang_has_no_subsidy() -> None:
    """一(二): he pays the fiscal part himself; in time, 60 % and 40 % of 700."""
    options = (*FOUR_YEARS, "affiliation=provincial", "prepay_share=0", "late_share=0.5")
    insured = forecast_of(under("heilongjiang", *options)).insured_by_rate[2025]
    persons = {rate.total: int(counts.sum()) for rate, counts in insured.items()}
    assert persons.keys() == {0, 70_000}
    assert min(persons.values()) > 0


def test_a_withdrawn_share_falls_to_nobody() -> None:
    """The centre's 60 % of 700 are unallocated."""
    setup = under("zhengzhou", *PREPAID, "affiliation=provincial", "withdrawn_level=central")
    ((rate, _),) = forecast_of(setup).insured_by_rate[2025].items()
    assert (rate.withdrawn, rate.amounts) == ("central", (0, 28_000, 7_600, 42_000))


def test_a_city_has_its_own_students_only() -> None:
    """Those at Dalian's rates are those of its 5 % and of no other city."""
    forecast = made("liaoning", EVENTFUL)
    dalian = forecast.of_those("locality", ["dalian"])
    whole = sum(counts[[1, 6, 11]].sum() for counts in forecast.insured_by_rate[2024].values())
    own = {rate: counts.sum() for rate, counts in dalian.insured_by_rate[2024].items()}
    assert sum(own.values()) == whole > 0
    assert {rate.central for rate, number in own.items() if number} == {30, 100}
