"""Figures: whole numbers that carry the basis they stand on."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kernel.codes import Basis
from kernel.figures import Figure, percent_of, weakest


def test_a_sum_has_the_weaker_basis_of_its_parts() -> None:
    """An assumed part makes the sum assumed, an explicit one leaves the other's basis."""
    total = Figure(100, Basis.EXPLICIT) + Figure(20, Basis.ASSUMED)
    assert (total.value, int(total.basis)) == (120, Basis.ASSUMED)
    total = Figure(100, Basis.INFERRED) + Figure(20, Basis.EXPLICIT)
    assert (total.value, int(total.basis)) == (120, Basis.INFERRED)


def test_columns_add_entry_by_entry() -> None:
    """Each student's sum has the basis of his own parts."""
    left = Figure(np.array([1, 2]), np.array([Basis.EXPLICIT, Basis.ASSUMED]))
    right = Figure(np.array([10, 20]), np.array([Basis.INFERRED, Basis.EXPLICIT]))
    total = left + right
    assert np.asarray(total.value).tolist() == [11, 22]
    assert np.asarray(total.basis).tolist() == [Basis.INFERRED, Basis.ASSUMED]


def test_at_least_takes_the_larger_and_the_weaker() -> None:
    """That a floor was compared with counts, whichever of the two is larger."""
    floor = Figure(6, Basis.ASSUMED)
    found = Figure(np.array([3, 9]), np.array([0, 0])).at_least(floor)
    assert np.asarray(found.value).tolist() == [6, 9]
    assert np.asarray(found.basis).tolist() == [Basis.ASSUMED, Basis.ASSUMED]


def test_days_after_other_days_keep_the_basis_of_the_span() -> None:
    """Thirty assumed days after any day end on an assumed day."""
    ends = Figure(30, Basis.ASSUMED).after(np.array([100, 200]))
    assert np.asarray(ends.value).tolist() == [130, 230]
    assert ends.basis == Basis.ASSUMED


def test_where_chooses_value_and_basis_together() -> None:
    """The figure that is not chosen leaves no trace in the basis."""
    found = Figure(1, Basis.EXPLICIT).where(np.array([True, False]), Figure(2, Basis.ASSUMED))
    assert np.asarray(found.value).tolist() == [1, 2]
    assert np.asarray(found.basis).tolist() == [Basis.EXPLICIT, Basis.ASSUMED]


@given(st.lists(st.sampled_from(Basis), min_size=1))
def test_the_weakest_of_several_bases_is_the_last_in_order(bases: list[Basis]) -> None:
    """Explicit, inferred, assumed, not provided: the later one decides."""
    assert int(weakest(*bases)) == max(bases)


@given(st.integers(0, 100), st.integers(0, 10**9))
def test_a_percentage_is_rounded_down_to_the_fen(percent: int, amount: int) -> None:
    """It is the largest whole number of fen that is not more than the exact share."""
    found = int(percent_of(np.array(percent), np.array(amount)))
    assert found * 100 <= percent * amount < (found + 1) * 100


def test_a_third_of_a_yuan_and_a_fen() -> None:
    """33 % of 1.01 yuan are 33.33 fen, rounded down to 33."""
    assert percent_of(np.array([33]), np.array([101])).tolist() == [33]


def test_a_difference_stands_on_the_weaker_basis() -> None:
    """400 explicit less 380 assumed is 20 assumed."""
    found = Figure(40_000, Basis.EXPLICIT) - Figure(38_000, Basis.ASSUMED)
    assert (int(found.value), int(found.basis)) == (2_000, Basis.ASSUMED)


def test_a_part_is_rounded_down_to_the_fen() -> None:
    """11 of 12 months of 578.52 yuan are 530.31, of 436.32 399.96; 7 of 12 of 1 fen nothing."""
    assert Figure(57_852, Basis.EXPLICIT).part(11, 12).value == 53_031
    assert Figure(43_632, Basis.EXPLICIT).part(11, 12).value == 39_996
    assert Figure(1, Basis.EXPLICIT).part(7, 12).value == 0


def test_a_part_stands_on_the_weaker_of_amount_and_count() -> None:
    """An explicit amount by an assumed number of months is assumed."""
    found = Figure(1200, Basis.EXPLICIT).part(Figure(np.array([3, 12]), Basis.ASSUMED), 12)
    assert np.asarray(found.value).tolist() == [300, 1200]
    assert int(np.max(found.basis)) == Basis.ASSUMED
