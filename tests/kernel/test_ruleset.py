"""A region in its plugin manager: layers merged, reforms around them."""

from collections.abc import Callable, Generator

import numpy as np
import pytest
from attrs import evolve

from kernel.assess import assess
from kernel.codes import Basis, Recognised, Relief
from kernel.days import first_of
from kernel.decisions import Decision, assumed, explicit, inferred
from kernel.errors import PluginFault
from kernel.hookspecs import hookimpl
from kernel.law import Law
from kernel.precedence import layered
from kernel.registry import build_ruleset
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch
from tests.fiction.world import DEARER, MIDDLE_EARTH, TESTLAND, load_testland
from tests.kernel.making import (
    SCENARIO,
    batch,
    clause,
    day,
    entry,
    layer_of,
    reformed,
    region_with,
)


def law_with(*names: str) -> Law:
    """Return Testland's law with more clauses, those of a layer above it."""
    law = load_testland().law
    return evolve(law, clauses={**law.clauses, **{name: clause(name) for name in names}})


# Layers, row by row.


def test_the_region_stands_over_the_national_layer_row_by_row() -> None:
    """Of three students the region decides the locally recognised, national rules the others."""
    students = batch(
        relief=np.array([1 << Relief.DIBAO, 1 << Relief.DIBAO, 0]),
        relief_recognised=np.array([Recognised.LOCAL, Recognised.ELSEWHERE, Recognised.LOCAL]),
    )
    relief = assess(load_testland(), students).decisions["relief"]
    assert [relief.clauses[row] for row in relief.row] == ["T6", "silence", "no_category"]
    assert relief["percent"].tolist() == [50, 0, 0]
    assert relief.basis.tolist() == [Basis.EXPLICIT, Basis.NOT_PROVIDED, Basis.EXPLICIT]


def test_a_question_that_the_region_does_not_mention_is_decided_nationally() -> None:
    """Testland says nothing of modes of payment, so the national table is the only one."""
    mode = load_testland().ask("enrolment", batch())["payment_mode"]
    assert mode.clauses == ("silence",)
    assert mode["accepted"].tolist() == [1]


@pytest.mark.parametrize(
    ("year", "name", "days"),
    [(2023, "T15", 60), (2024, "T11", 30), (2025, "M1", 90)],
)
def test_who_rules_the_wait_of_a_late_payer_changes_with_the_year(
    year: int, name: str, days: int
) -> None:
    """60 days by the older notice, 30 by the notice, 3 months by the national layer from 2025."""
    paid_on = day(f"{year - 1}-12-01")
    waiting = assess(load_testland(), batch(year, paid_on=paid_on)).decisions["waiting"]
    assert [waiting.clauses[row] for row in waiting.row] == [name]
    assert (waiting["ends"] - waiting["since"]).tolist() == [days]


def test_a_region_without_a_row_for_somebody_is_refused() -> None:
    """The message names region, hook, question and year, and how many students are open."""

    def coverage_window(students: StudentBatch, law: Law) -> Decision:
        row = explicit("T9", students.locality == 0, start=0, end=1)
        return law.decide("cover", students, row)

    students = batch(2025, locality=np.array([0, 1, 0, 1, 1]))
    with pytest.raises(PluginFault) as fault:
        assess(region_with(coverage_window=coverage_window), students)
    assert str(fault.value) == (
        "region 'testland', hook 'coverage_window', question 'cover', insurance year 2025: "
        "no row of any layer decides 3 of 5 students, the first is student 2"
    )


# A reform: "the same, but …".


def under(**hooks: Callable[..., object]) -> Ruleset:
    """Add hooks above Testland that may cite a clause or an interpretation of their own."""
    return reformed(layer_of("upper", **hooks), law=law_with("U1", "UR1"))


def test_a_reform_makes_the_tariff_20_more() -> None:
    """100 becomes 120 and 200 becomes 220; who prepaid in 2023 at 90 still did."""
    students = batch(
        2024,
        entry_year=2022,
        locality=np.array([0, 1, 0]),
        prepaid_in=np.array([0, 0, 2023]),
    )
    before = assess(load_testland(), students)
    after = assess(build_ruleset([MIDDLE_EARTH, TESTLAND], [DEARER]), students)
    assert before.price.tolist() == [10000, 20000, 9000]
    assert after.price.tolist() == [12000, 22000, 9000]
    assert after.student_pays.tolist() == [12000, 22000, 0]
    assert after.bases["due"].tolist() == [Basis.ASSUMED, Basis.ASSUMED, Basis.INFERRED]
    due = after.decisions["due"]
    assert [due.clauses[row] for row in due.row] == ["D1", "D1", "T4"]


def test_a_reform_leaves_the_other_questions_of_its_hook_alone() -> None:
    """The full cost of the very late is still that of the region."""
    students = batch(2024, paid_on=day("2024-07-01"))
    after = assess(build_ruleset([MIDDLE_EARTH, TESTLAND], [DEARER]), students)
    assert after.late_full_cost.tolist() == [20000]
    assert after.student_pays.tolist() == [32000]


def test_a_reform_takes_neither_the_name_nor_the_facts_of_the_region() -> None:
    """What is reformed is still Testland; clauses and parameters of the reform are added."""
    dearer = build_ruleset([MIDDLE_EARTH, TESTLAND], [DEARER])
    assert (dearer.name, dearer.facts) == ("testland", load_testland().facts)
    assert set(dearer.law.clauses) - set(load_testland().law.clauses) == {"D1"}
    assert set(dearer.law.parameters) - set(load_testland().law.parameters) == {"addition"}


def test_reforms_stand_over_each_other() -> None:
    """Two reforms of 20 yuan make 40; over one that fixes 70 yuan, one makes 90."""

    def contribution(students: StudentBatch, law: Law) -> Decision:
        return law.decide("due", students, explicit("U1", True, years=1, price=7000))

    fixed = layer_of("fixed", contribution=contribution)
    again = layer_of("again", contribution=DEARER.rules.contribution)
    law = build_ruleset([MIDDLE_EARTH, TESTLAND], [DEARER]).law
    law = evolve(law, clauses={**law.clauses, "U1": clause("U1")})
    prices = [
        assess(reformed(*reforms, law=law), batch()).price.tolist()
        for reforms in ((DEARER,), (DEARER, again), (fixed,), (fixed, DEARER))
    ]
    assert prices == [[12000], [14000], [7000], [9000]]


def test_a_reform_may_stand_over_the_region_like_the_region_over_the_national_layer() -> None:
    """Without a wrapper its rows are simply tried first."""

    def coverage_window(students: StudentBatch, year: int, law: Law) -> Decision:
        july = first_of(7, year - 1)
        bree = students.locality == 1
        row = assumed("U1", bree, start=july, end=first_of(1, year + 1) - 1)
        return law.decide("cover", students, row)

    found = assess(under(coverage_window=coverage_window), batch(locality=np.array([0, 1])))
    assert found.cover_start.tolist() == [day("2024-01-01"), day("2023-07-01")]


@hookimpl(wrapper=True, specname="waiting_period")
def no_wait_for_tekun(
    students: StudentBatch, law: Law, cover: Decision
) -> Generator[None, list[Decision], list[Decision]]:
    """Put a table before whatever rules the wait of everybody else."""
    answers = yield
    start = cover["start"]
    tekun = students.holds(Relief.TEKUN)
    shorter = layered(answers)["ends"] > start
    exempt = law.decide(
        "waiting", students, inferred("UR1", tekun & shorter, since=start, ends=start)
    )
    return [exempt, *answers]


@pytest.mark.parametrize(("year", "ruled_by"), [(2024, "T11"), (2025, "M1")])
def test_a_table_put_before_the_others_answers_its_rows_only(year: int, ruled_by: str) -> None:
    """It stands over the region and the national layer, though it learns their answer first."""
    students = batch(
        year,
        paid_on=day(f"{year - 1}-12-15"),
        relief=np.array([1 << Relief.TEKUN, 0, 1 << Relief.DIBAO]),
    )
    waiting = assess(under(exemption=no_wait_for_tekun), students).decisions["waiting"]
    assert [waiting.clauses[row] for row in waiting.row] == ["UR1", ruled_by, ruled_by]
    assert waiting["ends"].tolist()[0] == day(f"{year}-01-01")
    before = assess(load_testland(), students).decisions["waiting"]
    assert waiting["ends"].tolist()[1:] == before["ends"].tolist()[1:]


def test_the_same_region_may_be_asked_under_another_law() -> None:
    """A scenario exchanges the law and builds no second plugin manager."""
    rules = load_testland()
    dearer = rules.under(rules.law.overridden("tariff", entry(150, year=2024), SCENARIO))
    assert assess(dearer, batch()).price.tolist() == [15000]
    assert assess(rules, batch()).price.tolist() == [10000]
    assert (dearer.name, dearer.facts, dearer.layers) == (rules.name, rules.facts, rules.layers)
