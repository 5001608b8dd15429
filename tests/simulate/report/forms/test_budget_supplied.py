"""What an office supplies for the budget table, what is assumed of it, and its years."""

from pathlib import Path
from typing import Any, Final

import pytest

from kernel.errors import RequestError
from simulate.language.catalogue import spoken
from simulate.report.forms.actuals import Actuals, Inputs, read_inputs
from simulate.report.forms.amounts_file import FEN_OF_WAN as WAN
from simulate.report.forms.budget import Terms
from simulate.report.forms.form import Form
from simulate.report.forms.identities import completed
from tests.simulate.certain import ANNUAL, PREPAID, STUDENTS
from tests.simulate.making import YUAN, under
from tests.simulate.report.forms.making import budget_of, of_year, terms_of

PREVIOUS: Final = Actuals(
    2024,
    completed({"contributions": 50, "subsidy": 70, "opening": 1000, "benefits": 20}),
)
"""1000 + 120 − 20 = 1100 at the end of 2024."""


class TestAssumedExpenditure:
    """1000 students of Changsha, covered for 12 months of 2025 at 10 yuan: 120,000 yuan."""

    def spent(self, *options: str, inputs: Inputs | None = None) -> Form:
        """Return the table of 2025 on the accrual basis."""
        setup = under("changsha", *PREPAID, "benefit_cost.2025=10", *options)
        return budget_of(
            setup, accounting="accrual", terms=terms_of(2025, inputs=inputs or Inputs())
        )

    def test_by_default_nothing_is_known_of_critical_illness_and_the_split(self) -> None:
        """Blank lines, and a total that is marked."""
        form = self.spent()
        for line in ("critical_illness", "inpatient", "outpatient"):
            assert of_year(form, "expenditure", line, 2025) is None
        (total,) = [x for x in form.section("expenditure").lines if x.name == "expenditure"]
        assert 2025 in total.partial

    def test_critical_illness_is_a_premium_a_head(self) -> None:
        """90 yuan for each of the 1000 insured."""
        form = self.spent("critical_illness_premium=90")
        assert of_year(form, "expenditure", "critical_illness", 2025) == 90 * STUDENTS * YUAN
        assert of_year(form, "expenditure", "expenditure", 2025) == (120 + 90) * STUDENTS * YUAN

    def test_a_premium_of_one_year_is_none_of_another(self) -> None:
        """2024 stays blank."""
        form = self.spent("critical_illness_premium.2025=90")
        assert form.amounts("expenditure", "critical_illness") == (None, 90 * STUDENTS * YUAN)

    def test_inpatient_and_outpatient_are_shares_of_benefits(self) -> None:
        """84 % and the rest of 120,000 yuan."""
        form = self.spent("inpatient_share=0.84")
        assert of_year(form, "expenditure", "inpatient", 2025) == 10_080_000
        assert of_year(form, "expenditure", "outpatient", 2025) == 1_920_000


class TestSeveralYears:
    """2025 to 2027 side by side, after 2024."""

    form = budget_of(
        under("changsha", *ANNUAL, "benefit_cost=10"),
        terms=Terms(range(2025, 2028), opening_balance=700),
    )

    def test_each_has_a_column(self) -> None:
        """Of its own; the year before stands there once."""
        assert [(c.year, c.status) for c in self.form.columns] == [
            (2024, "forecast"),
            (2025, "budget"),
            (2026, "budget"),
            (2027, "budget"),
        ]
        assert "Several budget years side by side" in " ".join(map(str, self.form.notes))
        assert "2025–2027" in str(self.form.head[0])

    def test_each_opens_as_the_last_one_closes(self) -> None:
        """With what was given before the first."""
        opening = self.form.amounts("revenue", "opening")
        closing = self.form.amounts("expenditure", "closing")
        assert opening[1:] == closing[:-1]
        assert opening[1] == 700

    def test_a_column_is_that_of_its_own_table(self) -> None:
        """Whatever stands beside it."""
        alone = budget_of(under("changsha", *ANNUAL, "benefit_cost=10"), terms=terms_of(2026))
        for line in ("contributions", "subsidy", "income"):
            assert of_year(alone, "revenue", line, 2026) == of_year(
                self.form, "revenue", line, 2026
            )


class TestInputs:
    """Lines that the forecast does not have."""

    setup = under("changsha", *PREPAID)

    def made(self, folder: Path, rows: str, **terms: Any) -> Form:
        """Return the table of 2025 with lines from a file."""
        path = folder / "inputs.csv"
        path.write_text(f"year,line,amount\n{rows}", encoding="utf-8")
        return budget_of(self.setup, terms=terms_of(2025, inputs=read_inputs(path), **terms))

    def test_are_lines_like_any_other(self, tmp_path: Path) -> None:
        """Interest of both years, 3 and 4 万元, in the subtotals; a note names them."""
        form = self.made(tmp_path, "2024,三、利息收入,3\n2025,利息,4\n2025,其他收入,0\n")
        assert form.amounts("revenue", "interest") == (3 * WAN, 4 * WAN)
        subsidy = of_year(form, "revenue", "subsidy", 2025) or 0
        assert of_year(form, "revenue", "income_subtotal", 2025) == subsidy + 4 * WAN
        assert "2025 budget: supplied with --inputs: 利息收入, 其他收入." in map(str, form.notes)

    def test_a_total_without_blank_lines_is_whole(self, tmp_path: Path) -> None:
        """2025 has interest and other income, 2024 has not; transfers do not matter."""
        form = self.made(tmp_path, "2025,利息收入,4\n2025,其他收入,0\n")
        partial = {line.name: line.partial for line in form.section("revenue").lines}
        assert partial["income_subtotal"] == partial["income"] == {2024}

    def test_benefits_may_be_supplied(self, tmp_path: Path) -> None:
        """And are split like others, where a share is set."""
        path = tmp_path / "inputs.csv"
        path.write_text("year,line,amount\n2025,基本医疗保险待遇支出,100\n", encoding="utf-8")
        setup = under("changsha", *PREPAID, "inpatient_share=0.9")
        form = budget_of(setup, terms=terms_of(2025, inputs=read_inputs(path)))
        assert of_year(form, "expenditure", "inpatient", 2025) == 90 * WAN
        assert of_year(form, "expenditure", "expenditure", 2025) == 100 * WAN

    @pytest.mark.parametrize(
        ("row", "message"),
        [
            ("2025,财政补贴收入,3", "row 1: line: found '财政补贴收入', expected a line that this"),
            ("2025,八、本年收入合计,3", r"does not compute \(70 万元 in 2025\): .*利息收入"),
            ("2026,利息收入,3", "row 1: year: found 2026, expected 2024 or 2025"),
            (
                "2025,上年结余,3\n2025,总计,9",
                "总计: found 9 万元, but the lines .* come to 73 万元",
            ),
        ],
    )
    def test_refused(self, tmp_path: Path, row: str, message: str) -> None:
        """What the run computes, other years, and what does not add up with it."""
        with pytest.raises(RequestError, match=message):
            self.made(tmp_path, f"{row}\n")

    def test_the_year_before_has_its_own_file(self, tmp_path: Path) -> None:
        """With --previous nothing of 2024 is taken."""
        with pytest.raises(RequestError, match="year: found 2024, expected 2025"):
            self.made(tmp_path, "2024,利息收入,3\n", actuals=PREVIOUS)


class TestYears:
    """Which year, and what stands beside it."""

    setup = under("changsha", *PREPAID)

    def headings(self, terms: Terms, accounting: str = "cash") -> list[str]:
        """Return the Chinese headings of the columns."""
        form = budget_of(self.setup, (2024,), 100, accounting, terms)
        return [spoken(column.heading, "zh") for column in form.columns]

    def test_the_default_is_the_first_insurance_year_of_the_last_cohort(self) -> None:
        """And it stands in the head."""
        form = budget_of(self.setup, (2023, 2024), 100)
        assert [spoken(column.heading, "zh") for column in form.columns] == [
            "2023年预测",
            "2024年预算数",
        ]
        assert "预算年度：2024年" in spoken(form.head[0], "zh")
        assert "budget year 2024" in str(form.head[0])

    def test_actuals_are_headed_as_such(self) -> None:
        """And only they are: without a file the year before is a forecast."""
        terms = terms_of(2025, actuals=PREVIOUS)
        assert self.headings(terms) == ["2024年执行数", "2025年预算数"]
        assert self.headings(terms_of(2025)) == ["2024年预测", "2025年预算数"]

    def test_actuals_open_the_year(self) -> None:
        """Their closing balance is the balance of the previous year."""
        form = budget_of(self.setup, students=100, terms=terms_of(2025, actuals=PREVIOUS))
        assert form.amounts("revenue", "contributions")[0] == 50
        assert form.amounts("expenditure", "closing")[0] == 1100
        assert form.amounts("revenue", "opening") == (1000, 1100)

    def test_an_opening_balance_closes_the_year_before(self) -> None:
        """As it is given; the year before has no opening one, and no total with a balance."""
        form = budget_of(self.setup, students=100, terms=terms_of(2025, opening_balance=7))
        assert form.amounts("revenue", "opening") == (None, 7)
        assert form.amounts("expenditure", "closing") == (7, None)
        assert form.amounts("revenue", "revenue_total")[0] is None
        assert form.amounts("expenditure", "expenditure_total") == (None, None)

    def test_another_opening_balance_than_that_of_the_actuals(self) -> None:
        """Both are named."""
        terms = terms_of(2025, actuals=PREVIOUS, opening_balance=1101)
        with pytest.raises(RequestError, match=r"found 0.001101 万元, expected 0.0011 万元"):
            budget_of(self.setup, students=100, terms=terms)

    def test_actuals_of_another_year(self) -> None:
        """They cannot stand beside the budget year."""
        with pytest.raises(RequestError, match="found figures of 2024, expected those of 2025"):
            self.headings(terms_of(2026, actuals=PREVIOUS))

    @pytest.mark.parametrize(
        ("year", "accounting", "years"),
        [(2022, "cash", "2023 to 2027"), (2023, "accrual", "2024 to 2027"), (2028, "cash", "2023")],
    )
    def test_a_year_outside_the_forecast(self, year: int, accounting: str, years: str) -> None:
        """The years that there are are named."""
        with pytest.raises(RequestError, match=f"--year {year}: expected a year .*{years}"):
            self.headings(terms_of(year), accounting)

    def test_a_year_that_the_forecast_does_not_answer_is_blank(self) -> None:
        """In accrual the cohort of 2024 says nothing about 2023."""
        form = budget_of(self.setup, students=100, accounting="accrual")
        assert [column.year for column in form.columns] == [2023, 2024]
        assert form.amounts("revenue", "contributions")[0] is None
        assert form.amounts("revenue", "income")[0] is None
