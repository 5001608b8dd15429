"""What a year costs and who pays it: contribution, relief, institution, subsidy, top-up. Fen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from . import tariffs
from .roster import SCHOOLS, Student


def percent(amount: int, share: int) -> int:
    """`share` per cent of an amount, rounded down to the fen."""
    return amount * share // 100


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
    paid_in = s.year if s.prepaid_in is None else s.prepaid_in
    prepaying = s.prepaid_in is not None or s.payment_mode != "annual"
    if s.region == "changsha" and paid_in == 2023 and prepaying:
        # Doubt: in the enrolment period for 2023 itself, too, 320 is the price, also of the
        # remaining years.
        yuan, letter = tariffs.CHANGSHA_PREPAID_2023
    else:
        yuan, letter = tariffs.tariff(s.locality, paid_in)
    return yuan * 100, letter


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
    """H5: Heilongjiang, paid later than 30 June of the year."""
    return (
        s.region == "heilongjiang"
        and s.paid_on is not None
        and s.paid_on > date(s.year, 6, 30)  # Doubt: in every year, extended, also from 2025 on
    )


def read_payment(s: Student, switches: Mapping[str, str]) -> Payment:
    """Work out the amounts at payment and the relief of the year."""
    price, _ = price_of_a_year(s)
    bought = years_bought(s)
    due = bought * price
    full_cost = 0
    if pays_full_cost(s):
        if switches["full_cost_standard"] == "received":
            full_cost = tariffs.fiscal(s.locality, s.year)[0] * 100
        else:
            full_cost = tariffs.national(s.year - 1)[0] * 100  # HR1
    netted, claimable = _relief(s, price)
    aid = percent(due - (netted or 0), s.institution_aid_percent)
    prepays = s.prepaid_in is not None or s.payment_mode != "annual"
    return Payment(
        price=price,
        years_bought=bought,
        individual_due=due,
        late_full_cost=full_cost,
        relief_netted=netted,
        relief_claimable=claimable,
        institution_aid=aid,
        student_pays=due + full_cost - (netted or 0) - aid,
        paid_through=s.last_year if prepays else s.year,
    )


def is_reimbursed_afterwards(s: Student) -> bool:
    """Say whether the student pays first and is reimbursed the year's relief later."""
    if s.prepaid_in is not None:
        return True
    # Doubt: C9 over C10, a flagged entrant is reimbursed; and the flag means nothing elsewhere.
    return s.region == "changsha" and (s.freshman or not s.relief_flagged)


def _relief(s: Student, price: int) -> tuple[int | None, int | None]:
    if not s.relief:
        return 0, 0
    if s.relief_recognised == "elsewhere":
        # Doubt: blank also for a category whose share here is 0 ("any category").
        return None, None
    # Doubt: the share is that of year y, not of the year in which the premium was prepaid.
    shares = tariffs.relief_shares(s.locality, s.year)
    relief = percent(price, max(shares[name][0] for name in s.relief))
    if not is_reimbursed_afterwards(s):
        return relief, 0
    # Doubt: the institution's share of one year is rounded down before it is taken off.
    return 0, min(relief, price - percent(price, s.institution_aid_percent))


def read_subsidy(s: Student) -> Subsidy:
    """Split the fiscal subsidy of an enrolled student by level; nothing beside H5's full cost."""
    if pays_full_cost(s):
        return Subsidy(0, 0, 0)
    total = tariffs.fiscal(s.locality, s.year)[0] * 100
    standard = tariffs.national(s.year)[0] * 100
    central = percent(standard, tariffs.CENTRAL_SHARE[s.locality])
    if s.institution_type in SCHOOLS or s.affiliation == "municipal":
        provincial = percent(standard, tariffs.PROVINCIAL_SHARE[s.locality])
    elif s.affiliation == "provincial":
        provincial = standard - central
    else:
        central, provincial = standard, 0
    return Subsidy(central, provincial, total - central - provincial)


def read_top_up(s: Student, price: int) -> tuple[int, str | None]:
    """Find the tariff difference of the year and who pays it."""
    gap = 0
    payer = None
    if s.region == "zhengzhou":
        # Doubt: late and annual payers too, "for every student" (Z20).
        gap = tariffs.resident(s.year)[0] * 100 - price
        payer = "municipal"
    elif s.region == "changsha" and s.prepaid_in is not None:
        # Doubt: none in the enrolment period for 2023 itself, although 320 lies below P[2023].
        gap = tariffs.tariff(s.locality, s.year)[0] * 100 - price
        payer = "unfunded"
    return (gap, payer) if gap > 0 else (0, None)
