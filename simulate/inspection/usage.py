"""What a region declares and nothing uses, and what its code does that rules must not do."""

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

_STREAMS: Final = ("print", "input", "open", "exit", "quit")
"""Functions by which rules would say or take something beside the answer."""

_CLAUSE: Final = message(
    "clause {name} decides no row and turns no switch; cite it in a row of rules.py, or delete it"
)
_PARAMETER: Final = message(
    "nothing asks for the parameter {name}; ask for it in rules.py (law.at, law.day), or delete it"
)
_SWITCH: Final = message(
    "nothing asks which interpretation {name} is in force; ask law.switch({name!r}), or delete it"
)
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


def check_used(region: Inspected) -> Iterator[Finding]:
    """Find clauses, parameters and switches of the region that nothing uses."""
    words, law = region.words, region.rules.law
    by_switches = {switch.clause for switch in law.switches.values()}
    by_alternatives = {
        alternative.clause
        for parameter in (*law.parameters.values(), *region.setup.assumptions.parameters.values())
        for alternatives in parameter.alternatives.values()
        for alternative in alternatives
    }
    for name in region.layer.clauses():
        if name not in words | by_switches | by_alternatives:
            place = region.place("clauses.toml", "clause", name)
            yield Finding(place, _CLAUSE.filled(name=name))
    by_others = {p.rise for p in law.parameters.values()} | {
        p.otherwise.parameter for p in law.parameters.values() if p.otherwise
    }
    tables = region.file("parameters.toml").read()
    for name, table in tables.items():
        is_own = isinstance(table, dict) and "unit" in table
        if is_own and name not in words | by_others:
            place = region.place("parameters.toml", name)
            yield Finding(place, _PARAMETER.filled(name=name))
    for name in tables.get("switch", {}):
        if name not in words:
            place = region.place("parameters.toml", "switch", name)
            yield Finding(place, _SWITCH.filled(name=name))


def check_source(region: Inspected) -> Iterator[Finding]:
    """Find what the code of rules must not do, with its line."""
    for node in ast.walk(ast.parse(region.source)):
        for text in _faults_of(node):
            line = getattr(node, "lineno", 1)
            yield Finding(Place(region.rules_file, line), text)


def _faults_of(node: ast.AST) -> Iterator[Message]:
    if isinstance(node, ast.FunctionDef) and node.name in _HOOKS and not node.decorator_list:
        yield _UNMARKED.filled(name=node.name)
    if isinstance(node, ast.If | ast.While | ast.IfExp | ast.Assert):
        yield from (_TRUTH.filled(code=code) for code in _truths_in(node.test))
    if isinstance(node, ast.Import | ast.ImportFrom):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else names
        chance = [
            name for name in modules if name.split(".")[0] in _CHANCE or name == "numpy.random"
        ]
        yield from (_MODULE.filled(name=name) for name in chance)
    if isinstance(node, ast.Attribute) and node.attr in ("random", "today", "now", "utcnow"):
        yield _MODULE.filled(name=ast.unparse(node))
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in _STREAMS:
        yield _OUTPUT.filled(name=ast.unparse(node.func))


def _truths_in(test: ast.expr) -> Iterator[str]:
    """Return what in a condition asks a column whether it is true: `.any()`, `np.all(…)`."""
    for node in ast.walk(test):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("any", "all"):
            yield ast.unparse(node)
