"""Expressions of a rules module with their names resolved: each one as if it stood in one place."""

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy

from attrs import evolve, field, frozen

Functions = Mapping[str, ast.FunctionDef]
Values = Mapping[str, ast.expr]


@frozen
class Scope:
    """What the names stand for at one place of a module.

    Attributes:
        values: by name, as they are assigned; a name that is assigned twice has none.
        functions: those of the module that may be looked into, by name.
        given: what arguments stand for, resolved where they are given.
    """

    values: Values
    functions: Functions
    given: Values = field(factory=dict)

    @classmethod
    def of_module(cls, module: ast.Module) -> "Scope":
        """Take the constants and the functions of a module."""
        functions = {one.name: one for one in module.body if isinstance(one, ast.FunctionDef)}
        return cls(_assigned(module.body), functions)

    def inside(self, function: ast.FunctionDef) -> "Scope":
        """Add what a function assigns; its arguments stand for themselves."""
        arguments = _arguments(function)
        outer = {name: value for name, value in self.values.items() if name not in arguments}
        return evolve(self, values={**outer, **_assigned(function.body)})

    def resolved(self, expression: ast.expr) -> ast.expr:
        """Return an expression with what its names stand for, starred lists spread out.

        A function of the module is looked into where all that it does is to return something.
        """
        resolved: ast.expr = _Resolving(self).visit(deepcopy(expression))
        return resolved

    def without(self, name: str) -> "Scope":
        """Return the scope of what a name stands for, in which it does not stand for itself."""
        return evolve(self, values={n: value for n, value in self.values.items() if n != name})

    def called(self, function: ast.FunctionDef, given: Values) -> "Scope":
        """Return the scope inside a function that is handed arguments; it is entered once."""
        others = {n: one for n, one in self.functions.items() if one is not function}
        return evolve(self.inside(function), functions=others, given=given)


class _Resolving(ast.NodeTransformer):
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in self.scope.given:
            return deepcopy(self.scope.given[node.id])
        value = self.scope.values.get(node.id)
        return node if value is None else self.scope.without(node.id).resolved(value)

    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.generic_visit(node)
        node.args = [one for argument in node.args for one in _spread(argument)]
        called = node.func
        function = self.scope.functions.get(called.id) if isinstance(called, ast.Name) else None
        returned = _only_returned(function) if function else None
        given = _given(function, node) if function else None
        if function is None or returned is None or given is None:
            return node
        return self.scope.called(function, given).resolved(returned)


def _spread(argument: ast.expr) -> list[ast.expr]:
    """Return the members of a starred list that is written out; anything else as it is."""
    if isinstance(argument, ast.Starred) and isinstance(argument.value, ast.Tuple | ast.List):
        return argument.value.elts
    return [argument]


def _arguments(function: ast.FunctionDef) -> list[str]:
    return [one.arg for one in (*function.args.args, *function.args.kwonlyargs)]


def _given(function: ast.FunctionDef, call: ast.Call) -> dict[str, ast.expr] | None:
    """Return what a call gives to each argument; None where that is not plain."""
    names = _arguments(function)
    given = dict(zip(names, call.args, strict=False))
    given |= {one.arg: one.value for one in call.keywords if one.arg}
    is_plain = len(call.args) + len(call.keywords) == len(names) == len(given)
    return given if is_plain and set(given) == set(names) else None


def _only_returned(function: ast.FunctionDef) -> ast.expr | None:
    """Return what a function returns that assigns names and returns once; None for others."""
    *steps, last = function.body
    plain = ast.Assign | ast.AnnAssign | ast.Expr
    if isinstance(last, ast.Return) and all(isinstance(step, plain) for step in steps):
        return last.value
    return None


def _assigned(body: list[ast.stmt]) -> dict[str, ast.expr]:
    """Return what the names of a block stand for that are assigned once, and in any case."""
    block = ast.Module(body, [])
    found = dict(_assignments(block))
    times = Counter(
        node.id
        for node in ast.walk(block)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )
    return {name: value for name, value in found.items() if times[name] == 1}


def _assignments(block: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for statement in block.body:  # what stands under a condition is not certain
        targets: list[ast.expr] = []
        value: ast.expr | None = None
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            targets, value = statement.targets, statement.value
        elif isinstance(statement, ast.AnnAssign):
            targets, value = [statement.target], statement.value
        for target in targets:
            if value is not None and not isinstance(value, ast.Yield):
                yield from _pairs(target, value)


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    """Take `a, b = x, y` apart."""
    if isinstance(target, ast.Name):
        yield target.id, value
    elif (
        isinstance(target, ast.Tuple)
        and isinstance(value, ast.Tuple)
        and len(target.elts) == len(value.elts)
    ):
        for one, given in zip(target.elts, value.elts, strict=True):
            yield from _pairs(one, given)
