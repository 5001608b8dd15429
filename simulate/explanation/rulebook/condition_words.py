"""When a row of a decision table applies, in words: the condition as its module writes it."""

import ast
from collections.abc import Iterable
from typing import Final

from kernel.codes import Code
from kernel.messages import Message, Text, listed, message, message_in
from simulate.explanation.rulebook.code_words import any_of
from simulate.explanation.rulebook.condition_parts import join_of, parts_of
from simulate.explanation.rulebook.expression_units import (
    BLANK,
    is_day,
    unit_of_expression,
    unwrapped,
)
from simulate.explanation.rulebook.ground import Ground
from simulate.explanation.rulebook.value_words import code_text, value_words
from simulate.explanation.vocabulary import BETWEEN_DAYS, FACTS, RELATIONS

EVERYBODY: Final = message("everybody")
NOBODY: Final = message("nobody")
_ALL: Final = message_in("between conditions", ", and ")
_ANY: Final = message_in("between conditions", ", or ")
_BRACKETS: Final = message("({words})")

_OPERATIONS: Final[dict[type[ast.cmpop], str]] = {
    ast.Eq: "equal",
    ast.NotEq: "not_equal",
    ast.Gt: "greater",
    ast.GtE: "greater_equal",
    ast.Lt: "less",
    ast.LtE: "less_equal",
}
_CONTRARY: Final = {"and": "or", "or": "and"}


def condition_words(node: ast.expr, ground: Ground) -> Text:
    """Return when a condition holds; what has no words is the code that it is."""
    return _words(node, ground, so=True)


def _words(node: ast.expr, ground: Ground, *, so: bool) -> Text:
    """Return when a condition holds, or when it does not."""
    node = unwrapped(node)
    match node:
        case ast.Constant(bool() as always):
            return EVERYBODY if always == so else NOBODY
        case ast.UnaryOp(ast.Invert() | ast.Not(), part):
            return _words(part, ground, so=not so)
    if (fact := _fact(node, ground, so=so)) is not None:
        return fact
    if (join := join_of(node)) is not None:
        word = join if so else _CONTRARY[join]
        parts = [_bracketed(part, word, ground, so=so) for part in parts_of(node, join)]
        return listed(parts, _ALL if word == "and" else _ANY)
    if (compared := _compared(node)) is not None:
        return _comparison(*compared, ground, so=so)
    return code_text(node) if so else message("not {words}", words=code_text(node))


def _fact(node: ast.expr, ground: Ground, *, so: bool) -> Text | None:
    """Return a fact that has a name; None for anything else."""
    match node:
        case ast.Name(name) | ast.Attribute(ast.Name("students"), name) if name in FACTS:
            return FACTS[name][not so]
        case ast.Call(ast.Attribute(ast.Name("students"), name), given) if name in FACTS:
            codes = _codes(given, ground)
            if len(codes) == len(given):
                return FACTS[name][not so].filled(words=_names(codes, ground))
        case ast.Call(ast.Attribute(ast.Call(ast.Name("best_relief")), "among"), given):
            codes = _codes(given, ground)
            if codes and len(codes) == len(given):
                return _among(_names(codes, ground), so=so)
        case ast.Call(ast.Attribute(clause, "has_begun"), [when]):
            return _begun(clause, when, ground, so=so)
    return None


def members(node: ast.expr, ground: Ground) -> tuple[Code, ...]:
    """Return the relief categories to which a condition restricts the one that counts."""
    match unwrapped(node):
        case ast.Call(ast.Attribute(ast.Call(ast.Name("best_relief")), "among"), given):
            return tuple(_codes(given, ground))
    return ()


def _codes(nodes: Iterable[ast.expr], ground: Ground) -> list[Code]:
    """Return the codes that expressions name; one that is none is left out."""
    return [code for one in nodes if (code := ground.code(one)) is not None]


def _names(codes: Iterable[Code], ground: Ground) -> Text:
    return any_of([ground.called(code) for code in codes])


def _bracketed(part: ast.expr, word: str, ground: Ground, *, so: bool) -> Text:
    """Return a part, in brackets where its own parts are joined otherwise."""
    turned, positive = part, so
    while isinstance(turned, ast.UnaryOp) and isinstance(turned.op, ast.Invert | ast.Not):
        turned, positive = unwrapped(turned.operand), not positive
    join = join_of(turned)
    own = join if positive or join is None else _CONTRARY[join]
    words = _words(part, ground, so=so)
    return words if own in (None, word) else _BRACKETS.filled(words=words)


def _among(names: Text, *, so: bool) -> Text:
    if so:
        return message("the category that counts is {names}", names=names)
    return message("the category that counts is none of {names}", names=names)


def _begun(clause: ast.expr, when: ast.expr, ground: Ground, *, so: bool) -> Text:
    name = clause.slice if isinstance(clause, ast.Subscript) else clause
    name_ = ast.literal_eval(name) if isinstance(name, ast.Constant) else ast.unparse(name)
    year = value_words(when, "", ground, condition_words)
    if so:
        return message("{clause} had begun by {year}", clause=name_, year=year)
    return message("{clause} had not begun by {year}", clause=name_, year=year)


def _compared(node: ast.expr) -> tuple[str, ast.expr, ast.expr] | None:
    match node:
        case ast.Compare(left, [operation], [right]) if type(operation) in _OPERATIONS:
            return _OPERATIONS[type(operation)], left, right
        case ast.Call(ast.Attribute(ast.Name("np"), name), [left, right]) if (
            name in _OPERATIONS.values()
        ):
            return name, left, right
    return None


def _comparison(
    operation: str, left: ast.expr, right: ast.expr, ground: Ground, *, so: bool
) -> Text:
    if operation in ("equal", "not_equal"):
        return _alike(left, right, ground, so=so == (operation == "equal"))
    unit = unit_of_expression(left, ground) or unit_of_expression(right, ground)
    relations = BETWEEN_DAYS if unit == "day" else RELATIONS
    return message(
        "{what} {relation} {against}",
        what=value_words(left, unit, ground, condition_words),
        relation=relations[operation][not so],
        against=value_words(right, unit, ground, condition_words),
    )


def _alike(left: ast.expr, right: ast.expr, ground: Ground, *, so: bool) -> Text:
    match left, right:
        case ast.Call(ast.Attribute(ast.Name("law"), "switch"), [ast.Constant(name)]), (
            ast.Constant(option)
        ):
            return _chosen(so).filled(name=name, option=option)
    what = value_words(left, "", ground, condition_words)
    if isinstance(right, ast.Name) and right.id == BLANK:
        return _given(so).filled(what=what)
    unit = "day" if is_day(left, ground) else ""
    held = value_words(right, unit, ground, condition_words)
    if so:
        return message("{what} is {held}", what=what, held=held)
    return message("{what} is not {held}", what=what, held=held)


def _given(so: bool) -> Message:
    return message("{what} is not given") if so else message("{what} is given")


def _chosen(so: bool) -> Message:
    if so:
        return message("the switch `{name}` is on `{option}`")
    return message("the switch `{name}` is not on `{option}`")
