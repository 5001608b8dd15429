"""The tidy result: which rows there are, in which order, under which names."""

from collections import Counter
from functools import cache
from itertools import groupby

import pytest

from simulate.projection.facts import COLUMNS, Fact, facts, shown_years
from simulate.projection.measures import MEASURES
from tests.simulate.making import (
    CERTAIN,
    EVENTFUL,
    FUND_PAYERS,
    PUBLIC,
    REGIONS,
    figures,
    forecast_of,
    plain,
    under,
)

FOUR_YEARS = ("programme_years=4", "leave_rate=0")


@cache
def rows_of(region: str, by: tuple[str, ...] = (), cohort: int = 2024) -> tuple[Fact, ...]:
    """Return the facts of a thousand students."""
    return figures(plain(region), cohort, by=by).facts


def payers_of(rows: tuple[Fact, ...], measure: str) -> list[str]:
    """Return the payers of a measure in the order of the rows, each once."""
    return list(dict.fromkeys(fact.payer for fact in rows if fact.measure == measure))


@pytest.mark.parametrize("region", REGIONS)
class TestRows:
    """What holds for the rows of every region."""

    def test_measures_with_units(self, region: str) -> None:
        """The measures of the contract, and their units: money in fen, people, months, days."""
        found = {fact.measure: fact.unit for fact in rows_of(region)}
        everything = {
            "students": "students", "insured": "students", "fund_income": "fen",
            "government_cost": "fen", "student_cost": "fen", "top_up": "fen", "refund": "fen",
            "refund_exposure": "fen", "prepaid_balance": "fen", "benefit_cost": "fen",
            "covered_months": "person-months", "overlap_months": "person-months",
            "waiting_days": "person-days", "credit_months": "months",
        }  # fmt: skip
        assert everything == {
            name: measure.unit for name, measure in MEASURES.items() if not measure.is_rare
        }
        unsaid = {"benefit_cost"}
        if region != "zhengzhou":
            unsaid |= {"refund", "credit_months"}
        assert found == {name: unit for name, unit in everything.items() if name not in unsaid}

    def test_payers(self, region: str) -> None:
        """Each payer but the unfunded gap pays into the fund; public ones bear public cost."""
        rows = rows_of(region)
        assert payers_of(rows, "fund_income") == [*FUND_PAYERS, "total"]
        assert payers_of(rows, "government_cost") == [*PUBLIC, "total"]
        assert payers_of(rows, "student_cost") == ["student"]
        assert payers_of(rows, "top_up") == ["municipal", "unfunded"]
        for measure in ("students", "insured", "refund_exposure", "prepaid_balance"):
            assert payers_of(rows, measure) == [""]

    def test_bases(self, region: str) -> None:
        """Income and cost stand on both bases, everything else on none."""
        for fact in rows_of(region):
            both = fact.measure in ("fund_income", "government_cost", "student_cost")
            assert (fact.accounting in ("accrual", "cash")) == both
            assert both or fact.accounting == ""

    def test_every_fact_stands_once(self, region: str) -> None:
        """No two rows are about the same thing; without and with a breakdown."""
        for by in ((), ("clause", "relief")):
            rows = rows_of(region, by)
            keys = {(f.measure, f.payer, f.accounting, f.year, f.by) for f in rows}
            assert len(keys) == len(rows)

    def test_a_fact_is_grouped_by_measure_and_payer_with_its_years_in_order(
        self, region: str
    ) -> None:
        """Every series stands in one piece, its years rising."""
        rows = rows_of(region)
        series = [
            (name, [fact.year for fact in part])
            for name, part in groupby(rows, key=lambda f: (f.measure, f.accounting, f.payer))
        ]
        assert len({name for name, _ in series}) == len(series)
        for _, years in series:
            assert years == list(range(years[0], years[-1] + 1))

    def test_calendar_years_begin_with_the_entry(self, region: str) -> None:
        """Insurance years begin with the cohort's; cash and months with the year of entry."""
        for fact in rows_of(region):
            by_calendar = fact.accounting == "cash" or fact.measure in (
                "refund", "refund_exposure", "prepaid_balance", "covered_months", "overlap_months",
            )  # fmt: skip
            assert fact.year >= 2023 + (not by_calendar)

    def test_region_and_cohort(self, region: str) -> None:
        """Every row says whom it is about."""
        rows = rows_of(region, cohort=2025)
        assert {(fact.region, fact.cohort) for fact in rows} == {(region, 2025)}


def test_the_columns_of_the_contract() -> None:
    """In their order; breakdowns stand before the value."""
    assert ",".join(COLUMNS) == ("region,cohort,year,measure,payer,accounting,unit,value,low,high")


def test_a_breakdown_gives_the_cells_that_hold_something() -> None:
    """One row for each label with an amount, and one of zero, without a label, where none has."""
    rows = figures(under("changsha", *CERTAIN), by=["relief"]).facts
    assert {(fact.by, fact.value != 0) for fact in rows} == {(("none",), True), (("",), False)}
    setup = under("changsha", *CERTAIN, "assisted_share=1", "relief=dibao")
    rows = figures(setup, by=["relief"]).facts
    students = [f for f in rows if f.measure == "students" and f.year == 2024]
    assert [(f.by, f.value) for f in students] == [(("dibao",), 1000)]


@pytest.mark.parametrize(
    "by", [("locality", "relief"), ("clause", "basis"), ("institution", "clause", "relief")]
)
def test_breakdowns_stand_in_the_order_asked_for(by: tuple[str, ...]) -> None:
    """Turned round, the same figures stand under the same labels, turned round."""
    as_is, turned = (
        {
            (f.measure, f.payer, f.accounting, f.year, f.by[::step]): f.value
            for f in rows_of("liaoning", by[::step])
            if f.value
        }
        for step in (1, -1)
    )
    assert as_is == turned


@pytest.mark.parametrize("name", ["clause", "basis", "relief", "institution", "locality"])
def test_each_label_of_a_breakdown_has_its_own_figures(name: str) -> None:
    """Broken down further, the figures of a label are those of the label alone."""
    by = ("relief", "clause", "basis", "locality", "institution")
    alone, within = Counter[tuple[object, ...]](), Counter[tuple[object, ...]]()
    for fact in rows_of("liaoning", (name,)):
        alone[fact.measure, fact.payer, fact.accounting, fact.year, fact.by[0]] += fact.value
    for fact in rows_of("liaoning", by):
        label = fact.by[by.index(name)]
        within[fact.measure, fact.payer, fact.accounting, fact.year, label] += fact.value
    assert {key: n for key, n in within.items() if n} == {key: n for key, n in alone.items() if n}


def test_each_amount_stands_on_the_basis_of_the_value_it_comes_from() -> None:
    """Changsha, prepaid in 2023: 380 a year printed; 670 and a split in 2024 that is assumed.

    A college of the city: 60 % from the centre is inferred, a province's 20 % assumed, and the
    weakest basis of a decision is that of all its amounts.
    """
    found = figures(
        under("changsha", *CERTAIN, "programme_years=4", "prepay_share=1"), by=["basis"]
    )
    student = {f.by: f.value for f in found.facts if f.payer == "student" and f.year == 2024
               and f.measure == "fund_income" and f.accounting == "accrual"}  # fmt: skip
    assert student == {("explicit",): 1000 * 380 * 100}
    parts = [
        found.labelled(basis, "fund_income", 2024, "total", "accrual")
        for basis in ("explicit", "inferred", "assumed", "not_provided")
    ]
    assert sum(parts) == 1000 * (380 + 670) * 100
    assert parts[0] == 1000 * 380 * 100
    assert parts[3] == 0


@pytest.mark.parametrize("region", REGIONS)
def test_the_balance_of_each_basis_ends_at_nothing(region: str) -> None:
    """What came in on a basis is earned or refunded on the same one."""
    found = figures(under(region, *EVENTFUL), by=["basis"])
    balances = [fact for fact in found.facts if fact.measure == "prepaid_balance"]
    assert min(fact.value for fact in balances) == 0
    assert {fact.value for fact in balances if fact.year == found.years[-1]} == {0}


class TestHorizon:
    """How many insurance years are shown."""

    made = forecast_of(under("changsha", *FOUR_YEARS))

    def test_by_default_to_the_last_graduation(self) -> None:
        """From the year of entry to the fourth insurance year."""
        assert shown_years(self.made) == range(2023, 2028)

    @pytest.mark.parametrize(("horizon", "last"), [(1, 2024), (2, 2025), (4, 2027), (9, 2027)])
    def test_a_horizon_cuts_years_off(self, horizon: int, last: int) -> None:
        """One insurance year is 2024 (with the cash of 2023); never more than there are."""
        rows = list(facts(self.made, horizon=horizon))
        assert {fact.year for fact in rows} == set(range(2023, last + 1))

    def test_the_years_that_remain_keep_their_figures(self) -> None:
        """Cutting is all that it does."""
        whole = [fact for fact in facts(self.made) if fact.year <= 2025]
        assert list(facts(self.made, horizon=2)) == whole

    def test_relief_reimbursed_after_the_last_year_is_still_shown(self) -> None:
        """One-year students who pay in December 2024 are reimbursed in January 2025."""
        options = (*CERTAIN, "late_share=1", "programme_years=1", "assisted_share=1")
        assert shown_years(forecast_of(under("changsha", *options))) == range(2023, 2026)

    def test_years_in_which_nothing_happens_are_shown_to_the_last_graduation(self) -> None:
        """All leave Zhengzhou in 2024 with their money back: 2025 to 2027 are zero, not absent."""
        options = (*CERTAIN, "programme_years=4", "prepay_share=1", "leave_rate=1")
        made = forecast_of(under("zhengzhou", *options, "refund_application_share=1"))
        assert shown_years(made) == range(2023, 2028)
