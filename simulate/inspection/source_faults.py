"""What the code of rules must not do: forget a mark, ask a whole column, know chance or a clock."""

import ast
from collections.abc import Iterator
from typing import Final

from kernel.errors import Place
from kernel.hookspecs import QUESTIONS
from kernel.messages import Message, message
from simulate.inspection.finding import Finding
from simulate.inspection.inspected import Inspected

_HOOKS: Final = frozenset(question.hook for question in QUESTIONS.values())

_CHANCE: Final = ("random", "secrets", "time", "uuid", "os", "sys", "subprocess", "socket")
"""Modules by which an answer would depend on more than the student and the law."""

_CLOCK: Final = ("random", "today", "now", "utcnow")
"""Attributes by which it would."""

_STREAMS: Final = ("print", "input", "open", "exit", "quit")
"""Functions by which rules would say or take something beside the answer."""

_UNMARKED: Final = message(
    "the function {name} has the name of a hook and is not marked with @hookimpl: nobody asks it; "
    "write @hookimpl above it"
)
_TRUTH: Final = message(
    "{code} asks whether a column is true for somebody, and decides for everybody; give each "
    "student a row of his own: explicit(clause, condition, …), or numpy.where"
)
_MODULE: Final = message(
    "rules know no chance, no clock and no files: {name} makes an answer depend on more than the "
    "student and the law"
)
_OUTPUT: Final = message(
    "{name} has no place in rules: an answer is what a hook returns, and nothing else"
)


def check_source(region: Inspected) -> Iterator[Finding]:
    """Find what the code of rules must not do, with its line."""
    for node in ast.walk(ast.parse(region.source)):
        for text in _faults_of(node):
            yield Finding(Place(region.rules_file, getattr(node, "lineno", 1)), text)


def _faults_of(node: ast.AST) -> Iterator[Message]:
    match node:
        case ast.FunctionDef(name=name, decorator_list=[]) if name in _HOOKS:
            yield _UNMARKED.filled(name=name)
        case ast.If() | ast.While() | ast.IfExp() | ast.Assert():
            yield from (_TRUTH.filled(code=code) for code in _truths_in(node.test))
        case ast.Import(names=names):
            yield from _chances([alias.name for alias in names])
        case ast.ImportFrom(module=str(module)):
            yield from _chances([module])
        case ast.Attribute(attr=attribute) if attribute in _CLOCK:
            yield _MODULE.filled(name=ast.unparse(node))
        case ast.Call(func=ast.Name(name)) if name in _STREAMS:
            yield _OUTPUT.filled(name=name)


def _chances(modules: list[str]) -> Iterator[Message]:
    for name in modules:
        if name.partition(".")[0] in _CHANCE or name == "numpy.random":
            yield _MODULE.filled(name=name)


def _truths_in(test: ast.expr) -> Iterator[str]:
    """Return what in a condition asks a column whether it is true: `.any()`, `np.all(…)`."""
    for node in ast.walk(test):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("any", "all"):
            yield ast.unparse(node)
