"""The contract page: every question has a hook, every hook a document and an answer."""

import inspect
from collections.abc import Callable

import pytest

from kernel import hookspecs
from kernel.hookspecs import PROJECT, QUESTIONS
from kernel.students import StudentBatch
from tests.fiction.world import load_testland
from tests.kernel.making import batch

HOOKS: dict[str, Callable[..., object]] = {
    name: function
    for name, function in vars(hookspecs).items()
    if hasattr(function, f"{PROJECT}_spec")
}


def test_every_question_belongs_to_a_hook_and_every_hook_has_a_question() -> None:
    """No question is asked of nobody, and no hook is called for nothing."""
    assert {question.hook for question in QUESTIONS.values()} == set(HOOKS)


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_says_which_questions_it_answers(hook: str) -> None:
    """Its docstring names all of them and no other, so that the page can be believed."""
    said = inspect.getdoc(HOOKS[hook]) or ""
    named = {name for name in QUESTIONS if f"`{name}`" in said}
    assert named == {name for name, question in QUESTIONS.items() if question.hook == hook}


@pytest.mark.parametrize("hook", HOOKS)
def test_every_argument_of_a_hook_is_explained_on_the_page(hook: str) -> None:
    """Arguments keep one meaning over all hooks, written once at the top."""
    explained = hookspecs.__doc__ or ""
    for argument in inspect.signature(HOOKS[hook]).parameters:
        assert f"\n    {argument} " in explained


def test_every_question_is_answered_by_the_fictional_layers() -> None:
    """The fiction leaves out nothing that the contract asks, so that these tests see all of it."""
    rules, students = load_testland(), batch()
    nobody = students.paid_on < 0
    arguments = {"late": nobody, "covered": ~nobody, "clock": students.paid_on}
    cover = rules.ask("coverage_window", students, late=nobody)["cover"]
    due = rules.ask("contribution", students, late=nobody)["due"]
    asked = {
        name
        for hook in HOOKS
        for name in rules.ask(hook, students, **arguments, cover=cover, due=due)
    }
    assert asked == set(QUESTIONS)


def test_an_implementer_takes_only_what_it_needs() -> None:
    """The first argument of every hook is the batch; the others may be left out."""
    for hook in HOOKS.values():
        first = next(iter(inspect.signature(hook).parameters.values()))
        assert (first.name, first.annotation) == ("students", StudentBatch)
