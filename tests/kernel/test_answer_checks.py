"""Hooks that are wrong when they are registered, and when they are asked."""

from collections.abc import Callable, Mapping

import numpy as np
import pytest
from attrs import evolve

from kernel.assess import assess
from kernel.codes import Payer
from kernel.days import first_of
from kernel.decisions import Decision, explicit, not_provided
from kernel.errors import PluginFault, RequestError
from kernel.figures import Array, Figure
from kernel.law import Law
from kernel.students import StudentBatch
from tests.kernel.making import (
    batch,
    layer_of,
    reformed,
    region_with,
)

# Hooks that are wrong when they are registered.


def nothing(students: StudentBatch, law: Law) -> Decision:
    """Answer no refund."""
    return law.decide("refund", students, not_provided("T12", True, granted=0, cut_off=0))


def test_a_misspelt_hook_is_answered_by_the_nearest_name() -> None:
    """It would otherwise never be called, and the national layer would answer instead."""
    with pytest.raises(PluginFault) as fault:
        region_with(refnd=nothing)
    assert str(fault.value) == (
        "region 'testland': unknown hook 'refnd'; did you mean 'refund'? known: contribution, "
        "coverage_window, credit_conversion, enrolment, refund, subsidy, waiting_period"
    )


def test_a_hook_that_nobody_implements_is_missing() -> None:
    """The message names region and hook, and where it is expected."""
    with pytest.raises(PluginFault) as fault:
        region_with(coverage_window=None)
    assert str(fault.value) == (
        "region 'testland': hook 'coverage_window' is missing; expected an implementation in "
        "tests.fiction.testland/rules.py marked with @hookimpl"
    )


def test_a_hook_that_asks_for_an_unknown_argument_is_refused() -> None:
    """The argument is named, with the hook that asks for it."""

    def refund(students: StudentBatch, lawe: Law) -> Decision:
        return nothing(students, lawe)

    with pytest.raises(PluginFault) as fault:
        region_with(refund=refund)
    assert str(fault.value) == (
        "region 'testland': hook 'refund' takes the unknown argument 'lawe'; did you mean 'law'? "
        "known: law, students, year"
    )


# Hooks that are wrong when they are asked.


Made = Callable[[StudentBatch, Law], object]


def broken(hook: str, made: Made) -> str:
    """Return the fault of Testland with a hook that answers this about two students."""

    def answer(students: StudentBatch, law: Law) -> object:
        return made(students, law)

    with pytest.raises(PluginFault) as fault:
        assess(region_with(**{hook: answer}), batch(2024, 2))
    return str(fault.value)


def answering(value: object) -> Made:
    """Answer this, whatever is asked."""

    def made(*_: object) -> object:
        return value

    return made


def covering(**outputs: Array | Figure | float) -> Made:
    """Answer the cover with these outputs."""

    def made(students: StudentBatch, law: Law) -> object:
        given: Mapping[str, object] = {"start": 0, "end": 1, **outputs}
        return law.decide("cover", students, explicit("T9", True, **given))  # type: ignore[arg-type]  # the fault under test

    return made


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (covering(start=1.5), "start is float64, expected a whole number"),
        (covering(start=np.array([1.0, 2.0])), "start is float64, expected a whole number"),
        (covering(end=np.array([1.0, np.nan])), "end is NaN, expected a whole number"),
        (covering(end=np.array([1, 2, 3])), "end has shape (3,), expected (2,)"),
        (covering(end=Figure(np.array([1, 2, 3]), 0)), "end has shape (3,), expected (2,)"),
    ],
)
def test_a_value_that_is_no_column_of_whole_numbers_names_hook_question_and_clause(
    made: Made, expected: str
) -> None:
    """A float, a NaN or a column of another length stops at the row that gives it."""
    place = "region 'testland', hook 'coverage_window': question 'cover', row T9: "
    assert broken("coverage_window", made) == place + expected


def test_an_unknown_clause_names_hook_question_and_the_nearest_clause() -> None:
    """A citation that leads nowhere is no citation."""

    def made(students: StudentBatch, law: Law) -> Decision:
        return law.decide("cover", students, explicit("T99", True, start=0, end=1))

    found = broken("coverage_window", made)
    assert found.startswith(
        "region 'testland', hook 'coverage_window': question 'cover', row T99: "
        "unknown clause 'T99'; did you mean 'T9'?"
    )


def test_a_lapsed_clause_without_a_successor_names_hook_question_and_clause() -> None:
    """The national layer does not silently answer what the region's clause no longer does."""

    def waiting_period(students: StudentBatch, law: Law) -> Decision:
        return law.decide("waiting", students, explicit("T15", True, since=0, ends=0))

    assert broken("waiting_period", waiting_period) == (
        "region 'testland', hook 'waiting_period': question 'waiting', insurance year 2024: "
        "clause T15 lapsed after 2023 and nothing follows it; say what does with until=…"
    )


@pytest.mark.parametrize(
    ("value", "kind"),
    [(np.zeros(2, np.int64), "ndarray"), ([], "list"), (5, "int"), ({}, "dict"), (("a",), "str")],
)
def test_an_answer_that_is_no_decision_is_refused_by_its_type(value: object, kind: str) -> None:
    """Only tables answer, so that no value comes without a clause."""
    assert broken("coverage_window", answering(value)) == (
        f"region 'testland', hook 'coverage_window': returned {kind}, "
        "expected a Decision (from law.decide) or a tuple of them"
    )


@pytest.mark.parametrize("hook", ["coverage_window", "refund"])
@pytest.mark.parametrize("nothing", [None, ()])
def test_a_hook_that_forgets_to_answer_is_found(hook: str, nothing: object) -> None:
    """No answer is a fault, also where the national layer would answer instead."""
    fault = broken(hook, answering(nothing))
    assert fault.startswith(f"region 'testland', hook '{hook}': a layer returned nothing")


def test_a_question_that_is_left_out_of_the_answers_is_found() -> None:
    """The hook answers the scope, but nobody answers the window."""

    def enrolment(students: StudentBatch, law: Law) -> Decision:
        return law.decide("scope", students, explicit("T1", True, covered=True))

    assert broken("enrolment", enrolment) == (
        "region 'testland', hook 'enrolment': question 'window' is answered by no layer"
    )


def test_an_answer_to_the_question_of_another_hook_is_refused() -> None:
    """The refund is not asked where cover is."""
    assert broken("coverage_window", nothing) == (
        "region 'testland', hook 'coverage_window': unknown question 'refund'; known: cover"
    )


def test_an_answer_with_other_outputs_is_refused() -> None:
    """Too few and too many outputs are named beside those that are expected."""

    def too_few(students: StudentBatch, law: Law) -> Decision:
        return law.decide("cover", students, explicit("T9", True, start=0))

    def too_many(students: StudentBatch, law: Law) -> Decision:
        return law.decide("cover", students, explicit("T9", True, start=0, end=1, until_=2))

    place = "region 'testland', hook 'coverage_window', question 'cover': outputs "
    assert broken("coverage_window", too_few) == f"{place}start; expected start, end"
    assert broken("coverage_window", too_many) == f"{place}start, end, until_; expected start, end"


@pytest.mark.parametrize(
    ("hook", "question", "outputs", "expected"),
    [
        (
            "refund",
            "refund",
            {"granted": 2, "cut_off": 0},
            "granted is 2 for student 1, expected a flag from 0 to 1",
        ),
        ("credit_conversion", "credit", {"months": -1}, "expected a count from 0 to 120"),
        ("contribution", "full_cost", {"amount": -1}, "expected a fen from 0 to "),
        ("subsidy", "relief", {"percent": -1, "payer": 2}, "expected a percent from 0 to 100"),
        ("subsidy", "top_up", {"amount": 0, "payer": 9}, "expected a payer from 0 to 8"),
        ("subsidy", "withdrawal", {"level": 4}, "level is 4 for student 1, expected a level"),
    ],
)
def test_a_value_outside_its_unit_is_refused_by_student(
    hook: str, question: str, outputs: dict[str, int], expected: str
) -> None:
    """A negative amount or a percentage above 100 is no answer in any region."""

    def made(students: StudentBatch, law: Law) -> Decision:
        return law.decide(question, students, explicit("T1", True, **outputs))  # type: ignore[arg-type]  # outputs are numbers

    found = broken(hook, made)
    assert found.startswith(f"region 'testland', hook '{hook}', question '{question}': ")
    assert expected in found


@pytest.mark.parametrize("payer", [Payer.STUDENT, Payer.INSTITUTION, Payer.UNALLOCATED])
def test_a_top_up_is_borne_by_a_public_payer_or_by_nobody(payer: Payer) -> None:
    """The row and the payer are named, and who may bear it."""

    def subsidy(students: StudentBatch, law: Law) -> Decision:
        return law.decide("top_up", students, explicit("T14", True, amount=5, payer=payer))

    assert broken("subsidy", subsidy) == (
        "region 'testland', hook 'subsidy', question 'top_up', row T14: payer is "
        f"{payer.word} for student 1, expected medical_assistance or finance or central or "
        "provincial or municipal or unfunded"
    )


def test_a_payment_buys_the_years_of_its_mode() -> None:
    """Two years of an annual payer would be paid and never earned."""

    def contribution(students: StudentBatch, law: Law) -> Decision:
        return law.decide("due", students, explicit("T3", True, years=2, price=100))

    assert broken("contribution", contribution) == (
        "region 'testland', insurance year 2024, question 'due', row T3: "
        "years is 2 for student 1, expected 1 as his payment mode buys "
        "(students.years_bought)"
    )


def test_the_first_student_with_a_value_outside_is_named() -> None:
    """Rows count from 1 for people."""

    def refund(students: StudentBatch, law: Law) -> Decision:
        granted = np.array([1, -1])
        return law.decide("refund", students, explicit("T12", True, granted=granted, cut_off=0))

    assert "granted is -1 for student 2, expected a flag" in broken("refund", refund)


def test_a_decision_about_other_students_is_refused() -> None:
    """A table over half of the batch has columns of half the length."""

    def coverage_window(students: StudentBatch, law: Law) -> Decision:
        half = students.select(np.array([True, False]))
        return law.decide("cover", half, explicit("T9", True, start=0, end=1))

    assert broken("coverage_window", coverage_window) == (
        "region 'testland', hook 'coverage_window', question 'cover': "
        "start has shape (1,), expected (2,)"
    )


def test_a_decision_that_no_table_made_is_checked_too() -> None:
    """Whoever builds a decision by hand does not get floats past the check."""
    figure = Figure(np.array([0.5, 1.5]), np.zeros(2, np.int8))
    row = np.zeros(2, np.int16)
    by_hand = Decision(
        "cover", {"start": figure, "end": figure}, row, (explicit("T9", True, start=0, end=0),)
    )
    assert broken("coverage_window", answering(by_hand)) == (
        "region 'testland', hook 'coverage_window', question 'cover': "
        "start is float64, expected whole numbers (day)"
    )


def test_whatever_else_a_hook_raises_is_reported_as_a_fault_of_the_region() -> None:
    """A slip in foreign code is no traceback for the person who asked."""

    def made(*_: object) -> object:
        return dict[str, object]()["ring"]

    expected = "region 'testland', hook 'refund': raised KeyError: 'ring'"
    assert broken("refund", made) == expected


def test_what_a_hook_raises_is_reported_with_file_and_line_of_the_plugin() -> None:
    """The last step inside a layer's package, also where it is the kernel that raises."""

    def refund(students: StudentBatch) -> Decision:
        return first_of("May", students.year)  # type: ignore[arg-type,return-value]  # the fault under test

    line = refund.__code__.co_firstlineno + 1
    layer = evolve(layer_of("upper", refund=refund), package=__package__)
    with pytest.raises(PluginFault) as fault:
        reformed(layer).ask("refund", batch())
    assert str(fault.value).endswith(f" (tests/kernel/test_answer_checks.py, line {line})")


def test_a_missing_value_stays_an_error_of_the_request() -> None:
    """Asking for a year that no file knows is not the plugin's fault."""

    def refund(students: StudentBatch, law: Law) -> Decision:
        day = law.at("late_wait_days", 2021)
        return law.decide("refund", students, explicit("T12", True, granted=1, cut_off=day))

    with pytest.raises(RequestError, match="late_wait_days: no value for insurance year 2021"):
        assess(region_with(refund=refund), batch())


def test_payers_and_levels_are_accepted_to_their_ends() -> None:
    """The bounds of the units are those of the vocabularies, both ends included."""

    def subsidy(students: StudentBatch, law: Law) -> Decision:
        return law.decide("top_up", students, explicit("T14", True, amount=5, payer=Payer.UNFUNDED))

    found = assess(region_with(subsidy=subsidy), batch())
    assert found.decisions["top_up"]["payer"].tolist() == [Payer.UNFUNDED]
