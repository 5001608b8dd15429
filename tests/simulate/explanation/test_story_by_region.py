"""Students of the five regions, by hand: what decided, what did not, what it rests on."""

import pytest

from kernel.codes import Basis
from simulate.explanation.story import Story
from simulate.language.catalogue import spoken
from tests.simulate.explanation.making import (
    passed,
    questions,
    ranges,
    rests_on,
    spans,
    step_of,
    story_of,
    values,
)

SWITCHED_OFF = "not by the interpretations and values in force"


class TestChangshaEntrant:
    """A dibao student of 2023 who prepays four years on 15 October."""

    @pytest.fixture
    def story(self) -> Story:
        """Return the first year."""
        return story_of("changsha", 2024, entry_year=2023, programme_years=4,
                        paid_on="2023-10-15", relief="dibao")  # fmt: skip

    def test_what_is_due(self, story: Story) -> None:
        """C2 prices four years at 380; neither an earlier payment nor lateness comes before it."""
        step = step_of(story, "due")
        assert (step.clause.id, step.basis, step.extended) == ("C2", Basis.EXPLICIT, None)
        assert values(step) == {"years": "4", "price": "380 yuan"}
        assert str(step.because) == "paying by prepay"
        assert spoken(step.because, "zh") == "缴费方式为趸交"
        assert passed(step) == [
            ("C12", "not prepaid in an earlier enrolment period"),
            ("C14", "in force from insurance year 2026 on"),
            ("late_price", "not paid late"),
        ]
        assert [v.entry and v.entry.source for v in rests_on(step)] == [
            "长医保发〔2023〕56号, 二(一)2"
        ]

    def test_relief_and_its_reimbursement(self, story: Story) -> None:
        """C7 pays all of it; by C9 it is reimbursed in the month after payment."""
        relief, reimbursement = step_of(story, "relief"), step_of(story, "claim")
        assert relief.clause.id == "C7"
        assert values(relief) == {"percent": "100 %", "payer": "finance (no level named)"}
        assert passed(relief) == [("CR5", "relief_recognised is local, not elsewhere")]
        assert reimbursement.clause.id == "C9"
        assert values(reimbursement) == {"claimed": "yes", "paid_on": "2023-11-01"}
        assert passed(reimbursement) == [
            ("CR3", f"not prepaid in an earlier enrolment period; {SWITCHED_OFF}"),
            ("C13", "not prepaid in an earlier enrolment period"),
        ]

    def test_the_assumed_share_of_the_province(self, story: Story) -> None:
        """Nobody printed it: 40 % of a range from 25; the central share is inferred."""
        step = step_of(story, "split")
        assert (step.clause.id, step.basis) == ("N3", Basis.ASSUMED)
        assert ranges(step) == [("fiscal_share", 2024, None, None), ("fiscal_share", 2024, 25, 40)]

    def test_the_timeline(self, story: Story) -> None:
        """The assumed window, the payment, and cover with its bridge."""
        assert spans(story) == [
            ("drive", "2023-09-01", "2023-12-31"), ("payment", "2023-10-15", "2023-10-15"),
            ("cover", "2023-09-01", "2024-12-31"), ("benefits", "2023-09-01", "2024-12-31"),
        ]  # fmt: skip

    def test_silence_is_not_zero(self, story: Story) -> None:
        """No document of Changsha speaks of credit: nothing is provided, which is not 0 months."""
        step = step_of(story, "credit")
        assert (step.clause.id, step.basis) == ("silence", Basis.NOT_PROVIDED)
        assert values(step) == {"months": "not provided"}
        assert spoken(step.outputs[0].value, "zh") == "未规定"


class TestHeilongjiangAfterJune:
    """A dibao student who pays on 1 July 2024."""

    @pytest.fixture
    def story(self) -> Story:
        """Return the year."""
        return story_of("heilongjiang", 2024, entry_year=2023, programme_years=4,
                        paid_on="2024-07-01", relief="dibao")  # fmt: skip

    def test_the_full_cost(self, story: Story) -> None:
        """H5, read as HR1: the standard that the enrolment period announced, 640 yuan of 2023."""
        step = step_of(story, "full_cost")
        assert (step.clause.id, step.interpretation and step.interpretation.id) == ("H5", "HR1")
        assert values(step) == {"amount": "640 yuan"}
        assert str(step.because) == (
            "paying for this year now; paid_on (2024-07-01) is after Last day before a late payer "
            "owes the fiscal part too (2024-06-30)"
        )
        (standard,) = rests_on(step)
        assert (standard.parameter.name, standard.year) == ("fiscal_standard", 2023)

    def test_the_subsidy_of_the_government_ends(self, story: Story) -> None:
        """H5 decides subsidy and split before the national layer is asked."""
        assert [step_of(story, q).clause.id for q in ("fiscal", "split")] == ["H5", "H5"]
        assert values(step_of(story, "fiscal")) == {"total": "0 yuan", "standard": "0 yuan"}

    def test_the_wait(self, story: Story) -> None:
        """H6, read as HR3: 90 days from payment."""
        step = step_of(story, "waiting")
        assert (step.clause.id, step.interpretation and step.interpretation.id) == ("H6", "HR3")
        assert values(step) == {"since": "2024-07-01", "ends": "2024-09-29"}
        assert ("wait", "2024-07-01", "2024-09-28") in spans(story)
        assert ("benefits", "2024-09-29", "2024-12-31") in spans(story)

    def test_under_the_other_interpretation(self) -> None:
        """HR1 turned: the subsidy of 2024, and H5 is passed over for that reason alone."""
        story = story_of("heilongjiang", 2024, "full_cost_standard=received", entry_year=2023,
                         programme_years=4, paid_on="2024-07-01")  # fmt: skip
        step = step_of(story, "full_cost")
        assert (step.clause.id, values(step)) == ("HR1", {"amount": "670 yuan"})
        assert passed(step) == [("H5", SWITCHED_OFF)]


class TestHeilongjiangBeyondItsNotice:
    """A late payer of 2025, for whom a notice of 2024 is extended."""

    @pytest.fixture
    def story(self) -> Story:
        """Return the year."""
        return story_of("heilongjiang", 2025, entry_year=2023, programme_years=4,
                        paid_on="2025-03-01")  # fmt: skip

    def test_the_wait_is_the_national_one(self, story: Story) -> None:
        """H6 gave way to N1, whose three months end on 1 June."""
        step = step_of(story, "waiting")
        assert (step.clause.id, step.basis, step.extended) == ("N1", Basis.EXPLICIT, None)
        assert passed(step) == [("H6", "gave way to N1 from insurance year 2025 on")]
        assert values(step) == {"since": "2025-03-01", "ends": "2025-06-01"}

    def test_the_price_is_extended(self, story: Story) -> None:
        """H4 states 380 for 2024; in 2025 it is assumed, though the 400 are printed."""
        step = step_of(story, "due")
        assert (step.clause.id, step.basis) == ("H4", Basis.ASSUMED)
        assert step.extended is not None
        assert step.extended.number == "黑医保发〔2023〕58号"
        assert [v.basis for v in rests_on(step)] == [Basis.EXPLICIT]

    def test_the_relief_of_nobody_passes_both_layers(self, story: Story) -> None:
        """Every row of the region and the national layer is shown before the one that decided."""
        step = step_of(story, "relief")
        assert [name for name, _ in passed(step)] == ["H11", "HR2", "H8", "H9", "silence"]
        assert step.clause.id == "no_category"
        assert "claim" not in questions(story)


class TestLiaoning:
    """The assisted, whose status lifts the wait, and others."""

    def test_a_status_before_the_wait_ends(self) -> None:
        """Obtained on 10 March: L8 decides; LR3 is not yet in force, LR2 not needed."""
        story = story_of(
            "liaoning", 2024, entry_year=2022, programme_years=4, paid_on="2024-05-01",
            received_on="2024-05-20", relief="dibao", relief_from="2024-03-10",
        )  # fmt: skip
        step = step_of(story, "waiting")
        assert step.clause.id == "L8"
        assert passed(step) == [
            ("LR3", "in force from insurance year 2025 on"), ("LR2", "relief_recognised is local"),
        ]  # fmt: skip
        assert str(step.because) == (
            "in a relief category; "
            "Share of the student's individual contribution that relief pays (100 %) is above 0 %; "
            "the larger (later) of relief_from and 2024-01-01 (2024-03-10) is not after "
            "the larger (later) of 2024-08-20 and start of cover (2024-08-20)"
        )
        assert spans(story) == [
            ("drive", "2023-09-01", "2023-12-31"), ("payment", "2024-05-01", "2024-05-01"),
            ("arrival", "2024-05-20", "2024-05-20"), ("cover", "2024-01-01", "2024-12-31"),
            ("benefits", "2024-03-10", "2024-12-31"),
        ]  # fmt: skip

    def test_from_2025_the_national_exception_applies(self) -> None:
        """The same student a year later: LR3."""
        story = story_of("liaoning", 2025, entry_year=2022, programme_years=4,
                         paid_on="2025-05-01", relief="dibao")  # fmt: skip
        step = step_of(story, "waiting")
        assert (step.clause.id, passed(step)) == ("LR3", [])

    def test_the_citys_months_are_assumed(self) -> None:
        """L7 leaves them to the city: 3, of a range from 0 to 3, and the tariff is not printed."""
        story = story_of("liaoning", 2024, entry_year=2022, programme_years=4,
                         paid_on="2024-05-01")  # fmt: skip
        step = step_of(story, "waiting")
        assert (step.clause.id, step.basis) == ("L7", Basis.ASSUMED)
        assert ranges(step) == [("late_wait_months", 2024, 0, 3)]
        assert ranges(step_of(story, "due")) == [("tariff", 2024, 230, 380)]
        assert ("L6", "paid late") in passed(step)


class TestZhengzhou:
    """Prepaid terms, refunds, credit."""

    @pytest.fixture
    def prepaid(self) -> Story:
        """Return the last year of a term that was prepaid for 380 yuan a year."""
        return story_of("zhengzhou", 2027, entry_year=2023, programme_years=4, prepaid_in=2024)

    def test_the_city_pays_the_rise(self, prepaid: Story) -> None:
        """Z3: 20 yuan up to the residents' 400, which is assumed for 2027, from 400 to 430."""
        step = step_of(prepaid, "top_up")
        assert (step.clause.id, step.basis) == ("Z3", Basis.ASSUMED)
        assert values(step) == {"amount": "20 yuan", "payer": "municipal budget"}
        assert ranges(step) == [("resident_tariff", 2027, 400, 430)]
        ((clause, why),) = passed(step)
        assert clause == "ZR3"
        assert why == (
            "Individual contribution of an ordinary resident less price of one year (20 yuan) "
            "is at least 0 yuan"
        )

    def test_the_price_is_that_of_the_enrolment_period(self, prepaid: Story) -> None:
        """380 of 2024, itself assumed, from 380 to 390; nothing is bought now."""
        step = step_of(prepaid, "due")
        assert values(step) == {"years": "0", "price": "380 yuan"}
        assert ranges(step) == [("tariff", 2024, 380, 390)]
        assert spans(prepaid) == [
            ("cover", "2027-01-01", "2027-12-31"), ("benefits", "2027-01-01", "2027-12-31"),
        ]  # fmt: skip

    def test_a_year_that_was_refunded(self) -> None:
        """No subsidy, cover or reimbursement is shown: there is none. The refund is."""
        story = story_of(
            "zhengzhou", 2025, entry_year=2023, programme_years=4, prepaid_in=2024,
            relief="dibao", left_on="2024-11-10", refund_applied_on="2024-12-01",
        )  # fmt: skip
        assert str(story.standing) == "Not in the fund: the year was refunded."
        assert questions(story) == [
            "scope", "window", "due", "full_cost", "aid", "refund", "relief",
            "credit",
        ]  # fmt: skip
        assert values(step_of(story, "refund")) == {"granted": "yes", "cut_off": "2024-12-01"}
        assert spans(story) == [
            ("leaving", "2024-11-10", "2024-11-10"), ("application", "2024-12-01", "2024-12-01"),
            ("cut_off", "2024-12-01", "2024-12-01"),
        ]  # fmt: skip

    def test_credit_over_a_gap(self) -> None:
        """One of 2024 and 2026 at a time: 6 months, by ZR6 at 6 months a year."""
        story = story_of("zhengzhou", 2027, entry_year=2023, programme_years=4, prepaid_in=2024,
                         graduate_scheme="employee_here", paid_years="2024;2026")  # fmt: skip
        step = step_of(story, "credit")
        assert (step.clause.id, values(step)) == ("ZR6", {"months": "6"})
        assert str(step.because).endswith("programme_years (4) is above 1")
        assert [v.parameter.name for v in rests_on(step)] == ["credit_months_per_year"]

    def test_the_wait_of_a_late_payer_before_2025(self) -> None:
        """N4 of the national layer, below every row of the region: assumed, from 0 to 3 months."""
        story = story_of("zhengzhou", 2024, entry_year=2022, programme_years=4,
                         paid_on="2024-03-01")  # fmt: skip
        step = step_of(story, "waiting")
        assert (step.clause.id, ranges(step)) == ("N4", [("silent_wait_months", 2024, 0, 3)])
        assert passed(step) == [
            ("Z9", "not in the first insurance year of the programme; paid late"),
            ("N1", "in force from insurance year 2025 on"),
        ]  # fmt: skip


class TestQuanzhou:
    """An entrant who pays in February, inside the limit and outside the window."""

    GIVEN = {"entry_year": 2022, "programme_years": 4, "paid_on": "2023-02-10"}  # noqa: RUF012
    AFTER = (
        "in the first insurance year of the programme; "
        "paid_on (2023-02-10) is after Last day of the enrolment window (2022-12-31)"
    )

    def test_the_notice_governs(self) -> None:
        """Q6 gives the bridge; the letter's Q12 is switched off."""
        step = step_of(story_of("quanzhou", 2023, **self.GIVEN), "cover")
        assert (step.clause.id, step.interpretation and step.interpretation.id) == ("Q6", "QR1")
        assert values(step) == {"start": "2022-09-01", "end": "2023-12-31"}
        assert str(step.because) == self.AFTER
        assert passed(step) == [("QR3", "not paid late"), ("Q12", SWITCHED_OFF)]

    def test_the_letter_governs(self) -> None:
        """Q12 starts the cover in January, for the same reason."""
        story = story_of("quanzhou", 2023, "governing_text=letter", **self.GIVEN)
        step = step_of(story, "cover")
        assert (step.clause.id, step.interpretation and step.interpretation.id) == ("Q12", "QR1")
        assert values(step) == {"start": "2023-01-01", "end": "2023-12-31"}
        assert str(step.because) == self.AFTER
        assert spans(story)[0] == ("drive", "2022-09-01", "2023-02-28")

    def test_the_floor_does_not_bind(self) -> None:
        """640 is more than the 610 promised, so the national layer decides."""
        step = step_of(story_of("quanzhou", 2023, **self.GIVEN), "fiscal")
        assert (step.clause.id, passed(step)) == ("N2", [("Q4", SWITCHED_OFF)])

    def test_days_of_a_late_payer_are_assumed(self) -> None:
        """60 days by QR3, of a range up to Heilongjiang's 90."""
        story = story_of("quanzhou", 2023, entry_year=2021, programme_years=4,
                         paid_on="2023-04-01")  # fmt: skip
        assert ranges(step_of(story, "waiting")) == [("late_wait_days", 2023, 60, 90)]
