"""Conditions as propositions: whether there can be a student for whom one holds and others do not.

A comparison and its contrary are one fact; that two facts exclude each other is not known.
"""

import ast
from collections.abc import Iterable
from functools import cache
from inspect import signature
from typing import Final

from attrs import frozen

import kernel
from kernel import hookspecs
from kernel.hookspecs import QUESTIONS
from simulate.explanation.rulebook.condition_parts import join_of, parts_of
from simulate.explanation.rulebook.expression_units import unwrapped


@frozen
class Joined:
    """Propositions all of which hold, or none of which does.

    Attributes:
        all_hold: all of them; otherwise: none of them.
    """

    parts: tuple["Proposition", ...]
    all_hold: bool


Proposition = bool | str | Joined
"""What holds always or never, a fact by its code, or what is made of others."""

_NOTHING: Final = ""
"""No fact: what holds always or never is only put together."""

_CONTRARY: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.NotEq: ast.Eq,
    ast.LtE: ast.Gt,
    ast.GtE: ast.Lt,
}


def proposition(node: ast.expr, place: object) -> Proposition:
    """Return a condition as a proposition.

    Args:
        node: a condition of a rules module, its names resolved.
        place: where it stands: what a name of the module is may be another thing elsewhere.
    """
    node = unwrapped(node)
    match node:
        case ast.Constant(bool() as always):
            return always
        case ast.UnaryOp(ast.Invert() | ast.Not(), part):
            return _not(proposition(part, place))
        case ast.Compare(left, [operation], [right]) if type(operation) in _CONTRARY:
            contrary = _CONTRARY[type(operation)]()
            return _not(_fact(ast.Compare(left, [contrary], [right]), place))
    join = join_of(node)
    if join is None:
        return _fact(node, place)
    parts = [proposition(part, place) for part in parts_of(node, join)]
    if join == "and":
        return Joined(tuple(parts), all_hold=True)
    return _not(Joined(tuple(parts), all_hold=False))


def can_hold(*together: Proposition, without: Iterable[Proposition] = ()) -> bool:
    """Say whether there can be a student for whom some hold together, and none of the others."""
    whole = Joined((*together, *map(_not, without)), all_hold=True)
    return _is_possible(_supposing(whole, _NOTHING, is_so=True))


def _fact(node: ast.expr, place: object) -> str:
    code = ast.unparse(node)
    names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    return code if names <= _known_names() else f"{code} in {place}"


@cache
def _known_names() -> frozenset[str]:
    """Return the names that mean the same in every rules module: arguments, `kernel`, numpy."""
    hooks = {question.hook for question in QUESTIONS.values()}
    arguments = {name for hook in hooks for name in signature(getattr(hookspecs, hook)).parameters}
    return frozenset({"np", *arguments, *kernel.__all__})


def _not(one: Proposition) -> Proposition:
    return not one if isinstance(one, bool) else Joined((one,), all_hold=False)


def _is_possible(one: Proposition) -> bool:
    """Say whether a proposition holds for some facts, whatever they are about."""
    if isinstance(one, bool):
        return one
    fact = _first_fact(one)
    return any(_is_possible(_supposing(one, fact, is_so=is_so)) for is_so in (True, False))


def _first_fact(one: Proposition) -> str:
    while isinstance(one, Joined):
        one = next(part for part in one.parts if not isinstance(part, bool))
    return str(one)


def _supposing(one: Proposition, fact: str, *, is_so: bool) -> Proposition:
    """Return what a proposition is where a fact holds, or where it does not."""
    if not isinstance(one, Joined):
        return is_so if one == fact else one
    parts = [_supposing(part, fact, is_so=is_so) for part in one.parts]
    if (not one.all_hold) in parts:
        return False
    left = tuple(part for part in parts if not isinstance(part, bool))
    return Joined(left, one.all_hold) if left else True
