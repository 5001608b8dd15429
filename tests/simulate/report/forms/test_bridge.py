"""The bridge: every column adds to the fen, and says what a person can work out by hand."""

from functools import cache
from typing import Final

import pytest

from simulate.projection.student_body import StudentBody
from simulate.report.forms.bridge import bridge
from simulate.report.forms.form import Form
from tests.simulate.certain import ANNUAL, PREPAID, STUDENTS, thousands
from tests.simulate.making import EVENTFUL, FOUR_YEARS, REGIONS, YUAN, under
from tests.simulate.report.forms.making import body_of, bridge_of, sum_in

SETTINGS: Final = {
    "ordinary": (),
    "eventful": EVENTFUL,
    "withdrawn": (*EVENTFUL, "withdrawn_level=municipal"),
}

TIMING: Final = {
    "fund_income": ("contributions_ahead", "subsidy_timing", "top_up_timing"),
    "government_cost": ("relief_ahead", "claim_timing", "subsidy_timing", "top_up_timing"),
    "student_cost": ("contributions_ahead", "claim_timing"),
}


def names_of(form: Form, section: str, depth: int, prefix: str = "") -> list[str]:
    """Return the lines of a section at a depth."""
    lines = form.section(section).lines
    return [line.name for line in lines if line.depth == depth and line.name.startswith(prefix)]


@cache
def made(region: str, options: tuple[str, ...]) -> tuple[Form, StudentBody]:
    """Return the bridge of two cohorts, and the cohorts."""
    body = body_of(under(region, *options))
    return bridge(body.forecasts), body


@pytest.mark.parametrize("options", SETTINGS.values(), ids=SETTINGS)
@pytest.mark.parametrize("region", REGIONS)
class TestEveryRegion:
    """Two cohorts side by side, under settings that leave much to chance."""

    def test_the_balance_rolls_forward(self, region: str, options: tuple[str, ...]) -> None:
        """Opening + received − earned − refunded = closing = next year's opening; at last 0."""
        form, _ = made(region, options)
        lines = ("opening", "received", "earned", "refunded")
        closing = list(form.amounts("prepaid_balance", "closing"))
        assert sum_in(form, "prepaid_balance", lines) == closing
        assert [0, *closing[:-1]] == list(form.amounts("prepaid_balance", "opening"))
        assert closing[-1] == 0
        assert any(closing)

    def test_it_is_the_balance_of_the_ledger(self, region: str, options: tuple[str, ...]) -> None:
        """The form puts it together from flows; the ledger kept it payment by payment."""
        form, body = made(region, options)
        closing = list(form.amounts("prepaid_balance", "closing"))
        assert closing == list(body.amounts("prepaid_balance"))

    def test_who_pays_in_adds_up(self, region: str, options: tuple[str, ...]) -> None:
        """Contributions received are those of student, institution and relief."""
        form, _ = made(region, options)
        payers = names_of(form, "prepaid_balance", 2)
        received = list(form.amounts("prepaid_balance", "received"))
        assert sum_in(form, "prepaid_balance", payers) == received

    @pytest.mark.parametrize("measure", TIMING)
    def test_accrual_and_timing_are_cash(
        self, region: str, options: tuple[str, ...], measure: str
    ) -> None:
        """Both ends are those of the tidy result; between them the lines leave nothing open."""
        form, body = made(region, options)
        payer = "student" if measure == "student_cost" else "total"
        for basis in ("accrual", "cash"):
            assert list(form.amounts(measure, basis)) == list(body.amounts(measure, payer, basis))
        cash = list(form.amounts(measure, "cash"))
        assert sum_in(form, measure, ("accrual", *TIMING[measure])) == cash

    @pytest.mark.parametrize("basis", ["accrual", "cash"])
    def test_relief_is_netted_or_reimbursed(
        self, region: str, options: tuple[str, ...], basis: str
    ) -> None:
        """By payer, and together the part of government cost that is no fiscal money."""
        (form, body), section = made(region, options), f"relief.{basis}"
        for kind in ("netted", "claimed"):
            payers = names_of(form, section, 2, kind)
            if payers:
                assert sum_in(form, section, payers) == list(form.amounts(section, kind))
        total = list(form.amounts(section, "total"))
        assert sum_in(form, section, ("netted", "claimed")) == total
        assisted = body.amounts("government_cost", "medical_assistance", basis)
        assert list(assisted + body.amounts("government_cost", "finance", basis)) == total


class TestChangshaPrepaid:
    """1000 entrants of September 2023 prepay four years at 380 yuan; columns 2023 to 2027."""

    form = bridge_of(under("changsha", *PREPAID))

    def test_the_balance(self) -> None:
        """1520 comes in at once; 380 a year is earned: 1140, 760, 380, 0 are left."""
        amounts = {
            "opening": (0, 1520, 1140, 760, 380),
            "received": (1520, 0, 0, 0, 0),
            "earned": (0, -380, -380, -380, -380),
            "refunded": (0, 0, 0, 0, 0),
            "closing": (1520, 1140, 760, 380, 0),
        }
        for line, yuan in amounts.items():
            assert list(self.form.amounts("prepaid_balance", line)) == thousands(*yuan)

    def test_fund_income(self) -> None:
        """2024: 380 + 670 are earned, and 380 of them came in 2023: cash is 670."""
        accrual = self.form.amounts("fund_income", "accrual")
        assert list(accrual) == thousands(0, 380 + 670, 380 + 700, 380 + 724, 380 + 754)
        ahead = self.form.amounts("fund_income", "contributions_ahead")
        assert list(ahead) == thousands(1520, -380, -380, -380, -380)
        cash = self.form.amounts("fund_income", "cash")
        assert list(cash) == thousands(1520, 670, 700, 724, 754)

    def test_no_fiscal_money_moves_in_another_year(self) -> None:
        """It is dated in January of the insurance year."""
        for line in ("subsidy_timing", "top_up_timing"):
            assert set(self.form.amounts("fund_income", line)) == {0}
            assert set(self.form.amounts("government_cost", line)) == {0}


def test_annual_payers_pay_the_next_year_ahead() -> None:
    """Zhengzhou: 380, 390, 390, 390 each come in the autumn before the year that earns them."""
    form = bridge_of(under("zhengzhou", *ANNUAL))
    ahead = form.amounts("fund_income", "contributions_ahead")
    assert list(ahead) == thousands(380, 390 - 380, 390 - 390, 390 - 390, -390)
    assert list(form.amounts("prepaid_balance", "closing")) == thousands(380, 390, 390, 390, 0)


class TestRelief:
    """Changsha, everybody in dibao: finance pays 100 %, in the entry year by reimbursement."""

    annual = bridge_of(
        under(
            "changsha",
            *FOUR_YEARS,
            "prepay_share=0",
            "assisted_share=1",
            mixes={"relief": {"dibao": 1.0}},
        )
    )

    def test_the_entry_year_is_reimbursed_and_later_years_are_netted(self) -> None:
        """380 reimbursed for 2024; 400 netted for each of 2025, 2026 and 2027."""
        accrual = "relief.accrual"
        assert list(self.annual.amounts(accrual, "claimed")) == thousands(0, 380, 0, 0, 0)
        assert list(self.annual.amounts(accrual, "netted")) == thousands(0, 0, 400, 400, 400)
        assert self.annual.amounts(accrual, "claimed.finance")[1] == 380 * STUDENTS * YUAN

    def test_relief_is_reimbursed_in_the_month_after_the_payment(self) -> None:
        """Paid on 1 September 2023, so relief for 2024 moves in October 2023: a year early."""
        reimbursed = self.annual.amounts("government_cost", "claim_timing")
        assert list(reimbursed) == thousands(380, -380, 0, 0, 0)
        assert list(self.annual.amounts("relief.cash", "claimed")) == thousands(380, 0, 0, 0, 0)
        own = self.annual.amounts("student_cost", "claim_timing")
        assert list(own) == thousands(-380, 380, 0, 0, 0)

    def test_netted_relief_moves_in_the_autumn_before(self) -> None:
        """400 of finance in each of the autumns of 2024, 2025 and 2026, for the years after."""
        assert list(self.annual.amounts("relief.cash", "netted")) == thousands(0, 400, 400, 400, 0)
        ahead = self.annual.amounts("government_cost", "relief_ahead")
        assert list(ahead) == thousands(0, 400, 0, 0, -400)

    def test_the_students_bear_nothing_over_the_programme(self) -> None:
        """Paid 380 in 2023 and refunded 380 in the same year."""
        assert list(self.annual.amounts("student_cost", "cash")) == [0] * 5
        assert list(self.annual.amounts("student_cost", "accrual")) == [0] * 5

    def test_relief_reimbursed_never_passes_through_the_fund(self) -> None:
        """Fund income of 2024 is the student's 380 and the subsidy of 670; finance is not in it.

        Government cost of 2024 is the subsidy and the relief: 670 + 380.
        """
        income = self.annual.amounts("fund_income", "accrual")
        cost = self.annual.amounts("government_cost", "accrual")
        assert income[1] == (380 + 670) * STUDENTS * YUAN
        assert cost[1] == (670 + 380) * STUDENTS * YUAN
