"""The fund's budget table: sums by hand, identities, and what an office says about its year."""

from functools import cache
from typing import Final

import pytest

from simulate.language.catalogue import spoken
from simulate.report.forms.form import Form
from simulate.report.forms.sheet import TRANSFERS
from tests.simulate.certain import ANNUAL, PREPAID, STUDENTS
from tests.simulate.making import EVENTFUL, FOUR_YEARS, REGIONS, YUAN, under
from tests.simulate.report.forms.making import body_of, budget_of, of_year, terms_of

COHORTS: Final = (2023, 2024)


@cache
def made(region: str, options: tuple[str, ...], accounting: str) -> Form:
    """Return the budget table of two cohorts for 2025."""
    terms = terms_of(2025, opening_balance=12_345)
    return budget_of(under(region, *options), COHORTS, 500, accounting, terms)


class TestByHand:
    """1000 entrants of September 2023 for four years, in the budget of 2025."""

    def test_annual_payers_in_cash(self) -> None:
        """Zhengzhou, all of the province: 390 comes in the autumn of 2025 for 2026.

        The subsidy of 2025 is 776, and the city pays 10 a head to the resident tariff of 400.
        """
        options = (*ANNUAL, "affiliation=provincial")
        form = budget_of(under("zhengzhou", *options), terms=terms_of(2025))
        assert of_year(form, "revenue", "contributions", 2025) == 390 * STUDENTS * YUAN
        assert of_year(form, "revenue", "subsidy", 2025) == (776 + 10) * STUDENTS * YUAN
        assert of_year(form, "revenue", "by_standard", 2025) == (776 + 10) * STUDENTS * YUAN
        total = of_year(form, "revenue", "income", 2025)
        assert total == (390 + 776 + 10) * STUDENTS * YUAN

    def test_prepaid_students_on_both_bases(self) -> None:
        """Changsha: in cash nothing after 1520 in 2023; earned are 380 of 2025."""
        setup = under("changsha", *PREPAID)
        cash = budget_of(setup, terms=terms_of(2024))
        assert cash.amounts("revenue", "contributions") == (1520 * STUDENTS * YUAN, 0)
        accrual = budget_of(setup, accounting="accrual", terms=terms_of(2025))
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
        form = budget_of(setup, terms=terms_of(2025))
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
        form = budget_of(setup, terms=terms_of(2025, opening_balance=0))
        benefits = 12 * STUDENTS * 2401
        assert of_year(form, "expenditure", "benefits", 2025) == benefits
        income = 700 * STUDENTS * YUAN
        assert of_year(form, "expenditure", "surplus", 2025) == income - benefits
        assert of_year(form, "expenditure", "closing", 2025) == income - benefits
        (note,) = [n for n in form.notes if str(n).startswith("Assumed: Benefits paid")]
        assert "benefit_cost = 22.63 (range 10.86–40.73)" in str(note)
        said = "Benefits of 2025: 12,000 covered person-months × 24.01 yuan, paid in the year in "
        assert any(str(one).startswith(said) for one in form.notes)
        # 12 × 24.01 of 380 + 700 yuan
        ratio = "Loss ratio of 2025: benefits are 26.7% of fund income, accrual."
        assert ratio in map(str, form.notes)
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
        form = budget_of(setup, accounting="accrual", terms=terms_of(2024))
        assert of_year(form, "revenue", "finance", 2024) == 0
        assert of_year(form, "revenue", "contributions", 2024) == 380 * STUDENTS * YUAN
        assert of_year(form, "revenue", "subsidy", 2024) == 670 * STUDENTS * YUAN


class TestRefunds:
    """1000 students of Zhengzhou, all of whom leave in 2024 and apply for what is not begun."""

    leaving = ("leave_rate=1", "refund_application_share=1")

    def refunded(self, *options: str, year: int = 2024, accounting: str = "cash") -> Form:
        """Return the table of a year."""
        setup = under("zhengzhou", *options, *self.leaving)
        return budget_of(setup, accounting=accounting, terms=terms_of(year))

    def test_of_an_earlier_year_they_are_other_expenditure(self) -> None:
        """1520 came in the autumn of 2023; 3 × 380 = 1140 go back in 2024."""
        form = self.refunded(*PREPAID)
        assert form.amounts("revenue", "contributions") == (1520 * STUDENTS * YUAN, 0)
        assert form.amounts("expenditure", "other_expenditure") == (0, 1140 * STUDENTS * YUAN)

    def test_what_the_institution_paid_is_not_taken_off_its_aid(self) -> None:
        """It paid 152 of the 1520 in 2023; of 2024 nothing is left that could be negative."""
        form = self.refunded(*PREPAID, "institution_aid_percent=10")
        assert form.amounts("revenue", "institution") == (152 * STUDENTS * YUAN, 0)
        assert of_year(form, "expenditure", "other_expenditure", 2024) == 1140 * STUDENTS * YUAN

    def test_of_the_same_year_they_are_taken_off_contribution_income(self) -> None:
        """Annual payers who leave after 1 September 2024 paid 390 for 2025 that autumn."""
        form = self.refunded(*ANNUAL)
        assert form.amounts("revenue", "contributions") == (380 * STUDENTS * YUAN, 0)
        assert form.amounts("expenditure", "other_expenditure") == (0, 0)

    def test_the_surplus_is_that_of_the_ledger(self) -> None:
        """Income less refunds, whichever side they stand on: 776 + 10 come for nobody in 2025."""
        form = self.refunded(*PREPAID, "benefit_cost=0", year=2025)
        body = body_of(under("zhengzhou", *PREPAID, *self.leaving), (2024,))
        cash = body.amounts("fund_income", "total", "cash").tolist()
        assert list(form.amounts("expenditure", "surplus")) == cash[1:3]

    def test_on_the_accrual_basis_they_move_nothing(self) -> None:
        """Other expenditure is then not known; a note says why."""
        form = self.refunded(*PREPAID, accounting="accrual")
        assert of_year(form, "expenditure", "other_expenditure", 2024) is None
        assert "On the accrual basis a refund moves nothing" in " ".join(map(str, form.notes))

    def test_without_a_document_nothing_is_known_of_them(self) -> None:
        """Changsha: blank, no zero."""
        form = budget_of(under("changsha", *PREPAID, *self.leaving), terms=terms_of(2024))
        assert form.amounts("expenditure", "other_expenditure") == (None, None)


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
            assert at("expenditure", "benefits") > 0
            assert spent == at("expenditure", "benefits") + at("expenditure", "other_expenditure")
            assert at("expenditure", "surplus") == income - spent
            assert at("expenditure", "closing") == 12_345 + income - spent
            assert at("expenditure", "expenditure_total") == at("revenue", "revenue_total")
        else:
            assert of_year(form, "expenditure", "expenditure_total", 2025) is None

    def test_income_is_that_of_the_fund(
        self, region: str, options: tuple[str, ...], accounting: str
    ) -> None:
        """Contribution income and subsidy are the whole fund income, with relief in the former.

        But for refunds of earlier years, which cash income leaves to other expenditure.
        """
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
            assert of_year(form, "revenue", "subsidy", year) == total - sum(income.values())
            if accounting == "cash":
                for payer in income:
                    income[payer] += int(body.amounts("refund_of_earlier_years", payer)[at])
            assert of_year(form, "revenue", "contributions", year) == sum(income.values())
            for payer in ("institution", "medical_assistance", "finance"):
                assert of_year(form, "revenue", payer, year) == income[payer]
            returned = of_year(form, "expenditure", "other_expenditure", year) or 0
            assert of_year(form, "revenue", "income", year) == total + returned


def test_what_is_received_for_later_years_is_said() -> None:
    """1520 come in 2023 for 2024 to 2027, and nothing after."""
    form = budget_of(under("changsha", *PREPAID), terms=terms_of(2024))
    (note,) = [str(note) for note in form.notes if "预缴" in str(note)]
    assert note == (
        "2023 forecast: of contribution income, before refunds, 1,520,000.00 yuan are for "
        "insurance years after 2023 (预缴)."
    )


@pytest.mark.parametrize(
    ("region", "note"),
    [
        ("changsha", "全市汇总口径，市县往来已抵销"),
        ("liaoning", "A sum over several pooling areas"),
        ("heilongjiang", "A sum over several pooling areas"),
    ],
)
def test_whose_fund_it_is(region: str, note: str) -> None:
    """A city's, whose transfers inside it cancel; a province is no one fund."""
    form = budget_of(under(region), students=100)
    assert note in " ".join(map(str, form.notes))
    for line in TRANSFERS:
        section = "revenue" if line.startswith("from") else "expenditure"
        assert form.amounts(section, line) == (None, None)


def test_blank_lines_are_named_below() -> None:
    """Interest, and without a cost the benefits; of the transfers a note of their own speaks."""
    notes = [
        spoken(note, "zh") for note in budget_of(under("changsha", *PREPAID), students=100).notes
    ]
    (blank,) = [note for note in notes if note.startswith("2024年预算数：因无数据留空")]
    for line in ("利息收入", "其他收入", "上年结余", "待遇支出", "大病保险支出", "其他支出"):
        assert line in blank
    assert "财政补贴收入" not in blank
    assert "上级补助收入" not in blank


def test_a_withdrawn_share_is_pointed_out() -> None:
    """It stands in the subsidy, though no level pays it."""
    options = (*PREPAID, "withdrawn_level=central")
    notes = [str(note) for note in budget_of(under("changsha", *options), students=100).notes]
    assert any("unallocated" in note for note in notes)
