"""Decisions and the rows that decide: on which basis they stand, and what they rest on."""

import inspect
from collections.abc import Callable

import numpy as np
import pytest

from kernel.codes import Basis
from kernel.decisions import Row, assumed, explicit, inferred, not_provided
from kernel.errors import Place
from kernel.figures import Figure
from tests.kernel.making import answer


def test_the_basis_of_a_decision_is_the_weakest_of_its_outputs() -> None:
    """One assumed output makes the student's decision assumed."""
    found = answer(explicit("G1", True, years=1, price=Figure(5, np.array([0, 1, 2]))))
    assert found.basis_of("years").tolist() == [0, 0, 0]
    assert found.basis.tolist() == [0, 1, 2]


@pytest.mark.parametrize(
    ("row", "basis"),
    [
        (explicit("G1", True, amount=5), Basis.EXPLICIT),
        (explicit("G1", True, reading="GR1", amount=5), Basis.INFERRED),
        (inferred("G1", True, amount=5), Basis.INFERRED),
        (assumed("G1", True, amount=5), Basis.ASSUMED),
        (not_provided("G1", True, amount=5), Basis.NOT_PROVIDED),
    ],
)
def test_each_kind_of_row_stands_on_its_basis(row: Row, basis: Basis) -> None:
    """What is explicit with an interpretation beside it is inferred."""
    assert answer(row).basis.tolist() == [basis] * 3


def test_a_row_keeps_the_interpretation_that_it_rests_on() -> None:
    """The interpretation stands beside the clause, blank where there is none."""
    found = answer(explicit("G1", True, reading="GR1", amount=5), explicit("G2", True, amount=6))
    assert [row.reading for row in found.rows] == ["GR1", ""]


@pytest.mark.parametrize("made", [explicit, inferred, assumed, not_provided])
def test_a_row_knows_where_it_is_written(made: Callable[..., Row]) -> None:
    """File and line of the call that states it, for messages about what it gives."""
    frame = inspect.currentframe()
    assert frame is not None
    row = made("G1", True, amount=5)
    assert row.place == Place(__file__, frame.f_lineno - 1)
