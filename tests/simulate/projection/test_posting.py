"""Cohorts in which nothing is left to chance: every figure follows from the notices by hand."""

from typing import Final

import pytest

from simulate.projection.facts import facts
from simulate.projection.ledger import Account
from tests.simulate.certain import ANNUAL, PREPAID, STUDENTS, TERM, thousands
from tests.simulate.making import CERTAIN, FOUR_YEARS, counted, drawn, figures, forecast_of, under


class TestChangshaPrepaid:
    """1000 entrants of September 2023 prepay four years at 380 yuan."""

    found = figures(under("changsha", *PREPAID))

    def test_students_pay_1520_once(self) -> None:
        """All cash comes in September 2023, 4 × 380 = 1520 a head; nothing afterwards."""
        cash = self.found.over(range(2023, 2028), "fund_income", "student", "cash")
        assert cash == thousands(1520, 0, 0, 0, 0)
        assert self.found.over(range(2023, 2028), "student_cost", "student", "cash") == cash

    def test_each_year_earns_380(self) -> None:
        """Each of the four insurance years earns 380 a head, and the year of entry nothing."""
        earned = self.found.over(TERM, "fund_income", "student", "accrual")
        assert earned == thousands(380, 380, 380, 380)
        assert self.found.at("fund_income", 2023, "student", "accrual") == 0

    def test_the_prepaid_balance_runs_down_to_nothing(self) -> None:
        """1520 less 380 each year: 1140, 760, 380, 0."""
        balance = self.found.over(range(2023, 2028), "prepaid_balance")
        assert balance == thousands(1520, 1140, 760, 380, 0)

    def test_the_rise_of_20_is_unfunded(self) -> None:
        """From 2025 the tariff is 400: 400 − 380 = 20 a year for which no payer is named."""
        assert self.found.over(TERM, "top_up", "unfunded") == thousands(0, 20, 20, 20)
        assert self.found.over(TERM, "top_up", "municipal") == [0, 0, 0, 0]

    def test_the_unfunded_rise_is_no_fund_income(self) -> None:
        """Fund income is 380 and the subsidy of 670, 700, 724, 754; the rise is not in it."""
        total = self.found.over(TERM, "fund_income", "total", "accrual")
        assert total == thousands(380 + 670, 380 + 700, 380 + 724, 380 + 754)
        assert {f.payer for f in self.found.facts if f.measure == "fund_income"} == {
            "student", "institution", "medical_assistance", "finance",
            "central", "provincial", "municipal", "unallocated", "total",
        }  # fmt: skip

    def test_everybody_is_in_school_and_insured_throughout(self) -> None:
        """Nobody leaves and nobody lapses."""
        assert self.found.over(TERM, "students") == [STUDENTS] * 4
        assert self.found.over(TERM, "insured") == [STUDENTS] * 4

    def test_the_subsidy_comes_in_the_january_of_its_year(self) -> None:
        """Public cash equals public accrual year by year, and none comes in the year of entry."""
        for payer in ("central", "provincial", "municipal", "total"):
            accrual = self.found.over(TERM, "government_cost", payer, "accrual")
            assert self.found.over(TERM, "government_cost", payer, "cash") == accrual
        assert self.found.at("government_cost", 2023, "total", "cash") == 0

    def test_nobody_waits(self) -> None:
        """Who pays inside the window does not wait."""
        assert self.found.over(TERM, "waiting_days") == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("share", "covered", "overlap"), [("1", 0, 4 * STUDENTS), ("0", 4 * STUDENTS, 0)]
)
def test_the_september_bridge_is_overlap_while_another_fund_is_primary(
    share: str, covered: int, overlap: int
) -> None:
    """September to December of entry are four months: of cover, or of overlap, never of both."""
    found = figures(under("changsha", *PREPAID, f"insured_on_entry_share={share}"))
    assert found.at("covered_months", 2023) == covered
    assert found.at("overlap_months", 2023) == overlap
    assert found.over(TERM, "covered_months") == [12 * STUDENTS] * 4
    assert found.over(TERM, "overlap_months") == [0] * 4


@pytest.mark.parametrize("region", ["changsha", "quanzhou"])
def test_overlap_is_four_months_for_each_entrant_insured_elsewhere(region: str) -> None:
    """The overlap counts the entrants drawn as insured on entry, the bridge all the others."""
    setup = under(region, *FOUR_YEARS)
    insured = counted(drawn(setup).of("insured_on_entry"))
    found = figures(setup)
    assert 0 < insured < STUDENTS
    assert found.at("overlap_months", 2023) == 4 * insured
    assert found.at("covered_months", 2023) == 4 * (STUDENTS - insured)


def test_in_zhengzhou_an_entrant_insured_elsewhere_has_no_bridge() -> None:
    """There the old fund simply stays in charge to the end of the year: no overlap at all."""
    setup = under("zhengzhou", *PREPAID)
    uninsured = counted(~drawn(setup).of("insured_on_entry"))
    found = figures(setup)
    assert found.at("covered_months", 2023) == 4 * uninsured
    assert "overlap_months" in found.measures
    assert found.over(range(2023, 2028), "overlap_months") == [0] * 5


def test_changshas_cohort_of_2023_prepaid_at_320() -> None:
    """Cohort 2023: 4 × 320 = 1280; later tariffs of 380, 400, 400 leave 60, 80, 80 unfunded."""
    found = figures(under("changsha", *PREPAID), 2023)
    assert found.at("fund_income", 2022, "student", "cash") == thousands(1280)[0]
    unfunded = found.over(range(2023, 2027), "top_up", "unfunded")
    assert unfunded == thousands(0, 380 - 320, 400 - 320, 400 - 320)


class TestZhengzhouPrepaid:
    """1000 entrants of September 2023 prepay four years at 380 yuan; the city pays rises."""

    found = figures(under("zhengzhou", *PREPAID))

    def test_students_pay_once_and_the_balance_runs_down(self) -> None:
        """1520 in September 2023, then 380 earned a year."""
        cash = self.found.over(range(2023, 2028), "fund_income", "student", "cash")
        assert cash == thousands(1520, 0, 0, 0, 0)
        assert self.found.over(TERM, "fund_income", "student", "accrual") == thousands(*[380] * 4)
        balance = self.found.over(range(2023, 2028), "prepaid_balance")
        assert balance == thousands(1520, 1140, 760, 380, 0)

    def test_the_city_tops_up_to_the_resident_tariff(self) -> None:
        """The resident tariff is 380 in 2024 and 400 from 2025: 0, then 400 − 380 = 20 a year."""
        assert self.found.over(TERM, "top_up", "municipal") == thousands(0, 20, 20, 20)
        assert self.found.over(TERM, "top_up", "unfunded") == [0, 0, 0, 0]

    def test_the_fund_receives_the_resident_tariff_and_the_subsidy(self) -> None:
        """380 + 780; then 400 + 776, 400 + 800, 400 + 830."""
        total = self.found.over(TERM, "fund_income", "total", "accrual")
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
    found = figures(under("zhengzhou", *PREPAID, f"affiliation={affiliation}"))
    for measure in ("fund_income", "government_cost"):
        paid = found.over(TERM, measure, "municipal", accounting)
        assert paid == thousands(*MUNICIPAL_SHARE[affiliation])
        central, provincial = OTHER_SHARES[affiliation]
        assert found.over(TERM, measure, "central", accounting) == thousands(*central)
        assert found.over(TERM, measure, "provincial", accounting) == thousands(*provincial)


def test_vocational_schools_of_the_province_are_paid_for_like_municipal_ones() -> None:
    """The affiliation counts for universities only: 780 − 402 − 53.60 = 324.40 here too."""
    options = (*CERTAIN, "institution_type=secondary_vocational", "affiliation=provincial")
    found = figures(under("zhengzhou", *options, "programme_years=3"))
    assert found.at("fund_income", 2024, "municipal", "accrual") == thousands(324.40)[0]


class TestZhengzhouAnnual:
    """1000 entrants of September 2023 pay each year: 380, then the student tariff of 390."""

    found = figures(under("zhengzhou", *ANNUAL))

    def test_each_enrolment_period_brings_one_tariff(self) -> None:
        """Paid on 1 September of the year before: 380 in 2023, 390 in 2024, 2025 and 2026."""
        cash = self.found.over(range(2023, 2028), "fund_income", "student", "cash")
        assert cash == thousands(380, 390, 390, 390, 0)
        earned = self.found.over(TERM, "fund_income", "student", "accrual")
        assert earned == thousands(380, 390, 390, 390)

    def test_the_city_pays_the_ten_yuan_to_the_resident_tariff(self) -> None:
        """From 2025 400 − 390 = 10 a year for every student."""
        assert self.found.over(TERM, "top_up", "municipal") == thousands(0, 10, 10, 10)

    def test_next_years_premium_is_prepaid_at_the_end_of_the_year(self) -> None:
        """At 31 December the premium of the next year is in and not earned; after the last, 0."""
        balance = self.found.over(range(2023, 2028), "prepaid_balance")
        assert balance == thousands(380, 390, 390, 390, 0)


def test_dalian_has_its_own_tariff_subsidy_and_central_share() -> None:
    """Cohort 2023: 350, 380, 400, 400; for 2024 F = 730: central 30 % of 670 = 201, city 529."""
    found = figures(
        under("liaoning", *FOUR_YEARS, "locality=dalian", "affiliation=municipal"), 2023
    )
    term = range(2023, 2027)
    assert found.over(term, "fund_income", "student", "accrual") == thousands(350, 380, 400, 400)
    assert found.at("fund_income", 2024, "central", "accrual") == thousands(201)[0]
    assert found.at("fund_income", 2024, "provincial", "accrual") == 0
    assert found.at("fund_income", 2024, "municipal", "accrual") == thousands(730 - 201)[0]
    assert found.over(range(2022, 2024), "covered_months") == [0, 12 * STUDENTS]


def test_quanzhou_covers_entrants_from_september_for_one_premium() -> None:
    """Cohort 2023: 360, 380, 400, 400, paid every September; 4 months of 2022 cost nothing."""
    found = figures(under("quanzhou", *FOUR_YEARS, "insured_on_entry_share=0"), 2023)
    cash = found.over(range(2022, 2027), "fund_income", "student", "cash")
    assert cash == thousands(360, 380, 400, 400, 0)
    assert found.over(range(2022, 2024), "covered_months") == [4 * STUDENTS, 12 * STUDENTS]


def test_prepayment_has_no_effect_where_it_has_no_basis() -> None:
    """In Heilongjiang, Liaoning and Quanzhou a share of prepayers changes nothing."""
    for region in ("heilongjiang", "liaoning", "quanzhou"):
        annual, prepaid = (figures(under(region, *options)) for options in (ANNUAL, PREPAID))
        assert prepaid == annual


@pytest.mark.parametrize(("level", "fen"), [("central", 402), ("provincial", 268)])
def test_a_withdrawn_level_is_unallocated(level: str, fen: int) -> None:
    """What a scenario withdraws from its level stays fund income, but no payer is named."""
    options = (*PREPAID, "affiliation=provincial", f"withdrawn_level={level}")
    found = figures(under("zhengzhou", *options))
    assert found.at("fund_income", 2024, level, "accrual") == 0
    assert found.at("fund_income", 2024, "unallocated", "accrual") == thousands(fen)[0]
    assert found.at("fund_income", 2024, "total", "cash") == thousands(780)[0]


def test_institutions_out_of_scope_are_in_school_and_not_insured() -> None:
    """Research institutes in Changsha: in school on 1 January, and in no other account."""
    mixes = {"programme_years": {"3": 1.0}}
    found = figures(under("changsha", *CERTAIN, "institution_type=research_institute", mixes=mixes))
    assert found.over(range(2024, 2027), "students") == [STUDENTS] * 3
    assert {f.measure for f in found.facts if f.value} == {"students"}


def test_tariffs_rise_by_the_assumption_after_the_last_known_year() -> None:
    """Cohort 2027 in Changsha, prepaid at 400; a rise of 15 from 2028 leaves 15, 30, 45 open.

    The subsidy rises by 10 a year: 754, 764, 774, 784.
    """
    found = figures(under("changsha", *PREPAID, "tariff_rise=15", "fiscal_rise=10"), 2027)
    assert found.at("fund_income", 2026, "student", "cash") == thousands(4 * 400)[0]
    assert found.over(range(2027, 2031), "top_up", "unfunded") == thousands(0, 15, 30, 45)
    subsidy = found.over(range(2027, 2031), "government_cost", "total", "accrual")
    assert subsidy == thousands(754, 764, 774, 784)


def test_uptake_of_nobody_leaves_students_alone() -> None:
    """With nobody enrolled, students are counted and every other figure is 0."""
    found = figures(under("liaoning", *FOUR_YEARS, "uptake=0"))
    assert found.over(TERM, "students") == [STUDENTS] * 4
    assert {f.measure for f in found.facts if f.value} == {"students"}


@pytest.mark.parametrize(("level", "payer"), [("none", "municipal"), ("municipal", "unallocated")])
def test_what_a_place_pays_above_the_national_standard_is_kept_apart(
    level: str, payer: str
) -> None:
    """Zhengzhou pays 780 of 670, and 776 of 700: 110 and 76, on both bases, in no tidy row."""
    made = forecast_of(under("zhengzhou", *PREPAID, f"withdrawn_level={level}"))
    for accounting in ("accrual", "cash"):
        account = Account("above_standard", payer, accounting)
        above = made.ledger.totals(account).sum(axis=(1, 2, 3))
        assert list(above[1:3]) == thousands(780 - 670, 776 - 700)
    assert "above_standard" not in {fact.measure for fact in facts(made)}


def test_a_top_up_in_cash_is_no_row_of_its_own() -> None:
    """It is kept for the forms; the tidy result has one row of a payer and a year."""
    made = forecast_of(under("zhengzhou", *PREPAID))
    account = Account("top_up", "municipal", "cash")
    assert list(made.ledger.totals(account).sum(axis=(1, 2, 3))[1:3]) == thousands(0, 20)
    rows = [f for f in facts(made) if (f.measure, f.payer, f.year) == ("top_up", "municipal", 2025)]
    assert [(row.accounting, row.value) for row in rows] == [("", thousands(20)[0])]
