"""A region as it was known before an insurance year began."""

from typing import Final

import pytest

from kernel.registry import region_names
from simulate.projection.forecast import forecast
from simulate.scenario.known_values import KnownValues, known_before
from tests.simulate.making import YUAN, plain

YEAR: Final = 2025


def known(region: str, year: int = YEAR) -> KnownValues:
    """Return a region as it was known before a year."""
    return known_before(plain(region), year)


def yuan(region: str, name: str, year: int, **codes: int) -> int:
    """Return a value of the law in a year, as it was known before 2025."""
    return int(known(region).setup.rules.law.at(name, year, **codes).value) // YUAN


def test_the_tariff_of_the_year_was_announced() -> None:
    """Zhengzhou 390 for 2025; that of 2026 is held, for the rise is assumed to be 0."""
    assert yuan("zhengzhou", "tariff", 2025, locality=0) == 390
    assert yuan("zhengzhou", "tariff", 2026, locality=0) == 390


def test_the_fiscal_standard_of_the_year_was_not() -> None:
    """Zhengzhou: 780 in 2024 and 30 a year on, where 776 and 800 came; nationally 670 + 30."""
    assert yuan("zhengzhou", "fiscal", 2024, locality=0) == 780
    assert yuan("zhengzhou", "fiscal", 2025, locality=0) == 810
    assert yuan("zhengzhou", "fiscal", 2026, locality=0) == 840
    assert yuan("zhengzhou", "fiscal_standard", 2025) == 700


def test_entrants_of_the_year_were_not_counted_yet() -> None:
    """Zhengzhou: those of cohort 2024 are held, where 492,600 came; assumed, and said so."""
    tertiary = known("zhengzhou").setup.assumptions.entrants(2025)["tertiary"]
    assert (tertiary.value, tertiary.low, tertiary.high) == (479_400, 450_636, 508_164)
    assert tertiary.source.startswith("held at cohort 2024")


def test_what_was_not_known_is_listed_with_what_it_is_today() -> None:
    """With the first year that it is for; nothing of the years before."""
    values = {one.name: one for one in known("zhengzhou").unknown}
    assert (values["fiscal.2025"].year, values["fiscal.2025"].value) == (2025, 776)
    assert (values["entrants.tertiary.2025"].year, values["tariff.2026"].value) == (2025, 390)
    assert values.keys().isdisjoint({"tariff.2025", "fiscal.2024", "entrants.tertiary.2024"})


def test_where_nothing_was_known_the_first_value_is_kept() -> None:
    """Before 2022 no entrants were counted, and Zhengzhou's own subsidy of 2022 is its first."""
    setup = known("zhengzhou", 2022).setup
    assert setup.assumptions.entrants(2023)["tertiary"].value == 435_600
    assert setup.rules.law.at("fiscal", 2023, locality=0).value == 810 * YUAN


def test_a_rule_that_begins_later_was_not_known() -> None:
    """Zhengzhou's 80 % for the dibao margin begins in 2025: before 2024 there is none."""
    law = known("zhengzhou", 2024).setup.rules.law
    margin = {"category": law.category("dibao_margin"), "locality": 0}
    assert law.at("relief_share", 2025, **margin).value == 0
    assert known("zhengzhou").setup.rules.law.at("relief_share", 2025, **margin).value == 80


@pytest.mark.parametrize("region", region_names())
@pytest.mark.parametrize("year", [2022, 2024])
def test_every_region_can_be_forecast_on_what_was_known(region: str, year: int) -> None:
    """No value is missing, also not in the years after."""
    cohort = forecast(known(region, year).setup, year, students=100, method="expected")
    assert cohort.entrants == 100


def test_before_a_year_beyond_all_values_everything_was_known() -> None:
    """Nothing is left out, and nothing else changes."""
    one = known_before(plain("changsha"), 2030)
    assert one.unknown == ()
    assert one.setup.assumptions.parameters == plain("changsha").assumptions.parameters
