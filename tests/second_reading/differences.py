"""Where the two readings cite another row or another basis, and why; no value is among them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Difference:
    """One way in which the readings differ: what each says of a column, and the engine's clause.

    `nothing` says that the relief or the refund that the column is about comes to nothing.
    """

    column: str
    read: str
    found: str
    clause: str
    nothing: bool = False


def _all(
    column: str, read: str, found: str, *clauses: str, nothing: bool = False
) -> set[Difference]:
    return {Difference(column, read, found, clause, nothing) for clause in clauses or (found,)}


DIFFERENCES: frozenset[Difference] = frozenset(
    # Nobody who is in no category is relieved: an interpretation for one, plain for the engine.
    _all("relief_basis", "inferred", "explicit", "no_category", nothing=True)
    # That relief is reimbursed year by year, or covers the individual part alone, is interpretation
    # (CR3, HR2, the national cash dates); the second reading looks at the share only.
    | _all("relief_basis", "explicit", "inferred", "C7", "C8", "HR2", "Z7", "L3")
    | _all("relief_clause", "H8", "HR2")
    | _all("relief_clause", "H9", "HR2")
    # The price of a year is itself extended beyond Quanzhou's notice, and that of a term prepaid in
    # Dalian beyond its document, whatever its number rests on.
    | _all("relief_basis", "explicit", "assumed", "relief_share", "L3")
    # No figure is published for severe disability in Anshan: assumed in the engine's file.
    | _all("relief_basis", "inferred", "assumed", "L3")
    | _all("waiting_basis", "inferred", "assumed", "L8", "LR2", "LR3")
    # What was prepaid rests on the clause about prepaid terms; an entrant's year on the clause that
    # prices it, or that frees his autumn of a charge.
    | _all("due_clause", "C2", "C12")
    | _all("due_clause", "C5", "C12")
    | _all("due_clause", "C4", "C3")
    | _all("due_clause", "Q4", "Q5")
    # Turned to the subsidy received, the switch leaves only the interpretation to cite.
    | _all("due_clause", "H5", "HR1")
    # An entrant who clears all remaining years clears the programme: two names of one payment.
    | _all("due_clause", "C2", "C5")
    | _all("cover_clause", "C12", "C11")
    # A university student's subsidy follows the affiliation (N3) where the centre or the province
    # pays it; a municipal one shares the row of the schools.
    | _all("fiscal_clause", "N3", "N2")
    | _all("fiscal_clause", "Z6", "N3")
    # Continuing students of Changsha: the printed period, or the interpretation of who clears.
    | _all("cover_clause", "CR2", "C11")
    | _all("cover_clause", "C12", "CR6")
    | _all("cover_basis", "explicit", "inferred", "CR6")
    # Research institutes of Liaoning count among the entrants of the second half-year.
    | _all("cover_clause", "L4", "L5")
    # QR1 and QR2 are readings: the notice governs, also for who is insured elsewhere.
    | _all("cover_clause", "Q6", "QR2")
    | _all("cover_basis", "explicit", "inferred", "Q6", "QR2")
    # The first day of cover is ZR4's; the engine cites the clause that distinguishes the students.
    | _all("cover_clause", "ZR4", "Z8")
    | _all("cover_clause", "ZR4", "Z14")
    | _all("cover_clause", "ZR4", "Z15")
    | _all("cover_clause", "ZR2", "Z14")
    | _all("cover_clause", "ZR2", "Z15")
    # Who is covered from a day on has benefits from it: no wait by the clause on cover itself.
    | _all("waiting_clause", "in_time", "C11")
    | _all("waiting_clause", "in_time", "Q6")
    | _all("waiting_clause", "in_time", "Q7")
    | _all("waiting_clause", "in_time", "Z9")
    | _all("waiting_basis", "inferred", "explicit", "C11", "Q6", "Q7", "Z9")
    | _all("waiting_basis", "inferred", "assumed", "C11", "Q6", "Q7", "Z9")
    # HR3 reads the ninety days as running from the day of payment.
    | _all("waiting_basis", "explicit", "inferred", "H6")
    # Who is recognised here has L8's own case, the others its readings.
    | _all("waiting_clause", "L8", "LR2")
    | _all("waiting_clause", "L8", "LR3")
    | _all("waiting_basis", "inferred", "explicit", "L8")
    # Where nothing is left to refund no price has been used.
    | _all("refund_basis", "assumed", "inferred", "Z11", nothing=True)
    # A run that is shorter than the programme is credited by ZR6, with a gap inside it or without.
    | _all("credit_clause", "Z13", "ZR6")
    | _all("credit_basis", "explicit", "inferred", "ZR6")
)
