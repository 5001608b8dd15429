"""Which row decided each outcome: the id of one clause, interpretation or assumption.

A region's row comes first; where the region leaves the student open the national row decides. Of
several rows that fit, the more special one is cited: a year prepaid earlier, then a late payment,
then the entrant, then everybody else.
"""

from __future__ import annotations

from .money import pays_full_cost
from .relief import best_share
from .roster import SCHOOLS
from .student import Student
from .waiting import Cover

HEILONGJIANG_IN_FULL = ("tekun", "orphan", "unsupported_child")  # H8
ENTRANTS_OF_L5 = ("tertiary", "secondary_vocational")


def due_clause(s: Student, cover: Cover) -> str:
    """Name the row that sets how many years are bought, and at which price."""
    if s.region == "heilongjiang":
        # 380 is due of everyone until 30 June, late or not; no silence about the late price.
        return "H5" if pays_full_cost(s) else "H4"
    if s.region == "zhengzhou":
        return _due_zhengzhou(s, cover)
    if s.region == "changsha":
        return _due_changsha(s, cover)
    if s.region == "quanzhou":
        # Doubt: Q5 frees an entrant's autumn of a charge, but sets neither years nor price.
        return "QR3" if cover.late else "Q4"
    return _due_liaoning(s, cover)


def _due_liaoning(s: Student, cover: Cover) -> str:
    if s.prepaid_in is not None:
        return "L2a"
    if cover.late:
        return "late_price"  # Doubt: also of a prepayment; L2a prices those of the period
    # Doubt: L2a says as well that Dalian's older students pay yearly, which L2 says of everyone.
    return "L2" if s.payment_mode == "annual" else "L2a"


def _due_zhengzhou(s: Student, cover: Cover) -> str:
    # Doubt: Z20 gives the number from 2025 on; Z2 still says what it is the price of.
    if s.prepaid_in is not None:
        # Doubt: Z3, nothing more is paid, is about a rise of the tariff only.
        return "Z2"
    if cover.late:
        return "ZR7"  # the region's own word on the late price, before the national one
    if s.payment_mode == "prepay_remaining" and not s.freshman:
        return "ZR1"  # Z2 knows the whole programme, the interpretation the remaining years
    return "Z2"


def _due_changsha(s: Student, cover: Cover) -> str:
    if s.prepaid_in is not None:
        # Doubt: CR4 says that a rise is not collected, which C2 says already by "all years".
        return "C2" if s.prepaid_in == s.entry_year + 1 else "C5"
    if cover.late:
        return "C14" if pays_full_cost(s) else "late_price"
    # Doubt: C3 prints the number for 2024; the mode of payment decides years and price.
    if s.payment_mode == "annual":
        return "C4"
    return "C2" if s.freshman else "C5"


def relief_clause(s: Student) -> str:
    """Name the row that sets the share of the best category."""
    if not s.relief:
        return "no_category"
    if s.relief_recognised == "elsewhere":
        return {"heilongjiang": "H11", "changsha": "CR5"}.get(s.region, "silence")
    if s.region == "heilongjiang":
        # Doubt: off the closed list the share is 0, by the end of the list, which is H9.
        return "H8" if any(name in HEILONGJIANG_IN_FULL for name in s.relief) else "H9"
    if s.region == "changsha":
        # Doubt: out_of_poverty alone is off the list as well, by its end, which is C8.
        # Doubt: that C14 leaves the full cost out of relief is said beside them.
        return "C7" if best_share(s)[0] == 100 else "C8"
    # Doubt: Z7 and L3 name the people and leave the share to the table; no other row does more.
    return {"zhengzhou": "Z7", "liaoning": "L3", "quanzhou": "relief_share"}[s.region]


def fiscal_clause(s: Student) -> str:
    """Name the row that says which budget bears what of the subsidy."""
    if pays_full_cost(s):
        # The student pays it, so no budget does.
        return "C14" if s.region == "changsha" else "H5"
    if s.region == "zhengzhou":
        return "Z6"  # Doubt: N3 where the affiliation is central or provincial
    # Doubt: a municipal university shares its row of the table with the schools, yet is N3's.
    return "N2" if s.institution_type in SCHOOLS else "N3"


def cover_clause(s: Student, cover: Cover) -> str:
    """Name the row that sets the first and the last day of the year's cover."""
    if s.region == "heilongjiang":
        # Doubt: HR4 speaks of the window; nothing speaks of a late payer's cover.
        return "H13" if cover.bridge else "HR4"
    if s.region == "liaoning":
        if cover.bridge:
            return "L2c"
        # Doubt: L6 repeats the first day for the window; research institutes are not in L5.
        return "L5" if s.freshman and s.institution_type in ENTRANTS_OF_L5 else "L4"
    if s.region == "zhengzhou":
        return _cover_zhengzhou(s, cover)
    if s.region == "changsha":
        return _cover_changsha(s, cover)
    if cover.late:
        return "QR3"  # Doubt: it sets price and wait; nothing else speaks of after the limit
    if not s.freshman:
        return "Q7"
    # Doubt: without a bridge the letter governs, by QR1's switch.
    return "Q6" if cover.bridge else "Q12"


def _cover_zhengzhou(s: Student, cover: Cover) -> str:
    if s.prepaid_in is not None:
        return "ZR2"
    if cover.late:
        return "ZR7"  # Doubt: a continuing student has no autumn to lose; ZR4 would do
    # Doubt: Z8 keeps an insured freshman with the old fund, but ZR4 alone names the day here.
    return "Z9" if cover.bridge else "ZR4"


def _cover_changsha(s: Student, cover: Cover) -> str:
    if s.prepaid_in is not None:
        return "C12"
    if not s.freshman:
        # Doubt: CR2 is about clearing the remaining years; nothing is said of the annual payer
        # after the first year, who is taken to start like them, and late like them.
        return "CR2"
    if cover.late:
        return "CR7"
    # Doubt: C11 describes the very year, C12 is the rule for whoever prepays.
    return "C11" if s.payment_mode == "annual" else "C12"


def waiting_clause(s: Student, cover: Cover) -> str:
    """Name the row that sets the wait, none included."""
    if cover.decided_by == "prepaid":
        return "in_time"  # Doubt: ZR2 and C12 run on without a wait
    if cover.decided_by == "status":
        return "L8"  # applied by LR2, from 2025 on by LR3
    if cover.decided_by == "break" or (cover.late and s.year >= 2025):
        return "N1"
    if cover.late:
        # Doubt: ZR7 sends a late payer to the national wait; N4 is that wait.
        rows = {"liaoning": "L7", "heilongjiang": "H6", "quanzhou": "QR3"}
        return rows.get(s.region, "N4")
    # Doubt: Z9, Q6, Q7, C11, C12 and H13 set cover; only Liaoning says that there is no wait. Of
    # Dalian's entrants of 2021 too, though L2c has their cover start before L6's 1 January.
    return "L6" if s.region == "liaoning" else "in_time"


def refund_clause(s: Student) -> str:
    """Name the row that grants a refund, or the silence; also where nobody left."""
    return "Z11" if s.region == "zhengzhou" else "silence"


def credit_clause(s: Student) -> str:
    """Name the row that grants the credit, or the silence; also where nothing is credited."""
    # Doubt: a gap, leaving and another city's scheme are ZR6's; Z13 says continuous and graduate.
    return "Z13" if s.region == "zhengzhou" else "silence"
