"""The sentences around a forecast."""

import pytest

from kernel.messages import Language
from simulate.language.catalogue import spoken
from simulate.report.notes import meaning, notes, tariff_words
from tests.simulate.making import FOUR_YEARS, REGIONS, forecast_of, plain, under


def said(region: str, *options: str, cohort: int = 2024, language: Language = "en") -> str:
    """Return the notes of a small forecast."""
    return "\n".join(notes([forecast_of(under(region, *options), cohort, 200)], language))


class TestTariffs:
    """What a year costs an entrant."""

    def test_tariffs_by_city(self) -> None:
        """Where cities differ each is named; where they agree one number is enough."""
        assert str(tariff_words(plain("liaoning"), 2024)) == (
            "Shenyang 260, Dalian 380, Anshan 260, Fushun 260, Other cities of Liaoning 260"
        )
        assert spoken(tariff_words(plain("liaoning"), 2024), "zh").startswith("沈阳260、大连380、")
        assert str(tariff_words(under("liaoning", "tariff.2024=300"), 2024)) == "300"

    def test_a_prepayment_at_a_price_of_its_own(self) -> None:
        """In Changsha's enrolment period for 2023 a year cost 350, or 320 to whoever prepaid."""
        words = tariff_words(plain("changsha"), 2023)
        assert (str(words), spoken(words, "zh")) == ("350 (prepaid 320)", "350（趸交320）")
        assert str(tariff_words(plain("changsha"), 2024)) == "380"

    def test_a_tariff_with_fen(self) -> None:
        """Half a yuan is not lost."""
        assert str(tariff_words(under("changsha", "tariff.2024=380.5"), 2024)) == "380.5"


class TestNotes:
    """Only what applies is said."""

    @pytest.mark.parametrize("region", REGIONS)
    def test_silence_about_refunds_and_credit(self, region: str) -> None:
        """Everywhere but in Zhengzhou, whose notice grants both."""
        text = said(region)
        assert ("No document grants refunds" in text) == (region != "zhengzhou")
        assert ("No document converts years" in text) == (region != "zhengzhou")

    @pytest.mark.parametrize("region", REGIONS)
    def test_an_unfunded_rise(self, region: str) -> None:
        """Only in Changsha, and only where a prepaid term meets a rise."""
        assert ("(unfunded)" in said(region)) == (region == "changsha")
        assert "(unfunded)" not in said("changsha", "prepay_share=0")

    def test_years_beyond_the_notice(self) -> None:
        """Heilongjiang's notice is for 2024: 2025 and 2026 are extended, and the note says so."""
        text = said("heilongjiang", "programme_years=3")
        assert "黑医保发〔2023〕58号 does not itself cover the insurance years 2025, 2026: " in text
        assert "does not itself cover" not in said("zhengzhou")
        assert "does not itself cover the insurance years 2022, 2023: " in said(
            "zhengzhou", cohort=2022
        )

    def test_prepaid_terms_are_excepted_where_the_notice_prices_them(self) -> None:
        """Changsha's notice prices terms to graduation."""
        assert "(terms prepaid under it apart)" in said("changsha")
        assert "(terms prepaid under it apart)" not in said("heilongjiang")

    def test_entrants_that_nobody_publishes(self) -> None:
        """Named, until a scenario says who comes."""
        assert "kindergarten, primary, junior, senior" in said("liaoning")
        assert "nobody publishes" not in said("liaoning", "institution_type=tertiary")
        assert "nobody publishes" not in said("changsha")

    def test_prepayment_without_a_basis(self) -> None:
        """A share that counts as 0 is pointed out."""
        assert "prepay_share counts as 0" in said("heilongjiang", "prepay_share=0.5")
        assert "prepay_share counts as 0" not in said("heilongjiang")
        assert "prepay_share counts as 0" not in said("zhengzhou")

    def test_prepayment_that_begins_with_a_later_cohort(self) -> None:
        """Liaoning's first who may entered in 2024: nothing is said of both cohorts together."""
        assert "prepay_share counts as 0" in said("liaoning")
        assert "prepay_share counts as 0" not in said("liaoning", cohort=2025)
        both = [forecast_of(plain("liaoning"), cohort, 200) for cohort in (2024, 2025)]
        assert "prepay_share counts as 0" not in "\n".join(notes(both, "en"))

    def test_cohorts_that_are_missing_from_the_sum(self) -> None:
        """Said below the sum of several cohorts, in both languages; one cohort is no sum."""
        cohorts = [
            forecast_of(under("changsha", *FOUR_YEARS), cohort, 200) for cohort in (2024, 2025)
        ]
        text = "\n".join(notes(cohorts, "en"))
        assert "by year: 2024: 2021–2023; 2025: 2022–2023; 2026: 2023, 2026; " in text
        assert "Those before 2022 cannot be forecast" in text
        assert "2024: 2021–2023; 2025: 2022–2023" in "\n".join(notes(cohorts, "zh"))
        assert "missing" not in said("changsha")

    @pytest.mark.parametrize("region", REGIONS)
    def test_cash_dates_are_assumed(self, region: str) -> None:
        """Said of every region."""
        assert "Cash dates other than the day of payment are assumed" in said(region)

    @pytest.mark.parametrize("region", REGIONS)
    def test_both_languages_say_the_same_notes(self, region: str) -> None:
        """As many sentences in Chinese as in English."""
        forecasts = [forecast_of(plain(region), 2022, 200)]
        assert len(notes(forecasts, "zh")) == len(notes(forecasts, "en"))


def test_the_words_of_the_tables_are_explained() -> None:
    """Cohort, accrual, cash, and what a dash means."""
    text = meaning("en")
    for word in ("cohort", "Accrual", "cash", "– is zero"):
        assert word in text
    assert "权责发生制" in meaning("zh")
