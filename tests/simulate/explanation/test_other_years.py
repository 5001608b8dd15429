"""What is given for one insurance year, extended to the other years of the programme."""

from datetime import date

import pytest

from simulate.explanation.other_years import records_by_year
from tests.simulate.explanation.making import (
    rules_of,
    step_of,
    story_of,
    student_of,
    values,
)

Records = dict[int, dict[str, object]]
FOUR = {"entry_year": 2023, "programme_years": 4}


def records(region: str, year: int, /, **given: object) -> Records:
    """Return the record of each year; every one has to be valid there."""
    rules = rules_of(region)
    found = records_by_year(given, student_of(rules, year, **given))
    by_year = {number: dict(record) for number, record in found}
    for number, record in by_year.items():
        student_of(rules, number, **record)
    return by_year


def column(found: Records, name: str) -> list[object]:
    """Return a column, year by year."""
    return [record.get(name) for record in found.values()]


class TestAnnually:
    """Who pays year by year."""

    def test_the_same_day_of_every_enrolment_period(self) -> None:
        """From the first insurance year to the last, whichever year was given."""
        found = records("zhengzhou", 2025, paid_on="2024-10-08", **FOUR)
        assert list(found) == [2024, 2025, 2026, 2027]
        assert [str(day) for day in column(found, "paid_on")] == [
            "2023-10-08", "2024-10-08", "2025-10-08", "2026-10-08",
        ]  # fmt: skip
        assert column(found, "paid_years") == [
            [2024], [2024, 2025], [2024, 2025, 2026], [2024, 2025, 2026, 2027],
        ]  # fmt: skip

    def test_what_is_given_stays_as_it_is(self) -> None:
        """In its own year the record differs in the years paid on the way alone."""
        given = {"paid_on": "2024-10-08", "missed_years": "2", "institution_aid_percent": "5"}
        found = records("zhengzhou", 2025, **FOUR, **given)
        assert found[2025] == {**FOUR, **given, "paid_years": [2024, 2025]}
        assert column(found, "missed_years") == [None, "2", None, None]
        assert set(column(found, "institution_aid_percent")) == {"5"}

    def test_a_late_payer_is_late_every_year(self) -> None:
        """Payment and arrival lie in the insurance year, and move together."""
        found = records("liaoning", 2024, paid_on="2024-05-01", received_on="2024-05-20", **FOUR)
        assert str(found[2026]["paid_on"]) == "2026-05-01"
        assert str(found[2026]["received_on"]) == "2026-05-20"

    def test_years_that_were_missed_are_not_paid(self) -> None:
        """Two years before 2027, none before 2025: two of four are paid, in two runs of one."""
        given = {"missed_years": 2, "graduate_scheme": "employee_here"}
        found = records("zhengzhou", 2027, paid_on="2026-10-01", **FOUR, **given)
        assert [str(day) for day in column(found, "paid_on")] == [
            "2023-10-01", "None", "None", "2026-10-01",
        ]  # fmt: skip
        assert found[2027]["paid_years"] == [2024, 2027]
        assert story_of("zhengzhou", 2027, **found[2027]).results["credit_months"] == 6
        found = records("zhengzhou", 2025, paid_on="2024-10-01", missed_years=3, **FOUR)
        assert column(found, "paid_years")[-1] == [2024, 2025, 2026, 2027]

    def test_29_february(self) -> None:
        """It is the 28th in a year without one, and itself in the next leap year."""
        found = records("quanzhou", 2024, paid_on="2024-02-29", entry_year=2022, programme_years=6)
        assert column(found, "paid_on") == [
            date(2023, 2, 28), "2024-02-29", date(2025, 2, 28), date(2026, 2, 28),
            date(2027, 2, 28), date(2028, 2, 29),
        ]  # fmt: skip

    def test_an_entrant_of_changsha_who_does_not_prepay(self) -> None:
        """He pays annually in his other years, too."""
        found = records("changsha", 2024, payment_mode="annual", paid_on="2023-10-08", **FOUR)
        assert column(found, "payment_mode") == ["annual"] * 4
        assert column(found, "prepaid_in") == [None] * 4

    def test_no_year_before_2022_is_shown(self) -> None:
        """Nothing earlier is ever answered."""
        found = records("zhengzhou", 2023, entry_year=2019, programme_years=5, paid_on="2022-10-08")
        assert list(found) == [2022, 2023, 2024]

    def test_who_has_not_paid_does_not_pay(self) -> None:
        """No payment is made up."""
        found = records("zhengzhou", 2025, **FOUR)
        assert column(found, "paid_on") == [None] * 4
        assert column(found, "paid_years") == [[], [], [], []]


class TestPrepaying:
    """A payment that is made once."""

    def test_now(self) -> None:
        """The later years are prepaid in this enrolment period."""
        found = records("changsha", 2024, paid_on="2023-10-08", **FOUR)
        assert column(found, "prepaid_in") == [None, 2024, 2024, 2024]
        assert found[2027]["paid_years"] == [2024, 2025, 2026, 2027]

    def test_what_remains(self) -> None:
        """Of the years before it nothing is known."""
        found = records("changsha", 2025, paid_on="2024-10-08",
                       payment_mode="prepay_remaining", **FOUR)  # fmt: skip
        assert list(found) == [2025, 2026, 2027]
        assert column(found, "prepaid_in") == [None, 2025, 2025]
        assert found[2027]["paid_years"] == [2025, 2026, 2027]

    @pytest.mark.parametrize(("paid_in", "mode"), [(2024, "prepay"), (2025, "prepay_remaining")])
    def test_earlier_on_a_day_that_is_given(self, paid_in: int, mode: str) -> None:
        """The year of that enrolment period is shown as well, with its payment."""
        day = f"{paid_in - 1}-10-08"
        found = records("zhengzhou", 2026, prepaid_in=paid_in, paid_on=day, **FOUR)
        assert list(found) == list(range(paid_in, 2028))
        assert found[paid_in]["payment_mode"] == mode
        assert found[paid_in]["paid_on"] == day
        assert found[paid_in]["prepaid_in"] is None
        assert {found[year]["prepaid_in"] for year in range(paid_in + 1, 2028)} == {paid_in}

    def test_earlier_on_a_day_that_is_not_given(self) -> None:
        """The year of the enrolment period cannot be shown, but counts among the years paid."""
        found = records("zhengzhou", 2026, prepaid_in=2024, **FOUR)
        assert list(found) == [2025, 2026, 2027]
        assert found[2025]["paid_years"] == [2024, 2025]
        assert found[2027]["paid_years"] == [2024, 2025, 2026, 2027]


class TestLeaving:
    """Whoever leaves pays no more."""

    def test_from_the_enrolment_period_after_leaving_on(self) -> None:
        """Left in March 2025: 2024 and 2025 are paid."""
        found = records("zhengzhou", 2025, paid_on="2024-10-08", left_on="2025-03-10", **FOUR)
        assert [day and str(day) for day in column(found, "paid_on")] == [
            "2023-10-08", "2024-10-08", None, None,
        ]  # fmt: skip
        assert found[2027]["paid_years"] == [2024, 2025]

    def test_on_the_very_day(self) -> None:
        """Who leaves on the day of payment has left; a day later he has paid."""
        for left_on, paid in (("2025-10-08", False), ("2025-10-09", True)):
            found = records("zhengzhou", 2025, paid_on="2024-10-08", left_on=left_on, **FOUR)
            assert bool(found[2026]["paid_on"]) is paid

    def test_while_the_payment_is_on_its_way(self) -> None:
        """It arrives all the same, on its own day."""
        found = records("liaoning", 2025, paid_on="2024-12-30", received_on="2025-01-10",
                       left_on="2026-01-05", **FOUR)  # fmt: skip
        assert str(found[2026]["paid_on"]) == "2025-12-30"
        assert str(found[2026]["received_on"]) == "2026-01-10"

    def test_what_was_prepaid_stays_paid(self) -> None:
        """A prepayment is not undone by leaving."""
        found = records("changsha", 2024, paid_on="2023-10-08", left_on="2024-11-01", **FOUR)
        assert column(found, "prepaid_in") == [None, 2024, 2024, 2024]


class TestPaidYears:
    """The years of which credit is reckoned."""

    @pytest.mark.parametrize("blank", [None, "", "  "])
    def test_a_blank_list_is_filled(self, blank: str | None) -> None:
        """With the years paid on the way."""
        found = records("zhengzhou", 2027, paid_on="2026-10-08", paid_years=blank, **FOUR)
        assert found[2027]["paid_years"] == [2024, 2025, 2026, 2027]

    def test_a_list_that_is_given_stands(self) -> None:
        """In every year."""
        found = records("zhengzhou", 2027, paid_on="2026-10-08", paid_years="2026;2027", **FOUR)
        assert set(column(found, "paid_years")) == {"2026;2027"}

    def test_who_enrols_elsewhere_has_none(self) -> None:
        """His payments are not made here."""
        found = records("zhengzhou", 2027, paid_on="2026-10-08", enrols_here="false", **FOUR)
        assert column(found, "paid_years") == [None] * 4

    @pytest.mark.parametrize(
        ("given", "months"),
        [
            ({"paid_on": "2026-10-08"}, "24"),
            ({"prepaid_in": 2024}, "24"),
            ({"prepaid_in": 2025}, "18"),
            ({"paid_on": "2026-10-08", "paid_years": "2024;2025;2027"}, "12"),
            ({"paid_on": "2026-10-08", "enrols_here": "false"}, "0"),
            ({"paid_on": "2026-10-08", "left_on": "2027-03-01"}, "0"),
        ],
    )
    def test_credit_in_the_graduation_year(self, given: dict[str, object], months: str) -> None:
        """6 months for each year of the longest run: four annual years are 24."""
        scheme = {"graduate_scheme": "employee_here", **FOUR}
        record = records("zhengzhou", 2027, **given, **scheme)[2027]
        story = story_of("zhengzhou", 2027, **record)
        assert values(step_of(story, "credit")) == {"months": months}
