"""Cohorts in which nothing is left to chance: every figure follows from the notices by hand."""

from datetime import date
from typing import Final

import pytest

from kernel.days import day_number
from tests.simulate.making import CERTAIN, FOUR_YEARS, YUAN, counted, drawn, figures, under

PREPAID: Final = (*FOUR_YEARS, "prepay_share=1")
ANNUAL: Final = (*FOUR_YEARS, "prepay_share=0")
STUDENTS: Final = 1000
TERM: Final = range(2024, 2028)
"""The insurance years of the cohort of 2024."""


def thousands(*yuan: float) -> list[int]:
    """Return what a thousand students of these amounts come to, in fen."""
    return [round(each * STUDENTS * YUAN) for each in yuan]


class TestChangshaPrepaid:
    """1000 entrants of September 2023 prepay four years at 380 yuan."""

    told = figures(under("changsha", *PREPAID))

    def test_students_pay_1520_once(self) -> None:
        """All cash comes in September 2023, 4 × 380 = 1520 a head; nothing afterwards."""
        cash = self.told.over(range(2023, 2028), "fund_income", "student", "cash")
        assert cash == thousands(1520, 0, 0, 0, 0)
        assert self.told.over(range(2023, 2028), "student_cost", "student", "cash") == cash

    def test_each_year_earns_380(self) -> None:
        """Each of the four insurance years earns 380 a head, and the year of entry nothing."""
        earned = self.told.over(TERM, "fund_income", "student", "accrual")
        assert earned == thousands(380, 380, 380, 380)
        assert self.told.at("fund_income", 2023, "student", "accrual") == 0

    def test_the_prepaid_balance_runs_down_to_nothing(self) -> None:
        """1520 less 380 each year: 1140, 760, 380, 0."""
        balance = self.told.over(range(2023, 2028), "prepaid_balance")
        assert balance == thousands(1520, 1140, 760, 380, 0)

    def test_the_rise_of_20_is_unfunded(self) -> None:
        """From 2025 the tariff is 400: 400 − 380 = 20 a year that nobody pays."""
        assert self.told.over(TERM, "top_up", "unfunded") == thousands(0, 20, 20, 20)
        assert self.told.over(TERM, "top_up", "municipal") == [0, 0, 0, 0]

    def test_the_unfunded_rise_is_in_nobodys_accounts(self) -> None:
        """Fund income is 380 and the subsidy of 670, 700, 724, 754; the rise is not in it."""
        total = self.told.over(TERM, "fund_income", "total", "accrual")
        assert total == thousands(380 + 670, 380 + 700, 380 + 724, 380 + 754)
        assert {f.payer for f in self.told.facts if f.measure == "fund_income"} == {
            "student", "institution", "medical_assistance", "finance",
            "central", "provincial", "municipal", "unallocated", "total",
        }  # fmt: skip

    def test_everybody_is_in_school_and_insured_throughout(self) -> None:
        """Nobody leaves and nobody lapses."""
        assert self.told.over(TERM, "students") == [STUDENTS] * 4
        assert self.told.over(TERM, "insured") == [STUDENTS] * 4

    def test_the_subsidy_comes_in_the_january_of_its_year(self) -> None:
        """Public cash equals public accrual year by year, and none comes in the year of entry."""
        for payer in ("central", "provincial", "municipal", "total"):
            accrual = self.told.over(TERM, "government_cost", payer, "accrual")
            assert self.told.over(TERM, "government_cost", payer, "cash") == accrual
        assert self.told.at("government_cost", 2023, "total", "cash") == 0

    def test_nobody_waits(self) -> None:
        """Who pays inside the window does not wait."""
        assert self.told.over(TERM, "waiting_days") == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("share", "covered", "overlap"), [("1", 0, 4 * STUDENTS), ("0", 4 * STUDENTS, 0)]
)
def test_the_september_bridge_is_overlap_while_another_fund_is_primary(
    share: str, covered: int, overlap: int
) -> None:
    """September to December of entry are four months: of cover, or of overlap, never of both."""
    told = figures(under("changsha", *PREPAID, f"insured_on_entry_share={share}"))
    assert told.at("covered_months", 2023) == covered
    assert told.at("overlap_months", 2023) == overlap
    assert told.over(TERM, "covered_months") == [12 * STUDENTS] * 4
    assert told.over(TERM, "overlap_months") == [0] * 4


@pytest.mark.parametrize("region", ["changsha", "quanzhou"])
def test_overlap_is_four_months_for_each_entrant_insured_elsewhere(region: str) -> None:
    """The overlap counts the entrants drawn as insured on entry, the bridge all the others."""
    setup = under(region, *FOUR_YEARS)
    insured = counted(drawn(setup).of("insured_on_entry"))
    told = figures(setup)
    assert 0 < insured < STUDENTS
    assert told.at("overlap_months", 2023) == 4 * insured
    assert told.at("covered_months", 2023) == 4 * (STUDENTS - insured)


def test_in_zhengzhou_an_entrant_insured_elsewhere_has_no_bridge() -> None:
    """There the old fund simply stays in charge to the end of the year: no overlap at all."""
    setup = under("zhengzhou", *PREPAID)
    uninsured = counted(~drawn(setup).of("insured_on_entry"))
    told = figures(setup)
    assert told.at("covered_months", 2023) == 4 * uninsured
    assert "overlap_months" in told.measures
    assert told.over(range(2023, 2028), "overlap_months") == [0] * 5


def test_changshas_drive_for_2023_prepaid_at_320() -> None:
    """Cohort 2023: 4 × 320 = 1280; later tariffs of 380, 400, 400 leave 60, 80, 80 unfunded."""
    told = figures(under("changsha", *PREPAID), 2023)
    assert told.at("fund_income", 2022, "student", "cash") == thousands(1280)[0]
    unfunded = told.over(range(2023, 2027), "top_up", "unfunded")
    assert unfunded == thousands(0, 380 - 320, 400 - 320, 400 - 320)


class TestZhengzhouPrepaid:
    """1000 entrants of September 2023 prepay four years at 380 yuan; the city pays rises."""

    told = figures(under("zhengzhou", *PREPAID))

    def test_students_pay_once_and_the_balance_runs_down(self) -> None:
        """1520 in September 2023, then 380 earned a year."""
        cash = self.told.over(range(2023, 2028), "fund_income", "student", "cash")
        assert cash == thousands(1520, 0, 0, 0, 0)
        assert self.told.over(TERM, "fund_income", "student", "accrual") == thousands(*[380] * 4)
        balance = self.told.over(range(2023, 2028), "prepaid_balance")
        assert balance == thousands(1520, 1140, 760, 380, 0)

    def test_the_city_tops_up_to_the_resident_tariff(self) -> None:
        """The resident tariff is 380 in 2024 and 400 from 2025: 0, then 400 − 380 = 20 a year."""
        assert self.told.over(TERM, "top_up", "municipal") == thousands(0, 20, 20, 20)
        assert self.told.over(TERM, "top_up", "unfunded") == [0, 0, 0, 0]

    def test_the_fund_receives_the_resident_tariff_and_the_subsidy(self) -> None:
        """380 + 780; then 400 + 776, 400 + 800, 400 + 830."""
        total = self.told.over(TERM, "fund_income", "total", "accrual")
        assert total == thousands(380 + 780, 400 + 776, 400 + 800, 400 + 830)


MUNICIPAL_SHARE: Final = {
    # F − 60 % of S − 8 % of S, and from 2025 the top-up of 20
    "municipal": (
        780 - 402 - 53.6,  # S = 670: 324.40
        776 - 420 - 56 + 20,  # S = 700: 320
        800 - 434.4 - 57.92 + 20,  # S = 724: 327.68
        830 - 452.4 - 60.32 + 20,  # S = 754: 337.28
    ),
    # The province bears the rest of S: the city pays F − S, and the top-up.
    "provincial": (780 - 670, 776 - 700 + 20, 800 - 724 + 20, 830 - 754 + 20),
    "central": (780 - 670, 776 - 700 + 20, 800 - 724 + 20, 830 - 754 + 20),
}
OTHER_SHARES: Final = {
    "municipal": ((402, 420, 434.4, 452.4), (53.6, 56, 57.92, 60.32)),
    "provincial": ((402, 420, 434.4, 452.4), (670 - 402, 700 - 420, 724 - 434.4, 754 - 452.4)),
    "central": ((670, 700, 724, 754), (0, 0, 0, 0)),
}


@pytest.mark.parametrize("accounting", ["accrual", "cash"])
@pytest.mark.parametrize("affiliation", ["municipal", "provincial", "central"])
def test_zhengzhous_city_bears_what_is_left_and_the_top_up(
    affiliation: str, accounting: str
) -> None:
    """Central 60 % and provincial 8 % of the national standard leave the rest to the city.

    Municipal institutions, 2024: 780 − 402 − 53.60 = 324.40. The top-up of 20 from 2025 on is
    inside municipal fund income, and paid in the January of its year.
    """
    told = figures(under("zhengzhou", *PREPAID, f"affiliation={affiliation}"))
    for measure in ("fund_income", "government_cost"):
        paid = told.over(TERM, measure, "municipal", accounting)
        assert paid == thousands(*MUNICIPAL_SHARE[affiliation])
        central, provincial = OTHER_SHARES[affiliation]
        assert told.over(TERM, measure, "central", accounting) == thousands(*central)
        assert told.over(TERM, measure, "provincial", accounting) == thousands(*provincial)


def test_vocational_schools_of_the_province_are_paid_for_like_municipal_ones() -> None:
    """The affiliation counts for universities only: 780 − 402 − 53.60 = 324.40 here too."""
    options = (*CERTAIN, "institution_type=secondary_vocational", "affiliation=provincial")
    told = figures(under("zhengzhou", *options, "programme_years=3"))
    assert told.at("fund_income", 2024, "municipal", "accrual") == thousands(324.40)[0]


class TestZhengzhouAnnual:
    """1000 entrants of September 2023 pay each year: 380, then the student tariff of 390."""

    told = figures(under("zhengzhou", *ANNUAL))

    def test_each_drive_brings_one_tariff(self) -> None:
        """Paid on 1 September of the year before: 380 in 2023, 390 in 2024, 2025 and 2026."""
        cash = self.told.over(range(2023, 2028), "fund_income", "student", "cash")
        assert cash == thousands(380, 390, 390, 390, 0)
        earned = self.told.over(TERM, "fund_income", "student", "accrual")
        assert earned == thousands(380, 390, 390, 390)

    def test_the_city_pays_the_ten_yuan_to_the_resident_tariff(self) -> None:
        """From 2025 400 − 390 = 10 a year for every student."""
        assert self.told.over(TERM, "top_up", "municipal") == thousands(0, 10, 10, 10)

    def test_next_years_premium_is_prepaid_at_the_end_of_the_year(self) -> None:
        """At 31 December the premium of the next year is in and not earned; after the last, 0."""
        balance = self.told.over(range(2023, 2028), "prepaid_balance")
        assert balance == thousands(380, 390, 390, 390, 0)


def test_dalian_has_its_own_tariff_subsidy_and_central_share() -> None:
    """Cohort 2023: 350, 380, 400, 400; for 2024 F = 730: central 30 % of 670 = 201, city 529."""
    told = figures(under("liaoning", *FOUR_YEARS, "locality=dalian", "affiliation=municipal"), 2023)
    term = range(2023, 2027)
    assert told.over(term, "fund_income", "student", "accrual") == thousands(350, 380, 400, 400)
    assert told.at("fund_income", 2024, "central", "accrual") == thousands(201)[0]
    assert told.at("fund_income", 2024, "provincial", "accrual") == 0
    assert told.at("fund_income", 2024, "municipal", "accrual") == thousands(730 - 201)[0]
    assert told.over(range(2022, 2024), "covered_months") == [0, 12 * STUDENTS]


def test_quanzhou_covers_entrants_from_september_for_one_premium() -> None:
    """Cohort 2023: 360, 380, 400, 400, paid every September; 4 months of 2022 cost nothing."""
    told = figures(under("quanzhou", *FOUR_YEARS, "insured_on_entry_share=0"), 2023)
    cash = told.over(range(2022, 2027), "fund_income", "student", "cash")
    assert cash == thousands(360, 380, 400, 400, 0)
    assert told.over(range(2022, 2024), "covered_months") == [4 * STUDENTS, 12 * STUDENTS]


def test_prepayment_has_no_effect_where_it_has_no_basis() -> None:
    """In Heilongjiang, Liaoning and Quanzhou a share of prepayers changes nothing."""
    for region in ("heilongjiang", "liaoning", "quanzhou"):
        annual, prepaid = (figures(under(region, *options)) for options in (ANNUAL, PREPAID))
        assert prepaid == annual


class TestHeilongjiangLate:
    """1000 entrants of September 2023 pay every year after the window."""

    setup = under("heilongjiang", *FOUR_YEARS, "late_share=1", "affiliation=central", "uptake=1")
    told = figures(setup)
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
        assert self.told.over(TERM, "fund_income", "student", "accrual") == expected
        assert self.told.over(TERM, "student_cost", "student", "cash") == expected

    def test_who_pays_after_june_brings_no_subsidy(self) -> None:
        """The subsidy of 670 (all central here) comes for the others only."""
        expected = [
            (STUDENTS - count) * subsidy * YUAN
            for subsidy, count in zip(self.received, self.after_june(), strict=True)
        ]
        assert self.told.over(TERM, "fund_income", "central", "accrual") == expected
        assert self.told.over(TERM, "government_cost", "total", "cash") == expected

    def test_both_sides_count_the_same_students(self) -> None:
        """Those who pay 640 and those for whom 670 comes are together all insured."""
        for at, year in enumerate(TERM):
            surcharge = self.by_clause.labelled("H5", "fund_income", year, "student", "accrual")
            subsidy = self.told.at("fund_income", year, "central", "accrual")
            paying = surcharge // (self.full_cost[at] * YUAN)
            others = subsidy // (self.received[at] * YUAN)
            assert 300 < paying < 700  # half of 2024 lies after June
            assert paying + others == self.told.at("insured", year) == STUDENTS

    def test_benefits_begin_90_days_after_payment_in_2024(self) -> None:
        """90 days for each of the 1000; from 2025 three calendar months, 89 to 92 days."""
        assert self.told.at("waiting_days", 2024) == 90 * STUDENTS
        for year in range(2025, 2028):
            assert 89 * STUDENTS < self.told.at("waiting_days", year) < 92 * STUDENTS

    def test_the_payment_of_a_year_is_cash_of_that_year(self) -> None:
        """The window ends on 31 December, so a late payment and its surcharge fall into y."""
        cash = self.told.over(range(2023, 2028), "fund_income", "student", "cash")
        assert cash == [0, *self.told.over(TERM, "fund_income", "student", "accrual")]
        assert self.told.over(range(2023, 2028), "prepaid_balance") == [0] * 5


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

    def test_a_prepayer_claims_year_by_year(self) -> None:
        """Half of 380 = 190: in October 2023 after the payment, then each January from 2025."""
        told = figures(under("changsha", *PREPAID, *self.assisted))
        claims = told.over(range(2023, 2028), "government_cost", "finance", "cash")
        assert claims == thousands(190, 0, 190, 190, 190)
        student = told.over(range(2023, 2028), "student_cost", "student", "cash")
        assert student == thousands(1520 - 190, 0, -190, -190, -190)
        assert told.over(TERM, "student_cost", "student", "accrual") == thousands(*[190] * 4)

    def test_a_claim_never_passes_through_the_fund(self) -> None:
        """The fund receives 380 from the student and nothing from finance."""
        told = figures(under("changsha", *PREPAID, *self.assisted))
        assert told.over(range(2023, 2028), "fund_income", "finance", "cash") == [0] * 5
        assert told.over(TERM, "fund_income", "student", "accrual") == thousands(*[380] * 4)

    def test_all_claims_may_come_at_once(self) -> None:
        """With the switch all four halves, 4 × 190 = 760, come in October 2023."""
        told = figures(under("changsha", *PREPAID, *self.assisted, "claim_timing=at_once"))
        claims = told.over(range(2023, 2028), "government_cost", "finance", "cash")
        assert claims == thousands(760, 0, 0, 0, 0)
        accrual = told.over(TERM, "government_cost", "finance", "accrual")
        assert accrual == thousands(190, 190, 190, 190)

    def test_an_annual_payer_claims_once_and_is_then_relieved_at_the_counter(self) -> None:
        """190 claimed in October 2023; from 2025 half of 400 is netted, paid into the fund."""
        told = figures(under("changsha", *ANNUAL, *self.assisted))
        netted = told.over(range(2023, 2028), "fund_income", "finance", "cash")
        assert netted == thousands(0, 200, 200, 200, 0)
        outlay = told.over(range(2023, 2028), "government_cost", "finance", "cash")
        assert outlay == thousands(190, 200, 200, 200, 0)
        student = told.over(range(2023, 2028), "student_cost", "student", "cash")
        assert student == thousands(380 - 190, 200, 200, 200, 0)

    def test_a_claim_after_a_december_payment_comes_in_the_next_year(self) -> None:
        """Late entrants who pay in December 2024 claim in January 2025, after their first year."""
        options = (*CERTAIN, *self.assisted, "late_share=1", "prepay_share=0", "programme_years=1")
        setup = under("changsha", *options)
        students = drawn(setup)
        december = counted(students.paid_on[0] >= day_number(date(2024, 12, 1)))
        told = figures(setup)
        assert december > 0
        claimed = told.over(range(2024, 2026), "government_cost", "finance", "cash")
        assert claimed == [190 * YUAN * (STUDENTS - december), 190 * YUAN * december]

    def test_claimed_at_once_the_whole_term_follows_the_month_of_payment(self) -> None:
        """4 × 190 in the month after a late prepayment: for December's payers in January 2025."""
        options = (*FOUR_YEARS, *self.assisted, "late_share=1", "prepay_share=1")
        setup = under("changsha", *options, "claim_timing=at_once")
        december = counted(drawn(setup).paid_on[0] >= day_number(date(2024, 12, 1)))
        claimed = figures(setup).over(range(2023, 2028), "government_cost", "finance", "cash")
        assert december > 0
        assert claimed == [
            0, 760 * YUAN * (STUDENTS - december), 760 * YUAN * december, 0, 0,
        ]  # fmt: skip

    def test_nobody_is_late_where_the_window_ends_with_the_year(self) -> None:
        """Everybody prepays in September 2023 and claims 4 × 190 in October."""
        options = (*FOUR_YEARS, *self.assisted, "late_share=1", "prepay_share=1")
        setup = under("changsha", *options, "claim_timing=at_once", "window_closes=y-12-31")
        claimed = figures(setup).over(range(2023, 2028), "government_cost", "finance", "cash")
        assert claimed == thousands(760, 0, 0, 0, 0)


def test_relief_at_the_counter_is_paid_into_the_fund() -> None:
    """Heilongjiang, low-income students: medical assistance pays 60 %, 228 of 380 and 240 of 400.

    The student pays the other 152 and 160.
    """
    told = figures(under("heilongjiang", *FOUR_YEARS, "assisted_share=1", "relief=dibao"))
    netted = told.over(range(2023, 2028), "fund_income", "medical_assistance", "cash")
    assert netted == thousands(228, 240, 240, 240, 0)
    assert told.over(range(2023, 2028), "government_cost", "medical_assistance", "cash") == netted
    student = told.over(TERM, "student_cost", "student", "accrual")
    assert student == thousands(152, 160, 160, 160)


def test_an_institution_pays_its_percentage_with_the_payment() -> None:
    """10 % of 1520 = 152 in September 2023, and 38 of each year's 380."""
    told = figures(under("zhengzhou", *PREPAID, "institution_aid_percent=10"))
    assert told.at("fund_income", 2023, "institution", "cash") == thousands(152)[0]
    assert told.at("fund_income", 2023, "student", "cash") == thousands(1520 - 152)[0]
    earned = told.over(TERM, "fund_income", "institution", "accrual")
    assert earned == thousands(38, 38, 38, 38)
    assert "institution" not in {f.payer for f in told.facts if f.measure == "government_cost"}


@pytest.mark.parametrize(("level", "fen"), [("central", 402), ("provincial", 268)])
def test_a_withdrawn_level_is_unallocated(level: str, fen: int) -> None:
    """What a scenario withdraws from its level stays fund income, but nobody's in particular."""
    options = (*PREPAID, "affiliation=provincial", f"withdrawn_level={level}")
    told = figures(under("zhengzhou", *options))
    assert told.at("fund_income", 2024, level, "accrual") == 0
    assert told.at("fund_income", 2024, "unallocated", "accrual") == thousands(fen)[0]
    assert told.at("fund_income", 2024, "total", "cash") == thousands(780)[0]


class TestLeavingZhengzhou:
    """1000 students prepay 1520, and all of them leave in 2024."""

    leaving = (*PREPAID, "leave_rate=1")

    def test_the_years_not_begun_are_given_back(self) -> None:
        """2024 has begun; 3 × 380 = 1140 come back in 2024, and no later year is insured."""
        told = figures(under("zhengzhou", *self.leaving, "refund_application_share=1"))
        back = thousands(1140)[0]
        assert told.at("refund", 2024, "student") == told.at("refund", 2024, "total") == back
        cash = told.over(range(2023, 2026), "fund_income", "student", "cash")
        assert cash == thousands(1520, -1140, 0)
        assert told.over(TERM, "fund_income", "student", "accrual") == thousands(380, 0, 0, 0)
        assert told.over(range(2023, 2025), "prepaid_balance") == thousands(1520, 0)
        assert told.over(TERM, "insured") == [STUDENTS, 0, 0, 0]
        assert told.over(TERM, "students") == [STUDENTS, 0, 0, 0]
        assert told.over(TERM, "fund_income", "total", "accrual")[1:] == [0, 0, 0]

    def test_without_an_application_what_was_paid_stays_in_force(self) -> None:
        """No application, no refund: insured to 2027, subsidy and top-up included."""
        told = figures(under("zhengzhou", *self.leaving, "refund_application_share=0"))
        assert told.over(range(2023, 2029), "refund", "total") == [0] * 6
        assert told.over(TERM, "insured") == [STUDENTS] * 4
        assert told.over(TERM, "students") == [STUDENTS, 0, 0, 0]
        assert told.over(TERM, "top_up", "municipal") == thousands(0, 20, 20, 20)

    def test_a_refund_goes_back_to_whoever_paid(self) -> None:
        """10 % of the 1140 go back to the institution that paid them, 1026 to the student."""
        options = (*self.leaving, "refund_application_share=1", "institution_aid_percent=10")
        told = figures(under("zhengzhou", *options))
        assert told.at("refund", 2024, "institution") == thousands(114)[0]
        assert told.at("refund", 2024, "student") == thousands(1026)[0]
        assert told.at("refund", 2024, "total") == thousands(1140)[0]
        assert told.at("fund_income", 2024, "institution", "cash") == thousands(-114)[0]

    def test_relief_for_the_year_begun_is_not_given_back(self) -> None:
        """Medical assistance paid the 380 of 2024, the student 1140, and he has all of it back."""
        options = (*self.leaving, "refund_application_share=1", "assisted_share=1", "relief=tekun")
        told = figures(under("zhengzhou", *options))
        assert told.at("fund_income", 2023, "medical_assistance", "cash") == thousands(380)[0]
        assert told.at("refund", 2024, "medical_assistance") == 0
        assert told.at("refund", 2024, "student") == thousands(1140)[0]
        life = sum(told.over(range(2023, 2029), "student_cost", "student", "cash"))
        assert life == 0

    def test_annual_payers_have_the_next_year_given_back(self) -> None:
        """Who leaves after 1 September 2024 has paid 390 for 2025, and has them back."""
        options = (*ANNUAL, "leave_rate=1", "refund_application_share=1")
        setup = under("zhengzhou", *options)
        students = drawn(setup)
        late_leavers = counted(students.left_on > day_number(date(2024, 9, 1)))
        told = figures(setup)
        assert 200 < late_leavers < 450  # a third of the year
        assert told.at("refund", 2024, "total") == late_leavers * 390 * YUAN
        assert told.at("fund_income", 2024, "student", "cash") == 0
        assert told.over(TERM, "insured") == [STUDENTS, 0, 0, 0]


class TestLeavingChangsha:
    """1000 students prepay 1520, and all of them leave in 2024; no document grants a refund."""

    told = figures(under("changsha", *PREPAID, "leave_rate=1", "refund_application_share=1"))

    def test_the_years_not_begun_are_exposed(self) -> None:
        """3 × 380 = 1140 a head, in the year of leaving."""
        exposed = self.told.over(range(2023, 2028), "refund_exposure")
        assert exposed == thousands(0, 1140, 0, 0, 0)

    def test_what_was_paid_stays_in_force(self) -> None:
        """Leavers stay insured to the last year paid for, subsidy included."""
        assert self.told.over(TERM, "students") == [STUDENTS, 0, 0, 0]
        assert self.told.over(TERM, "insured") == [STUDENTS] * 4
        total = self.told.over(TERM, "fund_income", "total", "accrual")
        assert total == thousands(1050, 1080, 1104, 1134)

    def test_refunds_are_blank_and_not_zero(self) -> None:
        """There is no row of refunds, nor of credit months, where no document speaks of them."""
        assert {"refund", "credit_months"}.isdisjoint(self.told.measures)


def test_annual_leavers_expose_the_year_they_paid_for_in_autumn() -> None:
    """Heilongjiang: who leaves after 1 September 2024 has paid 400 for 2025 and stays insured."""
    setup = under("heilongjiang", *ANNUAL, "leave_rate=1")
    students = drawn(setup)
    late_leavers = counted(students.left_on > day_number(date(2024, 9, 1)))
    told = figures(setup)
    assert told.at("refund_exposure", 2024) == late_leavers * 400 * YUAN
    assert told.over(TERM, "insured") == [STUDENTS, late_leavers, 0, 0]
    assert told.over(TERM, "students") == [STUDENTS, 0, 0, 0]


class TestCreditInZhengzhou:
    """Graduates who join the city's employee scheme are credited 6 months a paid year."""

    joining = (*FOUR_YEARS, "employee_here_share=1")

    @pytest.mark.parametrize("share", ["0", "1"])
    def test_four_paid_years_are_24_months(self, share: str) -> None:
        """In the graduation year, however the years were paid."""
        told = figures(under("zhengzhou", *self.joining, f"prepay_share={share}"))
        assert told.over(TERM, "credit_months") == [0, 0, 0, 24 * STUDENTS]

    def test_with_a_gap_the_longest_run_counts(self) -> None:
        """2024 paid, 2025 not, 2026 and 2027 paid: 6 × 2 = 12 months."""
        options = (*self.joining, "prepay_share=0", "uptake.2=0")
        told = figures(under("zhengzhou", *options))
        assert told.over(TERM, "insured") == [STUDENTS, 0, STUDENTS, STUDENTS]
        assert told.at("credit_months", 2027) == 12 * STUDENTS

    def test_nobody_joins_nobody_is_credited(self) -> None:
        """Without graduates who join there are rows of 0: a document speaks of credit."""
        told = figures(under("zhengzhou", *FOUR_YEARS, "employee_here_share=0"))
        assert "credit_months" in told.measures
        assert told.over(TERM, "credit_months") == [0] * 4


def test_institutions_out_of_scope_are_in_school_and_not_insured() -> None:
    """Research institutes in Changsha: in school on 1 January, in nobody's accounts."""
    mixes = {"programme_years": {"3": 1.0}}
    told = figures(under("changsha", *CERTAIN, "institution_type=research_institute", mixes=mixes))
    assert told.over(range(2024, 2027), "students") == [STUDENTS] * 3
    assert {f.measure for f in told.facts if f.value} == {"students"}


def test_tariffs_rise_by_the_assumption_after_the_last_known_year() -> None:
    """Cohort 2027 in Changsha, prepaid at 400; a rise of 15 from 2028 leaves 15, 30, 45 open.

    The subsidy rises by 10 a year: 754, 764, 774, 784.
    """
    told = figures(under("changsha", *PREPAID, "tariff_rise=15", "fiscal_rise=10"), 2027)
    assert told.at("fund_income", 2026, "student", "cash") == thousands(4 * 400)[0]
    assert told.over(range(2027, 2031), "top_up", "unfunded") == thousands(0, 15, 30, 45)
    subsidy = told.over(range(2027, 2031), "government_cost", "total", "accrual")
    assert subsidy == thousands(754, 764, 774, 784)


def test_uptake_of_nobody_leaves_students_alone() -> None:
    """With nobody enrolled, students are counted and every other figure is 0."""
    told = figures(under("liaoning", *FOUR_YEARS, "uptake=0"))
    assert told.over(TERM, "students") == [STUDENTS] * 4
    assert {f.measure for f in told.facts if f.value} == {"students"}
