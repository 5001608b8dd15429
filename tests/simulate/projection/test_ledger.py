"""The ledger: amounts by account, year, clause, basis and group, added exactly."""

import numpy as np
import pytest

from kernel.codes import Basis
from kernel.decisions import Decision, explicit
from kernel.errors import PluginFault
from kernel.figures import Array, Figure
from simulate.projection.ledger import ACCRUAL, Account, Ledger

STUDENT = Account("fund_income", "student", ACCRUAL)
CENTRAL = Account("fund_income", "central", ACCRUAL)


def ledger(groups: int = 2) -> Ledger:
    """Return an empty ledger of three years from 2023 with clauses A and B."""
    return Ledger(first_year=2023, years=3, clauses=("A", "B"), groups=groups)


def column(*values: int) -> Array:
    """Return a column of whole numbers."""
    return np.array(values, np.int64)


def decision(rows: Array, bases: Array) -> Decision:
    """Return a decision whose rows cite B, A and B."""
    amount = Figure(np.zeros_like(rows), bases)
    table = tuple(explicit(clause, True, price=0) for clause in ("B", "A", "B"))
    return Decision("due", {"price": amount}, rows, table)


def test_amounts_are_added_in_their_cells() -> None:
    """Alike cells add up, others stay apart: year, clause with basis, and group."""
    book = ledger()
    tags = book.tags(
        decision(column(0, 0, 1, 2), column(Basis.EXPLICIT, Basis.EXPLICIT, Basis.ASSUMED, 0))
    )
    years = column(2023, 2023, 2024, 2025)
    book.post([STUDENT], years, tags, column(0, 0, 1, 1), column(10, 5, 7, -3))
    totals = book.totals(STUDENT)
    assert totals.shape == (3, 2, len(Basis), 2)
    assert totals[0, 1, Basis.EXPLICIT, 0] == 10 + 5
    assert totals[1, 0, Basis.ASSUMED, 1] == 7
    assert totals[2, 1, Basis.EXPLICIT, 1] == -3
    assert np.count_nonzero(totals) == 3


def test_rows_that_cite_one_clause_share_its_cells() -> None:
    """The first and the third row of the decision both cite B."""
    tags = ledger().tags(decision(column(0, 1, 2), column(0, 0, 0)))
    assert tags[0] == tags[2] != tags[1]


def test_an_amount_may_stand_on_less_than_what_decided() -> None:
    """On an assumption at best, or on nothing, under the clause that decided."""
    ruled = decision(column(0, 0, 0), column(Basis.EXPLICIT, Basis.ASSUMED, Basis.NOT_PROVIDED))
    explicit, assumed, unsaid = ledger().tags(ruled).tolist()
    assert ledger().tags(ruled, Basis.ASSUMED).tolist() == [assumed, assumed, unsaid]
    assert explicit < assumed


def test_one_year_stands_for_all() -> None:
    """A single year posts every amount to it."""
    book = ledger(groups=1)
    book.post([STUDENT], 2024, column(0, 0), column(0, 0), column(4, 6))
    assert book.totals(STUDENT).sum(axis=(1, 2, 3)).tolist() == [0, 10, 0]


def test_posting_twice_adds() -> None:
    """The second batch of students comes on top of the first."""
    book = ledger(groups=1)
    for _ in range(2):
        book.post([STUDENT], 2024, column(0), column(0), column(2**53 + 1))
    assert book.totals(STUDENT).sum() == 2**54 + 2


def test_accounts_are_kept_apart_and_listed_in_order() -> None:
    """Every account posted to is listed, sorted, also one that only received zeros."""
    book = ledger(groups=1)
    book.post([STUDENT], 2024, column(0), column(0), column(1))
    book.post([CENTRAL], 2024, column(0), column(0), column(0))
    assert list(book.accounts()) == [CENTRAL, STUDENT]
    assert not book.totals(CENTRAL).any()


def test_an_account_never_posted_to_is_zero() -> None:
    """Asking for it gives zeros of the full shape, and does not list it."""
    book = ledger()
    assert book.totals(STUDENT).shape == (3, 2, len(Basis), 2)
    assert not book.totals(STUDENT).any()
    assert list(book.accounts()) == []


def test_what_is_expected_is_rounded_where_it_is_shown() -> None:
    """Half students add up unrounded; totals are rounded cell by cell, so that their sums agree."""
    book = Ledger(first_year=2023, years=2, clauses=("A", "B"), groups=1, whole=False)
    tags = column(0, 0, len(Basis))
    book.post([STUDENT], 2023, tags, column(0, 0, 0), np.array([0.25, 0.5, 1.4]))
    assert book.amounts(STUDENT)[0, :, 0, 0].tolist() == [0.75, 1.4]
    assert book.totals(STUDENT)[0, :, 0, 0].tolist() == [1, 1]
    assert book.totals(STUDENT).dtype == np.int64
    assert not book.amounts(CENTRAL).any()


def test_a_ledger_of_whole_students_keeps_whole_fen() -> None:
    """Amounts are the totals, integers to the last fen."""
    book = ledger(groups=1)
    book.post([STUDENT], 2024, column(0), column(0), column(2**53 + 1))
    assert book.amounts(STUDENT).dtype == np.int64
    assert np.array_equal(book.amounts(STUDENT), book.totals(STUDENT))


def test_without_clauses_everything_stands_in_one_cell_of_its_group() -> None:
    """Neither clause nor basis is distinguished; groups are."""
    book = Ledger(first_year=2023, years=2, clauses=(), groups=2)
    tags = book.tags(decision(column(0, 1, 2), column(Basis.EXPLICIT, Basis.ASSUMED, 0)))
    assert tags.tolist() == [0, 0, 0]
    book.post([STUDENT], column(2023, 2024, 2024), tags, column(0, 1, 1), column(4, 5, 6))
    assert book.totals(STUDENT).shape == (2, 1, 1, 2)
    assert book.totals(STUDENT)[:, 0, 0].tolist() == [[4, 0], [0, 11]]


@pytest.mark.parametrize("year", [2022, 2026])
def test_what_moves_in_no_year_of_the_ledger_is_refused(year: int) -> None:
    """It would be lost, or stand in another year; what is nothing may be of any."""
    book = Ledger(first_year=2023, years=3, clauses=(), groups=1)
    with pytest.raises(PluginFault, match=f"moves in {year}, expected a year from 2023 to 2025"):
        book.post([STUDENT], column(2024, year), column(0, 0), column(0, 0), column(1, 1))
    book.post([STUDENT], column(2024, year), column(0, 0), column(0, 0), column(1, 0))
    assert book.totals(STUDENT).sum() == 1


def test_some_groups_keep_what_was_posted_to_them() -> None:
    """Of three groups the last and the first, in that order; the others' amounts are gone."""
    book = ledger(groups=3)
    nothing = column(0, 0, 0)
    book.post([STUDENT], column(2023, 2024, 2024), nothing, column(0, 1, 2), column(10, 20, 30))
    some = book.of_groups([2, 0])
    assert some.totals(STUDENT).sum(axis=(1, 2)).tolist() == [[0, 10], [30, 0], [0, 0]]
    assert book.totals(STUDENT).sum() == 60
    assert not some.totals(CENTRAL).any()


def test_a_part_holds_some_years_and_groups() -> None:
    """The last two of three years, of the second group."""
    book = ledger()
    nothing = column(0, 0, 0)
    book.post([STUDENT], column(2023, 2024, 2025), nothing, column(1, 1, 0), column(10, 5, 7))
    part = book.part(range(2024, 2026), [1])
    assert part.span == range(2024, 2026)
    assert part.totals(STUDENT).sum(axis=(1, 2, 3)).tolist() == [5, 0]
    assert book.part(book.span, [0, 1]).totals(STUDENT).tolist() == book.totals(STUDENT).tolist()


def test_a_ledger_of_expected_amounts_holds_what_it_is_given() -> None:
    """By year and group; shown in whole fen."""
    book = Ledger.holding(2024, {STUDENT: np.array([[0.4, 1.6], [2.0, 3.0]])})
    assert book.span == range(2024, 2026)
    assert book.totals(STUDENT)[:, 0, 0].tolist() == [[0, 2], [2, 3]]
