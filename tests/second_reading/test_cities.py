"""The second reading of three further cities, by hand."""

from __future__ import annotations

from datetime import date

import pytest

from .by_hand import Row, four_years, shown
from .reading import assess_one

AMOUNTS = ("student_pays", "fiscal_total")


@pytest.mark.parametrize(
    ("paid_on", "due", "subsidy", "starts"),
    [
        (date(2022, 9, 15), 578_52, 666_00, date(2022, 9, 1)),
        (date(2022, 9, 30), 578_52, 666_00, date(2022, 9, 1)),
        (date(2022, 10, 19), 530_31, 610_50, date(2022, 11, 1)),
        (date(2022, 10, 20), 482_10, 555_00, date(2022, 12, 1)),
        (date(2022, 11, 19), 482_10, 555_00, date(2022, 12, 1)),
        (date(2022, 12, 20), 385_68, 444_00, date(2023, 2, 1)),
        (date(2023, 8, 10), 48_21, 55_50, None),
    ],
)
def test_shenzhen_is_paid_by_the_month_after_september(
    paid_on: date, due: int, subsidy: int, starts: date | None
) -> None:
    """A payment counts in its month to the 19th; cover begins the month after, without a wait."""
    row = four_years("shenzhen", 2023, 2021, paid_on=paid_on)
    assert shown(row, "individual_due", *AMOUNTS) == (due, due, subsidy)
    assert shown(row, "cover_start", "benefit_start") == (starts, starts)
    assert row["cover_end"] == (None if starts is None else date(2023, 8, 31))
    assert shown(row, "waiting_days", "enrolled") == (0, True)


@pytest.mark.parametrize("paid_on", [date(2022, 8, 31), date(2023, 8, 20)])
def test_shenzhen_takes_no_payment_outside_its_days(paid_on: date) -> None:
    """From 1 September to 19 August."""
    assert four_years("shenzhen", 2023, 2021, paid_on=paid_on)["problem"] is True


def test_who_pays_late_in_shenzhen_waits_three_months_from_2025_on() -> None:
    """From the day of payment; the cover that begins sooner is of no use until then."""
    row = four_years("shenzhen", 2025, 2023, paid_on=date(2024, 10, 10))
    assert shown(row, "cover_start", "benefit_start") == (date(2024, 11, 1), date(2025, 1, 10))
    assert shown(row, "waiting_days", "waiting_clause") == (92, "N1")
    assert row["student_pays"] == 399_96  # eleven of twelve months of 436.32
    in_june = four_years("shenzhen", 2025, 2023, paid_on=date(2025, 6, 10))
    assert shown(in_june, "cover_start", "benefit_start") == (date(2025, 7, 1), None)


def test_shenzhens_subsidy_is_split_by_months_too() -> None:
    """Two months of 666.00 and of the standard's 640.00; the centre pays 30 %, or all."""
    levels = ("fiscal_central", "fiscal_provincial", "fiscal_municipal")
    city = four_years("shenzhen", 2023, 2021, paid_on=date(2023, 7, 1), affiliation="municipal")
    assert shown(city, *levels) == (31_99, 0, 79_01)  # 30 % of 106.66
    centre = four_years("shenzhen", 2023, 2021, paid_on=date(2023, 7, 1), affiliation="central")
    assert shown(centre, *levels) == (106_66, 0, 4_34)


def test_relief_in_shenzhen_is_all_of_the_months_paid() -> None:
    """Nothing is left to pay at any time of the year."""
    row = four_years("shenzhen", 2023, 2021, paid_on=date(2023, 7, 1), relief=["dibao_margin"])
    assert shown(row, "relief_netted", "student_pays") == (96_42, 0)


def test_a_year_of_shenzhen_begins_in_september() -> None:
    """Left on the eve, the contribution is exposed; left on the day, it is not."""
    for left_on, exposed in ((date(2022, 8, 31), 578_52), (date(2022, 9, 1), 0)):
        row = four_years("shenzhen", 2023, 2021, paid_on=date(2022, 9, 15), left_on=left_on)
        assert shown(row, "refund", "refund_exposure") == (None, exposed)


def test_ningbo_pays_180_and_240_whatever_the_national_standard() -> None:
    """The city pays all of it, but for students of the centre's universities."""
    row = four_years("ningbo", 2023, 2021, paid_on=date(2022, 10, 1))
    assert shown(row, *AMOUNTS, "fiscal_municipal") == (180_00, 240_00, 240_00)
    centre = four_years("ningbo", 2023, 2021, paid_on=date(2022, 10, 1), affiliation="central")
    assert shown(centre, "fiscal_central", "fiscal_municipal") == (240_00, 0)


def test_ningbo_took_prepayments_to_2022() -> None:
    """Whoever prepaid then keeps the term; later ones are refused."""
    row = four_years("ningbo", 2022, 2021, paid_on=date(2021, 10, 1), payment_mode="prepay")
    assert shown(row, "individual_due", "paid_through") == (720_00, 2025)
    kept = four_years("ningbo", 2025, 2021, prepaid_in=2022, relief=["veteran"])
    assert shown(kept, "student_pays", "top_up", "relief_claimable") == (0, 0, 180_00)
    assert kept["cover_start"] == date(2025, 1, 1)
    refused = four_years("ningbo", 2023, 2022, paid_on=date(2022, 10, 1), payment_mode="prepay")
    assert refused["problem"] is True
    assert four_years("ningbo", 2025, 2022, prepaid_in=2023)["problem"] is True


@pytest.mark.parametrize(
    ("recognised", "netted"), [("local", 180_00), ("province", 0), ("elsewhere", None)]
)
def test_ningbo_relieves_its_own_residents_alone(recognised: str, netted: int | None) -> None:
    """Nothing for who is recognised in the province; what another province pays is not known."""
    given = {"relief": ["orphan"], "relief_recognised": recognised, "paid_on": date(2024, 10, 1)}
    assert four_years("ningbo", 2025, 2022, **given)["relief_netted"] == netted


def test_an_entrant_of_ningbo_in_time_is_covered_from_september() -> None:
    """A late one from 1 January, after three months of waiting."""
    row = four_years("ningbo", 2025, 2024, paid_on=date(2024, 12, 31))
    assert shown(row, "cover_start", "cover_end") == (date(2024, 9, 1), date(2025, 12, 31))
    late = four_years("ningbo", 2024, 2023, paid_on=date(2024, 1, 1))
    assert shown(late, "cover_start", "benefit_start") == (date(2024, 1, 1), date(2024, 4, 1))
    assert late["waiting_clause"] == "N4"


@pytest.mark.parametrize(
    ("region", "year", "institution", "enrolled"),
    [
        ("ningbo", 2023, "technician", True),
        ("ningbo", 2023, "secondary_vocational", False),
        ("hangzhou", 2025, "technician", False),
        ("hangzhou", 2026, "technician", True),
    ],
)
def test_technician_colleges_are_covered_where_the_city_says_so(
    region: str, year: int, institution: str, enrolled: bool
) -> None:
    """In Ningbo always, in Hangzhou from 2026 on."""
    given = {"paid_on": date(year - 1, 11, 1), "institution_type": institution}
    assert four_years(region, year, year - 2, **given)["enrolled"] is enrolled


def test_no_technician_is_known_in_shenzhen() -> None:
    """The word belongs to the two cities that have it."""
    assert four_years("shenzhen", 2023, 2021, institution_type="technician")["problem"] is True


def hangzhou(year: int, entry_year: int, paid_on: date) -> Row:
    """Read a student of Hangzhou."""
    return four_years("hangzhou", year, entry_year, paid_on=paid_on)


def test_hangzhous_year_2022_has_sixteen_months() -> None:
    """For entrants and everybody else, late or not."""
    for entry_year, paid_on in ((2021, date(2021, 9, 20)), (2019, date(2021, 11, 15))):
        row = hangzhou(2022, entry_year, paid_on)
        assert shown(row, "cover_start", "cover_end") == (date(2021, 9, 1), date(2022, 12, 31))
    assert hangzhou(2022, 2021, date(2021, 6, 1))["benefit_start"] == date(2021, 9, 1)
    assert hangzhou(2023, 2022, date(2022, 10, 15))["cover_start"] == date(2023, 1, 1)


def test_who_pays_late_in_hangzhou_has_benefits_from_the_third_month() -> None:
    """The month of payment being the first; from 2025 on as the nation says."""
    row = hangzhou(2024, 2022, date(2024, 1, 31))
    assert shown(row, "benefit_start", "waiting_days") == (date(2024, 3, 1), 30)
    assert hangzhou(2024, 2022, date(2024, 11, 1))["benefit_start"] is None
    assert hangzhou(2024, 2022, date(2023, 12, 26))["benefit_start"] == date(2024, 2, 1)
    assert hangzhou(2025, 2022, date(2025, 1, 31))["benefit_start"] == date(2025, 4, 30)


def test_hangzhous_window_is_its_own_in_2022_and_2026() -> None:
    """June to October 2021, and from 20 October 2025."""
    assert hangzhou(2022, 2020, date(2021, 5, 31))["problem"] is True
    assert hangzhou(2022, 2020, date(2021, 11, 1))["waiting_days"] == 61
    assert hangzhou(2026, 2024, date(2025, 10, 19))["problem"] is True
    assert "problem" not in hangzhou(2027, 2025, date(2026, 10, 15))


def test_hangzhou_pays_the_national_standard() -> None:
    """The centre 30 per cent of it, and all for students of its own universities."""
    row = hangzhou(2023, 2021, date(2022, 11, 1))
    assert shown(row, *AMOUNTS, "fiscal_central") == (90_00, 640_00, 192_00)


@pytest.mark.parametrize("city", ["shenzhen", "hangzhou"])
def test_a_city_that_is_paid_once_a_year_takes_no_prepayment(city: str) -> None:
    """Neither now nor earlier."""
    now = four_years(city, 2023, 2022, paid_on=date(2022, 11, 1), payment_mode="prepay")
    assert shown(now, "problem") == (True,)
    earlier = assess_one(city, 2023, {"entry_year": 2021, "programme_years": 3, "prepaid_in": 2022})
    assert earlier["problem"] is True
