"""The second reading by hand: clauses that hold in one place, or begin in a certain year."""

from __future__ import annotations

from datetime import date

import pytest

from .by_hand import Row, four_years, shown
from .money import read_top_up
from .reading import assess_one
from .rows import read_student


def dalian(year: int, entry_year: int, **given: object) -> Row:
    """Read a student of four years in Dalian."""
    row = {"locality": "dalian", "entry_year": entry_year, "programme_years": 4, **given}
    return assess_one("liaoning", year, row)


def test_an_entrant_of_dalian_prepays_the_programme_from_2025_on() -> None:
    """Four years at 400, and nothing more is due in a later one, whose subsidy still comes."""
    first = dalian(2025, 2024, paid_on=date(2024, 10, 20), payment_mode="prepay")
    assert shown(first, "years_bought", "individual_due", "paid_through") == (4, 160000, 2028)
    assert shown(first, "due_basis", "due_clause") == ("explicit", "L2a")
    later = dalian(2027, 2024, prepaid_in=2025)
    assert shown(later, "years_bought", "student_pays", "paid_through") == (0, 0, 2028)
    assert shown(later, "fiscal_total", "top_up", "cover_start") == (81400, 0, date(2027, 1, 1))
    assert shown(later, "due_basis", "due_clause") == ("assumed", "L2a")


@pytest.mark.parametrize(
    "row",
    [
        dalian(2024, 2023, payment_mode="prepay", paid_on=date(2023, 10, 1)),
        dalian(2026, 2024, payment_mode="prepay", paid_on=date(2025, 10, 1)),
        dalian(2026, 2024, payment_mode="prepay_remaining", paid_on=date(2025, 10, 1)),
        dalian(2025, 2023, prepaid_in=2024),
        dalian(2026, 2024, prepaid_in=2025, locality="shenyang"),
        dalian(2025, 2024, payment_mode="prepay", paid_on=date(2024, 10, 1), locality="other"),
    ],
)
def test_no_other_prepayment_has_a_basis_in_liaoning(row: Row) -> None:
    """Not before 2025, not by older students, not for the remaining years, nowhere else."""
    assert row["problem"] is True


def test_a_prepaid_year_in_dalian_is_relieved_afterwards() -> None:
    """All of the price once paid, less what the institution bore of it."""
    row = dalian(2026, 2024, prepaid_in=2025, relief=["dibao"], institution_aid_percent=10)
    assert shown(row, "relief_netted", "relief_claimable") == (0, 36000)


def test_nobody_is_named_to_pay_a_rise_in_dalians_prepaid_term() -> None:
    """20 yuan, had the year been prepaid at 380; nothing where it was not prepaid."""
    given = {"locality": "dalian", "entry_year": 2024, "programme_years": 4}
    prepaid, _ = read_student("liaoning", 2026, {**given, "prepaid_in": 2025})
    assert read_top_up(prepaid, 380_00) == (20_00, "unfunded")
    annual, _ = read_student("liaoning", 2026, given)
    assert read_top_up(annual, 380_00) == (0, None)


def test_who_leaves_dalian_shows_the_prepaid_years_that_have_not_begun() -> None:
    """Of a programme to 2028, left in March 2026: the years 2027 and 2028."""
    row = dalian(2026, 2024, prepaid_in=2025, left_on=date(2026, 3, 1))
    assert shown(row, "refund", "refund_exposure") == (None, 80000)


def test_dalian_closes_on_25_december_from_2025_on() -> None:
    """A day later the student waits three months; for 2024 the period ran to 31 December."""
    assert dalian(2025, 2022, paid_on=date(2024, 12, 25))["waiting_days"] == 0
    late = dalian(2025, 2022, paid_on=date(2024, 12, 26))
    assert shown(late, "waiting_days", "benefit_start") == (90, date(2025, 3, 26))
    assert dalian(2024, 2022, paid_on=date(2023, 12, 26))["waiting_days"] == 0
    assert dalian(2025, 2022, paid_on=date(2024, 12, 26), locality="anshan")["waiting_days"] == 0


def test_dalians_entrants_of_2021_are_covered_from_september() -> None:
    """If they paid inside the window, insured elsewhere or not; entrants of 2022 no more."""
    row = dalian(2022, 2021, paid_on=date(2021, 10, 8), insured_on_entry=True)
    assert shown(row, "cover_start", "benefit_start") == (date(2021, 9, 1), date(2021, 9, 1))
    assert shown(row, "cover_basis", "cover_clause") == ("explicit", "L2c")
    assert dalian(2022, 2021, paid_on=date(2022, 1, 1))["cover_start"] == date(2022, 1, 1)
    assert dalian(2023, 2022, paid_on=date(2022, 10, 8))["cover_start"] == date(2023, 1, 1)


def test_dalians_entrants_of_2021_do_not_wait_for_a_later_status() -> None:
    """The cover from September is earlier than any day on which the status could count."""
    row = dalian(
        2022, 2021, paid_on=date(2021, 10, 8), relief=["dibao"], relief_from=date(2021, 9, 1)
    )
    assert shown(row, "benefit_start", "waiting_clause") == (date(2021, 9, 1), "L6")


def test_changsha_takes_payments_to_the_end_of_january_from_2026_on() -> None:
    """An entrant who pays on 31 January 2026 is covered from September, without a wait."""
    row = four_years("changsha", 2026, 2025, paid_on=date(2026, 1, 31))
    assert shown(row, "cover_start", "late_full_cost", "waiting_days") == (date(2025, 9, 1), 0, 0)
    before = four_years("changsha", 2025, 2024, paid_on=date(2025, 1, 31))
    assert shown(before, "cover_start", "late_full_cost") == (date(2025, 1, 1), 0)
    assert before["waiting_days"] == 89  # to 30 April


def test_who_pays_late_in_changsha_pays_both_parts() -> None:
    """400 and the 700 of 2025; no budget pays; relief covers the individual part alone."""
    row = four_years(
        "changsha", 2026, 2023, paid_on=date(2026, 2, 1), payment_mode="annual", relief=["dibao"]
    )
    assert shown(row, "individual_due", "late_full_cost", "relief_netted") == (40000, 70000, 40000)
    assert shown(row, "student_pays", "fiscal_total") == (70000, 0)
    assert shown(row, "cover_start", "benefit_start") == (date(2026, 1, 1), date(2026, 5, 1))
    assert shown(row, "due_clause", "fiscal_clause", "waiting_clause") == ("C14", "C14", "N1")
    assert shown(row, "due_basis", "fiscal_basis") == ("inferred", "inferred")
    assert four_years("changsha", 2027, 2023, paid_on=date(2027, 2, 1))["due_basis"] == "assumed"


def test_a_late_prepayment_in_changsha_owes_the_fiscal_part_once() -> None:
    """4 × 400 + 700, and the next year is subsidised like any other."""
    row = four_years("changsha", 2026, 2025, paid_on=date(2026, 2, 1))
    assert shown(row, "individual_due", "student_pays") == (160000, 230000)
    later = four_years("changsha", 2027, 2025, prepaid_in=2026, paid_on=date(2027, 2, 1))
    assert shown(later, "late_full_cost", "fiscal_total") == (0, 75400)


def test_the_fiscal_part_is_no_part_of_what_is_exposed() -> None:
    """Left before the wait was over: one year's contribution."""
    row = four_years(
        "changsha",
        2026,
        2023,
        paid_on=date(2026, 2, 1),
        payment_mode="annual",
        left_on=date(2026, 3, 1),
    )
    assert row["refund_exposure"] == 40000


def test_heilongjiangs_entrants_are_covered_from_september_from_2025_on() -> None:
    """If they pay inside the window; before 2025, late and in later years it is 1 January."""
    row = four_years("heilongjiang", 2025, 2024, paid_on=date(2024, 12, 31))
    assert shown(row, "cover_start", "cover_basis") == (date(2024, 9, 1), "inferred")
    assert row["cover_clause"] == "H13"
    next_entrant = four_years("heilongjiang", 2026, 2025, paid_on=date(2025, 9, 1))
    assert shown(next_entrant, "benefit_start", "cover_basis") == (date(2025, 9, 1), "assumed")
    for year, entry_year, paid_on in (
        (2024, 2023, date(2023, 12, 1)),
        (2025, 2024, date(2025, 1, 1)),
        (2025, 2023, date(2024, 12, 1)),
    ):
        other = four_years("heilongjiang", year, entry_year, paid_on=paid_on)
        assert shown(other, "cover_start", "cover_clause") == (date(year, 1, 1), "HR4")


def test_an_entrant_of_heilongjiang_with_a_break_waits_from_september() -> None:
    """Three calendar months from the first day of cover."""
    row = four_years("heilongjiang", 2026, 2025, paid_on=date(2025, 9, 20), missed_years=1)
    assert shown(row, "waiting_days", "benefit_start") == (91, date(2025, 12, 1))
