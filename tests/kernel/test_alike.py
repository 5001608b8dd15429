"""Students assessed in groups: the same results as one by one, whatever the rules look at."""

import random
from typing import Final

import numpy as np
import pytest
from attrs import evolve

from kernel.alike import assess_alike
from kernel.assess import assess
from kernel.decisions import Decision, explicit
from kernel.errors import RequestError
from kernel.figures import Array
from kernel.hookspecs import hookimpl
from kernel.intake import Roster, take_in
from kernel.law import Law
from kernel.registry import load_region, region_names
from kernel.results import KINDS, ResultColumn, result_columns
from kernel.ruleset import Ruleset
from kernel.spread_results import spread
from kernel.students import StudentBatch
from tests.fiction.world import load_testland
from tests.kernel.making import batch, layer_of, reformed
from tests.second_reading.students import random_student

STUDENTS: Final = 1500
TIMES: Final = 3
"""How often each student stands in the crowd."""

NEVER_LOOKED_AT: Final = {
    "changsha": {"received_on", "relief_from", "graduate_scheme", "paid_years", "insured_on_entry"},
    "heilongjiang": {"received_on", "relief_from", "graduate_scheme", "relief_flagged"},
    "liaoning": {"graduate_scheme", "insured_on_entry", "relief_flagged", "refund_applied_on"},
    "quanzhou": {"received_on", "relief_from", "graduate_scheme", "refund_applied_on"},
    "zhengzhou": {"received_on", "relief_from", "relief_flagged"},
}
"""Columns of which no rule of a region of the tree speaks; some the kernel itself reads."""


def crowd(region: str, year: int) -> StudentBatch:
    """Return valid random students of a region, each several times, in random order."""
    rng = random.Random(f"{region} {year}")  # noqa: S311  # no secret depends on it
    rules = load_region(region)
    records = [random_student(rng, region, year) for _ in range(STUDENTS)]
    some = take_in(rules, year, Roster.of(records)).batch
    order = list(range(len(some))) * TIMES
    rng.shuffle(order)
    return some.select(np.array(order))


def cell_values(columns: dict[str, ResultColumn]) -> dict[str, list[object]]:
    """Return the values of columns, cell by cell."""
    rows = range(len(columns["enrolled"].values))
    return {name: [column.at(row) for row in rows] for name, column in columns.items()}


def in_groups(rules: Ruleset, students: StudentBatch) -> dict[str, list[object]]:
    """Return the results of students assessed in groups."""
    alike = assess_alike(rules, students)
    return cell_values(spread(result_columns(alike.assessment), alike.of))


def one_by_one(rules: Ruleset, students: StudentBatch) -> dict[str, list[object]]:
    """Return the results of students assessed row by row."""
    return cell_values(result_columns(assess(rules, students)))


@pytest.mark.parametrize("year", [2022, 2024, 2026])
@pytest.mark.parametrize("region", region_names())
def test_every_student_has_the_results_he_has_alone(region: str, year: int) -> None:
    """Every column of every student, blanks included, equals that of a row-by-row assessment."""
    rules, students = load_region(region), crowd(region, year)
    found, expected = in_groups(rules, students), one_by_one(rules, students)
    for name in KINDS:
        assert found[name] == expected[name], name


@pytest.mark.parametrize("region", NEVER_LOOKED_AT)
def test_what_no_rule_looks_at_divides_nobody(region: str) -> None:
    """Students who differ in such columns only are one group."""
    rules, students = load_region(region), crowd(region, 2024)
    alike = assess_alike(rules, students)
    assert alike.columns.isdisjoint(NEVER_LOOKED_AT[region])
    assert {"paid_on", "relief", "entry_year", "enrols_here"} <= alike.columns
    assert len(alike.assessment.students) <= len(students) / TIMES


def test_a_group_weighs_what_its_students_weigh() -> None:
    """Three students of weights 2, 3 and 5, the first and the last alike: groups of 7 and 3."""
    students = batch(relief=np.array([0, 1, 0]), weight=np.array([2, 3, 5]))
    alike = assess_alike(load_testland(), students)
    weight = alike.assessment.students.weight
    assert [weight[group] for group in alike.of] == [7, 3, 7]


def rules_that_look_further() -> Ruleset:
    """Return a region that looks at an arrival, but only where somebody missed years."""

    @hookimpl
    def coverage_window(students: StudentBatch, law: Law) -> Decision:
        """Cover starts on arrival for who missed years."""
        start = students.paid_on
        if (students.missed_years > 0).any():
            start = np.where(students.missed_years > 0, students.received_on, start)
        return law.decide("cover", students, explicit("T9", True, start=start, end=start + 30))

    return reformed(layer_of("arrivals", coverage_window=coverage_window))


@pytest.mark.parametrize("missed", [[0] * 4, [0, 0, 1, 1], [0] * 2000 + [1, 1]])
def test_a_rule_may_look_at_a_column_only_where_another_one_requires_it(missed: list[int]) -> None:
    """Whether nobody missed a year or somebody, even far behind, all get their start of cover."""
    usual = batch(missed_years=np.array(missed))
    students = evolve(usual, received_on=usual.paid_on + np.arange(len(missed)))
    rules = rules_that_look_further()
    assert in_groups(rules, students) == one_by_one(rules, students)


@pytest.mark.parametrize("known", [frozenset(), frozenset({"relief"}), frozenset({"left_on"})])
def test_columns_that_are_known_only_save_time(known: frozenset[str]) -> None:
    """Whatever is said to be looked at, the result is the same and the columns are found."""
    rules, students = load_region("zhengzhou"), crowd("zhengzhou", 2024)
    usual = assess_alike(rules, students)
    found = assess_alike(rules, students, known)
    assert found.columns == usual.columns | known
    columns = (result_columns(a.assessment) for a in (usual, found))
    one, other = (
        cell_values(spread(c, a.of)) for c, a in zip(columns, (usual, found), strict=True)
    )
    assert one == other


def test_nobody_makes_no_group() -> None:
    """An empty batch has results of no rows."""
    alike = assess_alike(load_testland(), batch(2024, 0))
    assert len(alike.of) == len(alike.assessment.students) == 0
    assert set(in_groups(load_testland(), batch(2024, 0))) == set(KINDS)


def test_more_students_than_a_block_are_one_crowd() -> None:
    """300,000 students in three relief categories are three groups, wherever they stand."""
    categories = np.random.default_rng(0).integers(0, 3, 300_000)
    alike = assess_alike(load_testland(), batch(relief=categories))
    groups: Array = alike.assessment.students.relief[alike.of]
    assert len(alike.assessment.students) == 3
    assert np.array_equal(groups, categories)


def test_a_missing_value_gives_the_usual_message() -> None:
    """Nobody knows values for 2110: the message is that of a row-by-row assessment."""
    with pytest.raises(RequestError, match="no value for") as alone:
        assess(load_testland(), batch(2110))
    with pytest.raises(RequestError) as together:
        assess_alike(load_testland(), batch(2110))
    assert str(together.value) == str(alone.value)
