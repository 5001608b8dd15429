"""The student body: cohorts added up, and which of those in school are missing."""

import pytest

from simulate.language.catalogue import spoken
from simulate.projection.student_body import StudentBody, sum_of, written_years
from tests.simulate.certain import PREPAID, thousands
from tests.simulate.making import under
from tests.simulate.report.forms.making import body_of, cohorts_of


@pytest.mark.parametrize(
    ("years", "text"),
    [
        ([], ""),
        ([2024], "2024"),
        ([2019, 2020, 2021], "2019–2021"),
        ([2019, 2021, 2022, 2024], "2019, 2021–2022, 2024"),
    ],
)
def test_years_as_spans(years: list[int], text: str) -> None:
    """Consecutive ones are stated together."""
    assert written_years(years) == text


class TestCertain:
    """1000 entrants of Changsha in each of the cohorts 2023 and 2024, prepaid at 320 and 380."""

    body = body_of(under("changsha", *PREPAID))

    def test_its_years(self) -> None:
        """From the period of 2022 to the graduation of 2027."""
        assert list(self.body.years) == list(range(2022, 2028))
        assert self.body.cohorts == (2023, 2024)
        assert self.body.longest_programme == 4

    def test_years_are_added_over_cohorts(self) -> None:
        """1280 in 2022 and 1520 in 2023; earned 320, then 700 for three years, then 380."""
        cash = self.body.amounts("fund_income", "student", "cash")
        assert list(cash) == thousands(1280, 1520, 0, 0, 0, 0)
        earned = self.body.amounts("fund_income", "student", "accrual")
        assert list(earned) == thousands(0, 320, 700, 700, 700, 380)

    def test_missing_cohorts_in_words(self) -> None:
        """Year by year, with the reason for those before 2022; whole years are named too."""
        note = self.body.missing_note([2023, 2025, 2026])
        assert "Cohorts that are missing, by year: " in str(note)
        assert "2023: 2020–2022; 2025: 2022, 2025; 2026: 2025–2026." in str(note)
        assert "Those before 2022 cannot be forecast" in str(note)
        assert "2023: 2020–2022; 2025: 2022, 2025; 2026: 2025–2026。" in spoken(note, "zh")
        assert "规则不向2022年以前追溯" in spoken(note, "zh")
        later = self.body.missing_note([2026])
        assert "before 2022" not in str(later)
        assert "不向2022年以前" not in spoken(later, "zh")

    def test_a_whole_year_in_words(self) -> None:
        """Students of one year are all there."""
        body = body_of(under("changsha", *PREPAID, "programme_years=1"))
        note = body.missing_note([2023, 2024])
        assert str(note).startswith("The sum holds every cohort in school ")
        assert " in 2023–2024. " in str(note)
        assert "missing" not in str(note)


def test_groups_add_up_to_the_whole_body() -> None:
    """By affiliation, in the order of its labels."""
    body = StudentBody(cohorts_of(under("changsha"), by=("affiliation", "locality")))
    by = body.amounts_by("affiliation", "insured")
    assert list(by) == ["central", "provincial", "municipal"]
    assert list(sum_of(by.values())) == list(body.amounts("insured"))
    assert all(amounts.any() for amounts in by.values())
