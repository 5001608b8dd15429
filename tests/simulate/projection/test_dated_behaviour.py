"""Behaviour that differs by year, cohort or type of institution, by hand."""

from typing import Final

from simulate.population.mixes import institution_mix
from tests.simulate.certain import ANNUAL, PREPAID, STUDENTS, TERM, thousands
from tests.simulate.making import (
    CERTAIN,
    Figures,
    counted,
    drawn,
    figures,
    plain,
    population_of,
    under,
)

CASH: Final = ("fund_income", "student", "cash")

POOR_IN_2026: Final = (*ANNUAL, "assisted_share=0", "assisted_share.2026=1", "relief=dibao")

BOTH_TYPES: Final = {"institution_type": {"tertiary": 0.5, "secondary_vocational": 0.5}}
"""Half of the entrants in either."""


class TestPrepayingSinceACohort:
    """All of Zhengzhou's entrants prepay from the cohort of 2028 on, at 420 yuan a year."""

    usual = (*ANNUAL, "tariff.2028=420")
    before = under("zhengzhou", *usual)
    after = under("zhengzhou", *usual, "prepay_share.since.2028=1")

    def test_cohorts_before_it_do_not_move(self) -> None:
        """Every figure of the cohorts of 2026 and 2027 is what it was."""
        for cohort in (2026, 2027):
            one, other = (figures(setup, cohort).facts for setup in (self.before, self.after))
            assert one == other

    def test_the_cohort_moves_from_the_autumn_before_it_on(self) -> None:
        """4 × 420 = 1680 instead of 420 in September 2027, and nothing in the three later ones."""
        one, other = (figures(setup, 2028) for setup in (self.before, self.after))
        assert one.at("fund_income", 2027, "student", "cash") == thousands(420)[0]
        assert other.over(range(2027, 2032), *CASH) == thousands(1680, 0, 0, 0, 0)
        balance = other.over(range(2027, 2032), "prepaid_balance")
        assert balance == thousands(1680, 1260, 840, 420, 0)

    def test_one_cohort_alone(self) -> None:
        """The cohort of 2028 prepays, that of 2029 pays year by year again."""
        alone = under("zhengzhou", *self.usual, "prepay_share.2028=1")
        one, other = (figures(alone, cohort) for cohort in (2028, 2029))
        assert one.at("prepaid_balance", 2029) == thousands(840)[0]
        assert other.facts == figures(self.before, 2029).facts


class TestLeaving:
    """Leaving is of the insurance year in which it happens."""

    def test_everybody_leaves_in_2026(self) -> None:
        """They are in school on its 1 January, and on none after it."""
        found = figures(under("changsha", *ANNUAL, "leave_rate.since.2026=1"))
        assert found.over(TERM, "students") == [STUDENTS, STUDENTS, STUDENTS, 0]

    def test_a_cohort_is_older_in_the_same_year(self) -> None:
        """Of the cohort of 2025 the leavers of 2026 are in their second year."""
        found = figures(under("changsha", *ANNUAL, "leave_rate.2026=1"), cohort=2025)
        assert found.over(range(2025, 2029), "students") == [STUDENTS, STUDENTS, 0, 0]

    def test_half_apply_in_the_year_of_leaving(self) -> None:
        """All leave in 2026 and those of that year apply: three prepaid years less begun ones."""
        leaving = (*PREPAID, "leave_rate.2026=1", "refund_application_share=0")
        none, everybody = (
            figures(under("zhengzhou", *leaving, f"refund_application_share.{year}=1"))
            for year in (2025, 2026)
        )
        assert none.at("refund", 2026, "student") == 0
        assert everybody.at("refund", 2026, "student") == thousands(380)[0]
        assert everybody.at("prepaid_balance", 2027) == none.at("prepaid_balance", 2027) == 0


class TestUptake:
    """Whoever decides in a year decides by the uptake of that year."""

    def test_annual_payers_stay_away_in_one_year(self) -> None:
        """Nobody enrols for 2026, everybody for the years around it."""
        found = figures(under("zhengzhou", *ANNUAL, "uptake.2026=0"))
        assert found.over(TERM, "insured") == [STUDENTS, STUDENTS, 0, STUDENTS]

    def test_prepaid_years_stand(self) -> None:
        """Who has prepaid is insured in 2026 whatever others do."""
        usual, found = (
            figures(under("zhengzhou", *PREPAID, *more)) for more in ((), ("uptake.2026=0",))
        )
        assert found.facts == usual.facts

    def test_of_half_who_prepay_the_others_decide(self) -> None:
        """500 have prepaid; of the other 500 nobody enrols for 2026."""
        half = under("zhengzhou", *ANNUAL, "prepay_share=0.5", "uptake.2026=0")
        found = figures(half, method="expected")
        assert found.over(TERM, "insured") == [STUDENTS, STUDENTS, STUDENTS // 2, STUDENTS]

    def test_of_one_type(self) -> None:
        """Vocational students stay away: of the insured only those of universities are left."""
        options = (*CERTAIN, "prepay_share=0", "uptake.secondary_vocational=0")
        found = figures(under("zhengzhou", *options, mixes=BOTH_TYPES), by=["institution"])
        enrolled = found.labelled("tertiary", "insured", 2024)
        assert enrolled == found.labelled("tertiary", "students", 2024) > 400
        assert found.labelled("secondary_vocational", "insured", 2024) == 0
        assert found.labelled("secondary_vocational", "students", 2024) == STUDENTS - enrolled


class TestAid:
    """Institutions pay 10 % of contributions until 2025, and half of those from 2026 on."""

    def of(self, *options: str) -> Figures:
        """Return the figures of Changsha."""
        aid = ("institution_aid_percent=10", "institution_aid_percent.since.2026=50")
        return figures(under("changsha", *options, *aid))

    def test_a_year_paid_by_itself_is_aided_as_in_that_year(self) -> None:
        """10 % of 380 and 400, then half of 400."""
        earned = self.of(*ANNUAL).over(TERM, "fund_income", "institution", "accrual")
        assert earned == thousands(38, 40, 200, 200)

    def test_a_prepaid_year_is_borne_as_when_it_was_paid(self) -> None:
        """152 of 1520 in September 2023, 38 a year; the balance ends at nothing."""
        found = self.of(*PREPAID)
        assert found.at("fund_income", 2023, "institution", "cash") == thousands(152)[0]
        earned = found.over(TERM, "fund_income", "institution", "accrual")
        assert earned == thousands(38, 38, 38, 38)
        balance = found.over(range(2023, 2028), "prepaid_balance")
        assert balance == thousands(1520, 1140, 760, 380, 0)


class TestRelief:
    """Everybody is poor in 2026, and nobody in any other year."""

    setup = under("heilongjiang", *POOR_IN_2026)

    def test_relief_is_given_in_that_year(self) -> None:
        """60 % of 400 = 240 of 2026."""
        found = figures(self.setup)
        netted = found.over(TERM, "fund_income", "medical_assistance", "accrual")
        assert netted == thousands(0, 0, 240, 0)

    def test_a_breakdown_shows_the_category_in_that_year(self) -> None:
        """All stand under dibao in 2026, and under none before and after it."""
        found = figures(self.setup, by=["relief"])
        assert [found.labelled("dibao", "insured", year) for year in TERM] == [0, 0, STUDENTS, 0]
        others = [found.labelled("none", "insured", year) for year in TERM]
        assert others == [STUDENTS, STUDENTS, 0, STUDENTS]

    def test_who_is_assisted_at_a_lower_share_is_at_a_higher_one(self) -> None:
        """20 % in most years, 50 % in 2026: those of the 20 are among them, as what they were."""
        usual = (*ANNUAL, "assisted_share=0.2")
        students = drawn(under("changsha", *usual, "assisted_share.2026=0.5"), students=5000)
        first, second, third, fourth = students.of("assisted")
        assert (first == second).all()
        assert (first == fourth).all()
        assert not counted(first & ~third)
        assert counted(third & ~first) > 1300
        constant = drawn(under("changsha", *usual), students=5000)
        assert (constant.of("relief")[first] == students.of("relief")[first]).all()
        assert (constant.of("assisted")[0] == first).all()


class TestLateAndStaying:
    """Late payment is of the year paid for, staying of the year of graduation."""

    def test_everybody_is_late_for_2025(self) -> None:
        """Days are waited in that year alone."""
        found = figures(under("heilongjiang", *ANNUAL, "late_share.2025=1"))
        waiting = found.over(TERM, "waiting_days")
        assert waiting[1] > 0
        assert waiting == [0, waiting[1], 0, 0]

    def test_graduates_of_2026_stay(self) -> None:
        """Three years of study are credited, four are not."""
        mixes = {"programme_years": {"3": 0.5, "4": 0.5}}
        staying = ("employee_here_share=0", "employee_here_share.2026=1")
        options = (*CERTAIN, "institution_type=tertiary", *staying)
        found = figures(under("zhengzhou", *options, mixes=mixes))
        assert found.at("credit_months", 2026) > 0
        assert found.at("credit_months", 2027) == 0


class TestCohorts:
    """What is decided on entry is of the cohort."""

    def test_entrants_insured_before(self) -> None:
        """The September bridge is overlap for the cohort of 2025 only."""
        insured = ("insured_on_entry_share=0", "insured_on_entry_share.2025=1")
        setup = under("changsha", *ANNUAL, *insured)
        overlap = [figures(setup, c).at("overlap_months", c - 1) for c in (2024, 2025, 2026)]
        assert overlap == [0, 4 * STUDENTS, 0]

    def test_another_length_for_one_cohort(self) -> None:
        """The cohort of 2025 studies three years, those around it four."""
        setup = under("changsha", *ANNUAL, "programme_years.2025=3")
        lengths = [population_of(setup, cohort).study_years for cohort in (2024, 2025, 2026)]
        assert lengths == [4, 3, 4]

    def test_entrants_from_a_cohort_on(self) -> None:
        """5,000 of the cohort of 2026 and of all later ones, whatever was known of them."""
        people = under("changsha", "entrants.tertiary.since.2026=5000").assumptions
        known = people.entrants(2025)["tertiary"].value
        found = [people.entrants(cohort)["tertiary"].value for cohort in (2025, 2026, 2027, 2040)]
        assert found == [known, 5000, 5000, 5000]
        assert known != 5000

    def test_a_type_that_enters_from_a_cohort_on(self) -> None:
        """All study at universities from the cohort of 2026 on, before it as entrants say."""
        people = under("heilongjiang", "institution_type.since.2026=tertiary").assumptions
        usual = plain("heilongjiang").assumptions
        assert institution_mix(people, 2025) == institution_mix(usual, 2025)
        assert len(institution_mix(usual, 2026)) == 2
        assert institution_mix(people, 2026) == {"tertiary": 1.0}
