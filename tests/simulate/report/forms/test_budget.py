"""The fund's budget table: sums by hand, identities, and what an office says about its year."""

from functools import cache
from typing import Final

import pytest

from kernel.errors import RequestError
from simulate.language.catalogue import spoken
from simulate.report.forms.actuals import Actuals
from simulate.report.forms.budget import Terms
from simulate.report.forms.form import Form
from simulate.report.forms.sheet import completed
from tests.simulate.certain import ANNUAL, PREPAID, STUDENTS
from tests.simulate.making import EVENTFUL, FOUR_YEARS, REGIONS, YUAN, under
from tests.simulate.report.forms.making import body_of, budget_of, of_year

COHORTS: Final = (2023, 2024)

PREVIOUS: Final = Actuals(
    2024,
    completed({"contributions": 50, "subsidy": 70, "opening": 1000, "benefits": 20}),
)
"""1000 + 120 − 20 = 1100 at the end of 2024."""


@cache
def made(region: str, options: tuple[str, ...], accounting: str) -> Form:
    """Return the budget table of two cohorts for 2025."""
    terms = Terms(year=2025, opening_balance=12_345)
    return budget_of(under(region, *options), COHORTS, 500, accounting, terms)


class TestByHand:
    """1000 entrants of September 2023 for four years, in the budget of 2025."""

    def test_annual_payers_in_cash(self) -> None:
        """Zhengzhou, all of the province: 390 comes in the autumn of 2025 for 2026.

        The subsidy of 2025 is 776, and the city pays 10 a head to the resident tariff of 400.
        """
        options = (*ANNUAL, "affiliation=provincial")
        form = budget_of(under("zhengzhou", *options), terms=Terms(year=2025))
        assert of_year(form, "revenue", "contributions", 2025) == 390 * STUDENTS * YUAN
        assert of_year(form, "revenue", "subsidy", 2025) == (776 + 10) * STUDENTS * YUAN
        assert of_year(form, "revenue", "by_standard", 2025) == (776 + 10) * STUDENTS * YUAN
        total = of_year(form, "revenue", "income", 2025)
        assert total == (390 + 776 + 10) * STUDENTS * YUAN

    def test_prepaid_students_on_both_bases(self) -> None:
        """Changsha: in cash nothing after 1520 in 2023; earned are 380 of 2025."""
        setup = under("changsha", *PREPAID)
        cash = budget_of(setup, terms=Terms(year=2024))
        assert cash.amounts("revenue", "contributions") == (1520 * STUDENTS * YUAN, 0)
        accrual = budget_of(setup, accounting="accrual", terms=Terms(year=2025))
        earned = 380 * STUDENTS * YUAN
        assert accrual.amounts("revenue", "contributions") == (earned, earned)
        subsidy = accrual.amounts("revenue", "subsidy")
        assert subsidy == (670 * STUDENTS * YUAN, 700 * STUDENTS * YUAN)

    def test_relief_and_aid_stand_inside_contribution_income(self) -> None:
        """Zhengzhou, everybody in dibao, the school pays 10 % of what is left.

        In the autumn of 2025 390 is due: medical assistance 95 % = 370.50, of the 19.50 left the
        school 1.95, the student 17.55. The subsidy is not touched by it.
        """
        setup = under(
            "zhengzhou",
            *FOUR_YEARS,
            "prepay_share=0",
            "assisted_share=1",
            "institution_aid_percent=10",
            "affiliation=provincial",
            mixes={"relief": {"dibao": 1.0}},
        )
        form = budget_of(setup, terms=Terms(year=2025))
        assert of_year(form, "revenue", "contributions", 2025) == 390 * STUDENTS * YUAN
        assert of_year(form, "revenue", "medical_assistance", 2025) == 37_050 * STUDENTS
        assert of_year(form, "revenue", "institution", 2025) == 195 * STUDENTS
        assert of_year(form, "revenue", "finance", 2025) == 0
        assert of_year(form, "revenue", "subsidy", 2025) == (776 + 10) * STUDENTS * YUAN

    def test_benefits_are_person_months_at_the_cost_of_the_year(self) -> None:
        """22.63 yuan in 2023 rise by 3 % a year: 22.63 × 1.03² = 24.008167, 24.01 in 2025.

        1000 students are covered for 12 months.
        """
        setup = under("changsha", *PREPAID, "benefit_cost=quarter")
        form = budget_of(setup, terms=Terms(year=2025, opening_balance=0))
        benefits = 12 * STUDENTS * 2401
        assert of_year(form, "expenditure", "benefits", 2025) == benefits
        income = 700 * STUDENTS * YUAN
        assert of_year(form, "balance", "surplus", 2025) == income - benefits
        assert of_year(form, "balance", "closing", 2025) == income - benefits
        (note,) = [n for n in form.notes if str(n).startswith("Assumed: Benefits paid")]
        assert "benefit_cost = 22.63 (range 10.86–40.73)" in str(note)
        assert "0.25 (0.12 to 0.45) of the average resident" in str(note)

    def test_relief_reimbursed_is_in_no_line(self) -> None:
        """Changsha, everybody in dibao: the 380 reimbursed for the entry year passes no fund."""
        setup = under(
            "changsha",
            *FOUR_YEARS,
            "prepay_share=0",
            "assisted_share=1",
            mixes={"relief": {"dibao": 1.0}},
        )
        form = budget_of(setup, accounting="accrual", terms=Terms(year=2024))
        assert of_year(form, "revenue", "finance", 2024) == 0
        assert of_year(form, "revenue", "contributions", 2024) == 380 * STUDENTS * YUAN
        assert of_year(form, "revenue", "subsidy", 2024) == 670 * STUDENTS * YUAN


@pytest.mark.parametrize("accounting", ["cash", "accrual"])
@pytest.mark.parametrize("options", [(*EVENTFUL, "benefit_cost=25"), ("withdrawn_level=central",)])
@pytest.mark.parametrize("region", REGIONS)
class TestIdentities:
    """Two cohorts, 2024 beside 2025."""

    def test_columns_add_up(self, region: str, options: tuple[str, ...], accounting: str) -> None:
        """Revenue and expenditure, and both sides come to the same."""
        form = made(region, options, accounting)

        def at(section: str, line: str) -> int:
            return of_year(form, section, line, 2025) or 0

        lines = ("contributions", "subsidy", "interest", "other_income")
        assert sum(at("revenue", line) for line in lines) == at("revenue", "income_subtotal")
        income = at("revenue", "income")
        assert at("revenue", "income_subtotal") == income
        assert at("revenue", "opening") == 12_345
        assert at("revenue", "revenue_total") == income + 12_345
        if "benefit_cost=25" in options:
            spent = at("expenditure", "expenditure")
            assert spent == at("expenditure", "benefits") > 0
            closing = 12_345 + income - spent
            assert at("expenditure", "closing") == at("balance", "closing") == closing
            assert at("expenditure", "expenditure_total") == at("revenue", "revenue_total")
        else:
            assert of_year(form, "expenditure", "expenditure_total", 2025) is None

    def test_income_is_that_of_the_fund(
        self, region: str, options: tuple[str, ...], accounting: str
    ) -> None:
        """Contribution income and subsidy are the whole fund income, with relief in the former."""
        form, body = (
            made(region, options, accounting),
            body_of(under(region, *options), COHORTS, 500),
        )
        for year in (2024, 2025):
            at = year - body.years.start
            income = {
                payer: int(body.amounts("fund_income", payer, accounting)[at])
                for payer in ("student", "institution", "medical_assistance", "finance", "total")
            }
            total = income.pop("total")
            contributions = of_year(form, "revenue", "contributions", year)
            assert contributions == sum(income.values())
            assert of_year(form, "revenue", "subsidy", year) == total - sum(income.values())
            for payer in ("institution", "medical_assistance", "finance"):
                assert of_year(form, "revenue", payer, year) == income[payer]


class TestYears:
    """Which year, and what stands beside it."""

    setup = under("changsha", *PREPAID)

    def headings(self, terms: Terms, accounting: str = "cash") -> list[str]:
        """Return the Chinese headings of the columns."""
        form = budget_of(self.setup, (2024,), 100, accounting, terms)
        return [spoken(column.heading, "zh") for column in form.columns]

    def test_the_default_is_the_first_insurance_year_of_the_last_cohort(self) -> None:
        """And it stands in the head."""
        form = budget_of(self.setup, COHORTS, 100)
        assert [spoken(column.heading, "zh") for column in form.columns] == [
            "2023年预测",
            "2024年预算数",
        ]
        assert "预算年度：2024年" in spoken(form.head[0], "zh")
        assert "budget year 2024" in str(form.head[0])

    def test_actuals_are_headed_as_such(self) -> None:
        """And only they are: without a file the year before is a forecast."""
        terms = Terms(year=2025, actuals=PREVIOUS)
        assert self.headings(terms) == ["2024年执行数", "2025年预算数"]
        assert self.headings(Terms(year=2025)) == ["2024年预测", "2025年预算数"]

    def test_actuals_open_the_year(self) -> None:
        """Their closing balance is the balance of the previous year."""
        form = budget_of(self.setup, students=100, terms=Terms(year=2025, actuals=PREVIOUS))
        assert form.amounts("revenue", "contributions")[0] == 50
        assert form.amounts("balance", "closing")[0] == 1100
        assert form.amounts("revenue", "opening") == (1000, 1100)

    def test_an_opening_balance_closes_the_year_before(self) -> None:
        """As it is given; the year before has no opening one, and no total with a balance."""
        form = budget_of(self.setup, students=100, terms=Terms(year=2025, opening_balance=7))
        assert form.amounts("revenue", "opening") == (None, 7)
        assert form.amounts("expenditure", "closing") == (7, None)
        assert form.amounts("revenue", "revenue_total")[0] is None
        assert form.amounts("expenditure", "expenditure_total") == (None, None)

    def test_another_opening_balance_than_that_of_the_actuals(self) -> None:
        """Both are named."""
        terms = Terms(year=2025, actuals=PREVIOUS, opening_balance=1101)
        with pytest.raises(RequestError, match=r"found 0.001101 万元, expected 0.0011 万元"):
            budget_of(self.setup, students=100, terms=terms)

    def test_actuals_of_another_year(self) -> None:
        """They cannot stand beside the budget year."""
        with pytest.raises(RequestError, match="found figures of 2024, expected those of 2025"):
            self.headings(Terms(year=2026, actuals=PREVIOUS))

    @pytest.mark.parametrize(
        ("year", "accounting", "years"),
        [(2022, "cash", "2023 to 2027"), (2023, "accrual", "2024 to 2027"), (2028, "cash", "2023")],
    )
    def test_a_year_outside_the_forecast(self, year: int, accounting: str, years: str) -> None:
        """The years that there are are named."""
        with pytest.raises(RequestError, match=f"--year {year}: expected a year .*{years}"):
            self.headings(Terms(year=year), accounting)

    def test_a_year_that_the_forecast_does_not_answer_is_blank(self) -> None:
        """In accrual the cohort of 2024 says nothing about 2023."""
        form = budget_of(self.setup, students=100, accounting="accrual")
        assert [column.year for column in form.columns] == [2023, 2024]
        assert form.amounts("revenue", "contributions")[0] is None
        assert form.amounts("revenue", "income")[0] is None


def test_blank_lines_are_named_below() -> None:
    """Interest and the other levels, and without a cost the benefits."""
    notes = [
        spoken(note, "zh") for note in budget_of(under("changsha", *PREPAID), students=100).notes
    ]
    (blank,) = [note for note in notes if note.startswith("2024年预算数：因无数据留空")]
    for line in ("利息收入", "其他收入", "上级补助收入", "下级上解收入", "上年结余", "待遇支出"):
        assert line in blank
    assert "财政补贴收入" not in blank


def test_missing_cohorts_are_named_below() -> None:
    """In cash the autumn of 2024 takes cohort 2025 too; students of four years."""
    notes = [str(note) for note in budget_of(under("changsha", *PREPAID), students=100).notes]
    (missing,) = [note for note in notes if "missing" in note]
    assert "2023: 2020–2023; 2024: 2021–2023, 2025." in missing
    assert "cannot be forecast: the rules are not extended back" in missing


def test_a_withdrawn_share_is_pointed_out() -> None:
    """It stands in the subsidy, though no level pays it."""
    options = (*PREPAID, "withdrawn_level=central")
    notes = [str(note) for note in budget_of(under("changsha", *options), students=100).notes]
    assert any("unallocated" in note for note in notes)
