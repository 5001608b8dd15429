"""How well each outcome is founded: the weakest of the row that decided and the values it used.

A best reading, clause by clause; the letters are e explicit, i inferred, a assumed, n not provided.
"""

from __future__ import annotations

from datetime import date

from . import tariffs
from .leaving import read_credit
from .money import claims_afterwards, pays_full_cost, price_of_a_year
from .roster import SCHOOLS, Student
from .tariffs import max_letter as weakest
from .waiting import Cover, is_assisted

WORDS = {"e": "explicit", "i": "inferred", "a": "assumed", "n": "not_provided"}


def in_force(region: str, drive: int) -> bool:
    """Tell whether the document itself covers this drive; otherwise its clauses are carried."""
    if region == "zhengzhou":
        return drive >= 2024  # standing since August 2023
    if region == "liaoning":
        return drive >= 2023  # standing since 2022
    return drive == {"heilongjiang": 2024, "quanzhou": 2023, "changsha": 2024}[region]


def _row(s: Student, letter: str) -> str:
    """Give a clause's own letter, or assumed where the clause is carried."""
    # Doubt: a term prepaid in a covered drive stays covered in its later years.
    drive = s.year if s.prepaid_in is None else s.prepaid_in
    return letter if in_force(s.region, drive) else "a"


def due_basis(s: Student, cover: Cover) -> str:
    """Basis of the contribution: the tariff and the mode of payment."""
    # Doubt: nothing is due of a year prepaid earlier, yet its price still counts as used.
    price = price_of_a_year(s)[1]
    if cover.late and s.region != "heilongjiang":
        return WORDS["a"]  # the late price is silent: P[y], assumed
    letter = "e"
    if s.region == "zhengzhou" and s.payment_mode == "prepay_remaining" and not s.freshman:
        letter = "i"  # ZR1
    if s.region == "changsha" and s.prepaid_in is not None:
        letter = "i"  # CR4
    if pays_full_cost(s):
        letter = weakest("i", tariffs.national(s.year - 1)[1])  # HR1
    return WORDS[weakest(_row(s, letter), price)]


def relief_basis(s: Student) -> str:
    """Basis of relief: the best share, and the price it is a share of."""
    if not s.relief:
        return WORDS["e"]  # Doubt: nothing to relieve is taken as explicit, in every year
    if s.relief_recognised == "elsewhere":
        return WORDS["n"]
    shares = tariffs.relief_shares(s.locality, s.year)
    top = max(shares[name][0] for name in s.relief)
    letter = min((shares[n][1] for n in s.relief if shares[n][0] == top), key="eian".index)
    if s.region in ("heilongjiang", "changsha"):
        letter = _row(s, letter)  # elsewhere the shares come from dated city tables
    if claims_afterwards(s) and s.prepaid_in is not None:
        letter = weakest(letter, "i")  # CR3
    return WORDS[weakest(letter, price_of_a_year(s)[1])]


def fiscal_basis(s: Student) -> str:
    """Basis of the subsidy: its amount, the national standard, and the split by level."""
    if pays_full_cost(s):
        return WORDS[_row(s, "e")]
    amount = weakest(tariffs.fiscal(s.locality, s.year)[1], tariffs.national(s.year)[1])
    split = "a"
    # Doubt: "central shares" are read as the whole split of an institution of central affiliation.
    if s.institution_type in SCHOOLS or s.affiliation == "municipal":
        split = "e" if s.region == "zhengzhou" and s.year == 2024 else "a"
    elif s.affiliation == "central" or (s.region == "zhengzhou" and s.year == 2024):
        split = "i"
    return WORDS[weakest(amount, split)]


def cover_basis(s: Student, cover: Cover) -> str:
    """Basis of the start of cover."""
    if s.region == "liaoning":
        return WORDS[_row(s, "e")]  # L4, L5
    if s.region == "heilongjiang":
        return WORDS[_row(s, "i")]  # HR4
    if cover.late:
        return WORDS["a"]  # ZR7, QR3, CR7
    if s.region == "zhengzhou":
        if s.prepaid_in is not None:
            return WORDS[_row(s, "i")]  # ZR2
        return WORDS[_row(s, "e" if cover.bridge else "i")]  # Z9; ZR4
    if s.region == "quanzhou":
        between = s.freshman and s.paid_on is not None and s.paid_on >= date(s.year, 1, 1)
        reading = s.freshman and (s.insured_on_entry or between)  # QR2; QR1, either way
        return WORDS[_row(s, "i" if reading else "e")]
    explicit = s.prepaid_in is not None or cover.bridge  # C12, C11; CR2 and annual payers
    return WORDS[_row(s, "e" if explicit else "i")]


def waiting_basis(s: Student, cover: Cover) -> str:
    """Basis of the wait."""
    if cover.decided_by == "status":
        return WORDS[_row(s, "i")]  # LR2
    if cover.decided_by == "break" or (cover.late and s.year >= 2025):
        return WORDS["e"]  # N1
    if cover.late:
        # N4, L7's three months and QR3 are assumed; H6 is read as counting from the payment.
        return WORDS[_row(s, "i") if s.region == "heilongjiang" else "a"]
    if s.region == "liaoning" and not is_assisted(s):
        return WORDS[_row(s, "e")]  # L6
    stated = cover.bridge or s.region == "quanzhou"
    return WORDS[_row(s, "e" if stated else "i")]


def refund_basis(s: Student) -> str:
    """Basis of the refund; of the blank where no document grants one."""
    if s.region != "zhengzhou":
        return WORDS["n"]
    if s.left_on is None or s.refund_applied_on is None:
        return WORDS[_row(s, "e")]  # Z11
    return WORDS[weakest(_row(s, "i"), price_of_a_year(s)[1])]  # ZR5


def credit_basis(s: Student) -> str:
    """Basis of the credit; of the blank where no document speaks of it."""
    if s.region != "zhengzhou":
        return WORDS["n"]
    letter = "e"
    if s.paid_years is not None and read_credit(s) not in (None, 0, 6 * s.programme_years):
        letter = "i"  # ZR6: a gap
    return WORDS[_row(s, letter)]
