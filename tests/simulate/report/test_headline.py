"""The headline's figures are those of the rows: sums, the highest balance, who is insured."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import pytest

import simulate
from kernel.codes import Basis
from kernel.tomlfiles import TomlFile
from simulate.projection.facts import Fact, facts, shown_years
from simulate.projection.forecast import Forecast, forecast
from simulate.projection.ledger import ACCRUAL, CASH
from simulate.report.headline import Amount, Headline
from simulate.scenario.settings import Setting, apply_settings
from simulate.uncertainty.drawn_cohorts import spread_of
from simulate.uncertainty.spread import Spread, together, with_intervals
from simulate.uncertainty.trial import Trial
from tests.simulate.certain import PREPAID, thousands
from tests.simulate.making import EVENTFUL, forecast_of, plain, under

BASES: Final = (ACCRUAL, CASH)

BUDGETS: Final = ("finance", "central", "provincial", "municipal", "unallocated")


@cache
def cohorts(region: str, *years: int) -> tuple[Forecast, ...]:
    """Forecast five hundred entrants of each cohort under settings that leave much to chance."""
    return tuple(forecast_of(under(region, *EVENTFUL), year, 500) for year in years)


def rows(made: Sequence[Forecast], horizon: int | None = None) -> list[Fact]:
    """Return the rows of cohorts."""
    return [fact for one in made for fact in facts(one, (), horizon)]


def added(found: Sequence[Fact], measure: str, payer: str, accounting: str) -> int:
    """Add rows of a measure up."""
    return sum(
        fact.value
        for fact in found
        if (fact.measure, fact.payer, fact.accounting) == (measure, payer, accounting)
    )


@pytest.mark.parametrize("accounting", BASES)
@pytest.mark.parametrize("horizon", [None, 1, 2])
@pytest.mark.parametrize("years", [(2024,), (2023, 2024, 2025)])
@pytest.mark.parametrize("region", ["changsha", "zhengzhou"])
class TestFlows:
    """Sums over cohorts and the years that are shown, on the basis that is asked for."""

    def test_they_are_the_sums_of_the_rows(
        self, region: str, years: tuple[int, ...], horizon: int | None, accounting: str
    ) -> None:
        """Income and government cost of all payers, cost to students."""
        made = cohorts(region, *years)
        found = rows(made, horizon)
        headline = Headline(made, accounting, horizon)
        total = (accounting,)
        assert headline.fund_income.value == added(found, "fund_income", "total", *total)
        assert headline.government_cost.value == added(found, "government_cost", "total", *total)
        assert headline.student_cost.value == added(found, "student_cost", "student", *total)

    def test_budgets_pay_all_that_students_schools_and_assistance_do_not(
        self, region: str, years: tuple[int, ...], horizon: int | None, accounting: str
    ) -> None:
        """Medical assistance is no budget; a level that is not named is one."""
        made = cohorts(region, *years)
        found = rows(made, horizon)
        headline = Headline(made, accounting, horizon)
        budgets = sum(added(found, "fund_income", payer, accounting) for payer in BUDGETS)
        assert headline.from_budgets == budgets
        rest = ("student", "institution", "medical_assistance")
        others = sum(added(found, "fund_income", payer, accounting) for payer in rest)
        assert headline.fund_income.value == budgets + others


@pytest.mark.parametrize("horizon", [None, 1])
@pytest.mark.parametrize("years", [(2024,), (2022, 2023, 2024)])
class TestStocks:
    """Of a year each."""

    def test_the_highest_balance_has_its_year(
        self, years: tuple[int, ...], horizon: int | None
    ) -> None:
        """That of all cohorts together, which is no sum of each one's highest."""
        made = cohorts("changsha", *years)
        balances: dict[int, int] = {}
        for fact in rows(made, horizon):
            if fact.measure == "prepaid_balance":
                balances[fact.year] = balances.get(fact.year, 0) + fact.value
        year, peak = Headline(made, horizon=horizon).peak
        assert (year, peak.value) == (max(balances, key=balances.__getitem__), peak.value)
        assert peak.value == max(balances.values())

    def test_the_insured_are_those_of_the_first_insurance_year(
        self, years: tuple[int, ...], horizon: int | None
    ) -> None:
        """Of the first cohort alone: nobody else is in school yet."""
        made = cohorts("changsha", *years)
        first = {fact.measure: fact.value for fact in facts(made[0]) if fact.year == years[0]}
        headline = Headline(made, horizon=horizon)
        year, insured = headline.insured
        assert (year, insured.value) == (years[0], first["insured"])
        assert headline.students == first["students"]


def test_by_hand() -> None:
    """A thousand who prepay 1,520 yuan in 2023; 670, 700, 724 and 754 of subsidy follow."""
    headline = Headline([forecast_of(under("changsha", *PREPAID))])
    assert thousands(1520 + 2848, 2848, 1520, 1520) == [
        headline.fund_income.value,
        headline.government_cost.value,
        headline.student_cost.value,
        headline.peak[1].value,
    ]
    assert headline.from_budgets == headline.government_cost.value
    assert headline.peak[0] == 2023
    assert headline.insured[0] == 2024
    assert headline.insured[1].value == headline.students == headline.entrants == 1000
    assert [headline.years, headline.insurance_years] == [range(2023, 2028), range(2024, 2028)]


@pytest.mark.parametrize("accounting", BASES)
def test_shares_are_those_of_the_rows_by_basis(accounting: str) -> None:
    """Explicit, inferred and assumed make a whole."""
    made = forecast_of(plain("zhengzhou"))
    income = Headline([made], accounting).fund_income
    by_basis = dict.fromkeys(Basis, 0)
    for fact in facts(made, ["basis"]):
        if (fact.measure, fact.payer, fact.accounting) == ("fund_income", "total", accounting):
            by_basis[next(b for b in Basis if b.word == fact.by[0])] += fact.value
    assert [income.share(basis) for basis in Basis] == [
        by_basis[basis] / income.value for basis in Basis
    ]


def test_nothing_has_no_share() -> None:
    """No division by zero where nobody enrols."""
    headline = Headline([forecast_of(under("changsha", "uptake=0"))])
    assert headline.fund_income.value == 0
    assert headline.fund_income.share(Basis.ASSUMED) == 0


@cache
def drawn(cohort: int) -> tuple[Forecast, Spread]:
    """Forecast three hundred entrants of Changsha, and put them into thirty draws."""
    made = forecast_of(plain("changsha"), cohort, 300)
    spread = spread_of(Trial(plain("changsha"), cohort, 300), 30)
    return made, spread.over(shown_years(made, None))


class TestIntervals:
    """Where draws were asked for, a figure has the interval of its row."""

    @pytest.mark.parametrize("accounting", BASES)
    def test_of_one_cohort_and_year_it_is_that_of_the_row(self, accounting: str) -> None:
        """To the fen: balance, insured and, of a horizon of one year, the flows."""
        made, spread = drawn(2023)
        headline = Headline([made], accounting, 1, spread.over(range(2022, 2024)))
        ends = {
            (fact.measure, fact.payer, fact.accounting, fact.year): (fact.low, fact.high)
            for fact in with_intervals(facts(made, (), 1), spread)
        }
        if accounting == ACCRUAL:
            income = ends["fund_income", "total", ACCRUAL, 2023]
            assert _ends(headline.fund_income) == income
            assert _ends(headline.student_cost) == ends["student_cost", "student", ACCRUAL, 2023]
        year, peak = headline.peak
        assert _ends(peak) == ends["prepaid_balance", "", "", year]
        assert _ends(headline.insured[1]) == ends["insured", "", "", 2023]

    def test_of_a_sum_it_is_that_of_the_sum(self) -> None:
        """Over cohorts and years draw by draw: no wider than all ends together."""
        made, spreads = zip(*(drawn(cohort) for cohort in (2023, 2024)), strict=True)
        income = Headline(made, spread=together(spreads)).fund_income
        assert income.low is not None
        assert income.high is not None
        assert income.low < income.value < income.high
        alone = [Headline([one], spread=its) for one, its in zip(made, spreads, strict=True)]
        widths = [(one.fund_income.high or 0) - (one.fund_income.low or 0) for one in alone]
        assert max(widths) < income.high - income.low <= sum(widths) + 2
        assert income.place is not None
        assert 0 < income.place < 1

    def test_without_draws_there_is_none(self) -> None:
        """Neither ends nor a place among draws."""
        income = Headline([drawn(2023)[0]]).fund_income
        assert (income.low, income.high, income.place) == (None, None, None)


def _ends(amount: Amount) -> tuple[int | None, int | None]:
    return amount.low, amount.high


@pytest.mark.parametrize("region", ["changsha", "heilongjiang"])
def test_the_main_effects_are_the_first_of_the_ranking(region: str) -> None:
    """Of fund income, as `simulate sensitivity` ranks it; all but as large, without rare rows."""
    found = Headline([forecast(plain(region), 2024, method="grouped")]).effects
    ranked = simulate.sensitivity(region=region, cohort=2024, measure="fund_income").rows
    first = [(row.assumption, row.change_low, row.change_high) for row in ranked[:3]]
    assert [effect.name for effect in found[:3]] == [name for name, _, _ in first]
    for effect, (_, *changes) in zip(found, first, strict=False):
        assert [effect.low, effect.high] == pytest.approx(changes, rel=0.01)


def test_the_main_effect_is_of_the_largest_cohort() -> None:
    """Of cohorts alike, of the first."""
    made = [
        forecast_of(plain("changsha"), cohort, students)
        for cohort, students in ((2023, 20), (2024, 30), (2025, 30))
    ]
    headline = Headline(made)
    assert headline.largest is made[1]
    assert headline.main_effect is not None
    assert headline.main_effect.name == "uptake"


def test_what_is_set_matters_no_more() -> None:
    """A value without a range has no effect."""
    headline = Headline([forecast_of(under("changsha", "uptake=0.5"))])
    assert headline.main_effect is not None
    assert headline.main_effect.name != "uptake"


AMOUNTS: Final[dict[str, Callable[[Headline], Amount]]] = {
    "fund_income": lambda headline: headline.fund_income,
    "government_cost": lambda headline: headline.government_cost,
    "student_cost": lambda headline: headline.student_cost,
}


@pytest.mark.parametrize("measure", AMOUNTS)
def test_cash_and_accrual_agree_over_a_programme(measure: str) -> None:
    """Whoever looks at all years finds the same."""
    made = cohorts("zhengzhou", 2024)
    accrual, cash = (AMOUNTS[measure](Headline(made, on)).value for on in BASES)
    assert accrual == cash


def test_an_effect_is_a_share_of_what_was_drawn() -> None:
    """Of three who are drawn, far from what is expected of three: the same shares of income."""
    few = Headline([forecast_of(plain("quanzhou"), students=3)])
    effect = few.main_effect
    assert effect is not None
    assert effect.name == "uptake"
    changes = [few.fund_income.value * (share / 0.52 - 1) for share in (0.4, 0.98)]
    assert [effect.low, effect.high] == pytest.approx(changes, rel=0.01)


def test_an_effect_where_nobody_is_expected_to_pay() -> None:
    """No share of nothing: what half of them would pay."""
    value: dict[str, float] = {"value": 0, "low": 0, "high": 0.5}
    setting = Setting("uptake", value, TomlFile("scenario", Path("scenario.toml")))
    setup = apply_settings({"changsha": plain("changsha")}, [setting])["changsha"]
    headline = Headline([forecast_of(setup)])
    assert headline.fund_income.value == 0
    effect = headline.main_effect
    assert effect is not None
    half = Headline([forecast_of(under("changsha", "uptake=0.5"))]).fund_income.value
    assert (effect.name, effect.low) == ("uptake", 0)
    assert effect.high == pytest.approx(half, rel=0.1)


def test_an_effect_by_hand() -> None:
    """0.4 and 0.98 of uptake against 0.52 that is assumed: as many more or fewer who pay."""
    headline = Headline([forecast(plain("changsha"), 2024, method="expected")])
    effect = headline.main_effect
    assert effect is not None
    assert effect.name == "uptake"
    income = headline.fund_income.value
    changes = [income * (share / 0.52 - 1) for share in (0.4, 0.98)]
    assert [effect.low, effect.high] == pytest.approx(changes, rel=0.01)
