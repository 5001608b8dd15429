"""Late payment, relief and an institution's help in cohorts that leave nothing to chance."""

from datetime import date

from kernel.days import day_number
from tests.simulate.certain import ANNUAL, PREPAID, STUDENTS, TERM, thousands
from tests.simulate.making import CERTAIN, FOUR_YEARS, YUAN, counted, drawn, figures, under


class TestHeilongjiangLate:
    """1000 entrants of September 2023 pay every year after the window."""

    setup = under("heilongjiang", *FOUR_YEARS, "late_share=1", "affiliation=central", "uptake=1")
    found = figures(setup)
    by_clause = figures(setup, by=["clause"])
    full_cost = (640, 670, 700, 724)  # the national standard of the year before
    received = (670, 700, 724, 754)
    tariff = (380, 400, 400, 400)

    def after_june(self) -> list[int]:
        """Count, year by year, the students drawn who pay later than 30 June."""
        students = drawn(self.setup)
        return [counted(students.paid_on[k] > day_number(date(2024 + k, 6, 30))) for k in range(4)]

    def test_who_pays_after_june_pays_the_fiscal_part_too(self) -> None:
        """380 from everybody and 640 more from those after 30 June; likewise in later years."""
        expected = [
            (STUDENTS * tariff + count * full) * YUAN
            for tariff, full, count in zip(
                self.tariff, self.full_cost, self.after_june(), strict=True
            )
        ]
        assert self.found.over(TERM, "fund_income", "student", "accrual") == expected
        assert self.found.over(TERM, "student_cost", "student", "cash") == expected

    def test_who_pays_after_june_brings_no_subsidy(self) -> None:
        """The subsidy of 670 (all central here) comes for the others only."""
        expected = [
            (STUDENTS - count) * subsidy * YUAN
            for subsidy, count in zip(self.received, self.after_june(), strict=True)
        ]
        assert self.found.over(TERM, "fund_income", "central", "accrual") == expected
        assert self.found.over(TERM, "government_cost", "total", "cash") == expected

    def test_both_sides_count_the_same_students(self) -> None:
        """Those who pay 640 and those for whom 670 comes are together all insured."""
        for at, year in enumerate(TERM):
            surcharge = self.by_clause.labelled("H5", "fund_income", year, "student", "accrual")
            subsidy = self.found.at("fund_income", year, "central", "accrual")
            paying = surcharge // (self.full_cost[at] * YUAN)
            others = subsidy // (self.received[at] * YUAN)
            assert 300 < paying < 700  # half of 2024 lies after June
            assert paying + others == self.found.at("insured", year) == STUDENTS

    def test_benefits_begin_90_days_after_payment_in_2024(self) -> None:
        """90 days for each of the 1000; from 2025 three calendar months, 89 to 92 days."""
        assert self.found.at("waiting_days", 2024) == 90 * STUDENTS
        for year in range(2025, 2028):
            assert 89 * STUDENTS < self.found.at("waiting_days", year) < 92 * STUDENTS

    def test_the_payment_of_a_year_is_cash_of_that_year(self) -> None:
        """The window ends on 31 December, so a late payment and its surcharge fall into y."""
        cash = self.found.over(range(2023, 2028), "fund_income", "student", "cash")
        assert cash == [0, *self.found.over(TERM, "fund_income", "student", "accrual")]
        assert self.found.over(range(2023, 2028), "prepaid_balance") == [0] * 5


def test_a_deadline_inside_a_month_divides_its_payers() -> None:
    """Full cost after 10 June: 204 of the 366 days of 2024, of June two thirds."""
    options = (*FOUR_YEARS, "late_share=1", "uptake=1", "full_cost_after=y-06-10")
    setup = under("heilongjiang", *options)
    after = counted(drawn(setup).paid_on[0] > day_number(date(2024, 6, 10)))
    own = figures(setup).at("fund_income", 2024, "student", "accrual")
    assert own == (STUDENTS * 380 + after * 640) * YUAN
    assert abs(after / STUDENTS - 204 / 366) < 0.08


def test_a_late_payment_between_christmas_and_new_year_is_cash_of_the_old_year() -> None:
    """Zhengzhou's window closes on 25 December: who pays from 26 to 31 December pays in y − 1."""
    setup = under("zhengzhou", *ANNUAL, "late_share=1")
    students = drawn(setup)
    first = students.paid_on[0]
    in_december = counted(first <= day_number(date(2023, 12, 31)))
    assert 0 < in_december < 50  # 6 days of 372
    cash = figures(setup).at("fund_income", 2023, "student", "cash")
    assert cash == in_december * 380 * YUAN


class TestReliefInChangsha:
    """1000 students who are monitored: finance pays half, never more than what they paid."""

    assisted = ("assisted_share=1", "relief=monitored")

    def test_a_prepayer_is_reimbursed_year_by_year(self) -> None:
        """Half of 380 = 190: in October 2023 after the payment, then each January from 2025."""
        found = figures(under("changsha", *PREPAID, *self.assisted))
        reimbursed = found.over(range(2023, 2028), "government_cost", "finance", "cash")
        assert reimbursed == thousands(190, 0, 190, 190, 190)
        student = found.over(range(2023, 2028), "student_cost", "student", "cash")
        assert student == thousands(1520 - 190, 0, -190, -190, -190)
        assert found.over(TERM, "student_cost", "student", "accrual") == thousands(*[190] * 4)

    def test_relief_reimbursed_never_passes_through_the_fund(self) -> None:
        """The fund receives 380 from the student and nothing from finance."""
        found = figures(under("changsha", *PREPAID, *self.assisted))
        assert found.over(range(2023, 2028), "fund_income", "finance", "cash") == [0] * 5
        assert found.over(TERM, "fund_income", "student", "accrual") == thousands(*[380] * 4)

    def test_all_years_may_be_reimbursed_at_once(self) -> None:
        """With the switch all four halves, 4 × 190 = 760, come in October 2023."""
        found = figures(under("changsha", *PREPAID, *self.assisted, "claim_timing=at_once"))
        reimbursed = found.over(range(2023, 2028), "government_cost", "finance", "cash")
        assert reimbursed == thousands(760, 0, 0, 0, 0)
        accrual = found.over(TERM, "government_cost", "finance", "accrual")
        assert accrual == thousands(190, 190, 190, 190)

    def test_an_annual_payer_is_reimbursed_once_and_has_relief_netted_then(self) -> None:
        """190 reimbursed in October 2023; from 2025 half of 400 is netted, paid into the fund."""
        found = figures(under("changsha", *ANNUAL, *self.assisted))
        netted = found.over(range(2023, 2028), "fund_income", "finance", "cash")
        assert netted == thousands(0, 200, 200, 200, 0)
        outlay = found.over(range(2023, 2028), "government_cost", "finance", "cash")
        assert outlay == thousands(190, 200, 200, 200, 0)
        student = found.over(range(2023, 2028), "student_cost", "student", "cash")
        assert student == thousands(380 - 190, 200, 200, 200, 0)

    def test_relief_on_a_december_payment_is_reimbursed_in_the_next_year(self) -> None:
        """Late entrants who pay in December 2024: in January 2025, after their first year."""
        options = (*CERTAIN, *self.assisted, "late_share=1", "prepay_share=0", "programme_years=1")
        setup = under("changsha", *options)
        students = drawn(setup)
        december = counted(students.paid_on[0] >= day_number(date(2024, 12, 1)))
        found = figures(setup)
        assert december > 0
        reimbursed = found.over(range(2024, 2026), "government_cost", "finance", "cash")
        assert reimbursed == [190 * YUAN * (STUDENTS - december), 190 * YUAN * december]

    def test_reimbursed_at_once_the_whole_term_follows_the_month_of_payment(self) -> None:
        """4 × 190 in the month after a late prepayment: for December's payers in January 2025."""
        options = (*FOUR_YEARS, *self.assisted, "late_share=1", "prepay_share=1")
        setup = under("changsha", *options, "claim_timing=at_once")
        december = counted(drawn(setup).paid_on[0] >= day_number(date(2024, 12, 1)))
        reimbursed = figures(setup).over(range(2023, 2028), "government_cost", "finance", "cash")
        assert december > 0
        assert reimbursed == [
            0, 760 * YUAN * (STUDENTS - december), 760 * YUAN * december, 0, 0,
        ]  # fmt: skip

    def test_nobody_is_late_where_the_window_ends_with_the_year(self) -> None:
        """Everybody prepays in September 2023 and is reimbursed 4 × 190 in October."""
        options = (*FOUR_YEARS, *self.assisted, "late_share=1", "prepay_share=1")
        setup = under("changsha", *options, "claim_timing=at_once", "window_closes=y-12-31")
        reimbursed = figures(setup).over(range(2023, 2028), "government_cost", "finance", "cash")
        assert reimbursed == thousands(760, 0, 0, 0, 0)


def test_relief_netted_at_payment_is_paid_into_the_fund() -> None:
    """Heilongjiang, low-income students: medical assistance pays 60 %, 228 of 380 and 240 of 400.

    The student pays the other 152 and 160.
    """
    found = figures(under("heilongjiang", *FOUR_YEARS, "assisted_share=1", "relief=dibao"))
    netted = found.over(range(2023, 2028), "fund_income", "medical_assistance", "cash")
    assert netted == thousands(228, 240, 240, 240, 0)
    assert found.over(range(2023, 2028), "government_cost", "medical_assistance", "cash") == netted
    student = found.over(TERM, "student_cost", "student", "accrual")
    assert student == thousands(152, 160, 160, 160)


def test_an_institution_pays_its_percentage_with_the_payment() -> None:
    """10 % of 1520 = 152 in September 2023, and 38 of each year's 380."""
    found = figures(under("zhengzhou", *PREPAID, "institution_aid_percent=10"))
    assert found.at("fund_income", 2023, "institution", "cash") == thousands(152)[0]
    assert found.at("fund_income", 2023, "student", "cash") == thousands(1520 - 152)[0]
    earned = found.over(TERM, "fund_income", "institution", "accrual")
    assert earned == thousands(38, 38, 38, 38)
    assert "institution" not in {f.payer for f in found.facts if f.measure == "government_cost"}
