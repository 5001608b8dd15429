"""What a city's outcomes rest on, as far as its page says: a basis and a clause for each group.

The page gives a basis to values and to some rows, and seldom says in which years a row is in
force. So a basis is read as no stronger than what is given; it is exact where the page gives it to
the row and to the value, and where a national row decides. Which row splits the subsidy between
the levels is said nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping

from . import tariffs
from .bases import WORDS, row_letter
from .money import paid_by, price_of_a_year
from .relief import best_share
from .student import Student
from .tariffs import max_letter as weakest
from .vague import OneOf, Unsaid
from .waiting import Cover

Founding = tuple[object, object]
"""Basis and clause."""

PRICE_CLAUSES = {
    # The rows on price and on paying once a year are one row, or two.
    "shenzhen": OneOf.of("S3", "S7"),
    "ningbo": OneOf.of("B3", "B4"),
    "hangzhou": OneOf.of("G3", "G6"),
}
RELIEF_CLAUSES = {"shenzhen": "S8", "ningbo": "B6", "hangzhou": "G7"}
COVER_CLAUSES = {"shenzhen": "S5", "ningbo": "B5", "hangzhou": OneOf.of("G2", "G4")}


def no_stronger_than(letter: str) -> OneOf:
    """Any basis from a letter on down to assumed."""
    return OneOf.of(*(WORDS[weaker] for weaker in "eia"["eia".index(letter) :]))


def _national(s: Student, clause: str) -> Founding:
    return WORDS[row_letter(s, clause)], clause


def read_foundings(s: Student, cover: Cover, *, relieved: bool) -> dict[str, object]:
    """Basis and clause of every group of columns of a student who is paid for the year."""
    groups: Mapping[str, Founding] = {
        "due": _due(s, cover),
        "relief": _relief(s, cover, relieved=relieved),
        "fiscal": (_fiscal_basis(s), Unsaid()),
        "cover": _cover(s, cover),
        "waiting": _waiting(s, cover),
        "refund": _national(s, "silence"),
    }
    found: dict[str, object] = {}
    for group, (basis, clause) in groups.items():
        found[f"{group}_basis"] = basis
        found[f"{group}_clause"] = clause
    return found


def _due(s: Student, cover: Cover) -> Founding:
    price = no_stronger_than(price_of_a_year(s)[1])
    if cover.late and s.region == "shenzhen":
        return price, "S4"
    if cover.late:
        # Doubt: that a late payer owes the price is left open, though G3 and B3 except nobody.
        return _national(s, "late_price")
    if s.prepays:
        return price, "B4"
    return price, PRICE_CLAUSES[s.region]


def _relief(s: Student, cover: Cover, *, relieved: bool) -> Founding:
    if not s.relief:
        return _national(s, "no_category")
    if s.relief_recognised == "elsewhere":
        return _national(s, "silence")
    letter = best_share(s)[1]
    if relieved:
        # Where relief comes to nothing no price has been used.
        late_price = "a" if cover.late and s.region != "shenzhen" else "e"
        letter = weakest(letter, late_price, price_of_a_year(s)[1])
    return no_stronger_than(letter), RELIEF_CLAUSES[s.region]


def _fiscal_basis(s: Student) -> str:
    """Amount, standard and split; the split of the centre's own institutions is inferred."""
    split = "i" if paid_by(s) == "central" else "a"
    amount = tariffs.fiscal(s.locality, s.year)[1]
    return WORDS[weakest(split, amount, tariffs.standard(s.locality, s.year)[1])]


def _cover(s: Student, cover: Cover) -> Founding:
    basis: object = no_stronger_than("e")
    if s.region == "hangzhou":
        basis = WORDS["e" if s.year == 2022 else "i"]
    elif s.region == "ningbo" and s.year == 2025 and not (cover.late and s.freshman):
        # Doubt: what a late entrant has is in no notice.
        basis = WORDS["e"]
    return basis, COVER_CLAUSES[s.region]


def _waiting(s: Student, cover: Cover) -> Founding:
    if cover.decided_by == "break" or (cover.late and s.year >= 2025):
        return _national(s, "N1")
    if not cover.late:
        return _national(s, "in_time")
    if s.region == "shenzhen":
        return no_stronger_than("e"), "S6"
    if s.region == "hangzhou":
        return no_stronger_than("i"), "G5"
    return _national(s, "N4")
