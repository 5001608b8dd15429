"""A region that is traced decides as it does untraced."""

import random

import numpy as np
import pytest

from kernel.assess import assess
from kernel.cases import load_cases
from kernel.decisions import Decision, explicit
from kernel.intake import Roster, take_in
from kernel.law import Law
from kernel.registry import load_region, region_names
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch
from simulate.explanation.phrases import UNTRACED_REASON, reason
from simulate.explanation.story import trace_story
from simulate.explanation.trace import Fact, Given, LookedUp, Trace
from simulate.explanation.traced_array import trace_of
from simulate.explanation.traced_rules import decisions_about
from simulate.explanation.vocabulary import DERIVED, FACTS
from simulate.language.catalogue import spoken
from tests.kernel.making import batch, layer_of, reformed
from tests.second_reading.students import random_student
from tests.simulate.explanation.making import (
    WORDLESS,
    rests_on,
    rules_of,
    step_of,
    story_of,
    student_of,
)

EVERYWHERE = pytest.mark.parametrize("region", region_names())


def check_same(rules: Ruleset, students: StudentBatch) -> None:
    """Compare every student, traced alone, with his row of all: of every question all there is."""
    plain = assess(rules, students).decisions
    for at in range(len(students)):
        traced = decisions_about(rules, students.select(np.array([at])))
        assert list(traced) == list(plain)
        for name, decision in plain.items():
            assert decision_of(traced[name], 0) == decision_of(decision, at), name


def decision_of(decision: Decision, at: int) -> tuple[object, ...]:
    """Return the row that decided a student, its clause, and every output with its basis."""
    row = decision.rows[decision.row[at]]
    outputs = [
        (name, int(decision[name][at]), int(decision.basis_of(name)[at]))
        for name in decision.outputs
    ]
    return (row.clause, row.reading, row.until, row.basis, *outputs)


@EVERYWHERE
def test_every_policy_case_is_decided_alike_and_every_reason_is_given(region: str) -> None:
    """Under its own interpretations and values; no reason may be the one for want of a trace."""
    for case in load_cases(load_region(region)):
        rules = case.rules(load_region(region))
        intake = take_in(rules, case.year, Roster.of([case.given]))
        if intake.rejected:
            continue
        check_same(rules, intake.batch)
        for step in trace_story(rules, intake.batch).steps:
            for said in (step.because, *(one.why for one in step.passed)):
                assert str(UNTRACED_REASON) not in str(said)
                assert spoken(UNTRACED_REASON, "zh") not in spoken(said, "zh")
                assert "what is reckoned" not in str(said), case.name


@EVERYWHERE
@pytest.mark.parametrize("year", [2022, 2024, 2025, 2029])
def test_random_students_are_decided_alike(region: str, year: int) -> None:
    """Over every column and boundary, with the years that are extended."""
    rng = random.Random(f"told {region} {year}")  # noqa: S311  # no secret depends on it
    rules = load_region(region)
    records = [random_student(rng, region, year) for _ in range(60)]
    students = take_in(rules, year, Roster.of(records)).batch
    assert len(students) >= 10
    check_same(rules, students)


@EVERYWHERE
@pytest.mark.parametrize("year", [2022, 2024, 2026, 2031])
def test_a_value_traced_is_the_value_in_force(region: str, year: int) -> None:
    """The entry must be worth what was used; what is extended, its last value and the rises."""
    rng = random.Random(f"values {region} {year}")  # noqa: S311  # no secret depends on it
    rules, seen = load_region(region), 0
    for _ in range(40):
        intake = take_in(rules, year, Roster.of([random_student(rng, region, year)]))
        for step in () if intake.rejected else trace_story(rules, intake.batch).steps:
            for value in rests_on(step):
                check_value(value)
                seen += 1
    assert seen > 40


def check_value(value: LookedUp) -> None:
    """Compare a value with the entry that is said to give it."""
    if value.extended_from:
        last, rise = value.extended_from
        assert value.entry is None
        assert value.value == last.value + rise.value * (value.year - last.year)
    elif value.parameter.unit != "day":
        assert value.entry is not None
        assert value.parameter.number(value.entry.value) == value.value
        assert value.entry.holds_for(value.year)


class TestValues:
    """Which entry gives a value."""

    def test_an_override_of_the_last_year_is_extended(self) -> None:
        """It replaces the printed value there, so that later years must name it."""
        story = story_of(
            "zhengzhou", 2030, "tariff.2027=450",
            entry_year=2028, programme_years=4, paid_on="2029-10-01",
        )  # fmt: skip
        extended, last, rise = rests_on(step_of(story, "due"))
        assert (extended.year, extended.value, extended.entry) == (2030, 45000, None)
        assert (last.year, last.value) == (2027, 45000)
        assert last.entry is not None
        assert last.entry.source == "--set tariff.2027=450"
        assert (rise.parameter.name, rise.value) == ("tariff_rise", 0)

    def test_an_override_of_a_later_year_is_extended_from_there(self) -> None:
        """2029 was set, the last year given: 2030 follows from it, and 2029 is as it was set."""
        given = {"entry_year": 2028, "programme_years": 4}
        later = story_of("zhengzhou", 2030, "tariff.2029=500", paid_on="2029-10-01", **given)
        assert rests_on(step_of(later, "due"))[1].year == 2029
        there = story_of("zhengzhou", 2029, "tariff.2029=500", paid_on="2028-10-01", **given)
        (only,) = rests_on(step_of(there, "due"))
        assert (only.value, only.entry and only.entry.source) == (50000, "--set tariff.2029=500")

    def test_an_override_of_every_year_holds_in_every_year(self) -> None:
        """Nothing is extended where a value is applied over."""
        story = story_of(
            "changsha", 2030, "tariff=410",
            entry_year=2028, programme_years=4, paid_on="2029-10-01",
        )  # fmt: skip
        (only,) = rests_on(step_of(story, "due"))
        assert (only.value, only.entry and only.entry.source) == (41000, "--set tariff=410")

    def test_a_place_without_a_value_of_its_own_has_the_national_one(self) -> None:
        """Shenyang has no standard, Dalian has; both are extended from 2027."""
        given = {"entry_year": 2027, "programme_years": 4, "paid_on": "2028-10-01"}
        for place, name, value in (("shenyang", "fiscal_standard", 814), ("dalian", "fiscal", 874)):
            story = story_of("liaoning", 2029, locality=place, **given)
            total = step_of(story, "fiscal").outputs[0].rests_on
            assert [(v.parameter.name, v.year) for v in total] == [
                (name, 2029), (name, 2027), ("fiscal_rise", 2022),
            ]  # fmt: skip
            assert total[0].value == 100 * value

    def test_an_override_of_another_place_does_not_matter(self) -> None:
        """Testland's Bree pays its own tariff."""
        story = story_of("testland", 2024, locality="bree", entry_year=2022, programme_years=4,
                         paid_on="2023-10-01")  # fmt: skip
        (only,) = rests_on(step_of(story, "due"))
        assert (only.value, only.entry and only.entry.locality) == (20000, ("bree",))


def test_a_region_can_be_traced_under_any_settings() -> None:
    """A law whose tables are not yet built must be traced as well as one whose are."""
    rules = rules_of("changsha", "tariff_rise=20")
    student = student_of(rules, 2030, entry_year=2028, programme_years=4, paid_on="2029-10-01")
    decisions = decisions_about(rules, student)
    assert decisions["due"]["price"].tolist() == [46000]
    assert assess(rules, student).price.tolist() == [46000]
    assert (
        str(reason(trace_of(decisions["due"].rows[0].when)))
        == "not prepaid in an earlier enrolment period"
    )


def test_a_place_keeps_its_name() -> None:
    """A rule for one locality says which one, and where the student is, in both languages."""

    def enrolment(students: StudentBatch, law: Law) -> Decision:
        in_bree = students.locality == law.locality("bree")
        return law.decide("payment_mode", students, explicit("T3", in_bree, accepted=True))

    rules = reformed(layer_of("bree_alone", enrolment=enrolment))
    said = []
    for locality in (0, 1):
        asked = decisions_about(rules, batch(2024, locality=locality))
        said.append(reason(trace_of(asked["payment_mode"].rows[0].when)))
    assert [str(one) for one in said] == ["locality is shire, not bree", "locality is bree"]
    assert [spoken(one, "zh") for one in said] == ["参保地为夏尔，不是布理", "参保地为布理"]


@pytest.mark.parametrize(
    "name", [*(name for name in WORDLESS if hasattr(StudentBatch, name)), *DERIVED]
)
def test_what_has_words_keeps_its_name_when_a_rule_looks_at_it(name: str) -> None:
    """A fact as a fact, a value as a value; without its name a reason could not be worded."""
    seen: list[Trace] = []

    def enrolment(students: StudentBatch, law: Law) -> Decision:
        seen.append(trace_of(getattr(students, name)))
        return law.decide("payment_mode", students, explicit("T3", False, accepted=False))

    student = batch(2024)
    decisions_about(reformed(layer_of("curious", enrolment=enrolment)), student)
    (value,) = getattr(student, name)
    expected = Fact(name, bool(value)) if name in FACTS else Given(name, int(value))
    assert seen == [expected]
