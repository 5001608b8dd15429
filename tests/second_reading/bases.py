"""How well each outcome is founded: the weakest of the row that decided and the values it used.

The letters are e explicit, i inferred, a assumed, n not provided. A row is explicit when it is a
document's clause, inferred when it is an interpretation, assumed when it says so or is extended to
a year that is not its document's own.
"""

from __future__ import annotations

from . import clauses, tariffs
from .leaving import CREDIT_MONTHS_A_YEAR, paid_in_programme, read_credit
from .money import paid_by, pays_full_cost, price_of_a_year
from .relief import assisted_letter, best_share
from .student import Student
from .tariffs import max_letter as weakest
from .waiting import Cover

WORDS = {"e": "explicit", "i": "inferred", "a": "assumed", "n": "not_provided"}

ASSUMED = ("late_price", "N4", "ZR7", "QR3", "CR7")
READINGS = ("in_time", "no_category", "ZR1", "ZR2", "ZR4", "HR4", "CR2")
NATIONAL = ("late_price", "in_time", "no_category", "silence", "N1", "N2", "N3", "N4")
NOT_PROVIDED = ("silence", "H11", "CR5")
BEGINNING_LATER = {
    "L2a": {2025: "e", 2026: "e"},
    "L2c": {2022: "e"},
    "C14": {2026: "i"},
    "H13": {2025: "i"},
}
"""Clauses that begin in a certain year, with the years for which a document says so."""


def in_force(s: Student, clause: str) -> bool:
    """Say whether the row's document itself covers the year; otherwise the row is extended."""
    if clause in NATIONAL:
        return True
    if clause == "relief_share":
        return s.year >= 2023  # the province's opinion, not the city's notice of one year
    if s.region == "zhengzhou":
        return s.year >= 2024  # standing since August 2023
    if s.region == "liaoning":
        return s.year >= 2023  # standing since 2022
    if s.region == "changsha" and s.prepaid_in == 2024:
        # Doubt: the whole of the notice runs with a prepaid term to graduation, relief as well.
        return True
    return s.year == {"heilongjiang": 2024, "quanzhou": 2023, "changsha": 2024}[s.region]


def row_letter(s: Student, clause: str) -> str:
    """Give the letter of the row that decided."""
    if clause in BEGINNING_LATER:
        # Doubt: of a year prepaid earlier the insurance year counts, not that of the prepayment.
        return BEGINNING_LATER[clause].get(s.year, "a")
    if clause in NOT_PROVIDED:
        return "n"
    if clause in ASSUMED or not in_force(s, clause):
        return "a"
    return "i" if clause in READINGS else "e"


def due_basis(s: Student, cover: Cover) -> str:
    """Basis of the contribution: the row of years and price, and the tariff."""
    # Doubt: nothing is due of a year prepaid earlier, yet its price still counts as used.
    letter = weakest(row_letter(s, clauses.due_clause(s, cover)), price_of_a_year(s)[1])
    if pays_full_cost(s):
        # Doubt: that F* is the standard of the year before is HR1's in H5, and C14's own word.
        reading = "i" if s.region == "heilongjiang" else "e"
        letter = weakest(letter, reading, tariffs.national(s.year - 1)[1])
    return WORDS[letter]


def relief_basis(s: Student, cover: Cover, *, relieved: bool) -> str:
    """Basis of relief: the row, the best share, and the price it is a share of."""
    # Doubt: no category is an interpretation (the clauses list who is helped), so inferred; one
    # may call it explicit. It belongs to no document, so it is not extended.
    row = row_letter(s, clauses.relief_clause(s))
    if not s.relief or row == "n":
        return WORDS[row]
    # Doubt: where relief comes to nothing no price has been used. That relief is reimbursed year
    # by year (CR3) is another question.
    price = _price_letter(s, cover) if relieved else "e"
    return WORDS[weakest(row, best_share(s)[1], price)]


def _price_letter(s: Student, cover: Cover) -> str:
    """Basis of a year's price; assumed of a late payer where no document says what he pays."""
    if cover.late and s.region != "heilongjiang" and not pays_full_cost(s):
        return "a"
    return price_of_a_year(s)[1]


def fiscal_basis(s: Student) -> str:
    """Basis of the subsidy: its row, its amount, the national standard, the split by level."""
    row = row_letter(s, clauses.fiscal_clause(s))
    if pays_full_cost(s):
        return WORDS[row]
    amount = weakest(tariffs.fiscal(s.locality, s.year)[1], tariffs.national(s.year)[1])
    return WORDS[weakest(row, amount, _split(s))]


def _split(s: Student) -> str:
    priced = s.region == "zhengzhou" and s.year == 2024
    # Doubt: a school counts as a municipal institution, whatever its affiliation.
    if paid_by(s) == "municipal":
        return "e" if priced else "a"
    # Doubt: "central shares" are read as the whole split of an institution of central affiliation,
    # what its city adds (Zhengzhou, Dalian) included.
    return "i" if s.affiliation == "central" or priced else "a"


def cover_basis(s: Student, cover: Cover) -> str:
    """Basis of the start and the end of cover."""
    clause = clauses.cover_clause(s, cover)
    # Doubt: Q6 holds by its letter for January and February and for the insured; QR1 and QR2 only
    # confirm it. That the letter governs (Q12) is a choice between two texts.
    letter = "i" if clause == "Q12" else "e"
    # Doubt: the window's last day is not counted as a value used (Changsha's, CR1, is assumed).
    return WORDS[weakest(row_letter(s, clause), letter)]


def waiting_basis(s: Student, cover: Cover) -> str:
    """Basis of the wait: its row, and the city's months or the share that makes one assisted."""
    clause = clauses.waiting_clause(s, cover)
    letter = "e"
    if clause == "L7":
        letter = "a"  # at most 3 months is stated, the city's 3 is assumed
    if clause == "L8":
        letter = weakest("i", assisted_letter(s))  # LR2
    # Doubt: H6 says 90 days from payment; HR3 only works out the sum, so it stays explicit.
    return WORDS[weakest(row_letter(s, clause), letter)]


def refund_basis(s: Student, cover: Cover) -> str:
    """Basis of the refund; of the blank where no document grants one."""
    row = row_letter(s, clauses.refund_clause(s))
    if row == "n" or s.left_on is None or s.refund_applied_on is None:
        # Doubt: that nothing is refunded without an application is Z11's, not ZR5's.
        return WORDS[row]
    # Doubt: the price counts as used, also where every year has begun.
    return WORDS[weakest(row, "i", _price_letter(s, cover))]  # ZR5


def credit_basis(s: Student) -> str:
    """Basis of the credit; of the blank where no document speaks of it."""
    row = row_letter(s, clauses.credit_clause(s))
    months = read_credit(s)
    gap = months is not None and 0 < months < CREDIT_MONTHS_A_YEAR * len(paid_in_programme(s))
    return WORDS[weakest(row, "i" if gap else "e")]  # ZR6
