"""Layers merged: the upper one decides, the lower one whom it left open."""

from collections.abc import Callable, Generator

import numpy as np
import pytest
from attrs import evolve

from kernel.assess import assess
from kernel.codes import Basis
from kernel.decisions import OPEN, Decision, assumed, explicit, inferred
from kernel.decisiontables import decide
from kernel.errors import PluginFault
from kernel.figures import Array, Figure
from kernel.hookspecs import hookimpl
from kernel.law import Law
from kernel.precedence import answer_to, layered
from kernel.students import StudentBatch
from tests.fiction.world import load_testland
from tests.kernel.making import (
    CLAUSES,
    answer,
    batch,
    clause,
    day,
    layer_of,
    reformed,
    region_with,
    yes,
)


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


# Documents before their time.

Waiting = Callable[..., Generator[None, list[Decision], list[Decision]]]


def no_wait_by(name: str) -> Waiting:
    """Put a table before whatever rules the wait: by this clause, late payers do not wait."""

    @hookimpl(wrapper=True, specname="waiting_period")
    def no_wait(
        students: StudentBatch, law: Law, late: Array, clock: Array
    ) -> Generator[None, list[Decision], list[Decision]]:
        answers = yield
        row = explicit(name, late, since=clock, ends=clock)
        return [law.decide("waiting", students, row), *answers]

    return no_wait


LATE = batch(2023, paid_on=day("2022-12-01"))
"""A student of a year in which the older notice was in force: T15 has him wait 60 days."""


def test_a_table_put_before_the_others_of_its_layer_is_held_to_the_same_rule() -> None:
    """T10 stands in the notice of 2024, T15 in the older one; the region states both."""
    with pytest.raises(PluginFault) as fault:
        assess(region_with(no_wait=no_wait_by("T10")), LATE)
    assert str(fault.value).startswith(
        "region 'testland', hook 'waiting_period': question 'waiting', insurance year 2023: "
        "clause T10, of a document that begins in 2024, is extended back over clause T15, which"
    )


def test_over_the_layer_below_a_clause_may_be_extended_back() -> None:
    """As a city's notice is over national documents that were in force long before."""
    law = load_testland().law
    law = evolve(law, clauses={**law.clauses, "U1": clause("U1", years=(2025, None))})
    waiting = assess(reformed(layer_of("upper", no_wait=no_wait_by("U1")), law=law), LATE)
    assert waiting.waiting_days.tolist() == [0]


def test_a_decision_that_no_table_made_cites_known_clauses() -> None:
    """A clause that nobody states has no document either."""
    day_one = Figure(np.array([1]), np.array([0]))
    rows = (explicit("T99", True, start=1, end=1),)
    by_hand = Decision("cover", {"start": day_one, "end": day_one}, np.array([0]), rows)

    def coverage_window() -> Decision:
        return by_hand

    with pytest.raises(PluginFault, match="question 'cover': unknown clause 'T99'; did you mean"):
        assess(region_with(coverage_window=coverage_window), batch())
