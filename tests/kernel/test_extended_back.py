"""A clause of a later notice gives way, before that notice, to the one in force."""

import numpy as np
import pytest

from kernel.decisions import Decision, Row, assumed, explicit
from kernel.decisiontables import decide
from kernel.errors import PluginFault
from tests.kernel.making import batch, clause, yes

CLAUSES = {
    known.id: known
    for known in (
        clause("N1", years=(2025, None)),
        clause("N2", years=(2025, None), first_year=2025),
        clause("M1", years=(2024, 2024)),
        clause("O1", years=(2022, 2023)),
        clause("O2", years=(2022, 2023), last_year=2022),
        clause("P1", years=(2022, 2022), prepaid_terms=True),
        clause("R1"),
    )
}
"""A notice of 2025 (N), one of 2024 (M), old ones (O, P), and a reading without a document."""


def answer(*rows: Row, year: int = 2023, prepaid_in: int = 0) -> Decision:
    """Decide a question about three students, the last of whom may have prepaid."""
    students = batch(year, 3, prepaid_in=np.array([0, 0, prepaid_in]))
    return decide("toll", students, CLAUSES, rows)


def test_a_notice_is_not_applied_to_years_in_which_an_older_one_was_in_force() -> None:
    """The message names question, year, both clauses and what to write."""
    rows = (explicit("N1", True, amount=2), explicit("O1", True, amount=1))
    with pytest.raises(PluginFault) as fault:
        answer(*rows, year=2023)
    assert str(fault.value) == (
        "question 'toll', insurance year 2023: clause N1, of a document that begins in 2025, is "
        "extended back over clause O1, which is in force; write first_year = 2025 in [clause.N1], "
        "or state O1 before it, or let their conditions exclude each other"
    )


def test_what_the_message_says_mends_it() -> None:
    """With a first year, the other order, or conditions that exclude each other, O1 decides."""
    later, older = explicit("N1", True, amount=2), explicit("O1", True, amount=1)
    dated = explicit("N2", True, amount=2)
    apart = explicit("N1", yes(1, 0, 0), amount=2), explicit("O1", yes(0, 1, 1), amount=1)
    assert answer(dated, older)["amount"].tolist() == [1, 1, 1]
    assert answer(older, later)["amount"].tolist() == [1, 1, 1]
    assert answer(*apart)["amount"].tolist() == [2, 1, 1]


def test_from_its_first_year_on_the_later_notice_decides() -> None:
    """In 2025 it is in force itself; the old one is extended."""
    rows = (explicit("N1", True, amount=2), explicit("O1", True, amount=1))
    assert answer(*rows, year=2025)["amount"].tolist() == [2, 2, 2]


def test_two_extended_clauses_are_not_held_against_each_other() -> None:
    """In 2024 the old notice is over and the next not begun: the order of the table counts."""
    rows = (explicit("N1", True, amount=2), explicit("O1", True, amount=1))
    assert answer(*rows, year=2024)["amount"].tolist() == [2, 2, 2]


def test_a_clause_in_force_is_found_behind_another_extended_one() -> None:
    """The notice of 2024 between them does not hide the old one."""
    rows = (
        explicit("N1", True, amount=3),
        explicit("M1", True, amount=2),
        explicit("O1", True, amount=1),
    )
    with pytest.raises(PluginFault, match=r"clause N1, .* over clause O1, which is in force"):
        answer(*rows, year=2023)


def test_an_interpretation_without_a_document_may_be_overruled() -> None:
    """It is of no year; whoever it would have decided is not taken from the old notice."""
    rows = (
        explicit("N1", yes(1, 0, 0), amount=3),
        assumed("R1", yes(1, 0, 0), amount=2),
        explicit("O1", True, amount=1),
    )
    assert answer(*rows)["amount"].tolist() == [3, 1, 1]


def test_a_clause_that_lapsed_or_ended_is_not_in_force() -> None:
    """O2 ends before 2023; a row may end with `until` too."""
    later = explicit("N1", True, amount=2)
    assert answer(later, explicit("O2", True, amount=1))["amount"].tolist() == [2, 2, 2]
    ended = explicit("O1", True, until="R1", amount=1)
    assert answer(later, ended)["amount"].tolist() == [2, 2, 2]


def test_a_prepaid_term_is_governed_by_its_document() -> None:
    """P1 is over in 2023, except for who prepaid in 2022."""
    rows = (explicit("N1", True, amount=2), explicit("P1", True, amount=1))
    assert answer(*rows)["amount"].tolist() == [2, 2, 2]
    with pytest.raises(PluginFault, match="over clause P1, which is in force"):
        answer(*rows, prepaid_in=2022)
