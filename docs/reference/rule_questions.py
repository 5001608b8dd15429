"""Every hook with its arguments, and every question that it answers."""

from inspect import signature
from typing import Final

from docs.reference.markdown import code, plain, table
from kernel import hookspecs
from kernel.hookspecs import QUESTIONS
from kernel.messages import Language, Pair
from simulate.language.catalogue import spoken

_COLUMNS: Final = (
    Pair("Question", "问题"),
    Pair("What it asks", "所问"),
    Pair("Output", "输出"),
    Pair("Unit", "单位"),
    Pair("What it is", "含义"),
)


def questions(language: Language) -> str:
    """Return a section for each hook: its arguments, and a row for each output of its questions."""
    hooks = dict.fromkeys(question.hook for question in QUESTIONS.values())
    return "\n\n".join(f"{_heading(hook)}\n\n{_outputs(hook, language)}" for hook in hooks)


def _heading(hook: str) -> str:
    arguments = ", ".join(signature(getattr(hookspecs, hook)).parameters)
    return f"### `{hook}({arguments})`"


def _outputs(hook: str, language: Language) -> str:
    rows = [
        (
            code(name),
            plain(spoken(question.text, language)),
            code(output),
            code(held.unit),
            plain(spoken(held.text, language)),
        )
        for name, question in QUESTIONS.items()
        if question.hook == hook
        for output, held in question.outputs.items()
    ]
    return table(_COLUMNS, rows, language)
