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

_MONEY: Final = frozenset(
    name
    for question in QUESTIONS.values()
    for name, output in question.outputs.items()
    if output.unit == "fen"
)
"""Outputs in fen."""

_CHANCE: Final = (
    *("random", "secrets", "time", "uuid", "os", "sys", "subprocess", "socket"),
    *("pathlib", "io", "logging", "threading"),
)
"""Modules by which an answer would depend on more than the student and the law."""

_OTHERS: Final = ("plugins", "simulate")
"""What a region does not know: other regions, and who asks."""

_CLOCK: Final = ("random", "today", "now", "utcnow")
"""Names and words by which it would."""

_MEMORY: Final = ("cache", "lru_cache")
"""Functions by which an answer of one scenario would be given under another."""

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
_NUMBER: Final = message(
    "{code} is money in code; put it into parameters.toml with its source, and ask law.at"
)
_YEAR: Final = message(
    "{code} is a year in code; write first_year or last_year in the clause, since = {year} at the "
    "value, or until= at the row"
)
_TWICE: Final = message(
    "the function {name} is defined a second time, and the first is never asked; delete one"
)
_REMEMBERS: Final = message(
    "{name} keeps an answer from one law for another; look values up anew, which is quick"
)
_SWALLOWS: Final = message(
    "an error that a rule catches is one that nobody sees; let it be raised, and mend its cause"
)
_OTHER_REGION: Final = message(
    "{name}: a region imports kernel alone; what several share belongs to the national layer"
)
_OUTPUT: Final = message(
    "{name} has no place in rules: an answer is what a hook returns, and nothing else"
)


def check_source(region: Inspected) -> Iterator[Finding]:
    """Find what the code of rules must not do, with its line."""
    for path, module in region.code.items():
        yield from _defined_twice(path, module)
        for node in ast.walk(module):
            for text in _faults_of(node):
                yield Finding(Place(path, getattr(node, "lineno", 1)), text)


def _defined_twice(path: str, module: ast.Module) -> Iterator[Finding]:
    """Find functions whose name another one takes further down: only the last one counts."""
    names: set[str] = set()
    for node in module.body:
        if isinstance(node, ast.FunctionDef):
            if node.name in names:
                yield Finding(Place(path, node.lineno), _TWICE.filled(name=node.name))
            names.add(node.name)


def _faults_of(node: ast.AST) -> Iterator[Message]:
    match node:
        case ast.FunctionDef(name=name, decorator_list=[]) if name in _HOOKS:
            yield _UNMARKED.filled(name=name)
        case ast.If() | ast.While() | ast.IfExp() | ast.Assert():
            yield from (_TRUTH.filled(code=code) for code in _truths_in(node.test))
        case ast.Import(names=names):
            yield from _imports([alias.name for alias in names])
        case ast.ImportFrom(module=str(module)):
            yield from _imports([module])
        case ast.Try():
            yield _SWALLOWS
        case ast.expr() | ast.keyword():
            yield from _faults_of_expression(node)


def _faults_of_expression(node: ast.expr | ast.keyword) -> Iterator[Message]:
    match node:
        case ast.Attribute(attr=attribute) if attribute in _CLOCK:
            yield _MODULE.filled(name=ast.unparse(node))
        case ast.Call(args=[ast.Constant(word)]) if word in _CLOCK:
            yield _MODULE.filled(name=ast.unparse(node))
        case ast.Name(name) | ast.Attribute(attr=name) if name in _MEMORY:
            yield _REMEMBERS.filled(name=name)
        case ast.Call(func=ast.Name(name)) if name in _STREAMS:
            yield _OUTPUT.filled(name=name)
        case ast.keyword(arg=output, value=ast.Constant(int(fen))) if output in _MONEY and fen > 1:
            yield _NUMBER.filled(code=ast.unparse(node))
        case ast.Compare(left=ast.Name("year"), comparators=[ast.Constant(int(year))]):
            yield _YEAR.filled(code=ast.unparse(node), year=year)


def _imports(modules: list[str]) -> Iterator[Message]:
    for name in modules:
        first = name.partition(".")[0]
        if first in _CHANCE or name == "numpy.random":
            yield _MODULE.filled(name=name)
        if first in _OTHERS:
            yield _OTHER_REGION.filled(name=name)


def _truths_in(test: ast.expr) -> Iterator[str]:
    """Return what in a condition asks a column whether it is true: `.any()`, `np.all(…)`."""
    for node in ast.walk(test):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("any", "all"):
            yield ast.unparse(node)
