"""What a year costs and who pays it: contribution, institution, subsidy, top-up. Fen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from . import tariffs
from .fen import part_of_a_year, percent
from .lateness import is_late, months_paid
from .relief import read_relief
from .roster import CITIES, OWN_INSTITUTION, SCHOOLS
from .student import Student


@dataclass(frozen=True)
class Payment:
    """A year's payment and the relief that belongs to the year; None is not provided."""

    price: int
    years_bought: int
    individual_due: int
    late_full_cost: int
    relief_netted: int | None
    relief_claimable: int | None
    institution_aid: int
    student_pays: int
    paid_through: int


@dataclass(frozen=True)
class Subsidy:
    """The fiscal subsidy received for the year, by level."""

    central: int
    provincial: int
    municipal: int

    @property
    def total(self) -> int:
        """Sum of the levels."""
        return self.central + self.provincial + self.municipal


def price_of_a_year(s: Student) -> tuple[int, str]:
    """Price of one year, this year's or the one once paid, with its basis letter."""
    if not s.prepays:
        fen, letter = tariffs.tariff(s.locality, s.year)
        return part_of_a_year(fen, months_paid(s)), letter
    # Doubt: in Changsha's enrolment period for 2023 itself, too, 320 is the price, also of the
    # remaining years.
    return tariffs.price_once_paid(s.locality, s.year if s.prepaid_in is None else s.prepaid_in)


def years_bought(s: Student) -> int:
    """Insurance years that this year's payment buys."""
    if s.prepaid_in is not None:
        return 0
    if s.payment_mode == "prepay":
        return s.programme_years
    if s.payment_mode == "prepay_remaining":
        return s.last_year - s.year + 1
    return 1


def pays_full_cost(s: Student) -> bool:
    """Paid for this year so late that no budget pays anything for it (H5, C14)."""
    if s.region == "changsha":
        # Doubt: the later years of a prepayment made late are ordinary prepaid years (C14).
        return s.year >= 2026 and is_late(s)
    return (
        s.region == "heilongjiang"
        and s.paid_on is not None
        and s.paid_on > date(s.year, 6, 30)  # Doubt: in every year, extended, also from 2025 on
    )


def full_cost(s: Student, switches: Mapping[str, str]) -> int:
    """The fiscal part that a late payer pays himself, once, whatever years he buys."""
    if not pays_full_cost(s):
        return 0
    if s.region == "heilongjiang" and switches["full_cost_standard"] == "received":
        return tariffs.fiscal(s.locality, s.year)[0]
    return tariffs.national(s.year - 1)[0]  # HR1, C14


def read_payment(s: Student, switches: Mapping[str, str]) -> Payment:
    """Work out the amounts at payment and the relief of the year."""
    price, _ = price_of_a_year(s)
    bought = years_bought(s)
    due = bought * price
    late_full_cost = full_cost(s, switches)
    netted, claimable = read_relief(s, price)
    aid = percent(due - (netted or 0), s.institution_aid_percent)
    return Payment(
        price=price,
        years_bought=bought,
        individual_due=due,
        late_full_cost=late_full_cost,
        relief_netted=netted,
        relief_claimable=claimable,
        institution_aid=aid,
        student_pays=due + late_full_cost - (netted or 0) - aid,
        paid_through=s.last_year if s.prepays else s.year,
    )


def paid_by(s: Student) -> str:
    """Name the level whose row of the split applies: schools are the municipality's."""
    # Doubt: a city's own type of institution is split like a municipal school.
    if s.institution_type in (*SCHOOLS, OWN_INSTITUTION):
        return "municipal"
    return s.affiliation


def read_subsidy(s: Student) -> Subsidy:
    """Split the fiscal subsidy of an enrolled student by level; nothing beside a full cost."""
    if pays_full_cost(s):
        return Subsidy(0, 0, 0)
    months = months_paid(s)
    total = part_of_a_year(tariffs.fiscal(s.locality, s.year)[0], months)
    standard = part_of_a_year(tariffs.standard(s.locality, s.year)[0], months)
    if paid_by(s) == "central":
        return Subsidy(standard, 0, total - standard)
    central = percent(standard, tariffs.central_share(s.locality))
    if paid_by(s) == "municipal" or s.region in CITIES:
        provincial = percent(standard, tariffs.PROVINCIAL_SHARE.get(s.locality, 0))
    else:
        provincial = standard - central
    return Subsidy(central, provincial, total - central - provincial)


def read_top_up(s: Student, price: int) -> tuple[int, str | None]:
    """Find the tariff difference of the year and who pays it."""
    gap = 0
    payer = None
    if s.region == "zhengzhou":
        # Doubt: late and annual payers too, "for every student" (Z20).
        gap = tariffs.resident(s.year)[0] - price
        payer = "municipal"
    elif s.locality in ("changsha", "dalian") and s.prepaid_in is not None:  # CR4, L2a
        # Doubt: none in the enrolment period for 2023 itself, although 320 lies below P[2023].
        gap = tariffs.tariff(s.locality, s.year)[0] - price
        payer = "unfunded"
    return (gap, payer) if gap > 0 else (0, None)
