"""Leavers and graduates of cohorts that leave nothing else to chance: refunds, exposure, credit."""

from datetime import date

import pytest

from kernel.days import day_number
from tests.simulate.certain import ANNUAL, PREPAID, STUDENTS, TERM, thousands
from tests.simulate.making import FOUR_YEARS, YUAN, counted, drawn, figures, under


class TestLeavingZhengzhou:
    """1000 students prepay 1520, and all of them leave in 2024."""

    leaving = (*PREPAID, "leave_rate=1")

    def test_the_years_not_begun_are_refunded(self) -> None:
        """2024 has begun; 3 × 380 = 1140 come back in 2024, and no later year is insured."""
        found = figures(under("zhengzhou", *self.leaving, "refund_application_share=1"))
        back = thousands(1140)[0]
        assert found.at("refund", 2024, "student") == found.at("refund", 2024, "total") == back
        cash = found.over(range(2023, 2026), "fund_income", "student", "cash")
        assert cash == thousands(1520, -1140, 0)
        assert found.over(TERM, "fund_income", "student", "accrual") == thousands(380, 0, 0, 0)
        assert found.over(range(2023, 2025), "prepaid_balance") == thousands(1520, 0)
        assert found.over(TERM, "insured") == [STUDENTS, 0, 0, 0]
        assert found.over(TERM, "students") == [STUDENTS, 0, 0, 0]
        assert found.over(TERM, "fund_income", "total", "accrual")[1:] == [0, 0, 0]

    def test_without_an_application_what_was_paid_stays_in_force(self) -> None:
        """No application, no refund: insured to 2027, subsidy and top-up included."""
        found = figures(under("zhengzhou", *self.leaving, "refund_application_share=0"))
        assert found.over(range(2023, 2029), "refund", "total") == [0] * 6
        assert found.over(TERM, "insured") == [STUDENTS] * 4
        assert found.over(TERM, "students") == [STUDENTS, 0, 0, 0]
        assert found.over(TERM, "top_up", "municipal") == thousands(0, 20, 20, 20)

    def test_a_refund_goes_back_to_whoever_paid(self) -> None:
        """10 % of the 1140 go back to the institution that paid them, 1026 to the student."""
        options = (*self.leaving, "refund_application_share=1", "institution_aid_percent=10")
        found = figures(under("zhengzhou", *options))
        assert found.at("refund", 2024, "institution") == thousands(114)[0]
        assert found.at("refund", 2024, "student") == thousands(1026)[0]
        assert found.at("refund", 2024, "total") == thousands(1140)[0]
        assert found.at("fund_income", 2024, "institution", "cash") == thousands(-114)[0]

    def test_relief_for_the_year_begun_is_not_refunded(self) -> None:
        """Medical assistance paid the 380 of 2024, the student 1140, and he has all of it back."""
        options = (*self.leaving, "refund_application_share=1", "assisted_share=1", "relief=tekun")
        found = figures(under("zhengzhou", *options))
        assert found.at("fund_income", 2023, "medical_assistance", "cash") == thousands(380)[0]
        assert found.at("refund", 2024, "medical_assistance") == 0
        assert found.at("refund", 2024, "student") == thousands(1140)[0]
        cell = sum(found.over(range(2023, 2029), "student_cost", "student", "cash"))
        assert cell == 0

    def test_annual_payers_have_the_next_year_refunded(self) -> None:
        """Who leaves after 1 September 2024 has paid 390 for 2025, and has them back."""
        options = (*ANNUAL, "leave_rate=1", "refund_application_share=1")
        setup = under("zhengzhou", *options)
        students = drawn(setup)
        late_leavers = counted(students.left_on > day_number(date(2024, 9, 1)))
        found = figures(setup)
        assert 200 < late_leavers < 450  # a third of the year
        assert found.at("refund", 2024, "total") == late_leavers * 390 * YUAN
        assert found.at("fund_income", 2024, "student", "cash") == 0
        assert found.over(TERM, "insured") == [STUDENTS, 0, 0, 0]


class TestLeavingChangsha:
    """1000 students prepay 1520, and all of them leave in 2024; no document grants a refund."""

    found = figures(under("changsha", *PREPAID, "leave_rate=1", "refund_application_share=1"))

    def test_the_years_not_begun_are_exposed(self) -> None:
        """3 × 380 = 1140 a head, in the year of leaving."""
        exposed = self.found.over(range(2023, 2028), "refund_exposure")
        assert exposed == thousands(0, 1140, 0, 0, 0)

    def test_what_was_paid_stays_in_force(self) -> None:
        """Leavers stay insured to the last year paid for, subsidy included."""
        assert self.found.over(TERM, "students") == [STUDENTS, 0, 0, 0]
        assert self.found.over(TERM, "insured") == [STUDENTS] * 4
        total = self.found.over(TERM, "fund_income", "total", "accrual")
        assert total == thousands(1050, 1080, 1104, 1134)

    def test_refunds_are_blank_and_not_zero(self) -> None:
        """There is no row of refunds, nor of credit months, where no document speaks of them."""
        assert {"refund", "credit_months"}.isdisjoint(self.found.measures)


def test_annual_leavers_expose_the_year_they_paid_for_in_autumn() -> None:
    """Heilongjiang: who leaves after 1 September 2024 has paid 400 for 2025 and stays insured."""
    setup = under("heilongjiang", *ANNUAL, "leave_rate=1")
    students = drawn(setup)
    late_leavers = counted(students.left_on > day_number(date(2024, 9, 1)))
    found = figures(setup)
    assert found.at("refund_exposure", 2024) == late_leavers * 400 * YUAN
    assert found.over(TERM, "insured") == [STUDENTS, late_leavers, 0, 0]
    assert found.over(TERM, "students") == [STUDENTS, 0, 0, 0]


class TestCreditInZhengzhou:
    """Graduates who join the city's employee scheme are credited 6 months a paid year."""

    joining = (*FOUR_YEARS, "employee_here_share=1")

    @pytest.mark.parametrize("share", ["0", "1"])
    def test_four_paid_years_are_24_months(self, share: str) -> None:
        """In the graduation year, however the years were paid."""
        found = figures(under("zhengzhou", *self.joining, f"prepay_share={share}"))
        assert found.over(TERM, "credit_months") == [0, 0, 0, 24 * STUDENTS]

    def test_with_a_gap_the_longest_run_counts(self) -> None:
        """2024 paid, 2025 not, 2026 and 2027 paid: 6 × 2 = 12 months."""
        options = (*self.joining, "prepay_share=0", "uptake.2=0")
        found = figures(under("zhengzhou", *options))
        assert found.over(TERM, "insured") == [STUDENTS, 0, STUDENTS, STUDENTS]
        assert found.at("credit_months", 2027) == 12 * STUDENTS

    def test_nobody_joins_nobody_is_credited(self) -> None:
        """Without graduates who join there are rows of 0: a document speaks of credit."""
        found = figures(under("zhengzhou", *FOUR_YEARS, "employee_here_share=0"))
        assert "credit_months" in found.measures
        assert found.over(TERM, "credit_months") == [0] * 4
