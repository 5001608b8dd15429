"""Ningbo's own standard, relief by the city, and prepayment that ended: 420 yuan a head."""

from typing import Final

import pytest

from kernel.assess import Assessment
from kernel.codes import RULED_PAYERS, Payer
from kernel.errors import ControlTotalFault
from kernel.figures import Array
from simulate.projection.forecast import forecast
from tests.cities.loading import PROVINCIAL_TOP_UP, SHARED_RELIEF, city
from tests.simulate.making import EVENTFUL, FOUR_YEARS, figures

STUDENTS: Final = 2000
OFTEN: Final = (*EVENTFUL, "late_share=0", "leave_rate=0")
"""Half of the students are in need; nobody is late or leaves."""


@pytest.mark.parametrize("reforms", [(), (SHARED_RELIEF,)])
def test_fund_income_is_420_for_each_insured(reforms: tuple[str, ...]) -> None:
    """To the fen, relieved by the city, or by medical assistance and the city at 60 to 40."""
    found = figures(city("ningbo", *OFTEN, reforms=reforms), 2023, STUDENTS)
    for year in range(2023, 2027):
        insured = found.at("insured", year)
        assert found.at("fund_income", year, "total", "accrual") == 420_00 * insured > 0


def test_two_payers_share_relief_as_the_row_says() -> None:
    """Of 180 yuan netted medical assistance bears 108; the city has its subsidy beside its 72."""
    everybody = ("assisted_share=1", "affiliation=municipal", "uptake=1")
    without_aid = (*OFTEN, *everybody, "institution_aid_percent=0")
    found = figures(city("ningbo", *without_aid, reforms=(SHARED_RELIEF,)), 2023, STUDENTS)
    assert found.at("fund_income", 2023, "medical_assistance", "accrual") == 108_00 * STUDENTS
    assert found.at("fund_income", 2023, "municipal", "accrual") == (72 + 240) * 100 * STUDENTS
    assert found.at("student_cost", 2023, "student", "accrual") == 0


def test_who_entered_until_2021_could_prepay_and_nobody_after() -> None:
    """Cohort 2022 pays 180 × 4 at once if all prepay; cohort 2023 pays year by year."""
    setup = city("ningbo", *FOUR_YEARS, "prepay_share=1")
    before, after = (figures(setup, cohort, STUDENTS) for cohort in (2022, 2023))
    assert before.at("fund_income", 2021, "student", "cash") == 720_00 * STUDENTS
    assert after.at("fund_income", 2022, "student", "cash") == 180_00 * STUDENTS


def test_a_difference_that_the_province_pays_reaches_the_fund() -> None:
    """10 yuan a head and year, with a row of its own; nobody else pays a difference."""
    setup = city("ningbo", *OFTEN, reforms=(PROVINCIAL_TOP_UP,))
    found = figures(setup, 2023, STUDENTS)
    insured = found.at("insured", 2024)
    assert found.at("top_up", 2024, "provincial") == 10_00 * insured
    assert found.at("fund_income", 2024, "total", "accrual") == 430_00 * insured
    assert {f.payer for f in found.facts if f.measure == "top_up"} == {
        "provincial", "municipal", "unfunded",
    }  # fmt: skip


def test_what_is_passed_on_is_shown_where_it_is_ruled_and_only_there() -> None:
    """64 yuan of every premium, inside fund income; without the reform there is no such row."""
    passing = figures(city("ningbo", *OFTEN, reforms=(PROVINCIAL_TOP_UP,)), 2023, STUDENTS)
    assert passing.at("passed_on", 2024) == 64_00 * passing.at("insured", 2024)
    assert "passed_on" not in figures(city("ningbo", *OFTEN), 2023, STUDENTS).measures


class TestControlTotals:
    """An amount that nobody posts stops the run."""

    @staticmethod
    def lose_what_the_city_bears(monkeypatch: pytest.MonkeyPatch) -> None:
        """Divide relief over medical assistance and finance alone, as posting once did."""
        whole = Assessment.relief_by

        def relief_by(assessment: Assessment, amount: Array) -> dict[Payer, Array]:
            known = (Payer.MEDICAL_ASSISTANCE, Payer.FINANCE)
            return {p: part for p, part in whole(assessment, amount).items() if p in known}

        monkeypatch.setattr(Assessment, "relief_by", relief_by)

    @pytest.mark.parametrize("method", ["seriatim", "grouped", "expected"])
    def test_relief_that_is_lost_is_named(
        self, monkeypatch: pytest.MonkeyPatch, method: str
    ) -> None:
        """Region, cohort, measure and both sums, however students are counted."""
        self.lose_what_the_city_bears(monkeypatch)
        with pytest.raises(ControlTotalFault) as fault:
            forecast(city("ningbo", *OFTEN), 2023, students=STUDENTS, method=method)  # type: ignore[arg-type]  # a method each
        message = str(fault.value)
        assert message.startswith("region 'ningbo', cohort 2023: control total of fund_income")
        assert "the ledger holds" in message
        assert "the assessment gives" in message

    def test_nothing_is_lost_otherwise(self) -> None:
        """The same forecast without the fault runs through, relieved by every payer in turn."""
        found = figures(city("ningbo", *OFTEN), 2023, STUDENTS)
        paid = [found.at("government_cost", 2023, p.word, "accrual") for p in RULED_PAYERS]
        assert sum(paid) == found.at("government_cost", 2023, "total", "accrual") > 0
