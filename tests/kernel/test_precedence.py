"""Layers merged: the upper one decides, the lower one whom it left open."""

import pytest

from kernel.codes import Basis
from kernel.decisions import OPEN, assumed, explicit, inferred
from kernel.decisiontables import decide
from kernel.errors import PluginFault
from kernel.precedence import answer_to, layered
from tests.kernel.making import CLAUSES, answer, batch, yes


def test_the_layer_below_answers_whom_the_upper_left_open() -> None:
    """Value, basis and clause come from the layer that decided, row by row."""
    upper = answer(explicit("G1", yes(0, 1, 0), amount=1))
    lower = answer(
        assumed("G2", yes(1, 1, 0), amount=2),
        inferred("GR1", True, amount=3),
    )
    found = layered([upper, lower])
    assert found["amount"].tolist() == [2, 1, 3]
    assert found.basis.tolist() == [Basis.ASSUMED, Basis.EXPLICIT, Basis.INFERRED]
    assert found.clauses == ("G1", "G2", "GR1")
    assert [found.clauses[row] for row in found.row] == ["G2", "G1", "GR1"]


def test_whom_no_layer_decides_stays_open() -> None:
    """Merging tables does not invent an answer."""
    upper = answer(explicit("G1", yes(0, 1, 0), amount=1))
    lower = answer(explicit("G2", yes(1, 1, 0), amount=2))
    assert layered([upper, lower]).row.tolist() == [1, 0, OPEN]


def test_three_layers_answer_from_the_top_down() -> None:
    """Reform over region over national layer, and the interpretations of all keep their rows."""
    reform = answer(explicit("G1", yes(1, 0, 0), amount=1))
    region = answer(explicit("G2", yes(1, 1, 0), reading="GR1", amount=2))
    nation = answer(explicit("GR1", True, amount=3))
    found = layered([reform, region, nation])
    assert found["amount"].tolist() == [1, 2, 3]
    assert [row.reading for row in found.rows] == ["", "GR1", ""]
    assert found.row.tolist() == [0, 1, 2]


def test_the_answer_to_a_question_is_found_among_all_answers() -> None:
    """A hook returns one decision or several; what wraps it asks for one question of them."""
    students = batch(2024, 2)
    upper = decide("toll", students, CLAUSES, [explicit("G1", yes(1, 0), amount=1)])
    other = decide("fee", students, CLAUSES, [explicit("G1", True, amount=9)])
    lower = decide("toll", students, CLAUSES, [explicit("G2", True, amount=2)])
    assert answer_to("toll", [(other, upper), lower])["amount"].tolist() == [1, 2]
    assert answer_to("fee", [(other, upper), lower])["amount"].tolist() == [9, 9]


def test_a_question_that_no_layer_below_answers_is_a_fault() -> None:
    """A hook that wraps it has nothing to build on."""
    with pytest.raises(PluginFault, match=r"question 'fee' is answered by no layer below"):
        answer_to("fee", [answer(explicit("G1", True, amount=1))])
